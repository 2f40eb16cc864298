"""Persons, places and organizations: joined by the place they take in sentences that say the same.

Claims with one name become a fact where their sentences say the same; then the names that answer one question
differently are put against each other (`rivals`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from crosscheck.align import by_article, join
from crosscheck.align.rivals import rivals
from crosscheck.align.signals import telling
from crosscheck.align.strangers import Library
from crosscheck.compare import agree
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact, Kind, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.float64]

KINDS: tuple[Kind, ...] = ("person", "place", "organization")
WIDTHS = (0.45, 0.4, 0.15)  # sentence, window, near: the words right beside a name are mostly prepositions
ANCHOR = 0.12  # for a number that both sentences share, or as many shared names
OFTEN = 2  # sentences of an article that may have a name before it is one of those that the whole story is about
AGREED = 0.45  # from where a pair with one name is one fact
ALIKE = 0.72  # cosine of two organizations' names from where they are one name in two languages
Anchors = Mapping[tuple[str, Span], Sequence[Claim]]


def facts(claims: Sequence[Claim], vectors: Vectors) -> tuple[Fact, ...]:
    """The facts of these kinds."""
    anchors: dict[tuple[str, Span], list[Claim]] = {}
    for claim in claims:
        if telling(claim.value) >= 0.5:
            anchors.setdefault((claim.article, claim.sentence), []).append(claim)
    library = Library(claims)
    return tuple(fact for kind in KINDS for fact in _facts_of(kind, [c for c in claims if c.kind == kind], vectors, anchors, library))


def _facts_of(kind: Kind, claims: Sequence[Claim], vectors: Vectors, anchors: Anchors, library: Library) -> Iterator[Fact]:
    import numpy as np

    if not claims:
        return
    phrases = [c.contexts[-1] for c in claims]
    sense = np.asarray(vectors.similarity(phrases, phrases), dtype=float)
    same, score = _same(claims, sense), _scores(claims, vectors, anchors)
    taken: set[int] = set()
    for pair in rivals(claims, _entities(same), score, sense, library):
        both = sorted((*pair.left, *pair.right))
        taken |= set(both)
        yield Fact(kind=kind, claims=tuple(claims[i] for i in both), strength=min(1.0, round(pair.score, 3)))
    for members, weakest in join.groups(len(claims), _agreed(claims, same, score), lambda i, j: float(score[i, j]), AGREED, lambda a, b: _at_one(claims, a, b)):
        kept = [i for i in members if i not in taken]
        if len(kept) > 1:
            yield Fact(kind=kind, claims=tuple(claims[i] for i in kept), strength=weakest)


def _at_one(claims: Sequence[Claim], left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether no two names of what is joined are known to be different: likeness of sense alone is no likeness of names."""
    return not any(agree(claims[i].kind, claims[i], claims[j]) is False for i in left for j in right)


def _agreed(claims: Sequence[Claim], same: Grid, score: Grid) -> dict[join.Pair, float]:
    """Pairs of two articles with one name, each the other's best, in sentences that say the same."""
    index = {id(c): i for i, c in enumerate(claims)}
    edges: dict[join.Pair, float] = {}
    for (_, a), (_, b) in combinations(by_article(claims), 2):
        rows, columns = ([index[id(c)] for c in side] for side in (a, b))
        edges |= join.mutual([(i, j, float(score[i, j])) for i in rows for j in columns if same[i, j] and score[i, j] >= AGREED])
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


def _scores(claims: Sequence[Claim], vectors: Vectors, anchors: Anchors) -> Grid:
    """How much the surroundings of each pair say the same."""
    import numpy as np

    texts = [[c.contexts[i] for c in claims] for i in range(len(WIDTHS))]
    total = sum((w * np.asarray(vectors.similarity(t, t), dtype=float) for w, t in zip(WIDTHS, texts, strict=True)), np.zeros((len(claims), len(claims))))
    rare = _rarity(claims)
    shared = np.zeros(total.shape)
    for i, j in combinations(range(len(claims)), 2):
        if claims[i].article != claims[j].article:
            shared[i, j] = shared[j, i] = _anchor(claims[i], claims[j], anchors, rare)
    return np.asarray(np.round(total + ANCHOR * shared, 3))


def _rarity(claims: Sequence[Claim]) -> Mapping[str, float]:
    """How much a name that two sentences share tells, by its key: all of it for one that an article has in a sentence or two."""
    sentences = {(c.article, c.sentence): c.names for c in claims}
    counts = Counter(key for names in sentences.values() for key in names)
    articles = len({c.article for c in claims})
    return {key: min(1.0, OFTEN * articles / count) for key, count in counts.items()}


def _anchor(x: Claim, y: Claim, anchors: Anchors, rare: Mapping[str, float]) -> float:
    """What else the two sentences share: telling numbers, and names other than the pair's own, the rarer the better."""
    ours, theirs = anchors.get((x.article, x.sentence), ()), anchors.get((y.article, y.sentence), ())
    numbers = any(p.kind == q.kind and agree(p.kind, p, q) for p in ours for q in theirs if p.kind == q.kind)
    others = sum(rare.get(key, 0.0) for key in sorted(x.names & y.names)) / max(1, min(len(x.names), len(y.names)))
    return float(numbers) + others
