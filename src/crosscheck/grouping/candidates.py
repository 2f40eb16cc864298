"""Which articles are compared: those that lie in one bucket. The work grows with the articles, and not with their square.

A bucket of more than LARGEST articles is split: it counts only together with another large one that both articles lie in, so that a city in whose week
five hundred articles appeared is parted by what they are about. Where even that is too large, its articles are laid in the order of their dates and
compared with the next few alone. So many as a bucket may hold are one. Of all that an article shares a bucket with, it is compared with the PARTNERS that it shares most with; a bucket counts more,
the fewer lie in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations

LARGEST = 24  # articles of a bucket in which each meets each: 276 pairs
NEIGHBOURS = 8  # articles that each meets in a bucket that can't be split
PARTNERS = 24  # articles that one is compared with, but for those that choose it among theirs
SHARE = 12 * LARGEST  # of a bucket, which its articles divide; a part of a large one counts 1

Pair = tuple[int, int]  # indices, the smaller first


def candidates(keys: Sequence[AbstractSet[str]]) -> frozenset[Pair]:
    """The pairs of articles that are to be compared, by their indices; articles are given by their buckets, in the order of their dates."""
    if len(keys) <= LARGEST:
        return frozenset(combinations(range(len(keys)), 2))
    buckets = _laid(dict(enumerate(keys)))
    large = {key: members for key, members in buckets.items() if len(members) > LARGEST}
    shared: Counter[Pair] = Counter()
    for members in _split(large).values():
        shared.update(of_part(members))
    for key, members in buckets.items():
        if key not in large:
            for pair in combinations(members, 2):
                shared[pair] += worth(len(members))
    return _likeliest(shared)


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


def _laid(keys: Mapping[int, Iterable[str]]) -> dict[str, list[int]]:
    """Bucket → the articles in it, in order."""
    found: dict[str, list[int]] = {}
    for number, own in keys.items():
        for key in own:
            found.setdefault(key, []).append(number)
    return found


def _split(large: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    """Part → the articles in it, in order."""
    own: dict[int, list[str]] = {}
    for key, members in large.items():
        for number in members:
            own.setdefault(number, []).append(key)
    return _laid({number: parts(own[number]) for number in sorted(own)})


def _likeliest(shared: Mapping[Pair, int]) -> frozenset[Pair]:
    """Of each article the pairs that share most; of equals those nearest in time."""
    own: dict[int, list[tuple[int, int, Pair]]] = {}
    for (a, b), count in shared.items():
        for number in (a, b):
            own.setdefault(number, []).append((-count, b - a, (a, b)))
    return frozenset(pair for ranked in own.values() for _, _, pair in sorted(ranked)[:PARTNERS])
