"""What of one article tells which event it is about, in a record small enough to be kept by the million.

A function of the article alone: no article's digest changes because another one came in. So rarity is a matter of what kind of name something is (a
country, a large city, a rare surname), and not counted over a run: in a run with one story every name is common.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from crosscheck.grouping.naming import Unit, units
from crosscheck.model import Article, Claim, Money, Percent, Quantity, TimeSpan, number_text
from crosscheck.reading import Reading

if TYPE_CHECKING:
    from crosscheck.encode import Encoder, Matrix

YEAR = 366  # days
SENTENCES = 8  # of an article that are encoded, the title first: what follows is background
LEAD = 3  # of these, how many say what has happened
MOST_NUMBERS, MOST_DAYS = 24, 6  # long articles aren't told better by more
HEADLINE = 120  # characters
_AROUND = 14  # days around an article's date in which a day that it names may be that of the event
_SMALLEST = 13  # smaller numbers are shared by chance
_HEAD = 0.2  # of an article, where a dateline stands
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_STEPS = 127  # a vector's largest component, as it is kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One article in short."""

    article: str  # Article.id
    language: str
    published: date | None
    season: tuple[int, int] | None  # the month and day of its date, which may be known without a year ("TUNIS, Nov 6")
    headline: str
    names: tuple[Unit, ...]  # those that tell most first
    numbers: tuple[str, ...]  # plain decimals, with a currency or percent, sorted
    days: tuple[date, ...]  # that the text names near its own date, the most frequent first
    vectors: tuple[bytes, ...]  # of the title and the first sentences; a byte a component, two's complement


def digest(article: Article, reading: Reading, encoder: Encoder) -> Digest:
    """The digest of an article; its texts are encoded by themselves, so that no other article changes a bit of it."""
    texts = _texts(article, reading)
    claims = [c for c in reading.claims if reading.dateline is None or c.kind != "date" or not c.span.overlaps(reading.dateline)]
    return Digest(
        article=article.id,
        language=article.language,
        published=article.published,
        season=_season(claims, article.published),
        headline=(article.title or next(iter(texts), ""))[:HEADLINE],
        names=units(article, reading),
        numbers=tuple(sorted(dict.fromkeys(n for c in claims for n in _numbers(c)))[:MOST_NUMBERS]),
        days=_days(claims, article.published),
        vectors=kept(encoder.encode(texts)) if texts else (),
    )


def _texts(article: Article, reading: Reading) -> list[str]:
    """The title, which may stand beside the text, and the first sentences."""
    found = [text for text in reading.texts(article) if any(c.isalpha() for c in text)]
    if article.title and (not found or found[0].strip() != article.title.strip()):
        found.insert(0, article.title)
    return found[:SENTENCES]


# ------------------------------------------------------------------ vectors


def kept(rows: Matrix) -> tuple[bytes, ...]:
    """Unit vectors as they are kept: the largest component of each is 127."""
    import numpy as np

    scale = np.abs(rows).max(axis=1, keepdims=True)
    steps = np.rint(rows / np.where(scale > 0, scale, 1) * _STEPS).astype(np.int8)
    return tuple(row.tobytes() for row in steps)


def rows(vectors: Sequence[bytes]) -> Matrix:
    """Kept vectors as unit vectors again, shape (texts, dimensions)."""
    import numpy as np

    found = np.stack([np.frombuffer(vector, dtype=np.int8) for vector in vectors]).astype(np.float32)
    length = np.linalg.norm(found, axis=1, keepdims=True)
    unit: Matrix = (found / np.where(length > 0, length, 1)).astype(np.float32)
    return unit


# ------------------------------------------------------------------ numbers and days


def _numbers(claim: Claim) -> Iterator[str]:
    value = claim.value
    if isinstance(value, Money | Percent | Quantity) and abs(value.stated) >= (_SMALLEST if not isinstance(value, Percent) else Fraction(1)):
        unit = {Money: "$", Percent: "%"}.get(type(value), "")
        yield f"{number_text(value.stated)}{unit}"


def _season(claims: Iterable[Claim], published: date | None) -> tuple[int, int] | None:
    """The month and day of an article; without a date, of the first day that its beginning names, which is a dateline's."""
    if published is not None:
        return published.month, published.day
    for claim in claims:
        if isinstance(claim.value, TimeSpan) and claim.position <= _HEAD and (found := _YEARLESS.fullmatch(claim.value.recurring or "")):
            return int(found[1]), int(found[2])
    return None


def day_of_year(season: tuple[int, int]) -> int:
    """1 to YEAR, in a year that has all days there are; a day that a month hasn't is its 28th."""
    month, day = season
    try:
        found = date(2000, month, day)
    except ValueError:
        found = date(2000, month, 28)
    return found.timetuple().tm_yday


def _days(claims: Iterable[Claim], published: date | None) -> tuple[date, ...]:
    """The days that the text names, near its own date where that is known."""
    found: Counter[date] = Counter()
    for claim in claims:
        value = claim.value
        day = value.start if isinstance(value, TimeSpan) and value.grain == "day" and value.start == value.end else None
        if day is not None and (published is None or abs((day - published).days) <= _AROUND):
            found[day] += 1
    return tuple(sorted(found, key=lambda day: (-found[day], day))[:MOST_DAYS])
