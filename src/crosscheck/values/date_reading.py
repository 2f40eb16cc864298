"""What all readings of dates share: what a pattern found gives, and the place it stands in."""

from __future__ import annotations

from collections.abc import Callable

from crosscheck.model import TimeSpan
from crosscheck.values.date_grammar import Match
from crosscheck.values.date_settle import Here, Stated

Reading = Stated | TimeSpan | tuple[Stated, Stated]
Operation = Callable[[Match, Here], Reading | None]

DAY, MONTH, WEEKDAY = ("D", "Dth", "O", "Dw"), ("M", "Ms", "Mx", "Mn", "Mr"), ("W", "Wa", "Wb")

_FEW_MARKS = 4  # around a date that is all a sentence says


def whole_number(text: str | None) -> int | None:
    return int(text) if text is not None and text.lstrip("-").isdigit() else None


def year_in(match: Match) -> int | None:
    found = whole_number(match.get("Y", "Yw", "Y2"))
    return found if found is None or found >= 1 else None


def month_in(match: Match) -> int | None:
    return whole_number(match.get(*MONTH))


def day_in(match: Match) -> int | None:
    found = whole_number(match.get(*DAY))
    return found if found is not None and found >= 1 else None


def weekday_in(match: Match) -> int | None:
    return whole_number(match.get(*WEEKDAY))


def week_part(match: Match) -> str:
    """Which days around a date are meant: its week, the seven days from it, its weekend, or the day itself."""
    return "week" if match.has("week_of") else "seven days" if match.has("week_from") else "weekend" if match.has("weekend_of") else "whole"


def alone(match: Match, here: Here) -> bool:
    """Whether the sentence says nothing but this date (a table's cell, a dateline)."""
    if len(here.tokens) - (match.end - match.start) > _FEW_MARKS:
        return False
    return all(token.kind == "mark" for token in (*here.tokens[: match.start], *here.tokens[match.end :]))


def follows(match: Match, here: Here, group: str) -> bool:
    """Whether a word of a group of the `date` section stands before it."""
    return match.start > 0 and not here.lexicon.words(f"date.{group}").isdisjoint(here.tokens[match.start - 1].forms)


def noun_behind(here: Here, end: int) -> bool:
    """Whether a word stands behind `end` that a number could count: a small one that is no function word."""
    token = here.tokens[end] if end < len(here.tokens) else None
    if token is None or token.kind != "word" or token.capitalised:
        return False
    return here.lexicon.words("date.not_nouns").isdisjoint(token.forms)


def hangs(match: Match, here: Here) -> bool:
    """Whether it is part of something longer, a telephone number or a file's name: a mark ties it to what stands beside it."""
    tokens, start, end = here.tokens, match.start, match.end
    if start and (tokens[start - 1].kind in ("number", "date") and tokens[start - 1].norm != ","):
        return True
    tied = (
        start > 1 and tokens[start - 1].norm in "-–+/_.:" and tokens[start - 2].end == tokens[start - 1].start and tokens[start - 1].end == tokens[start].start
    )
    if tied or (start == 1 and tokens[0].norm in "+/_" and tokens[0].end == tokens[1].start):
        return True
    behind = tokens[end : end + 2]
    if len(behind) == 2 and behind[0].norm in "-–/_." and behind[0].start == tokens[end - 1].end and behind[1].start == behind[0].end:
        return behind[1].kind in ("word", "number", "date")
    return bool(behind) and behind[0].norm in ("_", "/") and behind[0].start == tokens[end - 1].end
