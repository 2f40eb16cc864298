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
Detail = Literal["findings", "facts", "texts"]  # how much a report holds: findings, the facts agreed on too, the texts of all articles too
Certainty = Literal["declared", "read", "detected", "unknown"]

KINDS: tuple[Kind, ...] = get_args(Kind)
NATURES: tuple[Nature, ...] = get_args(Nature)
DETAILS: tuple[Detail, ...] = get_args(Detail)  # each holds what those before it hold
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
