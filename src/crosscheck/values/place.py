"""Reads places by name: countries and cities with their key, other places behind a cue; adjectives of nations are none."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Mention, Name
from crosscheck.sentences import Sentence
from crosscheck.values.nouns import nouns


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """One mention for each place; `key` is an ISO 3166 code, a city's English name, or None."""
    for noun in nouns(sentence, lexicon, article).of_kind("place"):
        yield Mention(kind="place", span=noun.span, value=Name(name=article.text[noun.span.start : noun.span.end], key=noun.key))
