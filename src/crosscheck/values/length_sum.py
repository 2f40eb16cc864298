"""Lengths of time in several units, added up: "a year and six months" is 18 months.

Where months and days meet, the length is the range that calendars allow: "a year and a day" is 366 to 367 days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.conversion import ratio
from crosscheck.values.length import Length
from crosscheck.values.shared_unit import linked
from crosscheck.values.spelled import spelled

FEW = 10  # the most that "or ten" may say
GAP = 2  # tokens between two units (", and")
# The fewest, most and nominal days of a month and a year.
_CALENDAR = {"month": (28, 31, 30), "year": (365, 366, 365)}


def chained(found: Sequence[Length], tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Length]:
    """Lengths that follow one another in falling units, added up: "two years and three months"."""
    held: Length | None = None
    for length in found:
        gap = tokens[held.last : length.first] if held else ()
        close = len(gap) <= GAP and all(token.norm in lexicon.words("duration.and") for token in gap)
        joined = _sum(held, length) if held and close and (held.low == held.high or length.low == length.high) else None
        if held and not joined:
            joined = _range(held, length, tokens, lexicon)
        if held and not joined:
            yield held
        held = joined or length
    if held:
        yield held


def or_more(length: Length, tokens: Sequence[Token], lexicon: Lexicon) -> Length:
    """The length with "or two" behind its unit: "a day or two", «أسبوعين أو ثلاثة»."""
    to = lexicon.phrases("number.to").match(tokens, length.last)
    said = spelled(tokens, to[0], lexicon) if to and tokens[to[0] - 1].norm in lexicon.words("number.or") and to[0] < len(tokens) else None
    if said is None or tokens[said[0] - 1].kind != "word" or not length.low == length.high == length.stated < said[1] <= FEW:
        return length
    ends = said[0] == len(tokens) or tokens[said[0]].kind == "mark" or not lexicon.words("quantity.stop").isdisjoint(tokens[said[0]].forms)
    return replace(length, last=said[0], high=said[1]) if ends else length


def _range(a: Length, b: Length, tokens: Sequence[Token], lexicon: Lexicon) -> Length | None:
    """The range from one length to another of the same unit («أسبوعين إلى ثلاثة أسابيع», «بين سنتين وثلاث سنوات»); None where it is none."""
    if not linked(a, b, tokens, lexicon, article=False) or a.unit != b.unit or a.low is None or b.high is None or a.low >= b.high or a.low != a.high:
        return None
    return replace(a, last=b.last, high=b.high, age=a.age or b.age)


def _sum(a: Length, b: Length) -> Length | None:
    """Two lengths as one in the unit of the second; None where that isn't the smaller unit."""
    exact = ratio(a.unit, b.unit)
    if exact and exact > 1:
        low, high = (None if x is None or y is None else x * exact + y for x, y in ((a.low, b.low), (a.high, b.high)))
        return replace(a, last=b.last, low=low, high=high, stated=a.stated * exact + b.stated, unit=b.unit, age=a.age or b.age)
    days = ratio("day", b.unit)
    if ratio(a.unit, "month") is None or a.low != a.high or b.low != b.high or days is None or ratio(b.unit, "day") not in (1, 7):
        return None
    return _in_days(a, b)


def _in_days(a: Length, b: Length) -> Length:
    """Years or months with weeks or days: as few and as many days as the calendar has in them."""
    months = ratio(a.unit, "month") or Fraction(1)
    years, rest = divmod(a.stated * months, 12)
    extra = b.stated * (ratio(b.unit, "day") or 1)
    low, high, stated = (years * year + rest * month + extra for year, month in zip(_CALENDAR["year"], _CALENDAR["month"], strict=True))
    return replace(a, last=b.last, low=low, high=high, stated=stated, unit="day", age=a.age or b.age)
