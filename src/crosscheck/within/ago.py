"""Counts of years that don't fit the year beside them: "33 years ago, in 1985" in a text of 2025 is 40."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, product

from crosscheck.model import Article, Claim, Duration, Ordinal, TimeSpan
from crosscheck.options import option
from crosscheck.tokens import Token
from crosscheck.within._clash import Clash, side
from crosscheck.within._dates import Stretch, fixed, stretch, year_of
from crosscheck.within._line import Line, ended, ends_with, starts_with, words_only

_LEAD = 3  # sentences with numbers: there a count without another date is from the date of the article
_SLIP = 3  # years: there a count that is further off is of another time
_EVENT = 10  # words between "13 years after" and the year of what it was after
_ROUND, _SHARE = 10, 10  # "thirty years ago" may be a tenth of it off
_DAYS = {"day": 1, "week": 7, "month": 31}  # by which a count of days, weeks or months may be off


@dataclass(frozen=True, slots=True)
class Options:
    """What a rule may set."""

    near_days: int = option(60, "What happened so many days from the date of the article at most is its news, from which the article counts.")


def clashes(article: Article, lines: Sequence[Line], options: Options) -> Iterator[Clash]:
    """Times counted from the article, or from one event to another, against the dates beside them."""
    if article.published is None:
        return
    for at, line in enumerate(lines):
        for left, right in pairwise(line.claims):
            yield from _apposed(line, left, right, article.published)
            yield from _later(line, left, right)
            yield from _until_now(line, (left, right), article.published)
        yield from _counted(line, article.published, lead=at < _LEAD, near=options.near_days)


# ------------------------------------------------------------------ "33 years ago, in 1985"


def _apposed(line: Line, left: Claim, right: Claim, published: date) -> Iterator[Clash]:
    """A date told from the article beside the same date in full, with nothing but a comma, a bracket or "in" between them."""
    told, written = (left, right) if isinstance(left.value, TimeSpan) and left.value.relative else (right, left)
    if not isinstance(told.value, TimeSpan) or not told.value.relative or not told.value.start:
        return
    when = fixed(written)
    if when is None or not _beside(line, left, right) or next(line.words.phrases("date.words.ago").all(line.tokens_of(told)), None) is None:
        return
    if any(_counts_from(c, told.value, when, published) for c in line.claims if c not in (told, written)):
        return
    why = _years_off(told, told.value, when, published) if told.value.grain == "year" else _days_off(told.value, when)
    if why:
        yield Clash(kind="date", sides=(side(told), side(written)), why=f"“{told.quote}” in a text of {published.year} {why}, not “{written.quote}”")


def _counts_from(other: Claim, told: TimeSpan, when: Stretch, published: date) -> bool:
    """Whether the count is right from another date of the sentence: "“Ten years ago, in 2005”, he wrote in 2015"."""
    end = fixed(other)
    span = when.until(end) if end else None
    return span is not None and told.start is not None and span.holds(abs(published.year - told.start.year))


def _beside(line: Line, left: Claim, right: Claim) -> bool:
    return _is_beside(line, line.between(left, right))


def _is_beside(line: Line, glue: Sequence[Token]) -> bool:
    """Whether there is nothing but a comma, a bracket or "in" between two dates."""
    rest = glue[1:] if glue and glue[0].text in (",", "،", "(", "–", "—", "-") else glue
    return (not rest and len(glue) == 1) or (bool(rest) and (line.table("on").match(rest, 0) or (0, ""))[0] == len(rest))


def _years_off(claim: Claim, told: TimeSpan, when: Stretch, published: date) -> str | None:
    """The year that a count of years gives, where that isn't the year beside it."""
    assert told.start is not None
    count = published.year - told.start.year
    ago = count >= 0
    span = when.until(stretch(published)) if ago else stretch(published).until(when)
    if span is None or span.holds(abs(count)) or _loosely(claim, abs(count), span.most):
        return None
    return f"is {told.start.year}"


def _loosely(claim: Claim, count: int, real: float) -> bool:
    """Whether a hedged or a round count may stand for the real one: "more than 30 years ago", "twenty years ago"."""
    hedged = any(cue.role == "hedge" and cue.span.start < claim.span.end and cue.span.end > claim.span.start - 20 for cue in claim.cues)
    room = count / 3 if hedged else count / _SHARE if count % _ROUND == 0 else 0
    return room > 0 and abs(count - real) <= room + 1


def _days_off(told: TimeSpan, when: Stretch) -> str | None:
    """The days that a count of days, weeks or months gives, where they aren't those beside it."""
    if told.start is None or told.end is None or told.grain not in _DAYS:
        return None
    room = _DAYS[told.grain]
    gap = max((when.start - told.end).days, (told.start - when.end).days)
    return f"is {told.text()}" if gap > room else None


# ------------------------------------------------------------------ "13 years after its closure in 2010"


def _counted(line: Line, published: date, *, lead: bool, near: int) -> Iterator[Clash]:
    """A length that the text counts from a year which it names in the same sentence."""
    counts = [(c, n) for c in line.claims if (n := _number(line, c)) is not None]
    years = [(c, f) for c in line.claims if (f := fixed(c)) is not None]
    for (count, number), (year, start) in product(counts, years):
        if _linked(line, count, year, alone=len(counts) == len(years) == 1):
            others = [c for c in line.claims if c.kind == "date" and c is not year]
            end = _end(others, start, published, near) or (stretch(published) if lead and not others else None)
            span = start.until(end) if end else None
            if span and not others and abs(span.calendar - number) > _SLIP:
                continue
            if span and end and not span.holds(number, both_ends=True) and not _loosely(count, number, span.most):
                why = f"from {year_of(start)} to {year_of(end)} is {span.text()}, not {number}"
                yield Clash(kind="duration" if count.kind == "duration" else "date", sides=(side(count), side(year)), why=why, nature="unresolved")


def _until_now(line: Line, pair: tuple[Claim, Claim], published: date) -> Iterator[Clash]:
    """«منذ 33 عاما، في عام 1985», « il y a donc 33 ans »: a length that runs until the article, beside the date it runs from."""
    count, year = pair if isinstance(pair[0].value, Duration) else (pair[1], pair[0])
    number, start = _number(line, count), fixed(year)
    if number is None or start is None or not isinstance(count.value, Duration):
        return
    if count is pair[0]:
        told = _beside(line, *pair) and ends_with(line.before(count), line.table("until_now"))
    else:
        before = ended(line.between(*pair), line.table("until_now"))
        told = before is not None and len(before) == 1 and before[0].kind == "mark"
    span = start.until(stretch(published))
    if told and span and not span.holds(number) and not _loosely(count, number, span.most):
        why = f"from {year_of(start)} to {published.year} is {span.text()}, not {number}"
        yield Clash(kind="duration", sides=(side(count), side(year)), why=why)


def _later(line: Line, count: Claim, year: Claim) -> Iterator[Clash]:
    """ "It closed in 1985 and reopened 33 years later, in 2025": from the one date before to the one behind."""
    number, end = _number(line, count), fixed(year)
    before = [f for c in line.claims if c.span < count.span and (f := fixed(c))]
    if number is None or end is None or len(before) != 1 or not isinstance(count.value, Duration):
        return
    glue = line.between(count, year)
    later = line.table("later").match(glue, 0)
    if not (later and _is_beside(line, glue[later[0] :])) and not (_is_beside(line, glue) and ends_with(line.before(count), line.table("after"))):
        return
    span = before[0].until(end)
    if span and not span.holds(number, both_ends=True) and not _loosely(count, number, span.most):
        why = f"from {year_of(before[0])} to {year_of(end)} is {span.text()}, not {number}"
        yield Clash(kind="duration", sides=(side(count), side(year)), why=why, nature="unresolved")


def _number(line: Line, claim: Claim) -> int | None:
    """The years of a length ("13 years") or of an anniversary ("40th")."""
    value = claim.value
    if isinstance(value, Duration):
        whole = value.unit == "year" and value.low == value.high and value.stated.denominator == 1 and value.stated > 1
        return int(value.stated) if whole else None
    anniversary = (
        isinstance(value, Ordinal)
        and value.rank > 1
        and next(line.table("anniversaries").all([*line.before(claim, 2), *line.behind(claim, 2), *line.tokens_of(claim)]), None)
    )
    return value.rank if anniversary and isinstance(value, Ordinal) else None


def _linked(line: Line, count: Claim, year: Claim, *, alone: bool) -> bool:
    """Whether the years are counted from the year: "13 years after … in 2010", "40th anniversary of the 1985 …", "closed since 2010 … for 13 years"."""
    first, second = (count, year) if count.span < year.span else (year, count)
    glue = line.between(first, second)
    if first is count and (isinstance(count.value, Ordinal) or starts_with(glue, line.table("after"))):
        return words_only(glue, _EVENT)
    lasting = isinstance(count.value, Duration) and ends_with(line.before(count), line.table("lasting"))
    return alone and lasting and ends_with(line.before(year), line.table("since")) and not any(t.text in ";؛:" for t in glue)


def _end(others: Sequence[Claim], start: Stretch, published: date, near: int) -> Stretch | None:
    """What the years are counted to: the date of the article where all other dates of the sentence are near it, or the one later date."""
    dates = [c.value for c in others if isinstance(c.value, TimeSpan)]
    if not dates or any(d.start is None or d.end is None or d.recurring for d in dates):
        return None
    if all(abs((d.start - published).days) <= near for d in dates if d.start):
        return stretch(published)
    later = [f for c in others if (f := fixed(c)) and f.start > start.end]
    return later[0] if len(later) == 1 and len(dates) == 1 else None
