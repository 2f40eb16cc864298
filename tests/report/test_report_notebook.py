"""What a notebook shows: whole HTML without anything that runs or loads, the sides with their quotes, in their languages and directions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from html.parser import HTMLParser

import pytest

from crosscheck import pipeline
from crosscheck.model import Report
from crosscheck.report import formats
from crosscheck.report.notebook import MOST, fragment

ALLOWED = {
    "b": set(), "bdi": {"dir"}, "blockquote": {"lang", "dir"}, "details": set(), "div": {"class"}, "li": set(), "mark": set(), "p": set(), "small": set(),
    "span": {"class"}, "style": set(), "summary": set(), "ul": set(),
}  # fmt: skip


class Parsed(HTMLParser):
    """The elements of a fragment, each with its attributes and all text in it; fails where one isn't closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str], list[str]]] = []
        self.found: list[tuple[str, dict[str, str], str]] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= ALLOWED[tag]
        self.open.append((tag, {name: value or "" for name, value in attrs}, []))

    def handle_endtag(self, tag: str) -> None:
        name, attributes, text = self.open.pop()
        assert name == tag
        self.found.append((tag, attributes, "".join(text)))
        if self.open and tag != "style":
            self.open[-1][2].extend(text)

    def handle_data(self, data: str) -> None:
        if self.open:
            self.open[-1][2].append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def of(self, tag: str) -> list[tuple[dict[str, str], str]]:
        return [(attributes, text) for name, attributes, text in self.found if name == tag]


def test_a_report_shows_itself_in_a_notebook(report: Report) -> None:
    own = pipeline.Report(**{field.name: getattr(report, field.name) for field in fields(report)})
    assert own._repr_html_() == fragment(report)
    assert repr(own) == "<Report: 1 error, 1 warning, 1 info in 4 articles; compared 1,212 claims on 7 facts of 1 story by 14 rules; skipped 1 source>"
    assert "notebook" not in formats()


def test_what_is_shown_of_a_finding(report: Report) -> None:
    page = Parsed(fragment(report))
    assert page.of("p")[0][1] == ("1 error, 1 warning, 1 info in 4 articles (2 English, 1 Arabic, 1 French), 1 story, 1,212 claims, 7 facts, 14 rules")
    assert [text for _, text in page.of("summary")] == [
        "error contradiction · how long the bridge was closed: 12 years (3 sources, 2 independent) | 13 years (1 source)",
        "warning unresolved · جسر القصر: bridge (1 source) | جسر القصر (1 source)",
        "info precision · workers: 40 (1 source) | 30 to 40 (1 source)",
        "1 source skipped",
    ]
    assert page.of("blockquote")[:4] == [
        ({"lang": "en", "dir": "ltr"}, "The bridge at Al-Qasr reopened on Monday after a 12-year closure."),
        ({"lang": "en", "dir": "ltr"}, "Traffic is back. Officials said the crossing had been shut for 12 years, longer than any other on the river."),
        ({"lang": "fr", "dir": "ltr"}, "Le pont d’Al-Qasr, fermé depuis 12 ans, a rouvert lundi."),
        ({"lang": "ar", "dir": "rtl"}, "أعيد افتتاح جسر القصر بعد إغلاق دام 13 عامًا."),
    ]
    assert [text for _, text in page.of("mark")][:4] == ["12-year", "12 years", "12 ans", "13 عامًا"]
    assert ({"dir": "rtl"}, "جريدة النهر") in page.of("bdi")
    assert "River Post, 2025-03-04, English news/en-1.txt:3" in [text for _, text in page.of("div")]
    assert page.of("li") == [({}, "news/photo.jpg: not text")]


def test_hostile_text_is_only_shown(hostile: Report) -> None:
    html = fragment(hostile)
    page = Parsed(html)  # only elements and attributes that are allowed
    assert page.of("style")[0][1] in html
    assert len(page.of("style")) == 1
    assert "<script>alert(1)</script>" in page.of("summary")[0][1]
    assert not re.search("[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", html)


def test_a_language_is_no_way_out(make: Callable[..., Report]) -> None:
    report = make([("a 12", "12"), ("b 13", "13")])
    first, *others = report.sources
    strange = replace(first, article=replace(first.article, language='x" onclick="alert(1)'))
    assert Parsed(fragment(replace(report, sources=(strange, *others)))).of("blockquote")[0][0] == {"lang": 'x" onclick="alert(1)', "dir": "ltr"}


def test_nothing_is_loaded_and_styles_stay_in_the_fragment(report: Report) -> None:
    html = fragment(report)
    ((_, style),) = Parsed(html).of("style")
    assert all(selector.strip().startswith(".crosscheck") for rule in style.strip().splitlines() for selector in rule.partition("{")[0].split(","))
    assert not re.search(r"url\(|@import|https?:|src=|href=", html)


def test_dollars_are_no_formula(make: Callable[..., Report]) -> None:
    classes = Parsed(fragment(make([("it cost $75 or $80", "$75"), ("b 13", "13")]))).of("div")[-1][0]["class"]
    assert {"tex2jax_ignore", "mathjax_ignore"} <= set(classes.split())


MANY = [("as many as are shown", MOST, ""), ("one more", MOST + 1, "and 1 finding more"), ("many more", MOST + 30, "and 30 findings more")]


@pytest.mark.parametrize(("number", "told"), [row[1:] for row in MANY], ids=[row[0] for row in MANY])
def test_no_more_findings_than_can_be_read(make: Callable[..., Report], number: int, told: str) -> None:
    report = make([("a 12", "12"), ("b 13", "13")])
    page = Parsed(fragment(replace(report, findings=report.findings * number)))
    assert len(page.of("summary")) == MOST
    assert [text for _, text in page.of("p") if text.startswith("and ")] == ([told] if told else [])


def test_no_more_sources_than_can_be_read(report: Report) -> None:
    finding = report.findings[-1]
    mention = finding.positions[0].mentions[0]
    many = replace(finding.positions[0], mentions=tuple(replace(mention, source=f"s{i}", path=f"s{i}.txt") for i in range(9)))
    page = Parsed(fragment(replace(report, findings=(replace(finding, positions=(many, finding.positions[1])),))))
    assert [text for _, text in page.of("blockquote")].count("The bridge at Al-Qasr reopened on Monday after a 12-year closure.") == 6
    assert "and 3 sources more" in [text for _, text in page.of("p")]


def test_no_findings_are_said(report: Report) -> None:
    page = Parsed(fragment(replace(report, findings=(), skipped=())))
    assert page.of("summary") == []
    assert page.of("p")[0][1].startswith("0 errors, 0 warnings, 0 infos in 4 articles")
