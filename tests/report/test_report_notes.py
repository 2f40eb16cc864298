"""What a user should know of how articles were read: in all reports that people read and in JSON, in none that a platform shows beside the lines of a change."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from crosscheck.model import Report
from crosscheck.report import render
from crosscheck.report.json import document
from crosscheck.report.loading import parse
from crosscheck.report.order import notes
from crosscheck.report.terminal import NOTES

NOTE = "published: the page says 2025-06-17, the feed 2025-06-12; the first is taken"


def noted(report: Report, *said: str, author: str | None = None, url: str | None = None) -> Report:
    """The report with notes on its first article."""
    first, *others = report.sources
    return replace(report, sources=(replace(first, article=replace(first.article, notes=said, author=author, url=url)), *others))


def test_notes_are_told_by_path_and_in_their_order(report: Report) -> None:
    report = noted(report, "b", "a")
    last = report.sources[-1]
    report = replace(report, sources=(*report.sources[:-1], replace(last, article=replace(last.article, notes=("c",)))))
    assert notes(report) == tuple(sorted(notes(report), key=lambda found: found[0]))
    assert [note for path, note in notes(report) if path == report.sources[0].article.path] == ["b", "a"]


@pytest.mark.parametrize("name", ["terminal", "markdown", "html", "json"])
def test_who_reads_learns_them(report: Report, name: str) -> None:
    assert NOTE in " ".join(render(name, noted(report, NOTE)).replace("\u2068", "").split())
    assert NOTE not in render(name, report)


@pytest.mark.parametrize("name", ["github", "gitlab", "junit", "sarif", "csv", "pr"])
def test_what_a_platform_shows_has_none(report: Report, name: str) -> None:
    assert render(name, noted(report, NOTE)) == render(name, report)


@pytest.mark.parametrize(("number", "more"), [(NOTES, ""), (NOTES + 1, "and 1 more; "), (5_000, f"and {5_000 - NOTES:,} more; ")])
def test_a_terminal_shows_the_first(report: Report, number: int, more: str) -> None:
    shown = render("terminal", noted(report, *(f"note {n}." for n in range(number))))
    assert [f"note {n}." in shown for n in (0, NOTES - 1, NOTES)] == [True, True, False]
    assert ("more; crosscheck claims names all" in shown) is bool(more)
    assert more in shown


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Notes on how sources were read"), ("fr", "Remarques sur la lecture des sources"), ("ar", "ملاحظات على قراءة المصادر")]
)
def test_the_page_tells_them_in_its_language(report: Report, language: str, words: str) -> None:
    assert words in render("html", noted(report, NOTE), language=language)
    assert words not in render("html", report, language=language)


def test_the_page_names_author_and_address_without_a_link(report: Report) -> None:
    shown = render("html", noted(report, author="Ana Ruiz", url="javascript:alert(1)"))
    assert "<bdi>Ana Ruiz</bdi>" in shown
    assert '<bdi dir="ltr">javascript:alert(1)</bdi>' in shown
    assert 'href="javascript' not in shown


@pytest.mark.parametrize("name", ["terminal", "markdown", "html", "json"])
def test_hostile_notes_are_only_shown(report: Report, hostile: Report, name: str) -> None:
    words = hostile.sources[0].article.outlet or ""
    shown = render(name, noted(report, words, author=words, url=words))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\n::error" not in shown
    assert name in ("terminal", "json") or "<script>alert" not in shown


def test_they_come_back_from_json(report: Report) -> None:
    report = noted(report, NOTE, "a", author="Ana Ruiz", url="https://a.example/1")
    back = parse(render("json", report), "report.json").report
    assert [(s.article.notes, s.article.author, s.article.url) for s in sorted(back.sources, key=lambda s: s.article.id)] == [
        (s.article.notes, s.article.author, s.article.url) for s in sorted(report.sources, key=lambda s: s.article.id)
    ]


def test_reports_of_older_versions_have_none(report: Report) -> None:
    data = document(report)
    for source in data["sources"]:
        for key in ("notes", "author", "url"):
            del source[key]
    back = parse(json.dumps(data), "report.json").report
    assert {(s.article.notes, s.article.author, s.article.url) for s in back.sources} == {((), None, None)}
