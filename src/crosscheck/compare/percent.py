"""Shares in percent, and differences of shares in points; the two are never compared with each other."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from crosscheck.compare._amounts import Amount, Relation, compatible, relation, verdict
from crosscheck.model import Claim, Comparison, Percent
from crosscheck.options import option

_POINTS = {"percentage-point": Fraction(1), "basis-point": Fraction(1, 100)}


@dataclass(frozen=True, slots=True)
class Options:
    """What a rule may set."""

    tolerance: Fraction = option(Fraction(0), "Relative difference that is none: 0.05 is 5 % of the larger number.", most=1)
    tolerance_absolute: Fraction = option(
        Fraction(0), "Difference that is none, in the unit of the first of two shares; the larger of the two tolerances counts."
    )


def compare(a: Claim, b: Claim, options: Options) -> Comparison | None:
    """Could both shares be true of one thing?"""
    found = _relation(a, b, options)
    return None if found is None else verdict(a, b, found)


def together(a: Claim, b: Claim, options: Options) -> bool | None:
    """The same without its reasons."""
    return compatible(_relation(a, b, options))


def _relation(a: Claim, b: Claim, options: Options) -> Relation | None:
    if not isinstance(a.value, Percent) or not isinstance(b.value, Percent):
        return None
    left, right = (Amount(v.low, v.high, v.stated) for v in (a.value, b.value))
    absolute = options.tolerance_absolute
    if a.value.unit != b.value.unit:
        if a.value.unit not in _POINTS or b.value.unit not in _POINTS:
            return None
        left, right = left.scaled(_POINTS[a.value.unit]), right.scaled(_POINTS[b.value.unit])
        absolute *= _POINTS[a.value.unit]
    return relation(left, right, options.tolerance, absolute)
