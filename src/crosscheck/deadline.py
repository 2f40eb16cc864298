"""A time that work may take: what takes longer is given up.

It is processor time, so that a busy machine gives up no sooner than an idle one. Where the system can (Unix, in the main thread) a timer of its own interrupts
the work wherever it is in Python; elsewhere (in threads, on Windows) `check`, called between two sentences, sees that it is over.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import thread_time
from types import FrameType
from typing import Final, TypeVar

from crosscheck.errors import InputError

T = TypeVar("T")

AGAIN: Final = 1.0  # seconds until the timer goes off once more, where a library took its interruption for a fault of its own
_until: ContextVar[float | None] = ContextVar("until", default=None)  # by the clock of this thread
_TIMERS: Final = hasattr(signal, "setitimer")


class TookTooLong(InputError):  # noqa: N818 (it is a finding about a source, as read.Unreadable is)
    """Work that was given up."""


class _Over(BaseException):
    """Not an Exception, as libraries catch these."""


@contextmanager
def within(seconds: float, doing: str = "read") -> Iterator[None]:
    """Give up what takes longer than so many seconds of the processor: raises TookTooLong. One may stand in another; the inner one counts."""
    known = _until.set(thread_time() + seconds)
    try:
        if _free():
            with _timer(seconds):
                yield
        else:
            yield
    except _Over:
        raise TookTooLong(f"takes too long to {doing} (more than {seconds:g} seconds of the processor)") from None
    finally:
        _until.reset(known)


def check() -> None:
    """Where the time is over, end the work; to be called wherever much has been done."""
    until = _until.get()
    if until is not None and thread_time() > until:
        raise _Over


def each(items: Iterable[T], seconds: float) -> Iterator[T]:
    """The same items, each within a time; raises TookTooLong."""
    source = iter(items)
    while True:
        with within(seconds):
            try:
                item = next(source)
            except StopIteration:
                return
        yield item


def _free() -> bool:
    """Whether there is a timer, and nobody else uses it: neither a deadline around this one, nor whoever called us."""
    return _TIMERS and threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGVTALRM) is signal.SIG_DFL


@contextmanager
def _timer(seconds: float) -> Iterator[None]:
    signal.signal(signal.SIGVTALRM, _over)
    try:
        try:
            signal.setitimer(signal.ITIMER_VIRTUAL, seconds, AGAIN)
            yield
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    finally:  # twice, as the signal may come in the line before
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)


def _over(_signal: int, _frame: FrameType | None) -> None:
    raise _Over
