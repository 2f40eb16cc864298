"""All names of the sentences in `names/<code>.txt`: none missed, none made up (a few hard ones apart)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from crosscheck.lang import lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.values import organization, person, place, role

TABLES = Path(__file__).parent / "names"
MARK = regex.compile(r"\{([PLO]):([^{}]*)\}|<|=([a-z -]+)>")
KINDS = {"P": "person", "L": "place", "O": "organization"}
FLOOR = 0.98


def marked(line):
    """The text of a line of a table without its marks, and the names marked: (kind, start, end, office)."""
    text, names, opened, at = "", set(), 0, 0
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        at = mark.end()
        if mark[1]:
            names.add((KINDS[mark[1]], len(text), len(text) + len(mark[2]), ""))
            text += mark[2]
        elif mark[3]:
            names.add(("role", opened, len(text), mark[3]))
        else:
            opened = len(text)
    return text + line[at:], names


def articles(code) -> Iterator[list]:
    """The articles of a table: rows of marked sentences."""
    rows: list = []
    for line in (TABLES / f"{code}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("+ "):
            rows.append(marked(line[2:]))
        elif line and not line.startswith("#"):
            if rows:
                yield rows
            rows = [marked(line)]
    yield rows


def read(text, start, end, code):
    article = Article(id="a", text=text, path="a.txt", language=code)
    sentence = Sentence(index=0, paragraph=1, span=Span(start, end), text=text[start:end], tokens=lexicon(code).tokenizer.tokens(text[start:end], start))
    for reader in (person, place, organization, role):
        for m in reader.read(sentence, lexicon(code), article):
            yield m.kind, m.span.start - start, m.span.end - start, m.value.text() if m.kind == "role" else ""


@pytest.mark.parametrize("code", ["en", "fr", "ar"])
def test_names_of_a_table(code):
    right, expected, found = 0, 0, 0
    wrong = []
    for rows in articles(code):
        whole, start = "\n".join(text for text, _ in rows), 0
        for text, names in rows:
            got = set(read(whole, start, start + len(text), code))
            start += len(text) + 1
            right, expected, found = right + len(got & names), expected + len(names), found + len(got)
            wrong += [(text[a:b], kind, "missed" if (kind, a, b, office) in names else "made up") for kind, a, b, office in got ^ names]
    assert right >= FLOOR * expected, wrong
    assert right >= FLOOR * found, wrong
