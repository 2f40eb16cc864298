"""Hold the findings of a story against its gold: what was found, what was missed, what was made up (see README.md beside this file)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Any

from crosscheck import Finding
from crosscheck.model import KINDS, Kind

ALARMING = frozenset({"error", "warning"})
NUMERIC: frozenset[Kind] = frozenset({"quantity", "money", "percent", "duration", "date", "ordinal"})
OTHER: frozenset[Kind] = frozenset(KINDS) - NUMERIC
SAID_BY_A_CLAUSE: frozenset[Kind | None] = frozenset({"polarity", "status", "attribution", "meaning", None})
LONGEST_VALUE = 80  # a longer mention is a clause that happens to hold the value


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

    def lies_on(self, gold: Place, *, any_length: bool) -> bool:
        """Whether this touches a place of the gold, and isn't a clause where the gold has a value."""
        return self.touches(gold) and (any_length or len(self) <= max(LONGEST_VALUE, 2 * len(gold)))


Sides = tuple[tuple[Place, ...], ...]  # the positions of a conflict, each as the places where it is taken


@dataclass(frozen=True, slots=True)
class Planted:
    """A conflict of the gold; it is `due` where it must be reported as more than information. Without a kind any will do."""

    id: str
    kind: Kind | None
    about: str
    due: bool
    sides: Sides

    @property
    def any_length(self) -> bool:
        return self.kind in SAID_BY_A_CLAUSE


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Mentions of the gold that look like a conflict and are none, each as a side of its own."""

    about: str
    sides: Sides


@dataclass(frozen=True, slots=True)
class Gold:
    """All that is known of a story."""

    planted: tuple[Planted, ...] = ()
    lookalikes: tuple[Lookalike, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """What was alarmed and what was due, and how much of each was right."""

    alarms: int = 0
    good: int = 0
    due: int = 0
    found: int = 0
    lookalikes: int = 0
    traps: int = 0  # lookalikes that an alarm fell for
    duplicates: int = 0  # alarms for conflicts that an earlier one had found
    matched: int = 0  # conflicts found, due or not
    kind_right: int = 0  # of these, how many under their own kind

    def __add__(self, other: Score) -> Score:
        return Score(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def precision(self) -> float:
        return share(self.good, self.alarms)

    @property
    def recall(self) -> float:
        return share(self.found, self.due)

    @property
    def f1(self) -> float:
        return share(2 * self.precision * self.recall, self.precision + self.recall)

    def counts(self) -> dict[str, int]:
        return {"due": self.due, "found": self.found, "alarms": self.alarms, "false": self.alarms - self.good}


@dataclass(frozen=True, slots=True)
class FalseAlarm:
    """An alarm that is right about no planted conflict; `traps` are the lookalikes that it fell for."""

    finding: Finding
    traps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One story, scored."""

    story: str
    gold: Gold
    first: dict[str, Finding] = field(default_factory=dict)  # of each conflict found, by its id, the first finding that is right about it
    good: tuple[Finding, ...] = ()
    false: tuple[FalseAlarm, ...] = ()
    duplicates: int = 0
    late: bool = False  # no report came in time, so that nothing is known

    @property
    def found(self) -> frozenset[str]:
        return frozenset(self.first)

    def score(self, kinds: Iterable[Kind] = KINDS) -> Score:
        """Of some kinds: recall and kind right by the gold's kind, everything else by the finding's. Conflicts without a kind count for all."""
        wanted = frozenset[Kind | None](kinds) | {None}
        planted = [c for c in self.gold.planted if c.kind in wanted]
        good, false = [f for f in self.good if f.kind in wanted], [f for f in self.false if f.finding.kind in wanted]
        return Score(
            alarms=len(good) + len(false),
            good=len(good),
            due=sum(c.due for c in planted),
            found=sum(c.due and c.id in self.first for c in planted),
            lookalikes=len(self.gold.lookalikes),
            traps=sum(len(f.traps) for f in false),
            duplicates=self.duplicates,
            matched=sum(c.id in self.first for c in planted),
            kind_right=sum(c.id in self.first and self.first[c.id].kind == c.kind for c in planted),
        )

    def missed(self) -> list[Planted]:
        return [c for c in self.gold.planted if c.due and c.id not in self.first]


def share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def read_gold(folder: Path) -> Gold:
    """What was planted in a story, and what only looks like it; a quote that stands more than once means its first place."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    texts = {path.name: path.read_bytes().decode("utf-8") for path in folder.glob("*.txt")}

    def places(mentions: Iterable[dict[str, str]]) -> tuple[Place, ...]:
        starts = ((m["file"], texts[m["file"]].index(m["quote"]), len(m["quote"])) for m in mentions)
        return tuple(Place(file, start, start + length) for file, start, length in starts)

    def planted(conflict: dict[str, Any]) -> Planted:
        sides = tuple(places(position["mentions"]) for position in conflict["positions"])
        return Planted(id=conflict["id"], kind=conflict["kind"], about=conflict["about"], due=conflict["severity"] in ALARMING, sides=sides)

    return Gold(
        planted=tuple(planted(conflict) for conflict in gold["conflicts"]),
        lookalikes=tuple(Lookalike(agreement["about"], tuple((place,) for place in places(agreement["mentions"]))) for agreement in gold["agreements"]),
    )


def sides_of(finding: Finding) -> Sides:
    return tuple(tuple(Place(Path(m.path).name, m.span.start, m.span.end) for m in position.mentions) for position in finding.positions)


def tells_apart(reported: Sides, gold: Sides, *, any_length: bool) -> bool:
    """True where two positions of the report lie on two different sides of the gold."""
    hits = [{n for n, side in enumerate(gold) if any(a.lies_on(b, any_length=any_length) for a in mine for b in side)} for mine in reported]
    return any(a - {n} for i, a in enumerate(hits) for b in hits[i + 1 :] for n in b)


def score(story: str, findings: Sequence[Finding], gold: Gold) -> Outcome:
    """Hold the findings of a story, in the report's order, against its gold; findings of severity info are free."""
    first: dict[str, Finding] = {}
    good, false, duplicates = [], [], 0
    for finding in findings:
        if finding.severity not in ALARMING:
            continue
        sides = sides_of(finding)
        ids = [c.id for c in gold.planted if tells_apart(sides, c.sides, any_length=c.any_length)]
        if ids:
            good.append(finding)
            duplicates += all(id_ in first for id_ in ids)
        else:
            traps = tuple(trap.about for trap in gold.lookalikes if tells_apart(sides, trap.sides, any_length=False))
            false.append(FalseAlarm(finding, traps))
        first = {**dict.fromkeys(ids, finding), **first}
    return Outcome(story=story, gold=gold, first=first, good=tuple(good), false=tuple(false), duplicates=duplicates)
