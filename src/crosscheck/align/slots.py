"""Persons, places, organizations and words of contrast: joined by the place they take in sentences that say the same.

Two different names are only put against each other where neither is known to the other's article: a name that both
articles use is another actor of the story, not another answer to one question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from crosscheck.align import by_article, join
from crosscheck.align.signals import telling
from crosscheck.compare import agree
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact, Kind, Name, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.float64]

KINDS: tuple[Kind, ...] = ("person", "place", "organization", "meaning")
WIDTHS = (0.4, 0.35, 0.25)  # sentence, window, near
ANCHOR = 0.12  # for a number that both sentences share, or as many shared names
AGREED, DIFFERENT = 0.45, 0.55  # from where a pair is one fact: with one value, with two
ALIKE = 0.72  # cosine of two organizations' names from where they are one name in two languages
Anchors = Mapping[tuple[str, Span], Sequence[Claim]]


def facts(claims: Sequence[Claim], vectors: Vectors) -> tuple[Fact, ...]:
    """The facts of these kinds."""
    anchors: dict[tuple[str, Span], list[Claim]] = {}
    for claim in claims:
        if telling(claim.value) >= 0.5:
            anchors.setdefault((claim.article, claim.sentence), []).append(claim)
    return tuple(fact for kind in KINDS for fact in _facts_of(kind, [c for c in claims if c.kind == kind], vectors, anchors))


def _facts_of(kind: Kind, claims: Sequence[Claim], vectors: Vectors, anchors: Anchors) -> Iterator[Fact]:
    index = {(c.article, c.span, c.value): i for i, c in enumerate(claims)}
    edges: dict[join.Pair, float] = {}
    scores: dict[join.Pair, float] = {}
    for (_, a), (_, b) in combinations(by_article(claims), 2):
        rows, columns = ([index[c.article, c.span, c.value] for c in side] for side in (a, b))
        same, score = _same(a, b, vectors), _scores(a, b, vectors, anchors)
        for x, i in enumerate(rows):
            for y, j in enumerate(columns):
                scores[min(i, j), max(i, j)] = float(score[x, y])
        for (x, y), weight in _pairs(a, b, same, score).items():
            edges[min(rows[x], columns[y]), max(rows[x], columns[y])] = weight
    found = lambda i, j: scores.get((min(i, j), max(i, j)), AGREED)  # noqa: E731
    for members, weakest in join.groups(len(claims), edges, found, AGREED, lambda _a, _b: True):
        yield Fact(kind=kind, claims=tuple(claims[i] for i in members), strength=weakest)


def _same(a: Sequence[Claim], b: Sequence[Claim], vectors: Vectors) -> Grid:
    """Which pairs are one name, or one concept."""
    import numpy as np

    alike = vectors.similarity([c.contexts[-1] for c in a], [c.contexts[-1] for c in b])
    by_sense = {"organization"}
    return np.array(
        [[bool(agree(x.kind, x, y)) or (x.kind in by_sense and alike[i, j] >= ALIKE) for j, y in enumerate(b)] for i, x in enumerate(a)]
    ).reshape(len(a), len(b))


def _scores(a: Sequence[Claim], b: Sequence[Claim], vectors: Vectors, anchors: Anchors) -> Grid:
    """How much the surroundings of each pair say the same."""
    import numpy as np

    total = sum(
        (w * np.asarray(vectors.similarity([c.contexts[i] for c in a], [c.contexts[i] for c in b]), dtype=float) for i, w in enumerate(WIDTHS)),
        np.zeros((len(a), len(b))),
    )
    shared = np.array([[_anchor(x, y, anchors) for y in b] for x in a]).reshape(len(a), len(b))
    return np.asarray(np.round(total + ANCHOR * shared, 3))


def _anchor(x: Claim, y: Claim, anchors: Anchors) -> float:
    """What else the two sentences share: telling numbers, and names other than the pair's own."""
    ours, theirs = anchors.get((x.article, x.sentence), ()), anchors.get((y.article, y.sentence), ())
    numbers = any(p.kind == q.kind and agree(p.kind, p, q) for p in ours for q in theirs if p.kind == q.kind)
    others = len(x.names & y.names) / max(1, min(len(x.names), len(y.names)))
    return float(numbers) + others


def _pairs(a: Sequence[Claim], b: Sequence[Claim], same: Grid, score: Grid) -> dict[join.Pair, float]:
    agreed = [(x, y, float(score[x, y])) for x in range(len(a)) for y in range(len(b)) if same[x, y] and score[x, y] >= AGREED]
    alone_a, alone_b = ~same.any(axis=1), ~same.any(axis=0)
    differing = [
        (x, y, float(score[x, y]))
        for x in range(len(a))
        for y in range(len(b))
        if alone_a[x] and alone_b[y] and score[x, y] >= DIFFERENT and agree(a[x].kind, a[x], b[y]) is False and _specific(a[x]) and _specific(b[y])
    ]
    return {**join.mutual(agreed), **join.mutual(differing)}


def _specific(claim: Claim) -> bool:
    """A name with something in it; one letter or number says too little."""
    return not isinstance(claim.value, Name) or len(claim.value.name) > 2
