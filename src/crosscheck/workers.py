"""Work that several processes share: its results in order, and never more under way than they can take on.

A process may die of what it is given (the system takes it for lack of memory, or a library has a fault). Nobody can tell which of the tasks
under way did that, so each of them is given to a process of its own; one that kills this too is lost, and the others are done.
"""

from __future__ import annotations

import gc
import multiprocessing
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 4  # tasks that wait for each process, so that none waits for us; what is done and not asked for counts too
FORKS = sys.platform.startswith("linux")  # others begin anew, and don't know what this one has loaded
_UNSENT: list[Callable[[], Any]] = []  # what a process that is forked off knows without being sent it


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """In the place of a task: its result, which is known already."""

    result: R


@dataclass(frozen=True, slots=True)
class _Begun(Generic[T, R]):
    """A task that another process has."""

    task: T
    future: Future[R]


class Workers:
    """Other processes, from the first task on; or, of one job, this process alone."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.rest()

    def rest(self) -> None:
        """Let the other processes end, and with them what they hold; a later task finds new ones."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def map(
        self,
        do: Callable[[T], R],
        tasks: Iterable[T | Done[R]],
        own: Callable[[], object] | None = None,
        *,
        before: bool = False,
        lost: Callable[[T], R] | None = None,
    ) -> Iterator[R]:
        """What is done of each task, in order; of a task that kills its process what `lost` gives of it, else it raises BrokenProcessPool.

        Where others work, this process does something of its `own` when each of them has a task, or `before` they begin, so that they share what it loads.
        """
        waiting: deque[Done[R] | _Begun[T, R]] = deque()
        started = 0
        for task in tasks:
            if not isinstance(task, Done):
                started += 1
                if own is not None and self.jobs > 1 and (before or started > self.jobs):
                    own()
                    own = None
            waiting.append(task if isinstance(task, Done) else self._begun(do, task))
            while len(waiting) > self.jobs * AHEAD or (waiting and _is_done(waiting[0]) and (own is None or not started)):
                yield self._result(do, waiting.popleft(), lost)
        if own is not None and started and self.jobs > 1:
            own()
        while waiting:
            yield self._result(do, waiting.popleft(), lost)

    def _begun(self, do: Callable[[T], R], task: T) -> Done[R] | _Begun[T, R]:
        if self.jobs == 1:
            return Done(do(task))
        if self._pool is None:
            self._pool = _pool(self.jobs)
        try:
            return _Begun(task, self._pool.submit(do, task))
        except BrokenProcessPool:  # by another task
            self._pool.shutdown()
            self._pool = _pool(self.jobs)
            return _Begun(task, self._pool.submit(do, task))

    def _result(self, do: Callable[[T], R], one: Done[R] | _Begun[T, R], lost: Callable[[T], R] | None) -> R:
        if isinstance(one, Done):
            return one.result
        try:
            return one.future.result()
        except BrokenProcessPool:
            return _alone(do, one.task, lost)


def apart(do: Callable[[], R]) -> R:
    """What a function gives, done by a process that is forked off, so that all memory which it takes is given back; by this one where none can be.

    Raises BrokenProcessPool where that process dies of it.
    """
    if not FORKS:
        return do()
    _UNSENT.append(do)
    try:
        with _pool(1) as pool:
            found: R = pool.submit(_unsent).result()
            return found
    finally:
        _UNSENT.pop()


def _unsent() -> Any:
    return _UNSENT[-1]()


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes that share what is loaded: a collector that looks at it writes into it, so each leaves what it found there alone."""
    return ProcessPoolExecutor(max_workers=jobs, mp_context=multiprocessing.get_context("fork") if FORKS else None, initializer=gc.freeze)


def _alone(do: Callable[[T], R], task: T, lost: Callable[[T], R] | None) -> R:
    """A task in a process that has no other."""
    with _pool(1) as pool:
        try:
            return pool.submit(do, task).result()
        except BrokenProcessPool:
            if lost is None:
                raise
            return lost(task)


def _is_done(task: Done[R] | _Begun[T, R]) -> bool:
    return isinstance(task, Done) or task.future.done()
