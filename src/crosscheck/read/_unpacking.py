"""What is packed in a file, unpacked: counted against what one file may unpack to, and never held whole."""

from __future__ import annotations

import bz2
import io
import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import BinaryIO, Protocol

from crosscheck.errors import printable
from crosscheck.limits import ENTRIES, RATIO, RATIO_FROM, UNPACKED
from crosscheck.read._files import LARGEST, Found, Unreadable
from crosscheck.read._readers import ending, readers

HELD = LARGEST  # bytes of what lies in an archive that are held; of more, a stream

_CHUNK = 16_384
_XZ_MEMORY = 100_000_000  # what `xz -9` needs is 65 MB
_PIECES, _PIECE = 1_000, 200  # members of one gzip file, and bytes from which there may be more: the smallest records of crawls have 300
_LONGEST_NAME = 200


@dataclass(slots=True, eq=False)
class Allowance:
    """What may still be unpacked of a file that a user has, however deep it lies in there; shared by all that lies in it."""

    packed: int  # bytes of the file
    entries: int = 0
    unpacked: int = 0
    spent: bool = False  # and said so: whatever else lies in the file is left alone

    def enter(self) -> None:
        """One file more; raises Unreadable where that is too many."""
        self.entries += 1
        if self.entries > ENTRIES:
            self._give_up(f"holds more than {ENTRIES:,} files; unpack it to have the rest read")

    def take(self, count: int) -> None:
        """So many bytes more; raises Unreadable where these are too many."""
        self.unpacked += count
        if self.unpacked > UNPACKED:
            self._give_up(f"unpacks to more than {UNPACKED:,} bytes; unpack it to have the rest read")
        if self.unpacked > max(RATIO_FROM, self.packed * RATIO):
            self._give_up(f"unpacks to more than {RATIO} times the size of the file; the rest isn't read")

    def _give_up(self, why: str) -> None:
        self.spent = True
        raise Unreadable(why)


@contextmanager
def packed(found: Found) -> Iterator[tuple[Found, BinaryIO, Allowance]]:
    """A file that others lie in: as what these lie in, its bytes, and what may be unpacked of it."""
    with found.opened() as stream:
        allowance = found.allowance or Allowance(found.path.stat().st_size if found.data is None else len(found.data))
        yield replace(found, allowance=allowance), stream, allowance


# ------------------------------------------------------------------ streams


class Counted(io.RawIOBase):
    """Bytes that count against an allowance as they are read; what a library says of damaged ones becomes Unreadable."""

    def __init__(self, read: Callable[[int], bytes], allowance: Allowance | None = None) -> None:
        self._read, self._allowance = read, allowance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what RawIOBase hands over
        try:
            data = self._read(len(buffer))
        except Unreadable:
            raise
        except EOFError:
            raise Unreadable("cut short: its end is missing") from None
        except Exception as error:  # noqa: BLE001 (each library of compressed data has errors of its own, and some raise whatever comes)
            raise Unreadable(f"damaged: {printable(' '.join(str(error).split())[:100]) or type(error).__name__}") from None
        if self._allowance is not None:
            self._allowance.take(len(data))
        buffer[: len(data)] = data
        return len(data)


def counted(read: Callable[[int], bytes], allowance: Allowance | None = None) -> BinaryIO:
    """A stream of what a function reads, at most as much as it is asked for."""
    return io.BufferedReader(Counted(read, allowance), _CHUNK)


class Readable(Protocol):
    """What bytes are read from, at most as many as are asked for."""

    def read(self, count: int, /) -> bytes: ...


class Part:
    """The next so many bytes of a stream; raises Unreadable where it ends before."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream, self.left = stream, size

    def read(self, count: int = -1) -> bytes:
        wanted = self.left if count < 0 else min(count, self.left)
        data = self._stream.read(wanted)
        self.left -= len(data)
        if len(data) < wanted:
            self.left = 0
            raise Unreadable("cut short: its end is missing")
        return data

    def readline(self, count: int) -> bytes:
        line = self._stream.readline(min(count, self.left))
        self.left -= len(line)
        return line

    def skip(self) -> None:
        """Pass over what nobody has read of it."""
        while self.left:
            self.read(65_536)


# ------------------------------------------------------------------ gzip, bzip2, xz


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    @property
    def needs_input(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Gzip:
    """zlib's reader of gzip with the manners of the other two."""

    def __init__(self) -> None:
        self._own, self._tail = zlib.decompressobj(wbits=31), b""

    @property
    def eof(self) -> bool:
        return self._own.eof

    @property
    def unused_data(self) -> bytes:
        return self._own.unused_data

    @property
    def needs_input(self) -> bool:
        return not self._tail

    def decompress(self, data: bytes, max_length: int) -> bytes:
        out = self._own.decompress(self._tail + data, max_length)
        self._tail = self._own.unconsumed_tail
        return out


_KINDS: tuple[tuple[bytes, Callable[[], _Decompressor]], ...] = (
    (b"\x1f\x8b", _Gzip),
    (b"BZh", bz2.BZ2Decompressor),
    (b"\xfd7zXZ\0", lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)),
)


class _Unpacked:
    """The bytes that a compressed stream stands for, members behind one another joined. Python's own readers of files don't bound the memory of xz."""

    def __init__(self, stream: BinaryIO, head: bytes, new: Callable[[], _Decompressor]) -> None:
        self._stream, self._pending, self._new, self._own = stream, head, new, new()
        self._pieces, self._taken = 1, len(head)

    def read(self, count: int) -> bytes:
        while True:
            if self._own.eof and not self._next():
                return b""
            data = self._pending or (self._more() if self._own.needs_input else b"")
            self._pending = b""
            out = self._own.decompress(data, count)
            if out:
                return out
            if not data and not self._own.eof and self._own.needs_input:
                raise EOFError

    def _more(self) -> bytes:
        data = self._stream.read(_CHUNK)
        self._taken += len(data)
        return data

    def _next(self) -> bool:
        """Whether another member follows; zeros between them fill up blocks of a tape."""
        self._pending = self._own.unused_data.lstrip(b"\0")
        while not self._pending:
            data = self._more()
            if not data:
                return False
            self._pending = data.lstrip(b"\0")
        self._pieces, self._own = self._pieces + 1, self._new()
        if self._pieces > _PIECES + self._taken // _PIECE:
            raise Unreadable("damaged: made of too many small pieces")
        return True


def unpacked(stream: BinaryIO, allowance: Allowance) -> BinaryIO:
    """What a gzip, bzip2 or xz stream stands for; raises Unreadable where it is none of these."""
    head = stream.read(_CHUNK)
    new = _kind(head)
    if new is None:
        raise Unreadable("neither gzip nor bzip2 nor xz")
    return counted(_Unpacked(stream, head, new).read, allowance)


def plain(stream: BinaryIO, allowance: Allowance) -> BinaryIO:
    """The bytes of a stream, unpacked where it is compressed."""
    head = stream.read(_CHUNK)
    new = _kind(head)
    return counted(_Unpacked(stream, head, new).read if new else _after(head, stream), allowance)


def _kind(head: bytes) -> Callable[[], _Decompressor] | None:
    return next((new for magic, new in _KINDS if head.startswith(magic)), None)


def _after(head: bytes, stream: Readable) -> Callable[[int], bytes]:
    """Reads some bytes first, and then a stream."""
    first = io.BytesIO(head)
    return lambda count: first.read(count) or stream.read(count)


# ------------------------------------------------------------------ what lies in an archive


def safe(name: str) -> str:
    """The name of what lies in an archive as it is shown: no root, no way upwards, nothing that a terminal would obey, and not too long."""
    parts = [printable(part) for part in re.split(r"[/\\]+", name) if part not in ("", ".", "..")]
    return "/".join(parts)[-_LONGEST_NAME:].lstrip("/")


def wanted(name: str) -> bool:
    """Whether something of a name is to be read: there is a reader for it, and it isn't hidden."""
    if any(part.startswith(".") or part == "__MACOSX" for part in name.split("/")):
        return False
    return ending(name.rpartition("/")[2]) in readers()


def member(found: Found, name: str, part: Readable, side: dict[str, str] | None = None) -> Found:
    """Something that lies in an archive, with its bytes, or a stream of them where they are many; raises Unreadable where these are damaged."""
    head = part.read(HELD + 1)
    return replace(found.member(name, head if len(head) <= HELD else counted(_after(head, part))), side=side or {})
