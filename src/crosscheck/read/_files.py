"""Files and folders → the files to read, and a file's bytes → its text or the reason why not."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from crosscheck.errors import InputError, nearest

LARGEST = 10_000_000  # bytes of one text; the longest news features have 100,000
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b"))


class Unreadable(Exception):  # noqa: N818 (it is a finding about a source, turned into Skipped by this package)
    """Why a source can't be used; the text is for the user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file to read: where it is, how the user calls it, and its name inside the folder that was given."""

    path: Path
    shown: str
    id: str


def find(paths: Sequence[Path], suffixes: Sequence[str]) -> Iterator[Found]:
    """The files of the given paths, folders walked and sorted, each file once; raises InputError for a path that doesn't exist."""
    seen: set[str] = set()
    for path in paths:
        for found in _inside(path, suffixes) if path.is_dir() else [_single(path)]:
            real = os.path.realpath(found.path)
            if real not in seen:
                seen.add(real)
                yield found


def _single(path: Path) -> Found:
    if not path.exists():
        siblings = [p.name for p in path.parent.iterdir()] if path.parent.is_dir() else []
        raise InputError(f"{path}: no such file or folder{nearest(path.name, siblings)}")
    if not path.is_file():
        raise InputError(f"{path}: neither a file nor a folder")
    return Found(path=path, shown=path.as_posix(), id=path.name)


def _inside(folder: Path, suffixes: Sequence[str]) -> Iterator[Found]:
    count = 0
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(files):
            path = Path(root, name)
            if name.startswith(".") or path.suffix.lower() not in suffixes or not path.is_file():
                continue
            count += 1
            yield Found(path=path, shown=path.as_posix(), id=path.relative_to(folder).as_posix())
    if not count:
        raise InputError(f"{folder}: no sources in this folder; files that can be read end in {', '.join(suffixes)}")


def load(path: Path) -> str:
    """The text of a file as it is (byte order mark and line ends kept); raises Unreadable with the reason."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Unreadable(f"too large for one article ({size:,} bytes; at most {LARGEST:,})")
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"can't be read: {error.strerror or error}") from None
    return decode(data)


def decode(data: bytes) -> str:
    """Bytes as UTF-8 text; raises Unreadable where they are empty, binary or of another encoding."""
    if not data.strip():
        raise Unreadable("empty")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("not UTF-8 at byte 0: this is UTF-16; save it as UTF-8")
    head = data[:8192]
    if b"\0" in head or len(head) - len(head.translate(None, _CONTROL)) > len(head) // 20:
        raise Unreadable("binary, not text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(f"not UTF-8 at byte {error.start}: {_guess(data)}; save it as UTF-8") from None
    if not text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise Unreadable("empty")
    return text


def _guess(data: bytes) -> str:
    """Name the likeliest encoding: in Windows-1256 most letters of an Arabic text lie above 127, in Windows-1252 few of a Latin one do."""
    high = sum(byte > 127 for byte in data)
    letters = sum(65 <= byte <= 90 or 97 <= byte <= 122 for byte in data)
    return f"this looks like {'Windows-1256' if high > letters else 'Windows-1252'}"
