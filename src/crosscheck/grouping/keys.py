"""The buckets an article is laid into, so that it need be compared with few others: a function of its digest alone.

Two ways lead two articles into one bucket: a name that tells, in the same stretch of time; or a topic that both lie near, in the same stretch of time and
in a country that both name, or with a second topic. A stretch is as long as a story may last, and an article lies in its own and in the next one, so that no two articles
less than that apart are missed. Articles without a date meet the others by two names at once, or two topics, whatever the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from crosscheck import datafile
from crosscheck.grouping.digest import YEAR, Digest, day_of_year, rows

if TYPE_CHECKING:
    from crosscheck.encode import Encoder, Matrix

TELLING = 1.5  # what a name must tell to be a bucket: no country alone does
NAMES, PAIRED, SEASONAL, ALONE = 12, 8, 6, 6  # names that are buckets with a stretch, in pairs, with a week of any year, and by themselves
RARE = 4  # consonants of a name that is a bucket by itself, or letters of a place's
NEAR, COUNTRIES, ANYTIME = 4, 3, 3  # topics that an article lies near, and countries that make a bucket with one; topics that do whatever the time


def keys(digest: Digest, near: Sequence[int], window: int) -> frozenset[str]:
    """The buckets of an article; `near` are the topics it lies near, the nearest first, `window` the days that a story may last."""
    return frozenset((*_by_name(digest, window), *_by_topic(digest, near, window)))


def _stretches(digest: Digest, window: int) -> tuple[str, ...]:
    if digest.published is None:
        return ()
    own = digest.published.toordinal() // max(1, window)
    return str(own), str(own + 1)


def _seasons(digest: Digest, window: int) -> tuple[str, ...]:
    if digest.season is None:
        return ()
    own, all_ = day_of_year(digest.season) // max(1, window), YEAR // max(1, window) + 1
    return f"~{own}", f"~{(own + 1) % all_}"


def _by_name(digest: Digest, window: int) -> Iterator[str]:
    telling = [unit.keys for unit in digest.names if unit.weight >= TELLING][:NAMES]
    for when in _stretches(digest, window):
        yield from (f"{name} {when}" for unit in telling for name in unit)
    for season in _seasons(digest, window):
        yield from (f"{name} {season}" for unit in telling[:SEASONAL] for name in unit)
    yield from (f"{name} *" for unit in telling[:ALONE] for name in unit if len(name) >= RARE)
    for one, other in combinations(telling[:PAIRED], 2):
        yield from (f"{min(a, b)} {max(a, b)} *" for a in one for b in other)


def _by_topic(digest: Digest, near: Sequence[int], window: int) -> Iterator[str]:
    countries = [name for unit in digest.names for name in unit.keys if len(name) == 3 and name[0] == "@"]
    for when in _stretches(digest, window):
        yield from (f"%{topic} {country} {when}" for topic in near for country in countries[:COUNTRIES])
        yield from (f"%{min(pair)} %{max(pair)} {when}" for pair in combinations(near, 2))
    yield from (f"%{min(pair)} %{max(pair)} *" for pair in combinations(near[:ANYTIME], 2))


# ------------------------------------------------------------------ topics


@lru_cache(maxsize=1)
def topics() -> tuple[str, ...]:
    """What news is about, a phrase each."""
    return tuple(datafile.load(__package__, "topics.yaml"))


def topic_vectors(encoder: Encoder) -> Matrix:
    """The topics' unit vectors, as one encoder has them."""
    return encoder.encode(list(topics()))


def near(digest: Digest, vectors: Matrix) -> tuple[int, ...]:
    """The topics that an article lies near, the nearest first."""
    import numpy as np

    if not digest.vectors:
        return ()
    likeness = np.round(vectors @ rows(digest.vectors).mean(axis=0), 3)
    return tuple(int(i) for i in np.argsort(-likeness, kind="stable")[:NEAR])
