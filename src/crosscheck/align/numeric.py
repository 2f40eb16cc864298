"""Numbers, amounts, shares, lengths of time, dates and ordinals: joined by what they are said of, one to one between two articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from crosscheck.align import by_article, join
from crosscheck.align.signals import comparable, probability, signals
from crosscheck.compare import agree
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact, Kind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.float64]

KINDS: tuple[Kind, ...] = ("quantity", "money", "percent", "duration", "date", "ordinal")
SAME = 0.5  # a pair with equal values is one fact from here
DIFFERENT = 0.5  # a pair with values that can't both be true, by its context alone
INTERNAL = 0.9  # a headline and its body with two values
UNLIKELY = 0.2  # pairs less likely than this take no part in the assignment
FLOOR = 0.35  # the mean over all pairs of two groups that join


def facts(claims: Sequence[Claim], vectors: Vectors) -> tuple[Fact, ...]:
    """The facts of the numeric kinds."""
    return tuple(fact for kind in KINDS for fact in _facts_of(kind, [c for c in claims if c.kind == kind], vectors))


def _facts_of(kind: Kind, claims: Sequence[Claim], vectors: Vectors) -> Iterator[Fact]:
    index = {(c.article, c.span): i for i, c in enumerate(claims)}
    scores: dict[join.Pair, float] = {}
    edges: dict[join.Pair, float] = {}
    articles = [(own, [index[c.article, c.span] for c in own]) for _, own in by_article(claims)]
    for (a, rows), (b, columns) in combinations(articles, 2):
        given = signals(a, b, vectors)
        joint, context = probability(given, "joint"), probability(given, "context")
        for x, i in enumerate(rows):
            for y, j in enumerate(columns):
                scores[min(i, j), max(i, j)] = float(joint[x, y])
        for x, y in _assigned(a, b, joint, context):
            edges[min(rows[x], columns[y]), max(rows[x], columns[y])] = float(joint[x, y])
    for own, rows in articles:
        within, repeats = _within(own, rows, vectors)
        scores |= within
        edges |= repeats
    score = lambda i, j: scores.get((min(i, j), max(i, j)), 0.0)  # noqa: E731
    apart = lambda a, b: any(_two_facts(claims[i], claims[j], (min(i, j), max(i, j)) in edges) for i in a for j in b)  # noqa: E731
    for members, weakest in join.groups(len(claims), edges, score, FLOOR, lambda a, b: not apart(a, b)):
        yield Fact(kind=kind, claims=tuple(claims[i] for i in members), strength=weakest)


def _assigned(a: Sequence[Claim], b: Sequence[Claim], joint: Grid, context: Grid) -> Iterator[join.Pair]:
    """The pairs of a one-to-one assignment of two articles' claims that are likely enough."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    possible = np.array([[comparable(x, y) for y in b] for x in a])
    gain = np.where(possible, np.log(joint + 1e-6) - np.log(UNLIKELY), -50.0)
    for x, y in zip(*linear_sum_assignment(-np.maximum(gain, 0)), strict=True):
        if gain[x, y] <= 0:
            continue
        same = agree(a[x].kind, a[x], b[y])
        if (same and joint[x, y] >= SAME) or (not same and context[x, y] >= DIFFERENT):
            yield int(x), int(y)


def _within(own: Sequence[Claim], rows: Sequence[int], vectors: Vectors) -> tuple[dict[join.Pair, float], dict[join.Pair, float]]:
    """Scores and edges inside one article: its repeats of one value, and a headline that says another value than the body."""
    if len(own) < 2:  # noqa: PLR2004
        return {}, {}
    given = signals(own, own, vectors)
    joint, context = probability(given, "joint"), probability(given, "context")
    scores: dict[join.Pair, float] = {}
    edges: dict[join.Pair, float] = {}
    for x, y in combinations(range(len(own)), 2):
        if not comparable(own[x], own[y]):
            continue
        pair = rows[x], rows[y]
        scores[pair] = float(joint[x, y])
        if agree(own[x].kind, own[x], own[y]):
            if joint[x, y] >= SAME:
                edges[pair] = float(joint[x, y])
        elif own[x].title != own[y].title and context[x, y] >= INTERNAL:
            edges[pair] = float(context[x, y])
    return scores, edges


def _two_facts(a: Claim, b: Claim, linked: bool) -> bool:
    """Where one article gives two values side by side, it speaks of two facts."""
    return a.article == b.article and not linked and not agree(a.kind, a, b)
