"""Stretches of the calendar, and the years from one to another, counted as news counts them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from crosscheck.model import Claim, TimeSpan

_YEAR = 365.2425  # days
_GRAINS = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Years:
    """How many years lie between two dates: at least, at most, and by their calendar years."""

    least: float
    most: float
    calendar: int

    def holds(self, count: int, *, both_ends: bool = False) -> bool:
        """Whether so many years is a fair count: full years, rounded, by calendar years, or (where that is usual) with both ends."""
        return math.floor(self.least) <= count <= max(self.calendar + int(both_ends), round(self.most))

    def text(self) -> str:
        """`15 years`, `40 years`."""
        return f"{self.calendar} year{'' if self.calendar == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `start` to `end`, both included."""

    start: date
    end: date

    def until(self, other: Stretch) -> Years | None:
        """The years to a later stretch; None where it isn't later."""
        if other.end < self.start:
            return None
        least, most = (other.start - self.end).days / _YEAR, (other.end - self.start).days / _YEAR
        return Years(max(0.0, least), most, other.start.year - self.start.year)


def stretch(day: date) -> Stretch:
    """A single day."""
    return Stretch(day, day)


def fixed(claim: Claim) -> Stretch | None:
    """The stretch of a date that is written in full: a year, a month of a year, or a day with its year."""
    value = claim.value
    if not isinstance(value, TimeSpan) or value.relative or value.yearless or value.approximate or value.recurring or value.grain not in _GRAINS:
        return None
    return Stretch(value.start, value.end) if value.start and value.end else None


def year_of(found: Stretch) -> str:
    """`2012`."""
    return str(found.start.year)
