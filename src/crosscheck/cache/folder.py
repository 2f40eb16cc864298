"""What is kept, in a folder: one file a key, written at once, checked when it is read, the oldest-used removed first.

Many runs may share a folder, and any may be killed at any moment: a file is the whole of what it should be, or isn't there under its name. What is
there and isn't ours, or is damaged, counts as unknown, and is written anew. Nothing here raises an error.
"""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from crosscheck.cache.files import KEY, LARGEST, PART, checksum, entries, parts, read, remove, shelves

FORMAT = 1
OWN = f"crosscheck-{FORMAT}"  # the folder in the one that is named: whatever else that holds is never touched
_MAGIC = f"crosscheck {FORMAT}\n".encode()
_TRIES = 5
_CHECK = 32  # bytes of SHA-256 over key and data
_ABANDONED = 3600.0  # seconds after which nobody finishes such a file any more
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
        data = read(self._place(key))
        if data is None or not data.startswith(_MAGIC):
            return None
        check, kept = data[len(_MAGIC) : len(_MAGIC) + _CHECK], data[len(_MAGIC) + _CHECK :]
        return kept if check == checksum(key, kept) else None

    def put(self, key: str, data: bytes) -> None:
        """Keep data under a key, if that can be done."""
        if len(data) + len(_MAGIC) + _CHECK > LARGEST:
            return
        path = self._place(key)
        for _ in range(_TRIES):
            try:
                self._write(path, _MAGIC + checksum(key, data) + data)
            except (FileNotFoundError, FileExistsError) as error:  # somebody empties the folder while we fill it
                problem: OSError = error
            except OSError as error:
                problem = error
                break
            else:
                return
        self.failure = self.failure or problem.strerror or str(problem)

    def tidy(self) -> None:
        """Remove what was used longest ago until the folder is as small as it must be, and what killed runs have left. Nothing is done where nothing was written."""
        if not self._written:
            return
        self._written = 0
        files = sorted(entries(self._own), key=lambda file: (file.used, file.path))
        size = sum(file.size for file in files)
        goal = int(self.limit * _ROOM) if size > self.limit else self.limit
        for file in files:
            if size > goal:
                size -= file.size
                remove(file.path)
        for part in parts(self._own):
            with suppress(OSError):
                if time.time() - part.lstat().st_mtime > _ABANDONED:
                    remove(part)

    def contents(self) -> Contents:
        """What the folder holds."""
        files = list(entries(self._own))
        return Contents(len(files), sum(file.size for file in files), min((file.used for file in files), default=None))

    def clear(self) -> Contents:
        """Remove everything that was kept, and nothing else; gives what was removed."""
        before = self.contents()
        for path in [*(file.path for file in entries(self._own)), *parts(self._own), *(self._own / name for name in _NOTES)]:
            remove(path)
        for folder in (*shelves(self._own), self._own):
            with suppress(OSError):  # somebody put something else there
                folder.rmdir()
        left = self.contents()
        return Contents(before.entries - left.entries, before.size - left.size, before.oldest)

    def _place(self, key: str) -> Path:
        if not KEY.fullmatch(key):
            raise ValueError(f"not a key: {key!r}")
        return self._own / key[:2] / key

    def _write(self, path: Path, data: bytes) -> None:
        """A file in the making has a name of its own, and gets its right one once it is whole."""
        self._make(path.parent)
        handle, part = tempfile.mkstemp(prefix=PART, dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(part).replace(path)
        except BaseException:
            remove(Path(part))
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
