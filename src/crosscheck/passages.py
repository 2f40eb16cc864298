"""Passages of an article in another language than its own: paragraphs, and quotations or sentences inside of one.

Short words are counted for every paragraph; only where these, or the script, speak against the article's language is the language detected. What isn't
certain stays in the article's language: names, a word or a phrase are no passage.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from crosscheck import profile
from crosscheck.errors import InputError
from crosscheck.lang import languages
from crosscheck.language import SURE, detect
from crosscheck.model import Article, Passage, Span
from crosscheck.sentences import paragraphs

_ORDINARY = 6  # of so many words of a paragraph, one is a short word of its language, or the language is looked at
_FEWEST, _FEWEST_INSIDE = 5, 8  # words of a paragraph, and of a passage inside of one
_LOST = 8  # words of what is left out, since its language has no data
_LONG = 20  # words from which it is enough what letters say: a language may have few short words, or they aren't known
_TELLING = 4  # of so many words of a shorter text, one is a short word of its language at least
_FARTHEST = 100_000  # code points of a text that are looked at: the longest news features have so many
_OWN_SCRIPT = 0.2  # of the letters of a passage in another script: it may hold a name
_QUOTED = regex.compile(r"“[^“”]{30,3000}+”|«[^«»]{30,3000}+»|\"[^\"]{30,3000}+\"|„[^„“”]{30,3000}+[“”]")
_MARKS = "“”«»\"'("
_QUOTES = ("“", "«", '"', "„")
_BEGINS = regex.compile(r"(?:^|[.!?؟…:«“\"„—–])\s*([\p{N}\p{Sc}][^\p{L}]*)?$")  # what may stand before a sentence; it may begin with a number
_ENDS = regex.compile(r"[^\p{L}]{0,20}?(?:(?:[.!?؟…](?!\d)|[»”\"])+\s*|$)")


def passages(article: Article) -> tuple[Passage, ...]:
    """The passages of an article, in the order of the text."""
    start = article.body.start if article.body else 0
    end = min(start + _FARTHEST, len(article.text))
    mixed = _other_script(article.language).search(article.text, start, end) is not None
    own = (Span(span.start, min(end, span.end)) for span in paragraphs(article) if span.start < end)
    return tuple(found for span in own for found in _of_paragraph(article.text, span, article.language, mixed=mixed))


def _of_paragraph(text: str, span: Span, own: str, *, mixed: bool) -> Iterator[Passage]:
    said = text[span.start : span.end]
    if code := _another(said, own, _FEWEST, mixed=mixed):
        yield Passage(span=span, language=code)
        return
    inside = [found.span() for found in _QUOTED.finditer(said)] if any(mark in said for mark in _QUOTES) else []
    inside += _runs(said, own) if mixed else []
    end = 0
    for start, behind in sorted(inside):
        if start >= end and not _titled(said[start:behind]) and (code := _another(said[start:behind], own, _FEWEST_INSIDE, mixed=mixed)):
            yield Passage(span=Span(span.start + start, span.start + behind), language=code)
            end = behind


def _another(text: str, own: str, fewest: int, *, mixed: bool) -> str | None:
    """The language that a text is in for certain, where that isn't its article's."""
    words = profile.words(text)
    size = len(words)
    if size < fewest or _ORDINARY * sum(map(profile.own_words(own).__contains__, words)) >= size:
        return None
    hits = profile.short_words(words)
    least = 2 + 2 * hits[own]  # short words of another language
    apart = mixed and profile.share(text, profile.script_of(own)) <= _OWN_SCRIPT
    if not apart and max(hits.values(), default=0) < least and (size < _LONG or 2 * _ORDINARY * hits[own] >= size):
        return None
    try:
        code, certainty = detect(text)
    except InputError:
        return None
    if code == own or certainty < SURE or (code not in languages() and size < _LOST):
        return None
    if apart:
        return code if hits[code] or code not in profile.listed() else None
    across = mixed and profile.script_of(code) != profile.script_of(own)  # names in it are in another script
    told = hits[code] >= least and (_TELLING * hits[code] >= size or size >= _LONG) if code in profile.listed() else size >= _LONG
    return code if told and not across and not _titled(text) else None


def _titled(text: str) -> bool:
    """Whether most words begin with a capital, as those of names and of books' titles do."""
    first = [word[0] for quoted in text.split() if (word := quoted.strip(_MARKS)) and word[0].isalpha()]
    return 2 * sum(map(str.isupper, first)) > len(first)


def _runs(text: str, own: str) -> Iterator[tuple[int, int]]:
    """Words in another script that stand together, as whole sentences do or between quotation marks; what stands in brackets is a name."""
    for found in _other_script(own).finditer(text):
        before = max(0, found.start() - 25)
        begins, ends = _BEGINS.search(text[before : found.start()]), _ENDS.match(text, found.end())
        if begins and ends:
            yield before + (begins.start(1) if begins[1] else begins.end()), ends.end()


@cache
def _other_script(code: str) -> regex.Pattern[str]:
    """Some words together that aren't in a language's script."""
    own = profile.script_of(code)
    letter = r"[\p{Latin}\p{Arabic}]" if own == "other" else rf"[\p{{L}}--\p{{{own}}}]"
    word = rf"{letter}[{letter}\p{{M}}]*+"
    return regex.compile(rf"(?<!{letter}){word}(?:[^\p{{L}}]{{1,20}}+{word}){{{_FEWEST - 1},}}+", regex.V1)
