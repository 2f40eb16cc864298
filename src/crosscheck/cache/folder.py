"""What is kept, in a folder: one file a key, written at once, checked when it is read, the oldest-used removed first.

Many runs may share a folder, and any may be killed at any moment: a file is the whole of what it should be, or isn't there under its name. What is
there and isn't ours, or is damaged, counts as unknown, and is written anew. Nothing here raises an error.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

FORMAT = 1
OWN = f"crosscheck-{FORMAT}"  # the folder in the one that is named: whatever else that holds is never touched
LARGEST = 64 * 2**20  # bytes of a file
_MAGIC = f"crosscheck {FORMAT}\n".encode()
_CHECK = 32  # bytes of SHA-256 over key and data
_KEY = re.compile(r"[0-9a-f]{64}")
_SHELF = re.compile(r"[0-9a-f]{2}")  # files are laid in folders by the first two digits of their keys
_PART = ".part-"  # how files begin that aren't finished
_ABANDONED = 3600.0  # seconds after which nobody finishes such a file any more
_FRESH = 60.0  # seconds in which a file that is used again isn't marked as used
_ROOM = 0.9  # how much of the allowed size is left filled when something has to go
_NOTES = {
    "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of crosscheck, which can be removed at any time.\n",
    ".gitignore": "*\n",
}


@dataclass(frozen=True, slots=True)
class Contents:
    """How much a folder holds: files and bytes, and when the oldest was last used (seconds since 1970)."""

    entries: int
    size: int
    oldest: float | None


class Folder:
    """A memory in a folder of at most `limit` bytes, but for what the run at hand has written."""

    def __init__(self, path: Path, limit: int) -> None:
        self.path = path
        self.limit = limit
        self.failure: str | None = None  # why something couldn't be kept
        self._own = path / OWN
        self._written = 0

    def get(self, key: str) -> bytes | None:
        """What is kept under a key."""
        path = self._place(key)
        data = _read(path)
        if data is None or not data.startswith(_MAGIC):
            return None
        check, kept = data[len(_MAGIC) : len(_MAGIC) + _CHECK], data[len(_MAGIC) + _CHECK :]
        return kept if check == _checksum(key, kept) else None

    def put(self, key: str, data: bytes) -> None:
        """Keep data under a key, if that can be done."""
        if len(data) + len(_MAGIC) + _CHECK > LARGEST:
            return
        try:
            self._write(self._place(key), _MAGIC + _checksum(key, data) + data)
        except OSError as error:
            self.failure = self.failure or error.strerror or str(error)

    def tidy(self) -> None:
        """Remove what was used longest ago until the folder is as small as it must be, and what killed runs have left. Nothing is done where nothing was written."""
        if not self._written:
            return
        self._written = 0
        files = sorted(_entries(self._own), key=lambda file: (file.used, file.path))
        size = sum(file.size for file in files)
        goal = int(self.limit * _ROOM) if size > self.limit else self.limit
        for file in files:
            if size > goal:
                size -= file.size
                _remove(file.path)
        for part in _parts(self._own):
            with suppress(OSError):
                if time.time() - os.stat(part, follow_symlinks=False).st_mtime > _ABANDONED:
                    _remove(part)

    def contents(self) -> Contents:
        """What the folder holds."""
        files = list(_entries(self._own))
        return Contents(len(files), sum(file.size for file in files), min((file.used for file in files), default=None))

    def clear(self) -> Contents:
        """Remove everything that was kept, and nothing else; gives what was removed."""
        before = self.contents()
        for path in [*(file.path for file in _entries(self._own)), *_parts(self._own), *(self._own / name for name in _NOTES)]:
            _remove(path)
        for folder in (*_shelves(self._own), self._own):
            with suppress(OSError):  # somebody put something else there
                folder.rmdir()
        left = self.contents()
        return Contents(before.entries - left.entries, before.size - left.size, before.oldest)

    def _place(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError(f"not a key: {key!r}")
        return self._own / key[:2] / key

    def _write(self, path: Path, data: bytes) -> None:
        """A file in the making has a name of its own, and gets its right one once it is whole."""
        self._make(path.parent)
        handle, part = tempfile.mkstemp(prefix=_PART, dir=path.parent)
        try:
            with open(handle, "wb") as file:
                file.write(data)
            os.replace(part, path)
        except BaseException:
            _remove(Path(part))
            raise
        self._written += len(data)

    def _make(self, shelf: Path) -> None:
        if shelf.is_dir():
            return
        shelf.mkdir(parents=True, exist_ok=True)
        for name, text in _NOTES.items():  # so that neither backups nor commits take it along
            note = self._own / name
            if not note.exists():
                note.write_text(text, encoding="utf-8")


# ------------------------------------------------------------------ files


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    size: int
    used: float


def _checksum(key: str, data: bytes) -> bytes:
    return hashlib.sha256(key.encode() + data).digest()


def _read(path: Path) -> bytes | None:
    """A file's bytes, and a mark that it was used; None for what isn't there, isn't a file, or can't be read."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))  # a pipe would never open
        with open(handle, "rb") as file:
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


def _shelves(own: Path) -> list[Path]:
    try:
        with os.scandir(own) as found:
            return sorted(Path(e.path) for e in found if _SHELF.fullmatch(e.name) and e.is_dir(follow_symlinks=False))
    except OSError:
        return []


def _found(own: Path) -> Iterator[os.DirEntry[str]]:
    """All regular files on the shelves; others may remove some in the meantime."""
    for shelf in _shelves(own):
        try:
            with os.scandir(shelf) as found:
                entries = list(found)
        except OSError:
            continue
        for entry in entries:
            with suppress(OSError):
                if entry.is_file(follow_symlinks=False):
                    yield entry


def _entries(own: Path) -> Iterator[_File]:
    for entry in _found(own):
        if _KEY.fullmatch(entry.name):
            with suppress(OSError):
                known = entry.stat(follow_symlinks=False)
                yield _File(Path(entry.path), known.st_size, known.st_mtime)


def _parts(own: Path) -> Iterator[Path]:
    return (Path(entry.path) for entry in _found(own) if entry.name.startswith(_PART))


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
