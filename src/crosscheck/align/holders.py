"""Offices: joined by the person who holds them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from crosscheck import names
from crosscheck.align import join
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
    return tuple(Fact(kind="role", claims=tuple(held[i] for i in members), strength=weakest) for members, weakest in found)
