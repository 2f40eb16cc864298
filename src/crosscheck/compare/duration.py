"""Lengths of time: two days are 48 hours, a fortnight is about two weeks, 12 years aren't 13."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from crosscheck.compare._amounts import Amount, Relation, compatible, relation, verdict
from crosscheck.model import Claim, Comparison, Duration
from crosscheck.options import option

# Days in each unit; months and years are mean Gregorian ones.
DAYS = {
    "second": Fraction(1, 86400), "minute": Fraction(1, 1440), "hour": Fraction(1, 24), "day": Fraction(1), "week": Fraction(7),
    "month": Fraction(146097, 4800), "quarter": Fraction(146097, 1600), "year": Fraction(146097, 400), "decade": Fraction(146097, 40),
    "century": Fraction(146097, 4),
}  # fmt: skip
# "Eight days" and "fifteen days" are a week and a fortnight in French and Arabic.
_ABOUT_A_WEEK = ({Fraction(7), Fraction(8)}, {Fraction(14), Fraction(15)})


@dataclass(frozen=True, slots=True)
class Options:
    """What a rule may set."""

    tolerance: Fraction = option(Fraction(0), "Relative difference that is none: 0.05 is 5 % of the larger number.", most=1)
    tolerance_absolute: Fraction = option(
        Fraction(0), "Difference that is none, in the unit of the first of two lengths; the larger of the two tolerances counts."
    )
    unit_tolerance: Fraction = option(Fraction("0.13"), "Relative difference that is none where two units are compared, weeks and days.", most=1)


def compare(a: Claim, b: Claim, options: Options) -> Comparison | None:
    """Could both lengths be true of one stretch of time?"""
    found = _relation(a, b, options)
    return None if found is None else verdict(a, b, found)


def together(a: Claim, b: Claim, options: Options) -> bool | None:
    """The same without its reasons."""
    return compatible(_relation(a, b, options))


def _relation(a: Claim, b: Claim, options: Options) -> Relation | None:
    if not isinstance(a.value, Duration) or not isinstance(b.value, Duration):
        return None
    left, right = (Amount(v.low, v.high, v.stated) for v in (a.value, b.value))
    if a.value.unit != b.value.unit or (a.value.unit == "day" and {left.stated, right.stated} in _ABOUT_A_WEEK):
        left, right = left.scaled(DAYS[a.value.unit]), right.scaled(DAYS[b.value.unit])
        return relation(left, right, options.unit_tolerance, options.tolerance_absolute * DAYS[a.value.unit])
    return relation(left, right, options.tolerance, options.tolerance_absolute)
