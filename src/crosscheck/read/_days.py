"""Declared dates: ISO 8601, the dates of mails and feeds (RFC 2822), and days written out where they can mean one day only.

The published day is that of the time as it is stated, in its own zone: "today" in an article is its newsroom's day, and a time is stated in the newsroom's
zone more often than in any other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

from crosscheck.errors import quoted
from crosscheck.lang import languages, lexicon
from crosscheck.read._files import Unreadable

_LONGEST = 80  # code points of a date
_EAST, _WEST, _DAY = 14 * 60, -12 * 60, 24 * 60  # minutes: how far zones lie from Greenwich, and a day
_SPACED_ZONE = re.compile(r"(\d)\s+(?=(?:[+-]\d{2}:?\d{2}|Z)$)")  # "2025-06-17 10:00:00 +0200"
_MAIL = re.compile(r"(?:[A-Za-z]{3},?\s+)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s+(?:[A-Z]{1,4}|[+-]\d{4}))?(?:\s+\([A-Za-z ]*\))?")
_DIGITS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_COUNT = re.compile(r"-?\d{9,19}(?:\.\d*)?")
_ALLOWED = "write YYYY-MM-DD"


@dataclass(frozen=True, slots=True)
class Stated:
    """A day as somebody states it, with the moment where a time and its zone are stated too."""

    day: date
    moment: datetime | None = None

    def agrees(self, other: Stated) -> bool:
        """Whether both can be one day: two times in the zone of either, a day beside a time in any zone."""
        if self.moment and other.moment:
            return other._day_in(_zone(self.moment)) == self.day.toordinal() or self._day_in(_zone(other.moment)) == other.day.toordinal()
        if self.moment:
            return self._day_in(_WEST) <= other.day.toordinal() <= self._day_in(_EAST)
        return other.agrees(self) if other.moment else self.day == other.day

    def _day_in(self, zone: int) -> int:
        """The number of the day that the moment is in a zone, of so many minutes; a number, since the first and the last day have none beside them."""
        assert self.moment is not None
        minutes = self.moment.hour * 60 + self.moment.minute - _zone(self.moment) + zone
        return self.day.toordinal() + minutes // _DAY


def _zone(moment: datetime) -> int:
    """The minutes by which a time is ahead of Greenwich."""
    return int((moment.utcoffset() or timedelta()).total_seconds() // 60)


def stated(text: str) -> Stated:
    """A declared date, with or without a time; raises Unreadable with what is allowed."""
    text = text.strip()
    if len(text) <= _LONGEST:
        if _COUNT.fullmatch(text):
            raise Unreadable(f"published {quoted(text)} is a count of seconds, not a date; {_ALLOWED}")
        if (moment := _moment(text)) is not None:
            return Stated(moment.date(), moment if moment.tzinfo else None)
        if (found := _numbers(text) or _written(text)) is not None:
            return Stated(found)
    raise Unreadable(f"published {quoted(text)} isn't a date; {_ALLOWED}")


def day(text: str) -> date:
    """The day of a declared date; raises Unreadable with what is allowed."""
    return stated(text).day


def _moment(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text) if _MAIL.fullmatch(text) else datetime.fromisoformat(_SPACED_ZONE.sub(r"\1", text))
    except (ValueError, OverflowError):
        return None


def _numbers(text: str) -> date | None:
    """`17/06/2025`; raises Unreadable where day and month may be exchanged."""
    found = _DIGITS.fullmatch(text)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if first != second and first <= 12 and second <= 12:
        raise Unreadable(f"published {quoted(text)} may be two days; {_ALLOWED}")
    return _day(year, second, first) if first > 12 or first == second else _day(year, first, second)


def _written(text: str) -> date | None:
    """`17 June 2025`, `June 17, 2025`, «17 يونيو 2025», with a weekday before it or without, in any language that there is data for."""
    found = {found for code in languages() if (found := _in_words(text, code)) is not None}
    return found.pop() if len(found) == 1 else None


def _in_words(text: str, code: str) -> date | None:
    words = lexicon(code)
    tokens = [token for token in words.tokenizer.tokens(text) if token.norm not in (",", "،", ".") and token.norm not in words.words("date.untold")]
    weekday = words.phrases("date.weekdays", "date.short_weekdays").match(tokens, 0)
    tokens = tokens[weekday[0] if weekday else 0 :]
    months = words.phrases("date.months", "date.short_months")
    at = next((i for i in range(min(2, len(tokens))) if months.match(tokens, i)), None)
    found = None if at is None else months.match(tokens, at)
    if at is None or found is None:
        return None
    numbers = [token.norm for token in (*tokens[:at], *tokens[found[0] :])]
    if len(numbers) != 2 or not all(n.isascii() and n.isdigit() for n in numbers) or len(numbers[0]) > 2 or len(numbers[1]) != 4:
        return None
    return _day(int(numbers[1]), int(found[1]), int(numbers[0]))


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
