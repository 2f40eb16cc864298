"""Conflicts planted into marked stories: where several articles say one word of contrast of one fact, one article says another that excludes it.

What is compared leaves the words themselves out, so that changing the concept of a claim is all it takes. So the fit sees many more
conflicts than anybody has written, and of words that nobody had in view.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from crosscheck.align.contrast import Words, concept
from crosscheck.model import Claim, Statement
from crosscheck.values.meaning import contrasts, nature

Place = tuple[str, int, int]  # file, start, end


@dataclass(frozen=True)
class Planted:
    """A story's words with one conflict more: the words that were changed, and those of the others' tellings."""

    words: Words
    strange: frozenset[int]
    told: frozenset[int]
    places: Sequence[Place]  # of the fact


def plant(words: Words, facts: Sequence[Sequence[Place]], seed: str) -> Iterator[Planted]:
    """A conflict for each word that at least two articles have in sentences that tell one fact."""
    for n, places in enumerate(facts):
        chance = random.Random(f"{seed} {n}")
        told = [k for k, c in enumerate(words.own) if any(tells(c, p) for p in places)]
        for name, own in sorted(_by_concept(words, told).items()):
            articles = sorted({words.own[k].article for k in own})
            others = _excluded(name)
            if len(articles) > 1 and others:
                erring, other = chance.choice(articles), chance.choice(others)
                strange = frozenset(k for k in own if words.own[k].article == erring)
                changed = tuple(_saying(c, other) if k in strange else c for k, c in enumerate(words.own))
                yield Planted(replace(words, own=changed), strange, frozenset(own) - strange, places)


def tells(claim: Claim, place: Place) -> bool:
    """Whether a word stands in a sentence that tells of a place."""
    return Path(claim.article).name == place[0] and claim.sentence.start < place[2] and place[1] < claim.sentence.end


def _by_concept(words: Words, told: Sequence[int]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = {}
    for k in told:
        found.setdefault(concept(words.own[k]), []).append(k)
    return found


def _excluded(name: str) -> Sequence[str]:
    """The concepts that exclude another of one thing."""
    there = {other for group in contrasts().values() if name in group for other in group}
    return sorted(other for other in there if nature(name, other) in ("deeds", "converse"))


def _saying(claim: Claim, name: str) -> Claim:
    return replace(claim, value=replace(claim.value, concept=name)) if isinstance(claim.value, Statement) else claim
