"""PDF: the text in reading order, paragraphs rebuilt from its lines; a process of its own reads the file (`_pdf/process.py`).

When a PDF was made isn't when its article was published, so its properties give no date. Pictures of text aren't read.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crosscheck.model import Span
from crosscheck.read import _told
from crosscheck.read._files import Found, Unreadable
from crosscheck.read._metadata import Record
from crosscheck.read._pdf.glyphs import Line
from crosscheck.read._pdf.paragraphs import text_of
from crosscheck.read._pdf.process import MEMORY

SUFFIXES = (".pdf",)
CALLED = "the document"

LARGEST = 50_000_000  # bytes: pictures are in it
SECONDS = 8
_FEW = 20  # letters on all pages; a scanned page may carry a stamp


def read(found: Found) -> Iterator[Record]:
    """The one article of a document; offsets count in the text taken out of it."""
    data = found.content(LARGEST)
    if not data.strip():
        raise Unreadable("empty")
    if b"%PDF-" not in data[:1_100]:
        raise Unreadable("no PDF: it doesn't start as one")
    text, title = text_of([[Line(*line) for line in page] for page in _pages(data)])
    if sum(map(str.isalpha, text)) < _FEW:
        raise Unreadable("no text in it; are its pages scanned pictures?")
    at = text.find(title) if title else -1
    span = Span(at, at + len(title)) if at >= 0 else None
    yield Record(id=found.id, path=found.shown, text=text, fields=_told.known(title=title), title_span=span, extracted=True)


def _pages(data: bytes) -> list[list[list[Any]]]:
    """The lines of each page; raises Unreadable where it fails, takes too long or wants too much memory."""
    if not sys.executable:
        raise Unreadable("a PDF is read by another Python process, and this one knows none")
    command = [sys.executable, "-P", str(Path(__file__).parent / "_pdf" / "process.py")]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 (this Python, and a file of this package)
    except subprocess.TimeoutExpired:
        raise Unreadable(f"takes more than {SECONDS} seconds to read") from None
    except OSError as error:
        raise Unreadable(f"can't be read: {error.strerror or error}") from None
    if done.returncode:
        raise Unreadable(f"PDFium failed at it ({_cause(done)})")
    said = json.loads(done.stdout)
    if "error" in said:
        raise Unreadable(said["error"])
    pages: list[list[list[Any]]] = said["pages"]
    return pages


def _cause(done: subprocess.CompletedProcess[bytes]) -> str:
    if done.returncode < 0:
        return f"signal {-done.returncode}: damaged, or more memory than {MEMORY // 1_000_000} MB"
    last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
    return "too little memory" if "MemoryError" in last else last[:100] or f"exit code {done.returncode}"
