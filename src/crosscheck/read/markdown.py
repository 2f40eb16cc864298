"""Markdown, with front matter as plain text has it: what a reader sees of it, without its marks.

The text is made by markdown-it-py (CommonMark, tables, ~~struck out~~) and `_fragment.py`, so that HTML inside of Markdown is read as any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from crosscheck.read._encoding import decoded
from crosscheck.read._files import Found, Unreadable
from crosscheck.read._fragment import laid_out, paragraphs
from crosscheck.read._front import front
from crosscheck.read._metadata import Record
from crosscheck.read._others import accompanies

SUFFIXES = (".md", ".markdown")
CALLED = "front matter"

_LARGEST = 400_000  # bytes: its parser is slow, and twice the longest features
_LINES = 20_000
_NOTE = re.compile(r"^\[\^[^\]\n]{1,60}\]:[ \t]*", re.MULTILINE)
_MARK = re.compile(r"\[\^[^\]\n]{1,60}\]")
_HEADING = re.compile(r"<h1>")


def read(found: Found) -> Iterator[Record]:
    """The one article of a file; offsets count in the text taken out of it. A README that lies in a folder is none."""
    if not found.named and accompanies(PurePosixPath(found.shown).stem):
        return
    file = decoded(found.content(_LARGEST), found.charset)
    source = file.text.removeprefix("\ufeff")
    if source.count("\n") > _LINES:
        raise Unreadable(f"Markdown of more than {_LINES:,} lines")
    known = front(source)
    html = _html(source[known.start :])
    text = paragraphs(html)
    if not text:
        raise Unreadable("no text in it")
    title = known.fields.get("title", "")
    if not title and _HEADING.match(html):
        title = text.partition("\n")[0]
    whole, place = laid_out(" ".join(title.split()), text)
    yield Record(id=found.id, path=found.shown, text=whole, fields=known.fields, title_span=place, extracted=True, notes=(*file.notes, *known.notes))


def _html(source: str) -> str:
    """Notes (`[^1]`) are paragraphs where they stand; what leads to them isn't text."""
    from markdown_it import MarkdownIt

    plain = _MARK.sub("", _NOTE.sub("", source))
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(plain))
