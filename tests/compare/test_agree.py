"""Whether two claims agree: asked of the same values again, the answer is the same, and of some kinds nothing but the values decides."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product

import pytest

from crosscheck.compare import BY_VALUE, agree, comparer
from crosscheck.model import Claim, Duration, Ordinal, Percent, Quantity, Span


def numbers(make, *stated, **more):
    return [make(low=Fraction(n), high=Fraction(n), stated=Fraction(n), **more) for n in stated]


VALUES = {
    "quantity": [
        *numbers(Quantity, 12, 13, 400, role="killed"),
        *numbers(Quantity, 12, 20, unit="kilometer"),
        Quantity(low=Fraction(10), high=None, stated=Fraction(10)),
    ],
    "percent": [*numbers(Percent, 2, 3), *numbers(Percent, 2, unit="percentage-point"), *numbers(Percent, 200, unit="basis-point")],
    "duration": [*numbers(Duration, 2, 8, unit="day"), *numbers(Duration, 48, unit="hour"), *numbers(Duration, 1, unit="week")],
    "ordinal": [Ordinal(rank=3), Ordinal(rank=4), Ordinal(rank=-1)],
}
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


def test_every_kind_is_here():
    assert VALUES.keys() == BY_VALUE


@pytest.mark.parametrize("kind", sorted(BY_VALUE))
def test_values_alone_decide(kind):
    plain = [
        Claim(article="a", kind=kind, span=Span(0, 2), quote="x", value=value, sentence=Span(0, 20), sentence_text="x", contexts=(), as_of=date(2026, 3, 8))
        for value in VALUES[kind]
    ]
    module, told = comparer(kind), set()
    for a, b in product(plain, plain):
        for left, right in product((a, replace(a, **OTHERWISE)), (b, replace(b, **OTHERWISE))):
            found = module.compare(left, right, module.Options())
            expected = None if found is None else found.verdict == "compatible"
            assert agree(kind, left, right) is expected
            told.add(expected)
    assert {True, False} <= told
