"""The proper names of a sentence, each span once: persons, organizations and places side by side, the surest and longest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.tokens import Token
from crosscheck.values import bodies
from crosscheck.values.attached import attached
from crosscheck.values.people import blocked_by, people, runs, surnames, title_case, touching
from crosscheck.values.spots import spots
from crosscheck.values.titles import Title, titles


@dataclass(frozen=True, slots=True)
class Noun:
    """A proper name: what it names, its tokens, its span, its key where known."""

    kind: str
    start: int
    end: int
    span: Span
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Nouns:
    """The names and titles of a sentence."""

    names: tuple[Noun, ...]
    titles: tuple[Title, ...]

    def of_kind(self, kind: str) -> Iterator[Noun]:
        return (noun for noun in self.names if noun.kind == kind)


@lru_cache(maxsize=256)
def nouns(sentence: Sentence, lexicon: Lexicon, article: Article) -> Nouns:
    """All names of a sentence without overlaps, in the order of the text, and its titles."""
    tokens = sentence.tokens
    offices = tuple(titles(tokens, lexicon))
    found = sorted(_candidates(tokens, offices, lexicon, article), key=lambda c: (c[0], c[1].start - c[1].end, c[1].start))
    taken = [False] * len(tokens)
    names: list[Noun] = []
    for _, noun in found:
        if not any(taken[noun.start : noun.end]):
            taken[noun.start : noun.end] = [True] * (noun.end - noun.start)
            names.append(noun)
    return Nouns(tuple(sorted(names, key=lambda n: n.start)), offices)


def _candidates(tokens: Sequence[Token], offices: Sequence[Title], lexicon: Lexicon, article: Article) -> Iterator[tuple[int, Noun]]:
    text = article.text

    def noun(kind: str, start: int, end: int, key: str | None = None, skip: int = 0) -> Noun:
        return Noun(kind, start, end, Span(tokens[start].start + skip, tokens[end - 1].end), key)

    known = tuple(bodies.known(tokens, lexicon.code))
    shouted = title_case(tokens)
    for body in known if shouted else (*known, *bodies.headed(tokens, lexicon)):
        skip = attached(tokens[body.start], lexicon, lambda rest: bodies.starts(rest, lexicon))
        yield 0, noun("organization", body.start, _with_acronym(tokens, body, text, known), body.key, skip)
    for person in people(tokens, text, lexicon, surnames(article, lexicon)):
        yield 1, noun("person", person.start, person.end)
    rows = tuple(runs(tokens, text, blocked_by(tokens, offices, lexicon))) if lexicon.section("people.cased") != "no" and not shouted else ()
    for spot in spots(tokens, article, lexicon, rows):
        yield 2 if spot.key or spot.sure else 3, noun("place", spot.start, spot.end, spot.key, spot.skip)


def _with_acronym(tokens: Sequence[Token], body: bodies.Body, text: str, known: Sequence[bodies.Body]) -> int:
    """Behind "(Gecol)" where an organization's short name follows in brackets."""
    end = body.end
    if any(k.start == end + 1 and k.key == body.key and k.end < len(tokens) and tokens[k.end].text == ")" for k in known):
        return end + 3
    inside = end + 1 < len(tokens) and tokens[end].text == "(" and tokens[end + 1].kind == "word" and tokens[end + 1].capitalised
    return end + 3 if inside and end + 2 < len(tokens) and tokens[end + 2].text == ")" and touching(tokens, end, text) else end
