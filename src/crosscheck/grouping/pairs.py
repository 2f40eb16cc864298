"""The pairs of a whole run that are to be compared, worked out in arrays: `candidates.py` says which they are.

Of each article no more is held than the numbers of its buckets, and of each pair eight bytes: its two numbers and its count. Whatever is made of these is made
of some at a time, so that a hundred thousand articles need half a gigabyte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from hashlib import blake2b
from itertools import combinations
from typing import TYPE_CHECKING

from crosscheck.errors import InputError
from crosscheck.grouping.candidates import LARGEST, NEIGHBOURS, PARTNERS, Pair, worth
from crosscheck.grouping.shared import ARTICLE_BITS, COUNT, COUNT_BITS, MOST, Shared, bounds

if TYPE_CHECKING:
    from crosscheck.grouping.shared import Numbers

AT_ONCE = 1_000_000  # rows of arrays that are worked on at a time


def candidates(keys: Iterable[AbstractSet[str]]) -> Iterator[Pair]:
    """The pairs of articles that are to be compared, by their indices, in order; articles are given by their buckets, in the order of their dates.

    Raises InputError for more than MOST articles.
    """
    laid, articles, count = _entries(keys)
    if count <= LARGEST:
        yield from combinations(range(count), 2)
        return
    if count > MOST:
        raise InputError(f"too many articles to find stories among ({count:,}; at most {MOST:,}): check them with crosscheck spark")
    one, other = _likeliest(_shared(laid, articles), count)
    for at in range(0, len(one), AT_ONCE):
        yield from zip(one[at : at + AT_ONCE].tolist(), other[at : at + AT_ONCE].tolist(), strict=True)


def _shared(laid: Numbers, articles: Numbers) -> Numbers:
    """All pairs that share a bucket, or a part of large ones, as `Shared` gives them."""
    small, large = _by_size(laid, articles)
    shared = Shared()
    for members in small:
        shared.add(members, worth(members.shape[1]))
    for parts, members in _parts(*large):
        own, rest = _by_size(parts, members)
        for each in own:
            shared.add(each, 1)
        shared.add_all(*_neighbours(*rest), 1)
    return shared.counted()


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


def _by_size(laid: Numbers, members: Numbers) -> tuple[Iterator[Numbers], tuple[Numbers, Numbers]]:
    """The members of the buckets of each size up to LARGEST, a row a bucket; and bucket and member of all larger ones."""
    import numpy as np

    starts, sizes = bounds(laid)

    def small() -> Iterator[Numbers]:
        for size in range(2, LARGEST + 1):
            rows = starts[sizes == size]
            step = max(1, AT_ONCE // (size * size))
            for at in range(0, len(rows), step):
                yield members[rows[at : at + step, None] + np.arange(size)]

    inside = np.repeat(sizes > LARGEST, sizes)
    return small(), (laid[inside], members[inside])


def _parts(laid: Numbers, members: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Part and article of each place in the parts, sorted, some parts at a time: an article lies in a part for any two large buckets that it lies in."""
    import numpy as np

    ranks = np.cumsum(np.concatenate(([0], laid[1:] != laid[:-1]))) if len(laid) else laid
    order = np.lexsort((ranks, members))
    buckets, articles = ranks[order].astype(np.int32), members[order].astype(np.int32)
    del ranks, order
    starts, sizes = bounds(articles)
    behind = np.repeat(starts + sizes, sizes) - np.arange(len(articles)) - 1  # the article's later buckets: with each it makes a part
    for own in _some(buckets, behind):
        times = behind[own]
        first = np.repeat(own, times)
        other = first + 1 + np.arange(len(first)) - np.repeat(np.cumsum(times) - times, times)
        parts, inside = buckets[first].astype(np.int64) << 32 | buckets[other], articles[first]
        order = np.lexsort((inside, parts))
        yield parts[order], inside[order]


def _some(buckets: Numbers, behind: Numbers) -> Iterator[Numbers]:
    """The places of whole buckets, of so many that not many more than AT_ONCE parts begin there at a time."""
    import numpy as np

    by_bucket = np.argsort(buckets, kind="stable")
    starts, sizes = bounds(buckets[by_bucket])
    made = np.cumsum(behind[by_bucket])
    ends, at = starts + sizes, 0
    while at < len(by_bucket):
        done = made[at - 1] if at else 0
        enough = int(np.searchsorted(made[ends - 1], done + AT_ONCE))
        end = int(ends[min(enough, len(ends) - 1)])
        yield by_bucket[at:end]
        at = end


def _neighbours(parts: Numbers, members: Numbers) -> tuple[Numbers, Numbers]:
    """The pairs of parts that are too large: each article with the next few."""
    import numpy as np

    a, b = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for step in range(1, NEIGHBOURS + 1):
        same = parts[step:] == parts[:-step]
        a.append(members[:-step][same])
        b.append(members[step:][same])
    return np.concatenate(a), np.concatenate(b)


def _likeliest(shared: Numbers, articles: int) -> tuple[Numbers, Numbers]:
    """Of each article the PARTNERS that share most; of equals those nearest in time. The pairs that either chose, in order."""
    import numpy as np

    a = (shared >> (ARTICLE_BITS + COUNT_BITS)).astype(np.int32)
    b = (shared >> COUNT_BITS & (MOST - 1)).astype(np.int32)
    chosen = np.zeros(len(shared), dtype=bool)
    step = max(1, AT_ONCE * articles // max(1, 2 * len(shared)))
    for low in range(0, articles, step):
        sides = [(side, np.flatnonzero((side >= low) & (side < low + step))) for side in (a, b)]
        numbers = np.concatenate([side[at] for side, at in sides])
        at = np.concatenate([at for _, at in sides])
        order = np.lexsort((at, b[at] - a[at], -(shared[at] & COUNT), numbers))
        numbers, at = numbers[order], at[order]
        starts, sizes = bounds(numbers)
        place = np.arange(len(numbers)) - np.repeat(starts, sizes)
        chosen[at[place < PARTNERS]] = True
    return a[chosen], b[chosen]
