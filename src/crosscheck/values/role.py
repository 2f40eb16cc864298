"""Reads titles of office out of their language: "deputy foreign minister", «وزير التربية», each with its holder and body where said."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Mention
from crosscheck.sentences import Sentence
from crosscheck.values.offices import offices


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """One mention for each title; a title without a holder only where it says of what it is."""
    for office in offices(sentence, lexicon, article):
        if office.holder or office.of or office.title.domains:
            yield Mention(kind="role", span=office.span, value=office.role(article.text))
