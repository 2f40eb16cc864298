"""Which articles are one voice? Copies, rewrites and translations of one dispatch count once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from crosscheck.encode import Vectors
from crosscheck.model import Article
from crosscheck.versions import SHARE, align_sentences

_SHORTEST = 25  # characters; shorter sentences are alike by chance
_LEAST = 4  # sentences that an article has at least to be told a copy; two short news of one event are alike by nature


def voices(articles: Sequence[Article], sentences: Mapping[str, Sequence[str]], vectors: Vectors) -> dict[str, str]:
    """For each article's id the id of the first article of its voice."""
    texts = {a.id: [s for s in sentences[a.id] if len(s) >= _SHORTEST] for a in articles}
    voice = {a.id: a.id for a in articles}
    for a, b in combinations(sorted(texts), 2):
        if voice[a] != voice[b] and min(len(texts[a]), len(texts[b])) >= _LEAST and align_sentences(texts[a], texts[b], vectors).share >= SHARE:
            old, new = sorted((voice[a], voice[b]))[::-1]
            voice = {k: new if v == old else v for k, v in voice.items()}
    return voice
