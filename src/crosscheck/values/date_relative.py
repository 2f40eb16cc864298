"""Readings of dates that count from the day the article was published: yesterday, last May, three days ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from crosscheck.model import TimeSpan
from crosscheck.values import calendar
from crosscheck.values.date_absolute import Operation, Reading, whole_number, year_in
from crosscheck.values.date_grammar import Match
from crosscheck.values.date_settle import Here, Stated, Tense, settle, tense_at


def _direction(match: Match) -> Tense:
    return "past" if match.has("past") else "future" if match.has("next") else "unsaid"


def _this(match: Match) -> bool:
    return any(match.has(label) for label in ("this", "these", "current"))


def _steps(match: Match) -> int:
    return -1 if match.has("past") else 1 if match.has("next") else 0


def _relative(found: TimeSpan | None) -> TimeSpan | None:
    return found and replace(found, relative=True)


def _fixed_day(found: date | None) -> TimeSpan | None:
    return _relative(calendar.unit_of(found, "day"))


def near(match: Match, here: Here) -> Reading | None:
    """Yesterday, the day after tomorrow; the weekday said beside it wins where the two don't fit."""
    if here.published is None:
        return None
    found = calendar.shifted(here.published, int(match.get("REL") or 0), "day")
    weekday = whole_number(match.get("W", "Wa"))
    if found and weekday is not None and found.weekday() != weekday:
        found = calendar.shifted(found, (weekday - found.weekday() + 3) % 7 - 3, "day")
    return _fixed_day(found)


def weekday(match: Match, here: Here) -> Reading | None:
    """A weekday, with or without last, next or this."""
    number = whole_number(match.get("W", "Wa"))
    if number is None or here.published is None:
        return None
    if _this(match):
        week = calendar.unit_of(here.published, "week")
        return _fixed_day(calendar.shifted(week.start, number, "day") if week and week.start else None)
    direction = _direction(match)
    if direction == "unsaid":
        return Stated(weekday=number)
    return _fixed_day(calendar.weekday_near(here.published, number, future=direction == "future", same=False))


def weekday_and_day(match: Match, here: Here) -> Reading | None:
    """Monday the 16th."""
    return Stated(weekday=whole_number(match.get("W", "Wa")), day=whole_number(match.get("D", "Dth", "O", "Dw")))


def day_alone(match: Match, here: Here) -> Reading | None:
    """« Le 27 »: a day of this month or one near it."""
    number = whole_number(match.get("D", "Dth", "O", "Dw"))
    return Stated(day=number) if number and 1 <= number <= 31 and _closed(match, here) else None


def _closed(match: Match, here: Here) -> bool:
    """Whether nothing follows that the number or unit would belong to ("the 22nd floor")."""
    behind = here.tokens[match.end] if match.end < len(here.tokens) else None
    if behind and behind.norm in ",،" and match.end + 1 < len(here.tokens) and here.tokens[match.end + 1].kind == "number":
        return False  # « les 27, 28 et 29 mars »
    if behind is None or behind.norm in '.,;:!?…)»"،؛؟”':
        return True
    return bool(set(behind.forms) & here.lexicon.words("date.may_follow"))


def day_of_month(match: Match, here: Here) -> Reading | None:
    """The 20th of last month."""
    whole = _unit(match, here)
    number = whole_number(match.get("D", "Dth", "O", "Dw"))
    if whole is None or whole.start is None or number is None or whole.grain != "month":
        return None
    return _relative(calendar.day(whole.start.year, whole.start.month, number))


def weekday_in(match: Match, here: Here) -> Reading | None:
    """Wednesday of next week."""
    whole = _unit(match, here)
    return _relative(calendar.nth_weekday(whole, int(match.get("W") or 0), 1)) if match.get("U", "Ud") == "week" else None


def month_of(match: Match, here: Here) -> Reading | None:
    """Last May, next March; May of last year; 29 December last year."""
    number, month = whole_number(match.get("D", "Dth", "O", "Dw")), whole_number(match.get("M", "Ms", "Mx"))
    stated = Stated(month=month, day=number, part=match.get("PART") or "whole", relative=number is None, ahead=_direction(match))
    if month is None or here.published is None:
        return None
    if match.get("U", "Ud") == "year":
        return replace(stated, year=here.published.year + _steps(match))
    if _this(match):
        return replace(stated, year=here.published.year)
    return _beside(stated, here.published)


def _beside(stated: Stated, published: date) -> Reading | None:
    """Last and next never mean the month the article is from."""
    if stated.day is None and stated.month == published.month and stated.ahead != "unsaid":
        return replace(stated, year=published.year + (-1 if stated.ahead == "past" else 1))
    return stated


def _unit(match: Match, here: Here) -> TimeSpan | None:
    """Last week, this month, next year as a stretch."""
    unit = match.get("U", "Ud") or ("month" if _this(match) else "")
    if here.published is None or unit in ("", "hour"):
        return None
    return calendar.unit_of(calendar.shifted(here.published, _steps(match), unit), unit)


def unit(match: Match, here: Here) -> Reading | None:
    """Last week, this year, the end of next month; a plural without a number ("coming days") is too vague."""
    plural = here.lexicon.words("date.plural_units")
    if any(set(token.forms) & plural for token in here.tokens[match.start : match.end]):
        return None
    if _steps(match) == 0 and not _this(match) and match.get("U", "Ud") not in ("month", "year"):
        return None  # "the end of the century" may be any
    return _relative(calendar.part_of(_unit(match, here), match.get("PART") or "whole"))


def so_far(match: Match, here: Here) -> Reading | None:
    """Earlier this year: from its start to the day of the article."""
    whole = _unit(match, here)
    return _relative(whole and calendar.stretch(whole.start, here.published, "span"))


def still(match: Match, here: Here) -> Reading | None:
    """Later this year: from the day of the article to the year's end."""
    whole = _unit(match, here)
    return _relative(whole and calendar.stretch(here.published, whole.end, "span"))


def _count(match: Match) -> tuple[int, str] | None:
    """How many of which unit; a dual is two of its own."""
    dual = match.get("UU")
    if dual is not None:
        return 2, dual
    number, unit = whole_number(match.get("N", "D")), match.get("U")
    return (number if number is not None else 1, unit) if unit and unit != "hour" else None


def ago(match: Match, here: Here) -> Reading | None:
    """Three days ago; in the grain of its unit: "seven years ago" is a year."""
    return _away(match, here, -1)


def ago_one(match: Match, here: Here) -> Reading | None:
    """«قبل شهر»: a unit without a number, where nothing follows that it would belong to."""
    return _away(match, here, -1) if _closed(match, here) else None


def hence_unless_past(match: Match, here: Here) -> Reading | None:
    """« Dans trois jours »: unless its clause looks back."""
    return None if tense_at(here, match.start, match.end) == "past" else _away(match, here, 1)


def hence(match: Match, here: Here) -> Reading | None:
    """In three days, dans quinze jours."""
    return _away(match, here, 1)


def hence_if_ahead(match: Match, here: Here) -> Reading | None:
    """«In three days», which is a length of time as well: only where the clause looks ahead."""
    return _away(match, here, 1) if tense_at(here, match.start, match.end) == "future" else None


def _away(match: Match, here: Here, sign: int) -> Reading | None:
    counted = _count(match)
    if counted is None or here.published is None or counted[0] > 10_000:
        return None
    count, unit = counted
    there = calendar.shifted(here.published, sign * count, unit)
    return _relative(calendar.unit_of(there, "week" if unit in ("fortnight", "weekend") else unit))


def nth_of(match: Match, here: Here) -> Reading | None:
    """The last Monday of next month, the first quarter of this year, the third quarter."""
    number, weekday_number = whole_number(match.get("O", "Dth")), whole_number(match.get("W"))
    number = -1 if number is None and match.has("last") else number
    units = match.all("U", "Ud")
    if here.published is None or number is None:
        return None
    whole = calendar.unit_of(calendar.shifted(here.published, _steps(match), units[-1]), units[-1]) if units else None
    if weekday_number is not None:
        return _relative(calendar.nth_weekday(whole, weekday_number, number))
    return _relative(calendar.nth_unit(whole, units[0], number)) if len(units) == 2 else None


def quarter_alone(match: Match, here: Here) -> Reading | None:
    """The third quarter, of the year at hand or the one before it."""
    number = whole_number(match.get("O", "Dth", "N", "D"))
    if here.published is None or number is None or not 1 <= number <= 4 or match.get("U") not in (None, "quarter"):
        return None
    this, last = calendar.quarter(here.published.year, number), calendar.quarter(here.published.year - 1, number)
    found = this if this and this.start and this.start <= here.published else last
    return _relative(found)


def season_of(match: Match, here: Here) -> Reading | None:
    """Last summer, this winter."""
    name = match.get("S")
    if here.published is None or name is None:
        return None
    found = [s for k in (-2, -1, 0, 1, 2) if (s := calendar.season(here.published.year + k, name)) and s.start and s.end]
    behind = [s for s in found if s.end and s.end < here.published]
    ahead = [s for s in found if s.start and s.start > here.published]
    inside = [s for s in found if s not in behind and s not in ahead]
    if _steps(match) == 0:
        year = [s for s in found if s.start and s.start.year == here.published.year]
        return _relative((inside or year)[0])
    return _relative(behind[-1] if _steps(match) < 0 else ahead[0])


def to_date(match: Match, here: Here) -> Reading | None:
    """From March to today."""
    if here.published is None:
        return None
    month = settle(Stated(month=whole_number(match.get("M", "Ms", "Mx")), year=year_in(match)), here.published, "past")
    return _relative(calendar.stretch(month.start if month else None, here.published, "span"))


OPERATIONS: dict[str, Operation] = {
    f.__name__: f
    for f in (
        near, weekday, weekday_and_day, day_alone, day_of_month, weekday_in, month_of, unit, so_far, still, ago, ago_one, hence, hence_unless_past, hence_if_ahead, nth_of, quarter_alone, season_of, to_date,
    )
}  # fmt: skip
