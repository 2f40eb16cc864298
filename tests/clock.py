"""How long work takes, in seconds of this process's processor: what else the machine does meanwhile isn't counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time

TIMES = 10  # as much work, for `linear`
LINEAR = 25  # times longer that it may take, where 10 is ideal and a quadratic reader takes 100
SHORT = 0.01  # seconds; what takes less is too short to be measured against
ASKED = 3  # times, as other processes take from the processor's caches


@contextmanager
def at_most(limit: float) -> Iterator[None]:
    """The work in this block takes less than `limit`."""
    start = process_time()
    yield
    assert process_time() - start < limit


def linear(work: Callable[[int], object], most: int, times: float = LINEAR) -> bool:
    """Whether work of the size `most` takes at most so many times as long as work of a tenth of it."""

    def took(size: int) -> float:
        start = process_time()
        work(size)
        return process_time() - start

    work(1)  # tables are made once
    return any(took(most) <= times * max(took(most // TIMES), SHORT) for _ in range(ASKED))
