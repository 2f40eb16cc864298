"""The Markdown report: a parser sees the tables and the bold values, and nothing that an article's words could forge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from crosscheck.model import Report
from crosscheck.report import render
from crosscheck.report.markdown import plain

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ALLOWED = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "table_open", "table_close", "thead_open", "thead_close",
    "tbody_open", "tbody_close", "tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close", "text", "text_special", "strong_open",
    "strong_close", "code_inline",
}  # fmt: skip


def tokens(text: str) -> list[Token]:
    return [found for token in PARSER.parse(text) for found in (token, *(token.children or ()))]


def rows(text: str) -> list[list[str]]:
    """The plain words of every table row."""
    found: list[list[str]] = []
    inside = False
    for token in PARSER.parse(text):
        if token.type == "tr_open":
            found.append([])
        inside = (inside or token.type in ("td_open", "th_open")) and token.type not in ("td_close", "th_close")
        if token.type == "inline" and inside:
            found[-1].append("".join(child.content for child in token.children or ()))
    return found


def test_both_reports_hold_only_tables_headings_and_bold(report: Report, hostile: Report) -> None:
    for given in (report, hostile):
        assert {token.type for token in tokens(render("markdown", given))} <= ALLOWED


def test_the_tables(report: Report) -> None:
    text = render("markdown", report)
    found = rows(text)
    assert found[1] == [
        "1", "error", "contradiction", "duration-differs", "\u2068how long the bridge was closed\u2069",
        "\u206812 years\u2069 (3 sources, 2 independent) / \u206813 years\u2069 (1 source)",
    ]  # fmt: skip
    assert found[5] == [
        "\u206812 years\u2069 (3 sources, 2 independent)",
        "\u2068River Post\u2069, 2025-03-04, English, \u2068news/en-1.txt:3\u2069",
        "\u2068The bridge at Al-Qasr reopened on Monday after a \u206812-year\u2069 closure.\u2069",
    ]
    assert found[8][1] == "\u2068جريدة النهر\u2069, 2025-03-04, Arabic, \u2068news/ar-1.txt:1\u2069"
    assert found[9][0] == ""
    assert "3 sources say 12 years, 1 says 13 years (\u206813 عاما\u2069); one closure" in text
    assert "**1 error, 1 warning, 1 info**" in text
    assert ["\u2068news/photo.jpg\u2069", "not text"] in found


def test_hostile_words_stay_in_their_cells(hostile: Report) -> None:
    found = rows(render("markdown", hostile))
    assert {len(row) for row in found} == {2, 3, 4, 6}
    assert any("<script>alert(1)</script> | `a`" in cell for row in found for cell in row)


def test_values_are_bold_beside_any_letter(make: Callable[..., Report]) -> None:
    text = render("markdown", make([("le«12»ans", "12"), ("دام13عاما", "13")]))
    bold = [token.children or [] for token in PARSER.parse(text) if token.type == "inline"]
    words = ["".join(c.content for c in children) for children in bold if sum(c.type == "strong_open" for c in children) == 1]
    assert "\u2068le«\u206812\u2069»ans\u2069" in words
    assert "\u2068دام\u206813\u2069عاما\u2069" in words


def test_no_findings_says_what_was_compared(report: Report) -> None:
    text = render("markdown", replace(report, findings=()))
    assert "No findings." in text
    assert "Compared 4 articles (2 English, 1 Arabic, 1 French), 1 story, 1,212 claims, 7 facts, 14 rules: **0 errors, 0 warnings, 0 infos**." in text


PLAIN = [
    ("words", "12 years, 3.5 million", "12 years, 3.5 million"),
    ("pipe", "a|b", r"a\|b"),
    ("backslash-pipe", r"a\|b", r"a\\\|b"),
    ("html", "<img src=x onerror=y>", r"&lt;img src\=x onerror\=y&gt;"),
    ("entity", "&lt;b&gt;", "&amp;lt;b&amp;gt;"),
    ("bold", "**b** _i_ ~~s~~", r"\*\*b\*\* \_i\_ \~\~s\~\~"),
    ("link", "[a](b)", r"\[a\](b)"),
    ("image", "![a](b)", r"\!\[a\](b)"),
    ("bare-link", "https://x.example", "https:&#8203;//x.example"),
    ("www", "WWW.x.example", "WWW.&#8203;x.example"),
    ("mention", "@team", "@&#8203;team"),
    ("mail", "a@b.example", "a@&#8203;b.example"),
    ("issue", "#12 GH-12", "#&#8203;12 GH-&#8203;12"),
    ("formula", "$x$", r"\$x\$"),
    ("lines", "a\n\n# b", "a #&#8203; b"),
    ("override", "a\u202eb", "ab"),
    ("arabic", "«13 عامًا»", "«13 عامًا»"),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in PLAIN], ids=[row[0] for row in PLAIN])
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected
