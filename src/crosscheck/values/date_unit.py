"""Readings of weeks, months, quarters, years … told from the day of the article: last week, the year after next, the past two quarters."""

from __future__ import annotations

from dataclasses import replace

from crosscheck.model import TimeSpan
from crosscheck.values import calendar
from crosscheck.values.date_grammar import Match
from crosscheck.values.date_length import lengths
from crosscheck.values.date_reading import Operation, Reading, alone, follows, month_in, whole_number, year_in
from crosscheck.values.date_settle import Here, Stated, Tense, settle, tense_at

_STEPS = {"before_last": -2, "after_next": 2, "past": -1, "next": 1, "coming": 1, "next_to": 1}
_AHEAD_ONLY = ("decade", "century")  # "the last decade" is ten years as often


def steps(match: Match) -> int:
    """How many units from the one at hand: "last" is one back, "after next" two ahead."""
    return next((n for label, n in _STEPS.items() if match.has(label)), 0)


def direction(match: Match) -> Tense:
    there = steps(match)
    return "past" if there < 0 else "future" if there > 0 else "unsaid"


def this(match: Match) -> bool:
    return any(match.has(label) for label in ("this", "these", "current", "instant"))


def relative(found: TimeSpan | None) -> TimeSpan | None:
    return found and replace(found, relative=True)


def whole(match: Match, here: Here) -> TimeSpan | None:
    """The stretch that the unit of a phrase means: last week, this month, next year."""
    unit = match.get("U", "Ud") or ("month" if this(match) else "")
    if here.published is None or unit in ("", "hour"):
        return None
    if unit == "workweek":
        week = calendar.unit_of(calendar.shifted(here.published, steps(match), "week"), "week")
        return week and calendar.stretch(week.start, week.start and calendar.shifted(week.start, 4, "day"), "span")
    return calendar.unit_of(calendar.shifted(here.published, steps(match), unit), unit)


def unit(match: Match, here: Here) -> Reading | None:
    """Last week, this year, the end of next month; a plural without a number ("coming days") is too vague."""
    plural = here.lexicon.words("date.plural_units")
    if any(not plural.isdisjoint(token.forms) for token in here.tokens[match.start : match.end]):
        return None
    if steps(match) == 0 and not this(match) and match.get("U", "Ud") not in ("month", "year"):
        return None  # "the end of the century" may be any
    if match.get("U", "Ud") == "weekend" and this(match):
        return _this_weekend(match, here)
    return relative(calendar.part_of(whole(match, here), match.get("PART") or "whole"))


def _this_weekend(match: Match, here: Here) -> Reading | None:
    """The coming one, unless the clause looks back: « le carburant a manqué ce week-end »."""
    return weekend(match, here) if tense_at(here, match.start, match.end) == "past" else relative(whole(match, here))


def unit_the(match: Match, here: Here) -> Reading | None:
    """The last quarter, the next decade; "the last week", "the next day" are told from another day as often."""
    name = match.get("U", "Ud")
    if name in ("quarter", "weekend") or (name in _AHEAD_ONLY and steps(match) > 0 and follows(match, here, "words.in")):
        return unit(match, here)
    return None


def unit_ahead(match: Match, here: Here) -> Reading | None:
    """« Le prochain trimestre », « la prochaine semaine »: not « la prochaine journée », which is one of a championship."""
    return None if match.get("U") in ("day", "hour") else unit(match, here)


def unit_then(match: Match, here: Here) -> Reading | None:
    """« La semaine d'après »: the coming one only where the clause looks ahead."""
    ahead = tense_at(here, match.start, match.end) == "future"
    return unit(match, here) if ahead or alone(match, here) else None


def units(match: Match, here: Here) -> Reading | None:
    """The past two quarters; other units with a number are lengths of time."""
    away = lengths(match.atoms)
    there = steps(match)
    if here.published is None or len(away) != 1 or away[0][1] != "quarter" or away[0][0].denominator != 1 or there == 0:
        return None
    count = int(away[0][0])
    nearest, furthest = (calendar.unit_of(calendar.shifted(here.published, there * n, "quarter"), "quarter") for n in (1, count))
    return relative(calendar.hull(*((furthest, nearest) if there < 0 else (nearest, furthest))))


def weekend(match: Match, here: Here) -> Reading | None:
    """Over the weekend: the last one that has begun, or the coming one where the clause looks ahead."""
    if here.published is None or match.get("U", "Ud") != "weekend":
        return None
    found = calendar.unit_of(here.published, "weekend")
    begun = here.published.weekday() >= 5
    if found is None or begun or tense_at(here, match.start, match.end) == "future":
        return relative(found)
    return relative(calendar.unit_of(calendar.shifted(here.published, -1, "week"), "weekend"))


def weekend_if_told(match: Match, here: Here) -> Reading | None:
    """« Le week-end », which is a habit as well: where its clause has a tense."""
    return None if tense_at(here, match.start, match.end) == "unsaid" else weekend(match, here)


def so_far(match: Match, here: Here) -> Reading | None:
    """Earlier this year: from its start to the day of the article."""
    found = whole(match, here)
    return relative(found and calendar.stretch(found.start, here.published, "span"))


def still(match: Match, here: Here) -> Reading | None:
    """Later this year: from the day of the article to the year's end."""
    found = whole(match, here)
    return relative(found and calendar.stretch(here.published, found.end, "span"))


def quarter_alone(match: Match, here: Here) -> Reading | None:
    """The third quarter, of the year at hand or the one before it."""
    number = whole_number(match.get("O", "Dth", "N", "D"))
    if here.published is None or number is None or not 1 <= number <= 4 or match.get("U") not in (None, "quarter"):
        return None
    now, last = calendar.quarter(here.published.year, number), calendar.quarter(here.published.year - 1, number)
    return relative(now if now and now.start and now.start <= here.published else last)


def season_of(match: Match, here: Here) -> Reading | None:
    """Last summer, this winter."""
    name = match.get("S")
    if here.published is None or name is None:
        return None
    found = [s for k in (-2, -1, 0, 1, 2) if (s := calendar.season(here.published.year + k, name)) and s.start and s.end]
    behind = [s for s in found if s.end and s.end < here.published]
    ahead = [s for s in found if s.start and s.start > here.published]
    inside = [s for s in found if s not in behind and s not in ahead]
    if steps(match) == 0:
        chosen = [*inside, *(s for s in found if s.start and s.start.year == here.published.year)][:1]
    else:
        chosen = behind[-1:] if steps(match) < 0 else ahead[:1]  # none at the ends of the calendar
    return relative(chosen[0]) if chosen else None


def to_date(match: Match, here: Here) -> Reading | None:
    """From March to today."""
    if here.published is None:
        return None
    month = settle(Stated(month=month_in(match), year=year_in(match)), here.published, "past")
    return relative(calendar.stretch(month.start if month else None, here.published, "span"))


OPERATIONS: dict[str, Operation] = {
    f.__name__: f for f in (unit, unit_the, unit_ahead, unit_then, units, weekend, weekend_if_told, so_far, still, quarter_alone, season_of, to_date)
}
