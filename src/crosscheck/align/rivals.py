"""Names that may answer one question differently: each two persons, places or bodies of a story, at the pair of spots that fit best.

What speaks for two of them being rivals: the spots are one gap in two tellings, each is what the other articles put there, and no article
has its own answer there already. That an article knows both names says little against it: who did a thing in three articles
may be somebody else in the fourth.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from crosscheck import names
from crosscheck.align.consensus import FARTHEST, NOWHERE, Story, consensus
from crosscheck.align.odds import Candidate
from crosscheck.align.posture import left_behind, offices, postures, translated
from crosscheck.align.strangers import HEARD, SHORTEST, Entity, Library, articles_of
from crosscheck.compare import agree, told_apart
from crosscheck.model import Claim, Kind, Name
from crosscheck.registry import descriptive, international

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.float64]

FITTING = -1.5  # log-odds of one gap from where two spots are looked at
FELLOW = 0.0  # log-odds of one gap from where another article's claim of the same name tells the same
TRANSLATION = 0.62  # cosine of two bodies' names from where one is taken for the other's translation


@dataclass(frozen=True)
class Field:
    """The claims of one kind in a story, whom they name, and how well each two spots fit (`fit`), their nearest words (`near`), and each two names' senses (`sense`)."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    fit: Grid
    near: Grid
    sense: Grid
    library: Library

    @property
    def kind(self) -> Kind:
        return self.claims[0].kind

    def article(self, i: int) -> str:
        return self.claims[i].article

    def best(self, i: int, others: Sequence[int]) -> float:
        """How well the best of other claims fits a spot."""
        return max((float(self.fit[i, j]) for j in others), default=NOWHERE)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two entities at the pair of spots where they fit best, and the claims of the same entities there in other articles."""

    left: int
    right: int
    ours: tuple[int, ...]
    theirs: tuple[int, ...]
    chosen_from: int


def rivals(field: Field) -> Iterator[Candidate]:
    """Each two entities that may be rivals, with what speaks for it."""
    there = [articles_of(entity, field.claims) for entity in field.entities]
    everywhere = {article: [i for i, c in enumerate(field.claims) if c.article == article] for article in sorted({c.article for c in field.claims})}
    usable = [[i for i in entity if not field.library.dateline(field.claims[i]) and specific(field.claims[i])] for entity in field.entities]
    story = Story(field.claims, field.fit, everywhere)
    for e, f in combinations(range(len(field.entities)), 2):
        met = _meeting(field, usable[e], usable[f])
        if met is None:
            continue
        own = {"introduced": _introduced(field, there[e], there[f]), **offices(field.claims, field.entities[e], field.entities[f])}
        signals = {
            **own,
            **_of_spots(field, met, there[e], there[f], everywhere),
            **_of_articles(field, met, there[e], there[f]),
            **consensus(story, (met.ours, met.theirs), (there[e], there[f])),
            **postures(field.claims, met.left, met.right),
        }
        sides = (tuple(field.claims[i] for i in side) for side in (met.ours, met.theirs))
        left, right = sorted(sides, key=lambda side: (side[0].article, side[0].span))
        yield Candidate(family=field.kind, left=left, right=right, signals={name: round(value, 4) for name, value in signals.items()})


def _meeting(field: Field, left: Entity, right: Entity) -> Meeting | None:
    """The pair of spots where two entities fit best, of two articles; None where they don't fit, or may be one."""
    pairs = [(float(field.fit[i, j]), i, j) for i in left for j in right if field.article(i) != field.article(j)]
    if not pairs:
        return None
    i, j = next(_differing(field, pairs), (0, 0))
    if i == j:
        return None
    if field.kind == "organization" and any(_word_in_common(field.claims[k], field.claims[m]) for k in left for m in right):
        return None  # the Trump Organization in any language
    ours, theirs = _fellows(field, left, i, j), _fellows(field, right, j, i)
    told = {field.article(i): "" for i in ours} | {field.article(i): "" for i in theirs}
    ours, theirs = _one_side_each(field, ours, theirs, (i, j)) if len(told) < len(ours) + len(theirs) else (ours, theirs)
    if any(field.sense[k, m] >= TRANSLATION and translated(field.claims[k], field.claims[m], float(field.sense[k, m])) for k in left for m in right):
        return None
    return Meeting(i, j, ours, theirs, len(pairs))


def _differing(field: Field, pairs: Sequence[tuple[float, int, int]]) -> Iterator[tuple[int, int]]:
    """The pairs of spots that fit, the best first, whose names are known to differ; who said what is the question of attributions."""
    for value, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if value < FITTING:
            return
        a, b = field.claims[i], field.claims[j]
        where_to = field.kind != "place" or left_behind(a) == left_behind(b)  # where from and where to are two questions
        if where_to and agree(field.kind, a, b) is False and not field.library.speaks(a) and not field.library.speaks(b):
            yield i, j


def _fellows(field: Field, entity: Entity, own: int, rival: int) -> tuple[int, ...]:
    """The claim itself, and of each third article the claim of the same name that says most nearly what the two say."""
    chosen = [own]
    for article, there in sorted(articles_of(entity, field.claims).items()):
        if article not in (field.article(own), field.article(rival)):
            value, i = max((max(float(field.fit[i, own]), float(field.fit[i, rival])), i) for i in there)
            if value >= FELLOW:
                chosen.append(i)
    return tuple(chosen)


def _one_side_each(field: Field, ours: Sequence[int], theirs: Sequence[int], pair: tuple[int, int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Of an article that has both names at the spot, the one that fits better."""
    kept: list[list[int]] = []
    fits = {i: max(float(field.fit[i, k]) for k in pair if k != i) for i in (*ours, *theirs)}
    for side, other in ((ours, theirs), (theirs, ours)):
        kept.append([i for i in side if i in pair or not any(field.article(i) == field.article(k) and fits[k] >= fits[i] for k in other)])
    return tuple(kept[0]), tuple(kept[1])


# ------------------------------------------------------------------ signals


def _of_spots(field: Field, met: Meeting, left: Mapping[str, Entity], right: Mapping[str, Entity], everywhere: Mapping[str, Sequence[int]]) -> dict[str, float]:
    """How well the spots fit, and whether anything else fits either of them better in the other's article."""
    fit = float(field.fit[met.left, met.right])
    across = [float(field.fit[i, j]) for i in met.ours for j in met.theirs if field.article(i) != field.article(j)]
    within = [float(field.fit[i, k]) for side in (met.ours, met.theirs) for i, k in combinations(side, 2)]
    own, others = [], []
    for i, j, mine, yours in ((met.left, met.right, left, right), (met.right, met.left, right, left)):
        article = field.article(j)
        own.append(field.best(i, mine.get(article, ())))
        others.append(field.best(i, [k for k in everywhere[article] if k not in (*mine.get(article, ()), *yours.get(article, ()))]))
    return {
        "fit": fit,
        "across": sum(across) / len(across),
        "within": sum(within) / len(within) if within else 0.0,
        "own": max(-FARTHEST, fit - max(own)) if max(own) > NOWHERE else FARTHEST,
        "margin_least": max(-FARTHEST, min(FARTHEST, fit - max(others))),
        "margin_most": max(-FARTHEST, min(FARTHEST, fit - min(others))),
        "chosen_from": math.log2(met.chosen_from),
    }


def _introduced(field: Field, left: Mapping[str, Entity], right: Mapping[str, Entity]) -> float:
    """How alike the words are with which articles first name the one and the other: "the captain, …"."""
    return max((float(field.near[i[0], j[0]]) for a, i in left.items() for b, j in right.items() if a != b), default=-1.0)


def _of_articles(field: Field, met: Meeting, left: Mapping[str, Entity], right: Mapping[str, Entity]) -> dict[str, float]:
    """Which articles know which of the two names."""
    story = len({c.article for c in field.claims})
    a, b = field.claims[met.left], field.claims[met.right]
    few, many = sorted(len({field.article(i) for i in side}) for side in (met.ours, met.theirs))
    known = sorted((len(left), len(right)))
    named = [a.article in right, b.article in left]
    heard = [named[0] or field.library.hears(a.article, b), named[1] or field.library.hears(b.article, a)]
    times = sorted(math.log2(sum(map(len, there.values()))) for there in (left, right))
    return {
        "few": few,
        "many": many,
        "covered": (few + many) / story,
        "known_few": known[0] - few,
        "known_many": known[1] - many,
        "both": len(left.keys() & right.keys()) / story,
        "named": sum(named),
        "heard": sum(heard),
        "often_few": times[0],
        "often_many": times[1],
        "spelt": 0.0 if _told_apart(a, b) else names.similarity(_name(a), _name(b)),
        "word": float(any(_word_in_common(field.claims[i], field.claims[j]) for i in met.ours for j in met.theirs)),
        "translated": float(any(translated(field.claims[i], field.claims[j], float(field.sense[i, j])) for i in met.ours for j in met.theirs)),
        "sense": float(field.sense[met.left, met.right]),
    }


def specific(claim: Claim) -> bool:
    """A name with something in it; one letter or number says too little."""
    return not isinstance(claim.value, Name) or len(claim.value.name) > 2


def _word_in_common(a: Claim, b: Claim) -> bool:
    """Whether a word of one name sounds like a word of the other, and isn't one that many names have; two known bodies have nothing in common."""
    if all(international(getattr(c.value, "key", None)) for c in (a, b)) or _told_apart(a, b):
        return False
    ours, theirs = ([w for w in names.parts(_name(c)).words if c.kind == "person" or not descriptive(w)] for c in (a, b))
    return any(names.part_likeness(x, y) >= HEARD for x in ours for y in theirs if min(len(x), len(y)) >= SHORTEST)


def _told_apart(a: Claim, b: Claim) -> bool:
    return isinstance(a.value, Name) and isinstance(b.value, Name) and told_apart(a.value, b.value)


def _name(claim: Claim) -> str:
    return claim.value.name if isinstance(claim.value, Name) else claim.quote
