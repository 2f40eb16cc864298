"""Denials, states of progress and quoted words: joined by what the clause says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from crosscheck.align import by_article, join
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact, Kind, Statement

KINDS: tuple[Kind, ...] = ("polarity", "status", "attribution")
SAME = {"polarity": 0.62, "status": 0.62, "attribution": 0.66}  # cosine from where two clauses say one thing
NAMES = 0.1  # added for shared names


def facts(claims: Sequence[Claim], vectors: Vectors) -> tuple[Fact, ...]:
    """The facts of these kinds."""
    return tuple(fact for kind in KINDS for fact in _facts_of(kind, [c for c in claims if c.kind == kind], vectors))


def _facts_of(kind: Kind, claims: Sequence[Claim], vectors: Vectors) -> Iterator[Fact]:
    claims = _worth(kind, claims)
    index = {id(c): i for i, c in enumerate(claims)}
    edges: dict[join.Pair, float] = {}
    scores: dict[join.Pair, float] = {}
    for (_, a), (_, b) in combinations(by_article(claims), 2):
        alike = vectors.similarity([c.contexts[1] for c in a], [c.contexts[1] for c in b])
        pairs = []
        for x, p in enumerate(a):
            for y, q in enumerate(b):
                score = float(alike[x, y]) + NAMES * len(p.names & q.names) / max(1, min(len(p.names), len(q.names)))
                scores[index[id(p)], index[id(q)]] = score
                if score >= SAME[kind]:
                    pairs.append((x, y, score))
        for (x, y), weight in join.mutual(pairs).items():
            edges[index[id(a[x])], index[id(b[y])]] = weight
    for members, weakest in join.groups(len(claims), edges, lambda i, j: scores.get((i, j), scores.get((j, i), 0.0)), SAME[kind] - 0.1, lambda _a, _b: True):
        yield Fact(kind=kind, claims=tuple(claims[i] for i in members), strength=min(1.0, weakest))


def _worth(kind: Kind, claims: Sequence[Claim]) -> Sequence[Claim]:
    """Affirmations are everywhere; where nobody denies anything there is nothing to join."""
    if kind == "polarity" and not any(isinstance(c.value, Statement) and c.value.concept == "denied" for c in claims):
        return ()
    return claims
