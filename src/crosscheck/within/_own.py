"""What an article's own dates make of a length of time that it gives, its own lengths of a date, and its own conversion of a measure."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from crosscheck.display import display
from crosscheck.model import Article, Claim, Duration, Quantity, TimeSpan
from crosscheck.values.conversion import convert
from crosscheck.within._dates import fixed

_ROUNDED = Fraction(1, 20)  # relative, by which a converted measure may be off
_BESIDE = 12  # code points between a measure and its conversion
_SENTENCES = 400  # code points between a length and the year it may count from


def own_words(article: Article, claims: Sequence[Claim], claim: Claim, others: Sequence[Claim]) -> str | None:
    """`own dates, 2012 to 2024, give 12 years`, where that is what another position says; None where nothing speaks against the claim.

    `claim` is the article's, `others` those of other positions; `claims` are all of the article.
    """
    if isinstance(claim.value, Quantity):
        return _measure(claims, claim, others)
    if article.published is None:
        return None
    near = [c for c in claims if c.sentence == claim.sentence or abs(c.span.start - claim.span.start) <= _SENTENCES]
    near.sort(key=lambda c: (c.sentence != claim.sentence, abs(c.span.start - claim.span.start), c.span))
    if isinstance(claim.value, Duration):
        return _length(article.published.year, near, claim, others)
    return _date(article.published.year, near, claim, others)


def _length(published: int, near: Sequence[Claim], claim: Claim, others: Sequence[Claim]) -> str | None:
    """A year near a length of years, from which the article's own date is as many years as another source says."""
    said, elsewhere = _years(claim), {_years(o) for o in others} - {None}
    for other in near:
        start = fixed(other)
        if said is None or start is None or start.start.year != start.end.year:
            continue
        count = published - start.start.year
        if count == said:
            return None
        if count in elsewhere:
            return f"own dates, {start.start.year} to {published}, give {count} years"
    return None


def _measure(claims: Sequence[Claim], claim: Claim, others: Sequence[Claim]) -> str | None:
    """A measure in another unit beside it, "180 km/h (497 mph)", that is what another source says."""
    beside = [c for c in claims if c is not claim and c.sentence == claim.sentence and 0 <= c.span.start - claim.span.end <= _BESIDE]
    for other in beside:
        if _alike(other, claim) is False and any(_alike(other, elsewhere) for elsewhere in others):
            return f"own conversion, {display(other.value)}, gives another value"
    return None


def _alike(a: Claim, b: Claim) -> bool | None:
    """Whether two measures are one; None where they aren't in two units that can be converted."""
    left, right = a.value, b.value
    if not isinstance(left, Quantity) or not isinstance(right, Quantity) or left.unit is None or right.unit in (None, left.unit):
        return None
    converted = convert(left.stated, left.unit, right.unit or "")
    return None if converted is None else abs(converted - right.stated) <= _ROUNDED * abs(right.stated)


def _date(published: int, near: Sequence[Claim], claim: Claim, others: Sequence[Claim]) -> str | None:
    """A length of years near a date, which leads from the article's own date back to the year that another source says."""
    mine, elsewhere = fixed(claim), {f.start.year for o in others if (f := fixed(o))}
    for other in near:
        count = _years(other) or _ago(published, other)
        if mine is None or count is None or other is claim:
            continue
        if published - count == mine.start.year:
            return None
        if published - count in elsewhere:
            return f"own count of {count} years, from {published}, gives {published - count}"
    return None


def _years(claim: Claim) -> int | None:
    value = claim.value
    whole = isinstance(value, Duration) and value.unit == "year" and value.low == value.high and value.stated.denominator == 1
    return int(value.stated) if whole and isinstance(value, Duration) else None


def _ago(published: int, claim: Claim) -> int | None:
    """The years of "12 years ago"."""
    value = claim.value
    told = isinstance(value, TimeSpan) and value.relative and value.grain == "year" and value.start is not None
    count = published - value.start.year if told and isinstance(value, TimeSpan) and value.start else 0
    return count if count > 1 else None
