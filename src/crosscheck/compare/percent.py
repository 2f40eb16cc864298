"""Shares in percent, and differences of shares in points; the two are never compared with each other."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from crosscheck.compare._amounts import Amount, relation, verdict
from crosscheck.model import Claim, Comparison, Percent

OPTIONS: Mapping[str, str] = {"tolerance": "0"}
_POINTS = {"percentage-point": Fraction(1), "basis-point": Fraction(1, 100)}


def compare(a: Claim, b: Claim, options: Mapping[str, str]) -> Comparison | None:
    """Could both shares be true of one thing?"""
    if not isinstance(a.value, Percent) or not isinstance(b.value, Percent):
        return None
    left, right = (Amount(v.low, v.high, v.stated) for v in (a.value, b.value))
    if a.value.unit != b.value.unit:
        if a.value.unit not in _POINTS or b.value.unit not in _POINTS:
            return None
        left, right = left.scaled(_POINTS[a.value.unit]), right.scaled(_POINTS[b.value.unit])
    return verdict(a, b, relation(left, right, Fraction(options["tolerance"])))
