"""Whether two claims agree: what `together` says without reasons is what `compare` says with them, and Agreements keep it for claims that say the same."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product

import pytest

from crosscheck.align.agreements import Agreements
from crosscheck.compare import agree, comparer
from crosscheck.model import Claim, Clock, Duration, Money, Ordinal, Percent, Quantity, Span, Statement, TimeSpan


def numbers(make, *stated, **more):
    return [make(low=Fraction(n), high=Fraction(n), stated=Fraction(n), **more) for n in stated]


def day(month, of_month, **more):
    when = date(2026, month, of_month)
    return TimeSpan(start=when, end=when, grain="day", **more)


VALUES = {
    "quantity": [
        *numbers(Quantity, 12, 13, 400, 404, role="killed"),
        *numbers(Quantity, 12, 20, unit="kilometer"),
        Quantity(low=Fraction(10), high=None, stated=Fraction(10)),
        Quantity(low=Fraction(350), high=Fraction(450), stated=Fraction(400)),
    ],
    "money": [*numbers(Money, 12, 13, 400, currencies=("EUR",)), *numbers(Money, 12, 15, currencies=("USD", "CAD")), *numbers(Money, 14, currencies=())],
    "percent": [*numbers(Percent, 2, 3), *numbers(Percent, 2, unit="percentage-point"), *numbers(Percent, 200, unit="basis-point")],
    "duration": [*numbers(Duration, 2, 8, unit="day"), *numbers(Duration, 48, unit="hour"), *numbers(Duration, 1, unit="week")],
    "ordinal": [Ordinal(rank=3), Ordinal(rank=4), Ordinal(rank=-1)],
    "date": [
        day(3, 1), day(3, 2), day(3, 1, relative=True), day(3, 3, relative=True), day(5, 1, yearless=True),
        TimeSpan(start=date(2026, 3, 1), end=date(2026, 3, 31), grain="month"),
        TimeSpan(start=None, end=None, grain="day", recurring="XXXX-03-01"), TimeSpan(start=None, end=None, grain="year", recurring="-0479"),
        TimeSpan(start=None, end=None, grain="century", recurring="-04XX"), Clock(minute=180), Clock(minute=900, halved=True), Clock(minute=180, zone="+03:00"),
    ],
    "status": [Statement(concept=concept) for concept in ("planned", "begun", "done", "cancelled", "denied")],
}  # fmt: skip
OTHERWISE = {
    "article": "b",
    "span": Span(9, 12),
    "quote": "12",
    "sentence": Span(5, 40),
    "sentence_text": "another",
    "as_of": date(2026, 3, 10),
    "hedged": True,
    "title": True,
}


def said(kind):
    """Each value in the same sentence of an article, and in another article of another day."""
    for n, value in enumerate(VALUES[kind]):
        claim = Claim(
            article="a", kind=kind, span=Span(n, n + 1), quote="x", value=value, sentence=Span(0, 20), sentence_text="x", contexts=(), as_of=date(2026, 3, 8)
        )
        yield from (claim, replace(claim, **OTHERWISE), replace(claim, **OTHERWISE, position=0.5))


@pytest.mark.parametrize("kind", sorted(VALUES))
def test_agree_is_what_the_comparer_says(kind):
    claims, module, told = list(said(kind)), comparer(kind), set()
    kept = Agreements(claims)
    for a, b in product(claims, claims):
        found = module.compare(a, b, module.Options())
        expected = None if found is None else found.verdict == "compatible"
        assert agree(kind, a, b) is expected
        assert kind == "status" or kept.agree(a, b) is expected
        told.add(expected)
    assert {True, False} <= told


def test_two_kinds_never_agree():
    year, share = next(said("ordinal")), next(said("percent"))
    assert Agreements([year, share]).agree(year, share) is None


def test_how_often_an_article_says_a_value():
    claims = list(said("percent"))
    kept = Agreements(claims)
    assert [kept.said(claims[0], article) for article in ("a", "b", "c")] == [1, 2, 0]
