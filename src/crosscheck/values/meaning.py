"""Words that exclude one another in one place of a sentence: cancel or suspend, rise or fall, north or south.

`lang/_contrasts.yaml` lists the groups of concepts; the section `meanings` of a language file, the words of each concept.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

import yaml

from crosscheck import lang
from crosscheck.lang import Lexicon
from crosscheck.lang.inflect import table
from crosscheck.model import Article, Mention, Span, Statement
from crosscheck.sentences import Sentence


@cache
def contrasts() -> dict[str, frozenset[str]]:
    """The groups of concepts that exclude one another, by name."""
    text = (resources.files(lang) / "_contrasts.yaml").read_text(encoding="utf-8")
    return {name: frozenset(concepts) for name, concepts in yaml.load(text, Loader=yaml.BaseLoader).items()}  # noqa: S506 (makes only text)


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """The groups of each concept, the smallest (most telling) first."""
    by_concept: dict[str, list[str]] = {}
    for name, concepts in sorted(contrasts().items(), key=lambda item: (len(item[1]), item[0])):
        for concept in concepts:
            by_concept.setdefault(concept, []).append(name)
    return {concept: tuple(names) for concept, names in by_concept.items()}


def exclusive(a: Statement, b: Statement) -> bool:
    """Do two concepts exclude one another: different, and in one group?"""
    return a.concept != b.concept and any(b.concept in contrasts()[name] for name in _groups().get(a.concept, ()))


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """A mention for every word of a concept that has alternatives."""
    tokens = sentence.tokens
    for first, last, concept in table(lexicon, "meanings").all(tokens):
        if concept in _groups():
            value = Statement(concept=concept, group=_groups()[concept][0])
            yield Mention(kind="meaning", span=Span(tokens[first].start, tokens[last - 1].end), value=value)
