"""What is known of a source beside its text, in one order; docs/sources.md says why it is this one.

1. What the user wrote into the source itself: front matter, the fields of a record.
2. The `sources.yaml` beside the file, where the file is the article.
3. What a page, document or mail says of itself.
4. The `sources.yaml` beside a file that holds several articles.
5. What brought it: a feed, an archive, HTTP.
Then what the text tells: `_complete.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from crosscheck.address import INSIDE, parted
from crosscheck.model import Article, Span
from crosscheck.read._days import day
from crosscheck.read._files import Found
from crosscheck.read._layers import FIELDS, Layer, language_code, settled
from crosscheck.read._readers import ending, readers
from crosscheck.read._side_file import SIDE_FILE, beside, line, pairs, problem

__all__ = ["FIELDS", "Known", "Record", "day", "known_of", "language_code", "line", "pairs", "problem"]

STATED = 0.9  # how certain a language is that only a page states, until the text is looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a file, or of what lies in one, from outside."""

    file: str = ""  # its address; "" for what is no file
    side: Mapping[str, str] = field(default_factory=dict)
    brought: Mapping[str, str] = field(default_factory=dict)  # what its container or HTTP says


def known_of(found: Found) -> Known:
    """What is known of something to read; raises InputError where the `sources.yaml` beside it is wrong."""
    side = beside(found.path)
    if found.side:  # in an archive, of which the other one speaks as a whole
        return Known(file=found.shown, side=found.side, brought={**found.fields, **side})
    return Known(file=found.path.as_posix(), side=side, brought=found.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An article as its reader found it: the text, and the fields that the source itself states."""

    id: str
    path: str
    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    title_span: Span | None = None
    body: Span | None = None
    extracted: bool = False  # the text was taken out of a page or a document
    notes: tuple[str, ...] = ()

    def article(self, known: Known) -> Article:
        """The article, with what is stated of it; raises Unreadable for a wrong value that a user wrote."""
        found = settled(self._layers(known))
        return Article(
            id=self.id,
            text=self.text,
            path=self.path,
            language=found.language or "und",
            language_certainty=0.0 if found.language is None else 1.0 if found.certain else STATED,
            language_from="declared" if found.language else "unknown",
            published=found.published,
            published_from="declared" if found.published else "unknown",
            outlet=found.texts.get("outlet"),
            author=found.texts.get("author"),
            url=found.texts.get("url"),
            title=found.texts.get("title"),
            title_span=self.title_span,
            body=self.body,
            extracted=self.extracted,
            notes=(*self.notes, *found.notes),
        )

    def _layers(self, known: Known) -> list[Layer]:
        """Those that state something of the article, the first to be asked first."""
        whole = self.path == known.file  # the file is this article, and what is said of it is said of no other
        own = Layer(_called(self.path), self.fields, strict=not self.extracted)
        side = Layer(SIDE_FILE, known.side, compared=whole)
        brought = Layer(_called(self.path.rpartition(INSIDE)[0], "what brought it"), known.brought, strict=False)
        return [side, own, brought] if whole and self.extracted else [own, side, brought]


def _called(address: str, otherwise: str = "the source") -> str:
    """How a note calls a place, by the ending of its name, or of the file it lies in."""
    for name in reversed(address.split(INSIDE)):
        if reader := readers().get(ending(parted(name)[0].rpartition("/")[2])):
            return reader.CALLED
    return otherwise
