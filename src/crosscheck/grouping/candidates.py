"""Which articles are compared: those that lie in one bucket. The work grows with the articles, and not with their square.

A bucket of more than LARGEST articles is split: it counts only together with another large one that both articles lie in, so that a city in whose week
five hundred articles appeared is parted by what they are about. Where even that is too large, its articles are laid in the order of their dates and
compared with the next few alone. So many as a bucket may hold are one. Of all that an article shares a bucket with, it is compared with the PARTNERS that
it shares most with; a bucket counts more, the fewer lie in it. The pairs of a whole run are worked out by `pairs.py`, and on a cluster by joins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

LARGEST = 24  # articles of a bucket in which each meets each: 276 pairs
NEIGHBOURS = 8  # articles that each meets in a bucket that can't be split
PARTNERS = 24  # articles that one is compared with, but for those that choose it among theirs
SHARE = 12 * LARGEST  # of a bucket, which its articles divide; a part of a large one counts 1

Pair = tuple[int, int]  # indices, the smaller first


def worth(articles: int) -> int:
    """What a bucket of at most LARGEST articles counts for each pair in it; a part counts 1."""
    return SHARE // articles


def parts(large: Iterable[str]) -> Iterator[str]:
    """The parts that one article lies in, by the large buckets that it lies in: any two of them at once."""
    return (f"{a}\n{b}" for a, b in combinations(sorted(large), 2))


def of_part(members: Sequence[int]) -> Iterator[Pair]:
    """The pairs of a part of large buckets; its articles in the order of their dates."""
    if len(members) <= LARGEST:
        return combinations(members, 2)
    return ((a, b) for at, a in enumerate(members) for b in members[at + 1 : at + 1 + NEIGHBOURS])
