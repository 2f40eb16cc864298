"""A workbook for Excel: the facts by sources, every finding with its quotes, and the sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from crosscheck.model import Report
from crosscheck.report.bidi import RLI, isolate
from crosscheck.report.cells import Cell, Row, Table, facts, findings, sources
from crosscheck.report.csv import FORMULA
from crosscheck.report.states import NONE, States
from crosscheck.report.words import Excerpt

ROWS, COLUMNS, CHARACTERS = 1_048_576, 16_384, 32_767  # what Excel takes; characters of a cell are UTF-16 code units
LINE, HIGHEST = 15, 409  # points of a line, and of a row at most
_MADE = datetime(1980, 1, 1)  # noqa: DTZ001 (a workbook holds a date, but no clock may be read: this is the one of the files in it)
_FIRST = date(1900, 3, 1)  # Excel knows no earlier days, or takes 1900 for a leap year
_RAW = "<r>"  # XlsxWriter takes a text between this and its end for XML of its own making


def render(report: Report, *, states: States = NONE) -> bytes:
    """The report as a workbook (Office Open XML); what an article says is text, whatever it looks like, in the direction in which it is read.

    What is longer than Excel takes is cut, and the last row says what is left out. What a baseline or a suppression has settled (`states`) is left out.
    """
    data = BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    book.set_properties({"created": _MADE, "title": "Discrepancy report"})
    style = _Styles(book)
    for table in (facts(report, states), findings(report, states), sources(report)):
        _fill(book.add_worksheet(table.name), table, style)
    book.close()
    return data.getvalue()


class _Styles:
    """The formats of cells, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}
        self.bold = self.of(bold=True)
        self.header = self.of(bold=True, text_wrap=True, valign="top", bottom=1)
        self.date = self.of(num_format="yyyy-mm-dd", align="left", valign="top")

    def of(self, **properties: object) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    def text(self, text: str) -> Format:
        """Wrapped, in the direction of most of its letters; Excel keeps what looks like a formula as text when somebody edits it."""
        right = isolate(text).startswith(RLI)
        return self.of(
            text_wrap=True,
            valign="top",
            **({"reading_order": 2, "align": "right", "indent": 1} if right else {"reading_order": 1}),
            **({"quote_prefix": True} if text.lstrip().startswith(FORMULA) else {}),
        )


def _fill(sheet: Worksheet, table: Table, style: _Styles) -> None:
    widths = table.widths[:COLUMNS]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
        _write_text(sheet, 0, column, table.header[column], style.header)
    sheet.set_row(0, _height(table.header, widths))
    last = 0
    for last, row in enumerate(_kept(table), 1):
        sheet.set_row(last, _height(row, widths))
        for column, cell in enumerate(row[:COLUMNS]):
            _write(sheet, last, column, cell, style)
    sheet.freeze_panes(1, table.frozen)
    sheet.autofilter(0, 0, last, len(widths) - 1)
    sheet.set_landscape()  # and all columns on one page, where somebody prints it
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _height(row: Row, widths: tuple[int, ...]) -> float:
    """Points for the cell with the most lines, as not every program finds that out for itself; a column of some digits holds about as many letters."""
    lines = (-(-len(_whole(cell) if isinstance(cell, Excerpt) else str(cell)) // width) for cell, width in zip(row, widths, strict=False))
    return min(LINE * max(1, *lines), HIGHEST)


def _whole(words: Excerpt) -> str:
    return words.before + words.value + words.after


def _kept(table: Table) -> Iterator[Row]:
    """The rows for which there is room below the header."""
    room = ROWS - 1
    if len(table.rows) <= room:
        yield from table.rows
        return
    yield from table.rows[: room - 1]
    yield (f"and {len(table.rows) - room + 1:,} rows more, for which a sheet has no room",)


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, style: _Styles) -> None:
    if isinstance(cell, Excerpt):
        _write_words(sheet, row, column, cell, style)
    elif isinstance(cell, date) and cell >= _FIRST:
        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), style.date)  # noqa: DTZ001 (a day has no zone)
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, style.of(valign="top", align="left"))
    elif cell:
        _write_text(sheet, row, column, str(cell), style.text(str(cell)))


def _write_text(sheet: Worksheet, row: int, column: int, text: str, form: Format) -> None:
    text = _fitting(text)
    sheet.write_string(row, column, f" {text}" if text.startswith(_RAW) else text, form)


def _write_words(sheet: Worksheet, row: int, column: int, words: Excerpt, style: _Styles) -> None:
    """A quote with its value in bold; XlsxWriter wants at least two pieces, and none that is empty."""
    whole = _whole(words)
    pieces = [piece for piece in (words.before, words.value, words.after) if piece]
    if len(pieces) < 2 or not words.value or _units(whole) > CHARACTERS:
        if whole:
            _write_text(sheet, row, column, whole, style.text(whole))
        return
    marked = [part for piece in pieces for part in ((style.bold, piece) if piece is words.value else (piece,))]
    sheet.write_rich_string(row, column, *marked, style.text(whole))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _fitting(text: str) -> str:
    """The text, or as much of its beginning as has room, with a sign that it is cut."""
    if _units(text) <= CHARACTERS:
        return text
    return text.encode("utf-16-le")[: 2 * (CHARACTERS - 1)].decode("utf-16-le", "ignore") + "…"
