"""Offices: what one person can't be at once, and what only sounds different."""

from __future__ import annotations

import pytest

from crosscheck.compare.role import compare
from crosscheck.model import Claim, Role, Span


def claim(rank: str, *modifiers: str, domains: tuple[str, ...] = (), of: str | None = None) -> Claim:
    value = Role(rank=rank, modifiers=modifiers, domains=domains, of=of, holder="Lina Saab")
    return Claim(article="a", kind="role", span=Span(0, 1), quote="x", value=value, sentence=Span(0, 1), sentence_text="x", contexts=("x",))


HEALTH, TRADE = ("health",), ("trade",)
CASES = [
    ("one office", claim("minister", domains=HEALTH), claim("minister", domains=HEALTH), "compatible"),
    ("the domain left out", claim("minister"), claim("minister", domains=HEALTH), "compatible"),
    ("two portfolios", claim("minister", domains=HEALTH), claim("minister", domains=TRADE), "contradiction"),
    ("the longer title", claim("minister", domains=TRADE), claim("minister", domains=("industry", "trade")), "precision"),
    ("trade and foreign trade", claim("minister", domains=TRADE), claim("minister", domains=("foreign-trade",)), "precision"),
    ("the deputy", claim("secretary-general", "deputy"), claim("secretary-general"), "contradiction"),
    ("a deputy by another word", claim("director", "deputy"), claim("head"), "contradiction"),
    ("two words for who leads", claim("chairman"), claim("president"), "precision"),
    ("chief executive and director general", claim("chief-executive"), claim("director-general"), "precision"),
    ("head of the transitional government", claim("prime-minister", "acting"), claim("president"), "precision"),
    ("head of government and of state", claim("prime-minister"), claim("president"), "contradiction"),
    ("a presiding judge", claim("judge"), claim("president"), "precision"),
    ("a minister's other word", claim("head"), claim("minister"), "precision"),
    ("director and minister", claim("director"), claim("minister", domains=HEALTH), "contradiction"),
    ("ambassador and minister", claim("ambassador"), claim("minister", domains=HEALTH), "contradiction"),
    ("a deputy premier is a minister too", claim("prime-minister", "deputy"), claim("minister", domains=TRADE), "precision"),
    ("who leads a branch and who leads the whole", claim("head", domains=("security",)), claim("director-general"), "contradiction"),
    ("a director of what isn't said", claim("head", domains=("security",)), claim("director"), "precision"),
    ("who leads a branch and the director of a body", claim("head", domains=("security",)), claim("director", of="the museum"), "contradiction"),
    ("two directors", claim("director", domains=("medical",)), claim("director", domains=("race",)), "contradiction"),
    ("one word for two", claim("director", domains=("artistic",)), claim("director", domains=("technical",)), "precision"),
    ("the chair of the board and who runs it", claim("board-chair"), claim("chief-executive"), "contradiction"),
    ("a chair, and of what", claim("board-chair"), claim("chairman"), "precision"),
    ("two branches", claim("head", domains=("security",)), claim("director", domains=HEALTH), "contradiction"),
    ("adviser and director general", claim("adviser"), claim("director-general"), "contradiction"),
    ("the mayor as president of the municipality", claim("mayor"), claim("president"), "precision"),
    (
        "an undersecretary of a ministry, for a matter",
        claim("undersecretary", domains=("foreign-affairs",)),
        claim("undersecretary", domains=TRADE),
        "precision",
    ),
    ("a deputy minister is an undersecretary", claim("minister", "deputy", domains=TRADE), claim("undersecretary", domains=TRADE), "precision"),
    ("formerly something else", claim("minister", "former", domains=HEALTH), claim("director"), None),
    ("formerly minister of something else", claim("minister", "former", domains=HEALTH), claim("minister", domains=TRADE), None),
    ("both former, of two portfolios", claim("minister", "former", domains=HEALTH), claim("minister", "former", domains=TRADE), "contradiction"),
]


@pytest.mark.parametrize(("a", "b", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_offices(a: Claim, b: Claim, expected: str | None) -> None:
    for left, right in ((a, b), (b, a)):
        found = compare(left, right, {})
        assert (found and (found.verdict if found.verdict == "compatible" else found.nature)) == expected
