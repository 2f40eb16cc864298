"""Values in plain English words, as a report shows them: `12 years`, `about 200`, `340,000,000 EUR`, `30 December 2024`."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import lru_cache

from crosscheck.model import Clock, Custom, Duration, Money, Name, Ordinal, Percent, Quantity, Role, Statement, TimeSpan, Value, number_text

_SUFFIX = {1: "st", 2: "nd", 3: "rd"}
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


@lru_cache(maxsize=8192)
def display(value: Value) -> str:
    """A value in plain English words."""
    match value:
        case Quantity():
            unit = "" if value.unit is None else _plural(value.unit.replace("-", " "), value.stated)
            return f"{_amount(value.low, value.high, value.stated)} {unit}".rstrip()
        case Money():
            return f"{_amount(value.low, value.high, value.stated)} {_currency(value.currencies)}"
        case Percent():
            unit = "%" if value.unit == "percent" else _plural(value.unit.replace("-", " "), value.stated)
            return f"{_amount(value.low, value.high, value.stated)} {unit}"
        case Duration():
            return f"{_amount(value.low, value.high, value.stated)} {_plural(value.unit, value.stated)}"
        case TimeSpan() | Clock():
            return _time(value)
        case Ordinal():
            return "last" if value.rank < 0 else _ranked(value.rank)
        case Role():
            return value.text().replace("-", " ")
        case Name() | Statement() | Custom():
            return value.text()


def _ranked(rank: int) -> str:
    return f"{rank}{_SUFFIX.get(rank % 10, 'th') if rank % 100 not in (11, 12, 13) else 'th'}"


def _number(value: Fraction) -> str:
    text = number_text(value)
    whole, dot, rest = text.partition(".")
    return f"{int(whole):,}{dot}{rest}"


def _amount(low: Fraction | None, high: Fraction | None, stated: Fraction) -> str:
    if low is not None and low == high:
        return _number(low)
    if high is None:
        return f"at least {_number(stated)}"
    if low is None:
        return f"at most {_number(stated)}"
    if low <= stated <= high and stated not in (low, high):
        return f"about {_number(stated)}"
    return f"{_number(low)} to {_number(high)}" if stated in (low, high) else f"about {_number(stated)}"


def _currency(codes: tuple[str, ...]) -> str:
    """A code where only one currency is possible; else the word that the names of most share (`dollars`; `dinars`, though some are denari), or the likeliest code."""
    if len(codes) < 2:
        return "".join(codes) or "(currency not said)"
    from babel.numbers import get_currency_name

    words = [get_currency_name(code, count=2, locale="en").split()[-1] for code in codes]
    return words[0] if 2 * words.count(words[0]) > len(words) else codes[0]


def _plural(unit: str, count: Fraction) -> str:
    unit = "degree" if unit == "generic" else unit  # CLDR's unit of a temperature without its scale
    if count == 1 or unit in ("celsius", "fahrenheit"):
        return unit
    head, *rest = unit.split(" per ")
    many = {"foot": "feet", "inch": "inches", "century": "centuries", "dunum": "dunums"}.get(head, f"{head}s")
    return " per ".join([many, *rest])


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _before_christ(year: str) -> str:
    """-0479 is 480 BC; -04XX is the fifth century BC."""
    return f"{int(year[1:]) + 1} BC" if year[1:].isdigit() else f"{_ranked(int(year[1:3]) + 1)} century BC"


def _time(value: TimeSpan | Clock) -> str:
    about = "about " if value.approximate else ""
    if isinstance(value, Clock):
        return f"{about}{value.text()[1:6]}{f' UTC{value.zone}' if value.zone else ''}"
    if value.recurring and value.recurring.startswith("-"):
        return about + _before_christ(value.recurring)
    if value.recurring:
        month, _, day = value.recurring.removeprefix("XXXX-").partition("-")
        return f"{int(day)} {_MONTHS[int(month) - 1]}" if day else _MONTHS[int(month) - 1]
    if value.start is None or value.end is None:
        return f"until {_day(value.end)}" if value.end else f"since {_day(value.start)}" if value.start else "undated"
    if value.start == value.end:
        return about + _day(value.start)
    if value.grain == "month":
        return f"{about}{_MONTHS[value.start.month - 1]} {value.start.year}"
    if value.grain == "year" and value.start.year == value.end.year:
        return f"{about}{value.start.year}"
    return f"{about}{_day(value.start)} to {_day(value.end)}"
