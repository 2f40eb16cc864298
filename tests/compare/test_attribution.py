"""One statement, one speaker or two."""

from __future__ import annotations

import pytest

from crosscheck.compare import attribution
from crosscheck.model import Claim, Span, Statement


def claim(speaker: str | None) -> Claim:
    return Claim(
        article="a", kind="attribution", span=Span(0, 1), quote="x", value=Statement(concept="said", said="x", speaker=speaker or "the ministry"),
        sentence=Span(0, 1), sentence_text="x", contexts=("x", "x"), speaker=speaker,
    )  # fmt: skip


CASES = [
    ("two persons", "Hala Qasim", "Rami Daoud", "conflicting"),
    ("two scripts", "Hala Qasim", "هالة قاسم", "compatible"),
    ("a surname and a full name", "Qasim", "Hala Qasim", "compatible"),
    ("two persons in two scripts", "Rami Daoud", "هالة قاسم", "conflicting"),
    ("a role alone isn't a person", None, "Hala Qasim", None),
    ("two institutions", None, None, None),
]


@pytest.mark.parametrize(("a", "b", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_attribution(a: str | None, b: str | None, expected: str | None) -> None:
    for left, right in ((a, b), (b, a)):
        found = attribution.compare(claim(left), claim(right), attribution.Options())
        assert (found.verdict if found else None) == expected
