"""Who says each quotation of a story: the person named beside it, the holder of the office named, or whoever was spoken of just before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, pairwise

import regex

from crosscheck.align import by_article
from crosscheck.align.voice import BEFORE, BESIDE, HOLDER, NAMED, NOBODY, Voice, same
from crosscheck.lang import languages, lexicon
from crosscheck.model import Claim, Name, Role, Span, Statement
from crosscheck.tokens import normal

NEAR = 400  # code points before a quotation in which whoever is named may be its speaker
GAP = 130  # the most between a quotation and its speaker beside it
MOST = 0.6  # of a speaker's phrase that a body's name makes up, where the body speaks
TAIL = 4  # words at the end of a phrase that may be a name
_BREAK = regex.compile(r"[.!?؟;؛…](?!\p{L})|[«»“”\"]")
_NAME = regex.compile(r"(?<!\p{L})[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}]{1,40}")  # words that may be names: with a capital, where the script has any
_WORD = regex.compile(r"[\p{L}\p{M}'’-]+")


def voiced(claims: Sequence[Claim]) -> tuple[tuple[Claim, Voice], ...]:
    """The attributions of a story, each with its speaker under one name, in the order of the claims."""
    story = tuple(sorted({_name(c) for c in claims if c.kind == "person"}))
    held = tuple(c.value for c in claims if c.kind == "role" and isinstance(c.value, Role) and c.value.holder)
    found: list[tuple[Claim, Voice]] = []
    for _, own in by_article(claims):
        scene = _Scene(own, story, held)
        for claim in own:
            if claim.kind == "attribution" and isinstance(claim.value, Statement):
                voice = scene.voice(claim, claim.value)
                found.append((said_by(claim, voice.name, voice.group), voice))
    return tuple(found)


def speakers(claims: Sequence[Claim]) -> frozenset[tuple[str, Span]]:
    """The articles and places of the names that stand in a speaker's phrase, the nearest to its quotation."""
    found: set[tuple[str, Span]] = set()
    for article, own in by_article(claims):
        persons = [c for c in own if c.kind == "person"]
        for claim in own:
            if isinstance(claim.value, Statement) and claim.kind == "attribution" and claim.value.concept != "referred":
                named = [p for p in persons if p.quote in (claim.value.speaker or "")]
                if named:
                    found.add((article, min(named, key=lambda p: (abs(p.span.start - claim.span.start), p.span)).span))
    return frozenset(found)


def said_by(claim: Claim, name: str | None, group: str | None) -> Claim:
    """An attribution under its speaker's name; speakers of one group, persons or bodies, are two or one."""
    if not isinstance(claim.value, Statement):
        return claim
    return replace(claim, speaker=name, value=replace(claim.value, speaker=name or claim.value.speaker, group=group))


class _Scene:
    """The persons and offices of one article, around its quotations."""

    def __init__(self, own: Sequence[Claim], story: Sequence[str], held: Sequence[Role]) -> None:
        self._persons = sorted((c for c in own if c.kind == "person"), key=lambda c: (c.span, c.quote))
        self._roles = [c for c in own if c.kind == "role" and isinstance(c.value, Role)]
        self._bodies = [c for c in own if c.kind == "organization"]
        self._story, self._held = story, held
        self._sentences = tuple(sorted({(c.sentence, c.sentence_text) for c in own}))

    def voice(self, claim: Claim, said: Statement) -> Voice:
        """Who says it, as surely as the article tells."""
        near = tuple(dict.fromkeys(self._full(_name(p)) for p in self._near(claim, said)))
        held = tuple(self._holders(claim))
        words, breath = tuple(self._words(claim, NEAR)), tuple(self._words(claim, 0))
        phrase = tuple(_WORD.findall(said.speaker or "") if said.concept != "referred" else ())
        name, sure = self._speaker(claim, said)
        body = self._body(said.speaker or "") if sure < HOLDER and said.concept != "referred" else None
        if body or (name is None and said.concept == "unnamed"):
            return Voice(body, NAMED if body else NOBODY, near, held, words, breath, phrase, "body")
        if name is None and near:
            name, sure = near[0], BEFORE
        return Voice(self._full(name) if name else None, sure, near, held, words, breath, phrase, "person")

    def _speaker(self, claim: Claim, said: Statement) -> tuple[str | None, float]:
        """The person named with the words, or beside them, or meant by "she said"; with how surely it is the speaker."""
        phrase = said.speaker or ""
        if phrase and said.concept != "referred":
            if name := self._in_phrase(phrase, claim):
                return name, NAMED
            if name := self._behind(phrase, claim):
                return name, BESIDE
            if holder := self._holder(phrase, claim):
                return holder, HOLDER
            if said.concept == "unnamed" or self._body(phrase):
                return None, NOBODY
        pronoun = bool(phrase) and said.concept == "referred"
        if beside := [p for p in self._beside(claim) if not (pronoun and p.span.start >= claim.span.end)]:  # "she told X" doesn't mean X
            return _name(beside[0]), BESIDE if len(beside) == 1 else HOLDER
        return (self._in_phrase(phrase, claim), BEFORE) if phrase and said.concept == "referred" else (None, NOBODY)

    def _body(self, phrase: str) -> str | None:
        """The body that a speaker's phrase names, if that is most of what it says."""
        there = [_name(c) for c in self._bodies if c.quote in phrase and len(c.quote) >= MOST * len(phrase)]
        return max(there, key=lambda name: (len(name), name), default=None)

    def _holders(self, claim: Claim) -> Iterator[str]:
        """Those whom the story gives the offices named near a quotation, where no name stands beside them."""
        for c in self._roles:
            if isinstance(c.value, Role) and not c.value.holder and (claim.span.start - NEAR <= c.span.start and c.sentence.start <= claim.span.end):
                yield from sorted({r.holder for r in self._held if r.holder and _one_office(c.value, r)})

    def _words(self, claim: Claim, near: int) -> Iterator[str]:
        """The words that may be names in a quotation's own sentence and `near` code points before it."""
        for span, text in self._sentences:
            if span.end >= claim.span.start - near and span.start <= claim.span.end:
                for word in _NAME.finditer(text):
                    place = span.start + word.start()
                    if not claim.span.start <= place < claim.span.end:
                        yield word.group()

    def _near(self, claim: Claim, said: Statement) -> Iterator[Claim]:
        """The persons named before a quotation or in its sentence, the nearest first, but for those of another office than the speaker's."""
        office = self._office(said.speaker or "") if said.concept == "said" else None
        around = [p for p in self._persons if claim.span.start - NEAR <= p.span.start and (p.span.end <= claim.span.start or p.sentence == claim.sentence)]
        fit = (p for p in around if not p.span.overlaps(claim.span) and not (office and self._other_office(_name(p), office)))
        return iter(sorted(fit, key=lambda p: abs(p.span.start - claim.span.start)))

    def _office(self, phrase: str) -> Role | None:
        return next((c.value for c in self._roles if c.quote in phrase and isinstance(c.value, Role)), None)

    def _other_office(self, name: str, office: Role) -> bool:
        """Whether a person is known to the story by offices of which none is this one."""
        held = [r for r in self._held if r.holder and same(r.holder, name)]
        return bool(held) and not any(_one_office(office, r) for r in held)

    def _in_phrase(self, phrase: str, claim: Claim) -> str | None:
        """The person named in a speaker's phrase: as read there, or known to the story by the last words of the phrase."""
        there = [p for p in self._persons if p.quote in phrase]
        if there:
            return _name(min(there, key=lambda p: (-len(p.quote), abs(p.span.start - claim.span.start))))
        words = _WORD.findall(phrase)
        tails = [" ".join(words[-n:]) for n in range(min(TAIL, len(words)), 0, -1)]
        return next((name for tail in tails for name in self._story if same(tail, name)), None)

    def _behind(self, phrase: str, claim: Claim) -> str | None:
        """The person named some words behind an office that speaks: the envoy in the east of the country, X, says: “…"""
        office = next((c for c in reversed(self._roles) if c.quote in phrase and c.sentence == claim.sentence and c.span.end <= claim.span.start), None)
        if office is None:
            return None
        start = office.span.start + len(phrase)
        for p in self._persons:
            words = _WORD.findall(_between(p, start, p.span.start)) if start <= p.span.start and p.span.end <= claim.span.start else None
            if p.sentence == claim.sentence and words is not None and len(words) <= TAIL and not _BREAK.search(_between(p, start, p.span.start)):
                return None if words and normal(words[-1]) in _function() else _name(p)
        return None

    def _holder(self, phrase: str, claim: Claim) -> str | None:
        """Who holds the office that a phrase names: in the article, before the quotation, or else in the story where all agree."""
        own = self._office(phrase)
        if own is None:
            return None
        here = [c for c in self._roles if isinstance(c.value, Role) and c.value.holder and _one_office(own, c.value)]
        if here:
            best = min(here, key=lambda c: (c.span.start > claim.span.start, abs(c.span.start - claim.span.start)))
            return best.value.holder if isinstance(best.value, Role) else None
        all_held = [r.holder for r in self._held if r.holder and _one_office(own, r)]
        return all_held[0] if all_held and all(same(a, b) for a, b in pairwise(all_held)) else None

    def _beside(self, claim: Claim) -> list[Claim]:
        """The persons named in the same breath, the likeliest first: before what leads to the quotation, or else behind it and its comma."""
        own = [p for p in self._persons if p.sentence.start <= claim.span.end and p.sentence.end >= claim.span.start and not p.span.overlaps(claim.span)]
        behind = [p for p in own if p.span.start >= claim.span.end and _joined(_between(p, claim.span.end, p.span.start))]
        before = [p for p in own if p.span.end <= claim.span.start and self._leads(_between(p, p.span.end, claim.span.start))]
        distinct = dict.fromkeys(self._full(_name(p)) for p in before)
        return before[::-1][: len(distinct)] if before else behind[:1]

    @staticmethod
    def _leads(gap: str) -> bool:
        """Whether what stands between a name and a quotation leads to it: X, who lives across the street: “…"""
        rest = gap.rstrip(" \u00a0\u202f«“\"'‘„")
        return len(gap) <= GAP and not _BREAK.search(rest)

    def _full(self, name: str) -> str:
        """The longest form in which the article names a person."""
        return max((n for n in (name, *map(_name, self._persons)) if n == name or same(n, name)), key=lambda n: (len(n.split()), n == name))


def _joined(gap: str) -> bool:
    """Whether what stands between a quotation and a name behind it joins them: », a philosophé la présidente de …; but not: », she told X"""
    rest = gap.lstrip(" \u00a0\u202f,،.!?…»”\"'’")
    words = _WORD.findall(rest)
    return len(gap) <= GAP and len(gap) > len(rest) and not _BREAK.search(rest) and not (words and normal(words[-1]) in _function())


@cache
def _function() -> frozenset[str]:
    """Words that say nothing of the matter; behind one of them stands somebody else: a meeting with X."""
    return frozenset(chain.from_iterable(lexicon(code).words("clauses.function") for code in languages()))


def _between(person: Claim, start: int, end: int) -> str:
    """The words from one place to another in the sentence of a person."""
    return person.sentence_text[max(0, start - person.sentence.start) : max(0, end - person.sentence.start)]


def _name(claim: Claim) -> str:
    return claim.value.name if isinstance(claim.value, Name) else claim.quote


def _one_office(a: Role, b: Role) -> bool:
    """Whether two titles may be one office, said in full and in short."""
    return a.rank == b.rank and set(a.modifiers) == set(b.modifiers) and (not a.domains or not b.domains or bool(set(a.domains) & set(b.domains)))
