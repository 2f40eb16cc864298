"""Readings of dates that stand on the calendar by themselves: days, months, years, decades, quarters, Hijri dates.

Every function takes a pattern found and the place it stands in, and gives what it states, or None where it is no date.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from crosscheck.model import TimeSpan
from crosscheck.values import calendar
from crosscheck.values.date_grammar import Match
from crosscheck.values.date_settle import Here, Stated

Reading = Stated | TimeSpan | tuple[Stated, Stated]
Operation = Callable[[Match, Here], Reading | None]

_FIRST_YEAR, _LAST_YEAR = 1900, 2100  # a bare number outside these is no year


def whole_number(text: str | None) -> int | None:
    return int(text) if text is not None and text.lstrip("-").isdigit() else None


def year_in(match: Match) -> int | None:
    """The year of a pattern; two digits are of the last hundred years or the next thirty."""
    found = whole_number(match.get("Y", "Yw"))
    return found if found is None or found >= 1 else None


def day(match: Match, here: Here) -> Reading | None:
    """29 December 2024, with or without weekday and year."""
    number, month = whole_number(match.get("D", "Dth", "O", "Dw")), whole_number(match.get("M", "Ms", "Mx"))
    if number is None or number < 1 or month is None:
        return None
    year = year_in(match)
    leap = 2000 if year is None else year
    if calendar.day_of(leap, month, number) is None:
        return None
    return Stated(year=year, month=month, day=number, weekday=whole_number(match.get("W", "Wa")))


def days(match: Match, here: Here) -> Reading | None:
    """From 3 to 7 May: both ends in one month."""
    numbers, month = match.all("D", "Dth", "O", "Dw"), whole_number(match.get("M", "Ms", "Mx"))
    if len(numbers) != 2 or month is None:
        return None
    if match.has("and") and not match.has("to") and int(numbers[1]) - int(numbers[0]) > 1 and not _between(match, here):
        return None  # two days, not the days from one to the other
    weekdays = match.all("W", "Wa")
    first, last = (Stated(year=year_in(match), month=month, day=int(n)) for n in numbers)
    if len(weekdays) == 2:
        first, last = replace(first, weekday=int(weekdays[0])), replace(last, weekday=int(weekdays[1]))
    return (first, last) if (first.day or 0) < (last.day or 0) else None


def _between(match: Match, here: Here) -> bool:
    return match.start > 0 and bool(set(here.tokens[match.start - 1].forms) & here.lexicon.words("date.words.between"))


def months(match: Match, here: Here) -> Reading | None:
    """From May to July 2024; across New Year the year is that of the last month."""
    first, last = (int(m) for m in match.all("M", "Ms", "Mx"))
    year = year_in(match)
    start = Stated(year=year if year is None else year - (first > last), month=first)
    return None if first == last else (start, Stated(year=year, month=last))


def month(match: Match, here: Here) -> Reading | None:
    return Stated(year=year_in(match), month=whole_number(match.get("M", "Ms", "Mx")), part=match.get("PART") or "whole")


def year(match: Match, here: Here) -> Reading | None:
    """A year whose words say that it is one."""
    found = year_in(match)
    return None if found is None else Stated(year=found, part=match.get("PART") or "whole")


def bare_year(match: Match, here: Here) -> Reading | None:
    """A number of four digits that counts nothing."""
    found = year_in(match)
    if found is None or not _FIRST_YEAR <= found <= _LAST_YEAR or not _counts_nothing(here, match.start, match.end, found):
        return None
    return Stated(year=found)


def _counts_nothing(here: Here, start: int, end: int, year: int) -> bool:
    words, tokens = here.lexicon.words, here.tokens
    before = tokens[start - 1] if start else None
    behind = tokens[end] if end < len(tokens) else None
    if behind and (set(behind.forms) & words("date.counted") or behind.norm in "%٪€$£°" or (behind.norm == "-" and behind.start == tokens[end - 1].end)):
        return False
    if before is None:
        return False
    if before.norm in "(（" and behind and behind.norm in "),،;":
        return True
    plural = bool(behind and behind.kind == "word" and not behind.capitalised and behind.norm.endswith(tuple(words("date.plural_endings"))))
    if set(before.forms) & words("date.year_after"):
        return not (plural and year % 50 == 0)
    noun = bool(behind and behind.kind == "word" and not behind.capitalised) and not plural
    earlier = tokens[start - 2] if start > 1 and before.kind == "word" else before  # "the deadly 2004 quake"
    return noun and bool((set(before.forms) | set(earlier.forms)) & words("date.year_between"))


def month_number(match: Match, here: Here) -> Reading | None:
    """2016-11, 11/2016: a year and the number of a month."""
    number = whole_number(match.get("D"))
    plain = number and number <= 12 and not _hangs(match, here)
    return Stated(year=year_in(match), month=number) if plain else None


def years(match: Match, here: Here) -> Reading | None:
    """2010–2015, 2019/20, between 2016 and 2018."""
    numbers = match.all("Y", "D")
    first, last = int(numbers[0]), int(numbers[-1])
    if _hangs(match, here):
        return None
    if last < 100:
        last += first // 100 * 100
    return calendar.years(first, last, "span") if _FIRST_YEAR - 400 <= first < last <= _LAST_YEAR else None


def _hangs(match: Match, here: Here) -> bool:
    """Whether it is part of something longer, a telephone number or a file's name: a mark hangs on it, or a number precedes."""
    tokens, start, end = here.tokens, match.start, match.end
    before = start > 0 and (tokens[start - 1].kind == "number" or (tokens[start - 1].norm in "-–+/_" and tokens[start - 1].end == tokens[start].start))
    behind = tokens[end : end + 2]
    name = len(behind) == 2 and behind[0].norm == "." and behind[0].end == behind[1].start and behind[1].kind == "word"
    return before or name or bool(behind and behind[0].norm in "-–/_" and behind[0].start == tokens[end - 1].end)


def since_christ(match: Match, here: Here) -> Reading | None:
    """A year marked as of the common era; years before it can't be said by a calendar day, so they are left out."""
    found = year_in(match) or whole_number(match.get("N"))
    return None if found is None or match.has("bc") else calendar.year(found)


def decade(match: Match, here: Here) -> Reading | None:
    """The 1990s, the nineties, les années 1990."""
    found = whole_number(match.get("Y", "X", "N"))
    if found is None or found % 10 or 0 < found < 20:
        return None
    if found < 100:
        found += 1900 if found >= 20 else 2000
    return calendar.part_of(calendar.decade(found), match.get("PART") or "whole")


def century(match: Match, here: Here) -> Reading | None:
    number = whole_number(match.get("O", "N", "D", "Dth", "Dw"))
    return calendar.part_of(calendar.century(number), match.get("PART") or "whole") if number and number > 0 else None


def season(match: Match, here: Here) -> Reading | None:
    name, number = match.get("S"), year_in(match)
    return calendar.season(number, name) if name and number else None


def feast(match: Match, here: Here) -> Reading | None:
    """A feast with a fixed day, `12-25`."""
    number, day_number = (match.get("F") or "1-1").split("-")
    return Stated(year=year_in(match), month=int(number), day=int(day_number))


def nth(match: Match, here: Here) -> Reading | None:
    """The second Monday of October 2014, the last week of May 2024, the third quarter of 2019."""
    number, month = whole_number(match.get("O", "Dth", "N", "D")), whole_number(match.get("M", "Ms", "Mx"))
    number = -1 if number is None and match.has("last") else number
    unit, weekday = "quarter" if match.has("q") else match.get("U"), whole_number(match.get("W"))
    if number is None:
        return None
    nth_of = unit or "" if weekday is None else weekday
    return Stated(year=year_in(match), month=month, nth=number, nth_of=nth_of) if month or match.get("Y") else None


def numeric(match: Match, here: Here) -> Reading | None:
    """2024-12-30, 30/12/2024, 12/05/25: day and month in the language's order, unless only the other makes a date."""
    if _hangs(match, here):
        return None
    return numeric_date(match.get("DATE") or "/".join(match.all("D", "Y")), str(here.lexicon.section("date.order") or "dmy"))


def numeric_date(text: str, order: str) -> TimeSpan | None:
    parts = text.replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or not all(p.isdigit() for p in parts):
        return None
    if len(parts[0]) == 4:
        year, first, second = (int(p) for p in parts)
        return calendar.day(year, first, second)
    first, second, year = (int(p) for p in parts)
    if len(parts[2]) == 2:
        if "." in text:
            return None  # a version or a time as often as a date
        year += 2000 if year < 70 else 1900
    first, second = (first, second) if order == "mdy" and "." not in text else (second, first)  # dots are European
    return calendar.day(year, first, second) or calendar.day(year, second, first)


def short_numeric(match: Match, here: Here) -> Reading | None:
    """« Le 22/4 »: only behind words that make it a date."""
    first, second = (int(n) for n in match.all("D"))
    month_first = str(here.lexicon.section("date.order")) == "mdy"
    for month, number in ((first, second), (second, first)) if month_first else ((second, first), (first, second)):
        if calendar.day_of(2000, month, number):
            return Stated(month=month, day=number)
    return None


def hijri(match: Match, here: Here) -> Reading | None:
    """12 Ramadan 1446, Ramadan 1446, the year 1446 AH."""
    from hijridate import Hijri

    year, month, number = year_in(match), whole_number(match.get("H")), whole_number(match.get("D", "Dth", "O", "Dw"))
    if year is not None and month and 1925 <= year <= 2070:  # "Ramadan 2018": the Hijri year in which that month falls
        years = (year - 579, year - 578, year - 580, year - 577)
        year = next((y for y in years if Hijri(y, month, 1).to_gregorian().year == year_in(match)), None)
    if year is None or not 1343 <= year <= 1500:  # the years of the Umm al-Qura tables
        return None
    try:
        first = Hijri(year, month or 1, number or 1)
        last = Hijri(year, month or 12, number or 1) if number else Hijri(year, month or 12, Hijri(year, month or 12, 1).month_length())
        start, end = first.to_gregorian(), last.to_gregorian()
    except (ValueError, OverflowError):
        return None
    return calendar.stretch(date(*start.datetuple()), date(*end.datetuple()), "day" if number else "span")


OPERATIONS: dict[str, Operation] = {
    f.__name__: f
    for f in (day, days, months, month, month_number, year, bare_year, years, since_christ, decade, century, season, feast, nth, numeric, short_numeric, hijri)
}
