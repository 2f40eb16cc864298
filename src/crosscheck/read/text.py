"""Plain text, with or without YAML front matter between two lines `---`."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.model import Span
from crosscheck.read._files import Found, loaded
from crosscheck.read._front import front
from crosscheck.read._metadata import Record

SUFFIXES = (".txt",)
CALLED = "front matter"


def read(found: Found) -> Iterator[Record]:
    """The one article of a text file; offsets count in the file as it is."""
    file = loaded(found)
    stated = front(file.text)
    body = Span(stated.start, len(file.text))
    yield Record(id=found.id, path=found.shown, text=file.text, fields=stated.fields, title_span=stated.title, body=body, notes=(*file.notes, *stated.notes))
