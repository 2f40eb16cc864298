"""Numbers, amounts, shares, lengths of time, dates and ordinals: joined by what they are said of, one to one between two articles.

First the claims with equal values that tell one fact become a group; then two groups with different values are put against each other
where no article stands on both sides and all that is known of them says that they tell one fact in two ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosscheck.align.equals import groups
from crosscheck.align.numeric_rivals import rivals
from crosscheck.align.odds import Candidate
from crosscheck.align.weighed import KINDS, Group, Weighed, weighed
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact, Kind

OPEN = 0.01  # the probability from which two sides may tell one fact, where each is a likely rival of a third: two lone sources say little of one another


def facts(claims: Sequence[Claim], vectors: Vectors) -> tuple[Fact, ...]:
    """The facts of the numeric kinds."""
    found = weighed(claims, vectors)
    return tuple(fact for kind in KINDS for fact in _facts_of(kind, found))


def candidates(claims: Sequence[Claim], vectors: Vectors) -> Iterator[Candidate]:
    """Each two groups of claims that may tell one fact with different values."""
    found = weighed(claims, vectors)
    for kind in KINDS:
        for pair in rivals(kind, groups(kind, found), found):
            yield pair.candidate(found)


def _facts_of(kind: Kind, weighed: Weighed) -> Iterator[Fact]:
    """The likeliest rivals first; a claim is in one fact, and a fact takes a further group that is a rival of one it has, and may be one of the others."""
    alike = groups(kind, weighed)
    held = [(r.candidate(weighed), r) for r in rivals(kind, alike, weighed)]
    weighted = [(c.probability, r) for c, r in held if c.likely]
    not_ruled_out = {frozenset((r.left, r.right)) for c, r in held if c.probability >= OPEN}
    facts: list[_Joined] = []
    told: set[int] = set()
    for p, r in sorted(weighted, key=lambda e: (-e[0], e[1].left, e[1].right)):
        homes = [next((f for f in facts if side in f.groups), None) for side in (r.left, r.right)]
        if homes == [None, None] and told.isdisjoint((*r.left, *r.right)):
            facts.append(_Joined([r.left, r.right], p))
        elif (homes[0] is None) != (homes[1] is None):
            fact, new = (homes[0], r.right) if homes[0] else (homes[1], r.left)
            if fact and told.isdisjoint(new) and all(frozenset((own, new)) in not_ruled_out for own in fact.groups) and fact.takes(new, weighed):
                fact.groups.append(new)
                fact.weakest = min(fact.weakest, p)
        told = {i for fact in facts for i in fact.claims}
    for fact in facts:
        yield Fact(kind=kind, claims=tuple(weighed.claims[i] for i in fact.claims), strength=fact.weakest)
    for group in alike:
        if len(left := [i for i in group if i not in told]) > 1:
            yield Fact(kind=kind, claims=tuple(weighed.claims[i] for i in left), strength=1.0)


@dataclass(slots=True)
class _Joined:
    """A fact while groups are still added to it."""

    groups: list[Group]
    weakest: float

    @property
    def claims(self) -> list[int]:
        return sorted(i for group in self.groups for i in group)

    def takes(self, group: Group, weighed: Weighed) -> bool:
        """Whether no article of the group stands in the fact already: one that gives two values side by side speaks of two facts."""
        return not {weighed.claims[i].article for i in group} & {weighed.claims[i].article for i in self.claims}
