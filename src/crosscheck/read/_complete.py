"""What a source doesn't declare is taken from its text: the language detected, the date and the title read; passages in other languages are found."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from crosscheck.dateline import CAPTION, LABEL, dateline
from crosscheck.lang import languages
from crosscheck.language import identify
from crosscheck.letters import KEYBOARDS
from crosscheck.model import Article
from crosscheck.passages import passages
from crosscheck.plain import plainly
from crosscheck.sentences import headline

_YEAR = re.compile(r"(?:19|20)\d\d|[٢۲][٠۰]\d\d")
_HEAD = 600  # code points in which a dateline may stand
_ZONES = 1  # days by which two may call one day differently


def complete(article: Article) -> Article:
    """The article with its language, title and, where the text tells it, its date; raises InputError for a language without data."""
    if (other := plainly(article)) is None:
        return _complete(article)
    whole, places = other
    if not KEYBOARDS.keys().isdisjoint(article.text):  # they tell Persian and Urdu from Arabic
        own = identify(article)
        whole = replace(whole, language=own.language, language_certainty=own.language_certainty, language_from=own.language_from)
    known = _complete(whole)
    title = known.title
    if article.title is None and (found := headline(known)):
        place = places.back(found)
        title = article.text[place.start : place.end]
    there = tuple(replace(passage, span=places.back(passage.span)) for passage in known.passages)
    return replace(known, text=article.text, body=article.body, title_span=article.title_span, title=title, passages=there)


def _complete(article: Article) -> Article:
    article = _dated(identify(article))
    if article.title is None and (title := headline(article)):
        article = replace(article, title=article.text[title.start : title.end])
    if found := passages(article):
        left = Counter(passage.language for passage in found if passage.language not in languages())
        notes = (f"{count} passage{'s' if count > 1 else ''} in {code!r} left out: a language without data" for code, count in sorted(left.items()))
        article = replace(article, passages=found, notes=(*article.notes, *notes))
    return article


def _dated(article: Article) -> Article:
    """The article with the date of its text where none is declared, and a note where the two are days apart."""
    body = article.text[article.body.start : article.body.end] if article.body else article.text
    if article.published is not None and not _YEAR.search(body, 0, _HEAD):
        return article
    found = dateline(body, article.language)
    if found is None:
        return article
    if article.published is None:
        return replace(article, published=found.day, published_from="read")
    days = (found.day - article.published).days
    later = found.rank == LABEL and days > 0  # "updated"
    if abs(days) <= _ZONES or later or found.rank >= CAPTION:
        return article
    return replace(article, notes=(*article.notes, f"published: declared {article.published}, its dateline says {found.day}; the first is taken"))
