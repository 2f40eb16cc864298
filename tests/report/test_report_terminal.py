"""The terminal report: every line fits, both sides are shown, hostile text does nothing, isolates are whole on each line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.cells import cell_len

from crosscheck.errors import OptionError
from crosscheck.model import Compared, Report
from crosscheck.report import render
from crosscheck.report.bidi import BIDI

from .conftest import HOSTILE

STYLE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[!-~]*\x1b\\")  # colours and links


def lines(report: Report, **options: object) -> list[str]:
    return STYLE.sub("", render("terminal", report, **options)).split("\n")


@pytest.mark.parametrize("bidi", BIDI)
@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("width", [40, 60, 80, 100, 132, 200])
def test_no_line_is_wider_than_the_width(report: Report, hostile: Report, width: int, color: bool, bidi: str) -> None:
    for given in (report, hostile):
        for line in lines(given, width=width, color=color, show_agreements=True, bidi=bidi, links="/news"):
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
    assert "date  3 March 2025 (news/en-1.txt:3)  the reopening" in shown
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


@pytest.mark.parametrize("bidi", BIDI)
@pytest.mark.parametrize("color", [False, True])
def test_hostile_text_is_only_shown(hostile: Report, color: bool, bidi: str) -> None:
    text = STYLE.sub("", render("terminal", hostile, width=200, color=color, show_agreements=True, bidi=bidi, links=HOSTILE))
    assert not re.search(r"(?m)^\s*::|##\[", text)
    assert not set(text) & set("\x1b\x07\x9b\u202e\u202c\ud800\r\t")
    assert "␛[31mred␛]0;own␇ [bold]x[/bold]" in text


def test_the_environment_changes_nothing(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, colored = render("terminal", report), render("terminal", report, color=True)
    linked = render("terminal", report, color=True, links="/news", bidi="visual")
    for name, value in {"COLUMNS": "50", "NO_COLOR": "1", "TERM": "dumb", "FORCE_COLOR": "1", "TTY_COMPATIBLE": "1", "XTERM_VERSION": "1"}.items():
        monkeypatch.setenv(name, value)
    assert render("terminal", report) == plain
    assert render("terminal", report, color=True) == colored
    assert render("terminal", report, color=True, links="/news", bidi="visual") == linked


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


# ------------------------------------------------------------------ right-to-left text

ARABIC = "أعيد افتتاح جسر القصر بعد إغلاق دام 13 عامًا (بسبب الفيضانات)."
TURNED = [
    ("terminal", ["\u2067أعيد افتتاح جسر القصر بعد إغلاق دام\u2069", "\u2067[13 عامًا] (بسبب الفيضانات).\u2069"]),
    ("off", ["أعيد افتتاح جسر القصر بعد إغلاق دام", "[13 عامًا] (بسبب الفيضانات)."]),
    ("words", ["دام إغلاق بعد القصر جسر افتتاح أعيد", "        .(الفيضانات بسبب) [عامًا 13]"]),
    ("visual", ["ﻡﺍﺩ ﻕﻼﻏﺇ ﺪﻌﺑ ﺮﺼﻘﻟﺍ ﺮﺴﺟ ﺡﺎﺘﺘﻓﺍ ﺪﻴﻋﺃ", "       .(ﺕﺎﻧﺎﻀﻴﻔﻟﺍ ﺐﺒﺴﺑ) [ﺎﻣًﺎﻋ 13]"]),
]


@pytest.mark.parametrize(("bidi", "shown"), TURNED, ids=[row[0] for row in TURNED])
def test_right_to_left_text_is_turned_by_whom_is_asked(make: Callable[..., Report], bidi: str, shown: list[str]) -> None:
    """Lines are wrapped as they are read; where we turn them they end in one column."""
    given = lines(make([(ARABIC, "13 عامًا"), ("b 12", "12")]), width=40, bidi=bidi)
    at = given.index("   s0.txt:1") + 1
    assert [line[3:] for line in given[at : given.index("", at)]] == shown


@pytest.mark.parametrize("bidi", ["visual", "words", "off"])
def test_no_isolate_is_left_where_the_terminal_turns_nothing(report: Report, hostile: Report, bidi: str) -> None:
    for given in (report, hostile):
        assert not re.search("[\u2066-\u2069]", render("terminal", given, bidi=bidi, show_agreements=True))


def test_columns_line_up_beside_joined_letters(make: Callable[..., Report]) -> None:
    """A lam and its alef take one cell: what stands to their right doesn't move."""
    shown = lines(make([("قال لا ولا إلا أن الأمر 12 عاما", "12 عاما"), ("b 13 years", "13 years")]), width=100, bidi="visual")
    beside = next(line for line in shown if "[13 years]" in line)
    rule = next(line for line in shown if line.startswith("   ──"))
    assert cell_len(beside[: beside.index("b [13")]) == cell_len(rule[: rule.rindex("   ─") + 3])


def test_an_unknown_way_is_a_mistake(report: Report) -> None:
    with pytest.raises(OptionError, match=r"^bidi 'visul' isn't one of terminal, visual, words, off \(did you mean 'visual'\?\)$"):
        render("terminal", report, bidi="visul")


# ------------------------------------------------------------------ links

LINK = re.compile(r"\x1b\]8;;([^\x1b]+)\x1b\\(.*?)\x1b\]8;;\x1b\\")


def test_places_are_links_to_files(report: Report) -> None:
    found = [(uri, STYLE.sub("", text)) for uri, text in LINK.findall(render("terminal", report, width=100, color=True, links="/desk/of mine"))]
    assert ("file:///desk/of%20mine/news/en-1.txt", "news/en-1.txt:3") in found
    assert ("file:///desk/of%20mine/news/ar-1.txt", "news/ar-1.txt:2") in found  # behind "also in"
    assert len(found) == 9
    assert len({uri for uri, _ in found}) == 4


@pytest.mark.parametrize("options", [{}, {"color": True}, {"links": "/desk"}], ids=["plain", "no folder", "no colour"])
def test_without_colour_or_folder_nothing_is_a_link(report: Report, options: dict[str, object]) -> None:
    text = render("terminal", report, **options)
    assert "\x1b]" not in text
    assert "/desk" not in text


PATHS = [
    ("spaces and marks", "news/a b;c#d?e%.txt", "file:///desk/news/a%20b%3Bc%23d%3Fe%25.txt"),
    ("escapes", "news/\x1b]8;;\x1b\\evil\x07\n.txt", "file:///desk/news/%1B%5D8%3B%3B%1B%5Cevil%07%0A.txt"),
    ("Arabic", "أخبار/١.txt", "file:///desk/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%D9%A1.txt"),
    ("no UTF-8", "news/\udcff.txt", "file:///desk/news/%FF.txt"),
    ("up and down", "../news/./x/../a.txt", "file:///news/a.txt"),
    ("whole", "/news/a.txt", "file:///news/a.txt"),
    ("a record", "news.jsonl:3", "file:///desk/news.jsonl"),
]


@pytest.mark.parametrize(("path", "uri"), [row[1:] for row in PATHS], ids=[row[0] for row in PATHS])
def test_nothing_in_a_path_ends_the_link(make: Callable[..., Report], path: str, uri: str) -> None:
    plain = make([("a 12", "12"), ("b 13", "13")])
    first, *others = plain.sources
    moved = replace(first, article=replace(first.article, path=path))
    text = render("terminal", replace(plain, sources=(moved, *others)), color=True, links="/desk")
    assert uri in {uri for uri, _ in LINK.findall(text)}
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", STYLE.sub("", text))


def test_a_place_on_several_lines_is_a_link_on_each(make: Callable[..., Report]) -> None:
    plain = make([("a 12", "12"), ("b 13", "13")])
    first, *others = plain.sources
    moved = replace(first, article=replace(first.article, path="news-of-the-harbour/" * 4 + "a.txt"))
    found = plain.findings[0]
    said = replace(found.positions[0], mentions=(replace(found.positions[0].mentions[0], path=moved.article.path),))
    report = replace(plain, sources=(moved, *others), findings=(replace(found, positions=(said, found.positions[1])),))
    found = [uri for uri, _ in LINK.findall(render("terminal", report, width=60, color=True, links="/"))]
    assert found == [f"file:///{moved.article.path}"] * 2 + ["file:///s1.txt"]
