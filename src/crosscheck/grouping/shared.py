"""Pairs of articles and how much each shares, a number of 64 bits a pair: a hundred thousand articles have twenty million of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.integer[Any]]

SOME = 1_000_000  # pairs that are summed up at a time
ARTICLE_BITS, COUNT_BITS = 24, 15  # of a pair's 63: two articles, and how much they share
MOST, COUNT = 1 << ARTICLE_BITS, (1 << COUNT_BITS) - 1


def bounds(laid: Numbers) -> tuple[Numbers, Numbers]:
    """Where each bucket begins in sorted places, and how many it has."""
    import numpy as np

    starts = np.flatnonzero(np.concatenate(([True], laid[1:] != laid[:-1]))) if len(laid) else np.zeros(0, dtype=np.int64)
    return starts, np.diff(np.append(starts, len(laid)))


class Shared:
    """Pairs and how much they share, in one number each, which sorts by the pair; what is added is summed up now and then."""

    def __init__(self) -> None:
        import numpy as np

        self._summed: Numbers = np.zeros(0, dtype=np.int64)
        self._added: list[Numbers] = []
        self._new = 0

    def add(self, members: Numbers, worth: int) -> None:
        """All pairs of each row."""
        import numpy as np

        one, other = np.triu_indices(members.shape[1], 1)
        self.add_all(members[:, one].ravel(), members[:, other].ravel(), worth)

    def add_all(self, a: Numbers, b: Numbers, worth: int) -> None:
        """Pairs, the smaller number first."""
        import numpy as np

        self._added.append((a.astype(np.int64) << ARTICLE_BITS | b) << COUNT_BITS | worth)
        self._new += len(a)
        if self._new > 2 * SOME + len(self._summed) // 4:
            self._sum()

    def _sum(self) -> None:
        """Sort all, and write each pair once over what was read, some at a time: what is summed is never there a third time."""
        import numpy as np

        every = self._gathered()
        every.sort()
        size = at = 0
        while at < len(every):
            last = every[min(len(every), at + SOME) - 1]
            end = int(np.searchsorted(every, last | COUNT, side="right"))  # behind the last of its pair
            pairs, shares = every[at:end] & ~COUNT, every[at:end] & COUNT
            starts, _ = bounds(pairs)
            every[size : size + len(starts)] = pairs[starts] | np.minimum(np.add.reduceat(shares, starts), COUNT)
            size, at = size + len(starts), end
        every.resize(size, refcheck=False)
        self._summed = every

    def _gathered(self) -> Numbers:
        """What is summed and what is added in one array; they are given up on the way."""
        import numpy as np

        every: Numbers = np.empty(len(self._summed) + self._new, dtype=np.int64)
        parts, end = [*self._added, self._summed], len(every)
        self._added, self._summed, self._new = [], every[:0], 0
        while parts:
            part = parts.pop()
            every[end - len(part) : end] = part
            end -= len(part)
        return every

    def counted(self) -> Numbers:
        """Each pair once, sorted, with its count."""
        self._sum()
        return self._summed
