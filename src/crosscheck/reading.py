"""All that is read of one article: its claims, its sentences, its dateline. A function of the article alone, so that it can be kept."""

from __future__ import annotations

from dataclasses import dataclass

from crosscheck.claims import claims_of
from crosscheck.dateline import read_published
from crosscheck.model import Article, Claim, Span
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
    """Read an article whose language is known; raises LanguageDataError for one without data."""
    found = read_published(article.text, article.language)
    said = sentences(article)
    return Reading(claims=claims_of(article, said), sentences=tuple(s.span for s in said), dateline=found[1] if found else None)
