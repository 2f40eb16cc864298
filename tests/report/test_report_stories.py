"""A report of several stories says which articles each has; one story needs no list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from crosscheck.model import Report, StoryInfo
from crosscheck.report import render
from crosscheck.report.grouped import MOST_ALONE, stories
from crosscheck.report.order import entries

BRIDGE = StoryInfo(id="1", sources=("en-1", "fr-1"), languages=("en", "fr"), first=date(2025, 3, 4), last=date(2025, 3, 6), about="Bridge reopens")
STRIKE = StoryInfo(id="2", sources=("ar-1", "en-2"), languages=("ar", "en"), first=date(2025, 3, 4), last=date(2025, 3, 4), about="إضراب في الميناء")
ALONE = StoryInfo(id="en-2", sources=("en-2",), languages=("en",), first=None, last=None, about="Traffic is back")

ROWS = [
    ("no list of one", (BRIDGE,), []),
    ("no list of one article", (ALONE,), []),
    ("several", (BRIDGE, STRIKE), ["1|2 articles (English, French), 2025-03-04 to 2025-03-06|findings 1, 2, 3", "2|2 articles (Arabic, English), 2025-03-04|"]),
    (
        "no date",
        (replace(BRIDGE, first=None, last=None), STRIKE),
        ["1|2 articles (English, French), no date|findings 1, 2, 3", "2|2 articles (Arabic, English), 2025-03-04|"],
    ),
    ("one, and an article alone", (BRIDGE, ALONE), ["1|2 articles (English, French), 2025-03-04 to 2025-03-06|findings 1, 2, 3"]),
]


@pytest.mark.parametrize(("told", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_lines(report: Report, told: tuple[StoryInfo, ...], expected: list[str]) -> None:
    found = stories(replace(report, stories=told), entries(report))
    assert [f"{line.story}|{line.told}|{line.findings}" for line in found.lines if found.several] == expected


@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_they_are_shown(report: Report, name: str) -> None:
    text = render(name, replace(report, stories=(BRIDGE, STRIKE, ALONE)))
    flat = " ".join(text.replace("\u2068", "").replace("\u2069", "").replace("\u2067", "").split())
    for said in ("Bridge reopens", "إضراب في الميناء", "2 articles (Arabic, English), 2025-03-04", "1 article has no other to be compared with: news/en-2.txt"):
        assert said in flat
    assert "no other" not in render(name, replace(report, stories=(BRIDGE,)))


def test_of_many_articles_alone_some_are_named(report: Report) -> None:
    many = tuple(replace(ALONE, id=f"s{n:02}", sources=(f"s{n:02}",)) for n in range(MOST_ALONE + 7))
    found = stories(replace(report, stories=many), ())
    assert (found.alone[0], len(found.alone), found.more) == ("s00", MOST_ALONE, 7)
    assert "17 articles have no other to be compared with: s00, s01" in render("terminal", replace(report, stories=many))


def test_json_has_them_all(make: Callable[..., Report]) -> None:
    import json

    data = json.loads(render("json", replace(make([("a 12", "12"), ("b 13", "13")]), stories=(STRIKE, BRIDGE))))
    assert [story["id"] for story in data["stories"]] == ["1", "2"]
    assert data["stories"][0] == {
        "id": "1",
        "about": "Bridge reopens",
        "sources": ["en-1", "fr-1"],
        "languages": ["en", "fr"],
        "first": "2025-03-04",
        "last": "2025-03-06",
    }
