"""From what the words of a date say to days of the calendar: the year or week that is left out is chosen as news means it.

News looks back: without a year, "29 December" is the nearest one before the article, unless its clause looks ahead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from crosscheck.model import TimeSpan
from crosscheck.values import calendar
from crosscheck.values.date_tense import Here, Tense, closed, tense_at

__all__ = ["Here", "Stated", "Tense", "closed", "settle", "tense_at"]

# A day or month without a year and without a tense is taken ahead where it is near: the one before it is long ago.
_AHEAD = 120  # days
_NEAR, _FAR = 31, 300  # days: nobody leaves out the year of the far one


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A date as far as its words give it; `weekday` is 0 for Monday."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str = "whole"
    nth: int | None = None  # the nth weekday or unit of the month; -1 is the last
    nth_of: int | str = ""  # which weekday, or which unit
    relative: bool = False
    ahead: Tense = "unsaid"  # where the phrase itself says it ("next March")


def settle(stated: Stated, published: date | None, tense: Tense) -> TimeSpan | None:
    """The days a stated date means, None where that can't be known."""
    tense = stated.ahead if stated.ahead != "unsaid" else tense
    if stated.month is None and stated.day is None and stated.weekday is not None:
        return _weekday(stated.weekday, published, tense)
    if stated.month is None and stated.day is not None:
        return _day_alone(stated, published, tense)
    if stated.month is None:
        whole = None if stated.year is None else calendar.year(stated.year)
    elif stated.year is not None:
        whole = _span(stated, stated.year)
    elif published is None:
        return _recurring(stated)
    else:
        whole = _nearest([_span(stated, published.year + k) for k in _years(stated)], published, tense, stated.weekday)
    found = calendar.part_of(whole, stated.part) if stated.nth is None else _nth(whole, stated)
    return found and replace(found, relative=stated.relative, yearless=stated.year is None and stated.ahead == "unsaid")


def _nth(whole: TimeSpan | None, stated: Stated) -> TimeSpan | None:
    if isinstance(stated.nth_of, int):
        return calendar.nth_weekday(whole, stated.nth_of, stated.nth or 0)
    return calendar.nth_unit(whole, stated.nth_of, stated.nth or 0)


def _years(stated: Stated) -> tuple[int, ...]:
    return (-4, -3, -2, -1, 0, 1, 2, 3, 4) if (stated.month, stated.day) == (2, 29) else (-1, 0, 1)


def _span(stated: Stated, year: int) -> TimeSpan | None:
    month = stated.month or 1
    return calendar.month(year, month) if stated.day is None else calendar.day(year, month, stated.day)


def _recurring(stated: Stated) -> TimeSpan | None:
    if stated.nth or stated.month is None or (stated.day is not None and calendar.day_of(2000, stated.month, stated.day) is None):
        return None
    text = f"XXXX-{stated.month:02}" + ("" if stated.day is None else f"-{stated.day:02}")
    return TimeSpan(start=None, end=None, grain="month" if stated.day is None else "day", recurring=text)


def _nearest(spans: Sequence[TimeSpan | None], published: date, tense: Tense, weekday: int | None = None) -> TimeSpan | None:
    """Of the same day or month in several years, the one the text means; the weekday said beside it decides where it can."""
    known = [s for s in spans if s is not None and s.start is not None and s.end is not None]
    fitting = [s for s in known if s.start and s.start == s.end and s.start.weekday() == weekday]
    if fitting:
        return min(fitting, key=lambda s: abs(_away(s, published)))
    behind = [s for s in known if s.start and s.start <= published]
    ahead = [s for s in known if s.end and s.end >= published]
    last, coming = (behind[-1] if behind else None), (ahead[0] if ahead else None)
    if last is None or coming is None:
        return last or coming
    ago, hence = -_away(last, published), _away(coming, published)
    if tense == "future":
        return last if ago <= _NEAR and hence >= _FAR else coming
    if tense == "past":
        return coming if hence <= _NEAR and ago >= _FAR else last
    return coming if 0 <= hence <= _AHEAD and ago >= hence else last


def _away(span: TimeSpan, published: date) -> int:
    return 0 if span.start is None else (span.start - published).days


def _weekday(weekday: int, published: date | None, tense: Tense) -> TimeSpan | None:
    if published is None:
        return None
    found = calendar.unit_of(calendar.weekday_near(published, weekday, future=tense == "future", same=True), "day")
    return found and replace(found, relative=True)


def _day_alone(stated: Stated, published: date | None, tense: Tense) -> TimeSpan | None:
    """Monday the 16th, « le 27 »: a day of the nearest month."""
    if published is None or stated.day is None:
        return None
    found: list[TimeSpan | None] = []
    for k in range(-6, 7):
        there = calendar.shifted(published.replace(day=1), k, "month")
        found.append(calendar.day(there.year, there.month, stated.day) if there else None)
    if stated.weekday is not None and not any(s and s.start and s.start.weekday() == stated.weekday for s in found):
        return None
    nearest = _nearest(found, published, "past" if tense == "unsaid" else tense, stated.weekday)
    return nearest and replace(nearest, relative=True)
