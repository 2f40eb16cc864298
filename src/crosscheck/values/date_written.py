"""Readings of dates in digits: whole ones, and those without a year where their words make them dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crosscheck.values import date_feasts, date_numeric
from crosscheck.values.date_atoms import Atom
from crosscheck.values.date_grammar import Match
from crosscheck.values.date_reading import Operation, Reading, alone, follows, hangs, noun_behind, week_part, weekday_in, year_in
from crosscheck.values.date_settle import Here, Stated

_SHORT = ("SD", "SDz", "SDf", "SDd", "SDh")
_LONGEST_LIST = 6
_LONGEST_DAY, _MONTHS, _MONDAY = 31, 12, 0


def _order(here: Here) -> str:
    return str(here.lexicon.section("date.order") or "dmy")


def _stated(atom: Atom, here: Here) -> Stated | None:
    """What a whole or short date in digits says."""
    if atom.label == "DATE":
        found = date_numeric.whole(atom.value, _order(here))
        return Stated(year=found.start.year, month=found.start.month, day=found.start.day) if found and found.start else None
    month, day = atom.value.split("-")
    return Stated(month=int(month), day=int(day))


def numeric(match: Match, here: Here) -> Reading | None:
    """2024-12-30, 30/12/2024: day and month in the language's order, unless only the other makes a date."""
    atom = next(a for a in match.atoms if a.label == "DATE")
    dotted = atom.value.count(".") == 2 and len(atom.value.rsplit(".", 1)[1]) == 2  # a version or a time as often as a date
    if hangs(match, here) or (dotted and not (match.start < match.end - 1 or alone(match, here) or follows(match, here, "date_after"))):
        return None
    if atom.value.isdigit() and noun_behind(here, match.end):
        return None
    found = _stated(atom, here)
    if found and found.year in date_feasts.HIJRI:
        return date_feasts.hijri_day(found.year or 0, found.month or 0, found.day or 0)
    return found and replace(found, weekday=weekday_in(match))


def spaced(match: Match, here: Here) -> Reading | None:
    """2016 10 16, 18 8 1978; with two digits for the year only where they can be neither day nor month."""
    numbers = list(match.all("Y", "D", "N"))
    if hangs(match, here) or noun_behind(here, match.end) or (match.end < len(here.tokens) and here.tokens[match.end].kind == "number"):
        return None
    year_first = len(numbers[0]) == 4
    if not year_first and len(numbers[-1]) == 2 and int(numbers[-1]) <= _LONGEST_DAY:
        return None
    return date_numeric.whole("-".join(numbers), "ymd" if year_first else _order(here))


def short_numeric(match: Match, here: Here) -> Reading | None:
    """« Le 22/4 »: only behind words that make it a date."""
    atom = next(a for a in match.atoms if a.label in _SHORT)
    if hangs(match, here) or noun_behind(here, match.end) or not _safe(atom, match, here):
        return None
    if atom.label == "SDf" and match.end < len(here.tokens) and here.lexicon.words("date.words.of") & set(here.tokens[match.end].forms):
        return None  # « les 3/4 des voix »
    found = _stated(atom, here)
    if found and match.has("this") and here.published:
        return replace(found, year=here.published.year)
    return found and replace(found, weekday=weekday_in(match), year=year_in(match))


def week_written(match: Match, here: Here) -> Reading | None:
    """« La semaine commençant le 04/02 »."""
    atom = next(a for a in match.atoms if a.label in _SHORT or a.label == "DATE")
    found = _stated(atom, here)
    return found and replace(found, part=week_part(match), weekday=_MONDAY if match.has("week_from") else None)


def _safe(atom: Atom, match: Match, here: Here) -> bool:
    """Whether the words around it make it a date and no score, ratio or fraction."""
    if atom.label in ("SDd", "SDh") and not match.has("W") and int(atom.value[3:]) <= _MONTHS and not alone(match, here):
        return False  # 3-4 is a range of numbers
    if len(match.atoms) > 1 or alone(match, here) or follows(match, here, "words.on"):
        return True
    if atom.label == "SDz":
        return not here.lexicon.words("date.counted") & set(here.tokens[match.end].forms) if match.end < len(here.tokens) else True
    if atom.label == "SDh":  # 22-4 with the day first runs down: no range of numbers
        month, day = (int(part) for part in atom.value.split("-"))
        return day > _MONTHS and month < day and follows(match, here, "date_after") and _order(here) != "mdy"
    return atom.label == "SD" and (follows(match, here, "date_after") or (match.start > 0 and follows(match, here, "lists") and _listed(match, here)))


def _listed(match: Match, here: Here) -> bool:
    """« Le 20/11, 22/11 ou 25/11 »: one more of a list of such dates."""
    at, words = match.start - 1, here.lexicon.words
    opens = words("date.words.on") | words("date.date_after")
    for _ in range(_LONGEST_LIST):
        tokens = here.tokens[max(0, at - 3) : at]
        if len(tokens) < 3 or tokens[1].norm != "/" or tokens[0].kind != "number" or tokens[2].kind != "number":
            return False
        at -= 4
        if at >= 0 and opens & set(here.tokens[at].forms):
            return True
    return False


def numeric_range(match: Match, here: Here) -> Reading | None:
    """From 10/1/2018-10/7/2018, 10/1-11/2/2017, from 10/1 to 11/7."""
    ends = list(_ends(match, here))
    whole = any(a.label == "DATE" for a in match.atoms)
    if len(ends) != 2 or hangs(match, here) or noun_behind(here, match.end):
        return None
    safe = whole or alone(match, here) or follows(match, here, "range_after") or all(a.label in ("SDz", "-") for a in match.atoms)
    return (ends[0], ends[1]) if safe else None


def _ends(match: Match, here: Here) -> Iterator[Stated]:
    for atom in match.atoms:
        if atom.label == "DATE" or atom.label in _SHORT:
            found = _stated(atom, here)
            if found:
                yield found


def year_and_month(match: Match, here: Here) -> Reading | None:
    """In 2016.11, en 11, 2016."""
    text = match.get("YM")
    if text is None or noun_behind(here, match.end):
        return None
    return Stated(year=int(text[:4]), month=int(text[5:]))


OPERATIONS: dict[str, Operation] = {f.__name__: f for f in (numeric, spaced, week_written, short_numeric, numeric_range, year_and_month)}
