"""Amounts of money: compared in one currency; the same number in two currencies is a conflict, other pairs say nothing."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from crosscheck.compare._amounts import Amount, relation, verdict
from crosscheck.display import display
from crosscheck.model import Claim, Comparison, Money

OPTIONS: Mapping[str, str] = {"tolerance": "0"}


def compare(a: Claim, b: Claim, options: Mapping[str, str]) -> Comparison | None:
    """Could both amounts be true of one thing?"""
    if not isinstance(a.value, Money) or not isinstance(b.value, Money):
        return None
    left, right = (Amount(v.low, v.high, v.stated) for v in (a.value, b.value))
    if not a.value.currencies or not b.value.currencies or set(a.value.currencies) & set(b.value.currencies):
        return verdict(a, b, relation(left, right, Fraction(options["tolerance"])))
    if left.stated == right.stated and left.stated > 1:
        return Comparison(verdict="conflicting", why=f"the same number in two currencies: {display(a.value)} and {display(b.value)}")
    return None
