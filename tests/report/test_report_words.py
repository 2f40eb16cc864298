"""The shared helpers: disarmed text, isolates, excerpts, line numbers."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from crosscheck.model import PositionMention, Report, SentenceQuote, Span
from crosscheck.report.bidi import isolate, rtl_parts, safe
from crosscheck.report.sheet import Sheet
from crosscheck.report.words import Places, count, excerpt, language_name

SAFE = [
    ("plain", "12 years", "12 years"),
    ("escape", "\x1b[2J", "␛[2J"),
    ("bell-and-delete", "a\x07\x7f", "a␇␡"),
    ("c1", "\x9b31m", "�31m"),
    ("spaces", "a\t b\r\n\u2028c\u00a0d\u202fe", "a b c d e"),
    ("override", "a\u202eb\u202c", "ab"),
    ("isolates", "\u2067a\u2069", "a"),
    ("marks", "\u200fa\u061c", "a"),
    ("zero-width", "a\u200bb\ufeff\u00ad", "ab"),
    ("tags", "a\U000e0041", "a"),
    ("surrogate", "a\udcff", "a�"),
    ("joiners-stay", "می\u200cخواهم क\u094d\u200dष", "می\u200cخواهم क\u094d\u200dष"),
    ("diacritics-stay", "عامًا", "عامًا"),
    ("markup-stays", "[bold]<b>", "[bold]<b>"),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in SAFE], ids=[row[0] for row in SAFE])
def test_safe(text: str, expected: str) -> None:
    assert safe(text) == expected


@given(st.text(alphabet=st.characters(codec=None)))
def test_safe_leaves_nothing_that_is_obeyed(text: str) -> None:
    shown = safe(text)
    assert all(unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp") for c in shown)
    assert not any(unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI") for c in shown)
    assert safe(shown) == shown


ISOLATED = [
    ("latin", "12 years", "12 years"),
    ("accents", "fermé", "fermé"),
    ("arabic", "13 عاما", "\u206713 عاما\u2069"),
    ("hebrew", "13 שנים", "\u206713 שנים\u2069"),
    ("mostly-latin", "the newspaper الحياة", "\u2066the newspaper الحياة\u2069"),
    ("mostly-arabic-latin-first", "SANA: قال الوزير", "\u2067SANA: قال الوزير\u2069"),
    ("digits-only", "٤١", "\u2066٤١\u2069"),
    ("empty", "", ""),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in ISOLATED], ids=[row[0] for row in ISOLATED])
def test_isolate(text: str, expected: str) -> None:
    assert isolate(text) == expected


PARTS = [
    ("none-known", "12 against عام", {"12"}, [("12 against عام", False)]),
    ("one", "12 against 13 عاما.", {"13 عاما", "12"}, [("12 against ", False), ("13 عاما", True), (".", False)]),
    ("longest-wins", "13 عاما", {"عاما", "13 عاما"}, [("", False), ("13 عاما", True), ("", False)]),
    ("pattern-signs", "(عام) عام+", {"عام+"}, [("(عام) ", False), ("عام+", True), ("", False)]),
]


@pytest.mark.parametrize(("text", "known", "expected"), [row[1:] for row in PARTS], ids=[row[0] for row in PARTS])
def test_rtl_parts(text: str, known: set[str], expected: list[tuple[str, bool]]) -> None:
    assert list(rtl_parts(text, known)) == expected


@given(st.text(alphabet="ab 12عم\u2067\u2068\u2069", max_size=200), st.integers(min_value=4, max_value=60))
def test_wrapped_lines_fit_and_close_what_they_open(text: str, width: int) -> None:
    console = Console(file=StringIO(), width=width)
    for line in Sheet(console).wrapped(Text(text), width):
        assert cell_len(line.plain) <= width
        depth = 0
        for character in line.plain:
            depth = depth + 1 if character in "\u2067\u2068" else max(depth - (character == "\u2069"), 0)
        assert depth == 0


def at(text: str, quote: str) -> PositionMention:
    """A mention whose sentence begins 100 characters into its article."""
    start = 100 + text.index(quote)
    sentence = SentenceQuote(span=Span(100, 100 + len(text)), text=text)
    return PositionMention(source="s", path="s.txt", span=Span(start, start + len(quote)), quote=quote, sentence=sentence)


EXCERPTS = [
    ("whole", at("shut for 12 years now", "12 years"), 160, ("shut for ", "12 years", " now")),
    ("cut-both", at(f"{'aa ' * 30}12{' bb' * 30}", "12"), 20, ("… aa aa aa ", "12", " bb bb bb …")),
    ("room-goes-to-the-left", at(f"{'aa ' * 30}12 bb", "12"), 20, ("… aa aa aa aa aa ", "12", " bb")),
    ("room-goes-to-the-right", at(f"aa 12{' bb' * 30}", "12"), 20, ("aa ", "12", " bb bb bb bb bb …")),
    ("no-spaces", at(f"{'字' * 100}12{'字' * 100}", "12"), 42, (f"… {'字' * 20}", "12", f"{'字' * 20} …")),
    ("long-value", at(f"a {'b ' * 50}c", f"{'b ' * 50}".strip()), 20, ("… ", "b b b b b b b b b b …", " …")),
    ("marks-stay-with-their-letter", at("دام 13 عامًا.", "13 عام"), 160, ("دام ", "13 عامً", "ا.")),
    ("lines-become-spaces", at("shut\n  for 12\tyears", "12\tyears"), 160, ("shut for ", "12 years", "")),
]


@pytest.mark.parametrize(("mention", "width", "expected"), [row[1:] for row in EXCERPTS], ids=[row[0] for row in EXCERPTS])
def test_excerpt(mention: PositionMention, width: int, expected: tuple[str, str, str]) -> None:
    cut = excerpt(mention, width)
    assert (cut.before, cut.value, cut.after) == expected


def test_an_excerpt_of_a_value_that_leaves_its_sentence_is_the_value() -> None:
    sentence = SentenceQuote(span=Span(0, 4), text="shut")
    cut = excerpt(PositionMention(source="s", path="s.txt", span=Span(0, 12), quote="shut 12 years", sentence=sentence))
    assert (cut.before, cut.value, cut.after) == ("", "shut 12 years", "")


LINES = [("first", "12 a\nb", 1), ("after-newline", "a\n12", 2), ("windows", "a\r\n\r\n12", 3), ("at-newline-end", "a 12\n", 1)]


@pytest.mark.parametrize(("text", "line"), [row[1:] for row in LINES], ids=[row[0] for row in LINES])
def test_line_numbers(make: Callable[..., Report], text: str, line: int) -> None:
    report = make([(text, "12"), ("13", "13")])
    assert Places(report).where(report.findings[0].positions[0].mentions[0]) == f"s0.txt:{line}"


COUNTS = [("one", 1, "story", "1 story"), ("none", 0, "story", "0 stories"), ("thousands", 1212, "claim", "1,212 claims")]


@pytest.mark.parametrize(("number", "noun", "expected"), [row[1:] for row in COUNTS], ids=[row[0] for row in COUNTS])
def test_count(number: int, noun: str, expected: str) -> None:
    assert count(number, noun) == expected


LANGUAGES = [("en", "English"), ("ar", "Arabic"), ("pt-BR", "Brazilian Portuguese"), ("und", "unknown language"), ("xx\x1b", "xx␛")]


@pytest.mark.parametrize(("code", "expected"), LANGUAGES, ids=[row[0][:2] for row in LANGUAGES])
def test_language_name(code: str, expected: str) -> None:
    assert language_name(code) == expected
