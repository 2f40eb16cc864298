"""Tables as text, one article a row: CSV with commas, semicolons, tabs or bars, the first row the names of the columns."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crosscheck.model import Skipped
from crosscheck.read._columns import Columns, columns
from crosscheck.read._files import Found, Unreadable
from crosscheck.read._metadata import Record
from crosscheck.read._rows import Rows
from crosscheck.read._rows_csv import DELIMITERS, NONE, Lines, cells

SUFFIXES = (".csv", ".tsv")
CALLED = "the table"


_SEPARATOR = re.compile(r"\ufeff?\"?sep=(.)\"?\s*", re.IGNORECASE)  # a first line that spreadsheets write and read


def read(found: Found) -> Iterator[Record | Found | Skipped]:
    """The articles of a table; a wrong row is skipped by itself. One without texts is none of ours, and told where it was named."""
    with found.opened() as stream:
        lines = Lines.of(stream, found.charset)
        delimiter, names = _header(lines, found)
        if not _ours(names, found):
            return
        known = columns(names, found.columns)
        if "text" not in known.chosen:
            raise Unreadable(known.missing_text())
        rows, table = Rows(found, "line", lines.notes), _Table(names, known, {part: names.index(column) for part, column in known.chosen.items()})
        while True:
            number = lines.number + 1
            where = f"{found.shown}:{number}"
            try:
                row = cells(lines, delimiter)
                if row is None:
                    break
                values = table.values(row, lines, several=lines.number > number)
            except Unreadable as error:
                yield from rows.wrong(where, str(error))
                continue
            if values:
                yield from rows.article(number, where, values, known)
        yield from rows.rest()


@dataclass(frozen=True, slots=True)
class _Table:
    names: Sequence[str]
    known: Columns
    places: Mapping[str, int]  # part → which cell

    def values(self, row: Sequence[str], lines: Lines, *, several: bool) -> dict[str, str]:
        """The parts in a row, of several lines or of one; none of an empty one. Raises Unreadable where its cells can't be those of the columns."""
        if not any(row):
            return {}
        if len(row) < len(self.names) and several:
            lines.back()
            raise Unreadable("a quotation mark opens a cell here, and the one that closes it is missing or belongs to another row")
        if any(row[len(self.names) :]):
            raise Unreadable(
                f"{len(row):,} cells, and the first row has {len(self.names):,}; a cell with the mark between cells in it stands in quotation marks"
            )
        values = {part: row[place] for part, place in self.places.items() if place < len(row)}
        if any("\udc80" <= letter <= "\udcff" for value in values.values() if not value.isascii() for letter in value):
            raise Unreadable("not UTF-8, as the lines before it are")
        return values


def _ours(names: Sequence[str], found: Found) -> bool:
    """Whether a table is one of articles, or was meant to be."""
    return found.named or any("text" in one for plain in (columns(names, {}),) for one in (plain.chosen, plain.doubtful)) or found.columns.get("text") in names


def _header(lines: Lines, found: Found) -> tuple[str, list[str]]:
    """What parts the cells, and the names of the columns: by whichever mark the most are known, and then the most found."""
    first = ""
    while not first.strip("\ufeff \t\r\n"):
        lines.begin()
        first = lines.take()
        if not first:
            raise Unreadable("empty")
    said = _SEPARATOR.fullmatch(first)
    lines.back(1 if said else 0)
    marks = said[1] if said else "\t,;|" if found.ending == ".tsv" else DELIMITERS
    best = max(marks, key=lambda mark: _known(_tried(lines, mark), found))
    names = _tried(lines, best)
    with contextlib.suppress(Unreadable):  # no names then, and that is told
        cells(lines, best)
    return best if len(names) > 1 else NONE, names


def _tried(lines: Lines, mark: str) -> list[str]:
    """The cells of the next row, which stays to be read; none where that is broken."""
    try:
        return [cell.strip("\ufeff \t") for cell in cells(lines, mark) or []]
    except Unreadable:
        return []
    finally:
        lines.back(0)


def _known(names: Sequence[str], found: Found) -> tuple[int, int]:
    chosen = columns(names, {}).chosen.keys() | {part for part, column in found.columns.items() if column in names}
    return len(chosen), len(names)
