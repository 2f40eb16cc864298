"""Which sentences of two articles are versions of one: the same words, rewritten or translated, in the same order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crosscheck.encode import Vectors

# Measured on 63 articles in human translation (share 0.66 to 1.24, one pair 0.47) and on independent articles about one event (up to 0.69).
ALIKE = 0.5  # cosine from where two sentences may be versions of one
LONE = 0.25  # cosine of two such sentences where those before and behind them are versions as well
SHARE = 0.7  # share of the shorter article's text that has its versions in the other, in order, from where the two are one dispatch


@dataclass(frozen=True, slots=True)
class Alignment:
    """The sentences of two texts that are versions of one another, by their indices, and the share of the shorter text that they are."""

    pairs: Mapping[int, int]
    share: float

    def step(self, i: int, j: int) -> float:
        """1 for two sentences that are versions of one, ½ where they may be (neither or only one is matched, between the same neighbours), 0 elsewhere."""
        if self.pairs.get(i) == j:
            return 1.0
        back = {b: a for a, b in self.pairs.items()}
        if i in self.pairs and j in back:
            return 0.0
        before = max((a for a in self.pairs if a < i), default=-1)
        after = min((a for a in self.pairs if a > i), default=None)
        low = self.pairs.get(before, -1)
        high = self.pairs[after] if after is not None else None
        return 0.5 if low <= j and (high is None or j <= high) else 0.0


def align_sentences(a: Sequence[str], b: Sequence[str], vectors: Vectors) -> Alignment:
    """The longest common subsequence of two texts' sentences, each match weighted by its mean length in characters and by how alike the two are."""
    if not a or not b:
        return Alignment({}, 0.0)
    alike = vectors.similarity(a, b).tolist()
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, ours in enumerate(a):
        for j, theirs in enumerate(b):
            match = best[i][j] + _weight(ours, theirs, alike[i][j]) if alike[i][j] >= ALIKE else 0.0
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], match)
    pairs: dict[int, int] = {}
    i, j = len(a), len(b)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs[i] = j
    told = sum((len(a[i]) + len(b[j])) / 2 for i, j in pairs.items())
    return Alignment({**dict(sorted(pairs.items())), **_lone(pairs, alike)}, told / max(1, min(sum(map(len, a)), sum(map(len, b)))))


def _lone(pairs: Mapping[int, int], alike: Sequence[Sequence[float]]) -> dict[int, int]:
    """Sentences that stand alone, in both texts, between two that are versions of one another: what else could they be?"""
    return {i + 1: j + 1 for i, j in pairs.items() if i + 1 not in pairs and pairs.get(i + 2) == j + 2 and alike[i + 1][j + 1] >= LONE}


def _weight(ours: str, theirs: str, alike: float) -> float:
    return alike * (len(ours) + len(theirs)) / 2
