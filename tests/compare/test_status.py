"""How far a thing has come, by two accounts of one day or of two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from crosscheck.compare import status
from crosscheck.model import Claim, Span, Statement, TimeSpan


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
        found = status.compare(claim(*left), claim(*right), status.Options())
        assert ((found.verdict, found.nature) if found else None) == expected


AHEAD = [
    ("planned for a day that the later source didn't live to see", 20, None, "contradiction"),
    ("planned for a day that had come", 5, None, "update"),
    ("done before the earlier source saw it ahead", None, 2, "contradiction"),
    ("done on a day between the two", None, 5, "update"),
]


@pytest.mark.parametrize(("planned", "done", "nature"), [c[1:] for c in AHEAD], ids=[c[0] for c in AHEAD])
def test_the_days_tell_news_from_contradiction(planned: int | None, done: int | None, nature: str) -> None:
    early, late = replace(claim("planned", 4), days=days(planned)), replace(claim("done", 6), days=days(done))
    for a, b in ((early, late), (late, early)):
        found = status.compare(a, b, status.Options())
        assert found is not None
        assert found.nature == nature


def days(day: int | None) -> tuple[TimeSpan, ...]:
    return () if day is None else (TimeSpan(start=date(2026, 3, day), end=date(2026, 3, day), grain="day"),)
