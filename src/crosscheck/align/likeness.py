"""What two values say by themselves: how much equal ones tell, and whether one of two different ones may be a slip for the other."""

from __future__ import annotations

import math
from datetime import date
from fractions import Fraction

from crosscheck.compare.duration import DAYS
from crosscheck.model import Duration, Money, Ordinal, Percent, Quantity, TimeSpan, Value, number_text

Amount = Quantity | Money | Percent | Duration
_YEAR = 365.25
_LOOKALIKES = {("7", "9"), ("9", "7")}  # «سبع» and «تسع», «سبعون» and «تسعون» are a few dots apart


def telling(value: Value) -> float:
    """How much two equal values say: 2 says little, 1,284 nearly all; a day more than its year."""
    if isinstance(value, Amount):
        digits = str(value.stated.numerator).strip("0") if value.stated.denominator == 1 else "999"
        return min(1.0, {1: 0.2, 2: 0.5, 3: 0.8}.get(len(digits), 1.0) + (0.3 if abs(value.stated) >= 100 else 0.0))
    if isinstance(value, TimeSpan):
        if value.start is None or value.end is None:
            return 0.5
        return 0.9 if (value.end - value.start).days < 1 else 0.6 if (value.end - value.start).days < 32 else 0.3
    return 0.3


def far(a: Value, b: Value) -> float:
    """How unlikely it is that one of two different values is a slip for the other, 0 to 1: 60 for 16 may be, 2 for 1,284 is not."""
    if isinstance(a, TimeSpan) and isinstance(b, TimeSpan):
        if a.start is None or b.start is None:
            return 0.5
        days = _gap(a, b)
        other_grain = 0.4 * min(1.0, days / 60) if a.grain != b.grain else 0.0
        return min(1.0, other_grain + 0.3 * min(2.0, math.log10(1 + days / _YEAR)))
    if isinstance(a, Amount) and isinstance(b, Amount):
        left, right = (v.stated * (DAYS[v.unit] if isinstance(v, Duration) else 1) for v in (a, b))
        if left <= 0 or right <= 0:
            return 1.0
        return min(1.0, max(0.0, abs(math.log10(left / right)) - 0.5) / 2)
    return 0.0


def slip(a: Value, b: Value) -> float:
    """How much one of two different values looks like the other mistyped or misheard, 0 to 1.

    The same digits in another order, ten or a thousand times as much, one digit, sixteen for sixty, the neighbouring number; of dates the
    same month of another year, the same day of another month. Two values of two things stand to each other in any way.
    """
    if isinstance(a, TimeSpan) and isinstance(b, TimeSpan):
        return _date_slip(a, b)
    if isinstance(a, Ordinal) and isinstance(b, Ordinal):
        return 0.7 if abs(a.rank - b.rank) == 1 else 0.0
    if isinstance(a, Duration) and isinstance(b, Duration) and a.unit != b.unit:
        return float(a.stated == b.stated)  # six weeks for six months
    if isinstance(a, Amount) and isinstance(b, Amount):
        return _number_slip(a.stated, b.stated)
    return 0.0


def _number_slip(a: Fraction, b: Fraction) -> float:
    if a <= 0 or b <= 0:
        return 0.0
    if max(a, b) / min(a, b) in (1, 10, 100, 1000, 1_000_000):
        return 1.0
    left, right = (number_text(n).replace(".", "").rstrip("0").lstrip("0") for n in (a, b))
    if len(left) > 1 and sorted(left) == sorted(right):
        return 1.0
    small, large = sorted((a, b))
    if any(_teen(small / scale, large / scale) for scale in (1, 1000)):
        return 1.0
    if abs(a - b) == 1 or (left, right) in _LOOKALIKES:
        return 0.7
    one_digit = len(left) == len(right) and sum(x != y for x, y in zip(left, right, strict=True)) == 1
    return 0.8 if one_digit and len(left) > 1 else 0.0


def _teen(small: Fraction, large: Fraction) -> bool:
    """Sixteen for sixty, or for six."""
    ten = 10
    return (ten < small < 2 * ten and large == (small - ten) * ten) or (2 < small < ten and large == small + ten)


def _date_slip(a: TimeSpan, b: TimeSpan) -> float:
    if a.start is None or b.start is None or a.grain != b.grain:
        return 0.0
    left, right = a.start, b.start
    if a.grain == "year":
        return _number_slip(Fraction(left.year), Fraction(right.year))
    if a.grain == "month":
        return 1.0 if left.month == right.month else 0.7 if left.year == right.year else 0.0
    if a.grain == "day" and left.day == right.day:
        return float(left.month == right.month or left.year == right.year)
    if a.grain == "day" and (left.year, left.month) == (right.year, right.month):
        return _number_slip(Fraction(left.day), Fraction(right.day))
    return 0.0


def precise(a: Value, b: Value) -> bool:
    """Whether two values that agree say the same; a day inside a stated year, or a number that is "more than ten", agrees with little to show for it."""
    if isinstance(a, TimeSpan) and isinstance(b, TimeSpan):
        return a.grain == b.grain
    if isinstance(a, Amount) and isinstance(b, Amount):
        return a.stated == b.stated or None not in (a.low, a.high, b.low, b.high)
    return True


def _gap(a: TimeSpan, b: TimeSpan) -> int:
    """Days from the end of one to the start of the other."""
    ends = [(t.start or date.min, t.end or date.max) for t in (a, b)]
    return max((ends[0][0] - ends[1][1]).days, (ends[1][0] - ends[0][1]).days, 0)
