"""Words of contrast: joined where they take one place in two sentences that say the same.

Which of two words that exclude one another are said of one thing is a matter of odds (`contrast_signals.py`). Kinds of things
(bus and train) are only put against each other where two versions of one sentence differ in this word alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crosscheck.align import join
from crosscheck.align.contrast import Pair, Place, Words, concept, denied, offset, place
from crosscheck.align.contrast_signals import signals
from crosscheck.align.odds import LEAST, Candidate, weights
from crosscheck.align.sides import article_pairs, sided
from crosscheck.compare import agree
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact, Kind
from crosscheck.values.meaning import nature

KINDS: tuple[Kind, ...] = ("meaning",)
FAMILY = "meaning"
BESIDE = 0.2  # probability from where a word joins a side that another pair founds
SAME = 0.6  # cosine of sentences from where one concept in two articles is said of one thing
VERSION = 0.66  # cosine from where two sentences are versions of one; sentences in human translation lie about there (see independence.py)
CLOSE_VERSION = 0.8  # the same where the two words are kinds of things
ALIGNED = 0.3  # how far apart, in shares of the sentence, a word and its counterpart in a version may stand


def facts(claims: Sequence[Claim], vectors: Vectors) -> tuple[Fact, ...]:
    """The facts of this kind: words that contradict one another, and words that several articles use of one thing."""
    words = Words.of(claims, vectors)
    if not words.own:
        return ()
    likely = {**{pair: c.probability for pair, c in _weighed(words) if c.probability >= BESIDE}, **_versions(words)}
    clashing = tuple(_clashing(words, likely))
    taken = {k for fact in clashing for side in fact.sides for k in side}
    rest = [k for k in range(len(words.own)) if k not in taken]
    agreeing = sided("meaning", [words.own[k] for k in rest], words.sentences[rest][:, rest], SAME, {})
    return (*(fact.of(words.own) for fact in clashing), *agreeing)


def candidates(claims: Sequence[Claim], vectors: Vectors) -> Iterator[Candidate]:
    """Each two words that may contradict one another, with what speaks for it."""
    for _, candidate in _weighed(Words.of(claims, vectors)):
        yield candidate


def _weighed(words: Words) -> Iterator[tuple[Pair, Candidate]]:
    for pair in words.pairs if words.own else ():
        i, j = pair
        yield pair, Candidate(family=FAMILY, left=(words.own[i],), right=(words.own[j],), signals=signals(words, pair))


@dataclass(frozen=True)
class Clash:
    """Two sides of words that contradict one another, and how likely they do."""

    sides: tuple[frozenset[int], frozenset[int]]
    strength: float

    def of(self, claims: Sequence[Claim]) -> Fact:
        return Fact(kind="meaning", claims=tuple(claims[k] for k in sorted(self.sides[0] | self.sides[1])), strength=self.strength)


def _clashing(words: Words, likely: Mapping[Pair, float]) -> Iterator[Clash]:
    """The likeliest pairs first, each with the words that other articles use of the same; a sentence takes part in one clash."""
    least = weights(FAMILY)[LEAST]
    used: list[set[Place]] = []
    for (i, j), strength in sorted(likely.items(), key=lambda e: (-e[1], e[0])):
        if strength < least:
            return
        if any(place(words.own[i]) in places or place(words.own[j]) in places for places in used):
            continue
        left, right = _side(words, likely, i, j), _side(words, likely, j, i)
        both = {words.own[k].article for k in left} & {words.own[k].article for k in right}
        sides = tuple(frozenset(k for k in side if k in (i, j) or words.own[k].article not in both) for side in (left, right))
        used.append({place(words.own[k]) for side in sides for k in side})
        yield Clash((sides[0], sides[1]), strength)


def _side(words: Words, likely: Mapping[Pair, float], own: int, other: int) -> set[int]:
    """The words that contradict `other` as `own` does, and don't exclude what `own` says."""
    beside = {k for pair in likely if other in pair for k in pair if k != other}
    excluded = {k for k in beside if agree("meaning", words.own[own], words.own[k]) is False or words.own[k].article == words.own[other].article}
    return beside - excluded | {own}


def _versions(words: Words) -> dict[Pair, float]:
    """Words in which two versions of one sentence differ: all other concepts of the two are the same."""
    found: dict[Pair, float] = {}
    for a, b in article_pairs(words.own):
        best = join.mutual([(i, j, float(words.sentences[i, j])) for i, j in _firsts(words.own, a, b) if words.sentences[i, j] >= VERSION])
        for (x, y), weight in best.items():
            ours, theirs = words.concepts[place(words.own[x])], words.concepts[place(words.own[y])]
            if len(ours - theirs) != 1 or len(theirs - ours) != 1:
                continue
            i = next(k for k in a if place(words.own[k]) == place(words.own[x]) and concept(words.own[k]) not in theirs)
            j = next(k for k in b if place(words.own[k]) == place(words.own[y]) and concept(words.own[k]) not in ours)
            if _in_place(words, i, j):
                found[i, j] = max(weight, weights(FAMILY)[LEAST])  # it counts by itself
    return found


def _in_place(words: Words, i: int, j: int) -> bool:
    """Do two words exclude one another, at about the same place of sentences that are alike enough for what they are?"""
    if denied(words.own[i]) or denied(words.own[j]):
        return False
    how = nature(concept(words.own[i]), concept(words.own[j]))
    return how is not None and offset(words.own[i], words.own[j]) <= ALIGNED and (how != "things" or words.sentences[i, j] >= CLOSE_VERSION)


def _firsts(claims: Sequence[Claim], a: Sequence[int], b: Sequence[int]) -> list[Pair]:
    """Pairs of the first claims of each sentence."""
    left, right = ({place(claims[i]): i for i in reversed(side)}.values() for side in (a, b))
    return [(i, j) for i in left for j in right]
