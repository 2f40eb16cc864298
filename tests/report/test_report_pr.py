"""The comment on a pull request: short, found again by its marker, and nothing in it that an article's words could forge."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from crosscheck.model import Report, Skipped
from crosscheck.report import render
from crosscheck.report.order import entries
from crosscheck.report.states import State

PARSER = MarkdownIt("gfm-like", {"linkify": False, "html": True})
BLOCKS = re.compile(r"<!-- crosscheck -->|<details><summary>\d+\. (error|warning|info): \u2068[^<>]*\u2069</summary>|</details>")
WORDS = {"text", "text_special", "strong_open", "strong_close", "code_inline", "softbreak"}


def tokens(text: str) -> list[Token]:
    return [found for token in PARSER.parse(text) for found in (token, *(token.children or ()))]


def test_the_comment(report: Report) -> None:
    lines = render("pr", report).splitlines()
    assert lines[0] == "<!-- crosscheck -->"
    assert lines[2] == "### crosscheck: 1 error, 1 warning, 1 info"
    assert "- \u2068news/photo.jpg\u2069: not text" in lines
    assert (
        "| 1 | error | contradiction | \u2068how long the bridge was closed\u2069 | "
        "\u206812 years\u2069 (3 sources, 2 independent) / \u206813 years\u2069 (1 source) |"
    ) in lines
    assert "<details><summary>1. error: \u2068how long the bridge was closed\u2069</summary>" in lines
    assert lines[-1].startswith("Compared 4 articles (2 English, 1 Arabic, 1 French), 1 story, 1,212 claims")


def test_quotes_stand_side_by_side(report: Report) -> None:
    table = next(line for line in render("pr", report).splitlines() if "12-year" in line)
    left, right = table.strip("| ").split(" | ")
    assert left == (
        "\u2068The bridge at Al-Qasr reopened on Monday after a **\u206812-year\u2069** closure.\u2069"
        "<br>\u2068River Post\u2069, 2025-03-04, English, \u2068news/en-1.txt:3\u2069"
    )
    assert right.startswith("\u2068أعيد افتتاح جسر القصر بعد إغلاق دام **\u206813 عامًا\u2069**.\u2069<br>")


def test_many_sides_stand_below_each_other(make: Callable[..., Report]) -> None:
    text = render("pr", make([(f"took {n} days", str(n)) for n in range(11, 16)]))
    assert "| Position | Words |" in text
    assert "| \u206811\u2069 (1 source) / \u206812\u2069 (1 source) / \u206813\u2069 (1 source) / 2 more |" in text


def test_only_our_own_marks(report: Report, hostile: Report) -> None:
    for given in (report, hostile):
        for token in tokens(render("pr", given)):
            if token.type == "html_block":
                assert all(BLOCKS.fullmatch(line) for line in token.content.splitlines()), token.content
            elif token.type == "html_inline":
                assert token.content == "<br>"
            elif token.nesting == 0 and token.type != "inline":
                assert token.type in WORDS, token
            assert not token.type.startswith(("link", "image", "s_", "em_", "fence", "blockquote", "hr"))


@pytest.mark.parametrize("word", ["@all", "#1", "www.evil.example", "http://evil.example", "::error::"])
def test_nobody_is_called_and_nothing_linked(hostile: Report, word: str) -> None:
    text = render("pr", hostile)
    forged = [line for line in text.splitlines() if word in line]
    assert forged == [] or (word == "::error::" and not any(line.lstrip().startswith("::") or "##[" in line for line in forged))


def test_every_fold_is_closed(report: Report, hostile: Report) -> None:
    for given in (report, hostile):
        lines = render("pr", given).splitlines()
        assert sum(line.startswith("<details>") for line in lines) == lines.count("</details>") == len(entries(given))


LONG = [
    ("plain", "word "),
    ("escapes", "*&<@#"),
    ("astral", "🌉"),
]


@pytest.mark.parametrize("words", [row[1] for row in LONG], ids=[row[0] for row in LONG])
@pytest.mark.parametrize("limit", [10_000, 60_000])
def test_it_never_grows_too_long(make: Callable[..., Report], words: str, limit: int) -> None:
    given = make([(f"{words * 200}{n}{words * 200}", str(n)) for n in range(11, 21)], about=words * 400, message=words * 2_000)
    given = replace(
        given,
        findings=tuple(replace(given.findings[0], story=str(n)) for n in range(300)),
        skipped=tuple(Skipped(path=f"{words * 100}{n}", reason=words * 100) for n in range(300)),
    )
    text = render("pr", given, limit=limit)
    assert len(text.encode("utf-16-le")) // 2 <= limit
    assert text.count("<details>") == text.count("</details>")
    assert re.search(r"The quotes of \d+ findings more don't fit into a comment\.", text)
    assert "Compared " in text


def test_what_is_settled_is_counted(report: Report) -> None:
    text = render("pr", report, states={entries(report)[0].fingerprint: State(baseline="unchanged")}, marker="crosscheck.news-2")
    assert text.startswith("<!-- crosscheck.news-2 -->\n\n### crosscheck: 0 errors, 1 warning, 1 info\n")
    assert "1 finding that the baseline or a suppression has settled is left out." in text
    assert "how long the bridge was closed" not in text
