"""Two sides of one matter: claims that say the same become a side, and two sides that can't both be true become a fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from crosscheck.align import by_article, join
from crosscheck.compare import agree
from crosscheck.model import Claim, Fact, Kind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.float64]


def sided(kind: Kind, claims: Sequence[Claim], score: Grid, floor: float, against: Mapping[join.Pair, float]) -> Iterator[Fact]:
    """The facts of claims of one kind: sides joined by `against`, and sides of several articles that nothing speaks against.

    `score` of shape (claims, claims) says how much each pair says the same, claims of one side at least `floor`;
    `against` holds the pairs of claims that contradict one another, with their weight. A side has one opposite at most.
    """
    sides = join.groups(len(claims), _agreeing(claims, score, floor), lambda i, j: float(score[i, j]), floor, lambda a, b: _one_value(claims, a, b))
    home = {i: members for members, _ in sides for i in members}
    taken: set[int] = set()
    for (i, j), weight in sorted(against.items(), key=lambda e: (-e[1], e[0])):
        ours, theirs = _without(claims, home.get(i, ()), i, j), _without(claims, home.get(j, ()), j, i)
        if taken.isdisjoint(ours) and taken.isdisjoint(theirs):
            taken.update(ours, theirs)
            yield Fact(kind=kind, claims=tuple(claims[k] for k in sorted({*ours, *theirs})), strength=min(1.0, round(weight, 3)))
    for members, weakest in sides:
        if taken.isdisjoint(members):
            yield Fact(kind=kind, claims=tuple(claims[k] for k in members), strength=min(1.0, round(weakest, 3)))


def _without(claims: Sequence[Claim], side: Sequence[int], own: int, other: int) -> tuple[int, ...]:
    """A side without the claims of the article that contradicts it: what else that article says is of another matter."""
    return (own, *(k for k in side if k != own and claims[k].article != claims[other].article))


def article_pairs(claims: Sequence[Claim]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The indices of the claims of each two articles."""
    index = {id(c): i for i, c in enumerate(claims)}
    for (_, a), (_, b) in combinations(by_article(claims), 2):
        yield tuple(index[id(c)] for c in a), tuple(index[id(c)] for c in b)


def _agreeing(claims: Sequence[Claim], score: Grid, floor: float) -> dict[join.Pair, float]:
    """Pairs of two articles that say the same with one value, each the other's best."""
    edges: dict[join.Pair, float] = {}
    for a, b in article_pairs(claims):
        edges |= join.mutual([(i, j, float(score[i, j])) for i in a for j in b if score[i, j] >= floor and agree(claims[i].kind, claims[i], claims[j])])
    return edges


def _one_value(claims: Sequence[Claim], left: Sequence[int], right: Sequence[int]) -> bool:
    return all(agree(claims[i].kind, claims[i], claims[j]) is not False for i in left for j in right)
