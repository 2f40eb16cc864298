"""JSON lines, one article a line: {"id"?, "text", "language"?, "published"?, "outlet"?, "title"?, "author"?, "url"?}, or by other names for these."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any, BinaryIO

from crosscheck.model import Skipped
from crosscheck.read._columns import PARTS, Columns, columns
from crosscheck.read._encoding import decoded, wide
from crosscheck.read._files import LARGEST, Found, Unreadable, load
from crosscheck.read._metadata import Record
from crosscheck.read._rows import Rows

SUFFIXES = (".jsonl", ".ndjson")
CALLED = "the record"


def read(found: Found) -> Iterator[Record | Found | Skipped]:
    """The articles of a file; a wrong line is skipped by itself. Offsets count in the record's `text`."""
    rows = Rows(found, "line")
    number, known = 0, None
    with found.opened() as raw:
        file: BinaryIO = BytesIO(load(found).encode("utf-8", "surrogatepass")) if raw.seekable() and wide(raw) else raw
        for number, data in enumerate(iter(lambda: file.readline(LARGEST + 1), b""), 1):
            if len(data) > LARGEST:
                raise Unreadable(f"line {number} is too large for one article (at most {LARGEST:,} bytes)")
            if not data.strip():
                continue
            where = f"{found.shown}:{number}"
            try:
                line = decoded(data, found.charset)
                values, known = _parts(line.text, found.columns, known)
            except Unreadable as error:
                yield from rows.wrong(where, str(error))
            else:
                for one in rows.article(number, where, values, known):
                    yield replace(one, notes=(*line.notes, *one.notes)) if line.notes and isinstance(one, Record) else one
    yield from rows.rest()
    if not number:
        raise Unreadable("empty")


def _parts(text: str, given: Mapping[str, str], last: Columns | None) -> tuple[dict[str, str], Columns]:
    """The parts of an article that a line holds, and by which keys; mostly they are those of the line before."""
    try:
        record = json.loads(text.removeprefix("\ufeff"))
    except ValueError as error:
        raise Unreadable(f"not JSON: {error}") from None
    except RecursionError:
        raise Unreadable("not an article: nested too deeply") from None
    if not isinstance(record, dict):
        raise Unreadable('not an article: expected {"id": …, "text": …}')
    names = tuple(record)
    there = {part: key for part, key in given.items() if key in record or part == "text"}  # a line may lack what others have
    known = last if last is not None and last.names == names else columns(names, there)
    if "text" in known.doubtful:
        raise Unreadable(known.missing_text())
    return {part: value for part in PARTS if (value := _text(record, part, known.chosen.get(part, part)))}, known


def _text(record: Mapping[str, Any], part: str, key: str) -> str:
    """A value as text; "" where there is none, which an article's text mustn't be. A number may be a name."""
    value = record.get(key)
    if part == "author":
        return _author(value)
    if part == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if (value is None and part == "text") or not isinstance(value, str | None):
        raise Unreadable(f"{key!r} must be text{' and is missing' if value is None else ''}")
    return value or ""


def _author(said: Any) -> str:
    """One author, or several; what other programs keep there in other forms is left alone."""
    if isinstance(said, list) and all(isinstance(one, str) for one in said):
        return ", ".join(said)
    return said if isinstance(said, str) else ""
