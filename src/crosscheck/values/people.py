"""Finds the names of persons in a row of tokens: behind a title, by a known given name, or by a surname already seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.gazetteer import city_key, city_rank, country_key
from crosscheck.lang import Lexicon
from crosscheck.names import parts
from crosscheck.tokens import Token, normal
from crosscheck.values.attached import affixes
from crosscheck.values.cased import CasedNames
from crosscheck.values.rows import title_case
from crosscheck.values.titles import Title
from crosscheck.values.uncased import last_sounds, uncased_names

_LARGE = 300  # a city up to this rank by population is no surname until a title says so


@dataclass(frozen=True, slots=True)
class Found:
    """A name by the indices of its tokens; `sure` where a title, a given name or a seen surname says it is a person; `skip` letters stand before it."""

    start: int
    end: int
    sure: bool
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of a sentence before its persons: its rows of capitals, organizations apart, and the tokens behind an organization that a title stands before."""

    rows: Sequence[tuple[int, int]]
    behind: frozenset[int] = frozenset()


def people(tokens: Sequence[Token], text: str, lexicon: Lexicon, known: frozenset[str] | None, offices: Sequence[Title], scene: Scene) -> Iterator[Found]:
    """The persons named; `known` are the surnames that the article has with a given name, None while they are gathered."""
    if lexicon.section("people.cased") == "no":
        yield from (Found(i, j, True, skip) for i, j, skip in uncased_names(tokens, text, offices, lexicon, known, scene.behind))
        return
    shouted = title_case(tokens)
    if shouted and not known:
        return
    reader = CasedNames(tokens, text, offices, lexicon, known or frozenset(), scene.behind)
    for i, j in scene.rows:
        if shouted and not (j - i < 6 and last_sounds(text[tokens[i].start : tokens[j - 1].end]) in reader.known):
            continue
        start = reader.first(i, j)
        if reader.is_person(start, j):
            yield Found(start, j, True)


def surnames_of(tokens: Sequence[Token], text: str, lexicon: Lexicon, offices: Sequence[Title], scene: Scene) -> set[str]:
    """The last parts of the full names in one line, by their sounds, and as they are written behind a `=`."""
    found = set[str]()
    for f in people(tokens, text, lexicon, None, offices, scene):
        name = text[tokens[f.start].start + f.skip : tokens[f.end - 1].end]
        words = parts(name).words
        last = tokens[f.end - 1].norm
        if len(words) > 1 and not _place(words[-1], lexicon) and not _common_noun(last, text, lexicon):
            found |= {last_sounds(name), f"={_chain(tokens, f)}"}
    return found


def _chain(tokens: Sequence[Token], found: Found) -> str:
    """The last word of a name, with the words that hyphens join to it: jean-pierre."""
    start = found.end - 1
    while start - 1 > found.start and tokens[start - 1].text == "-":
        start -= 2
    return "".join(t.norm for t in tokens[start : found.end])


def _place(word: str, lexicon: Lexicon) -> bool:
    """Whether a surname is a country or a large city first of all: Jordan, Paris; but Kennedy and Lincoln are persons."""
    city = city_key(word)
    return bool(country_key(word, lexicon.code)) or (city is not None and city_rank(city) <= _LARGE)


def _common_noun(norm: str, text: str, lexicon: Lexicon) -> bool:
    """Whether the text has a word with and without the article written onto it, as it has nouns but not surnames."""
    article = next(iter(affixes(lexicon, "articles")), None)
    if article is None:
        return False
    return (norm.removeprefix(article) if norm.startswith(article) else article + norm) in _words(text)


@lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    return frozenset(normal(text).split())
