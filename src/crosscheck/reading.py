"""All that is read of one article: its claims, its sentences, its dateline. A function of the article alone, so that it can be kept."""

from __future__ import annotations

from dataclasses import dataclass

from crosscheck.claims import claims_of
from crosscheck.dateline import read_published
from crosscheck.errors import InputError
from crosscheck.limits import ARTICLE, CLAIMS, SENTENCES
from crosscheck.model import Article, Claim, Span
from crosscheck.plain import led_back, plainly
from crosscheck.sentences import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an article says, sentence by sentence, and what it claims."""

    claims: tuple[Claim, ...]
    sentences: tuple[Span, ...]  # the title first
    dateline: Span | None = None  # the date in it is the article's own, not the story's

    def texts(self, article: Article) -> tuple[str, ...]:
        """The sentences as they stand in the article."""
        return tuple(article.text[span.start : span.end] for span in self.sentences)


def read_article(article: Article) -> Reading:
    """Read an article whose language is known, whatever forms its letters have; raises LanguageDataError for one without data, InputError where there is too much of it."""
    _bounded(len(article.text), ARTICLE, "characters")
    if (other := plainly(article)) is None:
        return _read(article)
    whole, places = other
    reading = _read(whole)
    return Reading(
        claims=tuple(led_back(reading.claims, article, places)),
        sentences=tuple(places.back(span) for span in reading.sentences),
        dateline=reading.dateline and places.back(reading.dateline),
    )


def _read(article: Article) -> Reading:
    found = read_published(article.text, article.language)
    said = sentences(article)
    _bounded(len(said), SENTENCES, "sentences")
    claims = claims_of(article, said)
    _bounded(len(claims), CLAIMS, "claims")
    return Reading(claims=claims, sentences=tuple(s.span for s in said), dateline=found[1] if found else None)


def _bounded(count: int, most: int, what: str) -> None:
    if count > most:
        raise InputError(f"too long for one article ({count:,} {what}; at most {most:,})")
