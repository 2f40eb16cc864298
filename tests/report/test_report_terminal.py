"""The terminal report: every line fits, both sides are shown, hostile text does nothing, isolates are whole on each line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.cells import cell_len

from crosscheck.model import Compared, Report
from crosscheck.report import render

STYLE = re.compile(r"\x1b\[[0-9;]*m")


def lines(report: Report, **options: object) -> list[str]:
    return STYLE.sub("", render("terminal", report, **options)).split("\n")


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("width", [40, 60, 80, 100, 132, 200])
def test_no_line_is_wider_than_the_width(report: Report, hostile: Report, width: int, color: bool) -> None:
    for given in (report, hostile):
        for line in lines(given, width=width, color=color, show_agreements=True):
            assert cell_len(line) <= width, line


@pytest.mark.parametrize("width", [40, 80, 200])
def test_isolates_are_whole_on_each_line(report: Report, hostile: Report, width: int) -> None:
    shown = [*lines(report, width=width, show_agreements=True), *lines(hostile, width=width, show_agreements=True)]
    assert any("\u2067" in line for line in shown)
    for line in shown:
        depth = 0
        for character in line:
            depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
            assert depth >= 0
        assert depth == 0


def test_eighty_columns_stack_the_positions(report: Report) -> None:
    assert lines(report, width=80)[:29] == [
        "crosscheck  4 articles (2 English, 1 Arabic, 1 French), 1 story, 1,212 claims, 7",
        "facts, 14 rules",
        "",
        "─" * 80,
        f"1  error  contradiction  duration-differs                       {report.findings[-1].fingerprint}",
        "   how long the bridge was closed",
        "   \u20663 sources say 12 years, 1 says 13 years (\u206713 عاما\u2069); one closure has one\u2069",
        "   \u2066length.\u2069",
        "",
        "   12 years  3 sources, 2 independent",
        f"   {'─' * 77}",
        "   River Post, 2025-03-04, English",
        "   news/en-1.txt:3",
        "   The bridge at Al-Qasr reopened on Monday after a [12-year] closure.",
        "",
        "   en-2, no date, English",
        "   news/en-2.txt:1",
        "   Traffic is back. Officials said the crossing had been shut for [12 years],",
        "   longer than any other on the river.",
        "",
        "   Le Fleuve, 2025-03-04, French",
        "   news/fr-1.txt:1",
        "   Le pont d’Al-Qasr, fermé depuis [12 ans], a rouvert lundi.",
        "",
        "   13 years  1 source",
        f"   {'─' * 77}",
        "   \u2067جريدة النهر\u2069, 2025-03-04, Arabic",
        "   news/ar-1.txt:1",
        "   \u2067أعيد افتتاح جسر القصر بعد إغلاق دام [13 عامًا].\u2069",
    ]


def test_two_hundred_columns_set_the_positions_side_by_side(report: Report) -> None:
    shown = lines(report, width=200)
    assert next(line for line in shown if "12 years  3 sources" in line).split("   ")[-1] == "13 years  1 source"
    beside = next(line for line in shown if "[12-year]" in line)
    assert beside.endswith("\u2067أعيد افتتاح جسر القصر بعد إغلاق دام [13 عامًا].\u2069")
    assert cell_len(beside[: beside.index("\u2067")]) == 3 + 97 + 3


PLACES = [
    ("two-fit", 2, 100, True),
    ("two-too-narrow", 2, 99, False),
    ("three-fit", 3, 140, True),
    ("three-too-narrow", 3, 120, False),
    ("five-fit", 5, 240, True),
]


@pytest.mark.parametrize(("number", "width", "beside"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES])
def test_columns_where_they_fit(make: Callable[..., Report], number: int, width: int, beside: bool) -> None:
    report = make([(f"shut for {n} years", f"{n} years") for n in range(12, 12 + number)])
    heads = [line for line in lines(report, width=width) if "1 source" in line and "years" in line]
    assert len(heads) == (1 if beside else number)


def test_the_rest_of_the_page(report: Report) -> None:
    shown = lines(report, width=100, show_agreements=True)
    text = "\n".join(shown)
    assert "2  warning  unresolved  place-differs  confidence 62%" in text
    assert "also in news/ar-1.txt:2" in text
    assert "3  info  precision  quantity-rounded  workers: 40 (news/en-1.txt:4) | 30 to 40 (news/fr-1.txt:2)" in shown
    assert "date  the reopening: 3 March 2025 (news/en-1.txt:3)" in shown
    assert "news/photo.jpg: not text" in shown
    assert " ".join(shown[-3:]).strip() == (
        "1 error, 1 warning, 1 info in 4 articles; compared 1,212 claims on 7 facts of 1 story by 14 rules; skipped 1 source"
    )
    assert "the reopening" not in "\n".join(lines(report, width=100))


NOTHING = [
    ("some", Compared(articles=4, stories=2, claims=30, facts=9, rules=14), "4 articles; compared 30 claims on 9 facts of 2 stories by 14 rules"),
    ("nothing-compared", Compared(articles=1, stories=0, claims=0, facts=0, rules=1), "1 article; compared 0 claims on 0 facts of 0 stories by 1 rule"),
]


@pytest.mark.parametrize(("compared", "end"), [row[1:] for row in NOTHING], ids=[row[0] for row in NOTHING])
def test_no_findings_says_what_was_compared(report: Report, compared: Compared, end: str) -> None:
    quiet = replace(report, findings=(), skipped=(), compared=compared)
    assert lines(quiet, width=120)[-2] == f"No findings: 0 errors, 0 warnings, 0 infos in {end}"


def test_color_marks_the_value_without_brackets(report: Report) -> None:
    text = render("terminal", report, width=120, color=True)
    assert "\x1b[1;4m12-year\x1b[0m" in text
    assert "[12-year]" not in text
    assert "\x1b" not in render("terminal", report, width=120)


@pytest.mark.parametrize("color", [False, True])
def test_hostile_text_is_only_shown(hostile: Report, color: bool) -> None:
    text = STYLE.sub("", render("terminal", hostile, width=200, color=color, show_agreements=True))
    assert not set(text) & set("\x1b\x07\x9b\u202e\u202c\ud800\r\t")
    assert "␛[31mred␛]0;own␇ [bold]x[/bold]" in text


def test_the_environment_changes_nothing(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, colored = render("terminal", report), render("terminal", report, color=True)
    for name, value in {"COLUMNS": "50", "NO_COLOR": "1", "TERM": "dumb", "FORCE_COLOR": "1", "TTY_COMPATIBLE": "1"}.items():
        monkeypatch.setenv(name, value)
    assert render("terminal", report) == plain
    assert render("terminal", report, color=True) == colored


def test_many_sources_are_named_after_the_first_six(report: Report) -> None:
    finding = report.findings[-1]
    mention = finding.positions[0].mentions[0]
    many = replace(finding.positions[0], mentions=tuple(replace(mention, source=f"s{i}", path=f"s{i}.txt") for i in range(9)))
    text = "\n".join(lines(replace(report, findings=(replace(finding, positions=(many, finding.positions[1])),)), width=80))
    assert text.count("[12-year]") == 6
    assert "and 3 sources more: s6, not among the sources, s6.txt; s7," in text


def test_a_long_sentence_is_cut_around_the_value_and_the_value_stays_on_one_line(make: Callable[..., Report]) -> None:
    report = make([(f"{'left ' * 80}shut for 12 years {'right ' * 80}", "12 years"), ("13 years", "13 years")])
    shown = lines(report, width=80)
    first = next(i for i, line in enumerate(shown) if line.strip().startswith("… left"))
    words = " ".join(line.strip() for line in shown[first : first + 4])
    assert "shut for [12 years] right" in words
    assert "right …" in words
    assert 120 < len(words) < 190
    for width in range(60, 80):
        assert any("[12 years]" in line for line in lines(report, width=width))


CUT = [("number", "the two of 1 234 567 euros", "1 234 567 euros")]


@pytest.mark.parametrize(("text", "quote"), [row[1:] for row in CUT], ids=[row[0] for row in CUT])
def test_spaces_of_a_value_come_back(make: Callable[..., Report], text: str, quote: str) -> None:
    shown = lines(make([(text, quote), ("13", "13")]), width=40)
    assert any(f"[{quote}]" in line for line in shown)


def test_what_it_is_about_is_said_once(make: Callable[..., Report]) -> None:
    """A message that names what it is about stands alone, with those words in bold; another has them above it."""
    named = make([("a", "a"), ("b", "b")], about="the bridge", message="different lengths of “the bridge”: a; b")
    assert render("terminal", named).count("the bridge") == 1
    assert "“\x1b[1mthe bridge\x1b[0m”" in render("terminal", named, color=True)
    assert render("terminal", make([("a", "a"), ("b", "b")], about="the bridge", message="different lengths")).count("the bridge") == 1


def test_arabic_words_that_it_is_about_are_isolated(make: Callable[..., Report]) -> None:
    shown = render("terminal", make([("a", "a"), ("b", "b")], about="أعيد افتتاح … بعد عام", message="different places in “أعيد افتتاح … بعد عام”: a; b"))
    assert "“\u2067أعيد افتتاح … بعد عام\u2069”" in shown
