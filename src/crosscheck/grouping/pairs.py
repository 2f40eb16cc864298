"""The pairs of a whole run that are to be compared, worked out in arrays: `candidates.py` says which they are.

Of each article no more is held than the numbers of its buckets, and of each pair its two numbers and its count, so that a hundred thousand articles
need some hundreds of megabytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from hashlib import blake2b
from itertools import combinations
from typing import TYPE_CHECKING, Any

from crosscheck.grouping.candidates import LARGEST, NEIGHBOURS, PARTNERS, Pair, worth

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

AT_ONCE = 2_000_000  # rows of arrays that are worked on at a time


def candidates(keys: Iterable[AbstractSet[str]]) -> list[Pair]:
    """The pairs of articles that are to be compared, by their indices, in order; articles are given by their buckets, in the order of their dates."""
    laid, articles, count = _entries(keys)
    if count <= LARGEST:
        return list(combinations(range(count), 2))
    small, large = _by_size(laid, articles)
    shared = _Shared()
    for members in small:
        shared.add(members, worth(members.shape[1]))
    for number in range(passes := _passes(large[1])):
        parts, members = _parts(*large, number, passes)
        own, rest = _by_size(parts, members)
        for each in own:
            shared.add(each, 1)
        shared.add_all(*_neighbours(*rest), 1)
    return [(int(a), int(b)) for a, b in zip(*_likeliest(*shared.counted()), strict=True)]


def _entries(keys: Iterable[AbstractSet[str]]) -> tuple[Numbers, Numbers, int]:
    """Bucket and article of each place in a bucket, sorted; and how many articles there are. Buckets are told apart by 64 bits of their names."""
    from array import array

    import numpy as np

    laid, articles, count = array("q"), array("q"), 0
    for number, own in enumerate(keys):
        laid.extend(int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True) for key in own)
        articles.extend(number for _ in own)
        count += 1
    found, members = np.array(laid, dtype=np.int64), np.array(articles, dtype=np.int64)
    order = np.lexsort((members, found))
    return found[order], members[order], count


def _bounds(laid: Numbers) -> tuple[Numbers, Numbers]:
    """Where each bucket begins in sorted places, and how many it has."""
    import numpy as np

    starts = np.flatnonzero(np.concatenate(([True], laid[1:] != laid[:-1]))) if len(laid) else np.zeros(0, dtype=np.int64)
    return starts, np.diff(np.append(starts, len(laid)))


def _by_size(laid: Numbers, members: Numbers) -> tuple[Iterator[Numbers], tuple[Numbers, Numbers]]:
    """The members of the buckets of each size up to LARGEST, a row a bucket; and bucket and member of all larger ones."""
    import numpy as np

    starts, sizes = _bounds(laid)

    def small() -> Iterator[Numbers]:
        for size in range(2, LARGEST + 1):
            rows = starts[sizes == size]
            step = max(1, AT_ONCE // (size * size))
            for at in range(0, len(rows), step):
                yield members[rows[at : at + step, None] + np.arange(size)]

    inside = np.repeat(sizes > LARGEST, sizes)
    return small(), (laid[inside], members[inside])


def _passes(members: Numbers) -> int:
    """In how many goes the large buckets are split, so that not many more than AT_ONCE parts are there at a time."""
    import numpy as np

    counts = np.bincount(members) if len(members) else np.zeros(1, dtype=np.int64)
    return max(1, -(-int((counts * (counts - 1) // 2).sum()) // (4 * AT_ONCE)))


def _parts(laid: Numbers, members: Numbers, number: int, passes: int) -> tuple[Numbers, Numbers]:
    """Part and article of each place in one pass's share of the parts, sorted: an article lies in a part for any two large buckets that it lies in."""
    import numpy as np

    ranks = np.cumsum(np.concatenate(([0], laid[1:] != laid[:-1]))) if len(laid) else laid
    order = np.lexsort((ranks, members))
    buckets, articles = ranks[order], members[order]
    starts, sizes = _bounds(articles)
    parts, inside = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for size in np.unique(sizes[sizes > 1]):
        one, other = np.triu_indices(int(size), 1)
        rows = starts[sizes == size]
        step = max(1, AT_ONCE // len(one))
        for at in range(0, len(rows), step):
            own = buckets[rows[at : at + step, None] + np.arange(size)]
            names = (own[:, one] << 32 | own[:, other]).ravel()
            chosen = (own[:, one] + own[:, other]).ravel() % passes == number
            parts.append(names[chosen])
            inside.append(np.repeat(articles[rows[at : at + step]], len(one))[chosen])
    found, at_part = np.concatenate(parts), np.concatenate(inside)
    order = np.lexsort((at_part, found))
    return found[order], at_part[order]


def _neighbours(parts: Numbers, members: Numbers) -> tuple[Numbers, Numbers]:
    """The pairs of parts that are too large: each article with the next few."""
    import numpy as np

    a, b = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for step in range(1, NEIGHBOURS + 1):
        same = parts[step:] == parts[:-step]
        a.append(members[:-step][same])
        b.append(members[step:][same])
    return np.concatenate(a), np.concatenate(b)


class _Shared:
    """Pairs and how much they share; what is added is summed up now and then."""

    def __init__(self) -> None:
        import numpy as np

        self._pairs: list[Numbers] = [np.zeros(0, dtype=np.int64)]
        self._counts: list[Any] = [np.zeros(0, dtype=np.int32)]
        self._new = 0

    def add(self, members: Numbers, worth: int) -> None:
        """All pairs of each row."""
        import numpy as np

        one, other = np.triu_indices(members.shape[1], 1)
        self.add_all(members[:, one].ravel(), members[:, other].ravel(), worth)

    def add_all(self, a: Numbers, b: Numbers, worth: int) -> None:
        """Pairs, the smaller number first."""
        import numpy as np

        self._pairs.append(a << 32 | b)
        self._counts.append(np.full(len(a), worth, dtype=np.int32))
        self._new += len(a)
        if self._new > 2 * AT_ONCE + len(self._pairs[0]):
            self._sum()

    def _sum(self) -> None:
        import numpy as np

        pairs, counts = np.concatenate(self._pairs), np.concatenate(self._counts)
        self._pairs.clear()
        self._counts.clear()
        order = np.argsort(pairs, kind="stable")
        pairs, counts = pairs[order], counts[order]
        starts, _ = _bounds(pairs)
        self._pairs.append(pairs[starts])
        self._counts.append(np.add.reduceat(counts, starts) if len(starts) else counts)
        self._new = 0

    def counted(self) -> tuple[Numbers, Any]:
        """Each pair once, sorted, and its count."""
        self._sum()
        return self._pairs[0], self._counts[0]


def _likeliest(pairs: Numbers, counts: Any) -> tuple[Numbers, Numbers]:
    """Of each article the PARTNERS that share most; of equals those nearest in time. The pairs that either chose, in order."""
    import numpy as np

    a, b = pairs >> 32, pairs & 0xFFFFFFFF
    chosen = np.zeros(len(pairs), dtype=bool)
    articles = int(b.max()) + 1 if len(b) else 0
    step = max(1, AT_ONCE * articles // max(1, 2 * len(pairs)))
    for low in range(0, articles, step):
        sides = [(side, np.flatnonzero((side >= low) & (side < low + step))) for side in (a, b)]
        numbers = np.concatenate([side[at] for side, at in sides])
        at = np.concatenate([at for _, at in sides])
        order = np.lexsort((at, b[at] - a[at], -counts[at], numbers))
        numbers, at = numbers[order], at[order]
        starts, sizes = _bounds(numbers)
        place = np.arange(len(numbers)) - np.repeat(starts, sizes)
        chosen[at[place < PARTNERS]] = True
    return a[chosen], b[chosen]
