"""JSON files: an article or a list of articles, as ninjs or as in JSON lines (`{"id", "text", …}`); others that lie in a folder are passed over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from crosscheck.address import INSIDE
from crosscheck.model import Skipped
from crosscheck.read._encoding import decoded
from crosscheck.read._files import Found, Unreadable
from crosscheck.read._items import names
from crosscheck.read._metadata import FIELDS, Record
from crosscheck.read._ninjs import article, is_item

SUFFIXES = (".json",)
CALLED = "the record"

_MOST = 20_000  # articles of one file
_READ = 'read are ninjs and {"id": …, "text": …}, one or a list of them'
_LIKELY = re.compile(rb'"(?:text|body_?\w{0,10}|bodies|headlines?|pubstatus)"\s*:', re.IGNORECASE)
_HALVES = re.compile("[\ud800-\udfff]")


def read(found: Found) -> Iterator[Record | Skipped]:
    """The articles of a file; of a list each by itself. Offsets count in an article's text."""
    data = found.content()
    try:
        root = _parsed(data, found.charset)
    except Unreadable:
        if found.named or _LIKELY.search(data[:100_000]):
            raise
        return
    whole = root if isinstance(root, list) else [root]
    items = [one for one in whole if isinstance(one, Mapping) and _is_article(one)]
    if not items:
        if found.named:
            raise Unreadable(f"JSON, but no article: {_READ}")
        return
    if len(items) > _MOST:
        raise Unreadable(f"{len(items):,} articles; at most {_MOST:,} (JSON lines may hold any number)")
    alone = not isinstance(root, list)
    read = 0
    for item, called in zip(items, names(str(one.get("id") or one.get("uri") or "") for one in items), strict=True):
        path = found.shown if alone else f"{found.shown}{INSIDE}{called}"
        made = _article(item, found.id if alone else f"{found.id}{INSIDE}{called}", path)
        if made is not None:
            read += 1
            yield made
    if not read and found.named:
        raise Unreadable("news items, but none with text")


def _parsed(data: bytes, charset: str | None) -> Any:
    try:
        return json.loads(decoded(data, charset).text.removeprefix("\ufeff"))
    except ValueError as error:
        raise Unreadable(f"not JSON: {error}") from None
    except RecursionError:
        raise Unreadable("not an article: nested too deeply") from None


def _is_article(one: Mapping[str, Any]) -> bool:
    return is_item(one) or ("text" in one and ("id" in one or any(name in one for name in FIELDS)))


def _article(one: Mapping[str, Any], key: str, path: str) -> Record | Skipped | None:
    try:
        found = article(one, key, path) if is_item(one) else _row(one, key, path)
    except Unreadable as error:
        return Skipped(path=path, reason=str(error))
    if isinstance(found, Record) and any(_HALVES.search(text) for text in (found.text, *found.fields.values())):
        return Skipped(path=path, reason="its text holds half a surrogate pair")
    return found


def _row(one: Mapping[str, Any], key: str, path: str) -> Record:
    """An article as a line of JSON lines has it; what is `id` there names it in reports."""
    for name in ("id", "text", *FIELDS):
        if not isinstance(one.get(name), str | None):
            raise Unreadable(f"{name!r} must be text")
    text = one["text"]
    if not text or not text.strip():
        raise Unreadable("text is empty")
    return Record(id=one.get("id") or key, path=path, text=text, fields={name: one[name] for name in FIELDS if one.get(name)}, extracted=True)
