"""Amounts of money: $5 million, 1,5 Md€, «3 مليارات دولار», 20 dollars and 43 cents, with the ISO 4217 codes they may be in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Mention, Money
from crosscheck.sentences import Sentence
from crosscheck.tokens import Token
from crosscheck.values.currency_choice import choose
from crosscheck.values.currency_names import Name, name_at, name_before
from crosscheck.values.money_amount import Amount, Text, amount, glued
from crosscheck.values.money_joined import joined
from crosscheck.values.number import Number, numbers
from crosscheck.values.numeral import exactly
from crosscheck.values.ranges import changed
from crosscheck.values.reading import holding, tokens_of
from crosscheck.values.shared_unit import bare_ends
from crosscheck.values.spelled import spelled

ONE, TWO = Fraction(1), Fraction(2)


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """The amounts of money of a sentence."""
    tokens = sentence.tokens
    for found in amounts(sentence, lexicon, article):
        value = Money(low=found.low, high=found.high, stated=found.stated, currencies=found.codes)
        yield Mention(kind="money", span=found.where(tokens), value=value)


def parse(number: Number, sentence: Sentence, lexicon: Lexicon, article: Article) -> Amount | None:
    """The amount that a number is in, or None."""
    return holding(amounts(sentence, lexicon, article), number)


@lru_cache(maxsize=256)
def amounts(sentence: Sentence, lexicon: Lexicon, article: Article) -> tuple[Amount, ...]:
    """All amounts from left to right; a compound ("20 dollars and 43 cents") and a range are one."""
    text = Text(sentence.tokens, lexicon, article)
    plain = numbers(sentence, lexicon)
    found: list[Amount] = []
    for number in _own_numbers(plain, text):
        if read := amount(number, found[-1].last if found else 0, text):
            found.append(read)
    by_last = {number.last: number for number in plain}
    found = [_from_bare(a, by_last, text) for a in found]
    whole = joined(sorted([*found, *_bare(found, plain, text)], key=lambda a: a.first), plain, text)
    taken = tokens_of(whole)
    return tuple(sorted([*whole, *_two(taken, text), *_one(taken, text)], key=lambda a: a.first))


# ------------------------------------------------------------------ numbers


def _own_numbers(plain: Sequence[Number], text: Text) -> list[Number]:
    """The numbers, with those that a currency's letters are glued to (42MYR, MYR42), which are no numbers elsewhere."""
    taken = tokens_of(plain)
    found = [part for number in plain for part in _ends(number, text)]
    for i, token in enumerate(text.tokens):
        if token.kind == "number" and i not in taken and glued(i, text) and (number := _spelled(i, text)):
            found.append(number)
    return sorted(found, key=lambda number: number.first)


def _spelled(i: int, text: Text) -> Number | None:
    """The number that starts at token `i`, whatever stands around it."""
    said = spelled(text.tokens, i, text.lexicon)
    return exactly(text.tokens, i, *said) if said else None


def _ends(number: Number, text: Text) -> Sequence[Number]:
    """The number; the two ends of a range of two currencies ("US$50 or A$75") or of a change ("rose from $5 to $7")."""
    own = name_before(text.tokens, number.first, text.lexicon) if number.low != number.high else None
    for i in range(number.first + 2, number.last) if own else ():
        other = name_before(text.tokens, i, text.lexicon) if text.tokens[i].kind == "number" else None
        if own and other and (set(own.codes).isdisjoint(other.codes) or changed(own.first, text.tokens, text.lexicon)):
            return [end for end in (_spelled(number.first, text), _spelled(i, text)) if end]
    return (number,)


def _bare(found: Sequence[Amount], plain: Sequence[Number], text: Text) -> Iterator[Amount]:
    """The first number of "rose from 5 to 7 euros", in the currency of the second."""
    by_first = {a.first: a for a in found}
    for a, b in bare_ends(plain, text.tokens, text.lexicon):
        end = by_first.get(b.first)
        if end and a.first not in by_first and b.stated:
            value = a.stated * end.stated / b.stated
            yield Amount(first=a.first, last=a.last, low=value, high=value, stated=value, codes=end.codes)


def _from_bare(end: Amount, by_last: Mapping[int, Number], text: Text) -> Amount:
    """An amount with an attached "to", and the bare number "from" which it goes: «من عشرة لعشرين دولارا»."""
    start = by_last.get(end.first)
    attached = tuple(text.lexicon.section("money.to_attached") or ())
    if start is None or not attached or not text.tokens[end.first].norm.startswith(attached) or not start.exact or start.stated >= end.stated:
        return end
    if end.low != end.high or not text.lexicon.phrases("number.from").ending_at(text.tokens, start.first, 2):
        return end
    return replace(end, first=start.first, low=start.stated, stated=start.stated)


# ------------------------------------------------------------------ currencies that say how many


def _two(taken: set[int], text: Text) -> Iterator[Amount]:
    """Duals: «دولارين» are two dollars."""
    for first, _, _ in text.lexicon.phrases("money.duals").all(text.tokens) if text.lexicon.section("money.duals") else ():
        name = name_at(text.tokens, first, text.lexicon, attached=True)
        counted = first and text.tokens[first - 1].kind == "number"
        if name and first not in taken and not counted:
            yield _exactly(TWO, name, name.last, text)


def _one(taken: set[int], text: Text) -> Iterator[Amount]:
    """A currency with "one" behind it: «دولار واحد»."""
    ones = text.lexicon.words("money.one_after")
    for i, token in enumerate(text.tokens if ones else ()):
        if token.norm in ones and i and taken.isdisjoint(range(i - 1, i + 1)) and (name := _noun_before(text.tokens, i, text.lexicon)):
            yield _exactly(ONE, name, i + 1, text)


def _noun_before(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> Name | None:
    """The currency whose words end before token `end`."""
    names = (name_at(tokens, first, lexicon) for first in range(max(0, end - 2), end))
    return next((name for name in names if name and name.last == end and not name.doubtful), None)


def _exactly(value: Fraction, name: Name, last: int, text: Text) -> Amount:
    codes = choose(name, text.tokens, text.lexicon, text.article)
    return Amount(first=name.first, last=last, low=value, high=value, stated=value, codes=codes)
