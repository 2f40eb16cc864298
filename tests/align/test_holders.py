"""Offices by their holders: one fact a person, without a second office that one article gives beside the first."""

from __future__ import annotations

import pytest

from crosscheck.align.holders import facts
from crosscheck.encode import Vectors, embedded
from crosscheck.model import Claim, Role, Span

CASES = [
    ("one holder in two scripts", [("a", "minister", "Lina Saab"), ("b", "ambassador", "لينا صعب")], [{"minister", "ambassador"}]),
    ("two holders", [("a", "minister", "Lina Saab"), ("b", "minister", "Omar Khalil")], []),
    ("no holder", [("a", "minister", ""), ("b", "minister", "")], []),
    ("two offices at once", [("a", "minister", "Lina Saab"), ("a", "mayor", "Lina Saab"), ("b", "mayor", "Lina Saab")], [{"mayor"}]),
    ("one office in two words", [("a", "chairman", "Lina Saab"), ("b", "president", "Lina Saab")], [{"chairman", "president"}]),
    ("one office, told twice", [("a", "minister", "Lina Saab"), ("a", "minister", "Lina Saab"), ("b", "mayor", "Saab")], [{"minister", "mayor"}]),
]


def claim(n: int, article: str, rank: str, holder: str) -> Claim:
    span = Span(n, n + 1)
    return Claim(
        article=article, kind="role", span=span, quote="x", value=Role(rank=rank, holder=holder or None), sentence=span, sentence_text="x", contexts=("x",)
    )


@pytest.mark.parametrize(("said", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_holders(said: list[tuple[str, str, str]], expected: list[set[str]]) -> None:
    found = facts([claim(n, *row) for n, row in enumerate(said)], Vectors(embedded()))
    assert [{c.value.rank for c in f.claims if isinstance(c.value, Role)} for f in found] == expected
