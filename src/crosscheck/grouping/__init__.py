"""Articles of many events, in any languages → stories: the articles that are about one event.

Each article is put in short (`digest.py`: names, numbers, days, sentence vectors) and laid into buckets (`keys.py`), by itself; the articles of one bucket are
compared (`candidates.py`), how likely two are about one event is weighed (`likeness.py`), and they are joined, the surest first (`joining.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from crosscheck.encode import Encoder
from crosscheck.grouping.candidates import candidates
from crosscheck.grouping.digest import Digest, digest
from crosscheck.grouping.joining import join
from crosscheck.grouping.keys import keys, near, topic_vectors
from crosscheck.grouping.likeness import ready

if TYPE_CHECKING:
    from crosscheck.cache import Memory
    from crosscheck.model import Article
    from crosscheck.reading import Reading

__all__ = ["Digest", "digest", "digests", "group"]


def digests(articles: Sequence[Article], readings: Sequence[Reading], encoder: Encoder, memory: Memory | None = None) -> tuple[Digest, ...]:
    """The articles in short, each from a memory where it is known."""
    return tuple(_known(article, reading, encoder, memory) for article, reading in zip(articles, readings, strict=True))


def _known(article: Article, reading: Reading, encoder: Encoder, memory: Memory | None) -> Digest:
    if memory is None:
        return digest(article, reading, encoder)
    from crosscheck.cache import kept

    found = kept(Digest, article, memory, lambda: replace(digest(article, reading, encoder), article=""))
    return replace(found, article=article.id)


def group(found: Sequence[Digest], encoder: Encoder, window: int) -> tuple[tuple[Digest, ...], ...]:
    """The stories that last so many days at most, in the order of their first articles, each in the order of its dates; articles without a date come last."""
    ordered = sorted(found, key=lambda d: (d.published or date.max, d.article))
    if len(ordered) < 2:
        return tuple((one,) for one in ordered)
    topics = topic_vectors(encoder)
    pairs = candidates([keys(d, near(d, topics), window) for d in ordered])
    return tuple(tuple(ordered[number] for number in story) for story in join([ready(d) for d in ordered], pairs, window))
