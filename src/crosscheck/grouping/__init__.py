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
from crosscheck.grouping.candidates import LARGEST, candidates
from crosscheck.grouping.digest import Digest, digest
from crosscheck.grouping.joining import join
from crosscheck.grouping.keys import keys, near, topic_vectors
from crosscheck.grouping.likeness import ready
from crosscheck.stories import FEW, WINDOW

if TYPE_CHECKING:
    from crosscheck.cache import Memory
    from crosscheck.model import Article
    from crosscheck.reading import Reading

__all__ = ["Digest", "digest", "digest_of", "digests", "group"]


def digests(articles: Sequence[Article], readings: Sequence[Reading], encoder: Encoder, memory: Memory | None = None) -> tuple[Digest, ...]:
    """The articles in short, each from a memory where it is known."""
    return tuple(digest_of(article, reading, encoder, memory) for article, reading in zip(articles, readings, strict=True))


def digest_of(article: Article, reading: Reading, encoder: Encoder, memory: Memory | None = None, made: Digest | None = None) -> Digest:
    """An article in short: from a memory where it is known, else as it was `made` before, else now."""
    if memory is None:
        return made or digest(article, reading, encoder)
    from crosscheck.cache import kept

    found = kept(Digest, article, memory, lambda: replace(made or digest(article, reading, encoder), article=""))
    return replace(found, article=article.id)


def group(found: Sequence[Digest], encoder: Encoder, window: int | None = None) -> tuple[tuple[Digest, ...], ...]:
    """The stories, in the order of their first articles, each in the order of its dates; articles without a date come last.

    A story lasts `window` days at most: WINDOW where nothing is said. Few articles may be of any days then, as of a story that somebody has followed.
    """
    ordered = sorted(found, key=lambda d: (d.published or date.max, d.article))
    if len(ordered) < 2:
        return tuple((one,) for one in ordered)
    if window is None and len(ordered) <= FEW:
        compared, window = [replace(d, published=None, season=None) for d in ordered], WINDOW
    else:
        compared, window = ordered, window or WINDOW
    topics = topic_vectors(encoder) if len(compared) > LARGEST else None
    pairs = candidates([keys(d, near(d, topics), window) if topics is not None else frozenset() for d in compared])
    return tuple(tuple(ordered[number] for number in story) for story in join([ready(d) for d in compared], pairs, window))
