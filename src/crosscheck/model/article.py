"""A source as read, and one that couldn't be."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from crosscheck.model.kinds import Certainty


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of an article's text, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of an article in another language than the article's."""

    span: Span
    language: str  # there may be no data for it: then it is left out of claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A source exactly as read, with what is known of it and how it is known."""

    id: str
    text: str
    path: str
    language: str = "und"
    language_certainty: float = 0.0  # 1.0 where declared; less where a page states it, until the text is looked at
    language_from: Certainty = "unknown"
    published: date | None = None
    published_from: Certainty = "unknown"  # declared in metadata, or read from the text
    outlet: str | None = None
    author: str | None = None
    url: str | None = None  # where it appeared
    title: str | None = None
    title_span: Span | None = None  # where the title stands in front matter
    body: Span | None = None  # the text behind the front matter; None: all of it
    extracted: bool = False  # the text was taken out of a page, a document or a mail: reports keep it, since no file holds it as it is
    passages: tuple[Passage, ...] = ()  # in the order of the text, none over another
    notes: tuple[str, ...] = ()  # what a user should know of how it was read: its metadata contradict one another, its letters were mended
    house: bool = False  # no source, but what a rule of the user holds to be true; its path is the rule's file and line

    def language_at(self, offset: int) -> str:
        """The language of what stands at a place of the text."""
        before = bisect_right(self.passages, offset, key=lambda p: p.span.start)
        return self.passages[before - 1].language if before and offset < self.passages[before - 1].span.end else self.language

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A source that couldn't be read, and why."""

    path: str
    reason: str
