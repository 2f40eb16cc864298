"""How many planted conflicts a report finds, and what else it reports.

A planted conflict is found by a finding of severity error or warning, of the same kind, on one side of which the changed article stands alone, with a
mention on the changed words, and on another side one of the others that tell the fact. A finding of severity error or warning that finds none is a
false alarm.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Finding = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """What of the planted conflicts was found, by kind, and what was reported beside them."""

    planted: Mapping[str, int]
    found: Mapping[str, int]
    missed: Sequence[Mapping[str, Any]] = field(repr=False)
    false: Sequence[Finding] = field(repr=False)

    @property
    def recall(self) -> float:
        return sum(self.found.values()) / max(1, sum(self.planted.values()))


def score(report: Mapping[str, Any], planted: Iterable[Mapping[str, Any]]) -> Score:
    """Set the findings of a JSON report against what `planted.jsonl` holds."""
    alarms = [f for f in report["findings"] if f["severity"] in ("error", "warning")]
    by_article: dict[str, list[int]] = {}
    for n, finding in enumerate(alarms):
        for name in {source for position in finding["positions"] for source in position["sources"]}:
            by_article.setdefault(_name(name), []).append(n)
    conflicts = list(planted)
    finders = [[n for n in by_article.get(each["article"], ()) if finds(alarms[n], each)] for each in conflicts]
    right = {n for own in finders for n in own}
    return Score(
        planted=dict(sorted(Counter(each["kind"] for each in conflicts).items())),
        found=dict(sorted(Counter(each["kind"] for each, own in zip(conflicts, finders, strict=True) if own).items())),
        missed=[each for each, own in zip(conflicts, finders, strict=True) if not own],
        false=[finding for n, finding in enumerate(alarms) if n not in right],
    )


def finds(finding: Finding, planted: Mapping[str, Any]) -> bool:
    """Whether a finding tells of a planted conflict."""
    sides = [{_name(source) for source in position["sources"]} for position in finding["positions"]]
    alone = [n for n, side in enumerate(sides) if side == {planted["article"]}]
    against = any(not side.isdisjoint(planted["others"]) for n, side in enumerate(sides) if n not in alone)
    quoted = any(_meets(mention, planted["spans"]) for n in alone for mention in finding["positions"][n]["mentions"])
    return finding["kind"] == planted["kind"] and against and quoted


def _meets(mention: Mapping[str, Any], spans: Iterable[Sequence[int]]) -> bool:
    return any(mention["start"] < end and start < mention["end"] for start, end in spans)


def _name(source: str) -> str:
    """The article's own name: the id that a record had in its file."""
    return source.rpartition("/")[2].rpartition(":")[2]


def read(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
