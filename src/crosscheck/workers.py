"""Work that several processes share: its results in order, and never more under way than they can take on."""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from types import TracebackType
from typing import Generic, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 4  # tasks that wait for each process, so that none waits for us; what is done and not asked for counts too
FORKS = sys.platform.startswith("linux")  # others begin anew, and don't know what this one has loaded


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """In the place of a task: its result, which is known already."""

    result: R


class Workers:
    """Other processes, from the first task on; or, of one job, this process alone."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def map(self, do: Callable[[T], R], tasks: Iterable[T | Done[R]], own: Callable[[], object] | None = None, *, before: bool = False) -> Iterator[R]:
        """What is done of each task, in order.

        Where others work, this process does something of its `own` when each of them has a task, or `before` they begin, so that they share what it loads.
        """
        waiting: deque[Done[R] | Future[R]] = deque()
        started = 0
        for task in tasks:
            if not isinstance(task, Done):
                started += 1
                if own is not None and self.jobs > 1 and (before or started > self.jobs):
                    own()
                    own = None
            waiting.append(task if isinstance(task, Done) else self._begun(do, task))
            while len(waiting) > self.jobs * AHEAD or (waiting and _is_done(waiting[0]) and (own is None or not started)):
                yield _result(waiting.popleft())
        if own is not None and started and self.jobs > 1:
            own()
        while waiting:
            yield _result(waiting.popleft())

    def _begun(self, do: Callable[[T], R], task: T) -> Done[R] | Future[R]:
        if self.jobs == 1:
            return Done(do(task))
        if self._pool is None:
            context = multiprocessing.get_context("fork") if FORKS else None
            self._pool = ProcessPoolExecutor(max_workers=self.jobs, mp_context=context)
        return self._pool.submit(do, task)


def _is_done(task: Done[R] | Future[R]) -> bool:
    return isinstance(task, Done) or task.done()


def _result(task: Done[R] | Future[R]) -> R:
    return task.result if isinstance(task, Done) else task.result()
