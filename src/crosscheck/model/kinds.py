"""What kinds of values there are, how sources can differ, and how much that weighs."""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal[
    "quantity", "money", "percent", "duration", "date", "ordinal", "person",
    "role", "place", "organization", "polarity", "status", "attribution", "meaning",
    "custom",  # what a comparer in Python reads
]  # fmt: skip
Nature = Literal["contradiction", "regression", "update", "precision", "unresolved"]
Severity = Literal["error", "warning", "info", "off"]
Scope = Literal["cross", "internal"]
Grain = Literal["day", "week", "month", "quarter", "year", "decade", "century", "span"]
Part = Literal[
    "facts", "quoted", "extracted", "texts"
]  # of a report, beside findings: agreed facts, and texts: those that findings quote, that no file holds, all
Certainty = Literal["declared", "read", "detected", "unknown"]

KINDS: tuple[Kind, ...] = get_args(Kind)
NATURES: tuple[Nature, ...] = get_args(Nature)
EVERYTHING: frozenset[Part] = frozenset(get_args(Part))
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
