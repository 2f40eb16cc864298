"""Typed readers for the parts of a rule file: each gives a checked value, or a RuleError with the line and what is allowed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Formatter

from crosscheck.errors import allowed, quoted
from crosscheck.rules.forms import such_as
from crosscheck.rules.yaml_file import Fields, Items, Node, Text, fail

__all__ = ["Section", "allowed"]

_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WHOLE = re.compile(r"[1-9]\d{0,5}", re.ASCII)
_FLAGS = {"yes": True, "true": True, "no": False, "false": False}
LONGEST = 300  # characters of a phrase or name


@dataclass(frozen=True, slots=True)
class Section:
    """A mapping of the file: `what` it is called in errors, and where it is."""

    path: Path
    what: str
    node: Fields

    def require(self, required: Collection[str], optional: Collection[str] = ()) -> None:
        """Refuse unknown and missing keys."""
        self.refuse_others({*required, *optional})
        missing = [key for key in required if key not in self]
        if missing:
            fail(self.path, self.node.line, f"{self.what} lacks {', '.join(map(repr, missing))}; required: {', '.join(required)}")

    def refuse_others(self, known: Collection[str]) -> None:
        """Refuse unknown keys."""
        for key, (line, _) in self.node.fields.items():
            if key not in known:
                fail(self.path, line, allowed(f"key in {self.what}:", key, known))

    def refuse_empty(self, key: str) -> None:
        """Refuse a mapping below a key with nothing in it."""
        if key in self and isinstance(node := self._get(key), Fields) and not node.fields:
            fail(self.path, self.line(key), f"{key!r} is empty; give at least one{such_as(key)}")

    def __contains__(self, key: str) -> bool:
        return key in self.node.fields

    def line(self, key: str) -> int:
        """The line of a key; of the section where the key is left out."""
        return self.node.fields[key][0] if key in self else self.node.line

    def text(self, key: str) -> str:
        """A text that isn't empty, line breaks and runs of spaces made one space."""
        node = self._get(key)
        if not isinstance(node, Text):
            fail(self.path, node.line, f"{key!r} must be a text")
        text = " ".join(node.text.split())
        if not text:
            fail(self.path, self.line(key), f"{key!r} is empty")
        return text

    def short_text(self, key: str, longest: int = LONGEST) -> str:
        """A text of a name's or phrase's length."""
        text = self.text(key)
        if len(text) > longest:
            fail(self.path, self.line(key), f"{key!r} is too long; allowed: {longest} characters")
        return text

    def optional_text(self, key: str) -> str | None:
        return self.text(key) if key in self else None

    def written(self, key: str) -> str | tuple[str, ...]:
        """A text, or a list of texts."""
        node = self._get(key)
        if isinstance(node, Fields):
            fail(self.path, node.line, f"{key!r} must be a text, or a list of words")
        return tuple(self._word(key, item) for item in node.items) if isinstance(node, Items) else self.text(key)

    def word(self, key: str, names: Iterable[str]) -> str:
        """One of the names."""
        return self._known(key, self.text(key), self._get(key).line, names)

    def words(self, key: str, names: Iterable[str]) -> tuple[str, ...]:
        """A list of some of the names, none twice, at least one."""
        found: list[str] = []
        for node in self._items(key):
            word = self._known(key, self._word(key, node), node.line, names)
            if word in found:
                fail(self.path, node.line, f"{word!r} is in {key!r} twice")
            found.append(word)
        return tuple(found)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of free texts, none twice, at least one; nothing where the key is left out."""
        return tuple(self.placed(key))

    def placed(self, key: str) -> dict[str, int]:
        """The same, each text with its line."""
        return self._free(key, self._items(key)) if key in self else {}

    def groups(self, key: str) -> tuple[dict[str, int], ...]:
        """A list of lists of two or more free texts, each with its line; nothing where the key is left out."""
        found: list[dict[str, int]] = []
        for node in self._items(key, "a list of lists") if key in self else ():
            if not isinstance(node, Items) or len(node.items) < 2:
                fail(self.path, node.line, f"each entry of {key!r} must be a list of two or more{such_as(key)}")
            found.append(self._free(key, node.items))
        return tuple(found)

    def _free(self, key: str, items: Iterable[Node]) -> dict[str, int]:
        found: dict[str, int] = {}
        seen: set[str] = set()
        for node in items:
            text = " ".join(node.text.split()) if isinstance(node, Text) else ""
            if not text or len(text) > LONGEST:
                fail(self.path, node.line, f"{key!r} must be a list of texts of 1 to {LONGEST} characters{such_as(key)}")
            if text.casefold() in seen:
                fail(self.path, node.line, f"{quoted(text)} is in {key!r} twice")
            seen.add(text.casefold())
            found[text] = node.line
        return found

    def flag(self, key: str) -> bool:
        """Yes or no; no where the key is left out."""
        return key in self and _FLAGS[self._known(key, self.text(key), self.line(key), _FLAGS)]

    def whole(self, key: str) -> int:
        """A whole number of 1 or more; 0 where the key is left out."""
        text = self.optional_text(key)
        if text is not None and not _WHOLE.fullmatch(text):
            fail(self.path, self.line(key), f"{key!r} must be a whole number of 1 to 999999, not {quoted(text)}")
        return int(text or 0)

    def is_text(self, key: str) -> bool:
        """Whether a key holds a text, not a list or a mapping."""
        return isinstance(self._get(key), Text)

    def is_empty(self, key: str) -> bool:
        """Whether a key holds a list with nothing in it."""
        node = self._get(key)
        return isinstance(node, Items) and not node.items

    def section(self, key: str) -> Section:
        """A mapping below a key; an empty one where the key is left out."""
        node = self._get(key) if key in self else Fields(self.node.line, {})
        if not isinstance(node, Fields):
            fail(self.path, node.line, f"{key!r} must hold keys and values{such_as(key)}")
        return Section(self.path, key, node)

    def sections(self, key: str) -> tuple[Section, ...]:
        """A list of mappings, at least one; nothing where the key is left out."""
        found: list[Section] = []
        for node in self._items(key, "a list, with a dash before each entry") if key in self else ():
            if not isinstance(node, Fields):
                fail(self.path, node.line, f"each entry of {key!r} must hold keys and values{such_as(key)}")
            found.append(Section(self.path, f"an entry of {key}", node))
        return tuple(found)

    def date(self, key: str) -> date | None:
        """A day as YYYY-MM-DD; None where the key is left out."""
        text = self.optional_text(key)
        if text is None:
            return None
        if not _ISO_DATE.fullmatch(text):
            fail(self.path, self.line(key), f"{key!r} must be a day as YYYY-MM-DD, not {quoted(text)}")
        try:
            return date.fromisoformat(text)
        except ValueError:
            fail(self.path, self.line(key), f"{key!r}: there is no day {text!r}")

    def link(self, key: str) -> str | None:
        """An address on the web; None where the key is left out."""
        text = self.optional_text(key)
        if text is not None and not re.fullmatch(r"https?://\S+", text):
            fail(self.path, self.line(key), f"{key!r} must start with https:// or http://, not {quoted(text)}")
        return text

    def template(self, key: str, placeholders: Collection[str]) -> str:
        """A text with {placeholders}, each of them known; `{{` and `}}` are plain braces."""
        text = self.text(key)
        try:
            parts = list(Formatter().parse(text))
        except ValueError as error:
            fail(self.path, self.line(key), f"{key!r}: {error}; write {{{{ and }}}} for plain braces")
        for _, name, form, conversion in parts:
            if name is not None and name not in placeholders:
                fail(self.path, self.line(key), allowed(f"placeholder in {key!r}:", name, placeholders))
            if form or conversion:
                fail(self.path, self.line(key), f"{key!r}: write {{{name}}} alone, without a format")
        return text

    def _word(self, key: str, node: Node) -> str:
        if not isinstance(node, Text):
            fail(self.path, node.line, f"{key!r} must be a list of words{such_as(key)}")
        return node.text

    def _get(self, key: str) -> Node:
        return self.node.fields[key][1]

    def _items(self, key: str, form: str = "a list") -> tuple[Node, ...]:
        node = self._get(key)
        shown = "" if "dash" in form else such_as(key)
        if not isinstance(node, Items):
            fail(self.path, self.line(key), f"{key!r} must be {form}{shown}")
        if not node.items:
            fail(self.path, self.line(key), f"{key!r} is empty; give at least one{shown}")
        return node.items

    def _known(self, key: str, word: str, line: int, names: Iterable[str]) -> str:
        if word not in names:
            fail(self.path, line, allowed(f"{key}:", word, names))
        return word
