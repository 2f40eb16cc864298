"""Lengths of time in date phrases, and the day that lies such a length away: "1 month and 21 days", «عامين», "a year and a half"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from crosscheck.values import calendar
from crosscheck.values.date_atoms import Atom

Length = tuple[Fraction, str]  # how many of which unit

HALF = Fraction(1, 2)
_MOST = 10_000  # of any unit
_SMALLER = {
    "century": (100, "year"),
    "decade": (10, "year"),
    "year": (12, "month"),
    "quarter": (3, "month"),
    "month": (30, "day"),
    "fortnight": (14, "day"),
    "week": (7, "day"),
}


def lengths(atoms: Sequence[Atom]) -> list[Length]:
    """The lengths that atoms say, in their order; a unit without a number is one, a dual two."""
    found: list[Length] = []
    number: Fraction | None = None
    for atom in atoms:
        if atom.label in ("N", "Nf"):
            number = Fraction(atom.value)
        elif atom.label == "half_a":
            number = HALF
        elif atom.label in ("U", "Ud"):
            found.append((Fraction(1) if number is None else number, atom.value))
            number = None
        elif atom.label == "UU":
            found.append((Fraction(2), atom.value))
        elif atom.label == "and_half" and found:
            found[-1] = (found[-1][0] + HALF, found[-1][1])
    if number is not None and len(found) == 1:  # «الأسابيع الثلاثة»: the number stands behind its unit
        found[0] = (number, found[0][1])
    return found


def moved(base: date | None, away: Sequence[Length], sign: int) -> date | None:
    """The day that lies all these lengths before (-1) or after (1) another."""
    for count, unit in _in_whole_units(away):
        if base is None or unit == "hour" or count > _MOST:
            return None
        base = calendar.shifted(base, sign * count, unit)
    return base


def finest(away: Sequence[Length]) -> str:
    """The smallest unit that lengths are told in: "two and a half years" is told in months."""
    parts = _in_whole_units(away)
    return parts[-1][1] if parts else "day"


def _in_whole_units(away: Sequence[Length]) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for count, unit in away:
        whole, rest = divmod(count, 1)
        if whole:
            found.append((int(whole), unit))
        if rest and unit in _SMALLER:
            factor, smaller = _SMALLER[unit]
            found.append((int(rest * factor), smaller))
    return found
