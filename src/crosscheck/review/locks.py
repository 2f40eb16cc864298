"""One at a time: a file that one process holds, and a folder whose files one process rewrites. What holds a lock may be killed; the lock ends with it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def take(handle: int) -> bool:
        """Lock an open file until it is closed; false where another process has it."""
        try:
            os.lseek(handle, 0x7FFFFFFF, os.SEEK_SET)  # a byte that nobody reads: Windows keeps others from reading what is locked
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    @contextmanager
    def alone(folder: Path) -> Iterator[None]:
        """Nothing: Windows has no locks of folders, and each file is whole all the same."""
        yield

else:
    import fcntl

    def take(handle: int) -> bool:
        """Lock an open file until it is closed; false where another process has it."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    @contextmanager
    def alone(folder: Path) -> Iterator[None]:
        """Wait until no other process rewrites files of a folder in here; where the file system has no such locks, go on."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):
                fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def replaced(path: Path, text: str) -> None:
    """Give a file a new text: at every moment it has the old or the new one, and after a power cut too. For who is `alone` in its folder."""
    path = path.resolve()  # what a link leads to, so that the link stays
    part = path.with_name(f".{path.name}.part")  # one name: what a killed process has left is written over
    with part.open("wb") as file:
        file.write(text.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        part.chmod(path.stat().st_mode & 0o777)
    part.replace(path)
