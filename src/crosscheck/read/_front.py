"""The YAML front matter of a text: what it states by our own names, by those that other programs have for the same, and by misspelt ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from crosscheck.errors import quoted
from crosscheck.limits import FRONT_MATTER
from crosscheck.model import Span
from crosscheck.read._files import Unreadable
from crosscheck.read._metadata import FIELDS, day, language_code, line, problem

ALIASES = {
    "published": ("date", "pubdate", "published_at", "published_on", "publish_date", "publishdate"),
    "language": ("lang", "locale"),
    "outlet": ("publisher", "source", "site", "site_name"),
    "title": ("headline",),
    "author": ("by", "byline", "authors"),
    "url": ("link", "permalink", "canonical", "canonical_url"),
}
_CHECKS = {"published": day, "language": language_code}
_OPEN = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
_MISSPELT = 80  # of 100: from here on an unknown name is one of ours with a slip in it


@dataclass(frozen=True, slots=True)
class Front:
    """What front matter states, where the title's words stand in the file, and what the user should know of it; and where the text behind it starts."""

    start: int
    fields: dict[str, str] = field(default_factory=dict)
    title: Span | None = None
    notes: tuple[str, ...] = ()


def front(text: str) -> Front:
    """What a text's front matter states; other names are allowed and left alone. Raises Unreadable for what makes no sense, or where nothing stands behind it."""
    head = _head(text)
    if head is None:
        return Front(1 if text.startswith("\ufeff") else 0)
    behind = _CLOSE.search(text, head.end)
    start = behind.end() if behind else head.end
    if not text[start:].strip():
        raise Unreadable("no text behind the front matter")
    fields: dict[str, str] = {}
    title: Span | None = None
    notes: list[str] = []
    nodes = _nodes(text[head.start : head.end])
    for name, key in _named(list(nodes)):
        value = nodes[key]
        said = _text(value, name)
        if key == name and said is None:
            raise Unreadable(f"front matter, line {line(value) + 1}: {name} must be text")
        wrong = _wrong(name, said) if key != name and said else None
        if wrong:
            notes.append(f"front matter, line {line(value) + 1}: {wrong}")
        elif said:
            fields[name] = said
            title = _words(text, head.start + value.start_mark.index, head.start + value.end_mark.index) if name == "title" else title
    return Front(start, fields, title, (*notes, *_slips(nodes)))


def _head(text: str) -> Span | None:
    """Where the front matter's YAML stands, or None where the text has none."""
    opening = _OPEN.match(text)
    if opening is None:
        return None
    closing = _CLOSE.search(text, opening.end(), opening.end() + FRONT_MATTER)
    return Span(opening.end(), closing.start()) if closing else None


def _nodes(head: str) -> dict[str, yaml.Node]:
    """The values of a front matter by their names."""
    try:
        root = yaml.compose(head, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        hint = "; put a value that holds a colon in quotes" if "mapping values" in str(error) else ""
        raise Unreadable(f"front matter, line {problem(error, 2)}{hint}") from None
    except RecursionError:
        raise Unreadable("front matter is nested too deeply") from None
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise Unreadable("front matter, line 2: expected `key: value` lines between the two `---`")
    return {key.value: value for key, value in root.value if isinstance(key, yaml.ScalarNode)} if root is not None else {}


def _named(keys: list[str]) -> Iterator[tuple[str, str]]:
    """Each field that is there, with the name it has: our own, else the first of the others."""
    small = {key.lower(): key for key in reversed(keys)}
    for name in FIELDS:
        found = name if name in keys else next((small[other] for other in (name, *ALIASES[name]) if other in small), None)
        if found is not None:
            yield name, found


def _text(value: yaml.Node, name: str) -> str | None:
    """A value as text; several authors are one text."""
    if isinstance(value, yaml.ScalarNode):
        return str(value.value)
    if name == "author" and isinstance(value, yaml.SequenceNode) and all(isinstance(one, yaml.ScalarNode) for one in value.value):
        return ", ".join(one.value for one in value.value)
    return None


def _wrong(name: str, said: str) -> str | None:
    """What is wrong with a value under a name that other programs have."""
    try:
        _CHECKS.get(name, str)(said)
    except Unreadable as error:
        return str(error)
    return None


def _slips(nodes: dict[str, yaml.Node]) -> Iterator[str]:
    """Names that aren't read, and look like one that is."""
    from rapidfuzz import fuzz

    for key, value in nodes.items():
        known = (*FIELDS, *(other for others in ALIASES.values() for other in others))
        near = max(FIELDS, key=lambda name: fuzz.ratio(key.lower(), name))
        if key.lower() not in known and isinstance(value, yaml.ScalarNode) and fuzz.ratio(key.lower(), near) >= _MISSPELT:
            yield f"front matter, line {line(value) + 1}: {quoted(key)} isn't read (did you mean {near!r}?)"


def _words(text: str, start: int, end: int) -> Span:
    """A YAML scalar's own words: its span without quotes, block marks and the space around."""
    if text[start] in "\"'" and text[end - 1] == text[start] and end - start > 1:
        start, end = start + 1, end - 1
    elif text[start] in "|>":
        newline = text.find("\n", start, end)
        start = newline + 1 if newline >= 0 else start
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
