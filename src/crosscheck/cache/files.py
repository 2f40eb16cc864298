"""The files of a cache: each read whole, or not at all; others may remove them at any moment."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LARGEST = 64 * 2**20  # bytes of a file
KEY = re.compile(r"[0-9a-f]{64}")
PART = ".part-"  # how files begin that aren't finished
_SHELF = re.compile(r"[0-9a-f]{2}")  # files are laid in folders by the first two digits of their keys
_FRESH = 60.0  # seconds in which a file that is used again isn't marked as used


@dataclass(frozen=True, slots=True)
class File:
    """A whole file: its bytes, and when it was last used (seconds since 1970)."""

    path: Path
    size: int
    used: float


def checksum(key: str, data: bytes) -> bytes:
    """SHA-256 of data under their key, so that a file under another's name is told."""
    return hashlib.sha256(key.encode() + data).digest()


def read(path: Path) -> bytes | None:
    """A file's bytes, and a mark that it was used; None for what isn't there, isn't a file, or can't be read."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))  # a pipe would never open
        with os.fdopen(handle, "rb") as file:
            known = os.fstat(handle)
            if not stat.S_ISREG(known.st_mode) or known.st_size > LARGEST:
                return None
            data = file.read(LARGEST + 1)
    except OSError:
        return None
    if time.time() - known.st_mtime > _FRESH:
        with suppress(OSError):  # a folder that can only be read
            os.utime(path)
    return data


def shelves(own: Path) -> list[Path]:
    try:
        with os.scandir(own) as found:
            return sorted(Path(e.path) for e in found if _SHELF.fullmatch(e.name) and e.is_dir(follow_symlinks=False))
    except OSError:
        return []


def _found(own: Path) -> Iterator[os.DirEntry[str]]:
    """All regular files on the shelves; others may remove some in the meantime."""
    for shelf in shelves(own):
        try:
            with os.scandir(shelf) as found:
                entries = list(found)
        except OSError:
            continue
        for entry in entries:
            with suppress(OSError):
                if entry.is_file(follow_symlinks=False):
                    yield entry


def entries(own: Path) -> Iterator[File]:
    for entry in _found(own):
        if KEY.fullmatch(entry.name):
            with suppress(OSError):
                known = entry.stat(follow_symlinks=False)
                yield File(Path(entry.path), known.st_size, known.st_mtime)


def parts(own: Path) -> Iterator[Path]:
    return (Path(entry.path) for entry in _found(own) if entry.name.startswith(PART))


def remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
