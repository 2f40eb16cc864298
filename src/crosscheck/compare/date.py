"""Dates as stretches of the calendar, and times of day: a day lies in its month; two that don't meet are in conflict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from crosscheck.display import display
from crosscheck.model import Claim, Clock, Comparison, TimeSpan
from crosscheck.options import option

_WEEK = 7
_HALF_DAY = 720  # minutes
_ABOUT_MINUTES = 30  # by which "about" widens a time of day
# Days by which "about" widens a date of each grain, on either side.
_ABOUT = {"day": 3, "week": 7, "month": 31, "quarter": 92, "year": 366, "decade": 1830, "century": 9000, "span": 10}


@dataclass(frozen=True, slots=True)
class Options:
    """What a rule may set."""

    window_days: int = option(0, "Days by which two dates may miss each other.")


def compare(a: Claim, b: Claim, options: Options) -> Comparison | None:
    """Could both dates be true of one event?"""
    both, clock = together(a, b, options), isinstance(a.value, Clock)
    if both is None:
        return None
    if both:
        return Comparison(verdict="compatible", why=f"{display(a.value)} and {display(b.value)} can {'be one time of day' if clock else 'both be true'}")
    return Comparison(verdict="conflicting", why=f"{display(a.value)} and {display(b.value)} are different {'times of day' if clock else 'dates'}")


def together(a: Claim, b: Claim, options: Options) -> bool | None:
    """The same without its reasons."""
    if isinstance(a.value, Clock) and isinstance(b.value, Clock):
        return _clocks(a.value, b.value)
    if not isinstance(a.value, TimeSpan) or not isinstance(b.value, TimeSpan):
        return None
    if a.value.recurring or b.value.recurring:
        return _recurring(a.value, b.value)
    left, right = _ends(a.value, options.window_days), _ends(b.value, 0)
    if left[0] <= right[1] and right[0] <= left[1]:
        return True
    return None if _read_two_ways(a.value, b.value) or _alike_from_their_own(a, b, a.value, b.value) else False


def _read_two_ways(left: TimeSpan, right: TimeSpan) -> bool:
    """A weekday leaves open which week is meant, a day or month without a year which year: one date may have been read two ways."""
    if left.start is None or right.start is None:
        return False
    if (left.relative or right.relative) and abs((left.start - right.start).days) == _WEEK:
        return True
    return (left.yearless and _meets_in_another_year(left, right)) or (right.yearless and _meets_in_another_year(right, left))


def _meets_in_another_year(open_one: TimeSpan, other: TimeSpan) -> bool:
    """Whether a date without a year would meet another one in the other's year, or in the one before it."""
    if open_one.start is None or open_one.end is None:
        return False
    start, end = other.start or other.end or open_one.start, other.end or other.start or open_one.end
    years = {year - open_one.start.year for year in (start.year - 1, start.year, end.year)}
    return any(_moved(open_one.start, k) <= end and start <= _moved(open_one.end, k) for k in years)


def _moved(day: date, years: int) -> date:
    """The same day of another year; 29 February becomes 28 February."""
    return day.replace(year=day.year + years, day=min(day.day, 28) if day.month == 2 else day.day)


def _alike_from_their_own(a: Claim, b: Claim, left: TimeSpan, right: TimeSpan) -> bool:
    """Whether two dates that count from their articles' days ("in 30 days", "yesterday") lie equally far from them: the day may have been kept by mistake."""
    if not (left.relative and right.relative and left.start and right.start and a.as_of and b.as_of) or a.as_of == b.as_of:
        return False
    return left.start - a.as_of == right.start - b.as_of


def _ends(value: TimeSpan, window: int) -> tuple[date, date]:
    slack = timedelta(days=window + (_ABOUT[value.grain] if value.approximate else 0))
    start, end = value.start or date.min, value.end or date.max
    return (
        start - slack if start.toordinal() > slack.days else date.min,
        end + slack if end.toordinal() + slack.days < date.max.toordinal() else date.max,
    )


def _recurring(left: TimeSpan, right: TimeSpan) -> bool | None:
    """A day or month without a year meets another by what both say; with a full date it meets that date's day or month."""
    before_christ = [v.recurring is not None and v.recurring.startswith("-") for v in (left, right)]
    if all(before_christ) or (any(before_christ) and (left.start or right.start)):
        return _years_meet(left.recurring or "", right.recurring or "")
    ours, theirs = _pattern(left), _pattern(right)
    if ours is None or theirs is None:
        return None
    return all(x == y for x, y in zip(ours, theirs, strict=False))


def _years_meet(left: str, right: str) -> bool:
    """Two years or centuries of which one at least lies before the common era: a year lies in its century."""
    return bool(left and right) and all(x == y or "X" in (x, y) for x, y in zip(left, right, strict=False))


def _clocks(left: Clock, right: Clock) -> bool | None:
    """Two times of day meet as they are written, or once their zones are taken off; a zone that only one side names leaves it open."""
    apart = _offset(left.zone) - _offset(right.zone) if left.zone and right.zone else 0
    if _meet(left, right, apart):
        return True
    return None if (left.zone is None) != (right.zone is None) else False


def _meet(left: Clock, right: Clock, apart: int) -> bool:
    """Are two times of day the same, once the left one's zone is `apart` minutes ahead of the right one's?"""
    turn = _HALF_DAY if left.halved or right.halved else 2 * _HALF_DAY
    gap = (left.minute - right.minute - apart) % turn
    return min(gap, turn - gap) <= (_ABOUT_MINUTES if left.approximate or right.approximate else 0)


def _offset(zone: str) -> int:
    """The minutes of a UTC offset: `+03:30` is 210."""
    minutes = int(zone[1:3]) * 60 + int(zone[4:6])
    return -minutes if zone[0] == "-" else minutes


def _pattern(value: TimeSpan) -> tuple[str, ...] | None:
    if value.recurring:
        return tuple(value.recurring.removeprefix("XXXX-").split("-")) if value.recurring.startswith("X") else None
    if value.start and value.start == value.end:
        return (f"{value.start.month:02d}", f"{value.start.day:02d}")
    if value.start and value.grain == "month":
        return (f"{value.start.month:02d}",)
    return None
