"""Articles of many events, in any languages → stories: the articles that are about one event.

Each article is put in short (`digest.py`: names, numbers, days, sentence vectors) and laid into buckets (`keys.py`), by itself; the articles of one bucket are
compared (`candidates.py`), how likely two are about one event is weighed (`likeness.py`), and they are joined, the surest first (`joining.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from crosscheck.encode import Encoder
from crosscheck.grouping.candidates import candidates
from crosscheck.grouping.digest import Digest, digest
from crosscheck.grouping.joining import join
from crosscheck.grouping.keys import keys, near, topic_vectors
from crosscheck.grouping.likeness import ready

__all__ = ["WINDOW", "Digest", "digest", "group"]

WINDOW = 7  # days that a story may last


def group(digests: Sequence[Digest], encoder: Encoder, window: int = WINDOW) -> tuple[tuple[Digest, ...], ...]:
    """The stories, in the order of their first articles, each in the order of its dates; articles without a date come last."""
    ordered = sorted(digests, key=lambda d: (d.published or date.max, d.article))
    if len(ordered) < 2:
        return tuple((one,) for one in ordered)
    topics = topic_vectors(encoder)
    found = candidates([keys(d, near(d, topics), window) for d in ordered])
    return tuple(tuple(ordered[number] for number in story) for story in join([ready(d) for d in ordered], found, window))
