"""On which line of a TOML file each key and table is; the parser of the standard library doesn't say."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping

Keys = tuple[str | int, ...]  # the way to a value: tables and keys by name, elements of a list by number

DEEPEST = 6  # names on the way to a key that are noted; the deepest key of a configuration, tool.crosscheck.severity.ID, has 4
_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_NAME = re.compile(r"""[ \t]*(?:([A-Za-z0-9_-]+)|("(?:[^"\\\n]|\\.)*"|'[^'\n]*'))[ \t]*""")
_PART = re.compile(
    r'''"""(?:[^\\]|\\.)*?"""(?:"{0,2})'''  # a text of several lines may end in one or two quotation marks of its own
    r"""|'''.*?'''(?:'{0,2})"""
    r"""|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\#[^\n]*|[\[\]{},\n]|[^\[\]{},\n#"']+""",
    re.DOTALL,
)


class Lines:
    """The line of every key, table and element of a list."""

    def __init__(self, text: str) -> None:
        """Of a text that has been parsed without an error."""
        self._found: dict[Keys, int] = {}
        text = text.replace("\r\n", "\n")
        breaks = [match.start() for match in re.finditer("\n", text)]
        for keys, at in _places(text):
            for depth in range(1, min(len(keys), DEEPEST) + 1):
                self._found.setdefault(keys[:depth], bisect_left(breaks, at) + 1)

    def of(self, *keys: str | int) -> int:
        """The line of what these keys lead to; where it has none of its own (inside an inline table), that of what it is in."""
        return next((self._found[keys[:depth]] for depth in range(len(keys), 0, -1) if keys[:depth] in self._found), 1)

    def all(self) -> Mapping[Keys, int]:
        return self._found


def _places(text: str) -> Iterator[tuple[Keys, int]]:
    """The way to each table, key and element, and where in the text it is named."""
    table: Keys = ()
    arrays: dict[Keys, int] = {}  # how many tables each array of tables has
    at = _end(_BLANK, text, 0)
    while at < len(text):
        brackets = len(text[at : at + 2]) - len(text[at : at + 2].lstrip("["))
        names, end = _names(text, at + brackets)
        if brackets:
            table = _numbered(names, arrays, more=brackets > 1)[:DEEPEST]
            yield table, at
            at = end + brackets
        else:
            keys = (*table, *names[:DEEPEST])
            yield keys, at
            elements, at = _value(text, end + 1)
            yield from (((*keys, number), start) for number, start in enumerate(elements))
        at = _end(_BLANK, text, at)


def _numbered(names: tuple[str, ...], arrays: dict[Keys, int], *, more: bool) -> Keys:
    """The way to a table, with the numbers of the elements on it; `more` starts another element of an array of tables."""
    way: Keys = ()
    for place, name in enumerate(names):
        way = (*way, name)
        if more and place == len(names) - 1:
            arrays[way] = arrays.get(way, 0) + 1
        if way in arrays:
            way = (*way, arrays[way] - 1)
    return way


def _names(text: str, at: int) -> tuple[tuple[str, ...], int]:
    """The names of a dotted key, and where it ends."""
    names: list[str] = []
    while match := _NAME.match(text, at):
        bare, quoted = match.groups()
        names.append(bare or tomllib.loads(f"name = {quoted}")["name"])
        at = match.end() + 1
        if text[match.end() : at] != ".":
            break
    return tuple(names), at - 1


def _value(text: str, at: int) -> tuple[list[int], int]:
    """Where the elements of a list start, and where the value ends: with the line in which all its brackets are closed."""
    elements: list[int] = []
    depth, opener, awaited = 0, "", False
    for part in _PART.finditer(text, at):
        word = part.group()
        at = part.end()
        if word == "\n" and depth == 0:
            break
        if word.isspace() or word.startswith("#"):
            continue
        if awaited and word != "]":
            elements.append(part.start() + len(word) - len(word.lstrip()))
        opener = opener or word
        depth += (word in "[{") - (word in "]}")
        awaited = opener == "[" and depth == 1 and word in "[,"
    return elements, at


def _end(form: re.Pattern[str], text: str, at: int) -> int:
    match = form.match(text, at)
    return match.end() if match else at
