"""Annotations as GitHub's runner reads them: one command a line, properties unescaped; ten of a severity, worst first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from crosscheck.model import Report, Skipped
from crosscheck.report import render
from crosscheck.report.order import entries
from crosscheck.report.states import State

Command = tuple[str, dict[str, str], str]
UNESCAPE = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


def unescaped(text: str, codes: str) -> str:
    return re.sub(codes, lambda match: UNESCAPE[match[0]], text)


def commands(text: str) -> list[Command]:
    """What the runner makes of a log, by the rules of its ActionCommand: leading blanks go, `::name key=value,…::message`; `##[` counts anywhere else."""
    found: list[Command] = []
    for line in re.split(r"\r\n|\r|\n", text):
        start = line.lstrip()
        if not start.startswith("::"):
            assert "##[" not in line
            continue
        head, _, message = start[2:].partition("::")
        name, _, given = head.partition(" ")
        properties = dict(pair.split("=", 1) for pair in given.split(",") if pair)
        found.append((name, {k: unescaped(v, "%0D|%0A|%3A|%2C|%25") for k, v in properties.items()}, unescaped(message, "%0D|%0A|%25")))
    return found


def test_annotations(report: Report) -> None:
    text = render("github", report)
    unread, error, warning, notice = commands(text)
    assert unread == ("error", {"title": "crosscheck couldn't check 1 source"}, "news/photo.jpg: not text")
    assert error == (
        "error",
        {"file": "news/ar-1.txt", "line": "1", "endLine": "1", "col": "37", "endColumn": "45", "title": "duration-differs: contradiction"},
        (
            "3 sources say 12 years, 1 says 13 years (\u206713 عاما\u2069); one closure has one length.\n"
            "12 years: news/en-1.txt:3, news/en-2.txt:1, news/fr-1.txt:1\n13 years: news/ar-1.txt:1"
        ),
    )
    assert (warning[0], notice[0]) == ("warning", "notice")
    assert text.splitlines()[-1] == "1 error, 1 warning, 1 info in 4 articles; compared 1,212 claims on 7 facts of 1 story by 14 rules; skipped 1 source"


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        pytest.param("a 12 years", "12 years", ("1", "1", "3", "11"), id="ascii"),
        pytest.param("👩‍👧 12 years", "12 years", ("1", "1", "7", "15"), id="utf-16"),
        pytest.param("x\r\n🌉 ١٣ عاما", "١٣ عاما", ("2", "2", "4", "11"), id="arabic-behind-an-emoji"),
        pytest.param("🌉\n12\nyears", "12\nyears", ("2", "3", None, None), id="over-lines-no-columns"),
        pytest.param("\ufeff12 years", "12 years", ("1", "1", "1", "9"), id="byte-order-mark"),
    ],
)
def test_places(make: Callable[..., Report], text: str, quote: str, expected: tuple[str | None, ...]) -> None:
    properties = commands(render("github", make([(text, quote), (text, quote)])))[0][1]
    assert tuple(properties.get(key) for key in ("line", "endLine", "col", "endColumn")) == expected


def many(make: Callable[..., Report], errors: int, warnings: int, infos: int, *, skipped: int = 0) -> Report:
    given = make([("a 12", "12"), ("b 13", "13")])
    severities = ["error"] * errors + ["warning"] * warnings + ["info"] * infos
    findings = tuple(replace(given.findings[0], severity=severity, about=f"no. {i:03}") for i, severity in enumerate(severities))
    return replace(given, findings=findings, skipped=tuple(Skipped(path=f"{i}.txt", reason="empty") for i in range(skipped)))


LIMITS = [
    ("all-fit", (10, 10, 10, 0), (10, 10, 10), None),
    ("one-too-many", (11, 0, 0, 0), (10, 0, 1), "1 error more: "),
    ("infos", (0, 0, 11, 0), (0, 0, 10), "2 infos more: "),
    ("room-for-the-notice", (11, 0, 10, 0), (10, 0, 10), "1 error, 1 info more: "),
    ("each", (40, 12, 200, 0), (10, 10, 10), "30 errors, 2 warnings, 191 infos more: "),
    ("unread-take-one", (10, 0, 0, 3), (10, 0, 1), "1 error more: "),
    ("unread-alone", (0, 0, 0, 500), (1, 0, 0), None),
    ("nothing", (0, 0, 0, 0), (0, 0, 0), None),
]


@pytest.mark.parametrize(("found", "shown", "rest"), [row[1:] for row in LIMITS], ids=[row[0] for row in LIMITS])
def test_at_most_ten_of_each(make: Callable[..., Report], found: tuple[int, int, int, int], shown: tuple[int, ...], rest: str | None) -> None:
    read = commands(render("github", many(make, *found[:3], skipped=found[3])))
    counts = Counter(name for name, _, _ in read)
    assert (counts["error"], counts["warning"], counts["notice"]) == shown
    assert [message.startswith(rest) for _, _, message in read[-1:]] == [True] if rest else not any(" more: " in message for _, _, message in read)


def test_nothing_forges_a_command(hostile: Report) -> None:
    read = commands(render("github", hostile))
    assert [name for name, _, _ in read] == ["error", "error", "notice"]
    assert all(set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"} for _, properties, _ in read)
    assert "%0A::error::z" in read[0][2]  # the article's own percent signs stay what they are


def test_a_path_is_the_file_s_own(make: Callable[..., Report]) -> None:
    given = make([("a 12", "12"), ("b 13", "13")])
    sources = tuple(replace(s, article=replace(s.article, path="/w/in:a,b%20::c  é.txt")) for s in given.sources)
    assert commands(render("github", replace(given, sources=sources), root="/w"))[0][1]["file"] == "in:a,b%20::c  é.txt"


def test_what_is_settled_is_not_annotated(report: Report) -> None:
    first, second, _ = entries(report)
    states = {first.fingerprint: State(baseline="unchanged"), second.fingerprint: State(suppressed="so")}
    text = render("github", report, states=states)
    assert [name for name, _, _ in commands(text)] == ["error", "notice"]
    assert text.splitlines()[-1].startswith("0 errors, 0 warnings, 1 info")
