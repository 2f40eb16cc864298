"""Which sources and which facts a rule is for, by its `only` and its `except`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from typing import Any

from crosscheck import names
from crosscheck.encode import Vectors
from crosscheck.gazetteer import place_key
from crosscheck.letters import normal
from crosscheck.model import Article, Claim, Money, Name, Quantity, Span
from crosscheck.rules import AnyRule
from crosscheck.rules.model import Sources, Topic
from crosscheck.telling import Story

ALIKE = 0.4  # cosine of a phrase and the words around a value, from which the value is of the phrase's topic
LONGEST = 2000  # characters of a sentence that a pattern is looked for in


def looks_at(rule: AnyRule, article: Article) -> bool:
    """Whether a rule takes what an article says: all that `only` says of sources holds, and nothing that `except` names."""
    return wanted(rule, article) and not unwanted(rule, article)


def wanted(rule: AnyRule, article: Article) -> bool:
    """Whether all that `only` says of sources holds."""
    return all(_source_tests(rule.only.sources, article))


def unwanted(rule: AnyRule, article: Article) -> bool:
    """Whether `except` names the source."""
    return any(_source_tests(rule.excluding.sources, article))


def is_source(sources: Sources, article: Article) -> bool:
    """Whether all that is said of sources holds for one."""
    return all(_source_tests(sources, article))


def _source_tests(sources: Sources, article: Article) -> Iterator[bool]:
    """Whether each thing that is said of sources holds for one; a source without a date has none of the dates."""
    if sources.languages:
        yield article.language in sources.languages
    if sources.outlets:
        yield any(outlet_like(outlet, article) for outlet in sources.outlets)
    if sources.since or sources.until:
        day = article.published
        yield day is not None and (sources.since is None or day >= sources.since) and (sources.until is None or day <= sources.until)


def outlet_like(name: str, article: Article) -> bool:
    """Whether an article is of an outlet by name, whatever the case; `*` stands for any letters."""
    return fnmatchcase((article.outlet or "").casefold(), _plain_pattern(name))


@cache
def _plain_pattern(outlet: str) -> str:
    """An outlet's name in which only `*` stands for other letters."""
    return outlet.casefold().replace("[", "[[]").replace("?", "[?]")


class Topics:
    """What the facts of one story are about; every phrase is compared with every fact once."""

    def __init__(self, story: Story, vectors: Vectors) -> None:
        self._vectors = vectors
        self._names: dict[tuple[str, Span], list[Claim]] = {}
        for claim in story.claims:
            if isinstance(claim.value, Name):
                self._names.setdefault((claim.article, claim.sentence), []).append(claim)
        self._alike: dict[tuple[str, int], bool] = {}

    def fits(self, rule: AnyRule, claims: Sequence[Claim]) -> bool:
        """Whether a fact is one that the rule is for: all that `only` says of its topic holds, and nothing that `except` names."""
        return all(self._tests(rule.only.topic, claims)) and not any(self._tests(rule.excluding.topic, claims))

    def _tests(self, topic: Topic, claims: Sequence[Claim]) -> Iterator[bool]:
        """Whether each thing that is said of a topic holds for one of the claims; the cheap questions first."""
        if topic.roles:
            yield any(isinstance(c.value, Quantity) and c.value.role in topic.roles for c in claims)
        if topic.units:
            yield any(_units(c) & set(topic.units) for c in claims)
        if topic.pattern:
            yield any(_pattern(topic.pattern).search(c.sentence_text[:LONGEST]) is not None for c in claims)
        if topic.names:
            yield any(self._named(name, c) for name in topic.names for c in claims)
        if topic.places:
            yield any(self._placed(place, c) for place in topic.places for c in claims)
        if topic.about:
            yield any(self._about(phrase, c) for phrase in topic.about for c in claims)

    def _about(self, phrase: str, claim: Claim) -> bool:
        key = phrase, id(claim)
        if key not in self._alike:
            self._alike[key] = likeness(phrase, claim, self._vectors) >= ALIKE
        return self._alike[key]

    def _named(self, name: str, claim: Claim) -> bool:
        """Whether the sentence has the name, in any script, or the very words."""
        there = self._names.get((claim.article, claim.sentence), ())
        said = (*(c.value.name for c in there if isinstance(c.value, Name)), *filter(None, (claim.speaker,)))
        return any(names.similarity(name, other) >= names.SAME for other in said) or _has_words(claim.sentence_text, name)

    def _placed(self, place: str, claim: Claim) -> bool:
        """Whether the sentence names the place, in any script."""
        there = (c.value for c in self._names.get((claim.article, claim.sentence), ()) if c.kind == "place" and isinstance(c.value, Name))
        known = place_key(place)
        return any((known and known in (v.key, place_key(v.name))) or names.sound_alike(place, v.name) for v in there) or _has_words(claim.sentence_text, place)


def likeness(phrase: str, claim: Claim, vectors: Vectors) -> float:
    """How like a phrase the words around a value are, 0 to 1: the nearest of their widths."""
    contexts = list(dict.fromkeys(filter(None, claim.contexts)))
    return float(vectors.similarity([phrase], contexts).max(initial=0.0))


def _units(claim: Claim) -> set[str]:
    if isinstance(claim.value, Money):
        return set(claim.value.currencies)
    return set(filter(None, (getattr(claim.value, "unit", None),)))


@lru_cache
def _pattern(text: str) -> Any:
    import re2

    return re2.compile(text)


def _has_words(sentence: str, words: str) -> bool:
    """Whether a sentence has words side by side, whatever their case and their vowel signs."""
    return f" {_spaced(words)} " in f" {_spaced(sentence)} "


@lru_cache(maxsize=4096)
def _spaced(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in normal(text)).split())
