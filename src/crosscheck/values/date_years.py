"""Readings of years, and of what is made of them: decades, centuries, spans of years."""

from __future__ import annotations

from crosscheck.values import calendar, units
from crosscheck.values.date_grammar import Match
from crosscheck.values.date_reading import Operation, Reading, alone, hangs, noun_behind, whole_number, year_in
from crosscheck.values.date_settle import Here, Stated

_FIRST_YEAR, _LAST_YEAR = 1900, 2100  # a bare number outside these is a year only behind a word that says so
_SIGNS = "%٪€$£°"
_MOST_YEARS = 15  # of a span that ends in two digits
_HUNDREDS = 2000  # the 1900s are a century, the 2000s a decade
_CENTURIES_BC = 60
_OLDEST = 1400  # the first year of a span of years
_LETTERS = 2  # of a unit's abbreviation


def year(match: Match, here: Here) -> Reading | None:
    """A year whose words say that it is one."""
    found = year_in(match)
    if found is None or _before_christ(match, here) or (match.has("year_sign") and not _FIRST_YEAR <= found <= _LAST_YEAR):
        return None
    return Stated(year=found, part=match.get("PART") or "whole")


def bare_year(match: Match, here: Here) -> Reading | None:
    """A number of four digits, or in words, that counts nothing."""
    found = year_in(match)
    if found is None or found > _LAST_YEAR or _before_christ(match, here):
        return None
    modern = found >= _FIRST_YEAR and match.has("Y")
    if alone(match, here):
        return Stated(year=found) if found >= _FIRST_YEAR and found % 100 else None
    told = _counts_nothing(here, match.start, match.end, found) if modern else _told(match, here)
    return Stated(year=found) if told else None


def _told(match: Match, here: Here) -> bool:
    """Whether the words around a year of long ago, or one in words, make it one: "built in 1882"."""
    behind = here.tokens[match.end] if match.end < len(here.tokens) else None
    if noun_behind(here, match.end) or (behind and (behind.norm in _SIGNS or set(behind.forms) & here.lexicon.words("date.counted"))):
        return False
    return here.lexicon.phrases("date.old_year_after").ending_at(here.tokens, match.start, longest=3) is not None


def _before_christ(match: Match, here: Here) -> bool:
    return here.lexicon.phrases("date.words.bc").match(here.tokens, match.end) is not None


def _counts_nothing(here: Here, start: int, end: int, year: int) -> bool:
    words, tokens = here.lexicon.words, here.tokens
    before = tokens[start - 1] if start else None
    behind = tokens[end] if end < len(tokens) else None
    if behind and (set(behind.forms) & words("date.counted") or behind.norm in _SIGNS or (behind.norm == "-" and behind.start == tokens[end - 1].end)):
        return False
    if before is None or _measured(here, end):
        return False
    if before.norm in "(（" and behind and behind.norm in "),،;":
        return True
    small = noun_behind(here, end)
    plural = bool(small and behind and behind.norm.endswith(tuple(words("date.plural_endings"))))
    if set(before.forms) & words("date.year_after"):
        return not (plural and year % 50 == 0)
    noun = small and not (plural and year % 50 == 0)
    earlier = tokens[start - 2] if start > 1 and before.kind == "word" else before  # "the deadly 2004 quake"
    return noun and bool((set(before.forms) | set(earlier.forms)) & words("date.year_between"))


def _measured(here: Here, end: int) -> bool:
    """Whether a unit stands behind a number, glued to nothing: «من 2100 هكتار»."""
    unit = units.names(here.lexicon).match(here.tokens, end)
    return unit is not None and here.tokens[end].kind == "word" and len(here.tokens[end].norm) > _LETTERS


def years(match: Match, here: Here) -> Reading | None:
    """2010–2015, 2019/20, between 2016 and 2018."""
    numbers = match.all("Y", "D", "Yw", "N")
    first, last = int(numbers[0]), int(numbers[-1])
    if hangs(match, here):
        return None
    if last < 100:
        last += first // 100 * 100
        if last - first > _MOST_YEARS:
            return None
    if match.has("Yw") and (noun_behind(here, match.end) or not (first % 100 or last % 100)):
        return None  # "from one thousand to two thousand"
    return calendar.years(first, last, "span") if _OLDEST <= first < last <= _LAST_YEAR else None


def since_christ(match: Match, here: Here) -> Reading | None:
    """A year marked as one of the common era, or as one before it."""
    found = year_in(match) or whole_number(match.get("N", "D"))
    if not found:
        return None
    return calendar.before_christ(found) if match.has("bc") else calendar.year(found)


def decade(match: Match, here: Here) -> Reading | None:
    """The 1990s, the nineties, the nineteen nineties, les années 1990, the forties of the 19th century."""
    found = whole_number(match.get("Y", "X", "N", "Yw"))
    if found is None or found % 10:
        return None
    century_of, hundreds = whole_number(match.get("O", "Dth", "RN")), whole_number(match.get("Dw"))
    if match.has("s") and found % 100 == 0 and found < _HUNDREDS and here.lexicon.section("date.hundreds_of_years") == "true":
        return calendar.part_of(calendar.century(found // 100 + 1), match.get("PART") or "whole")  # the 1800s
    if hundreds is not None:
        found += 100 * hundreds
    elif century_of is not None:
        found += 100 * (century_of - 1)
    elif found < 20:
        return None
    elif found < 100:
        found += 1900
    return calendar.part_of(calendar.decade(found), match.get("PART") or "whole") if found <= _LAST_YEAR else None


def century(match: Match, here: Here) -> Reading | None:
    number = whole_number(match.get("O", "N", "D", "Dth", "Dw", "RN"))
    number = number + 1 if number and match.has("hundreds") else number  # the eighteen hundreds
    if not number or not 0 < number <= (_CENTURIES_BC if match.has("bc") else 21):
        return None
    if match.has("bc"):
        return calendar.before_christ(number, centuries=True)
    return calendar.part_of(calendar.century(number), match.get("PART") or "whole")


OPERATIONS: dict[str, Operation] = {f.__name__: f for f in (year, bare_year, years, since_christ, decade, century)}
