"""Pairs of numbers → connected components, by arrays alone: a hundred million pairs take some GB and a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]


def components(a: Numbers, b: Numbers) -> tuple[Numbers, Numbers]:
    """The numbers that stand in a pair, ascending, and of each the smallest number that it is connected with."""
    import numpy as np

    numbers = np.unique(np.concatenate((a, b))).astype(np.int64)
    one, other = np.searchsorted(numbers, a), np.searchsorted(numbers, b)
    root = np.arange(len(numbers))
    while True:
        low, high = np.minimum(root[one], root[other]), np.maximum(root[one], root[other])
        apart = low != high
        if not apart.any():
            return numbers, numbers[root]
        np.minimum.at(root, high[apart], low[apart])
        while (root[root] != root).any():  # each step halves the way to the smallest
            root = root[root]
