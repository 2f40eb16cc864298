"""The table of facts by sources, and its CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest

from crosscheck.model import Report
from crosscheck.report import render
from crosscheck.report.bidi import safe
from crosscheck.report.frame import to_frame


def test_a_row_a_fact_and_a_column_a_source(report: Report) -> None:
    frame = to_frame(report)
    assert list(frame.columns) == ["kind", "about", "nature", "severity", "rule", "fingerprint", "ar-1", "en-1", "en-2", "fr-1"]
    assert frame.drop(columns="fingerprint").fillna("NA").to_numpy().tolist() == [
        ["duration", "how long the bridge was closed", "contradiction", "error", "duration-differs", "13 years", "12 years", "12 years", "12 years"],
        ["place", "جسر القصر", "unresolved", "warning", "place-differs", "جسر القصر", "bridge", "NA", "NA"],
        ["quantity", "workers", "precision", "info", "quantity-rounded", "NA", "40", "NA", "30 to 40"],
        ["date", "the reopening", "NA", "NA", "NA", "NA", "3 March 2025", "NA", "NA"],
    ]
    assert frame["fingerprint"][0] == report.findings[-1].fingerprint


def test_a_source_that_says_both_has_both(report: Report) -> None:
    finding = report.findings[-1]
    twelve, thirteen = finding.positions
    both = replace(report, findings=(replace(finding, positions=(twelve, replace(thirteen, sources=("ar-1", "en-1")))),))
    assert to_frame(both)["en-1"][0] == "12 years; 13 years"


def test_an_empty_report_has_the_columns(report: Report) -> None:
    frame = to_frame(replace(report, findings=(), facts=()))
    assert frame.shape == (0, 10)


def test_a_source_named_like_a_column_is_told_apart(report: Report) -> None:
    renamed = tuple(replace(s, article=replace(s.article, id="rule")) if s.article.id == "en-2" else s for s in report.sources)
    assert list(to_frame(replace(report, sources=renamed)).columns)[6:] == ["ar-1", "en-1", "source:rule", "fr-1"]


CELLS = [
    ("plain", "12 years", "12 years"),
    ("equals", "=1+1", "'=1+1"),
    ("plus", "+1", "'+1"),
    ("minus", "-5", "'-5"),
    ("at", "@SUM(A1)", "'@SUM(A1)"),
    ("spaced", "  =1", "' =1"),
    ("tabbed", "\t=1", "' =1"),
    ("full-width", "＝1", "'＝1"),
    ("inside", "1=1", "1=1"),
    ("comma", 'a, "b"', 'a, "b"'),
    ("lines", "a\r\nb", "a b"),
    ("invisible-before", "\u200e=1", "'=1"),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in CELLS], ids=[row[0] for row in CELLS])
def test_csv_cells_compute_nothing(make: Callable[..., Report], text: str, expected: str) -> None:
    report = make([("a", "a"), ("b", "b")], about=text)
    renamed = replace(report, sources=tuple(replace(s, article=replace(s.article, id=text)) if s.article.id == "s0" else s for s in report.sources))
    header, row = csv.reader(io.StringIO(render("csv", renamed), newline=""))
    assert row[1] == expected
    assert expected in header


def test_csv_is_the_frame(report: Report) -> None:
    header, *body = csv.reader(io.StringIO(render("csv", report), newline=""))
    assert header == list(to_frame(report).columns)
    assert body == to_frame(report).fillna("").to_numpy().tolist()


def test_pandas_reads_every_cell_back(make: Callable[..., Report], report: Report, hostile: Report) -> None:
    for given in (report, hostile, make([("a «12»", "«12»"), ('b\r\n"13", 14', '"13", 14')], about='first "line"\nsecond; ligne, «سطر ثانٍ»\t🌉')):
        frame = to_frame(given).fillna("")
        read = pd.read_csv(io.BytesIO(render("csv", given).encode()), dtype=pd.StringDtype("python"), keep_default_na=False)
        assert list(read.columns) == [safe(name) for name in frame.columns]
        assert read.to_numpy().tolist() == [[safe(cell) for cell in row] for row in frame.to_numpy().tolist()]
