"""Readings of days and weekdays inside a stretch told from the day of the article: Friday of next week, the 27th of last month."""

from __future__ import annotations

from datetime import date

from crosscheck.model import TimeSpan
from crosscheck.values import calendar
from crosscheck.values.date_grammar import Match
from crosscheck.values.date_reading import DAY, WEEKDAY, Operation, Reading, day_in, month_in, weekday_in, whole_number
from crosscheck.values.date_settle import Here, Stated, closed, settle, tense_at
from crosscheck.values.date_unit import direction, relative, steps, this, whole

TEN = 10
LEAST_ORDINAL = 13  # "on the third" is a rank or a floor as well


def weekday_of(match: Match, here: Here) -> Reading | None:
    """Wednesday of next week, «أحد الأسبوع الماضي»."""
    weekday = weekday_in(match)
    return relative(calendar.nth_weekday(_week(match, here), weekday, 1)) if weekday is not None else None


def weekdays_of(match: Match, here: Here) -> Reading | None:
    """Tuesday to Thursday of one week: "this week from Tuesday to Thursday"."""
    week, weekdays = _week(match, here), match.all(*WEEKDAY)
    if week is None or len(weekdays) != 2:
        return None
    first, last = (calendar.nth_weekday(week, int(w), 1) for w in weekdays)
    return relative(calendar.hull(first, last))


def _week(match: Match, here: Here) -> TimeSpan | None:
    return whole(match, here) if match.get("U", "Ud") == "week" else None


def day_of_month(match: Match, here: Here) -> Reading | None:
    """The 20th of last month; the 15th of the month, where that is this one."""
    month, number = _month(match, here), day_in(match)
    tense = tense_at(here, match.start, match.end)
    if number is not None and tense != "unsaid" and steps(match) == 0 and not this(match):
        return Stated(day=number, ahead=tense)
    return None if month is None or month.start is None or number is None else relative(calendar.day(month.start.year, month.start.month, number))


def days_of_month(match: Match, here: Here) -> Reading | None:
    """From the 4th to the 23rd of next month."""
    month, numbers = _month(match, here), [int(n) for n in match.all(*DAY)]
    if month is None or month.start is None or len(numbers) != 2 or _one_rank(match, numbers, here):
        return None
    first, last = (calendar.day(month.start.year, month.start.month, n) for n in numbers)
    return relative(calendar.hull(first, last)) if numbers[0] < numbers[1] else None


def _one_rank(match: Match, numbers: list[int], here: Here) -> bool:
    """Whether two ranks are one, the ones before the tens: «الرابع والعشرين من الشهر الجاري»."""
    ranks = not match.has("to") and all(a.label == "O" for a in match.atoms if a.label in DAY)
    return ranks and here.lexicon.section("number.units_first") == "true" and numbers[0] < TEN and numbers[1] % TEN == 0


def _month(match: Match, here: Here) -> TimeSpan | None:
    found = whole(match, here)
    return found if found and found.grain == "month" else None


def days_alone(match: Match, here: Here) -> Reading | None:
    """Between the 21st and the 23rd: both of one month."""
    numbers = [int(n) for n in match.all(*DAY)]
    ranks = match.has("O") and numbers[-1] < LEAST_ORDINAL
    if len(numbers) != 2 or not 1 <= numbers[0] < numbers[1] <= 31 or ranks or not closed(here, match.end):
        return None
    last = settle(Stated(day=numbers[1]), here.published, tense_at(here, match.start, match.end))
    first = calendar.day(last.start.year, last.start.month, numbers[0]) if last and last.start else None
    return relative(calendar.hull(first, last))


def month_of(match: Match, here: Here) -> Reading | None:
    """Last May, next March; May of last year; 29 December last year."""
    number, month = day_in(match), month_in(match)
    ahead = direction(match)
    stated = Stated(month=month, day=number, part=match.get("PART") or "whole", relative=number is None, ahead=ahead)
    if month is None or here.published is None or (number is None and match.get(*DAY) is not None):
        return None
    year = _year(match, here.published)
    if year is not None:
        return Stated(year=year, month=month, day=number, part=stated.part, relative=number is None)
    if abs(steps(match)) > 1:  # March after next
        near = settle(Stated(month=month, ahead=ahead), here.published, ahead)
        return Stated(year=near.start.year + steps(match) // 2, month=month, relative=True) if near and near.start else None
    if number is None and month == here.published.month and ahead != "unsaid":  # never the month the article is from
        return Stated(year=here.published.year + (-1 if ahead == "past" else 1), month=month, part=stated.part, relative=True)
    return stated


def _year(match: Match, published: date) -> int | None:
    """The year of a month told by its own words, "of last year" or "this"."""
    if match.get("U", "Ud") == "year":
        return published.year + steps(match)
    return published.year if this(match) else None


def nth_of(match: Match, here: Here) -> Reading | None:
    """The last Monday of next month, the first quarter of this year, the last day of the month, Q3 of last year."""
    if match.has("q"):
        return relative(calendar.nth_unit(whole(match, here), "quarter", whole_number(match.get("D")) or 0))
    number, weekday = whole_number(match.get("O", "Dth")), weekday_in(match)
    number = -1 if number is None and match.has("last") else number
    units = match.all("U", "Ud")
    found = whole(Match(match.operation, match.start, match.end, tuple(a for a in match.atoms if a.label not in ("U", "Ud") or a.value == units[-1])), here)
    if number is None or found is None:
        return None
    if weekday is not None:
        return relative(calendar.nth_weekday(found, weekday, number))
    return relative(calendar.nth_unit(found, units[0], number)) if len(units) == 2 else None


def nth_in_year(match: Match, here: Here) -> Reading | None:
    """The last Tuesday of March next year."""
    number, weekday, month = whole_number(match.get("O", "Dth")), weekday_in(match), month_in(match)
    number = -1 if number is None and match.has("last") else number
    if here.published is None or number is None or month is None or weekday is None or match.all("U", "Ud")[-1:] != ("year",):
        return None
    return Stated(year=here.published.year + steps(match), month=month, nth=number, nth_of=weekday)


OPERATIONS: dict[str, Operation] = {
    "weekday_in": weekday_of,
    **{f.__name__: f for f in (weekdays_of, day_of_month, days_of_month, days_alone, month_of, nth_of, nth_in_year)},
}
