"""Articles with their letters in the one form that everything behind here reads, and what was read led back to the letters as they stand.

A text may hold Arabic letters as the forms that are printed, accents as marks of their own, invisible marks inside words and numbers, full-width digits, letters
of Persian keyboards. Such a text is read in its plain form, code point for code point the one that a plain text has, so that the same
is read of both; then each span is moved to where its words stand in the article.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from crosscheck.letters import FORMS, INVISIBLE, KEYBOARDS, formed
from crosscheck.model import Article, Claim, Span
from crosscheck.rewritten import Piece, Rewritten, rewritten

_INVISIBLE = INVISIBLE.replace("\u0640", "")  # a tatweel goes only between letters: «الـ12»
_COMPOSING = "\u0300-\u033f\u0342-\u034e\u0350-\u036f\u0653-\u0655"  # marks that may make one letter with the one before
_POINTS = "\u064b-\u0652"  # of Arabic: they stay where few words have them, which are seldom names, and go where all words have
_RARE = "\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"  # marks of the Koran
_VOWELS = "\u064e\u064f\u0650\u0652"
_THROUGHOUT = 10  # a text is vocalised where at least one code point of so many is a vowel
_FORMS = rf"{FORMS}\U0001d400-\U0001d7ff"  # and letters of formulas, which are written for bold ones
_UNBROKEN = "\u00a0\u202f\u2009"  # beside numbers and marks, they say what belongs together
_SPACES = "\u1680\u2000-\u2008\u200a\u205f\u3000"
_HYPHENS = "\u2010\u2011"
_APOSTROPHES = "`´ʹʻʼˈ‘‛′＇՚"  # as an apostrophe they stand between letters
_LETTERS = "\u0620-\u063f\u0641-\u065f\u066e-\u06d3"  # without the tatweel, a run of which begins behind another letter
_ARABIC = "\u0620-\u065f\u066e-\u06d3"

# What may be replaced: some only between letters.
_ODD = re.compile(
    rf"[{_INVISIBLE}{_COMPOSING}{_FORMS}{''.join(KEYBOARDS)}{_SPACES}{_HYPHENS}{_RARE}]"
    rf"|[{_UNBROKEN}{_APOSTROPHES}](?<=[^\W\d_].)(?=[^\W\d_])|\u0640(?<=[{_ARABIC}].)(?=[{_ARABIC}])"
)
_MARK = re.compile(f"[{_COMPOSING}]")
_GROWN, _SHORT = 3, 1_000  # no more than so many times as long is a text of news, but for a short one: ﷺ stands for 18
_POINT = re.compile(f"[{_POINTS}{_RARE}]")


@cache
def _pattern(*, composed: bool, vocalised: bool) -> re.Pattern[str]:
    """What is replaced, where marks are composed with their letters, and where the text is vocalised; with less to look for it is twice as fast."""
    letter = rf"(?P<composed>[^\s{_COMPOSING}{_POINTS}{_INVISIBLE}{_FORMS}][{_POINTS}]{{0,4}}[{_COMPOSING}][{_COMPOSING}{_POINTS}]{{0,16}})|"
    return re.compile(
        rf"""
        {letter if composed else ""}
        (?P<left>[{_INVISIBLE}{_RARE}{_POINTS if vocalised else ""}]+|\u0640(?<=[{_LETTERS}]\u0640)\u0640*+(?=[{_ARABIC}]))
        |(?P<form>[{_FORMS}])
        |(?P<letter>[{"".join(KEYBOARDS)}])
        |(?P<space>[{_SPACES}]|[{_UNBROKEN}](?<=[^\W\d_].)(?=[^\W\d_]))
        |(?P<hyphen>[{_HYPHENS}])
        |(?P<apostrophe>[{_APOSTROPHES}](?<=[^\W\d_].)(?=[^\W\d_]))
        """,
        re.VERBOSE,
    )


def plain(text: str) -> Rewritten | None:
    """A text in the form that is read; None where it is in that form already, as most are."""
    vocalised = sum(map(text.count, _VOWELS)) * _THROUGHOUT > len(text)
    if not vocalised and _ODD.search(text) is None:
        return None
    found = rewritten(text, _pieces(text, vocalised=vocalised))
    return found if found.old_starts and len(found.text) <= _GROWN * max(len(text), _SHORT) else None


def plainly(article: Article) -> tuple[Article, Rewritten] | None:
    """An article with its text in the form that is read, and what leads back from there; None where its text is in that form already."""
    found = plain(article.text)
    if found is None:
        return None
    body, title = article.body and found.there(article.body), article.title_span and found.there(article.title_span)
    passages = tuple(replace(passage, span=found.there(passage.span)) for passage in article.passages)
    return replace(article, text=found.text, body=body, title_span=title, passages=passages), found


def led_back(claims: Iterable[Claim], article: Article, found: Rewritten) -> Iterator[Claim]:
    """Claims of an article's plain form as claims of the article: with the places, and the words, that these have there."""
    for claim in claims:
        span, sentence = found.back(claim.span), found.back(claim.sentence)
        yield replace(
            claim,
            span=span,
            quote=_words(article, span),
            sentence=sentence,
            sentence_text=_words(article, sentence),
            position=sentence.start / max(1, len(article.text)),
            cues=tuple(replace(cue, span=found.back(cue.span)) for cue in claim.cues),
        )


def _words(article: Article, span: Span) -> str:
    return article.text[span.start : span.end]


def _pieces(text: str, *, vocalised: bool) -> Iterator[Piece]:
    for match in _pattern(composed=_MARK.search(text) is not None, vocalised=vocalised).finditer(text):
        old = match[0]
        new = _plain(old, match.lastgroup or "")
        if vocalised:
            new = _POINT.sub("", new)
        if new != old:
            yield match.start(), match.end(), new


def _plain(old: str, kind: str) -> str:
    """What stands in the place of a piece."""
    if kind == "left":
        return ""
    if kind == "composed":
        return "".join(KEYBOARDS.get(letter, letter) for letter in unicodedata.normalize("NFC", old))
    if kind == "form":
        return formed(old)
    if kind == "letter":
        return KEYBOARDS[old]
    return {"space": " ", "hyphen": "-"}.get(kind, "’")
