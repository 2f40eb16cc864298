"""Reads organizations by name: world bodies, ministries, companies, banks, unions, parties.

The key is the same in every language: `unicef`, or what the name is made of, as in `ministry:health@SD` (head, concepts, country);
the country is often left out, so that keys which differ only by `@…` missing can be one body.
"""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Mention, Name
from crosscheck.sentences import Sentence
from crosscheck.values.proper import nouns


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """One mention for each organization; `key` is None where the name isn't understood."""
    for noun in nouns(sentence, lexicon, article).of_kind("organization"):
        yield Mention(kind="organization", span=noun.span, value=Name(name=noun.text(article.text), key=noun.key))
