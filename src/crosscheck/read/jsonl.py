"""JSON lines, one article a line: {"id", "text", "language"?, "published"?, "outlet"?, "title"?}."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from crosscheck.model import Skipped
from crosscheck.read._files import LARGEST, Found, Unreadable, decode
from crosscheck.read._metadata import FIELDS, Record

SUFFIXES = (".jsonl", ".ndjson")


def read(found: Found) -> Iterator[Record | Skipped]:
    """The articles of a file; a wrong line is skipped by itself. Offsets count in the record's `text`."""
    seen: dict[str, int] = {}
    number = 0
    try:
        with found.path.open("rb") as file:
            for number, data in enumerate(iter(lambda: file.readline(LARGEST + 1), b""), 1):
                if len(data) > LARGEST:
                    raise Unreadable(f"line {number} is too large for one article (at most {LARGEST:,} bytes)")
                if data.strip():
                    yield _line(data, f"{found.shown}:{number}", seen, number)
    except OSError as error:
        raise Unreadable(f"can't be read: {error.strerror or error}") from None
    if not number:
        raise Unreadable("empty")


def _line(data: bytes, path: str, seen: dict[str, int], number: int) -> Record | Skipped:
    try:
        record = _record(data)
    except Unreadable as error:
        return Skipped(path=path, reason=str(error))
    first = seen.setdefault(record["id"], number)
    if first != number:
        return Skipped(path=path, reason=f"id {record['id']!r} stands in line {first} already")
    return Record(id=record["id"], path=path, text=record["text"], fields={name: record[name] for name in FIELDS if record.get(name)})


def _record(data: bytes) -> dict[str, Any]:
    try:
        record = json.loads(decode(data).removeprefix("\ufeff"))
    except ValueError as error:
        raise Unreadable(f"not JSON: {error}") from None
    except RecursionError:
        raise Unreadable("not an article: nested too deeply") from None
    if not isinstance(record, dict):
        raise Unreadable('not an article: expected {"id": …, "text": …}')
    for name in ("id", "text", *FIELDS):
        value = record.get(name)
        if (value is None and name in ("id", "text")) or not isinstance(value, str | None):
            raise Unreadable(f"{name!r} must be text{' and is missing' if value is None else ''}")
        if value and any("\ud800" <= c <= "\udfff" for c in value):
            raise Unreadable(f"{name!r} holds half a surrogate pair")
    if not record["id"] or not record["text"].strip():
        raise Unreadable(f"{'text' if record['id'] else 'id'} is empty")
    return record
