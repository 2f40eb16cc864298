"""Dates as stretches of the calendar: a day lies in its month; two that don't meet are in conflict."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from crosscheck.display import display
from crosscheck.model import Claim, Comparison, TimeSpan

OPTIONS: Mapping[str, str] = {"window_days": "0"}  # days by which two dates may miss each other
# Days by which "about" widens a date of each grain, on either side.
_ABOUT = {"day": 3, "week": 7, "month": 31, "quarter": 92, "year": 366, "decade": 1830, "century": 9000, "span": 10}


def compare(a: Claim, b: Claim, options: Mapping[str, str]) -> Comparison | None:
    """Could both dates be true of one event?"""
    if not isinstance(a.value, TimeSpan) or not isinstance(b.value, TimeSpan):
        return None
    if a.value.recurring or b.value.recurring:
        return _recurring(a, b, a.value, b.value)
    left, right = _ends(a.value, int(options["window_days"])), _ends(b.value, 0)
    if left[0] <= right[1] and right[0] <= left[1]:
        return Comparison(verdict="compatible", why=f"{display(a.value)} and {display(b.value)} can both be true")
    if (a.value.relative or b.value.relative) and _one_reading_off(left, right):
        return None
    return Comparison(verdict="conflicting", why=f"{display(a.value)} and {display(b.value)} are different dates")


def _one_reading_off(left: tuple[date, date], right: tuple[date, date]) -> bool:
    """A weekday or a month without a year leaves open which one is meant: a week or a year apart may be one date read two ways."""
    days = abs((left[0] - right[0]).days)
    return days == 7 or ((left[0].month, left[0].day) == (right[0].month, right[0].day) and days < 800)


def _ends(value: TimeSpan, window: int) -> tuple[date, date]:
    slack = timedelta(days=window + (_ABOUT[value.grain] if value.approximate else 0))
    start, end = value.start or date.min, value.end or date.max
    return (
        start - slack if start.toordinal() > slack.days else date.min,
        end + slack if end.toordinal() + slack.days < date.max.toordinal() else date.max,
    )


def _recurring(a: Claim, b: Claim, left: TimeSpan, right: TimeSpan) -> Comparison | None:
    """A day or month without a year meets another by what both say; with a full date it meets that date's day or month."""
    ours, theirs = _pattern(left), _pattern(right)
    if ours is None or theirs is None:
        return None
    if all(x == y for x, y in zip(ours, theirs, strict=False)):
        return Comparison(verdict="compatible", why=f"{display(a.value)} and {display(b.value)} can both be true")
    return Comparison(verdict="conflicting", why=f"{display(a.value)} and {display(b.value)} are different dates")


def _pattern(value: TimeSpan) -> tuple[str, ...] | None:
    if value.recurring:
        return tuple(value.recurring.removeprefix("XXXX-").split("-"))
    if value.start and value.start == value.end:
        return (f"{value.start.month:02d}", f"{value.start.day:02d}")
    if value.start and value.grain == "month":
        return (f"{value.start.month:02d}",)
    return None
