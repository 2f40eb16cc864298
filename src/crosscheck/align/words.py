"""Words of contrast: joined where they take one place in two sentences that say the same.

Two different words are only put against each other where neither concept is used anywhere in the other's article (what
both articles speak of is another part of the story), or where two sentences are versions of one and differ in this word alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from crosscheck.align import join
from crosscheck.align.sides import article_pairs, shared_names, sided
from crosscheck.compare import agree
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact, Kind, Span, Statement

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.float64]

KINDS: tuple[Kind, ...] = ("meaning",)
WIDTHS = 3  # sentence, window, near
ANCHOR = 0.1  # for names that both sentences share
SAME = 0.42  # mean over the widths from where one concept in two articles is said of one thing
DIFFERENT = 0.48  # the same for two concepts that exclude one another
SENTENCE = 0.45  # at least so alike are the sentences of two words that contradict one another
WIDELY, TOLD_WIDELY = 4, 0.28  # articles that use one of two exclusive concepts, and how alike their best places are on the mean
VERSION = 0.66  # cosine from where two sentences are versions of one; sentences in human translation lie about there (see independence.py)
Place = tuple[str, Span]


def facts(claims: Sequence[Claim], vectors: Vectors) -> tuple[Fact, ...]:
    """The facts of this kind."""
    own = [c for c in claims if c.kind == "meaning"]
    if not own:
        return ()
    score, sentence = _scores(own, vectors)
    against = {**_widely(own, score), **_versions(own, sentence), **_rivals(own, score, sentence)}
    return tuple(sided("meaning", own, score, SAME, against))


def _scores(claims: Sequence[Claim], vectors: Vectors) -> tuple[Grid, Grid]:
    """How much the surroundings of each pair say the same, as a whole and by the sentences alone; shape (claims, claims)."""
    import numpy as np

    widths = [np.asarray(vectors.similarity(t, t), dtype=float) for t in ([c.contexts[i] for c in claims] for i in range(WIDTHS))]
    return np.asarray(np.round(sum(widths) / WIDTHS + ANCHOR * shared_names(claims), 3)), widths[0]


def _rivals(claims: Sequence[Claim], score: Grid, sentence: Grid) -> dict[join.Pair, float]:
    """Pairs of concepts that exclude one another, neither used in the other's article, each the other's best."""
    used: dict[str, set[str]] = {}
    for claim in claims:
        used.setdefault(claim.article, set()).add(_concept(claim))
    found: dict[join.Pair, float] = {}
    for a, b in article_pairs(claims):
        pairs = [
            (i, j, float(score[i, j]))
            for i in a
            for j in b
            if score[i, j] >= DIFFERENT
            and sentence[i, j] >= SENTENCE
            and _concept(claims[i]) not in used[claims[j].article]
            and _concept(claims[j]) not in used[claims[i].article]
            and agree("meaning", claims[i], claims[j]) is False
        ]
        found |= join.mutual(pairs)
    return found


def _widely(claims: Sequence[Claim], score: Grid) -> dict[join.Pair, float]:
    """Concepts that exclude one another and that most of a story's articles use, each article one of them: one matter told in two ways."""
    used: dict[str, dict[str, list[int]]] = {}
    for i, claim in enumerate(claims):
        used.setdefault(_concept(claim), {}).setdefault(claim.article, []).append(i)
    found: dict[join.Pair, float] = {}
    for x, y in combinations(sorted(used), 2):
        ours, theirs = used[x], used[y]
        if ours.keys() & theirs.keys() or len(ours) + len(theirs) < WIDELY:
            continue
        if agree("meaning", claims[next(iter(ours.values()))[0]], claims[next(iter(theirs.values()))[0]]) is not False:
            continue
        best = [max((float(score[i, j]), -i, -j) for i in a for j in b) for a in ours.values() for b in theirs.values()]
        mean = sum(value for value, _, _ in best) / len(best)
        if mean >= TOLD_WIDELY:
            _, i, j = max(best)
            found[-i, -j] = round(mean, 3)
    return found


def _versions(claims: Sequence[Claim], sentence: Grid) -> dict[join.Pair, float]:
    """Words in which two versions of one sentence differ: all other concepts of the two are the same."""
    concepts: dict[Place, set[str]] = {}
    for claim in claims:
        concepts.setdefault(_place(claim), set()).add(_concept(claim))
    found: dict[join.Pair, float] = {}
    for a, b in article_pairs(claims):
        best = join.mutual([(i, j, float(sentence[i, j])) for i, j in _firsts(claims, a, b) if sentence[i, j] >= VERSION])
        for (x, y), weight in best.items():
            ours, theirs = concepts[_place(claims[x])], concepts[_place(claims[y])]
            if len(ours - theirs) != 1 or len(theirs - ours) != 1:
                continue
            i = next(k for k in a if _place(claims[k]) == _place(claims[x]) and _concept(claims[k]) not in theirs)
            j = next(k for k in b if _place(claims[k]) == _place(claims[y]) and _concept(claims[k]) not in ours)
            if agree("meaning", claims[i], claims[j]) is False:
                found[i, j] = weight
    return found


def _firsts(claims: Sequence[Claim], a: Sequence[int], b: Sequence[int]) -> list[join.Pair]:
    """Pairs of the first claims of each sentence."""
    left, right = ({_place(claims[i]): i for i in reversed(side)}.values() for side in (a, b))
    return [(i, j) for i in left for j in right]


def _place(claim: Claim) -> Place:
    return claim.article, claim.sentence


def _concept(claim: Claim) -> str:
    return claim.value.concept if isinstance(claim.value, Statement) else ""
