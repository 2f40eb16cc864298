"""Denials against affirmations: a clause that denies a deed, and a clause of another article that tells it.

That two clauses are of one topic isn't enough: a story is full of them. What counts is how likely they are of one deed, whether each is
the other's best in its article, whether the other article says the same after all, and how the remaining articles tell it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from crosscheck.align import join
from crosscheck.align.deeds import Deeds, quoted, telling_words
from crosscheck.align.odds import Candidate
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact, Kind, Statement

KINDS: tuple[Kind, ...] = ("polarity",)
FAMILY = "polarity"
CHOICES = 3  # clauses of another article that a denial is put against
LEAST = -2.5  # log-odds of one deed from where two clauses are worth a look
LONG = 6  # telling words from where a clause is long
ALLY = 0.0  # the same from where a clause of a third article stands on a side
SAME = 0.6  # cosine from where two denials deny the same
NONE = -6.0  # log-odds where there is no clause to compare with


def candidates(claims: Sequence[Claim], vectors: Vectors) -> Iterator[Candidate]:
    """Each denial with the clauses of each other article that are likeliest of the same deed."""
    for deeds, i, j in _pairs(claims, vectors):
        yield _candidate(deeds, i, j)


def _pairs(claims: Sequence[Claim], vectors: Vectors) -> Iterator[tuple[Deeds, int, int]]:
    """A denied thing that is still to come ("has not begun yet") is a matter of status."""
    own = [c for c in claims if c.kind == "polarity" and isinstance(c.value, Statement) and not (_denied(c) and c.status)]
    if not any(_denied(c) for c in own):
        return
    deeds = Deeds(own, vectors)
    for i, claim in enumerate(own):
        for there in deeds.others(i) if _denied(claim) else ():
            odds = deeds.odds[i]
            affirmed = [j for j in there if not _denied(own[j]) and odds[j] >= LEAST]
            for j in sorted(affirmed, key=lambda j: (-odds[j], j))[:CHOICES]:
                yield deeds, i, j


def _candidate(deeds: Deeds, i: int, j: int) -> Candidate:
    own = deeds.claims
    signals = {**_alike(deeds, i, j), **_ranks(deeds, i, j), **_support(deeds, i, j), **_named(deeds, i, j)}
    return Candidate(family=FAMILY, left=(own[i],), right=(own[j],), signals=signals)


def _alike(deeds: Deeds, i: int, j: int) -> Mapping[str, float]:
    a, b = deeds.claims[i], deeds.claims[j]
    return {
        **deeds.alike(i, j),
        **{name: float(deeds.signals[name][i, j]) for name in ("said", "said_standing", "most_less", "apart")},
        "title": float(a.title) + float(b.title),
        "hedged": float(a.hedged) + float(b.hedged),
        "spoken": float(isinstance(a.value, Statement) and a.value.group == "deny"),
        "quoted": float(quoted(a)),
        "quoted_back": float(quoted(b)),
        "size": float(min(LONG, len(telling_words(a.contexts[1])))),
        "size_back": float(min(LONG, len(telling_words(b.contexts[1])))),
    }


def _ranks(deeds: Deeds, i: int, j: int) -> Mapping[str, float]:
    """Whether each is the other's best in its article, and whether an article says itself what it is put against."""
    there, here = deeds.of(deeds.home[j]), deeds.of(deeds.home[i])
    odds, own = deeds.odds, deeds.odds[i][j]

    def best(pairs: Iterator[tuple[int, int]]) -> float:
        return max((odds[x][y] for x, y in pairs), default=NONE)

    return {
        "margin": own - best((i, k) for k in there if k != j and not _denied(deeds.claims[k])),
        "margin_back": own - best((k, j) for k in here if k != i and _denied(deeds.claims[k])),
        "mixed": float(any(_denied(deeds.claims[k]) and deeds.claims[k].sentence == deeds.claims[j].sentence for k in there)),
        "also_denied": best((i, k) for k in there if _denied(deeds.claims[k])) - own,
        "also_affirmed": best((j, k) for k in here if not _denied(deeds.claims[k])) - own,
    }


def _support(deeds: Deeds, i: int, j: int) -> Mapping[str, float]:
    """How many of the other articles deny it and how many tell it, each by how likely it speaks of it at all."""
    found = {"denying": 0.0, "affirming": 0.0, "affirming_same": 0.0}
    for k, odd in deeds.tellings(i, j):
        found["denying" if _denied(deeds.claims[k]) else "affirming"] += _share(odd)
        if not _denied(deeds.claims[k]):
            found["affirming_same"] += min(_share(deeds.odds[i][k]), _share(deeds.odds[j][k]))
    return {**found, "split": found["denying"] * found["affirming"]}


def _named(deeds: Deeds, i: int, j: int) -> Mapping[str, float]:
    """Who else denies and who affirms the most telling matter that both name: in other articles, and in their own."""
    own, matter = deeds.claims, deeds.common(i, j)
    if matter is None:
        return {}
    sides = [[_denied(own[k]) for k in deeds.naming(matter, there)] for there in deeds.others(i) if deeds.home[there[0]] != deeds.home[j]]
    here, there = (deeds.naming(matter, deeds.of(deeds.home[k])) for k in (i, j))
    return {
        "named_denying": float(sum(any(side) for side in sides)),
        "named_affirming": float(sum(bool(side) and not any(side) for side in sides)),
        "named_also_denied": float(any(_denied(own[k]) for k in there)),
        "named_also_affirmed": float(any(not _denied(own[k]) for k in here)),
        "named_only": float(len(here) == 1) + float(len(there) == 1),
        "names": float(min(2, len(own[i].names & own[j].names))),
        "lacking": float("lack" in own[j].matters and "lack" not in own[i].matters),
        "confirms": float("to_confirm" in own[j].matters or "to_confess" in own[j].matters or "confess" in own[j].matters),
    }


def _share(odd: float) -> float:
    return 1 / (1 + math.exp(-odd))


def facts(claims: Sequence[Claim], vectors: Vectors) -> tuple[Fact, ...]:
    """The likely contradictions, the likeliest first and each clause in one only; and what several articles deny alike."""
    likely = [(c, deeds, i, j) for deeds, i, j in _pairs(claims, vectors) if (c := _candidate(deeds, i, j)).likely]
    found: dict[str | int, Fact] = {}  # by the matter that is denied
    taken: set[Claim] = set()
    for candidate, deeds, i, j in sorted(likely, key=lambda e: (-e[0].probability, e[2], e[3])):
        matter = deeds.common(i, j) or len(found)
        if taken.isdisjoint((deeds.claims[i], deeds.claims[j])):
            allies = (k for k, odd in deeds.tellings(i, j) if odd >= ALLY) if matter not in found else ()
            both = tuple(deeds.claims[k] for k in (i, j, *allies) if deeds.claims[k] not in taken)
            taken.update(both)
            found[matter] = replace(found[matter], claims=found[matter].claims + both) if matter in found else _fact(both, candidate)
    return (*found.values(), *_agreed([c for c in claims if c.kind == "polarity" and _denied(c) and c not in taken], vectors))


def _fact(claims: tuple[Claim, ...], candidate: Candidate) -> Fact:
    return Fact(kind="polarity", claims=claims, strength=candidate.probability)


def _agreed(denials: Sequence[Claim], vectors: Vectors) -> Iterator[Fact]:
    """Denials of several articles that deny the same."""
    texts = [c.contexts[1] for c in denials]
    score = vectors.similarity(texts, texts)
    pairs = ((i, j) for i in range(len(denials)) for j in range(i + 1, len(denials)) if denials[i].article != denials[j].article)
    edges = {(i, j): float(score[i, j]) for i, j in pairs if score[i, j] >= SAME}
    for members, weakest in join.groups(len(denials), edges, lambda i, j: float(score[i, j]), SAME, lambda _a, _b: True):
        yield Fact(kind="polarity", claims=tuple(denials[k] for k in members), strength=min(1.0, round(weakest, 3)))


def _denied(claim: Claim) -> bool:
    return isinstance(claim.value, Statement) and claim.value.concept == "denied"
