"""A length of time as it stands in a sentence, before it is known whether it lasts or is an age."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values import hedge
from crosscheck.values.conversion import ratio
from crosscheck.values.reading import Reading
from crosscheck.values.spelled import spelled

MINUTES = 60
# Units without an ISO letter or a comparer of their own, in one that has.
_PLAIN = {"night": ("day", 1), "fortnight": ("week", 2), "half-year": ("month", 6)}
_SMALLER = ("month", "day", "hour", "minute", "second")


@dataclass(frozen=True, slots=True, kw_only=True)
class Length(Reading):
    """A length of time as read."""

    unit: str
    age: bool = False


def in_unit(at: tuple[int, int], ends: tuple[Fraction | None, Fraction | None, Fraction], more: Fraction, unit: str) -> Length:
    """A length in a unit that has an ISO letter; parts of one are given in the unit below: half a year is six months."""
    unit, factor = _PLAIN.get(unit, (unit, 1))
    scale = Fraction(factor)
    if ends[2] + more < 1 and (smaller := next((s for s in _SMALLER if (r := ratio(unit, s)) and r > 1 and ((ends[2] + more) * r).denominator == 1), None)):
        scale, unit = scale * (ratio(unit, smaller) or 1), smaller
    low, high = (None if end is None else (end + more) * scale for end in ends[:2])
    return Length(first=at[0], last=at[1], low=low, high=high, stated=(ends[2] + more) * scale, unit=unit)


def more_behind(tokens: Sequence[Token], last: int, unit: str, lexicon: Lexicon) -> tuple[int, Fraction]:
    """What is added behind a unit, and the index behind it: "and a half", the minutes of "1 hour 30"."""
    plus = lexicon.phrases("quantity.plus").match(tokens, last)
    if plus:
        return plus[0], Fraction(plus[1])
    at = last + (last + 1 < len(tokens) and tokens[last].norm in lexicon.words("number.and"))
    if unit != "hour" or at >= len(tokens):
        return last, Fraction(0)
    said = spelled(tokens, at, lexicon)
    alone = said is not None and 0 < said[1] < MINUTES and said[1].denominator == 1 and (said[0] == len(tokens) or tokens[said[0]].norm in ".,;،)")
    return (said[0], said[1] / MINUTES) if said and alone else (last, Fraction(0))


def hedged(length: Length, tokens: Sequence[Token], lexicon: Lexicon) -> Length:
    """The length with the words around it that widen it ("more than a decade")."""
    return widened(length, hedge.around(tokens, length.first, length.last, lexicon))


def widened(length: Length, name: str | None) -> Length:
    """The length widened by a hedge, where there is one."""
    low, high = hedge.widen(length.low, length.high, name)
    return replace(length, low=low, high=high)
