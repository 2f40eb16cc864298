"""Readings of dates that lie a length of time away from a date beside them: "two days after Christmas", "for 3 days from 5 May"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from crosscheck.model import TimeSpan
from crosscheck.values import calendar, date_absolute, date_feasts, date_written
from crosscheck.values.date_atoms import Atom
from crosscheck.values.date_away import weekday_near
from crosscheck.values.date_grammar import Match
from crosscheck.values.date_length import finest, lengths, moved
from crosscheck.values.date_reading import DAY, MONTH, Operation, Reading, weekday_in, whole_number
from crosscheck.values.date_settle import Here, Stated, settle, tense_at
from crosscheck.values.date_unit import direction, relative

_LINKS = ("after", "before", "from", "morrow", "eve")
_BACK = ("before", "eve")
_A_DAY = (Fraction(1), "day")


def offset(match: Match, here: Here) -> Reading | None:
    """Two days after Christmas, three weeks from tomorrow, a week before 5 May."""
    link, head, tail = _parts(match)
    away = [_A_DAY] if link in ("eve", "morrow") else lengths(head)
    anchor = _anchor(match, tail, here)
    there = moved(_first(anchor), away, -1 if link in _BACK else 1) if away else None
    if anchor is None or there is None:
        return None
    weekday = weekday_in(Match("", match.start, match.end, tail)) if any(a.label == "REL" for a in tail) else None
    if weekday is not None:
        return relative(weekday_near(there, weekday, finest(away)))
    found = calendar.unit_of(there, "day")
    return found and replace(found, relative=anchor.relative, yearless=anchor.yearless)


def beside(match: Match, here: Here) -> Reading | None:
    """The day after Christmas, « la veille du 14 juillet »."""
    return offset(match, here) if match.get("U") in ("day", None) else None


def lasting(match: Match, here: Here) -> Reading | None:
    """For three days from today."""
    _, head, tail = _parts(match)
    return _stretch(_anchor(match, tail, here), head)


def lasting_for(match: Match, here: Here) -> Reading | None:
    """From 3 May for ten days."""
    k = next(i for i, a in enumerate(match.atoms) if a.label == "for")
    return _stretch(_anchor(match, match.atoms[:k], here), match.atoms[k + 1 :])


def _stretch(anchor: TimeSpan | None, head: tuple[Atom, ...]) -> TimeSpan | None:
    last = moved(_first(anchor), lengths(head), 1)
    found = calendar.stretch(_first(anchor), last and calendar.shifted(last, -1, "day"), "span")
    return replace(found, relative=anchor.relative, yearless=anchor.yearless) if found and anchor else None


def nth_after(match: Match, here: Here) -> Reading | None:
    """The third Tuesday after Christmas."""
    link, head, tail = _parts(match)
    number, weekday = (whole_number(Match("", 0, 0, head).get(*labels)) for labels in (("O", "Dth"), ("W", "Wb")))
    anchor = _anchor(match, tail, here)
    if anchor is None or anchor.start is None or number is None or weekday is None or number < 1:
        return None
    first = calendar.weekday_near(anchor.start, weekday, future=link != "before", same=False)
    there = first and calendar.shifted(first, (number - 1) * (-1 if link == "before" else 1), "week")
    found = calendar.unit_of(there, "day")
    return found and replace(found, relative=anchor.relative, yearless=anchor.yearless)


def until_weekday(match: Match, here: Here) -> Reading | None:
    """From today to Friday: to the first Friday behind today."""
    k = next(i for i, a in enumerate(match.atoms) if a.label == "to")
    first = _anchor(match, match.atoms[:k], here)
    weekday = whole_number(Match("", 0, 0, match.atoms[k:]).get("W"))
    if first is None or first.start is None or weekday is None:
        return None
    last = calendar.weekday_near(first.start, weekday, future=True, same=False)
    return relative(calendar.stretch(first.start, last, "span"))


def _parts(match: Match) -> tuple[str, tuple[Atom, ...], tuple[Atom, ...]]:
    """The word that links (after, before, from), the atoms of the length and those of the date; «بعد يومين من الجمعة» links first."""
    atoms = match.atoms
    k = next((i for i, a in enumerate(atoms) if a.label in _LINKS), len(atoms) - 1)
    link, head, tail = atoms[k].label, atoms[:k], atoms[k + 1 :]
    if link in ("after", "before") and not head:
        k = next((i for i, a in enumerate(tail) if a.label == "of"), len(tail))
        head, tail = tail[:k], tail[k + 1 :]
    return link, head, tail


def _anchor(match: Match, atoms: tuple[Atom, ...], here: Here) -> TimeSpan | None:
    """The day a length is counted from."""
    part = Match(match.operation, match.start, match.end, atoms)
    if part.has("REL"):
        return relative(calendar.unit_of(here.published and calendar.shifted(here.published, int(part.get("REL") or 0), "day"), "day"))
    reading: Reading | None = None
    if part.has("DATE"):
        reading = date_written.numeric(part, here)
    elif part.has("F"):
        reading = date_feasts.feast(part, here)
    elif part.get(*MONTH) and part.get(*DAY):
        reading = date_absolute.day(part, here)
    elif part.get(*MONTH) is None and (weekday := weekday_in(part)) is not None:
        ahead = direction(part)
        tense = tense_at(here, match.start, match.end)
        reading = Stated(weekday=weekday, ahead="future" if match.has("from") and "past" not in (ahead, tense) else ahead)
    if isinstance(reading, Stated):
        reading = settle(reading, here.published, tense_at(here, match.start, match.end))
    return reading if isinstance(reading, TimeSpan) and reading.start else None


def _first(found: TimeSpan | None) -> date | None:
    return found.start if found else None


OPERATIONS: dict[str, Operation] = {f.__name__: f for f in (offset, beside, lasting, lasting_for, nth_after, until_weekday)}
