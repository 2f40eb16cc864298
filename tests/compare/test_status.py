"""How far a thing has come, by two accounts of one day or of two."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.compare import status
from crosscheck.model import Claim, Span, Statement


def claim(concept: str, day: int | None) -> Claim:
    return Claim(
        article="a", kind="status", span=Span(0, 1), quote="x", value=Statement(concept=concept, group="status"), sentence=Span(0, 1), sentence_text="x",
        contexts=("x",), as_of=date(2026, 3, day) if day else None,
    )  # fmt: skip


CASES = [
    ("planned and done on one day", ("planned", 4), ("done", 4), ("conflicting", "contradiction")),
    ("planned, and done later", ("planned", 4), ("done", 6), ("conflicting", "update")),
    ("done, and planned later", ("done", 4), ("planned", 6), ("conflicting", "contradiction")),
    ("planned and begun, no dates known", ("planned", None), ("begun", None), ("conflicting", "contradiction")),
    ("done and failed", ("done", 4), ("failed", 4), ("conflicting", "contradiction")),
    ("begun, and cancelled later", ("begun", 4), ("cancelled", 5), ("conflicting", "update")),
    ("planned twice", ("planned", 4), ("planned", 6), ("compatible", "contradiction")),
    ("begun and done", ("begun", 4), ("done", 4), ("compatible", "contradiction")),
    ("planned and postponed", ("planned", 4), ("postponed", 4), ("compatible", "contradiction")),
    ("a word that isn't a status", ("planned", 4), ("unheard", 4), None),
]


@pytest.mark.parametrize(("a", "b", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_status(a: tuple[str, int | None], b: tuple[str, int | None], expected: tuple[str, str] | None) -> None:
    for left, right in ((a, b), (b, a)):
        found = status.compare(claim(*left), claim(*right), status.OPTIONS)
        assert ((found.verdict, found.nature) if found else None) == expected
