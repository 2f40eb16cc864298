"""What two values say by themselves, as tables."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from crosscheck.align.likeness import far, precise, slip, telling
from crosscheck.model import Duration, Ordinal, Quantity, TimeSpan, Value


def number(value: str, low: str | None = None) -> Quantity:
    stated = Fraction(value)
    return Quantity(low=stated if low is None else Fraction(low), high=stated, stated=stated)


def length(value: str, unit: str) -> Duration:
    return Duration(low=Fraction(value), high=Fraction(value), stated=Fraction(value), unit=unit)


def day(text: str) -> TimeSpan:
    return TimeSpan(start=date.fromisoformat(text), end=date.fromisoformat(text), grain="day")


def month(year: int, number: int) -> TimeSpan:
    return TimeSpan(start=date(year, number, 1), end=date(year, number, 28), grain="month")


def year(number: int) -> TimeSpan:
    return TimeSpan(start=date(number, 1, 1), end=date(number, 12, 31), grain="year")


SLIPS: list[tuple[str, Value, Value, float]] = [
    ("digits turned round", number("47"), number("74"), 1.0),
    ("digits turned round, with zeros", number("452000"), number("542000"), 1.0),
    ("ten times as much", number("5"), number("50"), 1.0),
    ("a million for a thousand", number("3000"), number("3000000"), 1.0),
    ("sixteen for sixty", number("16"), number("60"), 1.0),
    ("sixty thousand for sixteen thousand", number("60000"), number("16000"), 1.0),
    ("seventeen for seven", number("7"), number("17"), 1.0),
    ("six weeks for six months", length("6", "week"), length("6", "month"), 1.0),
    ("one digit, of another unit", length("41", "day"), length("31", "month"), 0.0),
    ("two and twelve", number("2"), number("12"), 0.0),
    ("seven and nine, alike in Arabic", number("7"), number("9"), 0.7),
    ("seventy and ninety", number("70"), number("90"), 0.7),
    ("the next number", number("12"), number("13"), 0.7),
    ("one digit", number("1127"), number("1197"), 0.8),
    ("two numbers of two things", number("312"), number("64"), 0.0),
    ("two digits that differ by more than one", number("4"), number("9"), 0.0),
    ("none at all", number("0"), number("3"), 0.0),
    ("the same month of another year", month(2017, 6), month(2016, 6), 1.0),
    ("another month of the year", month(2017, 6), month(2017, 7), 0.7),
    ("years with digits turned round", year(1967), year(1976), 1.0),
    ("a decade off", year(2003), year(2013), 0.8),
    ("the same day of another month", day("2024-08-12"), day("2024-09-12"), 1.0),
    ("the twelfth and the twenty-second", day("2024-08-12"), day("2024-08-22"), 0.8),
    ("the same day of another month and year", day("2023-08-12"), day("2024-09-12"), 0.0),
    ("a day and its month", day("2024-08-12"), month(2024, 9), 0.0),
    ("second and third", Ordinal(rank=2), Ordinal(rank=3), 0.7),
    ("first and seventh", Ordinal(rank=1), Ordinal(rank=7), 0.0),
    ("a number and a date", number("12"), day("2024-08-12"), 0.0),
]


@pytest.mark.parametrize(("a", "b", "expected"), [row[1:] for row in SLIPS], ids=[row[0] for row in SLIPS])
def test_what_looks_like_a_slip(a: Value, b: Value, expected: float) -> None:
    assert slip(a, b) == slip(b, a) == expected


@pytest.mark.parametrize(
    ("little", "much"),
    [(number("2"), number("12")), (number("12"), number("1284")), (year(2017), month(2017, 6)), (month(2017, 6), day("2017-06-03"))],
    ids=["one digit", "many digits", "a year", "a month"],
)
def test_rare_values_tell_more(little: Value, much: Value) -> None:
    assert telling(little) < telling(much) <= 1


def test_two_values_of_one_size_are_not_far() -> None:
    assert far(number("16"), number("60")) < 0.1 < far(number("2"), number("1284"))
    weeks, months = (Duration(low=Fraction(6), high=Fraction(6), stated=Fraction(6), unit=unit) for unit in ("week", "month"))
    assert far(weeks, months) < 0.1


def test_a_value_that_is_only_bounded_agrees_with_little() -> None:
    over = Quantity(low=Fraction(1000), high=None, stated=Fraction(1000))
    assert precise(number("1200"), number("1200"))
    assert not precise(over, number("1200"))
    assert not precise(day("2017-06-03"), year(2017))
