"""How much a claim says, with the room that rounding leaves it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from crosscheck.model import Claim, Duration, Money, Percent, Quantity

_COUNTED = 1000  # smaller whole numbers of things are counted, not rounded
_ROOM = Fraction(1, 40)  # of the value: no more than this is rounding


@dataclass(frozen=True, slots=True)
class Amount:
    """An interval; None is an open end."""

    low: Fraction | None
    high: Fraction | None

    def apart(self, other: Amount) -> bool:
        """Whether no value is in both."""
        return _below(self.high, other.low) or _below(other.high, self.low)

    def widened(self, room: Fraction) -> Amount:
        """With more room at both ends."""
        return Amount(None if self.low is None else self.low - room, None if self.high is None else self.high + room)


def _below(high: Fraction | None, low: Fraction | None) -> bool:
    return high is not None and low is not None and high < low


def stated(claim: Claim) -> Fraction:
    """The number as written; 0 for what has none."""
    value = claim.value
    return value.stated if isinstance(value, Quantity | Money | Percent | Duration) else Fraction(0)


def amount(claim: Claim) -> Amount | None:
    """What a number, sum of money, share or length says, rounded as far as its zeros and decimals show."""
    value = claim.value
    if not isinstance(value, Quantity | Money | Percent | Duration):
        return None
    return Amount(value.low, value.high).widened(rounding(claim))


def rounding(claim: Claim) -> Fraction:
    """Half the worth of the last digit; nothing for things that are counted."""
    value = claim.value
    if not isinstance(value, Quantity | Money | Percent | Duration):
        return Fraction(0)
    if isinstance(value, Quantity) and value.unit is None and value.stated.denominator == 1 and abs(value.stated) < _COUNTED:
        return Fraction(0)
    return min(last_digit(value.stated) / 2, abs(value.stated) * _ROOM)


def written(claim: Claim) -> Amount:
    """What a number says as it is written: "1.2 million" is to a tenth of a million, "340 million" to one, "1,200" exact."""
    value = claim.value
    if not isinstance(value, Quantity | Money | Percent | Duration):
        return Amount(None, None)
    digits = "".join(str(unicodedata.decimal(c)) for c in claim.quote if c.isdecimal()).lstrip("0")
    step = value.stated / int(digits) if digits else Fraction(1)
    power = step == 10 ** (len(str(int(step))) - 1) if step >= 1 else step.numerator == 1
    return Amount(value.low, value.high).widened(step / 2 if power and step != 1 else Fraction(0))


def last_digit(value: Fraction) -> Fraction:
    """The worth of the last digit that isn't a rounding zero: 340,000 → 10,000; 3.7 → 1/10; 12 → 1."""
    step = Fraction(1)
    while value and value % (step * 10) == 0:
        step *= 10
    while value % step and step > Fraction(1, 10**6):
        step /= 10
    return step


def total(amounts: Iterable[Amount]) -> Amount:
    """The sum of amounts, open where one of them is."""
    low: Fraction | None = Fraction(0)
    high: Fraction | None = Fraction(0)
    for one in amounts:
        low = None if low is None or one.low is None else low + one.low
        high = None if high is None or one.high is None else high + one.high
    return Amount(low, high)
