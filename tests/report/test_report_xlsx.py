"""The workbook: its sheets as pandas and openpyxl read them, text that is only text, limits, directions, the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from xml.etree import ElementTree as ET

import openpyxl
import pandas as pd
import pytest

from crosscheck.errors import OptionError
from crosscheck.model import Report
from crosscheck.report import encoded, render, xlsx
from crosscheck.report.bidi import safe
from crosscheck.report.frame import to_frame
from crosscheck.report.order import entries
from crosscheck.report.states import State

MARCH = datetime(2025, 3, 4)  # noqa: DTZ001 (a workbook knows no zones)


def book(report: Report, **options: object) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(encoded("xlsx", report, **options)), rich_text=True)


def rows(report: Report, sheet: str, **options: object) -> list[tuple[object, ...]]:
    return [tuple(str(cell) if isinstance(cell, list) else cell for cell in row) for row in book(report, **options)[sheet].iter_rows(values_only=True)]


def test_the_first_sheet_is_the_frame(report: Report, hostile: Report) -> None:
    for given in (report, hostile):
        read = pd.read_excel(io.BytesIO(encoded("xlsx", given)), dtype=pd.StringDtype("python"))
        frame = to_frame(given)
        pd.testing.assert_frame_equal(
            read, frame.map(lambda cell: safe(cell).replace("\ufffe", "_xFFFE_"), na_action="ignore").rename(columns=safe), check_column_type=False
        )


def test_every_mention_of_a_finding_is_a_row(report: Report) -> None:
    head, *found = rows(report, "Findings")
    assert head == (
        "No.", "Severity", "Nature", "Rule", "About", "Position", "Independent sources", "Source", "Published", "Language", "Words", "Place", "Why", "Settled",
        "Fingerprint",
    )  # fmt: skip
    assert len(found) == 9
    assert found[0] == (
        1, "error", "contradiction", "duration-differs", "how long the bridge was closed", "12 years", 2, "River Post", MARCH, "English",
        "The bridge at Al-Qasr reopened on Monday after a 12-year closure.", "news/en-1.txt:3",
        "3 sources say 12 years, 1 says 13 years (13 عاما); one closure has one length.", None, entries(report)[0].fingerprint,
    )  # fmt: skip
    assert [row[0] for row in found] == [1, 1, 1, 1, 1, 2, 2, 3, 3]


def test_the_sources_and_what_was_skipped(report: Report) -> None:
    assert rows(report, "Sources") == [
        ("Path", "Outlet", "Title", "Language", "Published", "Claims", "Skipped"),
        ("news/ar-1.txt", "جريدة النهر", None, "Arabic", MARCH, 3, None),
        ("news/en-1.txt", "River Post", None, "English", MARCH, 3, None),
        ("news/en-2.txt", None, None, "English", None, 3, None),
        ("news/fr-1.txt", "Le Fleuve", None, "French", MARCH, 3, None),
        ("news/photo.jpg", None, None, None, None, None, "not text"),
    ]


def test_the_value_is_bold_in_its_sentence(report: Report) -> None:
    first, arabic = (book(report)["Findings"].cell(row, 11).value for row in (2, 5))
    assert [str(part) for part in first] == ["The bridge at Al-Qasr reopened on Monday after a ", "12-year", " closure."]
    assert [bool(getattr(part, "font", None) and part.font.b) for part in first] == [False, True, False]
    assert str(arabic) == "أعيد افتتاح جسر القصر بعد إغلاق دام 13 عامًا."


def test_cells_have_the_direction_of_their_text(report: Report) -> None:
    sheet = book(report)["Findings"]
    assert [(sheet.cell(row, 11).alignment.readingOrder, sheet.cell(row, 11).alignment.horizontal) for row in (2, 5)] == [(1, None), (2, "right")]
    assert sheet.cell(5, 8).alignment.readingOrder == 2
    assert all(cell.alignment.wrap_text for cell in sheet[2] if isinstance(cell.value, str))


def test_headers_stay_in_sight_and_filter(report: Report) -> None:
    assert [(sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) for sheet in book(report)] == [
        ("Facts", "C2", "A1:J5"),
        ("Findings", "B2", "A1:O10"),
        ("Sources", "B2", "A1:G6"),
    ]


TEXTS = [
    ("formula", "=1+1", "=1+1"),
    ("plus", "+1", "+1"),
    ("at", "@SUM(A1)", "@SUM(A1)"),
    ("link", "https://evil.example", "https://evil.example"),
    ("file", "external:c:\\evil.xlsx", "external:c:\\evil.xlsx"),
    ("number", "007", "007"),
    ("mark-up", "<b>&amp;</b>", "<b>&amp;</b>"),
    ("mark-up of a workbook", '<r><t>x</t></r><c t="f"/></r>', ' <r><t>x</t></r><c t="f"/></r>'),
    ("an escape of Excel's", "_x0041_", "_x0041_"),
    ("no character", "a\ufffeb\uffff", "a_xFFFE_b_xFFFF_"),
    ("a control character", "a\x07\x1b[1mb", "a␇␛[1mb"),
    ("half a character", "a\ud800b", "a\ufffdb"),
]


@pytest.mark.parametrize(("text", "shown"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_text_is_only_text(make: Callable[..., Report], text: str, shown: str) -> None:
    """Nothing is computed, linked or read as mark-up, in a cell of its own or in a quote; Excel keeps it so when somebody edits the cell."""
    report = make([(f"{text} is it 12", "12"), (f"x {text}", text)], about=text)
    data = encoded("xlsx", report)
    sheets = openpyxl.load_workbook(io.BytesIO(data))
    assert sheets["Facts"].cell(2, 2).value == shown
    words = [str(sheets["Findings"].cell(row, 11).value) for row in (2, 3)]
    assert words == [f"{shown} is it 12".replace(" <r>", "<r>"), f"x {shown}".replace("  <r>", " <r>")]
    assert sheets["Facts"].cell(2, 2).quotePrefix is text.startswith(("=", "+", "@"))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            ET.fromstring(parts.read(name))
        assert not [name for name in parts.namelist() if "rels" in name and b"evil" in parts.read(name)]
        assert b"<f>" not in b"".join(parts.read(name) for name in parts.namelist())


LONG = [("one too long", "a" * 32_768, "a" * 32_766 + "…"), ("as long as may be", "a" * 32_767, "a" * 32_767), ("pairs", "😀" * 16_384, "😀" * 16_383 + "…")]


@pytest.mark.parametrize(("text", "shown"), [row[1:] for row in LONG], ids=[row[0] for row in LONG])
def test_a_cell_holds_as_much_as_excel_takes(make: Callable[..., Report], text: str, shown: str) -> None:
    assert rows(make([("a 12", "12"), ("b 13", "13")], about=text), "Facts")[1][1] == shown


def test_a_sheet_holds_as_many_rows_as_excel_takes(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 5)
    found = rows(report, "Findings")
    assert [row[0] for row in found] == ["No.", 1, 1, 1, "and 6 rows more, for which a sheet has no room"]
    assert len(rows(report, "Facts")) == 5


def test_columns_beyond_what_excel_takes_are_left_out(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "COLUMNS", 3)
    assert rows(report, "Facts")[0] == ("kind", "about", "nature")


def test_what_is_settled_is_left_out_and_what_is_shown_says_why(report: Report) -> None:
    first, second = (entry.fingerprint for entry in entries(report)[:2])
    states = {first: State(suppressed="known since May"), second: State(suppressed="=old", shown=True)}
    assert first not in [row[5] for row in rows(report, "Facts", states=states)]
    found = rows(report, "Findings", states=states)[1:]
    assert [(row[0], row[13]) for row in found] == [(1, "suppressed: =old")] * 2 + [(2, None)] * 2


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    data = encoded("xlsx", report)
    assert data == encoded("xlsx", report)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert openpyxl.load_workbook(io.BytesIO(data)).properties.created == datetime(1980, 1, 1)  # noqa: DTZ001


def test_a_report_without_anything_is_three_headers(report: Report) -> None:
    empty = replace(report, findings=(), facts=(), sources=(), skipped=())
    assert [len(list(sheet.iter_rows())) for sheet in book(empty)] == [1, 1, 1]


def test_a_day_before_those_of_excel_is_shown(report: Report) -> None:
    """Excel counts days from 1900."""
    first, *others = report.sources
    old = replace(report, sources=(replace(first, article=replace(first.article, published=date(1870, 7, 19))), *others))
    assert rows(old, "Sources")[2][4] == "1870-07-19"


def test_a_workbook_is_no_text(report: Report) -> None:
    with pytest.raises(OptionError, match=r"^format 'xlsx' is no text; crosscheck\.report\.encoded gives its bytes$"):
        render("xlsx", report)
