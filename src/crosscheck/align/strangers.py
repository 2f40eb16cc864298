"""Whether an article knows a name at all: as a name that was read, or anywhere in its words, in any script.

Two names answer one question differently only where neither is known to the other's article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from crosscheck import names
from crosscheck.align import by_article
from crosscheck.gazetteer import nation
from crosscheck.model import Claim, Name, Span, Statement
from crosscheck.registry import descriptive

Entity = Sequence[int]  # the indices of the claims that name one person, place or body

HEARD = 0.85  # words at least this alike are one word in two spellings
SHORTEST = 4  # letters; shorter words sound alike by chance
_WORDS = regex.compile(r"(?<!\p{L})[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}]{2,40}")  # words that may be names: with a capital, where the script has any
# "KITWE, Zambia, Nov. 23, 2025 (Agency) — …": what stands before the dash is where and by whom a text was written, not what it tells.
_DATELINE = regex.compile(r"^[^!?؟«»“”\"]{1,100}?\s[-–—―]{1,2}\s")


class Library:
    """What each article of a story says, as far as its claims show it."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._words: dict[str, frozenset[str]] = {}
        self._firsts: dict[str, int] = {}
        self._speakers: dict[tuple[str, Span], set[str]] = {}
        self._persons: dict[tuple[str, Span], set[str]] = {}
        for c in claims:
            if c.kind == "person":
                self._persons.setdefault((c.article, c.sentence), set()).add(c.quote)
            if isinstance(c.value, Statement) and c.value.speaker:
                self._speakers.setdefault((c.article, c.sentence), set()).add(c.value.speaker)
        for article, own in by_article(claims):
            self._words[article] = frozenset(word for text in {c.sentence_text for c in own} for word in _WORDS.findall(text))
            self._firsts[article] = min((c.sentence.start for c in own if not c.title), default=-1)

    def hears(self, article: str, claim: Claim) -> bool:
        """Whether a word of an article sounds like the telling word of a name: the surname, or a name that nothing translates.

        A country is known where one of its people, or anything of its own, is spoken of.
        """
        if not isinstance(claim.value, Name):
            return False
        if claim.kind == "place" and (claim.value.key or "").isupper():
            return claim.value.key in {nation(word) for word in self._words.get(article, ())}
        return any(names.part_likeness(word, names.bare(other)) >= HEARD for word in telling(claim) for other in self._words.get(article, ()))

    def speaks(self, claim: Claim) -> bool:
        """Whether a name stands where its bearer is quoted; who said what is the question of attributions.

        Of "Professor Ferrante of the University of Pisa" the professor speaks, and where he teaches is told.
        """
        here = claim.article, claim.sentence
        quoted = [speaker for speaker in self._speakers.get(here, ()) if claim.quote in speaker or speaker in claim.quote]
        if claim.kind != "person" and any(person in speaker for speaker in quoted for person in self._persons.get(here, ())):
            return False
        return bool(quoted)

    def dateline(self, claim: Claim) -> bool:
        """Whether a claim stands in the dateline that an article begins with."""
        if claim.sentence.start != self._firsts.get(claim.article):
            return False
        found = _DATELINE.match(claim.sentence_text)
        return found is not None and claim.span.end - claim.sentence.start <= found.end()


def telling(claim: Claim) -> Sequence[str]:
    """The words of a name that nothing translates: of a person the surname, of others those that don't describe."""
    if not isinstance(claim.value, Name):
        return ()
    words = names.parts(claim.value.name).words
    if claim.kind == "person":
        words = words[-1:]
    elif claim.value.key is not None:
        return ()
    else:
        words = tuple(w for w in words if not descriptive(w))
    return tuple(w for w in words if len(w) >= SHORTEST)


def articles_of(entity: Entity, claims: Sequence[Claim]) -> Mapping[str, Sequence[int]]:
    """The claims of an entity by article."""
    found: dict[str, list[int]] = {}
    for i in entity:
        found.setdefault(claims[i].article, []).append(i)
    return found
