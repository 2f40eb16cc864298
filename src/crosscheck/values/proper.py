"""The proper names of a sentence, each span once: persons, organizations and places side by side, the surest and longest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.gazetteer import nations
from crosscheck.lang import Lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.tokens import Token
from crosscheck.values import bodies
from crosscheck.values.acronyms import expansions, is_acronym
from crosscheck.values.attached import attached
from crosscheck.values.lettered import particles, spells
from crosscheck.values.people import Scene, people, surnames_of
from crosscheck.values.rows import blocked_by, runs, title_case, touching
from crosscheck.values.spots import Told, places_in, spots
from crosscheck.values.titles import Title, titles
from crosscheck.values.unknown_bodies import Called, unknown_bodies


@dataclass(frozen=True, slots=True)
class Noun:
    """A proper name: what it names, its tokens, its span, its key where known; `name` is the full form of an acronym that the article explains."""

    kind: str
    start: int
    end: int
    span: Span
    key: str | None = None
    name: str | None = None

    def text(self, text: str) -> str:
        """What it is called."""
        return self.name or text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True)
class Nouns:
    """The names and titles of a sentence."""

    names: tuple[Noun, ...]
    titles: tuple[Title, ...]

    def of_kind(self, kind: str) -> Iterator[Noun]:
        return (noun for noun in self.names if noun.kind == kind)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the whole article tells of its names: surnames of full names, what it says of places, names that it calls bodies, acronyms with their long forms."""

    surnames: frozenset[str]
    places: Told
    bodies: Called
    acronyms: Mapping[str, tuple[str, str | None]]


@lru_cache(maxsize=16)
def seen(article: Article, lexicon: Lexicon) -> Seen:
    """One pass over the lines of an article, before its sentences are read."""
    surnames, places, countries, acronyms = set[str](), set[str](), set[str](), dict[str, tuple[str, str | None]]()
    called, start = Called(), 0
    for line in article.text.splitlines(keepends=True):
        tokens = lexicon.tokenizer.tokens(line, start)
        start += len(line)
        offices = tuple(titles(tokens, lexicon))
        rows = _rows(tokens, offices, lexicon, article.text, frozenset())
        surnames |= surnames_of(tokens, article.text, lexicon, offices, Scene(rows))
        places |= places_in(tokens, article.text, lexicon, rows)
        countries |= {country for _, _, country in nations(lexicon.code).all(tokens)}
        called.take(tokens, () if title_case(tokens) else rows, lexicon)
        for found in expansions(tokens, lexicon):
            name = article.text[tokens[found.start].start : tokens[found.end - 1].end]
            acronyms.setdefault(tokens[found.acronym].text, (name, _key_of(tokens[found.start : found.end], lexicon)))
    return Seen(frozenset(surnames), Told(frozenset(places), frozenset(countries)), called, acronyms)


def _key_of(tokens: Sequence[Token], lexicon: Lexicon) -> str | None:
    """The key of an organization that is all of a row of tokens, or None."""
    return next((b.key for b in (*bodies.known(tokens, lexicon.code), *bodies.headed(tokens, lexicon)) if b.end - b.start == len(tokens)), None)


@lru_cache(maxsize=256)
def nouns(sentence: Sentence, lexicon: Lexicon, article: Article) -> Nouns:
    """All names of a sentence without overlaps, in the order of the text, and its titles."""
    tokens = sentence.tokens
    offices = tuple(titles(tokens, lexicon))
    found = sorted(_candidates(tokens, offices, lexicon, article), key=lambda c: (c[0], c[1].start - c[1].end, c[1].start))
    taken = bytearray(len(tokens))
    names: list[Noun] = []
    for _, noun in found:
        if not any(taken[noun.start : noun.end]):
            taken[noun.start : noun.end] = b"\x01" * (noun.end - noun.start)
            names.append(noun)
    return Nouns(tuple(sorted(names, key=lambda n: n.start)), offices)


def _candidates(tokens: Sequence[Token], offices: Sequence[Title], lexicon: Lexicon, article: Article) -> Iterator[tuple[int, Noun]]:
    """Every name that may stand in a sentence, with its order: those of a lower one take their tokens first."""
    text, told = article.text, seen(article, lexicon)

    def noun(kind: str, start: int, end: int, key: str | None = None, skip: int = 0) -> Noun:
        return Noun(kind, start, end, Span(tokens[start].start + skip, tokens[end - 1].end), key)

    known = tuple(bodies.known(tokens, lexicon.code))
    shouted = title_case(tokens)
    yield from ((0, body) for body in _acronyms(tokens, told, lexicon))
    headed = () if shouted else bodies.headed(tokens, lexicon)
    yield from ((0, body) for body in _bodies(tokens, offices, lexicon, text, (*known, *(_apart(b, known, tokens, lexicon) for b in headed))))
    rows = _rows(tokens, offices, lexicon, text, frozenset(k for body in known for k in range(body.start, body.end)))
    for order, i, j in unknown_bodies(tokens, () if shouted else rows, lexicon, told.bodies):
        yield order, noun("organization", i, j)
    for person in people(tokens, text, lexicon, told.surnames, offices, Scene(rows, _behind_bodies(offices, known, tokens, lexicon))):
        yield 2, noun("person", person.start, person.end, None, person.skip)
    for spot in spots(tokens, text, lexicon, () if shouted else rows, told.places):
        yield 3 if spot.key or spot.sure else 4, noun("place", spot.start, spot.end, spot.key, spot.skip)


def _acronyms(tokens: Sequence[Token], told: Seen, lexicon: Lexicon) -> Iterator[Noun]:
    """The bodies that the article explains an acronym of: in full with it, and by it alone."""
    for e in expansions(tokens, lexicon):
        name, key = told.acronyms.get(tokens[e.acronym].text, (None, None))
        yield Noun("organization", e.start, e.acronym + 2, Span(tokens[e.start].start, tokens[e.acronym + 1].end), key, name)
    for i, token in enumerate(tokens if told.acronyms else ()):
        if token.text in told.acronyms and is_acronym(token):
            name, key = told.acronyms[token.text]
            yield Noun("organization", i, i + 1, Span(token.start, token.end), key, name)


def _bodies(tokens: Sequence[Token], offices: Sequence[Title], lexicon: Lexicon, text: str, found: Sequence[bodies.Body]) -> Iterator[Noun]:
    """The bodies that are known, and those with a head noun, each with the short name in brackets behind it."""
    ranks = {k for office in offices for k in range(office.start, office.end)}
    known = tuple(bodies.known(tokens, lexicon.code))
    for body in found:
        if body.start in ranks and body.end - 1 in ranks and body not in known:
            continue  # رئيس مجلس النواب is one title
        spelled = any(spells(t) for t in tokens[body.start + 1 : body.end])
        skip = attached(tokens[body.start], lexicon, lambda rest: bodies.starts(rest, lexicon)) or (particles(tokens[body.start]) if spelled else 0)
        end, start = _with_acronym(tokens, body, text, known), tokens[body.start].start + skip
        name = text[start : tokens[body.end - 1].end] if end > body.end else None
        yield Noun("organization", body.start, end, Span(start, tokens[end - 1].end), body.key, name)


def _rows(tokens: Sequence[Token], offices: Sequence[Title], lexicon: Lexicon, text: str, barred: frozenset[int]) -> tuple[tuple[int, int], ...]:
    return tuple(runs(tokens, text, blocked_by(tokens, offices, lexicon) | barred)) if lexicon.section("people.cased") != "no" else ()


def _apart(body: bodies.Body, known: Sequence[bodies.Body], tokens: Sequence[Token], lexicon: Lexicon) -> bodies.Body:
    """A body without the known one that "and" joins to it: l'Union européenne et | l'Otan."""
    ands, links = lexicon.words("roles.and"), lexicon.words("organizations.links")
    for other in known:
        if body.start < other.start < body.end:
            k = other.start
            while k > body.start and tokens[k - 1].norm in links and tokens[k - 1].norm not in ands:
                k -= 1
            if k - 1 > body.start and tokens[k - 1].norm in ands:
                return bodies.Body(body.start, k - 1, next((b.key for b in known if (b.start, b.end) == (body.start, k - 1)), None))
    return body


def _behind_bodies(offices: Sequence[Title], known: Sequence[bodies.Body], tokens: Sequence[Token], lexicon: Lexicon) -> frozenset[int]:
    """Where a name may stand behind a title and the known body that it is of: le secrétaire général de l'ONU X."""
    links = lexicon.words("roles.links")
    ends = {office.end for office in offices}
    found = set[int]()
    for body in known:
        k = body.start
        while k > 0 and body.start - k < 3 and k not in ends and tokens[k - 1].norm in links:
            k -= 1
        if k in ends:
            found.add(body.end)
    return frozenset(found)


def _with_acronym(tokens: Sequence[Token], body: bodies.Body, text: str, known: Sequence[bodies.Body]) -> int:
    """Behind "(Gecol)" where an organization's short name follows in brackets."""
    end = body.end
    if any(k.start == end + 1 and k.key == body.key and k.end < len(tokens) and tokens[k.end].text == ")" for k in known):
        return end + 3
    inside = end + 1 < len(tokens) and tokens[end].text == "(" and tokens[end + 1].kind == "word" and tokens[end + 1].capitalised
    return end + 3 if inside and end + 2 < len(tokens) and tokens[end + 2].text == ")" and touching(tokens, end, text) else end
