"""Measures, counts and lengths of time against one another."""

from fractions import Fraction

import pytest

from crosscheck.compare import duration, quantity
from crosscheck.model import Claim, Duration, Quantity, Span, Value


def claim(article: str, value: Value) -> Claim:
    kind = "quantity" if isinstance(value, Quantity) else "duration"
    return Claim(article=article, kind=kind, span=Span(0, 1), quote="x", value=value, sentence=Span(0, 1), sentence_text="x", contexts=("x",))


def measure(number: str, unit: str | None = None, role: str | None = None, *, part: bool = False) -> Quantity:
    return Quantity(low=Fraction(number), high=Fraction(number), stated=Fraction(number), unit=unit, role=role, part=part)


def length(low: str, unit: str, high: str | None = None) -> Duration:
    return Duration(low=Fraction(low), high=Fraction(high or low), stated=Fraction(low), unit=unit)


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (measure("12", "mile"), measure("19.3", "kilometer"), "compatible"),
        (measure("12", "mile"), measure("30", "kilometer"), "conflicting"),
        (measure("200000", "barrel-per-day"), measure("200000", "barrel-per-day"), "compatible"),
        (measure("42000", "gallon-per-day"), measure("1000", "barrel-per-day"), "compatible"),
        (measure("200000", "barrel-per-day"), measure("200000", "barrel"), None),  # a rate and an amount
        (measure("48", "celsius"), measure("118", "fahrenheit"), "compatible"),
        (measure("-5", "celsius"), measure("5", "celsius"), "conflicting"),
        (measure("94", "inch"), measure("239", "centimeter"), "compatible"),
        (measure("5", role="killed", part=True), measure("17", role="killed"), None),  # 5 more bodies, 17 in all
        (measure("5", role="killed", part=True), measure("7", role="killed", part=True), "conflicting"),
        (measure("60", role="destroyed"), measure("200", role="damaged"), None),
        (length("90", "minute"), length("1.5", "hour"), "compatible"),
        (length("12", "year"), length("13", "year"), "conflicting"),
        (length("414", "day", "418"), length("13", "month"), "compatible"),
        (length("18", "month"), length("1.5", "year"), "compatible"),
        (length("10", "year"), length("1", "decade"), "compatible"),
        (length("2", "week"), length("15", "day"), "compatible"),
        (length("2", "day"), length("3", "day"), "conflicting"),
    ],
)
def test_could_both_be_true(a: Value, b: Value, verdict: str | None) -> None:
    comparer = quantity if isinstance(a, Quantity) else duration
    there = comparer.compare(claim("a", a), claim("b", b), comparer.Options())
    back = comparer.compare(claim("b", b), claim("a", a), comparer.Options())
    assert (there and there.verdict, back and back.verdict) == (verdict, verdict)
