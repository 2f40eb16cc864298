"""Text for the HTML report: isolates become <bdi>, every language its code and direction, every source its number and name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from crosscheck.model import PositionMention, Report, SourceInfo
from crosscheck.report.bidi import FSI, PDI, safe
from crosscheck.report.interface import Interface
from crosscheck.report.order import sources
from crosscheck.report.words import Places

_CODE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_TONES = 6  # colours and shapes that tell positions apart; letters go on
_LONGEST = 300  # characters of a value or topic; what is longer stands in the article


@dataclass(frozen=True, slots=True)
class Tongue:
    """What HTML says of a text's language: `lang` and `dir`."""

    lang: str
    dir: str


UNKNOWN = Tongue("und", "auto")


@dataclass(frozen=True, slots=True)
class Mark:
    """How a position is told from others: its letter, and the number of its colour and shape."""

    letter: str
    tone: int


@cache
def tongue(code: str) -> Tongue:
    """A language's code and direction; `und` with the direction of the first letter where it isn't known."""
    if code == "und" or not _CODE.fullmatch(code):
        return UNKNOWN
    from babel import Locale, UnknownLocaleError

    try:
        return Tongue(code, str(Locale.parse(code, sep="-").text_direction))
    except (ValueError, UnknownLocaleError):
        return Tongue(code, "auto")


def mark(position: int) -> Mark:
    """A, B … Z, AA, AB …"""
    letters, left = "", position + 1
    while left:
        left, last = divmod(left - 1, 26)
        letters = chr(ord("A") + last) + letters
    return Mark(letters, position % _TONES)


def cut(text: str) -> str:
    """One safe line of at most some `_LONGEST` characters."""
    line = safe(text[: 4 * _LONGEST])
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def apart(text: str) -> str:
    """A word from an article or a file, isolated from the direction of what stands around it."""
    return f"{FSI}{cut(text)}{PDI}"


def markup(text: str) -> Markup:
    """Text as HTML, every isolate a <bdi>; only `apart` and the interface make isolates, as `safe` takes out all others."""
    return Markup(str(escape(text)).replace(FSI, "<bdi>").replace(PDI, "</bdi>"))  # noqa: S704 (escaped the line before)


class Cast:
    """Who is who in a report: its articles by id, numbered from 1 in their one order; what the house holds to be true has no number."""

    def __init__(self, report: Report, words: Interface) -> None:
        listed = sources(report)
        self.words = words
        self.places = Places(report)
        self.articles = {source.article.id: source.article for source in listed}
        self.sources: tuple[SourceInfo, ...] = tuple(source for source in listed if not source.article.house)
        self.numbers = {source.article.id: number for number, source in enumerate(self.sources, 1)}
        self.new = frozenset(source.article.id for source in self.sources if source.new)
        self.spoken = {key: article.language for key, article in self.articles.items()}

    def name(self, source: str) -> str:
        """A source's outlet, or else its id; `the house` for what a rule holds to be true."""
        article = self.articles.get(source)
        if article is None:
            return cut(source)
        return self.words.text("page.house") if article.house else cut(article.outlet or article.id)

    def day(self, source: str) -> str:
        """When it was published, in the reader's language."""
        article = self.articles.get(source)
        return self.words.day(article.published) if article and article.published else self.words.text("no_date")

    def tongue(self, source: str) -> Tongue:
        """The language a source speaks."""
        return tongue(self.spoken.get(source, "und"))

    def tongue_of(self, mention: PositionMention) -> Tongue:
        """The language of a place in a source, which may quote another one."""
        article = self.articles.get(mention.source)
        return tongue(article.language_at(mention.span.start)) if article else self.tongue(mention.source)

    def anchor(self, mention: PositionMention) -> str | None:
        """The id of a mention's place in the page; None where its article isn't shown."""
        number = self.numbers.get(mention.source)
        return f"a{number}-{mention.span.start}" if number and self._holds(mention) else None

    def _holds(self, mention: PositionMention) -> bool:
        """Whether the place lies in the article, so that there is something to mark."""
        return 0 <= mention.span.start < mention.span.end <= len(self.articles[mention.source].text)
