"""Lengths of time that don't fit the dates beside them: "a 12-day truce, from 3 to 10 March" has eight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from crosscheck.compare.duration import DAYS
from crosscheck.display import display
from crosscheck.model import Article, Claim, Duration, TimeSpan
from crosscheck.options import NoOptions
from crosscheck.within._clash import Clash, side
from crosscheck.within._line import Line, apart_from_mark, ended, is_mark, words_only

Options = NoOptions
_NOUN = 3  # words of what lasts, between its length and its dates
_ENDS = {"day": 1, "month": 31, "year": 365}  # the days that an end of a stretch may stand for


def clashes(article: Article, lines: Sequence[Line], options: Options) -> Iterator[Clash]:
    """A length and the two dates that it is said to run between."""
    for line in lines:
        for left, right in pairwise(line.claims):
            length, dates = (left, right) if isinstance(left.value, Duration) else (right, left)
            if isinstance(length.value, Duration) and isinstance(dates.value, TimeSpan) and _about_one(line, left, right):
                yield from _wrong(length, length.value, dates, dates.value)


def _about_one(line: Line, left: Claim, right: Claim) -> bool:
    """ "a three-day visit from 3 to 10 March", "from 3 to 10 March (three days)"."""
    if isinstance(left.value, TimeSpan):
        return line.bracketed(left, right)
    glue = line.between(left, right)
    before = glue[:-1] if is_mark(glue[-1:], "(") else ended(glue, line.table("from"))
    return before is not None and words_only(apart_from_mark(before), _NOUN)


def _wrong(length: Claim, said: Duration, dates: Claim, span: TimeSpan) -> Iterator[Clash]:
    """The clash of a length that no counting of the days between the dates makes: with both ends, with one, or with neither."""
    if span.start is None or span.end is None or not _two_ends(span) or span.relative or span.approximate or said.low != said.high:
        return
    days, unit = (span.end - span.start).days + 1, DAYS[said.unit]
    end = _end(span)
    if unit < end and said.unit != "day":
        return
    most = Fraction(days) + unit / 2 if said.unit != "day" else Fraction(days)
    least = Fraction(days - 2 * end + 1) - (unit / 2 if said.unit != "day" else 0)
    if end == 1 and said.unit == "day":
        least = Fraction(days - 1)
    if not least <= said.stated * unit <= most:
        yield Clash(
            kind="duration",
            sides=(side(length), side(dates)),
            why=f"“{dates.quote}” is {_told(days, said.unit)}, not {display(said)}",
            nature="unresolved",
        )


def _two_ends(span: TimeSpan) -> bool:
    """Whether a stretch is told by its two ends, and isn't one day, month, year …"""
    if span.start is None or span.end is None or span.start == span.end:
        return False
    whole_month = span.grain == "month" and span.start.month == span.end.month
    return span.grain == "span" or not (whole_month or span.start.year == span.end.year or span.grain in ("week", "decade", "century", "quarter"))


def _end(span: TimeSpan) -> int:
    """How many days each of the two ends stands for: 1, or a month or year where both are whole ones."""
    if span.start is None or span.end is None:
        return _ENDS["day"]
    if (span.start.month, span.start.day, span.end.month, span.end.day) == (1, 1, 12, 31):
        return _ENDS["year"]
    return _ENDS["month"] if span.start.day == 1 and span.end.day >= 28 else _ENDS["day"]


def _told(days: int, unit: str) -> str:
    if unit == "day":
        return f"{days} days with both ends"
    return f"about {round(days / DAYS[unit])} {unit}s"
