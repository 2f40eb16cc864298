"""Amounts as intervals: equal, overlapping, one the rounding of the other, or apart."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from crosscheck.display import display
from crosscheck.model import Claim, Comparison

_ROUNDED_FROM, _ROUNDED_BY = 100, Fraction(3, 100)
_RANGE_BY = Fraction(1, 10)  # relative, by which the ends of two ranges may miss each other
_OPEN_APART = Fraction(5, 4)  # times the smaller of two numbers that are both "more than" or both "less than", from where they are apart

_CONVERTED = 1000  # digits that count, from where a number with a fraction comes of a conversion

Relation = Literal["equal", "overlap", "near", "rounded", "apart"]


class Amount(NamedTuple):
    """An interval with the number as it was stated; None is an open end."""

    low: Fraction | None
    high: Fraction | None
    stated: Fraction

    def scaled(self, factor: Fraction) -> Amount:
        low, high = (None if end is None else end * factor for end in (self.low, self.high))
        return Amount(low, high, self.stated * factor)

    @property
    def exact(self) -> bool:
        return self.low == self.high

    @property
    def ranged(self) -> bool:
        """Whether the text gives both ends, "two to three years"; a hedge has its number between them."""
        return not self.exact and None not in (self.low, self.high) and self.stated in (self.low, self.high)

    @property
    def hedged(self) -> bool:
        """Whether the text gives one number that a hedge widens to both sides."""
        return not self.exact and not self.ranged and None not in (self.low, self.high)


def relation(a: Amount, b: Amount, tolerance: Fraction = Fraction(0), absolute: Fraction = Fraction(0)) -> Relation:
    """How two amounts stand to each other; `tolerance` is relative (0.05 is 5 % of the larger), `absolute` in their unit; the larger room counts.

    A hedge ("about 20,000") and a tolerance aren't added up: what hedges don't explain is held against the numbers as they are stated.
    """
    if a.exact and b.exact and a.stated == b.stated:
        return "equal"
    if gap := _gap(a, b) or _gap(b, a):
        if gap.within(tolerance, absolute):
            return "near"
        return "rounded" if rounds_to(a.stated, b.stated) or rounds_to(b.stated, a.stated) else "apart"
    if a.ranged and b.ranged and not _same_range(a, b, tolerance, absolute):
        return "apart"
    if absolute and abs(a.stated - b.stated) <= absolute:
        return "overlap"
    return "apart" if _open_alike(a, b) and _bounds_apart(*sorted((a.stated, b.stated))) else "overlap"


def _bounds_apart(low: Fraction, high: Fraction) -> bool:
    """Whether nobody would say "more than" both of one amount: one is far above the other, or the lower one is counted to the last digit.

    "More than 500" isn't said of what is more than 800, nor "at least 12" of what is at least 13; "more than 50" may be 58.
    """
    counted = _counted_out(low) and high >= low + _step(low)
    return low > 0 and (high > _OPEN_APART * low or counted) and not (rounds_to(low, high) or rounds_to(high, low))


def _counted_out(value: Fraction) -> bool:
    """Whether a number has three or more digits that count (248), or is a small one that isn't round (12); one in another's unit (965.6064 km) never is."""
    digits = value / _step(value)
    if value.denominator > 1 and digits >= _CONVERTED:
        return False
    return digits >= 100 or (value < 100 and value % 5 != 0)


def _same_range(a: Amount, b: Amount, tolerance: Fraction, absolute: Fraction) -> bool:
    """Whether two ranges of which both ends are told have the same ends: "two to three" and "two to five" differ, 15,001–19,999 and 15,000–20,000 don't."""
    slack = max(tolerance, _RANGE_BY)
    ends = [(x, y) for x, y in ((a.low, b.low), (a.high, b.high)) if x is not None and y is not None]
    return all(abs(x - y) <= max(slack * max(abs(x), abs(y)), absolute) for x, y in ends)


def _open_alike(a: Amount, b: Amount) -> bool:
    """Whether both are "more than" a number, or both "less than" one."""
    return (a.high is None and b.high is None) or (a.low is None and b.low is None)


class _Gap(NamedTuple):
    """The two numbers between which two amounts lie apart that can't both be true."""

    low: Fraction
    high: Fraction

    def within(self, tolerance: Fraction, absolute: Fraction) -> bool:
        """Whether it is no wider than a tolerance."""
        if not tolerance and not absolute and self.low < self.high:
            return False
        return self.high - self.low <= max(tolerance * max(abs(self.high), abs(self.low)), absolute)


def _gap(below: Amount, above: Amount) -> _Gap | None:
    """The gap between an amount and one that lies above it; None where they meet."""
    if below.high is None or above.low is None or below.high >= above.low:
        return None
    return _Gap(below.stated if below.hedged else below.high, above.stated if above.hedged else above.low)


def rounds_to(exact: Fraction, rounded: Fraction) -> bool:
    """Whether `rounded` is `exact` at fewer significant digits: 404,000 → 400,000, 1,284 → 1,300, 3.74 → 3.7.

    Whole numbers are only rounded from 100 up, and by at most 3 %: 13 is never a rounding of 12, nor 540 of 500.
    """
    if _far(exact, rounded):
        return False
    off, step = abs(exact - rounded), _step(rounded)
    near = off * 2 <= step and _step(exact) < step
    if step < 1:
        return near
    return near and abs(rounded) >= _ROUNDED_FROM and off <= _ROUNDED_BY * abs(rounded)


def _far(exact: Fraction, rounded: Fraction) -> bool:
    """Whether two numbers are too far apart for a rounding, whatever their digits: most are, and whole numbers are quick to compare."""
    below, aim = exact.denominator * rounded.denominator, abs(rounded.numerator) * exact.denominator
    off = abs(exact.numerator * rounded.denominator - rounded.numerator * exact.denominator)
    return 2 * off >= below and (aim < _ROUNDED_FROM * below or off * _ROUNDED_BY.denominator > aim * _ROUNDED_BY.numerator)


@lru_cache(maxsize=8192)
def _step(value: Fraction) -> Fraction:
    """The worth of the last digit that isn't a rounding zero: 400,000 → 100,000; 1,280 → 10; 3.7 → 1/10; 12 → 1."""
    step = Fraction(1)
    if value == 0:
        return step
    if value.denominator == 1:
        while value % (step * 10) == 0:
            step *= 10
        return step
    while value % step != 0 and step > Fraction(1, 10**6):
        step /= 10
    return step


def compatible(found: Relation | None) -> bool | None:
    """Whether two amounts that stand so to each other can both be true; None where they can't be compared."""
    return None if found is None else found in ("equal", "overlap", "near")


def verdict(a: Claim, b: Claim, found: Relation) -> Comparison:
    """The comparison that a relation stands for, in words that name both values."""
    left, right = display(a.value), display(b.value)
    match found:
        case "equal":
            return Comparison(verdict="compatible", why=f"both say {left}")
        case "overlap":
            return Comparison(verdict="compatible", why=f"{left} and {right} can both be true")
        case "near":
            return Comparison(verdict="compatible", why=f"{left} and {right} are within the rule's tolerance")
        case "rounded":
            return Comparison(verdict="conflicting", nature="precision", why=f"of {left} and {right} one is the other rounded")
        case "apart":
            return Comparison(verdict="conflicting", why=f"{left} and {right} can't both be true")
