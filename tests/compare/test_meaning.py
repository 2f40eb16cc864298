"""Words of which only one can be true, and words that hold side by side."""

from __future__ import annotations

import pytest

from crosscheck.compare import meaning
from crosscheck.model import Claim, Span, Statement


def claim(concept: str) -> Claim:
    return Claim(
        article="a",
        kind="meaning",
        span=Span(0, 1),
        quote=concept,
        value=Statement(concept=concept),
        sentence=Span(0, 1),
        sentence_text="x",
        contexts=("x",) * 4,
    )


CASES = [
    ("cancelled or suspended", "cancel", "suspend", "conflicting"),
    ("founded or made independent", "establishment", "independence", "conflicting"),
    ("north or south", "north", "south", "conflicting"),
    ("twice the same", "merge", "merge", "compatible"),
    ("an evening may be called night", "evening", "night", None),
    ("built and rebuilt", "build", "rebuild", None),
    ("words of different sets", "cancel", "north", None),
    ("a word that is in no set", "killed", "wounded", None),
]


@pytest.mark.parametrize(("a", "b", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_meaning(a: str, b: str, expected: str | None) -> None:
    for left, right in ((a, b), (b, a)):
        found = meaning.compare(claim(left), claim(right), meaning.Options())
        assert (found.verdict if found else None) == expected
