"""tar archives, compressed or not: what lies in them is read in its order, from a stream, and never written anywhere."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from crosscheck.limits import ENTRIES
from crosscheck.model import Skipped
from crosscheck.read._files import Found, Unreadable
from crosscheck.read._side import Side
from crosscheck.read._unpacking import Allowance, Part, member, packed, plain, safe, wanted

SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
CALLED = "the archive"

_BLOCK = 512
_LONGEST_HEADER = 65_536  # bytes of what says more of a file: its long name, its attributes


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    regular: bool  # no folder, link or device
    part: Part


def read(found: Found) -> Iterator[Found | Skipped]:
    """The files in an archive, each with what the `sources.yaml` beside it in there says; raises Unreadable for what is damaged, behind what could be read."""
    side = _side(found)
    yield from side.mistakes(found)
    with packed(found) as (own, stream, allowance):
        some = False
        for entry in _entries(plain(stream, allowance)):
            allowance.enter()
            name = safe(entry.name)
            if entry.regular and wanted(name):
                some = True
                yield member(own, name, entry.part, side.fields(name))
            if allowance.spent:
                return
        if not some and found.named:
            raise Unreadable("holds no file that could be read")


def _side(found: Found) -> Side:
    """What the archive's own `sources.yaml` say, wherever in it they stand; of a stream, which can be read once, nothing."""
    side = Side()
    if found.stream is None:
        try:
            with packed(found) as (_, stream, allowance):
                for entry in islice(_entries(plain(stream, Allowance(allowance.packed))), ENTRIES):
                    side.take(safe(entry.name), entry.part.read if entry.regular else None)
        except Unreadable:
            pass  # said when the files are read
    return side


def _entries(stream: BinaryIO) -> Iterator[_Entry]:
    """The entries of an archive. tarfile reads single headers here: it holds all of them otherwise, however long, and ends silently where one is damaged."""
    told: dict[str, str] = {}  # what headers say of the entry behind them
    while (block := stream.read(_BLOCK)).strip(b"\0"):
        try:
            info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        except (tarfile.HeaderError, ValueError) as error:
            raise Unreadable(f"damaged, or no tar archive: {error}") from None
        if info.type == tarfile.GNUTYPE_SPARSE:
            raise Unreadable("holds a sparse file; what comes behind it isn't read")
        length = int(told["size"]) if told.get("size", "").isdecimal() else info.size
        part = Part(stream, max(0, length))
        padding = -part.left % _BLOCK
        if info.type in (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME):
            if part.left > _LONGEST_HEADER:
                raise Unreadable("damaged: the header of a file is too long")
            told |= _pax(part.read()) if info.type != tarfile.GNUTYPE_LONGNAME else {"path": _text(part.read().rstrip(b"\0"))}
        elif info.type not in (tarfile.XGLTYPE, tarfile.GNUTYPE_LONGLINK):
            yield _Entry(told.get("path") or info.name, info.type in tarfile.REGULAR_TYPES, part)
            told = {}
        part.skip()
        Part(stream, padding).skip()


def _pax(data: bytes) -> dict[str, str]:
    """The records `LENGTH KEY=VALUE` of an extended header, as far as they can be read."""
    found: dict[str, str] = {}
    while data:
        number, _, _ = data[:20].partition(b" ")
        length = int(number) if number.isdigit() else 0
        if not len(number) < length <= len(data):
            break
        key, _, value = data[len(number) + 1 : length - 1].partition(b"=")
        found[_text(key)] = _text(value)
        data = data[length:]
    return found


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
