"""Words that exclude one another in one place of a sentence: cancel or suspend, rise or fall, north or south.

`lang/_contrasts.yaml` lists the groups of concepts; the section `meanings` of a language file, the words of each concept.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, get_args

from crosscheck import datafile, lang
from crosscheck.lang import Lexicon
from crosscheck.lang.inflect import table
from crosscheck.model import Article, Mention, Span, Statement
from crosscheck.sentences import Sentence

Nature = Literal["deeds", "converse", "things"]  # the parts of `_contrasts.yaml`
NATURES: tuple[Nature, ...] = get_args(Nature)


@cache
def _parts() -> dict[str, dict[str, frozenset[str]]]:
    """The groups of concepts that exclude one another, by the part of the file and by name."""
    parts = datafile.load(lang.__name__, "_contrasts.yaml")
    return {part: {name: frozenset(concepts) for name, concepts in groups.items()} for part, groups in parts.items()}


@cache
def contrasts() -> dict[str, frozenset[str]]:
    """The groups of concepts that exclude one another, by name."""
    return {name: concepts for groups in _parts().values() for name, concepts in groups.items()}


@cache
def nature(a: str, b: str) -> Nature | None:
    """How two concepts exclude one another: as deeds, as the two sides of one deed, as kinds of things, or not at all."""
    for part in NATURES:
        if a != b and any(a in group and b in group for group in _parts()[part].values()):
            return part
    return None


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
    return nature(a.concept, b.concept) is not None


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """A mention for every word of a concept that has alternatives."""
    tokens = sentence.tokens
    for first, last, concept in table(lexicon, "meanings").all(tokens):
        if concept in _groups():
            value = Statement(concept=concept, group=_groups()[concept][0])
            yield Mention(kind="meaning", span=Span(tokens[first].start, tokens[last - 1].end), value=value)
