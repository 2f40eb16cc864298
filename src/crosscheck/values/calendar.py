"""Arithmetic of the calendar: days, weeks, months … as stretches of days, and the parts of them.

Weeks start on Monday (ISO 8601). A stretch is a `TimeSpan`, both ends included. A function that would leave the years
1 to 9999, or is given a day that doesn't exist, returns None.

"Early", "mid" and "late" are read as thirds, with these borders (first and last included):

| of a    | start   | middle  | end     | first half | second half |
|---------|---------|---------|---------|------------|-------------|
| month   | 1–10    | 11–20   | 21–last | 1–15       | 16–last     |
| year    | Jan–Apr | May–Aug | Sep–Dec | Jan–Jun    | Jul–Dec     |
| decade  | 0–3     | 4–6     | 7–9     | 0–4        | 5–9         |
| others  | thirds of its days              | halves of its days       |
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from crosscheck.model import Grain, TimeSpan

_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def stretch(start: date | None, end: date | None, grain: Grain) -> TimeSpan | None:
    """From one day to another, or None where either is unknown or they are in the wrong order."""
    if start is None or end is None or start > end:
        return None
    return TimeSpan(start=start, end=end, grain=grain)


def day_of(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, or None where there is no such day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def day(year: int, month: int, number: int) -> TimeSpan | None:
    found = day_of(year, month, number)
    return stretch(found, found, "day")


def month(year: int, number: int) -> TimeSpan | None:
    first = day_of(year, number, 1)
    return stretch(first, day_of(year, number, monthrange(year, number)[1]), "month") if first else None


def quarter(year: int, number: int) -> TimeSpan | None:
    last = month(year, 3 * number)
    return last and stretch(day_of(year, 3 * number - 2, 1), last.end, "quarter")


def years(first: int, last: int, grain: Grain) -> TimeSpan | None:
    return stretch(day_of(first, 1, 1), day_of(last, 12, 31), grain)


def year(number: int) -> TimeSpan | None:
    return years(number, number, "year")


def decade(first: int) -> TimeSpan | None:
    return years(first, first + 9, "decade")


def century(number: int) -> TimeSpan | None:
    """The 20th century is 1900–1999, as people and ISO 8601 say; the first begins in the year 1."""
    return years(max(1, 100 * number - 100), 100 * number - 1, "century")


def before_christ(number: int, *, centuries: bool = False) -> TimeSpan:
    """A year or century before the common era, which no day of the calendar can tell: 480 BC is -0479, the fifth century -04XX (ISO 8601-2, EDTF)."""
    text = f"-{number - 1:02}XX" if centuries else f"-{number - 1:04}"
    return TimeSpan(start=None, end=None, grain="century" if centuries else "year", recurring=text)


def season(number: int, name: str) -> TimeSpan | None:
    """Three months of the northern year; winter is named after the year it begins in."""
    first = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[name]
    last = month(number + 1, 2) if first == 12 else month(number, first + 2)
    return last and stretch(day_of(number, first, 1), last.end, "span")


def iso_week(number: int, week: int) -> TimeSpan | None:
    """A week of a year by its number; the first is the one with 4 January."""
    try:
        return unit_of(date.fromisocalendar(number, week, 1), "week")
    except ValueError:
        return None


def shifted(base: date, count: int, unit: str) -> date | None:
    """The day that lies `count` units from another; a month's last day stays in the month."""
    try:
        if unit in _MONTHS_IN:
            months = base.year * 12 + base.month - 1 + count * _MONTHS_IN[unit]
            there, number = divmod(months, 12)
            return day_of(there, number + 1, min(base.day, monthrange(there, number + 1)[1])) if MINYEAR <= there <= MAXYEAR else None
        return base + timedelta(days=count * {"day": 1, "week": 7, "weekend": 7, "workweek": 7, "fortnight": 14}[unit])
    except OverflowError:
        return None


def unit_of(base: date | None, unit: str) -> TimeSpan | None:
    """The day, week, month … in which a day lies."""
    if base is None:
        return None
    monday = base - timedelta(days=min(base.weekday(), base.toordinal() - 1))
    if unit in ("week", "fortnight"):
        return stretch(monday, shifted(monday, 6, "day"), "week")
    if unit == "weekend":
        return stretch(shifted(monday, 5, "day"), shifted(monday, 6, "day"), "span")
    if unit == "month":
        return month(base.year, base.month)
    if unit == "quarter":
        return quarter(base.year, (base.month + 2) // 3)
    if unit == "year":
        return year(base.year)
    if unit == "decade":
        return decade(base.year // 10 * 10)
    return century(base.year // 100 + 1) if unit == "century" else stretch(base, base, "day")


def part_of(whole: TimeSpan | None, part: str) -> TimeSpan | None:
    """The start, middle, end, first or second half of a stretch (the table above); or the week or weekend around it."""
    if whole is None or whole.start is None or whole.end is None or part == "whole":
        return whole
    if part in ("week", "weekend", "seven days"):
        return stretch(whole.start, shifted(whole.start, 6, "day"), "week") if part == "seven days" else unit_of(whole.start, part)
    start, end = whole.start, whole.end
    if whole.grain == "month":
        low, high = {"start": (1, 10), "middle": (11, 20), "end": (21, 31), "half1": (1, 15), "half2": (16, 31)}[part]
        return stretch(start.replace(day=low), start.replace(day=min(high, end.day)), "span")
    if whole.grain == "year":
        low, high = {"start": (1, 4), "middle": (5, 8), "end": (9, 12), "half1": (1, 6), "half2": (7, 12)}[part]
        last = month(start.year, high)
        return last and stretch(start.replace(month=low), last.end, "span")
    if whole.grain == "decade":
        low, high = {"start": (0, 3), "middle": (4, 6), "end": (7, 9), "half1": (0, 4), "half2": (5, 9)}[part]
        return years(start.year + low, start.year + high, "span")
    days = (end - start).days + 1
    third, half = (days + 2) // 3, (days + 1) // 2
    spans = {"start": (0, third), "middle": (days - 2 * third, 2 * third), "end": (days - third, days), "half1": (0, half), "half2": (days - half, days)}
    low, high = spans[part]
    return stretch(shifted(start, max(low, 0), "day"), shifted(start, min(high, days) - 1, "day"), "span")


def nth_weekday(whole: TimeSpan | None, weekday: int, nth: int) -> TimeSpan | None:
    """The second Monday of a month or year (Monday is 0); -1 is the last one."""
    if whole is None or whole.start is None or whole.end is None or nth == 0:
        return None
    if nth > 0:
        found = shifted(whole.start, (weekday - whole.start.weekday()) % 7 + 7 * (nth - 1), "day")
    else:
        found = shifted(whole.end, -((whole.end.weekday() - weekday) % 7) + 7 * (nth + 1), "day")
    return stretch(found, found, "day") if found and whole.start <= found <= whole.end else None


def nth_unit(whole: TimeSpan | None, unit: str, nth: int) -> TimeSpan | None:
    """The second week of August is its days 8 to 14; the last day of a month, the third quarter of a year."""
    if whole is None or whole.start is None or whole.end is None or nth == 0:
        return None
    if unit == "weekend":
        saturday = nth_weekday(whole, 5, nth)
        return saturday and unit_of(saturday.start, "weekend")
    steps = list(_steps(whole.start, whole.end, unit))
    if not steps or not -len(steps) <= nth <= len(steps):
        return None
    start, end = steps[nth - 1 if nth > 0 else nth]
    if unit == "week" and nth == -1:
        start, end = whole.end - timedelta(days=6), whole.end
    grain: Grain = "span" if unit == "week" else "day" if unit == "day" else "month" if unit == "month" else "quarter" if unit == "quarter" else "span"
    return stretch(start, end, grain)


def _steps(start: date, end: date, unit: str) -> Iterator[tuple[date, date]]:
    """A stretch cut into units from its start; at most 400 of them."""
    if unit not in ("day", "week", "month", "quarter", "year"):
        return
    at = start
    for _ in range(400):
        after = shifted(at, 1, unit)
        last = end if after is None else min(after - timedelta(days=1), end)
        yield at, last
        if last >= end or after is None:
            return
        at = after


def weekday_near(base: date, weekday: int, *, future: bool, same: bool) -> date | None:
    """The nearest such weekday before (or after) a day; the day itself counts where `same`."""
    steps = (weekday - base.weekday()) % 7 if future else (base.weekday() - weekday) % 7
    if steps == 0 and not same:
        steps = 7
    return shifted(base, steps if future else -steps, "day")


def hull(first: TimeSpan | None, last: TimeSpan | None) -> TimeSpan | None:
    """From the start of one stretch to the end of another."""
    if first is None or last is None:
        return None
    whole = stretch(first.start, last.end, "span")
    return whole and replace(whole, relative=first.relative or last.relative, approximate=first.approximate or last.approximate)
