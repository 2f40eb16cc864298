"""Each pair of a story's numeric claims, weighed: how likely it is one fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from crosscheck.align import by_article, odds
from crosscheck.align.likeness import precise, telling
from crosscheck.align.signals import Side, pairs
from crosscheck.align.steps import Steps
from crosscheck.compare import agree
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Kind

KINDS: tuple[Kind, ...] = ("quantity", "money", "percent", "duration", "date", "ordinal")
Signals = Mapping[str, float]
Pair = tuple[int, int]  # indices of claims, the lower one first
Group = tuple[int, ...]  # indices of claims


@dataclass(frozen=True)
class Weighed:
    """The numeric claims of a story, and for each pair of them how likely it is one fact."""

    claims: tuple[Claim, ...]
    equal: Mapping[Pair, float]  # pairs with values that agree: the probability
    apart: Mapping[Pair, tuple[float, Signals]]  # pairs with values that don't: log-odds by their surroundings, and the signals
    steps: Steps

    @cached_property
    def alike_to(self) -> Mapping[int, Sequence[tuple[int, float]]]:
        """For each claim those of equal value, with the probability that they tell one fact."""
        found: dict[int, list[tuple[int, float]]] = {}
        for (i, j), v in self.equal.items():
            found.setdefault(i, []).append((j, v))
            found.setdefault(j, []).append((i, v))
        return found

    def alike(self, i: int, j: int) -> bool:
        """Whether two claims say the same, and not only because one of them is wide."""
        return pair(i, j) in self.equal and precise(self.claims[i].value, self.claims[j].value)


def pair(i: int, j: int) -> Pair:
    """Two indices in their order."""
    return (i, j) if i < j else (j, i)


def pair_signals(claims: Sequence[Claim], vectors: Vectors) -> Iterator[tuple[Claim, Claim, bool, dict[str, float]]]:
    """Each pair of claims that could be about one fact: whether their values agree, and what speaks for it."""
    sides = [Side.of([c for c in own if c.kind in KINDS], own) for _, own in by_article(claims)]
    for a, b in [*combinations(sides, 2), *((s, s) for s in sides)]:
        found = pairs(a, b, vectors)
        rows = {name: grid.tolist() for name, grid in found.signals.items()}
        for at, (i, j) in enumerate(zip(found.left, found.right, strict=True)):
            x, y = a.claims[i], b.claims[j]
            own = {name: grid[at] for name, grid in rows.items()}
            same = bool(agree(x.kind, x, y))
            if same:
                own["telling"] = min(telling(x.value), telling(y.value))
                own["loose"] = float(not precise(x.value, y.value))
            yield x, y, same, {**own, x.kind: 1.0}


def weighed(claims: Sequence[Claim], vectors: Vectors) -> Weighed:
    """All pairs of a story's numeric claims, those of two versions of one text only where their sentences belong together."""
    own = tuple(c for c in claims if c.kind in KINDS)
    index = {id(c): i for i, c in enumerate(own)}
    steps = Steps(claims, vectors)
    equal: dict[Pair, float] = {}
    apart: dict[Pair, tuple[float, Signals]] = {}
    for x, y, same, signals in pair_signals(claims, vectors):
        at = pair(index[id(x)], index[id(y)])
        if same:
            equal[at] = odds.probability("equal", signals)
        elif x.article != y.article and (step := steps.step(x, y)) != 0.0:
            apart[at] = odds.log_odds("apart", signals), {**signals, "in_step": step or 0.0}
    return Weighed(own, equal, apart, steps)
