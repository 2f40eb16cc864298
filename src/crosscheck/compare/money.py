"""Amounts of money: compared in one currency; in two, where they are the same number (a slip), or where the rule gives a rate.

Without a rate nothing is said of different numbers in different currencies. Two amounts of one sentence in two currencies are a
conversion ("$1.2bn (€1.1bn)") and no disagreement.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from crosscheck.compare._amounts import Amount, Relation, compatible, relation, verdict
from crosscheck.display import display
from crosscheck.model import Claim, Comparison, Money
from crosscheck.options import option
from crosscheck.rates import Rates


@dataclass(frozen=True, slots=True)
class Options:
    """What a rule may set."""

    tolerance: Fraction = option(Fraction(0), "Relative difference that is none: 0.05 is 5 % of the larger number.", most=1)
    tolerance_absolute: Fraction = option(
        Fraction(0), "Difference that is none, in the currency of the first of two amounts; the larger of the two tolerances counts."
    )
    rates: Rates = option(Rates(), "What one currency is worth in another, written EUR/USD 1.08, GBP/USD 1.27; without it two currencies aren't compared.")
    rate_tolerance: Fraction = option(Fraction("0.1"), "Relative difference that is none where a rate is used.", most=1)


def compare(a: Claim, b: Claim, options: Options) -> Comparison | None:
    """Could both amounts be true of one thing?"""
    found = _relation(a, b, options)
    if found == "slip":
        return Comparison(verdict="conflicting", why=f"the same number in two currencies: {display(a.value)} and {display(b.value)}")
    return None if found is None else verdict(a, b, found)


def together(a: Claim, b: Claim, options: Options) -> bool | None:
    """The same without its reasons."""
    found = _relation(a, b, options)
    return False if found == "slip" else compatible(found)


def _relation(a: Claim, b: Claim, options: Options) -> Relation | Literal["slip"] | None:
    """How two amounts stand to each other; a slip is the same number in two currencies."""
    if not isinstance(a.value, Money) or not isinstance(b.value, Money):
        return None
    left, right = (Amount(v.low, v.high, v.stated) for v in (a.value, b.value))
    if not a.value.currencies or not b.value.currencies or set(a.value.currencies) & set(b.value.currencies):
        return relation(left, right, options.tolerance, options.tolerance_absolute)
    if a.article == b.article and a.sentence == b.sentence and a.span != b.span:
        return None
    if left.stated == right.stated and left.stated > 1:
        return "slip"
    pair = a.value.currencies[0], b.value.currencies[0]  # the likeliest of each
    rate = options.rates.rate(*pair) or a.value.rates.rate(*pair)
    if rate is None:
        return None
    return relation(left.scaled(rate), right, options.rate_tolerance, options.tolerance_absolute * rate)
