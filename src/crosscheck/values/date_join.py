"""Dates of a sentence that belong together: two ends of a range, and the days of a list that share their month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crosscheck.model import TimeSpan
from crosscheck.values import calendar
from crosscheck.values.date_grammar import Atom
from crosscheck.values.date_reading import DAY, Reading
from crosscheck.values.date_settle import Here, Stated, settle, tense_at

_LAST_DAY = 31
_LONGEST_LIST = 8  # days before the one with the month


@dataclass(frozen=True, slots=True)
class Found:
    """A date in the tokens of a sentence, before years are chosen."""

    start: int
    end: int
    reading: Reading


def settled(here: Here, reading: Stated | TimeSpan, found: Found) -> TimeSpan | None:
    return settle(reading, here.published, tense_at(here, found.start, found.end)) if isinstance(reading, Stated) else reading


# ------------------------------------------------------------------ ranges


def joined(here: Here, found: Sequence[Found], atoms: Sequence[Sequence[Atom]]) -> Iterator[Found]:
    """Two dates with "to" between them, or "and" behind "between", are one range."""
    i = 0
    while i < len(found):
        both = _range(here, found[i], found[i + 1], atoms) if i + 1 < len(found) else None
        yield both or found[i]
        i += 2 if both else 1


def _range(here: Here, first: Found, last: Found, atoms: Sequence[Sequence[Atom]]) -> Found | None:
    if last.start - first.end > 3 or not _linked(first, last, atoms):
        return None
    if isinstance(first.reading, tuple) or isinstance(last.reading, tuple):
        return None
    start, end = first.reading, last.reading
    if isinstance(start, Stated) and isinstance(end, Stated):
        return Found(first.start, last.end, _sharing(start, end))
    begin = settled(here, start, first)
    if isinstance(end, Stated) and end.year is None and end.month and begin and begin.start:
        earlier = (end.month, end.day or _LAST_DAY) < (begin.start.month, begin.start.day)
        end = replace(end, year=begin.start.year + earlier)  # the end of a range lies behind its start
    whole = calendar.hull(begin, settled(here, end, last))
    return Found(first.start, last.end, whole) if whole else None


def _linked(first: Found, last: Found, atoms: Sequence[Sequence[Atom]]) -> bool:
    """Whether nothing but a word for a range stands between two dates, and an article."""
    at = first.end
    links = {(a.label, a.end) for a in atoms[at] if a.label in ("to", "-", "and")} if at < last.start else {("and", at)} if _attached(last, atoms) else set()
    opened = any(a.label == "between" for k in (first.start - 1, first.start - 2) if k >= 0 for a in atoms[k])
    for label, end in links:
        if label == "and" and not opened:
            continue
        if end == last.start or (end == last.start - 1 and any(a.label in ("the", "on") for a in atoms[end])):
            return True
    return False


def _attached(last: Found, atoms: Sequence[Sequence[Atom]]) -> bool:
    return any(a.joined for a in atoms[last.start])


def _sharing(start: Stated, end: Stated) -> tuple[Stated, Stated]:
    """The month and year that only one end of a range gives are the other's too, across New Year one year less or more."""
    if start.month is None and start.day and start.weekday is None and end.month and end.day:
        before = start.day > end.day
        month = end.month - before or 12
        start = replace(start, month=month, year=end.year if end.year is None else end.year - (before and month == 12))
    if start.month and end.month:
        crosses = (start.month, start.day or 0) > (end.month, end.day or 0)
        if start.year is None and end.year is not None:
            start = replace(start, year=end.year - crosses)
        elif end.year is None and start.year is not None:
            end = replace(end, year=start.year + crosses)
    return start, end


def value(here: Here, found: Found) -> TimeSpan | None:
    """The days that a date or range means."""
    if not isinstance(found.reading, tuple):
        return settled(here, found.reading, found)
    start, end = found.reading
    tense = tense_at(here, found.start, found.end)
    last = settle(end, here.published, tense)
    if last is None or last.start is None:
        return None
    if start.year is None and start.month and end.month:
        crosses = (start.month, start.day or 0) > (end.month, end.day or start.day or 0)
        first = settle(replace(start, year=last.start.year - crosses), here.published, tense)
    elif start.weekday is not None and start.month is None:
        first = settle(start, last.start, "past")
    else:
        first = settle(start, here.published, tense)
    return last if first == last else calendar.hull(first, last)


# ------------------------------------------------------------------ lists


def listed(here: Here, found: Sequence[Found], atoms: Sequence[Sequence[Atom]]) -> list[Found]:
    """« Les 3, 5 et 9 mai »: each day of a list has the month and year of its last."""
    out: list[Found] = []
    cut = len(here.tokens)
    for one in reversed(found):
        if one.end > cut:
            continue  # read as a day of the list already
        last = one.reading[0] if isinstance(one.reading, tuple) else one.reading
        dated = isinstance(last, Stated) and last.month and last.day and last.nth is None
        days = _before(here, one, last, atoms) if dated and isinstance(last, Stated) else []
        out += [one, *reversed(days)]
        cut = (days[0] if days else one).start
    return out[::-1]


def _before(here: Here, one: Found, last: Stated, atoms: Sequence[Sequence[Atom]]) -> list[Found]:
    days: list[Found] = []
    at, marks, opening = one.start, here.lexicon.words("date.lists"), here.lexicon.words("date.list_opens")
    while len(days) < _LONGEST_LIST:
        end = next((k for k in (at - 1, at - 2) if k > 0 and not marks.isdisjoint(here.tokens[k].forms)), None)
        attached = at > 0 and not marks.isdisjoint(_prefix(here, at))
        end = at if attached else end
        day = _day_ending(atoms, end) if end else None
        if day is None:
            break
        days.insert(0, Found(day[0], end or 0, Stated(year=last.year, month=last.month, day=day[1])))
        at = day[0]
    introduced = at > 0 and not opening.isdisjoint(here.tokens[at - 1].forms)
    rising = all(isinstance(a.reading, Stated) and (a.reading.day or 0) < (last.day or 0) for a in days)
    return days if days and introduced and rising else []


def _prefix(here: Here, at: int) -> tuple[str, ...]:
    """The letter attached to a word or number at `at` that joins it to a list («و7» is two tokens, «والسابع» is one)."""
    token = here.tokens[at]
    return (token.norm[:1],) if token.kind == "word" and len(token.forms) > 1 else ()


def _day_ending(atoms: Sequence[Sequence[Atom]], end: int) -> tuple[int, int] | None:
    """The day of a month that ends before token `end`: (its token, its number)."""
    for start in (end - 1, end - 2):
        for atom in atoms[start] if start >= 0 else ():
            if atom.label in DAY and atom.end == end and int(atom.value) > 0:
                return start, int(atom.value)
    return None
