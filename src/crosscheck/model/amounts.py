"""Numbers with what they count: quantities, money, shares, lengths of time."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from crosscheck.rates import NO_RATES, Rates

_MOST_DECIMALS = 20


def number_text(value: Fraction) -> str:
    """A fraction as a plain decimal: `12`, `12.5`, `9.2321312`; six decimals where it never ends (`0.333333`)."""
    if value.denominator == 1:
        return str(value.numerator)
    places = next((n for n in range(1, _MOST_DECIMALS) if 10**n % value.denominator == 0), 6)
    whole = str(round(abs(value) * 10**places)).rjust(places + 1, "0")
    text = f"{whole[:-places]}.{whole[-places:]}".rstrip("0").rstrip(".")
    return f"-{text}" if value < 0 and text != "0" else text


def bounds_text(low: Fraction | None, high: Fraction | None) -> str:
    """`12`, `10..12`, `1000..` or `..1000`."""
    if low is not None and low == high:
        return number_text(low)
    return f"{'' if low is None else number_text(low)}..{'' if high is None else number_text(high)}"


_DESIGNATORS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y"}
_LONGER = {"quarter": (3, "month"), "decade": (10, "year"), "century": (100, "year")}  # units ISO 8601 has no letter for


def duration_text(value: Fraction, unit: str) -> str:
    """A length of time in ISO 8601: 12 years are `P12Y`, two decades `P20Y`, three hours `PT3H`."""
    factor, basic = _LONGER.get(unit, (1, unit))
    mark = _DESIGNATORS[basic]
    return f"P{mark[:-1]}{number_text(value * factor)}{mark[-1]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many or how much. "over 1,000" is 1000..None, "nearly 300" is 270..300.

    `stated` is the number as written, before a hedge widened it. `unit` is a CLDR unit id, or None for counted things.
    `of` is the counted thing as written, `role` a concept that must never be merged with another (killed, wounded, …).
    """

    low: Fraction | None
    high: Fraction | None
    stated: Fraction
    unit: str | None = None
    of: str | None = None
    role: str | None = None
    part: bool = False  # added to an earlier number, not a total ("5 more bodies")

    def text(self) -> str:
        return bounds_text(self.low, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount of money; `currencies` are the ISO 4217 codes that are possible, the likeliest first (may be empty)."""

    low: Fraction | None
    high: Fraction | None
    stated: Fraction
    currencies: tuple[str, ...]
    rates: Rates = NO_RATES  # those of the user, so that whoever compares amounts knows them

    @property
    def unit(self) -> str | None:
        return self.currencies[0] if self.currencies else None

    def text(self) -> str:
        return bounds_text(self.low, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Percent:
    """A share in percent (unit `percent`), or a difference of shares (`percentage-point`, `basis-point`)."""

    low: Fraction | None
    high: Fraction | None
    stated: Fraction
    unit: str = "percent"
    of: str | None = None

    def text(self) -> str:
        return bounds_text(self.low, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """A length of time in calendar units (second, minute, hour, day, week, month, year, decade, century)."""

    low: Fraction | None
    high: Fraction | None
    stated: Fraction
    unit: str

    def text(self) -> str:
        """ISO 8601: `P12Y`, `PT3H`, `P1D..P2D`, `P3Y..`."""
        low, high = ("" if bound is None else duration_text(bound, self.unit) for bound in (self.low, self.high))
        return low if low and low == high else f"{low}..{high}"
