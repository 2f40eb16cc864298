"""An archive is opened: by one writer, or by readers, who wait for one another; made whole or not at all, brought up to date by whoever writes."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.archive.schema import check, migrate, steps
from crosscheck.errors import ArchiveError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

WAIT = 60.0  # seconds for others to finish
_PAUSE = 0.05  # seconds between two tries
_CLOSED = {  # what SQL from outside mustn't do: read or write other files, load code, see Python's variables, and take any of this back
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "lock_configuration": "true",
}


@contextmanager
def reading(path: Path, wait: float = WAIT) -> Iterator[Connection]:
    """An archive that is only read, by SQL that can do nothing else; raises ArchiveError where there is none, or a writer doesn't finish in time."""
    if not path.exists():
        raise ArchiveError(f"{path}: there is no archive; crosscheck archive add PATH… makes it")
    own = _connected(path, wait, read_only=True, config=_CLOSED)
    try:
        check(own, str(path))
        yield own
    finally:
        own.close()


@contextmanager
def writing(path: Path, wait: float = WAIT) -> Iterator[Connection]:
    """An archive that is written to, made where there is none; raises ArchiveError where others don't finish in time."""
    if not path.exists():
        _make(path)
    own = _connected(path, wait, read_only=False, config={})
    try:
        migrate(own, str(path), steps())
        yield own
    finally:
        own.close()


@contextmanager
def transaction(own: Connection) -> Iterator[None]:
    """All of it is kept, or nothing."""
    own.execute("BEGIN")
    try:
        yield
    except BaseException:
        own.execute("ROLLBACK")
        raise
    own.execute("COMMIT")


def _connected(path: Path, wait: float, *, read_only: bool, config: Mapping[str, str]) -> Connection:
    import duckdb

    until = time.monotonic() + wait
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only, config=dict(config))
        except duckdb.Error as error:
            text = str(error)
        busy = "lock" in text or "another process" in text
        if not busy:
            raise ArchiveError(f"{path}: can't be opened: {' '.join(text.split())}")
        if time.monotonic() >= until:
            raise ArchiveError(f"{path}: somebody else is writing to it, or reads it while this is to write (waited {wait:g} s); --wait SECONDS waits longer")
        time.sleep(_PAUSE)


def _make(path: Path) -> None:
    """An empty archive, under its name only once it is whole; of two who make it at a time one wins."""
    if not path.parent.is_dir():
        raise ArchiveError(f"{path}: there is no folder {path.parent}")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        own = _connected(part, 0, read_only=False, config={})
        try:
            migrate(own, str(path), steps())
        finally:
            own.close()
        with suppress(FileExistsError):
            os.link(part, path)
    except OSError as error:
        raise ArchiveError(f"{path}: can't be made: {error.strerror or error}") from None
    finally:
        for left in (part, part.with_name(f"{part.name}.wal")):
            left.unlink(missing_ok=True)
