"""OpenDocument texts (.odt), read as Word documents are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crosscheck.model import Span
from crosscheck.read import _told
from crosscheck.read._files import Found, Unreadable
from crosscheck.read._metadata import Record
from crosscheck.read._office import Form, opened, text_of
from crosscheck.read._xml import name

SUFFIXES = (".odt",)
CALLED = "the document"

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SPACES = 100  # in a row, at most


def read(found: Found) -> Iterator[Record]:
    """The one article of a document; offsets count in the text taken out of it."""
    with opened(found, ".odt") as document:
        if (manifest := document.part("META-INF/manifest.xml")) is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
            raise Unreadable("an encrypted document; save it without a password")
        root = document.part("content.xml")
        if root is None or name(root) != "document-content":
            raise Unreadable("a ZIP file, but no OpenDocument text")
        text, title = text_of(root, _FORM)
        meta = document.part("meta.xml")
    if not text:
        raise Unreadable("no text in it")
    node = next(meta.iter("{*}language"), None) if meta is not None else None
    at = text.find(title) if title else -1
    yield Record(
        id=found.id,
        path=found.shown,
        text=text,
        fields=_told.known(title=title.replace("\n", " "), language="" if node is None else _told.language(node.text)),
        title_span=Span(at, at + len(title)) if at >= 0 else None,
        extracted=True,
    )


def _own(tag: str, node: Any) -> str | None:
    if tag in ("tab", "line-break"):
        return "\n" if tag == "line-break" else " "
    if tag == "s":
        count = node.get(f"{_TEXT}c") or "1"
        return " " * min(int(count) if count.isascii() and count.isdigit() and len(count) < 6 else 1, _SPACES)
    return " ".join(node.text.split("\n")) if node.text else None


def _is_title(paragraph: Any) -> bool:
    return paragraph.get(f"{_TEXT}style-name") == "Title" or (name(paragraph) == "h" and paragraph.get(f"{_TEXT}outline-level") in (None, "1"))


_FORM = Form(
    paragraphs=frozenset(("p", "h")),
    rows=frozenset(("table-row",)),
    cells=frozenset(("table-cell", "covered-table-cell")),
    notes=frozenset(("note-body",)),
    unseen=frozenset(
        (
            "tracked-changes",
            "annotation",
            "annotation-end",
            "note-citation",
            "title",
            "desc",
            "script",
            "scripts",
            "automatic-styles",
            "font-face-decls",
            "object",
        )
    ),
    own=_own,
    tails=True,
    is_title=_is_title,
)
