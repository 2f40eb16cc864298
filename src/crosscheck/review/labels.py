"""Decisions as labels that benchmarks/ can count: each finding with what was decided of it, in the form of a story's gold.json.

The file is JSON, sorted, a label a line, so that people can read its differences and git can merge them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from crosscheck.report.json import guarded
from crosscheck.report.order import Entry, mentions
from crosscheck.review.decisions import DECISIONS, Decision

VERSION = 1
LABELS = tuple(word for word in DECISIONS if word != "open")
_TEXTS = ("id", "label", "note", "content", "rule", "kind", "nature", "severity", "scope", "about")


@dataclass(frozen=True, slots=True)
class Label:
    """What was decided of one finding; `data` is all that the file says of it."""

    data: Mapping[str, Any]

    @property
    def id(self) -> str:
        return str(self.data["id"])

    @property
    def label(self) -> str:
        return str(self.data["label"])


def label(entry: Entry, content: str, decision: Decision) -> Label:
    """The label of a decided finding: `conflicts` of a gold.json have the same names, but for those that only a finding has."""
    finding = entry.finding
    positions = [
        {"value": p.display, "mentions": [{"file": PurePath(m.path).as_posix(), "quote": m.quote} for m in mentions(p)]} for p in finding.positions
    ]  # fmt: skip
    return Label(
        {
            "id": entry.fingerprint,
            "label": decision.decision,
            "note": decision.reason,
            "content": content,
            "rule": finding.rule,
            "kind": finding.kind,
            "nature": finding.nature,
            "severity": finding.severity,
            "scope": finding.scope,
            "confidence": finding.confidence,
            "about": finding.about,
            "positions": positions,
        }
    )


def joined(before: Iterable[Label], now: Iterable[Label], reviewed: Collection[str]) -> tuple[Label, ...]:
    """The labels of a file brought up to date: of the findings that were `reviewed` those of now, of others those that are there."""
    found = [*(one for one in before if one.id not in reviewed), *now]
    return tuple(sorted(found, key=lambda one: (one.data["rule"], one.data["about"], one.id)))


def text(labels: Iterable[Label]) -> str:
    """The file's text."""
    lines = ",\n".join(f"  {json.dumps(one.data, ensure_ascii=False)}" for one in labels)
    return guarded(f'{{\n "crosscheck_labels": {VERSION},\n "labels": {f"[{chr(10)}{lines}{chr(10)} ]" if lines else "[]"}\n}}\n')


def parse(data: str) -> tuple[Label, ...]:
    """The labels of a file; raises ValueError with what is wrong."""
    try:
        document = json.loads(data)
    except json.JSONDecodeError as error:
        raise ValueError(f"not valid JSON: {error.msg} in line {error.lineno}") from None
    except (RecursionError, ValueError):  # of a number longer than Python reads
        raise ValueError("not valid JSON") from None
    if not isinstance(document, dict) or "crosscheck_labels" not in document:
        raise ValueError("not a file of labels; crosscheck review makes one")
    if document["crosscheck_labels"] != VERSION:
        raise ValueError(f"labels of another version of crosscheck; this one reads version {VERSION}")
    found = document.get("labels")
    if not isinstance(found, list):
        raise ValueError("'labels' must be a list")  # noqa: TRY004 (all that is wrong with the data is one kind of error)
    for number, one in enumerate(found):
        if not isinstance(one, dict) or not all(isinstance(one.get(key), str) for key in _TEXTS) or one["label"] not in LABELS:
            raise ValueError(f"labels[{number}]: not a label, with {', '.join(_TEXTS)} as texts")
    return tuple(Label(one) for one in found)
