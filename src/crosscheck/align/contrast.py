"""The words of contrast of a story: which of them exclude one another, and what stands around each.

Sentences are compared first, since all kinds share their vectors; what stands around the words (`matters.py`) where any two exclude one another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from crosscheck.align.matters import Matters
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Span, Statement
from crosscheck.values.meaning import nature

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.float64]

SENTENCE = 0.2  # cosine of two sentences from where their words are worth a closer look
DENIAL = 30  # characters between a negation and the word it turns round
NUMBERS = ("quantity", "money", "percent", "duration", "date", "ordinal")
Place = tuple[str, Span]
Pair = tuple[int, int]


def concept(claim: Claim) -> str:
    """The concept that a word stands for."""
    return claim.value.concept if isinstance(claim.value, Statement) else ""


def place(claim: Claim) -> Place:
    """The sentence that a claim stands in."""
    return claim.article, claim.sentence


def offset(a: Claim, b: Claim) -> float:
    """How far apart two words stand in their sentences, 0 to 1: at the same place, or one at the start and one at the end."""
    ours, theirs = ((c.span.start - c.sentence.start) / max(1, len(c.sentence)) for c in (a, b))
    return abs(ours - theirs)


def denied(claim: Claim) -> bool:
    """Does a negation start closely before the word (not the word's own: refused, non-repayable)?"""
    return any(c.role == "negation" and c.span.start < claim.span.start <= c.span.end + DENIAL for c in claim.cues)


@dataclass(frozen=True)
class Words:
    """The words of contrast of a story, and what stands around each."""

    own: tuple[Claim, ...]
    claims: Sequence[Claim]  # of all kinds
    matters: Matters
    _known: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, claims: Sequence[Claim], vectors: Vectors) -> Words:
        """The words among a story's claims."""
        own = tuple(c for c in claims if c.kind == "meaning")
        return cls(own, claims, Matters(own, claims, vectors))

    @cached_property
    def sentences(self) -> Grid:
        """Cosine of the sentences of each two words; shape (words, words)."""
        return self.matters.sentences

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Words of two articles that exclude one another as deeds or as sides of one, in sentences that are somewhat alike."""
        import numpy as np

        by_concept: dict[str, list[int]] = {}
        for i, claim in enumerate(self.own):
            by_concept.setdefault(concept(claim), []).append(i)
        apart = [(x, y) for x in sorted(by_concept) for y in sorted(by_concept) if x < y and nature(x, y) in ("deeds", "converse")]
        alike = self.sentences >= SENTENCE
        found = []
        for x, y in apart:
            rows, columns = np.array(by_concept[x]), np.array(by_concept[y])
            for a, b in zip(*np.nonzero(alike[np.ix_(rows, columns)]), strict=True):
                i, j = sorted((int(rows[a]), int(columns[b])))
                if self.own[i].article != self.own[j].article and not denied(self.own[i]) and not denied(self.own[j]):
                    found.append((i, j))
        return tuple(sorted(found))

    @cached_property
    def same(self) -> Grid:
        """The log-odds that two words are said of one matter."""
        return self.matters.same

    @cached_property
    def odds(self) -> list[list[float]]:
        """The same, row by row."""
        return list(self.same.tolist())

    def saying(self, among: Sequence[int], own: int, other: int) -> list[int]:
        """Those of some words that say what one word says against another: the same, or something else that excludes only the other."""
        sayers = self._sayers(self.named[own], self.named[other])
        return [k for k in among if self.named[k] in sayers]

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The concept of each word."""
        return tuple(concept(c) for c in self.own)

    def _sayers(self, own: str, other: str) -> frozenset[str]:
        """The concepts of the story that say what one concept says against another."""
        if (own, other) not in self._known:
            found = {own, *(name for name in self.users if nature(name, other) is not None and nature(name, own) is None)}
            self._known[own, other] = frozenset(found)
        return self._known[own, other]

    @cached_property
    def articles(self) -> Mapping[str, Sequence[int]]:
        """The words of each article."""
        found: dict[str, list[int]] = {}
        for i, claim in enumerate(self.own):
            found.setdefault(claim.article, []).append(i)
        return found

    @cached_property
    def counts(self) -> Counter[str]:
        """In how many sentences of the story each concept is used."""
        return Counter(name for used in self.concepts.values() for name in used)

    @cached_property
    def users(self) -> Mapping[str, frozenset[str]]:
        """The articles that use each concept."""
        found: dict[str, set[str]] = {}
        for claim in self.own:
            found.setdefault(concept(claim), set()).add(claim.article)
        return {name: frozenset(users) for name, users in found.items()}

    @cached_property
    def concepts(self) -> Mapping[Place, frozenset[str]]:
        """The concepts that each sentence uses."""
        found: dict[Place, set[str]] = {}
        for claim in self.own:
            found.setdefault(place(claim), set()).add(concept(claim))
        return {where: frozenset(used) for where, used in found.items()}

    @cached_property
    def beside(self) -> Mapping[Place, tuple[Claim, ...]]:
        """The numbers and dates of each sentence."""
        found: dict[Place, list[Claim]] = {}
        for claim in self.claims:
            if claim.kind in NUMBERS:
                found.setdefault(place(claim), []).append(claim)
        return {where: tuple(own) for where, own in found.items()}
