"""How far a matter has got: what one article calls planned or under way against what another tells as done.

Most news says "done" by the tense alone ("the fee was paid"), so clauses of the past are put against plans as well.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from crosscheck.align.deeds import Deeds, quoted, telling_words
from crosscheck.align.odds import Candidate
from crosscheck.compare import agree
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact, Kind, Statement

KINDS: tuple[Kind, ...] = ("status",)
FAMILY = "status"
CHOICES = 3  # clauses of another article that one is put against
LEAST = -2.5  # log-odds of one deed from where two clauses are worth a look
ALLY = 0.0  # the same from where a clause of a third article stands on a side
AGREED = 1.0  # the same from where two clauses with one status say one thing
LONG = 6  # telling words from where a clause is long
FAR = 120  # days between two events
NONE = -6.0  # log-odds where there is no clause to compare with


def candidates(claims: Sequence[Claim], vectors: Vectors) -> Iterator[Candidate]:
    """Each clause with a word of progress, and the clauses of each other article that are likeliest of one deed at another stage."""
    story = Stages(claims, vectors)
    for i, j in story.pairs():
        yield story.candidate(i, j)


class Stages:
    """The clauses of a story that say how far a matter has got."""

    def __init__(self, claims: Sequence[Claim], vectors: Vectors) -> None:
        said = [c for c in claims if c.kind == "status" and (_concept(c) == "planned" or not _to_come(c))]
        self.deeds = Deeds(said, vectors)
        self.marked = frozenset(i for i, c in enumerate(said) if c.status)  # by a word, not by the tense alone

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Clauses at two stages that can't both be, each with the likeliest of each other article."""
        own = self.deeds.claims
        for i in sorted(self.marked):
            odds = self.deeds.odds[i]
            for there in self.deeds.others(i):
                against = [
                    j for j in there
                    if (j > i or j not in self.marked) and odds[j] >= LEAST and agree("status", own[i], own[j]) is False and not self.came(i, j)
                ]  # fmt: skip
                for j in sorted(against, key=lambda j: (-odds[j], j))[:CHOICES]:
                    if not self.came_true(i, j):
                        yield i, j

    def came(self, i: int, j: int) -> bool:
        """Whether what is planned for a day happened that day by the news of the same day: both are true."""
        a, b = self.deeds.claims[i], self.deeds.claims[j]
        return a.as_of == b.as_of and self.same_day(i, j) and "planned" in (_concept(a), _concept(b))

    def came_true(self, i: int, j: int) -> bool:
        """Whether a third article tells that what one of the two plans has happened on the day planned: later news."""
        ahead = [k for k in (i, j) if _concept(self.deeds.claims[k]) == "planned"]
        tellings = [k for k, odd in self.deeds.tellings(i, j) if odd >= ALLY and _concept(self.deeds.claims[k]) in ("begun", "done")] if ahead else []
        return any(self.same_day(k, telling) for k in ahead for telling in tellings)

    def same_day(self, i: int, j: int) -> bool:
        days, others = (self.deeds.claims[k].days for k in (i, j))
        return any(x.start == y.start and x.start is not None for x in days for y in others)

    def far(self, i: int, j: int) -> bool:
        """Whether the days that two clauses name are all far from one another: two events."""
        starts, others = ([day.start for day in self.deeds.claims[k].days if day.start] for k in (i, j))
        return bool(starts and others) and all(abs((x - y).days) > FAR for x in starts for y in others)

    def candidate(self, i: int, j: int) -> Candidate:
        deeds = self.deeds
        signals = {**_alike(deeds, i, j), **_stages(deeds, self.marked, i, j), **_ranks(deeds, i, j), **_support(deeds, i, j), **_named(deeds, i, j)}
        signals["far"] = float(self.far(i, j))
        signals["same_day"] = float(self.same_day(i, j))
        signals["other_day"] = float(bool(deeds.claims[i].days and deeds.claims[j].days) and not self.same_day(i, j))
        return Candidate(family=FAMILY, left=(deeds.claims[i],), right=(deeds.claims[j],), signals=signals)


def _to_come(what: Claim) -> bool:
    """Whether a clause tells of a day after its own article: the present tense of a plan."""
    return any(day.start is not None and what.as_of is not None and day.start > what.as_of for day in what.days)


def _named(deeds: Deeds, i: int, j: int) -> Mapping[str, float]:
    """At which stage the most telling matter that both name is told by other articles, and by their own."""
    own, matter = deeds.claims, deeds.common(i, j)
    if matter is None:
        return {}
    fits = [[agree("status", own[x], c) is not False for c in own] for x in (i, j)]
    sides = [deeds.naming(matter, there) for there in deeds.others(i) if deeds.home[there[0]] != deeds.home[j]]
    here, there = ([k for k in deeds.naming(matter, deeds.of(deeds.home[x])) if k != x] for x in (i, j))
    return {
        "named_left": float(sum(any(fits[0][k] and not fits[1][k] for k in side) for side in sides)),
        "named_right": float(sum(any(fits[1][k] and not fits[0][k] for k in side) for side in sides)),
        "named_also_left": float(any(not fits[0][k] for k in here)),
        "named_also_right": float(any(not fits[1][k] for k in there)),
        "named_only": float(not here) + float(not there),
        "names": float(min(2, len(own[i].names & own[j].names))),
    }


def _alike(deeds: Deeds, i: int, j: int) -> Mapping[str, float]:
    a, b = deeds.claims[i], deeds.claims[j]
    return {
        **deeds.alike(i, j),
        "deed_back": float(deeds.deed[j, i]),
        "turned_back": float(deeds.turned[0][j, i]),
        **{name: float(deeds.signals[name][i, j]) for name in ("said", "said_standing", "most_less", "apart")},
        "title": float(a.title) + float(b.title),
        "hedged": float(a.hedged) + float(b.hedged),
        "quoted": float(quoted(a)) + float(quoted(b)),
        "size": float(min(LONG, len(telling_words(a.contexts[1])))),
        "size_back": float(min(LONG, len(telling_words(b.contexts[1])))),
    }


def _stages(deeds: Deeds, marked: frozenset[int], i: int, j: int) -> Mapping[str, float]:
    """Which stages are put against each other, and whether a plain clause is one of them."""
    pair = {_concept(deeds.claims[i]), _concept(deeds.claims[j])}
    return {
        "plain": float(j not in marked),
        "to_come": float("planned" in pair),
        "to_come_plain": float("planned" in pair and j not in marked),
        "under_way": float("ongoing" in pair),
        "under_way_plain": float("ongoing" in pair and j not in marked),
        "put_off": float("postponed" in pair),
        "cancelled": float("cancelled" in pair),
        "failed": float("failed" in pair),
    }


def _ranks(deeds: Deeds, i: int, j: int) -> Mapping[str, float]:
    """Whether each is the other's best in its article, and whether an article says itself what it is put against."""
    own, odds, here = deeds.claims, deeds.odds, deeds.odds[i][j]

    def best(of: int, among: int, other: int, *, agreeing: bool) -> float:
        """The best clause of one article for another clause, among those that agree with its stage or those that don't."""
        fits = (k for k in deeds.of(deeds.home[among]) if k != among and (agree("status", own[other], own[k]) is not False) == agreeing)
        return max((odds[of][k] for k in fits), default=NONE)

    return {
        "margin": here - best(i, j, i, agreeing=False),
        "margin_back": here - best(j, i, j, agreeing=False),
        "also": best(i, j, i, agreeing=True) - here,
        "also_back": best(j, i, j, agreeing=True) - here,
    }


def _support(deeds: Deeds, i: int, j: int) -> Mapping[str, float]:
    """How many of the other articles tell it at the one stage and at the other, each by how likely it speaks of it at all."""
    found = {"left": 0.0, "right": 0.0}
    for k, odd in deeds.tellings(i, j):
        left, right = (agree("status", deeds.claims[x], deeds.claims[k]) is not False for x in (i, j))
        if left != right:
            found["left" if left else "right"] += 1 / (1 + math.exp(-odd))
    return {**found, "split": found["left"] * found["right"]}


def facts(claims: Sequence[Claim], vectors: Vectors) -> tuple[Fact, ...]:
    """The likely contradictions, the likeliest first and each clause in one only; and what several articles tell at one stage."""
    story = Stages(claims, vectors)
    deeds = story.deeds
    likely = [(c, i, j) for i, j in story.pairs() if (c := story.candidate(i, j)).likely]
    found: list[Fact] = []
    taken: set[int] = set()
    for candidate, i, j in sorted(likely, key=lambda e: (-e[0].probability, e[1], e[2])):
        if taken.isdisjoint((i, j)):
            both = [i, j, *(k for k, odd in deeds.tellings(i, j) if odd >= ALLY and k not in taken)]
            taken.update(both)
            found.append(Fact(kind="status", claims=tuple(deeds.claims[k] for k in both), strength=candidate.probability))
    return (*found, *_agreed(deeds, sorted(story.marked - taken)))


def _agreed(deeds: Deeds, left: Sequence[int]) -> Iterator[Fact]:
    """Clauses of several articles that tell one deed at one stage."""
    taken: set[int] = set()
    for i in left:
        fits = {
            deeds.home[k]: k
            for k in sorted(left, key=lambda k: deeds.same[i, k])
            if deeds.same[i, k] >= AGREED and _concept(deeds.claims[k]) == _concept(deeds.claims[i])
        }
        members = {i, *(k for home, k in fits.items() if home != deeds.home[i])}
        if len(members) > 1 and taken.isdisjoint(members):
            taken |= members
            weakest = min(float(deeds.same[i, k]) for k in members if k != i)
            yield Fact(kind="status", claims=tuple(deeds.claims[k] for k in sorted(members)), strength=round(1 / (1 + math.exp(-weakest)), 3))


def _concept(claim: Claim) -> str:
    return claim.value.concept if isinstance(claim.value, Statement) else ""
