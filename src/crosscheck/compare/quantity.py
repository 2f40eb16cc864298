"""Numbers of people and things, and measures: equal once units are converted, rounded, grown over time, or in conflict."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from crosscheck.compare._amounts import Amount, Relation, compatible, relation, verdict
from crosscheck.display import display
from crosscheck.model import Claim, Comparison, Quantity
from crosscheck.options import option
from crosscheck.values.conversion import convert

BARE_DEGREE = "generic"  # CLDR's unit of a temperature without its scale


_GROWING = ("killed", "wounded", "missing", "displaced", "infected", "evacuated", "arrested", "rescued")


@dataclass(frozen=True, slots=True)
class Options:
    """What a rule may set."""

    tolerance: Fraction = option(Fraction(0), "Relative difference that is none: 0.05 is 5 % of the larger number.", most=1)
    tolerance_absolute: Fraction = option(
        Fraction(0), "Difference that is none, in the unit of the first of two amounts; the larger of the two tolerances counts."
    )
    unit_tolerance: Fraction = option(Fraction("0.05"), "Relative difference that is none where two units are compared, miles and kilometres.", most=1)
    growing: tuple[str, ...] = option(_GROWING, "Roles whose number can only grow.")


def compare(a: Claim, b: Claim, options: Options) -> Comparison | None:
    """Could both numbers be true of one thing at one time?"""
    related = _relation(a, b, options)
    if related is None or not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return None
    found = verdict(a, b, related)
    if related == "apart" and {a.value.role, b.value.role} & set(options.growing):
        return _over_time(a, b, a.value, b.value) or found
    return found


def together(a: Claim, b: Claim, options: Options) -> bool | None:
    """The same without its reasons."""
    return compatible(_relation(a, b, options))


def _relation(a: Claim, b: Claim, options: Options) -> Relation | None:
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return None
    if a.value.role and b.value.role and a.value.role != b.value.role:
        return None
    if a.value.part != b.value.part:
        return None  # "5 more bodies" isn't the number of bodies
    if a.value.unit == b.value.unit == BARE_DEGREE and a.value.stated != b.value.stated:
        return None  # of which scale isn't said: 80 degrees may be 26
    left, right = _amount(a.value, a.value.unit), _amount(b.value, a.value.unit)
    if left is None or right is None:
        return None
    tolerance = options.tolerance if a.value.unit == b.value.unit else options.unit_tolerance
    return relation(left, right, tolerance, options.tolerance_absolute)


def _amount(value: Quantity, unit: str | None) -> Amount | None:
    """The amount in a unit; None where there is no way to it."""
    if value.unit == unit:
        return Amount(value.low, value.high, value.stated)
    if value.unit is None or unit is None or (stated := convert(value.stated, value.unit, unit)) is None:
        return None
    low, high = (None if end is None else convert(end, value.unit, unit) for end in (value.low, value.high))
    return Amount(low, high, stated)


def _over_time(a: Claim, b: Claim, left: Quantity, right: Quantity) -> Comparison | None:
    """What can only grow: a later, higher figure is an update, a later, lower one a regression."""
    if a.as_of is None or b.as_of is None or a.as_of == b.as_of:
        return None
    other = _amount(right, left.unit)
    grew = (a.as_of < b.as_of) == (other is not None and left.stated < other.stated)
    early, late = (a, b) if a.as_of < b.as_of else (b, a)
    change = f"{display(early.value)} on {early.as_of}, {display(late.value)} on {late.as_of}"
    if grew:
        return Comparison(verdict="conflicting", nature="update", why=f"the figure grew: {change}")
    return Comparison(verdict="conflicting", nature="regression", why=f"what can only grow is less in the later source: {change}")
