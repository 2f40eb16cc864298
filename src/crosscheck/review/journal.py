"""The journal of a review: one JSON object a line, each on the disk before the reader is told that it is kept; of one finding the last counts.

It is only ever added to, so whoever is killed while adding leaves at most a part of a last line, which nobody was told of: the next to open the journal
cuts it off. A journal belongs to one process at a time.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from crosscheck.errors import ReviewError
from crosscheck.review.decisions import Decision, parsed
from crosscheck.review.locks import take

HEAD = b'{"crosscheck_decisions": 1}\n'  # the first line, so that no other file is ever taken for a journal
MOST = 64 * 1024 * 1024  # bytes
CLOSED = -1  # no handle, so that nothing is ever written to another file that got the same one


class Journal:
    """An open journal; raises ReviewError `path: …` where it can't be opened, is another's, or isn't a journal."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle = self._opened()
        try:
            self._decided = self._read()
        except BaseException:
            os.close(self._handle)
            raise

    @property
    def decided(self) -> Mapping[str, Decision]:
        """The last decision on each finding, by fingerprint."""
        return self._decided

    def add(self, decision: Decision) -> None:
        """Keep a decision; raises ReviewError where it couldn't be kept, and the journal is as it was."""
        if self._handle == CLOSED:
            self._fail("the review has ended")
        size = os.fstat(self._handle).st_size
        data = (b"" if size else HEAD) + decision.line().encode()
        try:
            written = 0
            while written < len(data):
                written += os.write(self._handle, data[written:])
            os.fsync(self._handle)
            if not size:
                self._sync_folder()
        except OSError as error:
            with suppress(OSError):  # else the next who opens it does
                os.ftruncate(self._handle, size)
            raise ReviewError(f"{self.path}: can't be written: {error.strerror or error}") from None
        self._decided[decision.fingerprint] = decision

    def close(self) -> None:
        """Let others in; a journal in which nothing stands is removed. What is added later is refused."""
        if self._handle == CLOSED:
            return
        if not os.fstat(self._handle).st_size:
            self.path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = CLOSED

    def _opened(self) -> int:
        """The file, made where there is none, and locked."""
        while True:
            try:
                if self.path.exists() and not self.path.is_file():
                    self._fail("not a file")
                handle = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0), 0o666)
            except OSError as error:
                self._fail(f"can't be written: {error.strerror or error}")
            if not take(handle):
                os.close(handle)
                self._fail("another crosscheck review has this report open; end that first")
            if self.path.exists() and os.path.samestat(os.fstat(handle), self.path.stat()):
                return handle
            os.close(handle)  # another has just removed it, as nothing stood in it

    def _read(self) -> dict[str, Decision]:
        """What stands in it; a part of a last line is cut off."""
        size = os.fstat(self._handle).st_size
        if size > MOST:
            self._fail(f"too long; allowed: {MOST // 1024**2} MiB")
        with self.path.open("rb") as file:
            data = file.read()
        if not data.startswith(HEAD[: len(data)]):
            self._fail("not a file of decisions; crosscheck review makes one for each report")
        whole, _, torn = data.rpartition(b"\n")
        found: dict[str, Decision] = {}
        for number, line in enumerate(whole.split(b"\n")[1:], 2):
            if line == HEAD.rstrip():  # of another journal, where git has joined two
                continue
            try:
                decision = parsed(line)
            except ValueError as error:
                raise ReviewError(f"{self.path}:{number}: not a decision: {error}") from None
            found[decision.fingerprint] = decision
        if torn:
            self._mend(torn, size, found)
        return found

    def _mend(self, torn: bytes, size: int, found: dict[str, Decision]) -> None:
        """Cut off the part of a last line; where it only lacks its end, as an editor may have taken that away, it gets one."""
        try:
            decision = parsed(torn)
        except ValueError:
            os.ftruncate(self._handle, size - len(torn))
        else:
            os.write(self._handle, b"\n")
            found[decision.fingerprint] = decision
        os.fsync(self._handle)

    def _sync_folder(self) -> None:
        """Have the name of a new file on the disk as well."""
        if os.name == "posix":
            folder = os.open(self.path.resolve().parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def _fail(self, what: str) -> NoReturn:
        raise ReviewError(f"{self.path}: {what}")
