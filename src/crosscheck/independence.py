"""Which articles are one voice? Copies, rewrites and translations of one dispatch count once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from crosscheck.encode import Vectors
from crosscheck.model import Article
from crosscheck.sentences import Sentence

# Measured on 63 articles in human translation (share 0.55 to 1.2) and on independent articles about one event (up to 0.5).
ALIKE = 0.55  # cosine from where two sentences are versions of one
SHARE = 0.6  # share of the shorter article's text that has its versions in the other, in order, from where the two are one dispatch
_SHORTEST = 25  # characters; shorter sentences are alike by chance
_LEAST = 4  # sentences that an article has at least to be told a copy; two short news of one event are alike by nature


def voices(articles: Sequence[Article], sentences: Mapping[str, Sequence[Sentence]], vectors: Vectors) -> dict[str, str]:
    """For each article's id the id of the first article of its voice."""
    texts = {a.id: [s.text for s in sentences[a.id] if len(s.text) >= _SHORTEST] for a in articles}
    voice = {a.id: a.id for a in articles}
    for a, b in combinations(sorted(texts), 2):
        if voice[a] != voice[b] and _shared(texts[a], texts[b], vectors) >= SHARE:
            old, new = sorted((voice[a], voice[b]))[::-1]
            voice = {k: new if v == old else v for k, v in voice.items()}
    return voice


def _shared(a: Sequence[str], b: Sequence[str], vectors: Vectors) -> float:
    """The share of the shorter text whose sentences have versions in the other, one to one and in the same order.

    The longest common subsequence of the sentences, each match weighted by its mean length in characters.
    """
    if min(len(a), len(b)) < _LEAST:
        return 0.0
    alike = vectors.similarity(a, b) >= ALIKE
    above = [0.0] * (len(b) + 1)
    for i, ours in enumerate(a):
        row = [0.0]
        for j, theirs in enumerate(b):
            match = above[j] + (len(ours) + len(theirs)) / 2 if alike[i, j] else 0.0
            row.append(max(above[j + 1], row[j], match))
        above = row
    return above[-1] / min(sum(map(len, a)), sum(map(len, b)))
