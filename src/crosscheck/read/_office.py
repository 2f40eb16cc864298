"""Documents that are ZIP files of XML (.docx, .odt) → their text, paragraph by paragraph.

Only the parts that are asked for are unpacked, and no more of each than may be; nothing is written, macros and linked files stay where they are.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from crosscheck.read._files import Found, Unreadable
from crosscheck.read._xml import name, tree

LARGEST = 50_000_000  # bytes of a document: pictures are in it
_PART = 20_000_000  # bytes of one part, unpacked; the text of a thick book has 5 million
_DIRECTORY = 1_000_000  # bytes of the list of a ZIP file's parts: some 10,000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END, _END_64, _END_SIZE = b"PK\5\6", b"PK\6\6", 22


class Document:
    """The parts of a document."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def part(self, path: str) -> Any:
        """The root of a part's XML, None where there is no such part; raises Unreadable for one that is too large or broken."""
        try:
            with self._archive.open(path) as stream:
                data = stream.read(_PART + 1)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            raise Unreadable(f"damaged: {str(error)[:100]}") from None
        if len(data) > _PART:
            raise Unreadable(f"too large unpacked (at most {_PART:,} bytes of text)")
        return tree(data)[0]


@contextmanager
def opened(found: Found, kind: str) -> Iterator[Document]:
    """A document as its parts; raises Unreadable where it is none."""
    data = found.content(LARGEST)
    if not data.strip():
        raise Unreadable("empty")
    if data.startswith(_OLE):
        raise Unreadable(f"an encrypted document, or one of an old format; save it as {kind}, without a password")
    _bounded(data)
    with found.opened() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Unreadable(f"not a {kind} document: {str(error)[:100]}") from None
        with archive:
            yield Document(archive)


def _bounded(data: bytes) -> None:
    """A list of parts is read whole before anything can be asked of it."""
    at = data.rfind(_END)
    if at < 0 or len(data) - at < _END_SIZE or _END_64 in data[-200:]:
        raise Unreadable("damaged: no ZIP file")
    if int.from_bytes(data[at + 12 : at + 16], "little") > _DIRECTORY:
        raise Unreadable("more parts than a document has")


@dataclass(frozen=True, slots=True)
class Form:
    """Which elements of a format are what; `own` gives the text of one that has some, None where it has none."""

    paragraphs: frozenset[str]
    rows: frozenset[str]
    cells: frozenset[str]
    notes: frozenset[str]  # told at the end
    unseen: frozenset[str]
    own: Callable[[str, Any], str | None]
    tails: bool = False  # whether text stands between elements, as in ODT
    is_title: Callable[[Any], bool] = lambda _: False
    is_unseen: Callable[[str, Any], bool] = lambda _, __: False


@dataclass(slots=True)
class _Walk:
    """What was met so far: paragraphs that are done, notes, and the texts of elements that are still open."""

    done: list[str]
    notes: list[str]
    open: list[list[str]]
    rows: int = 0
    inside_notes: int = 0
    title: str = ""


def text_of(root: Any, form: Form) -> tuple[str, str]:
    """The text of a part, notes at its end, and its title where a paragraph has that style."""
    from lxml import etree

    walk = _Walk([], [], [[]])
    hidden: Any = None
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        tag = name(node)
        if event == "start":
            if hidden is None and (tag in form.unseen or form.is_unseen(tag, node)):
                hidden = node
            if hidden is None:
                _start(walk, form, tag, node)
            continue
        if hidden is None:
            _end(walk, form, tag, node)
        elif hidden is node:
            hidden = None
        if form.tails and hidden is None:
            walk.open[-1].append(" ".join((node.tail or "").split("\n")))
    return "\n\n".join((*walk.done, *walk.notes)), walk.title


def _start(walk: _Walk, form: Form, tag: str, node: Any) -> None:
    if tag in form.paragraphs or tag in form.rows or tag in form.notes:
        walk.open.append([])
        walk.rows += tag in form.rows
        walk.inside_notes += tag in form.notes
    if (own := form.own(tag, node)) is not None:
        walk.open[-1].append(own)


def _end(walk: _Walk, form: Form, tag: str, node: Any) -> None:
    """A paragraph is done where it ends, but for one in a cell or a note: that is part of the row, or of the note."""
    if tag in form.cells:
        walk.open[-1].append(" | ")
        return
    if tag not in form.paragraphs and tag not in form.rows and tag not in form.notes:
        return
    text = _clean("".join(walk.open.pop()), row=tag in form.rows)
    walk.rows -= tag in form.rows
    walk.inside_notes -= tag in form.notes
    if tag in form.notes:
        walk.notes += [text] if text else []
    elif walk.rows or walk.inside_notes:
        walk.open[-1].append(f"{text} ")
    elif text:
        walk.done.append(text)
        if not walk.title and len(walk.done) <= 3 and form.is_title(node):
            walk.title = text


def _clean(text: str, *, row: bool) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    if row:
        return " | ".join(cell for one in " ".join(lines).split(" | ") if (cell := one.strip(" |")))
    return "\n".join(lines).strip()
