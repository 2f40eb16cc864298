"""Readings of days, months and weeks that stand on the calendar by themselves, and spans of them.

Every function takes a pattern found and the place it stands in, and gives what it states, or None where it is no date.
"""

from __future__ import annotations

from dataclasses import replace

from crosscheck.values import calendar
from crosscheck.values.date_grammar import Match
from crosscheck.values.date_reading import (
    DAY,
    MONTH,
    WEEKDAY,
    Operation,
    Reading,
    alone,
    day_in,
    follows,
    hangs,
    month_in,
    noun_behind,
    week_part,
    weekday_in,
    whole_number,
    year_in,
)
from crosscheck.values.date_settle import Here, Stated, settle, tense_at

__all__ = ["OPERATIONS", "Operation", "Reading", "whole_number", "year_in"]


_COUNTED_UNITS = frozenset({"day", "week", "weekend", "month", "quarter"})
_MONDAY = 0
_YEARS = range(1900, 2101)  # of months written in digits
_LONGEST_MONTH = 31


def day(match: Match, here: Here) -> Reading | None:
    """29 December 2024, with or without weekday and year."""
    number, month, year = day_in(match), month_in(match), year_in(match)
    if number is None or month is None or calendar.day_of(2000 if year is None else year, month, number) is None:
        return None
    last = match.atoms[-1].label
    if (last in ("D", "Dw") and _counts(match, here)) or (last == "Y2" and not _short_year(match, here)):
        return None
    weekday = _MONDAY if match.has("week_from") else weekday_in(match)  # a week begins on a Monday: that may say which year's
    return Stated(year=year, month=month, day=number, weekday=weekday, part=week_part(match))


def _short_year(match: Match, here: Here) -> bool:
    """Whether two digits behind a month are its year: "3-Feb-99", "3 Feb '99", "3 Feb 99." but not "on 3 Feb 20 people"."""
    before, behind = here.tokens[match.end - 2], here.tokens[match.end : match.end + 1]
    marked = before.kind == "mark" and before.norm != "."
    return marked or (int(here.tokens[match.end - 1].norm) > _LONGEST_MONTH and all(token.kind == "mark" for token in behind))


def _counts(match: Match, here: Here) -> bool:
    """Whether a day behind its month counts what follows: "in March 12 people died"."""
    month_only = here.lexicon.section("date.order") != "mdy" or follows(match, here, "month_after")
    return month_only and not match.has("of") and noun_behind(here, match.end)


def week_of(match: Match, here: Here) -> Reading | None:
    """The week of 4 February, the week starting on 4 February, the week of the 18th."""
    number = day_in(match)
    if month_in(match) is not None or number is None:
        return day(match, here)
    found = settle(Stated(day=number), here.published, tense_at(here, match.start, match.end))
    return calendar.part_of(found, week_part(match))


def days(match: Match, here: Here) -> Reading | None:
    """From 3 to 7 May: both ends in one month."""
    numbers, month = match.all(*DAY), month_in(match)
    if len(numbers) != 2 or month is None:
        return None
    labels = [a.label for a in match.atoms]
    second = next(k for k in range(len(labels) - 1, 0, -1) if labels[k] in DAY)
    apart = int(numbers[1]) - int(numbers[0]) > 1 or "the" in labels[labels.index("and") : second] if match.has("and") else False  # two days, no span
    if apart and not match.has("to") and not _between(match, here):
        return None
    if match.atoms[-1].label in ("D", "Dw") and _counts(match, here):
        return None
    first, last = (Stated(year=year_in(match), month=month, day=int(n)) for n in numbers)
    weekdays = match.all(*WEEKDAY)
    if len(weekdays) == 2:
        first, last = replace(first, weekday=int(weekdays[0])), replace(last, weekday=int(weekdays[1]))
    elif weekdays:
        last = replace(last, weekday=int(weekdays[0]))
    leap = 2000 if last.year is None else last.year
    known = (first.day or 0) < (last.day or 0) and calendar.day_of(leap, month, last.day or 0)
    return (first, last) if known else None


def _between(match: Match, here: Here) -> bool:
    return match.has("between") or follows(match, here, "words.between") or (match.start > 1 and _opened(match, here))


def _opened(match: Match, here: Here) -> bool:
    """« Entre le 3 et le 7 mai »: an article may stand behind "between"."""
    return here.lexicon.phrases("date.words.between").ending_at(here.tokens, match.start, longest=3) is not None


def months(match: Match, here: Here) -> Reading | None:
    """From May to July 2024; across New Year the year is that of the last month."""
    first, last = (int(m) for m in match.all(*MONTH))
    numbers = [int(n) for n in match.all(*DAY)]
    year = year_in(match)
    start = Stated(year=year if year is None else year - (first > last), month=first)
    end = Stated(year=year, month=last, day=numbers[-1] if numbers else None)
    return None if first == last else (start, end)


def month(match: Match, here: Here) -> Reading | None:
    return Stated(year=year_in(match), month=month_in(match), part=match.get("PART") or "whole")


def month_alone(match: Match, here: Here) -> Reading | None:
    """A name that is more than a month, where it is all the sentence says."""
    return month(match, here) if alone(match, here) else None


def month_number(match: Match, here: Here) -> Reading | None:
    """2016-11, 11/2016: a year and the number of a month."""
    number = whole_number(match.get("D"))
    year = year_in(match)
    season = match.atoms[0].label == "Y" and year is not None and number == (year + 1) % 100  # 2010-11 are two years
    modern = year is not None and _YEARS[0] <= year <= _YEARS[-1] and not noun_behind(here, match.end)
    plain = number and number <= 12 and modern and not season and not hangs(match, here)
    return Stated(year=year_in(match), month=number) if plain else None


def week(match: Match, here: Here) -> Reading | None:
    """Week 3 of 2027, as ISO 8601 counts them; without a year, of the year of the article."""
    number, year = whole_number(match.get("D", "Dth", "O", "Dw")), year_in(match)
    shift = -1 if match.has("past") else 1 if match.has("next") else 0
    known = year if year is not None else here.published.year + shift if here.published else None
    if number is None or known is None or (match.end < len(here.tokens) and here.tokens[match.end].norm in "-–/"):
        return None
    return calendar.iso_week(known, number)


def nth(match: Match, here: Here) -> Reading | None:
    """The second Monday of October 2014, the last week of May 2024, the third quarter of 2019."""
    number, month = whole_number(match.get("O", "Dth", "N", "D")), month_in(match)
    number = -1 if number is None and match.has("last") else number
    unit, weekday = "quarter" if match.has("q") or match.has("quarter") else match.get("U", "Ud"), weekday_in(match)
    if number is None or hangs(match, here) or (weekday is None and unit not in _COUNTED_UNITS):
        return None
    if unit == "week" and month is None and number > 0:
        return week(match, here)
    nth_of = unit or "" if weekday is None else weekday
    return Stated(year=year_in(match), month=month, nth=number, nth_of=nth_of) if month or year_in(match) else None


def half(match: Match, here: Here) -> Reading | None:
    """H1 2016, the first half of 2016."""
    number, year = whole_number(match.get("O", "Dth", "N", "D")), year_in(match)
    if year is None or number not in (-1, 1, 2) or hangs(match, here):
        return None
    return Stated(year=year, part="half1" if number == 1 else "half2")


OPERATIONS: dict[str, Operation] = {f.__name__: f for f in (day, days, week_of, months, month, month_alone, month_number, week, nth, half)}
