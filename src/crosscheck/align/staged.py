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
from crosscheck.model import Claim, Fact, Kind, Statement, TimeSpan

KINDS: tuple[Kind, ...] = ("status",)
FAMILY = "status"
CHOICES = 3  # clauses of another article that one is put against
LEAST = -2.5  # log-odds of one deed from where two clauses are worth a look
ALLY = 0.0  # the same from where a clause of a third article stands on a side
AGREED = 1.0  # the same from where two clauses with one status say one thing
LONG = 6  # telling words from where a clause is long
NONE = -6.0  # log-odds where there is no clause to compare with


def candidates(claims: Sequence[Claim], vectors: Vectors) -> Iterator[Candidate]:
    """Each clause with a word of progress, and the clauses of each other article that are likeliest of one deed at another stage."""
    story = Stages(claims, vectors)
    for i, j in story.pairs():
        yield story.candidate(i, j)


class Stages:
    """The clauses of a story that say how far a matter has got."""

    def __init__(self, claims: Sequence[Claim], vectors: Vectors) -> None:
        dates = [c for c in claims if isinstance(c.value, TimeSpan)]
        said = [(c, when) for c in claims if c.kind == "status" for when in (_days(c, dates),) if _concept(c) == "planned" or not _to_come(c, when)]
        self.deeds = Deeds([c for c, _ in said], vectors)
        self.days = tuple(when for _, when in said)
        self.marked = frozenset(i for i, (c, _) in enumerate(said) if c.status)  # by a word, not by the tense alone

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Clauses at two stages that can't both be, each with the likeliest of each other article."""
        own, same = self.deeds.claims, self.deeds.same
        for i in sorted(self.marked):
            for there in self.deeds.others(i):
                against = [
                    j for j in there
                    if (j > i or j not in self.marked) and same[i, j] >= LEAST and agree("status", own[i], own[j]) is False and not self.came(i, j)
                ]  # fmt: skip
                for j in sorted(against, key=lambda j: (-same[i, j], j))[:CHOICES]:
                    yield i, j

    def came(self, i: int, j: int) -> bool:
        """Whether what is planned for a day happened that day by the news of the same day: both are true."""
        a, b = self.deeds.claims[i], self.deeds.claims[j]
        return a.as_of == b.as_of and self.same_day(i, j) and "planned" in (_concept(a), _concept(b))

    def same_day(self, i: int, j: int) -> bool:
        return any(x.start == y.start and x.start is not None for x in self.days[i] for y in self.days[j])

    def candidate(self, i: int, j: int) -> Candidate:
        deeds = self.deeds
        signals = {**_alike(deeds, i, j), **_stages(deeds, self.marked, i, j), **_ranks(deeds, i, j), **_support(deeds, i, j)}
        signals["same_day"] = float(self.same_day(i, j))
        signals["other_day"] = float(bool(self.days[i] and self.days[j]) and not self.same_day(i, j))
        return Candidate(family=FAMILY, left=(deeds.claims[i],), right=(deeds.claims[j],), signals=signals)


def _days(what: Claim, dates: Sequence[Claim]) -> tuple[TimeSpan, ...]:
    """The dates that stand in a clause."""
    return tuple(d.value for d in dates if isinstance(d.value, TimeSpan) and d.article == what.article and d.span.overlaps(what.span))


def _to_come(what: Claim, days: Sequence[TimeSpan]) -> bool:
    """Whether a clause tells of a day after its own article: the present tense of a plan."""
    return any(day.start is not None and what.as_of is not None and day.start > what.as_of for day in days)


def _alike(deeds: Deeds, i: int, j: int) -> Mapping[str, float]:
    a, b = deeds.claims[i], deeds.claims[j]
    return {
        **deeds.alike(i, j),
        "deed_back": float(deeds.deed[j, i]),
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
        "under_way": float("ongoing" in pair),
        "put_off": float("postponed" in pair),
        "cancelled": float("cancelled" in pair),
        "failed": float("failed" in pair),
    }


def _ranks(deeds: Deeds, i: int, j: int) -> Mapping[str, float]:
    """Whether each is the other's best in its article, and whether an article says itself what it is put against."""
    own, same, here = deeds.claims, deeds.same, float(deeds.same[i, j])

    def best(of: int, among: int, other: int, *, agreeing: bool) -> float:
        """The best clause of one article for another clause, among those that agree with its stage or those that don't."""
        fits = (k for k in deeds.of(deeds.home[among]) if k != among and (agree("status", own[other], own[k]) is not False) == agreeing)
        return max((float(same[of, k]) for k in fits), default=NONE)

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
