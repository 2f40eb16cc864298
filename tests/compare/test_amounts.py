"""Amounts as intervals: which can both be true, which are roundings, which are apart."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.compare._amounts import Amount, relation, rounds_to


def amount(low: str | None, high: str | None = "same", stated: str | None = None) -> Amount:
    high = low if high == "same" else high
    ends = tuple(None if end is None else Fraction(end) for end in (low, high))
    return Amount(*ends, Fraction(stated or low or high or "0"))


RELATIONS = [
    ("equal", amount("12"), amount("12"), "equal"),
    ("neighbours", amount("12"), amount("13"), "apart"),
    ("nearly 300 and 297", amount("270", "300", "300"), amount("297"), "overlap"),
    ("over 1,280 and 1,284", amount("1280", None), amount("1284"), "overlap"),
    ("at least 9 and 17", amount("9", None), amount("17"), "overlap"),
    ("over 20 and 19", amount("20", None), amount("19"), "apart"),
    ("up to 5 and 7", amount(None, "5"), amount("7"), "apart"),
    ("404,000 rounded", amount("404000"), amount("400000"), "rounded"),
    ("factor of ten", amount("5000000"), amount("50000000"), "apart"),
    ("digits swapped", amount("72"), amount("27"), "apart"),
    ("60 and 16", amount("60"), amount("16"), "apart"),
    ("95 isn't 100 rounded", amount("95"), amount("100"), "apart"),
    ("3.74 rounded", amount("3.74"), amount("3.7"), "rounded"),
    ("3.2 and 3.7", amount("3.2"), amount("3.7"), "apart"),
    ("30 isn't 32 rounded", amount("32"), amount("30"), "apart"),
    ("30 and 36", amount("36"), amount("30"), "apart"),
    ("10 and 12", amount("12"), amount("10"), "apart"),
    ("over 500 and over 800", amount("500", None), amount("800", None), "apart"),
    ("over 50 may be over 58", amount("50", None), amount("58", None), "overlap"),
    ("over 248 isn't over 270", amount("248", None), amount("270", None), "apart"),
    ("at least 12 and at least 13", amount("12", None), amount("13", None), "apart"),
    ("under 12 and under 13", amount(None, "12"), amount(None, "13"), "apart"),
    ("over 3 hours may be over 3.5", amount("3", None), amount("7/2", None), "overlap"),
    ("over 1,284 rounded", amount("1284", None), amount("1300", None), "overlap"),
    ("over 600 miles and over 1,000 km", amount("965.6064", None), amount("1000", None), "overlap"),
]


@pytest.mark.parametrize(("a", "b", "expected"), [r[1:] for r in RELATIONS], ids=[r[0] for r in RELATIONS])
def test_relation(a: Amount, b: Amount, expected: str) -> None:
    assert relation(a, b) == expected
    assert relation(b, a) == expected


ABOUT = amount("18000", "22000", "20000")  # about 20,000
TOLERATED = [
    ("a tenth apart", amount("20000"), amount("22000"), "0.2", "near"),
    ("a fifth of the larger", amount("20000"), amount("25000"), "0.2", "near"),
    ("more than a fifth", amount("20000"), amount("26000"), "0.2", "apart"),
    ("two hedges aren't added to it", ABOUT, amount("27000", "33000", "30000"), "0.2", "apart"),
    ("two hedges that meet", ABOUT, amount("21600", "26400", "24000"), "0", "overlap"),
    ("a hedge and a number", ABOUT, amount("24000"), "0.2", "near"),
    ("the ends of ranges count", amount("2", "3", "2"), amount("5", "6", "5"), "0.4", "near"),
    ("an open end counts", amount("20000", None), amount("17000"), "0.2", "near"),
    ("none", amount("20000"), amount("21100"), "0", "apart"),
]


@pytest.mark.parametrize(("a", "b", "tolerance", "expected"), [r[1:] for r in TOLERATED], ids=[r[0] for r in TOLERATED])
def test_relation_with_a_tolerance(a: Amount, b: Amount, tolerance: str, expected: str) -> None:
    assert relation(a, b, Fraction(tolerance)) == expected
    assert relation(b, a, Fraction(tolerance)) == expected


ROUNDINGS = [
    ("thousands", "1284", "1300", True),
    ("tens", "1284", "1280", True),
    ("not the nearest", "1284", "1200", False),
    ("equal numbers", "1300", "1300", False),
    ("units are exact", "12", "13", False),
    ("a single ten is exact", "12", "10", False),
    ("too far", "540", "500", False),
    ("a decimal", "3.74", "3.7", True),
    ("another decimal", "3.84", "3.7", False),
]


@pytest.mark.parametrize(("exact", "rounded", "expected"), [r[1:] for r in ROUNDINGS], ids=[r[0] for r in ROUNDINGS])
def test_rounds_to(exact: str, rounded: str, expected: bool) -> None:
    assert rounds_to(Fraction(exact), Fraction(rounded)) is expected


@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_relation_is_symmetric(a: int, b: int) -> None:
    assert relation(amount(str(a)), amount(str(b))) == relation(amount(str(b)), amount(str(a)))
