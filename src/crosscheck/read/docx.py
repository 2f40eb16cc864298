"""Word documents (.docx): paragraphs, headings, lists, the rows of tables, footnotes at the end. What a tracked change has taken away isn't read.

When a document was made or saved isn't when its article was published, so its properties give no date.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crosscheck.model import Span
from crosscheck.read import _told
from crosscheck.read._files import Found, Unreadable
from crosscheck.read._metadata import Record
from crosscheck.read._office import Document, Form, opened, text_of
from crosscheck.read._xml import name

SUFFIXES = (".docx", ".docm", ".dotx")
CALLED = "the document"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MARKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}
_TITLES = ("title", "titre", "titel", "heading1", "titre1")


def read(found: Found) -> Iterator[Record]:
    """The one article of a document; offsets count in the text taken out of it."""
    with opened(found, ".docx") as document:
        body = document.part(_main(document))
        if body is None or name(body) != "document":
            raise Unreadable("a ZIP file, but no Word document")
        text, title = text_of(body, _FORM)
        notes = [text_of(part, _NOTES)[0] for one in ("footnotes", "endnotes") if (part := document.part(f"word/{one}.xml")) is not None]
        language = _language(document)
    text = "\n\n".join(part for part in (text, *notes) if part)
    if not text:
        raise Unreadable("no text in it")
    at = text.find(title) if title else -1
    yield Record(
        id=found.id,
        path=found.shown,
        text=text,
        fields=_told.known(title=title.replace("\n", " "), language=language),
        title_span=Span(at, at + len(title)) if at >= 0 else None,
        extracted=True,
    )


def _main(document: Document) -> str:
    """Where the text is, as the document's own list of parts says."""
    root = document.part("_rels/.rels")
    targets = (one.get("Target", "") for one in root.iter("{*}Relationship") if one.get("Type", "").endswith("/officeDocument")) if root is not None else ()
    return next((str(target).lstrip("/") for target in targets if target), "word/document.xml")


def _language(document: Document) -> str:
    """What someone has entered; the language of the spelling checker says nothing."""
    root = document.part("docProps/core.xml")
    node = next(root.iter("{*}language"), None) if root is not None else None
    return "" if node is None else _told.language(node.text)


def _own(tag: str, node: Any) -> str | None:
    return (node.text or "") if tag == "t" else _MARKS.get(tag)


def _is_title(paragraph: Any) -> bool:
    style = next((one.get(f"{space}val") for space in (_W, _STRICT) for one in paragraph.iter(f"{space}pStyle")), None) or ""
    return style.lower().replace(" ", "") in _TITLES


def _is_unseen(tag: str, node: Any) -> bool:
    """A run whose letters are hidden."""
    if tag != "r":
        return False
    mark = next((one for space in (_W, _STRICT) for one in node.iterfind(f"{space}rPr/{space}vanish")), None)
    return mark is not None and (mark.get(f"{_W}val") or mark.get(f"{_STRICT}val") or "1") not in ("0", "false", "off")


_UNSEEN = frozenset(
    ("del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "object", "oMath", "annotationRef")
)
_FORM = Form(
    paragraphs=frozenset(("p",)),
    rows=frozenset(("tr",)),
    cells=frozenset(("tc",)),
    notes=frozenset(),
    unseen=_UNSEEN,
    own=_own,
    is_title=_is_title,
    is_unseen=_is_unseen,
)
_NOTES = Form(
    paragraphs=_FORM.paragraphs,
    rows=_FORM.rows,
    cells=_FORM.cells,
    notes=frozenset(("footnote", "endnote")),
    unseen=_UNSEEN,
    own=_own,
    is_unseen=_is_unseen,
)
