"""Could both be true? Numbers, money, shares, lengths of time, ranks and dates; None is nothing to say."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from crosscheck.compare import comparer
from crosscheck.model import Claim, Clock, Duration, Kind, Money, Ordinal, Percent, Quantity, Span, TimeSpan, Value


def claim(kind: Kind, value: Value, as_of: date | None = None) -> Claim:
    here = Span(0, 1)
    return Claim(article="a", kind=kind, span=here, quote="q", value=value, sentence=here, sentence_text="s", contexts=("", "", "", ""), as_of=as_of)


def count(number: str, unit: str | None = None, role: str | None = None) -> Quantity:
    return Quantity(low=Fraction(number), high=Fraction(number), stated=Fraction(number), unit=unit, role=role)


def money(number: str, *currencies: str) -> Money:
    return Money(low=Fraction(number), high=Fraction(number), stated=Fraction(number), currencies=currencies)


def share(number: str, unit: str = "percent") -> Percent:
    return Percent(low=Fraction(number), high=Fraction(number), stated=Fraction(number), unit=unit)


def lasting(number: str, unit: str) -> Duration:
    return Duration(low=Fraction(number), high=Fraction(number), stated=Fraction(number), unit=unit)


def day(year: int, month: int, on: int, **more: bool) -> TimeSpan:
    return TimeSpan(start=date(year, month, on), end=date(year, month, on), grain="day", **more)


def at(minute: int, *, zone: str | None = None, halved: bool = False, about: bool = False) -> Clock:
    return Clock(minute=minute, zone=zone, halved=halved, approximate=about)


MAY = TimeSpan(start=date(2025, 5, 1), end=date(2025, 5, 31), grain="month")
YEARLY = TimeSpan(start=None, end=None, grain="day", recurring="XXXX-12-29")
VERDICTS: list[tuple[str, Kind, Value, Value, str | None]] = [
    ("12 and 13 houses", "quantity", count("12"), count("13"), "contradiction"),
    ("rounded", "quantity", count("1284"), count("1300"), "precision"),
    ("killed and wounded are two things", "quantity", count("12", role="killed"), count("30", role="wounded"), None),
    ("inches and millimetres", "quantity", count("5.5", "inch"), count("140", "millimeter"), "compatible"),
    ("miles and kilometres apart", "quantity", count("12", "mile"), count("12", "kilometer"), "contradiction"),
    ("tonnes and people", "quantity", count("200", "metric-ton"), count("200"), None),
    ("degrees of no scale", "quantity", count("80", "generic"), count("26", "generic"), None),
    ("one currency", "money", money("5000000", "EUR"), money("50000000", "EUR"), "contradiction"),
    ("the same number, another currency", "money", money("340", "EUR"), money("340", "LYD"), "contradiction"),
    ("other number, another currency", "money", money("170", "USD"), money("540", "TND"), None),
    ("a dinar that may be the other's", "money", money("540", "TND"), money("540", "DZD", "TND"), "compatible"),
    ("shares", "percent", share("60"), share("16"), "contradiction"),
    ("basis points are points", "percent", share("50", "basis-point"), share("0.5", "percentage-point"), "compatible"),
    ("percent and points", "percent", share("5"), share("5", "percentage-point"), None),
    ("22:08 and 22:18", "date", at(1328), at(1338), "contradiction"),
    ("3 o'clock and 15 h", "date", at(180, halved=True), at(900), "compatible"),
    ("one time in two zones", "date", at(720, zone="+00:00"), at(900, zone="+03:00"), "compatible"),
    ("two times in two zones", "date", at(720, zone="+00:00"), at(720, zone="+03:00"), "contradiction"),
    ("a zone that only one names", "date", at(439), at(1279, zone="+00:00"), None),
    ("about noon", "date", at(720, about=True), at(740), "compatible"),
    ("before and after midnight", "date", at(1435, about=True), at(5), "compatible"),
    ("a time of day and a day", "date", at(720), day(2025, 5, 3), None),
    ("12 years and 13", "duration", lasting("12", "year"), lasting("13", "year"), "contradiction"),
    ("48 hours are two days", "duration", lasting("48", "hour"), lasting("2", "day"), "compatible"),
    ("fifteen days are a fortnight", "duration", lasting("15", "day"), lasting("2", "week"), "compatible"),
    ("fifteen days and fourteen", "duration", lasting("15", "day"), lasting("14", "day"), "compatible"),
    ("six weeks and six months", "duration", lasting("6", "week"), lasting("6", "month"), "contradiction"),
    ("third and second", "ordinal", Ordinal(rank=3), Ordinal(rank=2), "contradiction"),
    ("the last may be the third", "ordinal", Ordinal(rank=3), Ordinal(rank=-1), None),
    ("a day in its month", "date", day(2025, 5, 4), MAY, "compatible"),
    ("a day outside it", "date", day(2025, 6, 4), MAY, "contradiction"),
    ("a day without a year", "date", day(2024, 12, 29), YEARLY, "compatible"),
    ("another day without a year", "date", day(2024, 12, 30), YEARLY, "contradiction"),
    ("a weekday read a week off", "date", day(2025, 5, 5, relative=True), day(2025, 5, 12), None),
    ("days a week apart as said", "date", day(2025, 9, 10, yearless=True), day(2025, 9, 17, yearless=True), "contradiction"),
    ("a month read a year off", "date", day(2025, 5, 4, yearless=True), day(2024, 5, 4), None),
    ("two years as said", "date", day(2025, 5, 4), day(2024, 5, 4), "contradiction"),
]


@pytest.mark.parametrize(("kind", "a", "b", "expected"), [v[1:] for v in VERDICTS], ids=[v[0] for v in VERDICTS])
def test_compare(kind: Kind, a: Value, b: Value, expected: str | None) -> None:
    module = comparer(kind)
    for left, right in ((a, b), (b, a)):
        found = module.compare(claim(kind, left), claim(kind, right), module.Options())
        said = None if found is None else found.nature if found.verdict == "conflicting" else "compatible"
        assert said == expected


TOLLS = [
    ("grown", ("2026-02-02", "5"), ("2026-02-04", "7"), "update"),
    ("fallen", ("2026-02-02", "7"), ("2026-02-04", "5"), "regression"),
    ("on one day", ("2026-02-02", "5"), ("2026-02-02", "7"), "contradiction"),
]


@pytest.mark.parametrize(("early", "late", "expected"), [t[1:] for t in TOLLS], ids=[t[0] for t in TOLLS])
def test_tolls_over_time(early: tuple[str, str], late: tuple[str, str], expected: str) -> None:
    module = comparer("quantity")
    a, b = (claim("quantity", count(number, role="killed"), date.fromisoformat(on)) for on, number in (early, late))
    found = module.compare(a, b, module.Options())
    assert found is not None
    assert found.nature == expected
