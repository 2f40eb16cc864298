"""A progress bar on standard error, for work that takes longer than a second, and only where someone watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from crosscheck.pipeline import Progress as Callback

PATIENCE = 1.0  # seconds


class Bar:
    """Takes the pipeline's reports of progress and shows them once the work has lasted."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._shown: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, what: str, done: int, total: int) -> None:
        if self._shown is None:
            if time.monotonic() - self._start < PATIENCE or done >= total:
                return
            self._shown = _bar()
            self._shown.start()
        if what not in self._tasks:
            self._tasks[what] = self._shown.add_task(what, total=total)
        self._shown.update(self._tasks[what], completed=done, total=total)

    def close(self) -> None:
        """Take the bar off the screen."""
        if self._shown is not None:
            self._shown.stop()


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import Progress

    return Progress(console=Console(file=sys.stderr), transient=True)


@contextmanager
def progress() -> Iterator[Callback | None]:
    """A progress bar, or None where standard error isn't a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    bar = Bar()
    try:
        yield bar
    finally:
        bar.close()
