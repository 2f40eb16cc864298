"""The publication date as a text itself gives it, for articles without metadata.

Only the head of the text is read, and only dates with a day and a year in one of these places, the first kind that is
there winning: behind a label ("Published:", « Publié le », «نشر في»), in a dateline ("TUNIS, 17 January 2025 (Agency) –"),
on a line of its own, at the end of a line with place and reporter («الكاف – من موفدة «الصباح» – 25 ماي 2025»), in a photo's caption ("… on May 04, 2025. [Photo]"). A date of the running text is never taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import regex

from crosscheck.lang import Lexicon, languages, lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.tokens import normal
from crosscheck.values.date import read

_HEAD = 600  # code points
_PLACE = 60  # the longest "HALBA, Lebanon, " before the date, in code points
_AGENCY = regex.compile(r"\s*+[,،]?\s*+(?:[(（][^()\n]{1,50}[)）]\s*+)?(?:[-–—―]{1,2}|:)\s")
_REPORTED = regex.compile(r"[^.!?؟:]{2,40}\s[-–—―]\s(?:[^.!?؟:]{2,40}\s[-–—―]\s)?")  # "LE KEF – from our reporter – "
_TIME = r"(?:\d{1,2}[:h]\d{2}(?::\d{2})?)?(?:\s*+(?:am|pm|gmt|utc|[apصم]\.?[m]?\.?))?[\s,،|·•.]*+"
_CAPTION = regex.compile(r"[\s.]{0,2}\[")


LABEL, CAPTION = 0, 4  # ranks of places: behind a label, in a photo's caption


@dataclass(frozen=True, slots=True)
class Dateline:
    """A day that a text gives as its own, where it says so, and how good that place is, 0 the best."""

    day: date
    span: Span
    rank: int


def read_published(text: str, language: str) -> tuple[date, Span] | None:
    """The day the text says it was published and where it says so, or None where that isn't sure."""
    found = dateline(text, language)
    return (found.day, found.span) if found else None


def dateline(text: str, language: str) -> Dateline | None:
    """The same with the rank of its place. Two different days in places of the best kind found count as not sure."""
    if language not in languages():
        return None
    words = lexicon(language)
    ranked = sorted((rank, span, day) for day, span in _days(text, words) if (rank := _rank(text, span, words)) is not None)
    best = [Dateline(day, span, rank) for rank, span, day in ranked if rank == ranked[0][0]]
    return best[0] if best and len({one.day for one in best}) == 1 else None


def _days(text: str, words: Lexicon) -> Iterator[tuple[date, Span]]:
    """All days of the calendar in the head, read line by line without any date to count from."""
    at = 0
    for line in text[:_HEAD].splitlines(keepends=True):
        whole = Span(at, at + len(line))
        sentence = Sentence(index=0, paragraph=0, span=whole, text=line, tokens=words.tokenizer.tokens(line, at))
        for mention in read(sentence, words, Article(id="", text=text, path="", language=words.code)):
            start, end = getattr(mention.value, "start", None), getattr(mention.value, "end", None)
            cut = mention.span.end == min(_HEAD, len(text)) < len(text)
            if start is not None and start == end and start.year >= 1990 and not cut:
                yield start, mention.span
        at += len(line)


@cache
def _clock(words: Lexicon) -> regex.Pattern[str]:
    """A time of day, with the language's words before it."""
    before = "|".join(regex.escape(word) for word in (*words.section("clock.before"), *words.section("clock.lead")))
    return regex.compile(rf"[\s,،|·•/.\-–—]*+(?:(?:{before})\s++)?{_TIME}" if before else rf"[\s,،|·•/.\-–—]*+{_TIME}", regex.IGNORECASE)


def _rank(text: str, span: Span, words: Lexicon) -> int | None:
    """How good the place of a date is, 0 the best; None for a place in running text."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    after = text[span.end : span.end + 80]
    line_after = after.split("\n")[0]
    if _labelled(before, words):
        return 0
    if len(before) <= _PLACE and _place(before, words) and _AGENCY.match(line_after):
        return 1
    if not before.strip(" \t|·•") and _clock(words).fullmatch(line_after):
        return 2
    if len(before) <= _PLACE and span.start > len(before) and _REPORTED.fullmatch(before) and not line_after.strip():
        return 3
    return 4 if _CAPTION.match(line_after) else None


def _labelled(before: str, words: Lexicon) -> bool:
    """Whether the line begins with a label and nothing else stands before the date."""
    return normal(before).strip(" \t:：-–|•*\"'") in words.words("date.published_labels")


def _place(before: str, words: Lexicon) -> bool:
    """Whether what stands before the date is a dateline's place: nothing, or a name and a comma (or "le")."""
    stripped = normal(before).strip()
    if not stripped:
        return True
    tail = stripped.split()[-1]
    if tail in words.words("date.words.the"):
        stripped = stripped[: -len(tail)].strip()
    ends_well = stripped.endswith((",", "،", "-", "–", "—", "/", "("))
    return ends_well and not any(mark in stripped for mark in '.!?؟«“"')
