"""Which sources and which facts a rule is for, by its `only` and its `except`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
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

ALIKE = 0.28  # cosine of a phrase and the words around a value, from which the value is of the phrase's topic; tests/test_topics.py has what it finds
WIDTHS = 3
LONGEST = 2000  # characters of a sentence that a pattern is looked for in


def looks_at(rule: AnyRule, article: Article) -> bool:
    """Whether a rule takes what an article says: all that `only` says of sources holds, and nothing that `except` names."""
    return wanted(rule, article) and not unwanted(rule, article)


def wanted(rule: AnyRule, article: Article) -> bool:
    """Whether all that `only` says of sources holds."""
    return is_source(rule.only.sources, article)


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
        self._alike: dict[tuple[tuple[str, ...], int], float] = {}

    def fits(self, rule: AnyRule, claims: Sequence[Claim]) -> bool:
        """Whether a fact is one that the rule is for: all that `only` says of its topic holds, and nothing that `except` names.

        Where both give phrases, the nearer ones decide.
        """
        only, excluding = rule.only.topic, rule.excluding.topic
        if not all(self._tests(only, claims)) or any(self._tests(replace(excluding, about=()), claims)):
            return False
        return not excluding.about or self.nearness(excluding.about, claims) < max(ALIKE, self.nearness(only.about, claims))

    def holds(self, topic: Topic, claims: Sequence[Claim]) -> bool:
        """Whether all that is said of a topic holds for one of the claims."""
        return all(self._tests(topic, claims))

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
            yield self.nearness(topic.about, claims) >= ALIKE

    def nearness(self, phrases: tuple[str, ...], claims: Sequence[Claim]) -> float:
        """How near claims are to phrases: the mean of the two that are most like them, as one source may say it in words of its own."""
        nearest = sorted((self._likeness(phrases, c) for c in claims), reverse=True)[:2] if phrases else ()
        return sum(nearest) / max(1, len(nearest))

    def _likeness(self, phrases: tuple[str, ...], claim: Claim) -> float:
        key = phrases, id(claim)
        if key not in self._alike:
            self._alike[key] = likeness(phrases, claim, self._vectors)
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


def likeness(phrases: Sequence[str], claim: Claim, vectors: Vectors) -> float:
    """How like the words around a value are to the nearest of some phrases, 0 to 1: the mean over its sentence and two narrower widths.

    The sentence tells the topic best; the narrower widths tell two facts of one sentence apart.
    """
    contexts = [c for c in claim.contexts[:WIDTHS] if c]
    return float(vectors.similarity(phrases, contexts).max(axis=0).mean()) if contexts else 0.0


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
