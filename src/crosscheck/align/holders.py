"""Offices: joined by the person who holds them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from crosscheck import names
from crosscheck.align import join
from crosscheck.compare import agree
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact, Kind, Role

KINDS: tuple[Kind, ...] = ("role",)
SAME = 0.7  # names at least this similar are one person's


def facts(claims: Sequence[Claim], vectors: Vectors) -> tuple[Fact, ...]:
    """One fact for each holder of an office that at least two claims name."""
    held = [c for c in claims if c.kind == "role" and isinstance(c.value, Role) and c.value.holder]
    holder = [c.value.holder or "" for c in held if isinstance(c.value, Role)]
    scores = {(i, j): names.similarity(holder[i], holder[j]) for i, j in combinations(range(len(held)), 2)}
    edges = {pair: score for pair, score in scores.items() if score >= SAME}
    found = join.groups(len(held), edges, lambda i, j: scores[min(i, j), max(i, j)], SAME, lambda _a, _b: True)
    return tuple(
        Fact(kind="role", claims=kept, strength=weakest) for members, weakest in found if len(kept := tuple(_one_office([held[i] for i in members]))) > 1
    )


def _one_office(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims without the second office of a person whom one article gives two: both are true, and no source denies it.

    Of two such offices the one that more articles name stays, then the one named first.
    """
    offices: list[list[Claim]] = []
    for claim in claims:
        home = next((o for o in offices if all(agree("role", claim, other) is not False for other in o)), None)
        if home is None:
            offices.append([claim])
        else:
            home.append(claim)
    kept: list[set[str]] = []
    for office in sorted(offices, key=lambda o: -len({c.article for c in o})):
        articles = {c.article for c in office}
        if not any(articles & other for other in kept):
            kept.append(articles)
            yield from office
