"""The figures of each set of stories, what they should reach, and the floors that they must not fall below."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scoring import NUMERIC, OTHER, Outcome, Score, share

from crosscheck.model import KINDS, Kind

Floors = Mapping[str, Mapping[str, float]]  # by set, by figure


@dataclass(frozen=True, slots=True)
class Result:
    """A set of stories, scored."""

    name: str
    outcomes: tuple[Outcome, ...]

    def score(self, kinds: Collection[Kind] = KINDS) -> Score:
        return sum((o.score(kinds) for o in self.outcomes), Score())

    def figures(self) -> dict[str, float]:
        return {figure.name: figure.of(self) for figure in figures_of(self.name)}

    def as_json(self) -> dict[str, Any]:
        total = self.score()
        shown = {"precision": total.precision, "recall": total.recall, "f1": total.f1}
        return {
            "total": {**{name: rounded(value) for name, value in shown.items()}, **total.counts()},
            "stories": {o.story: o.score().counts() for o in self.outcomes},
            "kinds": {kind: self.score((kind,)).counts() for kind in KINDS},
        }


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that is measured; `aim` is where an editor would leave the tool on."""

    name: str
    value: Callable[[Result], float]
    aim: float | None
    fewer: bool = False  # whether less is better

    def of(self, result: Result) -> float:
        """To a thousandth, rounded to the worse side, so that a floor is never better than what was reached."""
        return rounded(self.value(result), up=self.fewer)

    def worse(self, a: float, b: float) -> bool:
        return a > b if self.fewer else a < b


def rounded(value: float, *, up: bool = False) -> float:
    return math.ceil(value * 1000 - 1e-9) / 1000 if up else math.floor(value * 1000 + 1e-9) / 1000


def _flagged(result: Result) -> float:
    """The share of stories without anything planted in which something is alarmed."""
    clean = [o for o in result.outcomes if not o.gold.planted]
    return share(sum(bool(o.false) for o in clean), len(clean))


_STORIES = (
    Figure("precision", lambda r: r.score().precision, 0.92),
    Figure("recall", lambda r: r.score().recall, None),
    Figure("f1", lambda r: r.score().f1, None),
    Figure("recall_numeric", lambda r: r.score(NUMERIC).recall, 0.95),
    Figure("recall_other", lambda r: r.score(OTHER).recall, 0.80),
    Figure("traps", lambda r: float(r.score().traps), 0.0, fewer=True),
    Figure("duplicates", lambda r: share(r.score().duplicates, r.score().alarms), 0.03, fewer=True),
    Figure("kind_right", lambda r: share(r.score().kind_right, r.score().matched), 0.95),
)
_FIGURES = {
    "parallel": (
        Figure("changed_found", lambda r: r.score().recall, 0.97),
        Figure("false_per_20", lambda r: 20 * share(sum(len(o.false) for o in r.outcomes), len(r.outcomes)), 1.0, fewer=True),
    ),
    "natural": (
        Figure("conflicts_found", lambda r: r.score().recall, 0.85),
        Figure("same_flagged", _flagged, 0.02, fewer=True),
    ),
}


def figures_of(name: str) -> tuple[Figure, ...]:
    return _FIGURES.get(name, _STORIES)


# ------------------------------------------------------------------ floors


def read_floors(path: Path) -> Floors:
    kept: Floors = json.loads(path.read_text(encoding="utf-8"))["floors"] if path.exists() else {}
    return kept


def below(result: Result, floors: Floors) -> list[str]:
    """A complaint for each figure that is worse than its floor."""
    own = floors.get(result.name, {})
    return [
        f"{result.name}: {figure.name} {value:.3f} is worse than its floor {own[figure.name]:.3f}"
        for figure in figures_of(result.name)
        if figure.name in own and figure.worse(value := figure.of(result), own[figure.name])
    ]


def write_floors(path: Path, results: Sequence[Result]) -> None:
    """Keep the figures reached as the new floors, and what the stories of this project gave in detail; sets not measured keep theirs."""
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    floors = {**before.get("floors", {}), **{r.name: r.figures() for r in results}}
    kept = {"floors": dict(sorted(floors.items())), **{r.name: r.as_json() for r in results if r.name == "own"}}
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
