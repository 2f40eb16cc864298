"""Weekdays that aren't those of their dates: "Tuesday 14 March 2025" was a Friday."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from crosscheck.display import display
from crosscheck.model import Article, Claim, Span, TimeSpan
from crosscheck.options import option
from crosscheck.tokens import PhraseTable, Token
from crosscheck.within._clash import Clash, Side
from crosscheck.within._line import Line

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Options:
    """What a rule may set."""

    since_year: int = option(1925, "Dates of earlier years are left alone, as they may be of the Julian calendar.")
    near_days: int = option(45, "A date without its year is of the year that brings it so many days near to the article.")


def clashes(article: Article, lines: Sequence[Line], options: Options) -> Iterator[Clash]:
    """A weekday beside a date that falls on another one."""
    for line in lines:
        table = line.words.phrases("date.weekdays", "date.short_weekdays")
        told = [c for c in line.claims if isinstance(c.value, TimeSpan)]
        for claim in told:
            yield from _one(article, line, claim, table, options)
        for left, right in pairwise(told):
            yield from _two(article, line, (left, right), table, options)


def _one(article: Article, line: Line, claim: Claim, table: PhraseTable, options: Options) -> Iterator[Clash]:
    """A weekday and a date that are one mention."""
    value = claim.value
    if not isinstance(value, TimeSpan) or value.start is None or value.start != value.end or value.relative:
        return
    tokens = line.tokens_of(claim)
    found = list(table.all(tokens))
    hijri = next(line.words.phrases("date.hijri_months").all(tokens), None)  # its days begin at dusk, and aren't told ahead
    if len(found) != 1 or hijri or value.start.year < options.since_year:
        return
    start, end, said = found[0]
    if not _dated(line, [*tokens[:start], *tokens[end:]]):
        return
    day = _meant(value, article.published, options.near_days)
    if day is not None and day.weekday() != int(said):
        yield _clash(claim, tokens[start:end], int(said), day, yearless=value.yearless)


def _dated(line: Line, rest: Sequence[Token]) -> bool:
    """Whether a mention without its weekday still is a date: « 14 mar 2025 » isn't, for its "Tuesday" is March."""
    return any(t.kind == "date" for t in rest) or next(line.words.months.all(rest), None) is not None


def _meant(value: TimeSpan, published: date | None, near: int) -> date | None:
    """The day of a date; where it has no year, the one near the article (the reader takes another year if the weekday fits there)."""
    if not value.yearless or value.start is None:
        return value.start
    if published is None:
        return None
    years = (published.year + k for k in (-1, 0, 1))
    days = (_in_year(value.start, year) for year in years)
    return next((d for d in days if d is not None and abs((d - published).days) <= near), None)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None


def _two(article: Article, line: Line, pair: tuple[Claim, Claim], table: PhraseTable, options: Options) -> Iterator[Clash]:
    """A weekday and a date in brackets, "Tuesday (14 March 2025)", or the other way round."""
    weekday, other = pair if _weekday(line, pair[0], table) is not None else (pair[1], pair[0])
    said, value = _weekday(line, weekday, table), other.value
    if said is None or not line.bracketed(*pair) or not isinstance(value, TimeSpan) or value.start is None or value.start != value.end or value.relative:
        return
    day = _meant(value, article.published, options.near_days)
    if day is not None and day.weekday() != said:
        yield _clash(weekday, (), said, day, yearless=value.yearless, date_at=other)


def _weekday(line: Line, claim: Claim, table: PhraseTable) -> int | None:
    """The weekday that is all a mention says."""
    tokens = line.tokens_of(claim)
    found = list(table.all(tokens))
    return int(found[0][2]) if len(found) == 1 and len(tokens) <= 2 else None


def _clash(claim: Claim, name: Sequence[Token], said: int, day: date, *, yearless: bool, date_at: Claim | None = None) -> Clash:
    """The weekday on one side, the date on the other."""
    weekday, rest = (claim, date_at) if date_at else _parted(claim, name)
    written = display(TimeSpan(start=day, end=day, grain="day"))
    return Clash(
        kind="date",
        sides=(Side(claims=(weekday,), value=_NAMES[said], display=_NAMES[said]), Side(claims=(rest,), value=day.isoformat(), display=written)),
        why=f"{written} is a {_NAMES[day.weekday()]}, not a {_NAMES[said]}",
        nature="unresolved" if yearless else "contradiction",
    )


def _parted(claim: Claim, name: Sequence[Token]) -> tuple[Claim, Claim]:
    """The weekday of a mention, and the longer of what stands on its two sides."""
    own = Span(name[0].start, name[-1].end)
    before, behind = Span(claim.span.start, own.start), Span(own.end, claim.span.end)
    return _cut(claim, own), _cut(claim, before if len(before) > len(behind) else behind)


def _cut(claim: Claim, span: Span) -> Claim:
    quote = claim.quote[span.start - claim.span.start : span.end - claim.span.start]
    text = quote.strip(" ,،()\u00a0\u202f")
    start = span.start + quote.index(text)
    return replace(claim, span=Span(start, start + len(text)), quote=text)
