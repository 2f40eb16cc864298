"""Plain text, with or without YAML front matter between two lines `---`."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from crosscheck.model import Span
from crosscheck.read._files import Found, Unreadable, load
from crosscheck.read._metadata import FIELDS, Record, line, problem

SUFFIXES = (".txt",)

_LONGEST_HEAD = 20_000  # code points; behind that a line `---` is a rule in the text
_OPEN = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)


def read(found: Found) -> Iterator[Record]:
    """The one article of a text file; offsets count in the file as it is."""
    text = load(found.path)
    head = _head(text)
    if head is None:
        start = 1 if text.startswith("\ufeff") else 0
        yield Record(id=found.id, path=found.shown, text=text, body=Span(start, len(text)))
        return
    fields, title = _fields(text, head)
    body = _CLOSE.search(text, head.end)
    start = body.end() if body else head.end
    if not text[start:].strip():
        raise Unreadable("no text behind the front matter")
    yield Record(id=found.id, path=found.shown, text=text, fields=fields, title_span=title, body=Span(start, len(text)))


def _head(text: str) -> Span | None:
    """Where the front matter's YAML stands, or None where the text has none."""
    opening = _OPEN.match(text)
    if opening is None:
        return None
    closing = _CLOSE.search(text, opening.end(), opening.end() + _LONGEST_HEAD)
    return Span(opening.end(), closing.start()) if closing else None


def _fields(text: str, head: Span) -> tuple[dict[str, str], Span | None]:
    """The known fields of the front matter (others are allowed and left alone), and where the title's words stand."""
    try:
        root = yaml.compose(text[head.start : head.end], Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        hint = "; put a value that holds a colon in quotes" if "mapping values" in str(error) else ""
        raise Unreadable(f"front matter, line {problem(error, 2)}{hint}") from None
    except RecursionError:
        raise Unreadable("front matter is nested too deeply") from None
    if root is None:
        return {}, None
    if not isinstance(root, yaml.MappingNode):
        raise Unreadable("front matter, line 2: expected `key: value` lines between the two `---`")
    fields: dict[str, str] = {}
    title: Span | None = None
    for key, value in root.value:
        if key.value not in FIELDS:
            continue
        if not isinstance(value, yaml.ScalarNode):
            raise Unreadable(f"front matter, line {line(value) + 1}: {key.value} must be text")
        fields[key.value] = value.value
        if key.value == "title" and value.value:
            title = _words(text, head.start + value.start_mark.index, head.start + value.end_mark.index)
    return fields, title


def _words(text: str, start: int, end: int) -> Span:
    """A YAML scalar's own words: its span without quotes, block marks and the space around."""
    if text[start] in "\"'" and text[end - 1] == text[start] and end - start > 1:
        start, end = start + 1, end - 1
    elif text[start] in "|>":
        newline = text.find("\n", start, end)
        start = newline + 1 if newline >= 0 else start
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
