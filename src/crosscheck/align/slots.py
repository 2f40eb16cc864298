"""Persons, places and organizations: joined by the spot at which they stand in sentences that say the same.

Two names that answer one question differently (`rivals`) become a fact where that is likely; of the other claims
those with one name become one where their sentences say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from crosscheck.align import by_article, join
from crosscheck.align.odds import Candidate
from crosscheck.align.rivals import Field, rivals
from crosscheck.align.spots import Place, Spots, spots
from crosscheck.align.strangers import Library
from crosscheck.compare import agree
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact, Kind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.float64]

KINDS: tuple[Kind, ...] = ("person", "organization", "place")
AGREED = 0.0  # log-odds of one gap from where a pair with one name is one fact
ALIKE = 0.72  # cosine of two organizations' names from where they are one name in two languages


def facts(claims: Sequence[Claim], vectors: Vectors) -> tuple[Fact, ...]:
    """The facts of these kinds."""
    found: list[Fact] = []
    told: set[frozenset[Place]] = set()  # the sentences in which other rivals stand
    for field in _fields(claims, vectors):
        chosen = [c for c in _chosen(field) if field.kind != "place" or _sentences(c).isdisjoint(told)]
        found += _facts_of(field, chosen)
        told |= {pair for c in chosen for pair in _sentences(c)}
    return tuple(found)


def _sentences(candidate: Candidate) -> set[frozenset[Place]]:
    """The pairs of sentences of two articles in which two rivals stand; where two companies are from is no second conflict."""
    return {frozenset(((x.article, x.sentence), (y.article, y.sentence))) for x in candidate.left for y in candidate.right}


def candidates(claims: Sequence[Claim], vectors: Vectors) -> Iterator[Candidate]:
    """Each two names that may answer one question differently."""
    for field in _fields(claims, vectors):
        yield from rivals(field)


def _fields(claims: Sequence[Claim], vectors: Vectors) -> Iterator[Field]:
    """The claims of each kind, with whom they name and how well their spots fit."""
    import numpy as np

    found: Spots = spots(claims, vectors)
    library = Library(claims)
    for kind in KINDS:
        at = [i for i, c in enumerate(found.claims) if c.kind == kind]
        if at:
            own = tuple(found.claims[i] for i in at)
            phrases = [c.contexts[-1] for c in own]
            sense = np.asarray(vectors.similarity(phrases, phrases), dtype=float)
            yield Field(own, _entities(_same(own, sense)), found.odds[np.ix_(at, at)], found.signals["near_standing"][np.ix_(at, at)], sense, library)


def _chosen(field: Field) -> list[Candidate]:
    """The likely rivals, the likeliest first; a claim is on one side of one of them at most."""
    taken: set[int] = set()
    chosen = []
    for candidate in sorted((c for c in rivals(field) if c.likely), key=lambda c: (-c.probability, c.left[0].article, c.left[0].span, c.right[0].span)):
        both = {id(c) for c in (*candidate.left, *candidate.right)}
        if taken.isdisjoint(both):
            taken |= both
            chosen.append(candidate)
    return chosen


def _facts_of(field: Field, chosen: Sequence[Candidate]) -> Iterator[Fact]:
    """The rivals, and what is agreed among the claims that are left."""
    index = {id(c): i for i, c in enumerate(field.claims)}
    taken: set[int] = set()
    for candidate in chosen:
        both = sorted(index[id(c)] for c in (*candidate.left, *candidate.right))
        taken |= set(both)
        yield Fact(kind=field.kind, claims=tuple(field.claims[i] for i in both), strength=candidate.probability)
    edges = _agreed(field)
    for members, weakest in join.groups(len(field.claims), edges, lambda i, j: float(field.fit[i, j]), AGREED, lambda a, b: _at_one(field.claims, a, b)):
        kept = [i for i in members if i not in taken]
        if len(kept) > 1:
            yield Fact(kind=field.kind, claims=tuple(field.claims[i] for i in kept), strength=min(1.0, round(weakest, 3)))


def _at_one(claims: Sequence[Claim], left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether no two names of what is joined are known to be different: likeness of sense alone is no likeness of names."""
    return not any(agree(claims[i].kind, claims[i], claims[j]) is False for i in left for j in right)


def _agreed(field: Field) -> Mapping[join.Pair, float]:
    """Pairs of two articles with one name, each the other's best, at spots that say the same."""
    home = {i: n for n, entity in enumerate(field.entities) for i in entity}
    index = {id(c): i for i, c in enumerate(field.claims)}
    edges: dict[join.Pair, float] = {}
    for (_, a), (_, b) in combinations(by_article(field.claims), 2):
        rows, columns = ([index[id(c)] for c in side] for side in (a, b))
        edges |= join.mutual([(i, j, float(field.fit[i, j])) for i in rows for j in columns if home[i] == home[j] and field.fit[i, j] >= AGREED])
    return edges


def _entities(same: Grid) -> tuple[tuple[int, ...], ...]:
    """The claims that name one and the same, however many names it has."""
    return join.components(len(same), ((i, j) for i, j in combinations(range(len(same)), 2) if same[i, j]))


def _same(claims: Sequence[Claim], sense: Grid) -> Grid:
    """Which pairs are one name."""
    import numpy as np

    same = sense >= ALIKE if claims[0].kind == "organization" else np.zeros((len(claims), len(claims)), dtype=bool)
    for i, j in combinations(range(len(claims)), 2):
        found = agree(claims[i].kind, claims[i], claims[j])
        same[i, j] = same[j, i] = bool(found) or bool(same[i, j] and not _two_known(claims[i], claims[j]))
    return np.asarray(same)


def _two_known(a: Claim, b: Claim) -> bool:
    """Whether both names are understood, so that likeness of sense says nothing more: two ministries are alike."""
    keys = [getattr(c.value, "key", None) for c in (a, b)]
    return all(keys)
