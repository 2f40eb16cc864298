"""Rows of tables and JSON lines → articles: the parts of each row checked, names that stand once, and no more mistakes told than anybody reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from crosscheck.errors import quoted
from crosscheck.model import Skipped
from crosscheck.read._columns import Columns
from crosscheck.read._files import LARGEST, Found, Unreadable
from crosscheck.read._fragment import paragraphs
from crosscheck.read._metadata import FIELDS, Record, day, language_code

TOLD = 100  # rows of one file that are told one by one; the others are counted

_MARKUP = re.compile(r"</(?:p|div|h[1-6]|ul|ol|li|a|b|i|em|strong|span|article|section|blockquote|body)\s{0,9}>|<br\s{0,9}/?>", re.IGNORECASE)
_HALF = re.compile("[\ud800-\udfff]")
_LOOKED = 100_000  # characters in which marks of HTML are looked for
_PAGE = re.compile(r"<(?:!doctype|html|body)[\s>]", re.IGNORECASE)


@dataclass(slots=True)
class Rows:
    """The rows of one file, taken one after the other."""

    found: Found
    what: str  # what a row is called: `line`, `row`
    notes: tuple[str, ...] = ()  # on the file, told with its first article
    _seen: dict[str, int] = field(default_factory=dict)
    _told: set[tuple[str, ...]] = field(default_factory=set)
    _wrong: int = 0

    def article(self, number: int, where: str, values: Mapping[str, str], known: Columns) -> Iterator[Record | Found | Skipped]:
        """The article of a row, by its parts; nothing where it can't be used and enough was told."""
        try:
            yield self._article(number, where, values, known)
        except Unreadable as error:
            yield from self.wrong(where, str(error))

    def wrong(self, where: str, reason: str) -> Iterator[Skipped]:
        """A row that can't be used."""
        self._wrong += 1
        if self._wrong <= TOLD:
            yield Skipped(path=where, reason=reason)

    def rest(self) -> Iterator[Skipped]:
        """What wasn't told of the others."""
        if self._wrong > TOLD:
            yield Skipped(path=self.found.shown, reason=f"{self._wrong - TOLD:,} more {self.what}s like these can't be used")

    def _article(self, number: int, where: str, values: Mapping[str, str], known: Columns) -> Record | Found:
        for part, value in values.items():
            if _HALF.search(value):
                raise Unreadable(f"{known.chosen[part]!r} holds half a surrogate pair")
        text, name = values.get("text", ""), values.get("id", "").strip() or f"{self.found.id}{where.removeprefix(self.found.shown)}"
        if len(text) > LARGEST:
            raise Unreadable(f"too large for one article (at most {LARGEST:,} characters)")
        marked = _MARKUP.search(text, 0, _LOOKED) is not None
        whole = marked and _PAGE.search(text, 0, _LOOKED) is not None
        if marked and not whole:
            text = paragraphs(text)
        if not text.strip():
            raise Unreadable("text is empty")
        first = self._seen.setdefault(name, number)
        if first != number:
            raise Unreadable(f"id {quoted(name)} stands in {self.what} {first} already")
        fields, notes = _fields(values, known)
        if whole:
            return _page(self.found, where, name, text, fields)
        if known.notes not in self._told:
            self._told.add(known.notes)
            notes = (*(self.notes if len(self._told) == 1 else ()), *known.notes, *notes)
        # a text that the user alone calls one, nobody finds again without him: reports are to keep it
        return Record(id=name, path=where, text=text, fields=fields, extracted=marked or bool(self.found.columns), notes=notes)


def _fields(values: Mapping[str, str], known: Columns) -> tuple[dict[str, str], tuple[str, ...]]:
    """What a row says of its article; of a column that only has a common name, what can't be meant is left out, with a note."""
    fields = {name: value for name in FIELDS if (value := values.get(name, "").strip())}
    notes = []
    for name, check in (("published", day), ("language", language_code)):
        try:
            if name in known.guessed and name in fields:
                check(fields[name])
        except Unreadable as error:
            notes.append(f"{error}; left out")
            del fields[name]
    return fields, tuple(notes)


def _page(found: Found, where: str, name: str, markup: str, fields: Mapping[str, str]) -> Found:
    """A row that holds a whole page, for the reader of pages."""
    return replace(
        found, shown=where, id=name, named=False, data=markup.encode(), stream=None, charset="utf-8", kind=".html",
        fields={**found.fields, **found.side, **fields}, side={}, depth=found.depth + 1,
    )  # fmt: skip
