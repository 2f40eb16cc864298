"""Groups of numeric claims with different values: what speaks for their telling one fact in two ways."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from crosscheck.align.likeness import far, slip, telling
from crosscheck.align.odds import Candidate
from crosscheck.align.weighed import SHOWN, Apart, Group, Pair, Signals, Weighed, pair
from crosscheck.model import Claim, Kind, Quantity, TimeSpan, Value

FARTHEST = 3.0  # standing (log-odds) beyond which a margin says nothing more
RECENT = 15  # days before a text's own date in which its news lies
_BEST = (*SHOWN, "in_step")
MOST_SAID = 2  # times that the articles of a rival say a value


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two groups that may tell one fact with different values, and what speaks for it."""

    left: Group
    right: Group
    signals: Signals

    def candidate(self, weighed: Weighed) -> Candidate:
        left, right = (tuple(weighed.claims[i] for i in side) for side in (self.left, self.right))
        return Candidate(family="version" if self.signals["best_in_step"] else "numeric", left=left, right=right, signals=self.signals)


@dataclass(frozen=True, slots=True)
class _Held:
    """Two groups held against each other: their numbers, the claims that are, and the log-odds of the best pair and on the mean."""

    numbers: Pair
    left: Group
    right: Group
    best: Apart
    mean: float
    torn: float  # how likely a claim that was taken away from one side tells the same as what is left there

    @property
    def odds(self) -> float:
        return (self.best.odds + self.mean) / 2


def rivals(kind: Kind, groups: Sequence[Group], weighed: Weighed) -> Iterator[Rivals]:
    """Each two groups whose values can't both be true, and what speaks for their telling one fact."""
    claims = weighed.claims
    articles = [frozenset(claims[i].article for i in group) for group in groups]
    held = [h for g in combinations(range(len(groups)), 2) for h in _held(g, groups, articles, weighed)]
    others: dict[int, list[tuple[float, int]]] = {x: [] for x in range(len(groups))}
    for h in held:
        for x, y in (h.numbers, h.numbers[::-1]) if not h.torn else ():  # what is left of a group is no further rival
            others[x].append((h.odds, y))
    story = len({c.article for c in claims})
    for h in held:
        margins = sorted(_margin(h.odds, others[x], y, articles) for x, y in (h.numbers, h.numbers[::-1]))
        own = {
            "best": h.best.odds,
            "mean": h.mean,
            "margin_least": margins[0],
            "margin_most": margins[1],
            "crowd": math.log1p(sum(len(others[x]) for x in h.numbers)),
            "covered": len({claims[i].article for i in (*h.left, *h.right)}) / story,
            **{f"best_{name}": h.best.signal(name) for name in _BEST},
            "best_duration": h.best.odds * (kind == "duration"),  # numbers of days and years are many: what is said around them tells more
            **_of_groups(kind, h, weighed),
        }
        yield Rivals(h.left, h.right, {name: round(value, 4) for name, value in own.items()})


def _held(numbers: Pair, groups: Sequence[Group], articles: Sequence[frozenset[str]], weighed: Weighed) -> Iterator[_Held]:
    """Two groups, where no article stands in both; where one does, their claims in sentences that are versions of one, or what one side has without it."""
    g, h = numbers
    sides = {(groups[g], groups[h], 0.0)}
    if both := articles[g] & articles[h]:  # an article that gives two values side by side speaks of two facts, or twice of two
        sides = {(*found, 0.0) for i in groups[g] for j in groups[h] if (found := _in_step(i, j, groups[g], groups[h], weighed))}
        sides |= set(_torn(groups[g], groups[h], both, weighed))
    for left, right, torn in sorted(sides):
        known = [s for i in left for j in right if (s := weighed.apart.get(pair(i, j))) is not None]
        if torn and any(s.in_step for s in known):
            continue  # what belongs together in two versions of one text is known
        if known and not any(weighed.alike(i, j) for i in left for j in right):
            yield _Held(numbers, left, right, max(known, key=lambda s: s.odds), sum(s.odds for s in known) / len(known), torn)


def _torn(left: Group, right: Group, both: frozenset[str], weighed: Weighed) -> Iterator[tuple[Group, Group, float]]:
    """What is left of either side without the articles that stand on both, and how likely what is taken away tells the same fact as what is left."""
    for group in (left, right):
        kept = tuple(i for i in group if weighed.claims[i].article not in both)
        if kept:
            ties = [weighed.equal.get(pair(i, j), 0.0) for i in kept for j in group if j not in kept]
            yield (kept, right, max(ties)) if group is left else (left, kept, max(ties))


def _in_step(i: int, j: int, left: Group, right: Group, weighed: Weighed) -> tuple[Group, Group] | None:
    """Two claims whose sentences are versions of one, with those of their groups that stand in further versions of these sentences."""
    found = weighed.apart.get(pair(i, j))
    if found is None or found.in_step < 1.0:
        return None
    claims = weighed.claims
    ours, theirs = ([k for k in group if any(weighed.steps.step(claims[k], claims[x]) == 1.0 or k == x for x in (i, j))] for group in (left, right))
    ours_converted, theirs_converted = ({k for k in side if _converts(claims[k], claims[other])} for side, other in ((ours, j), (theirs, i)))
    if ours_converted and theirs_converted:
        return None  # both texts give both: "six metres (18 feet)"
    ours, theirs = [k for k in ours if k not in ours_converted], [k for k in theirs if k not in theirs_converted]
    return None if {claims[k].article for k in ours} & {claims[k].article for k in theirs} else (tuple(ours), tuple(theirs))


def _converts(claim: Claim, other: Claim) -> bool:
    """Whether a claim gives in another unit what another one of its sentence says: "180 km/h (497 mph)"."""
    if not isinstance(claim.value, Quantity) or not isinstance(other.value, Quantity) or claim.sentence != other.sentence:
        return False
    return claim.article == other.article and None not in (claim.value.unit, other.value.unit) and claim.value.unit != other.value.unit


def _tied(own: Group, other: Group, weighed: Weighed) -> float:
    """How likely an equal claim of the other side's articles, outside these two sides, tells what this side tells: one for each article."""
    there, ties = {weighed.claims[i].article for i in other}, dict[str, float]()
    for i in own:
        for j, v in weighed.alike_to.get(i, ()):
            if (article := weighed.claims[j].article) in there and j not in own:
                ties[article] = max(ties.get(article, 0.0), v)
    return sum(ties.values())


def _margin(own: float, others: Sequence[tuple[float, int]], rival: int, articles: Sequence[frozenset[str]]) -> float:
    """How much likelier a rival is than the next one that its articles have; 0 where they have no other, which says nothing."""
    rest = [odds for odds, other in others if other != rival and articles[other] & articles[rival]]
    return max(-FARTHEST, min(FARTHEST, own - max(rest))) if rest else 0.0


def _of_groups(kind: Kind, h: _Held, weighed: Weighed) -> dict[str, float]:
    """What two groups with different values say by their values, their sizes, and whether one side's value stands in the other's articles as well."""
    claims = weighed.claims
    fewer, more = sorted((h.left, h.right), key=lambda side: (len({claims[i].article for i in side}), side))
    few, many = ([claims[i] for i in side] for side in (fewer, more))
    a, b = few[0].value, many[0].value
    slipped, bare = slip(a, b), float(_bare(a) or _bare(b))
    return {
        kind: 1.0,
        "few": len({c.article for c in few}),
        "many": len({c.article for c in many}),
        "far": far(a, b) * (1 - slipped),
        "slip": slipped,
        "unlike": float(not slipped),
        "telling": min(telling(a), telling(b)),
        "also_few": _says(few[0], many, weighed),
        "also_many": _says(many[0], few, weighed),
        "tied_few": _tied(fewer, more, weighed),
        "tied_many": _tied(more, fewer, weighed),
        "torn": h.torn,
        "torn_bare": h.torn * bare,  # what a bare number was joined to is less sure
        "hedged": float(any(c.hedged for c in (*few, *many))),
        "titles": float(any(c.title for c in few) and any(c.title for c in many)),
        "bare": bare,
        "recent": float(_recent(few[0]) and _recent(many[0])),
    }


def _says(claim: Claim, others: Sequence[Claim], weighed: Weighed) -> int:
    """How often the articles of others say a claim's value, of whatever; two at most."""
    return min(MOST_SAID, sum(weighed.agreements.said(claim, article) for article in {c.article for c in others}))


def _bare(value: Value) -> bool:
    """Whether a number doesn't say what it counts, or says only "more than"."""
    if not isinstance(value, Quantity):
        return False
    return None in (value.low, value.high) or (value.of is None and value.unit is None and value.role is None)


def _recent(claim: Claim) -> bool:
    """Whether a date lies in the days of the story, in which much happens."""
    if not isinstance(claim.value, TimeSpan) or claim.value.start is None or claim.as_of is None:
        return False
    return abs((claim.as_of - claim.value.start).days) <= RECENT
