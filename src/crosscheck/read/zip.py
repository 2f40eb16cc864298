"""ZIP archives: what lies in them is read in the order of its names, and never written anywhere."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import BinaryIO

from crosscheck.model import Skipped
from crosscheck.read._files import Found, Unreadable
from crosscheck.read._side import Side
from crosscheck.read._unpacking import counted, member, packed, safe, wanted

SUFFIXES = (".zip",)
CALLED = "the archive"

_NESTED = 50_000_000  # bytes of an archive inside another one, which must be held: its list of files stands at its end
_LIST = 4_000_000  # bytes of that list; 10,000 names of 300 bytes take less
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)  # LZMA in a ZIP takes the memory that the file says
_HEADER = 30  # bytes before a file's name
_ENCRYPTED = 0x1


def read(found: Found) -> Iterator[Found | Skipped]:
    """The files in an archive, each with what the `sources.yaml` beside it in there says; what is damaged is skipped by itself."""
    with packed(found) as (own, stream, allowance), _opened(stream) as archive:
        entries = _entries(archive)
        side = _side(archive, entries)
        yield from side.mistakes(found)
        if hidden := [entry for entry in entries if entry.flag_bits & _ENCRYPTED]:
            others = f" and {len(hidden) - 1:,} more" if len(hidden) > 1 else ""
            yield Skipped(path=found.shown, reason=f"encrypted in it, and not read: {safe(hidden[0].filename)}{others}")
        some = bool(hidden)
        for entry in entries:
            allowance.enter()
            name = safe(entry.filename)
            if entry.flag_bits & _ENCRYPTED or not _regular(entry) or not wanted(name):
                continue
            some = True
            yield _member(archive, entry, own, side.fields(name))
            if allowance.spent:
                return
        if not some and found.named:
            raise Unreadable("holds no file that could be read")


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, own: Found, side: dict[str, str]) -> Found | Skipped:
    name, allowance = safe(entry.filename), own.allowance
    if entry.compress_type not in _METHODS:
        return Skipped(path=own.member(name, b"").shown, reason=f"compressed by method {entry.compress_type}, which isn't read; pack it as usual")
    try:
        return member(own, name, counted(archive.open(entry).read, allowance), side)
    except Unreadable as error:
        if allowance is not None and allowance.spent:
            raise
        return Skipped(path=own.member(name, b"").shown, reason=str(error))
    except Exception as error:  # noqa: BLE001 (zipfile raises whatever a damaged header leads to)
        return Skipped(path=own.member(name, b"").shown, reason=f"damaged: {type(error).__name__}")


class _Modest(io.RawIOBase):
    """A stream of which nobody reads more at a time than the longest list of files that we take."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.tell = stream.seek, stream.tell  # type: ignore[method-assign]  # as they are

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def read(self, count: int = -1) -> bytes:
        if count > _LIST:
            raise Unreadable(f"its list of files is longer than {_LIST:,} bytes; unpack it")
        return self._stream.read(count)


def _opened(stream: BinaryIO) -> zipfile.ZipFile:
    """The archive, its list of files read; raises Unreadable."""
    if not stream.seekable():
        data = stream.read(_NESTED + 1)
        if len(data) > _NESTED:
            raise Unreadable(f"too large to lie in another archive (at most {_NESTED:,} bytes); unpack that one")
        stream = io.BytesIO(data)
    try:
        return zipfile.ZipFile(_Modest(stream))
    except Unreadable:
        raise
    except Exception as error:  # noqa: BLE001 (BadZipFile, and whatever a damaged list leads to)
        raise Unreadable(f"no ZIP archive, damaged, or cut short: {str(error) or type(error).__name__}") from None


def _entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The entries by their names, of several with one name the last; raises Unreadable where two share bytes, as honest archives don't."""
    found = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    ends = [entry.header_offset + _HEADER + entry.compress_size for entry in found]
    if any(end > after.header_offset for end, (_, after) in zip(ends, pairwise(found), strict=False)):
        raise Unreadable("files in it overlap, as in an archive made to do harm; it isn't read")
    return sorted({entry.filename: entry for entry in found}.values(), key=lambda entry: entry.filename)


def _regular(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is a file: no folder, and no link or device of a Unix system."""
    return not entry.filename.endswith("/") and stat.S_IFMT(entry.external_attr >> 16) in (0, stat.S_IFREG)


def _side(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> Side:
    """What the archive's own `sources.yaml` say."""
    side = Side()
    for entry in entries:
        readable = _regular(entry) and not entry.flag_bits & _ENCRYPTED and entry.compress_type in _METHODS
        side.take(safe(entry.filename), partial(_start, archive, entry) if readable else None)
    return side


def _start(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, count: int) -> bytes:
    """The first bytes of a file; none where they are damaged."""
    try:
        return counted(archive.open(entry).read).read(count)
    except Exception:  # noqa: BLE001 (said when the file is read)
        return b""
