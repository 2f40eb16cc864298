"""Shares in percent, differences in percentage points or basis points, and fractions of something ("a third of").

`7%` is a Percent of unit percent; "half a percentage point" 0.5 of unit percentage-point; "one in five" 20 percent; 2‰ 0.2 percent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Mention, Percent
from crosscheck.sentences import Sentence
from crosscheck.tokens import Token, normal
from crosscheck.values import hedge, part_of
from crosscheck.values.number import Number, numbers, place
from crosscheck.values.reading import Reading, holding, tokens_of
from crosscheck.values.shared_unit import bare_ends, linked

ONE, TWO, TEN, HUNDRED = Fraction(1), Fraction(2), Fraction(10), Fraction(100)
DASHES = frozenset("-–")
LONGEST = 4  # words in "one full percentage point"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share(Reading):
    """A share as read."""

    unit: str


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """The shares of a sentence."""
    tokens = sentence.tokens
    for share in shares(sentence, lexicon):
        value = Percent(low=share.low, high=share.high, stated=share.stated, unit=share.unit)
        yield Mention(kind="percent", span=share.where(tokens), value=value)


def parse(number: Number, sentence: Sentence, lexicon: Lexicon) -> Share | None:
    """The share that a number is in, be it the whole of one ("one in five"), or None."""
    return holding(shares(sentence, lexicon), number)


@lru_cache(maxsize=256)
def shares(sentence: Sentence, lexicon: Lexicon) -> tuple[Share, ...]:
    """All shares from left to right; a range ("5% to 7%") is one."""
    tokens, plain = sentence.tokens, numbers(sentence, lexicon)
    found: list[Share] = []
    for number in plain:
        share = _share(number, plain, tokens, lexicon)
        if share and (not found or share.first >= found[-1].last):
            found.append(share)
    by_first = {share.first: share for share in found}
    found += [_scaled(a, a.first, a.last, ONE, by_first[b.first].unit) for a, b in bare_ends(plain, tokens, lexicon) if _bare(a, b, by_first)]
    taken = tokens_of(found)
    found += [share for share in (*_said_alone(tokens, lexicon), *_ones(tokens, lexicon)) if taken.isdisjoint(range(share.first, share.last))]
    return tuple(_ranges(sorted(found, key=lambda share: share.first), tokens, lexicon))


# ------------------------------------------------------------------ one share


def _share(number: Number, found: Sequence[Number], tokens: Sequence[Token], lexicon: Lexicon) -> Share | None:
    """The share that a number says, or None."""
    if unit := _unit(number, tokens, lexicon):
        low, high = hedge.widen(number.low, number.high, None if number.hedge else hedge.hedge_after(tokens, unit[0], lexicon))  # "10% or more"
        factor, name = (ONE / TEN, "percent") if unit[1] == "permille" else (ONE, unit[1])
        return _scaled(replace(number, low=low, high=high), number.first, unit[0], factor, name)
    first = _word_before(number, found, tokens, lexicon)
    if first is not None:
        return _scaled(number, first, number.last, ONE)
    if whole := part_of.whole(number, found, tokens, lexicon):
        return _scaled(number, number.first, whole.last, HUNDRED / whole.stated)
    return _scaled(number, number.first, number.last, HUNDRED) if part_of.fraction(number, tokens, lexicon) else None


def _scaled(number: Number, first: int, last: int, factor: Fraction, unit: str = "percent") -> Share:
    low, high = (None if end is None else end * factor for end in (number.low, number.high))
    return Share(first=first, last=last, low=low, high=high, stated=number.stated * factor, unit=unit)


def _unit(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[int, str] | None:
    """The unit behind a number: (index behind it, id)."""
    at = number.last + (number.last < len(tokens) and tokens[number.last].norm in DASHES)
    if number.fraction and (match := lexicon.phrases("percent.fraction_units").match(tokens, at)):
        return match
    units = lexicon.phrases("percent.units")
    found = units.match(tokens, at) or units.match(tokens, number.last)
    return None if found and number.weak and _says_no_number(found, tokens, lexicon) else found


def _says_no_number(unit: tuple[int, str], tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Is a unit a noun that an article may stand before: « un pourcentage »?"""
    return unit[1] == "percent" and tokens[unit[0] - 1].norm in lexicon.words("percent.not_one")


def _word_before(number: Number, found: Sequence[Number], tokens: Sequence[Token], lexicon: Lexicon) -> int | None:
    """The index of a sign or word for percent that stands before the number (%50, «نسبة 10 من العدد»), or None."""
    before = lexicon.phrases("percent.before").ending_at(tokens, number.first, 3)
    i = place(number, found)
    if not before or (i and found[i - 1].last == before[0]):
        return None
    if tokens[before[0]].kind == "mark":
        return before[0] if tokens[before[0]].end == tokens[number.first].start else None
    after = tokens[number.last] if number.last < len(tokens) else None
    alone = after is None or (after.kind == "mark" and after.norm not in ":/-–") or after.norm in lexicon.words("quantity.stop")
    return before[0] if alone and not number.year else None


def _said_alone(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Share]:
    """Points that say their number themselves: «نقطتين مئويتين», "a percentage point"."""
    ends = _last_words(lexicon)
    for path, value in (("percent.duals", TWO), ("percent.singles", ONE)):
        for i, token in enumerate(tokens):
            if token.norm in ends and (found := lexicon.phrases(path).ending_at(tokens, i + 1, LONGEST)):
                yield Share(first=found[0], last=i + 1, low=value, high=value, stated=value, unit=found[1])


@lru_cache
def _last_words(lexicon: Lexicon) -> frozenset[str]:
    """The last words of all points that say their number themselves."""
    sections = (lexicon.section("percent.duals") or {}, lexicon.section("percent.singles") or {})
    return frozenset(normal(phrase.split()[-1]) for section in sections for phrases in section.values() for phrase in phrases)


def _bare(a: Number, b: Number, by_first: Mapping[int, Share]) -> bool:
    """Has only the second of two numbers a unit, and is it no fraction?"""
    return a.first not in by_first and b.first in by_first and by_first[b.first].stated == b.stated


def _ones(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Share]:
    """A "one" that counts nothing but percent: «واحد في المئة»."""
    ones = lexicon.words("number.weak")
    for i, token in enumerate(tokens):
        unit = lexicon.phrases("percent.units").match(tokens, i + 1) if token.norm in ones else None
        if unit and not _says_no_number(unit, tokens, lexicon):
            yield Share(first=i, last=unit[0], low=ONE, high=ONE, stated=ONE, unit=unit[1])


# ------------------------------------------------------------------ ranges


def _ranges(found: Sequence[Share], tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Share]:
    """The shares, with those that are the two ends of a range made one: "5% to 7%", « entre 5 % et 7 % »."""
    held: Share | None = None
    for share in found:
        if (
            held
            and share.unit == held.unit
            and held.low is not None
            and share.high is not None
            and held.stated < share.stated
            and linked(held, share, tokens, lexicon, article=True)
        ):
            held = replace(held, last=share.last, high=share.high)
            continue
        if held:
            yield held
        held = share
    if held:
        yield held
