"""A YAML file as plain text with the line of every part, and nothing that can hurt.

Every leaf is text: `no` stays "no", 1.10 stays "1.10". Anchors and aliases (YAML bombs), tags, several documents,
duplicate keys, deep nesting and files over 256 KiB are refused. Every error is a RuleError `path:line: …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import yaml

from crosscheck.errors import RuleError, printable, quoted
from crosscheck.rules.yaml_hints import hint, odd_space
from crosscheck.textfile import read_text

MAX_BYTES = 256 * 1024  # a hundred times the longest built-in rule
MAX_DEPTH = 12  # a rule needs 6
SENTENCES = ("summary", "why", "message", "name", "text")  # keys whose text may well hold a #
_CUT = re.compile(r" +#\S")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Text:
    """A leaf."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    line: int
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping: key → (line of the key, what it holds)."""

    line: int
    fields: dict[str, tuple[int, Node]]


Node = Text | Items | Fields


def fail(path: Path, line: int, message: str) -> NoReturn:
    """Raise the error that names the place."""
    raise RuleError(f"{path}:{line}: {printable(message)}")


def read_yaml(path: Path) -> Fields:
    """Read a file that holds one mapping; raises RuleError for anything else."""
    text = read_text(path, MAX_BYTES, fail)
    try:
        node = _Composer(path, text).document()
    except yaml.YAMLError as error:
        fail(path, _error_line(error, text), f"not valid YAML: {_error_text(error, text)}")
    if node is None or (isinstance(node, Text) and not node.text.strip()):
        fail(path, 1, "the file is empty")
    if not isinstance(node, Fields):
        fail(path, node.line, "a rule file holds keys and values, such as `comparer: quantity`")
    return node


class _Composer:
    """Builds nodes from the parser's events, so that what is refused is refused before it is built."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._text = text
        self._events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                fail(self._path, _line(event), "a second document; allowed: one rule a file")
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, 1)
        return root

    def _node(self, event: Any, depth: int) -> Node:
        line = _line(event)
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            fail(self._path, line, "anchors (&name) and aliases (*name) are not allowed")
        if event.tag is not None:
            fail(self._path, line, f"the tag {quoted(event.tag)} is not allowed: every value is text")
        if depth > MAX_DEPTH:
            fail(self._path, line, f"nested too deeply; allowed: {MAX_DEPTH} levels")
        if isinstance(event, yaml.ScalarEvent):
            return Text(line, event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(line, tuple(self._node(item, depth + 1) for item in self._until(yaml.SequenceEndEvent)))
        return Fields(line, self._fields(depth))

    def _fields(self, depth: int) -> dict[str, tuple[int, Node]]:
        fields: dict[str, tuple[int, Node]] = {}
        for event in self._until(yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Text):
                fail(self._path, key.line, "a key must be a word")
            if key.text in fields:
                fail(self._path, key.line, f"the key {quoted(key.text)} is here a second time; the first is on line {fields[key.text][0]}")
            if odd_space(key.text):
                fail(self._path, key.line, "a non-breaking or other special space at the start of the line: indent with plain spaces")
            value = next(self._events)
            if key.text in SENTENCES:
                self._refuse_cut(value, key.text)
            fields[key.text] = key.line, self._node(value, depth + 1)
        return fields

    def _refuse_cut(self, event: Any, key: str) -> None:
        """Refuse a sentence that YAML ends before a #, as in `the #1 match`; a # with a blank behind it is meant as a comment."""
        end = event.end_mark
        if isinstance(event, yaml.ScalarEvent) and not event.style and _CUT.match(self._text, end.index):
            line = int(end.line) + 1
            fail(self._path, line, f"{key!r} ends before the #, which starts a comment; put the text in quotes, or a blank behind the # of a comment")

    def _until(self, end: type) -> Iterator[Any]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield event


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _error_line(error: yaml.YAMLError, text: str) -> int:
    """Where the mistake is: a bracket or quote that is never closed is reported where it opens."""
    opens = any(word in (getattr(error, "context", None) or "") for word in ("scanning", "flow"))
    opens = opens and "tab" not in (getattr(error, "problem", None) or "").split()
    mark = getattr(error, "context_mark" if opens else "problem_mark", None)
    if mark is not None:
        return min(int(mark.line), text.count("\n")) + 1
    return text.count("\n", 0, getattr(error, "position", 0)) + 1  # a character that YAML doesn't allow


def _error_text(error: yaml.YAMLError, text: str) -> str:
    """What to do, and in brackets the parser's words; these alone where it isn't clear."""
    parts = [getattr(error, name, None) for name in ("context", "problem", "reason")]
    said = ", ".join(part for part in parts if part) or "it can't be parsed"
    problem, mark = getattr(error, "problem", None) or "", getattr(error, "problem_mark", None)
    clear = hint(problem, text.splitlines(), _error_line(error, text) - 1, int(mark.column)) if mark is not None else ""
    return f"{clear} (YAML: {problem})" if clear else said
