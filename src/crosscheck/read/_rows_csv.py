"""The rows of a CSV file (RFC 4180), from a stream: a row that is broken is told, and the next line is read."""

from __future__ import annotations

import io
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from crosscheck.read._encoding import Damaged, codec, decoded
from crosscheck.read._files import LARGEST, Unreadable

DELIMITERS = ",;\t|"
NONE = "\0"  # of a table with one column, whose commas are those of its texts

_HEAD = 65_536  # bytes by which the encoding is told
_QUOTE = re.compile(r' *"')
_LONG = 65_536
_UTF8 = "utf-8-sig"
_CODECS = (
    "utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252", "cp1256", "iso8859-15", "iso8859-6", "mac-roman", "mac-arabic",
)  # fmt: skip
_HIGH = bytes(range(128, 256))
_CUT = "\0"  # stands for a line too long to be held; no row holds it otherwise


@dataclass(slots=True)
class Lines:
    """The lines of a file, with their numbers; those of one row can be given back."""

    _text: io.TextIOWrapper
    notes: tuple[str, ...] = ()  # on its encoding
    number: int = 0  # of the line taken last
    _ahead: deque[str] = field(default_factory=deque)
    _taken: list[str] = field(default_factory=list)  # since the row began

    @classmethod
    def of(cls, stream: BinaryIO, charset: str | None) -> Lines:
        """The lines of a stream, whose encoding may be said; raises Unreadable where it is empty or no text."""
        head = stream.read(_HEAD)
        encoding, notes = _encoding(head, charset)
        rest = io.BufferedReader(_Joined(head, stream), _HEAD)
        return cls(io.TextIOWrapper(rest, encoding, errors="surrogateescape" if encoding == _UTF8 else "replace", newline=""), notes)

    def begin(self) -> None:
        """A row begins at the next line."""
        self._taken.clear()

    def take(self) -> str:
        """The next line with its end; "" behind the last one, and a mark for one that is too long."""
        line = self._ahead.popleft() if self._ahead else self._read()
        self.number += bool(line)
        self._taken.append(line)
        return line

    def back(self, keep: int = 1) -> None:
        """Give back the lines of the row but the first one, or more, or fewer."""
        again = [line for line in self._taken[keep:] if line]
        del self._taken[keep:]
        self._ahead.extendleft(reversed(again))
        self.number -= len(again)

    def _read(self) -> str:
        line = self._text.readline(LARGEST + 1)
        if len(line) <= LARGEST:
            return line
        while line and not line.endswith("\n"):
            line = self._text.readline(_LONG)
        return _CUT


def _encoding(head: bytes, charset: str | None) -> tuple[str, tuple[str, ...]]:
    """The encoding of a file by its first bytes, as that of any text is found, and notes on that; raises Unreadable where it can't be told, or is binary."""
    whole = len(head) < _HEAD or b"\0" in head  # a letter may be cut at the end; not so in UTF-16
    sample = head if whole else head[: head.rfind(b"\n") + 1] or head.rstrip(_HIGH)
    try:
        found = decoded(sample, charset)
    except Damaged as error:  # in a row, which is told
        return _UTF8 if error.encoding == "utf-8" else error.encoding, ()
    names = (codec(charset) or "utf-8", *_CODECS)
    name = next((name for name in names if sample.decode(name, "replace") == found.text), "utf-8")
    return _UTF8 if name == "utf-8" else name, found.notes


class _Joined(io.RawIOBase):
    """Some bytes, and a stream behind them."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = io.BytesIO(head), stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what RawIOBase hands over
        data = self._head.read(len(buffer)) or self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def cells(lines: Lines, delimiter: str) -> list[str] | None:
    """The cells of the next row, of as many lines as it has; None behind the last one. Raises Unreadable where it is broken; its first line is then left behind."""
    lines.begin()
    line = lines.take()
    if not line:
        return None
    try:
        return list(_cells(line, lines, delimiter))
    except Unreadable:
        lines.back()
        raise


def _cells(line: str, lines: Lines, delimiter: str) -> Iterator[str]:
    at = 0
    _whole(line)
    while True:
        quote = _QUOTE.match(line, at)
        if quote:
            cell, line, at = _quoted(line, quote.end(), lines)
            yield cell
            if line.startswith(delimiter, at):
                at += 1
                continue
            if line[at:].strip():
                raise Unreadable("text behind a closing quotation mark; a mark inside of a cell is written twice")
            return
        end = line.find(delimiter, at)
        if end < 0:
            yield line[at:].rstrip("\r\n")
            return
        yield line[at:end]
        at = end + 1


def _quoted(line: str, start: int, lines: Lines) -> tuple[str, str, int]:
    """A cell in quotation marks, the line in which it ends, and the place behind it."""
    parts: list[str] = []
    size = 0
    while True:
        end = line.find('"', start)
        if end >= 0:
            parts.append(line[start:end])
            if not line.startswith('"', end + 1):
                return "".join(parts), line, end + 1
            parts.append('"')
            start = end + 2
            continue
        parts.append(line[start:])
        size += len(line)
        line, start = lines.take(), 0
        if not line or size > LARGEST:
            raise Unreadable("a quotation mark opens a cell here, and none closes it")
        _whole(line)


def _whole(line: str) -> None:
    if _CUT in line:
        raise Unreadable("binary, not text" if line != _CUT else f"too large for one article (at most {LARGEST:,} characters)")
