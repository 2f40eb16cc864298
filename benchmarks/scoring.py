"""Hold the findings of a story against its gold: what was found, what was missed, what was made up (see README.md beside this file)."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crosscheck import Finding, check
from crosscheck.model import KINDS, Kind

ALARMING = frozenset({"error", "warning"})
SAID_BY_A_CLAUSE: frozenset[Kind] = frozenset({"polarity", "status", "attribution", "meaning"})
LONGEST_VALUE = 80  # a longer mention is a clause that happens to hold the value
FIGURES = ("precision", "recall", "f1")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one file, in code points, half-open."""

    file: str
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def touches(self, other: Place) -> bool:
        return self.file == other.file and self.start < other.end and other.start < self.end


Sides = tuple[tuple[Place, ...], ...]  # the positions of a conflict, each as the places where it is taken


@dataclass(frozen=True, slots=True)
class Planted:
    """A conflict of the gold; it is `due` where it must be reported as more than information."""

    id: str
    kind: Kind
    about: str
    due: bool
    sides: Sides


@dataclass(frozen=True, slots=True)
class Score:
    """What was alarmed and what was due, and how much of each was right."""

    alarms: int = 0
    good: int = 0
    due: int = 0
    found: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.alarms + other.alarms, self.good + other.good, self.due + other.due, self.found + other.found)

    @property
    def precision(self) -> float:
        return self.good / self.alarms if self.alarms else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.due if self.due else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1, rounded down to a thousandth so that a floor is never above what was reached."""
        return {name: math.floor(getattr(self, name) * 1000 + 1e-9) / 1000 for name in FIGURES}

    def counts(self) -> dict[str, int]:
        return {"due": self.due, "found": self.found, "alarms": self.alarms, "false": self.alarms - self.good}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One story, scored."""

    story: str
    planted: tuple[Planted, ...]
    found: frozenset[str]
    good: tuple[Finding, ...]
    false: tuple[Finding, ...]

    def score(self, kind: Kind | None = None) -> Score:
        """Of the whole story, or of one kind: recall by the gold's kind, precision by the finding's."""
        due = [c for c in self.planted if c.due and kind in (None, c.kind)]
        good = sum(kind in (None, f.kind) for f in self.good)
        false = sum(kind in (None, f.kind) for f in self.false)
        return Score(alarms=good + false, good=good, due=len(due), found=sum(c.id in self.found for c in due))

    def missed(self) -> list[Planted]:
        return [c for c in self.planted if c.due and c.id not in self.found]


@dataclass(frozen=True, slots=True)
class Result:
    """A set of stories, scored."""

    outcomes: tuple[Outcome, ...] = field(default=())

    def score(self, kind: Kind | None = None) -> Score:
        return sum((o.score(kind) for o in self.outcomes), Score())

    def as_json(self) -> dict[str, Any]:
        return {
            "total": {**self.score().figures(), **self.score().counts()},
            "stories": {o.story: o.score().counts() for o in self.outcomes},
            "kinds": {kind: self.score(kind).counts() for kind in KINDS},
        }


def read_gold(folder: Path) -> tuple[Planted, ...]:
    """The conflicts planted in a story; a quote that stands more than once means its first place."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    texts = {path.name: path.read_bytes().decode("utf-8") for path in folder.glob("*.txt")}

    def place(mention: dict[str, str]) -> Place:
        start = texts[mention["file"]].index(mention["quote"])
        return Place(mention["file"], start, start + len(mention["quote"]))

    return tuple(
        Planted(
            id=conflict["id"],
            kind=conflict["kind"],
            about=conflict["about"],
            due=conflict["severity"] in ALARMING,
            sides=tuple(tuple(place(m) for m in position["mentions"]) for position in conflict["positions"]),
        )
        for conflict in gold["conflicts"]
    )


def sides_of(finding: Finding) -> Sides:
    return tuple(tuple(Place(Path(m.path).name, m.span.start, m.span.end) for m in position.mentions) for position in finding.positions)


def tells_apart(reported: Sides, planted: Planted) -> bool:
    """True where two positions of the report lie on two different positions of the gold."""
    any_length = planted.kind in SAID_BY_A_CLAUSE

    def lies_on(mine: Iterable[Place], gold: Iterable[Place]) -> bool:
        return any(a.touches(b) and (any_length or len(a) <= max(LONGEST_VALUE, 2 * len(b))) for a in mine for b in gold)

    hits = [{number for number, gold in enumerate(planted.sides) if lies_on(mine, gold)} for mine in reported]
    return any(a - {n} for i, a in enumerate(hits) for b in hits[i + 1 :] for n in b)


def score_story(folder: Path) -> Outcome:
    """Check one story and hold the findings against its gold."""
    planted = read_gold(folder)
    alarms = [finding for finding in check([folder]).findings if finding.severity in ALARMING]
    matches = [{c.id for c in planted if tells_apart(sides_of(finding), c)} for finding in alarms]
    return Outcome(
        story=folder.name,
        planted=planted,
        found=frozenset().union(*matches),
        good=tuple(f for f, ids in zip(alarms, matches, strict=True) if ids),
        false=tuple(f for f, ids in zip(alarms, matches, strict=True) if not ids),
    )
