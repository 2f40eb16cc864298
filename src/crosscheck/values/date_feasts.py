"""Readings of feasts, seasons and dates of the Islamic calendar.

A feast is written in the language's file as `12-25` (a fixed day), `easter-2` (days from Easter; `pascha` is that of
the Orthodox churches), `hijri-10-1` (month
and day of the Islamic calendar) or `nth-11-3-4` (the month, its weekday with Monday as 0, the count: the fourth Thursday
of November). Days of the Islamic calendar are those of the Umm al-Qura tables; the moon is sighted a day apart in places.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta

from crosscheck.model import TimeSpan
from crosscheck.values import calendar
from crosscheck.values.date_grammar import Match
from crosscheck.values.date_reading import Operation, Reading, day_in, whole_number, year_in
from crosscheck.values.date_settle import Here, Stated, Tense, tense_at

HIJRI = range(1343, 1501)  # the years of the Umm al-Qura tables
_GREGORIAN = range(1925, 2077)
_AHEAD = 120  # days: a feast that is nearer than this is the coming one


def feast(match: Match, here: Here) -> Reading | None:
    """Christmas 2019, Good Friday, «عيد الأضحى 2018»."""
    rule, year = match.get("F") or "", year_in(match)
    if rule[0].isdigit():
        month, number = (int(part) for part in rule.split("-"))
        return Stated(year=year, month=month, day=number)
    if year is not None:
        return next((calendar.unit_of(found, "day") for found in _days(rule, year)), None)
    if here.published is None:
        return None
    found = sorted(day for k in (-1, 0, 1) for day in _days(rule, here.published.year + k))
    return calendar.unit_of(_meant(found, here.published, tense_at(here, match.start, match.end)), "day")


def _meant(found: list[date], published: date, tense: Tense) -> date | None:
    last = max((d for d in found if d <= published), default=None)
    coming = min((d for d in found if d >= published), default=None)
    near = last is None or (coming is not None and (coming - published).days <= _AHEAD and coming - published <= published - last)
    return coming if coming and (tense == "future" or (tense == "unsaid" and near)) else last


def _days(rule: str, year: int) -> Iterator[date]:
    """The days of a year on which a feast falls; a Hijri one may fall on two, or none."""
    if not MINYEAR <= year <= MAXYEAR:
        return
    kind, _, rest = rule.partition("-")
    if kind.startswith(("easter", "pascha")):
        found = calendar.shifted(easter(year) if kind.startswith("easter") else pascha(year), int(rule[len("easter") :]), "day")
        yield from (found,) if found else ()
    elif kind == "nth":
        month, weekday, count = (int(part) for part in rest.split("-"))
        span = calendar.nth_weekday(calendar.month(year, month), weekday, count)
        yield from (span.start,) if span and span.start else ()
    else:
        month, number = (int(part) for part in rest.split("-"))
        days = (_gregorian(hijri_year, month, number) for hijri_year in _hijri_years(year))
        yield from (day for day in days if day and day.year == year)


def _hijri_years(year: int) -> range:
    """The years of the Islamic calendar that touch a Gregorian one."""
    start = int((year - 622) * 33 / 32)
    return range(start - 1, start + 3)


def _gregorian(year: int, month: int, number: int) -> date | None:
    from hijridate import Hijri

    if year not in HIJRI:
        return None
    try:
        return date(*Hijri(year, month, number).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def easter(number: int) -> date:
    """Western Easter of a year (Butcher's rule)."""
    golden, (hundreds, rest) = number % 19, divmod(number, 100)
    epact = (19 * golden + hundreds - hundreds // 4 - (hundreds - (hundreds + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (hundreds % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day_before = divmod(epact + weekday - 7 * late + 114, 31)
    return date(number, month, day_before + 1)


def pascha(number: int) -> date:
    """Easter of the Orthodox churches (Meeus): by the Julian calendar, told in the Gregorian."""
    lunar = (19 * (number % 19) + 15) % 30
    weekday = (2 * (number % 4) + 4 * (number % 7) - lunar + 34) % 7
    month, day_before = divmod(lunar + weekday + 114, 31)
    return date(number, month, day_before + 1) + timedelta(days=number // 100 - number // 400 - 2)


def hijri_day(year: int, month: int, number: int) -> TimeSpan | None:
    """A day of the Islamic calendar."""
    return calendar.unit_of(_gregorian(year, month, number), "day")


def hijri(match: Match, here: Here) -> Reading | None:
    """12 Ramadan 1446, Ramadan 1446, Ramadan 2018, the year 1446 AH, «1446/9/12 هـ»."""
    if match.has("DATE"):
        parts = [int(p) for p in (match.get("DATE") or "").replace("/", "-").replace(".", "-").split("-")]
        return hijri_day(*(parts if parts[0] in HIJRI else reversed(parts)))
    year, month, number = year_in(match), whole_number(match.get("H")), day_in(match)
    if year is None and not match.has("ah") and here.tokens[match.end - 1].norm in here.lexicon.words("date.ambiguous"):
        return None  # «صفر» is zero as well
    if year is not None and month and year in _GREGORIAN:  # the Hijri year in which that month falls
        found = (y for y in _hijri_years(year) if (first := _gregorian(y, month, 1)) and first.year == year)
        year = next(found, None)
    if year is None and month and number and here.published:
        days = sorted(d for k in (-1, 0, 1) for y in _hijri_years(here.published.year + k) if (d := _gregorian(y, month, number)))
        return calendar.unit_of(_meant(days, here.published, tense_at(here, match.start, match.end)), "day")
    return None if year is None else _span(year, month, number)


def _span(year: int, month: int | None, number: int | None) -> TimeSpan | None:
    start = _gregorian(year, month or 1, number or 1)
    if number:
        return calendar.unit_of(start, "day")
    after = _gregorian(year + (month in (None, 12)), 1 if month is None else month % 12 + 1, 1)
    return calendar.stretch(start, calendar.shifted(after, -1, "day") if after else None, "span")


def season(match: Match, here: Here) -> Reading | None:
    name, number = match.get("S"), year_in(match)
    return calendar.season(number, name) if name and number else None


OPERATIONS: dict[str, Operation] = {f.__name__: f for f in (feast, hijri, season)}
