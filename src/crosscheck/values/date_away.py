"""Readings of dates that lie a length of time away from the day of the article: "three weeks ago", "in two months"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from crosscheck.model import TimeSpan
from crosscheck.values import calendar
from crosscheck.values.date_grammar import Match
from crosscheck.values.date_length import finest, lengths, moved
from crosscheck.values.date_reading import Operation, Reading, alone, month_in, weekday_in, whole_number
from crosscheck.values.date_settle import Here, Stated, closed, tense_at
from crosscheck.values.date_unit import relative


def ago(match: Match, here: Here) -> Reading | None:
    """Three days ago; in the grain of its unit: "seven years ago" is a year."""
    return _away(match, here, -1)


def ago_alone(match: Match, here: Here) -> Reading | None:
    """«من أسبوعين»: where the sentence says nothing else."""
    return _away(match, here, -1) if alone(match, here) and not (_many(match, here) and not match.has("N")) else None


def ago_one(match: Match, here: Here) -> Reading | None:
    """«قبل شهر»: a unit without a number, where nothing follows that it would belong to."""
    return _away(match, here, -1) if closed(here, match.end) and not _many(match, here) else None


def ago_to_the_day(match: Match, here: Here) -> Reading | None:
    """Ten years ago today."""
    there = moved(here.published, lengths(match.atoms), -1) if match.get("REL") == "0" else None
    return relative(calendar.unit_of(there, "day"))


def hence(match: Match, here: Here) -> Reading | None:
    """Three days from now, in a fortnight's time."""
    return _away(match, here, 1)


def from_now(match: Match, here: Here) -> Reading | None:
    """«أسبوعان من الآن»: ahead, unless the clause looks back."""
    past = tense_at(here, match.start, match.end) == "past"
    return _away(match, here, -1 if past else 1)


def hence_unless_past(match: Match, here: Here) -> Reading | None:
    """« Dans trois jours »: unless its clause looks back."""
    return None if tense_at(here, match.start, match.end) == "past" else _away(match, here, 1)


def hence_if_ahead(match: Match, here: Here) -> Reading | None:
    """«In three days», which is a length of time as well: where the clause looks ahead, or it is all the sentence says."""
    ahead = tense_at(here, match.start, match.end) == "future"
    return _away(match, here, 1) if ahead or _all_said(match, here) else None


def hence_one(match: Match, here: Here) -> Reading | None:
    """«بعد شهر»: a unit without a number, where the clause looks ahead and nothing follows that it would belong to."""
    return hence_if_ahead(match, here) if closed(here, match.end) and not _many(match, here) else None


def _many(match: Match, here: Here) -> bool:
    """Whether the unit is a plural, which without a number is too vague: «قبل عقود»."""
    plural = here.lexicon.words("date.plural_units")
    return any(not plural.isdisjoint(token.forms) for token in here.tokens[match.start : match.end])


def _all_said(match: Match, here: Here) -> bool:
    """Whether a sentence says no more than the phrase and the word that leads it in."""
    led = match.start == 1 and match.atoms[0].label == "within"
    return alone(replace(match, start=0) if led else match, here)


def _away(match: Match, here: Here, sign: int) -> Reading | None:
    away = lengths(match.atoms)
    there = moved(here.published, away, sign) if away else None
    if there is None:
        return None
    unit, weekday = finest(away), weekday_in(match)
    if weekday is not None:
        return relative(weekday_near(there, weekday, unit))
    return relative(calendar.unit_of(there, "week" if unit in ("fortnight", "workweek") else unit))


def weekday_near(there: date, weekday: int, unit: str) -> TimeSpan | None:
    """The weekday of the week a date is in; from days away, the nearest; from a month or a year away, the one that comes next."""
    if unit == "day":
        return calendar.unit_of(calendar.shifted(there, (weekday - there.weekday() + 3) % 7 - 3, "day"), "day")
    if unit in ("week", "fortnight"):
        return calendar.nth_weekday(calendar.unit_of(there, "week"), weekday, 1)
    return calendar.unit_of(calendar.weekday_near(there, weekday, future=True, same=True), "day")


def weekdays_ago(match: Match, here: Here) -> Reading | None:
    """Two Mondays ago, three Sundays from now."""
    number, weekday, future = whole_number(match.get("N")), whole_number(match.get("Ww")), match.has("hence")
    if here.published is None or number is None or weekday is None:
        return None
    nearest = calendar.weekday_near(here.published, weekday, future=future, same=False)
    return relative(calendar.unit_of(nearest and calendar.shifted(nearest, (number - 1) * (1 if future else -1), "week"), "day"))


def weekday_on(match: Match, here: Here) -> Reading | None:
    """« Lundi en huit »: not the coming Monday but the one after it; « en quinze »: two weeks after it."""
    weekday, days = weekday_in(match), whole_number(match.get("N"))
    if here.published is None or weekday is None or days not in (8, 15):
        return None
    coming = calendar.weekday_near(here.published, weekday, future=True, same=True)
    return relative(calendar.unit_of(coming and calendar.shifted(coming, days // 7, "week"), "day"))


def month_hence(match: Match, here: Here) -> Reading | None:
    """March in two years."""
    away, month = lengths(match.atoms), month_in(match)
    if here.published is None or month is None or len(away) != 1 or away[0][1] != "year" or not closed(here, match.end):
        return None
    there = moved(here.published, away, 1)
    return Stated(year=there.year, month=month, relative=True) if there else None


OPERATIONS: dict[str, Operation] = {
    f.__name__: f
    for f in (ago, ago_alone, ago_one, ago_to_the_day, hence, from_now, hence_unless_past, hence_if_ahead, hence_one, weekdays_ago, weekday_on, month_hence)
}
