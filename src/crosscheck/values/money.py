"""Amounts of money: $5 million, 1,5 Md€, «3 مليارات دولار», with the ISO 4217 codes they may be in.

A name shared by many currencies (dinar, pound, franc) is resolved by the adjective beside it, then by the only country
of the sentence that has such a currency; else all stay possible, those of countries the article names first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Mention, Money, Span
from crosscheck.sentences import Sentence
from crosscheck.tokens import PhraseTable, Token
from crosscheck.values.number import Number, numbers

NEAR = 40  # words around an amount in which a country's name settles its currency
LIGHT = 1000  # fewer pounds "of" something are a weight


@dataclass(frozen=True, slots=True)
class _Currency:
    """A currency's words: tokens up to `last`, and the codes it may be."""

    last: int
    codes: tuple[str, ...]
    shared: bool


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """The amounts of money of a sentence."""
    for number in numbers(sentence, lexicon):
        mention = parse(number, sentence, lexicon, article)
        if mention:
            yield mention


def parse(number: Number, sentence: Sentence, lexicon: Lexicon, article: Article) -> Mention | None:
    """The amount that a number says, or None."""
    tokens = sentence.tokens
    symbol = lexicon.phrases("money.symbols").ending_at(tokens, number.first, 2)
    if symbol and tokens[number.first - 1].end >= tokens[number.first].start - 1:
        return _before(number, symbol[0], sentence, lexicon, article)
    if number.weak and not lexicon.words("money.weak") & {tokens[number.first].norm}:
        return None
    scale, at = _scale(number.last, tokens, lexicon)
    at = _skip(at, tokens, lexicon)
    found = _currency(at, tokens, lexicon)
    if found and not _weighs(number, found.last, tokens, lexicon):
        codes = _resolve(found, sentence, lexicon, article)
        return _mention(number, tokens[number.first].start, tokens[found.last - 1].end, scale, codes)
    if scale == 1 and (cents := lexicon.phrases("money.cents").match(tokens, at)):
        return _mention(number, tokens[number.first].start, tokens[cents[0] - 1].end, Fraction(1, 100), (cents[1],))
    return None


def _weighs(number: Number, at: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Is it a weight ("two pounds of meat"): few, of a unit that has the currency's name, with "of" behind?"""
    unit = lexicon.phrases("quantity.weights").ending_at(tokens, at, 1)
    return unit is not None and number.stated < LIGHT and at < len(tokens) and tokens[at].norm in lexicon.words("number.of")


def _before(number: Number, first: int, sentence: Sentence, lexicon: Lexicon, article: Article) -> Mention | None:
    """An amount whose symbol stands first: $5m, US$1.2 billion."""
    tokens = sentence.tokens
    scale, last = _scale(number.last, tokens, lexicon)
    found = _currency(first, tokens, lexicon)
    if found is None:
        return None
    named = lexicon.phrases("money.currencies").match(tokens, last)
    codes = (named[1],) if named and found.shared else _resolve(found, sentence, lexicon, article)
    return _mention(number, tokens[first].start, tokens[last - 1].end, scale, codes)


def _scale(at: int, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Fraction, int]:
    """A scale that only money has (5m, 1,5 Md€), and the index behind it."""
    found = lexicon.phrases("money.scales").match(tokens, at)
    return (Fraction(found[1]), found[0]) if found else (Fraction(1), at)


def _skip(at: int, tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """The index behind what may stand between a number and its currency ("2 millions d'euros", "5-dollar")."""
    of = lexicon.words("money.partitive") | {"-"}
    return at + 1 if at < len(tokens) and tokens[at].norm in of else at


def _currency(at: int, tokens: Sequence[Token], lexicon: Lexicon) -> _Currency | None:
    """The currency whose words start at token `at`, with its adjective on either side."""
    families, adjectives = _families(lexicon), lexicon.phrases("money.of")
    whose = adjectives.match(tokens, at)
    own = lexicon.phrases("money.currencies").match(tokens, at) or (lexicon.phrases("money.currencies").match(tokens, whose[0]) if whose else None)
    family = families.match(tokens, whose[0] if whose else at)
    if own and (not family or own[0] >= family[0]):
        return _Currency(own[0], (own[1],), shared=False)
    if not family or tokens[at].norm.startswith(tuple(lexicon.section("money.per") or ())):
        return None
    codes, last = tuple(lexicon.section(f"money.families.{family[1]}.codes")), family[0]
    behind = adjectives.match(tokens, last)
    if whose and whose[1] in codes:
        return _Currency(last, (whose[1],), shared=False)
    if behind and behind[1] in codes:
        return _Currency(behind[0], (behind[1],), shared=False)
    return _Currency(last, codes, shared=True)


@lru_cache
def _families(lexicon: Lexicon) -> PhraseTable:
    """The names that many currencies share, as a table."""
    return PhraseTable({name: data["words"] for name, data in lexicon.section("money.families").items()}, lexicon.tokenizer)


def _resolve(found: _Currency, sentence: Sentence, lexicon: Lexicon, article: Article) -> tuple[str, ...]:
    """The codes that are possible, the likeliest first."""
    if not found.shared or found.codes[0] == "USD":
        return found.codes
    near = _codes(sentence.tokens[max(0, found.last - NEAR) : found.last + NEAR], lexicon)
    here = [code for code in found.codes if code in near]
    if len(here) == 1:
        return (here[0],)
    around = _article_codes(article, lexicon)
    return tuple(sorted(found.codes, key=lambda code: -around[code]))


def _codes(tokens: Sequence[Token], lexicon: Lexicon) -> Counter[str]:
    """How often words of each currency's country stand in a text."""
    return Counter(code for _, _, code in lexicon.phrases("money.of").all(tokens))


@lru_cache(maxsize=64)
def _article_codes(article: Article, lexicon: Lexicon) -> Counter[str]:
    """The currencies of the countries that an article names."""
    return _codes(lexicon.tokenizer.tokens(article.text), lexicon)


def _mention(number: Number, start: int, end: int, factor: Fraction, codes: tuple[str, ...]) -> Mention:
    low, high = (None if bound is None else bound * factor for bound in (number.low, number.high))
    return Mention(kind="money", span=Span(start, end), value=Money(low=low, high=high, stated=number.stated * factor, currencies=codes))
