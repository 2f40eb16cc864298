"""Readings of days told from the day of the article: yesterday, last Sunday, Monday the 16th, « le 27 »."""

from __future__ import annotations

from datetime import date

from crosscheck.model import TimeSpan
from crosscheck.values import calendar, date_away, date_offset, date_unit, date_within
from crosscheck.values.date_grammar import Match
from crosscheck.values.date_reading import Operation, Reading, alone, day_in, noun_behind, weekday_in
from crosscheck.values.date_settle import Here, Stated, Tense, closed, tense_at
from crosscheck.values.date_unit import direction, relative, steps, this

_TO_NEXT = 4  # tokens from a number to the one it is joined with


def _day(found: date | None) -> TimeSpan | None:
    return relative(calendar.unit_of(found, "day"))


def near(match: Match, here: Here) -> Reading | None:
    """Yesterday, the day after tomorrow; the weekday said beside it wins where the two don't fit."""
    if here.published is None:
        return None
    found = calendar.shifted(here.published, int(match.get("REL") or 0), "day")
    weekday = weekday_in(match)
    if found and weekday is not None and found.weekday() != weekday:
        found = calendar.shifted(found, (weekday - found.weekday() + 3) % 7 - 3, "day")
    return _day(found)


def weekday(match: Match, here: Here) -> Reading | None:
    """A weekday, with or without last, next or this; "the Friday before last" is a week further."""
    number = weekday_in(match)
    if number is None or here.published is None:
        return None
    if this(match):
        return _day(_of_this_week(number, here.published, tense_at(here, match.start, match.end)))
    ahead = direction(match)
    if ahead == "unsaid":
        any_one = here.lexicon.phrases("date.habitual").ending_at(here.tokens, match.start, longest=2)
        return None if any_one else Stated(weekday=number)
    found = calendar.weekday_near(here.published, number, future=ahead == "future", same=False)
    further = steps(match) - (1 if ahead == "future" else -1)
    return _day(found and calendar.shifted(found, further, "week"))


def _of_this_week(weekday: int, published: date, tense: Tense) -> date | None:
    """The weekday of the week of the article, or of the one beside it where the tense says so."""
    away = weekday - published.weekday()
    if (tense == "future" and away < 0) or (tense == "past" and away > 0):
        away += 7 if away < 0 else -7
    return calendar.shifted(published, away, "day")


def weekday_first(match: Match, here: Here) -> Reading | None:
    """« Le prochain vendredi »; « le dernier vendredi du mois » is read with its month."""
    return weekday(match, here)


def weekday_then(match: Match, here: Here) -> Reading | None:
    """« Mercredi suivant », told from another day unless the sentence says nothing else."""
    return weekday(match, here) if alone(match, here) else None


def weekday_and_day(match: Match, here: Here) -> Reading | None:
    """Monday the 16th; in "on Wednesday, the first day" the rank belongs to what follows."""
    if (match.atoms[-1].label in ("O", "Dth") and noun_behind(here, match.end)) or _scored(here, match.end):
        return None
    return Stated(weekday=weekday_in(match), day=day_in(match))


def _scored(here: Here, end: int) -> bool:
    """Whether the number that ends before `end` is the first of a score: « dimanche 2-1 », « mardi 4 à 2 »; « mardi 4 à 20 heures » goes on with an hour."""
    tokens = here.tokens
    link = here.lexicon.phrases("number.to").match(tokens, end)
    if link is None or link[0] >= len(tokens) or tokens[link[0]].kind != "number":
        return False
    return here.lexicon.phrases("clock.hour").match(tokens, link[0] + 1) is None


def weekday_and_number(match: Match, here: Here) -> Reading | None:
    """Friday 31, where the number counts nothing."""
    return weekday_and_day(match, here) if closed(here, match.end) else None


def day_alone(match: Match, here: Here) -> Reading | None:
    """« Le 27 », "on the 27th": a day of this month or one near it."""
    number = day_in(match)
    small = match.get("O") is not None and number is not None and number < date_within.LEAST_ORDINAL
    if not number or not 1 <= number <= 31 or small or _shares(here, match.end):
        return None
    return Stated(day=number) if closed(here, match.end) else None


def _shares(here: Here, end: int) -> bool:
    """Whether the number that ends before `end` is a share, alone or with the next one (« entre le 10 et le 12 % »)."""
    percent = here.lexicon.phrases("percent.units")
    next_one = next((i for i in range(end, min(end + _TO_NEXT, len(here.tokens))) if here.tokens[i].kind == "number"), None)
    return any(percent.match(here.tokens, i) for i in (end, end if next_one is None else next_one + 1))


def day_last(match: Match, here: Here) -> Reading | None:
    """«في 27.»: a number that ends its sentence."""
    return day_alone(match, here) if all(token.kind == "mark" for token in here.tokens[match.end :][:3]) else None


def day_attached(match: Match, here: Here) -> Reading | None:
    """«للثاني والعشرين»: with the particle of a direction attached."""
    prefixes = tuple(here.lexicon.words("date.day_prefixes"))
    return day_last(match, here) if here.tokens[match.start].norm.startswith(prefixes) else None


def day_ahead(match: Match, here: Here) -> Reading | None:
    """ "We will meet the 21st": with no word that makes it a day, only where the clause looks ahead."""
    return day_alone(match, here) if tense_at(here, match.start, match.end) == "future" else None


OPERATIONS: dict[str, Operation] = {
    **{f.__name__: f for f in (near, weekday, weekday_first, weekday_then, weekday_and_day, weekday_and_number, day_alone, day_last, day_attached, day_ahead)},
    **date_away.OPERATIONS,
    **date_offset.OPERATIONS,
    **date_unit.OPERATIONS,
    **date_within.OPERATIONS,
}
