"""Reads persons by name, with the title said beside them: "Foreign Minister Asad Al-Shibani", «الرئيس إلهام علييف»."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Mention, Name, Role
from crosscheck.sentences import Sentence
from crosscheck.values.offices import offices
from crosscheck.values.proper import nouns


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """One mention for each person named; silent where it isn't sure that the name is a person's."""
    held: dict[int, Role] = {office.holder.start: office.role(article.text) for office in offices(sentence, lexicon, article) if office.holder}
    for noun in nouns(sentence, lexicon, article).of_kind("person"):
        name = article.text[noun.span.start : noun.span.end]
        yield Mention(kind="person", span=noun.span, value=Name(name=name, role=held.get(noun.start)))
