"""Yes against no."""

from __future__ import annotations

import pytest

from crosscheck.compare import polarity
from crosscheck.model import Claim, Name, Span, Statement, Value


def claim(value: Value) -> Claim:
    return Claim(article="a", kind="polarity", span=Span(0, 1), quote="x", value=value, sentence=Span(0, 1), sentence_text="x", contexts=("x",))


CASES = [
    ("yes and no", Statement(concept="affirmed"), Statement(concept="denied"), "conflicting"),
    ("yes and yes", Statement(concept="affirmed"), Statement(concept="affirmed"), "compatible"),
    ("no and no", Statement(concept="denied"), Statement(concept="denied"), "compatible"),
    ("a name says neither", Name(name="Rabat"), Statement(concept="denied"), None),
]


@pytest.mark.parametrize(("a", "b", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_polarity(a: Value, b: Value, expected: str | None) -> None:
    for left, right in ((a, b), (b, a)):
        found = polarity.compare(claim(left), claim(right), polarity.Options())
        assert (found.verdict if found else None) == expected
