"""Each pair of a story's numeric claims, weighed: how likely it is one fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from crosscheck.align import by_article, odds
from crosscheck.align.agreements import Agreements
from crosscheck.align.likeness import precise
from crosscheck.align.signals import WIDTHS, Pairs, Side, pairs
from crosscheck.align.steps import Steps
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Kind

KINDS: tuple[Kind, ...] = ("quantity", "money", "percent", "duration", "date", "ordinal")
Signals = Mapping[str, float]
Pair = tuple[int, int]  # indices of claims, the lower one first
Group = tuple[int, ...]  # indices of claims


SHOWN = (*WIDTHS, *(f"{name}_standing" for name in WIDTHS), "anchors", "role", "grain", "apart", "headline")  # signals that are asked of single pairs


class Apart(NamedTuple):
    """A pair of claims whose values don't agree."""

    odds: float  # log-odds by their surroundings
    in_step: float  # 1 where their sentences are versions of one, ½ where they may be
    at: int
    rows: Mapping[str, Sequence[float]]  # each signal of all pairs of the two articles

    def signal(self, name: str) -> float:
        """One of the signals that are SHOWN, or `in_step`."""
        return self.in_step if name == "in_step" else self.rows[name][self.at]


@dataclass(frozen=True)
class Weighed:
    """The numeric claims of a story, and for each pair of them how likely it is one fact."""

    claims: tuple[Claim, ...]
    equal: Mapping[Pair, float]  # pairs with values that agree: the probability
    apart: Mapping[Pair, Apart]  # pairs with values that don't
    steps: Steps
    agreements: Agreements

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


@dataclass(frozen=True, slots=True)
class _Met:
    """The pairs of two articles, or of one with itself, and what speaks for each of them."""

    left: Side
    right: Side
    pairs: Pairs

    def claims(self) -> Iterator[tuple[Claim, Claim]]:
        """The claims of each pair."""
        return ((self.left.claims[i], self.right.claims[j]) for i, j in zip(self.pairs.left, self.pairs.right, strict=True))

    def odds(self, family: str, more: Mapping[str, Sequence[float]]) -> list[float]:
        """The log-odds of each pair, by the weights of a family: all signals are summed one after another."""
        import numpy as np

        weights = odds.weights(family)
        kinds = np.array([weights.get(x.kind, 0.0) for x, _ in self.claims()])
        total = np.zeros(len(kinds))
        for name, values in (*self.pairs.signals.items(), *more.items()):
            if name in weights:
                total += weights[name] * np.asarray(values)
        return list((weights[odds.BIAS] + (total + kinds)).tolist())


def _met(claims: Sequence[Claim], agreements: Agreements, vectors: Vectors) -> Iterator[_Met]:
    sides = [Side.of([c for c in own if c.kind in KINDS], own) for _, own in by_article(claims)]
    for a, b in [*combinations(sides, 2), *((s, s) for s in sides)]:
        yield _Met(a, b, pairs(a, b, agreements, vectors))


def _of_equals(met: _Met) -> dict[str, list[float]]:
    """What two values that agree say by themselves; of others 0."""
    ours, theirs = met.left.telling, met.right.telling
    return {
        "telling": [min(ours[i], theirs[j]) if same else 0.0 for i, j, same in zip(met.pairs.left, met.pairs.right, met.pairs.same, strict=True)],
        "loose": [float(same and not precise(x.value, y.value)) for (x, y), same in zip(met.claims(), met.pairs.same, strict=True)],
    }


def pair_signals(claims: Sequence[Claim], vectors: Vectors) -> Iterator[tuple[Claim, Claim, bool, dict[str, float]]]:
    """Each pair of claims that could be about one fact: whether their values agree, and what speaks for it."""
    for met in _met(claims, Agreements([c for c in claims if c.kind in KINDS]), vectors):
        equals = _of_equals(met)
        for at, ((x, y), same) in enumerate(zip(met.claims(), met.pairs.same, strict=True)):
            more = {name: values[at] for name, values in equals.items()} if same else {}
            yield x, y, same, {**{name: float(grid[at]) for name, grid in met.pairs.signals.items()}, **more, x.kind: 1.0}


def weighed(claims: Sequence[Claim], vectors: Vectors) -> Weighed:
    """All pairs of a story's numeric claims, those of two versions of one text only where their sentences belong together."""
    own = tuple(c for c in claims if c.kind in KINDS)
    index = {id(c): i for i, c in enumerate(own)}
    steps, agreements = Steps(claims, vectors), Agreements(own)
    equal: dict[Pair, float] = {}
    apart: dict[Pair, Apart] = {}
    for met in _met(claims, agreements, vectors):
        rows = {name: grid.tolist() for name, grid in met.pairs.signals.items() if name in SHOWN}
        likely, unlike = met.odds("equal", _of_equals(met)), met.odds("apart", {})
        for at, ((x, y), same) in enumerate(zip(met.claims(), met.pairs.same, strict=True)):
            place = pair(index[id(x)], index[id(y)])
            if same:
                equal[place] = odds.sigmoid(likely[at])
            elif x.article != y.article and (step := steps.step(x, y)) != 0.0:
                apart[place] = Apart(unlike[at], step or 0.0, at, rows)
    return Weighed(own, equal, apart, steps, agreements)
