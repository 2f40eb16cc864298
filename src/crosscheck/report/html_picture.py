"""The picture of the HTML report, one a story: who says what of each contested fact, and when each source was published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from crosscheck.model import Agreement, Position
from crosscheck.report.html_findings import Shown
from crosscheck.report.html_words import Cast, Mark, mark
from crosscheck.report.order import Entry

ROWS, COLUMNS, CELLS = 40, 24, 6000  # what an editor can take in of one story; and of the whole page, so that it opens quickly
EDGE = 2.0  # percent of the scale that is left free on either side
_NEAR = 60  # days; contested dates further from all publications than this, or than twice the time between them, are put at the edge
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(\d{4})-(\d\d)|(\d{4})")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a source says of a fact: its positions; none, where it is silent."""

    marks: tuple[Mark, ...]
    alone: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A contested fact of the matrix."""

    finding: Shown
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A source of the matrix or the timeline."""

    id: str
    number: int | None  # None: what the house holds to be true
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A day on the scale, in percent from the reader's side; `outside` points to the side beyond which it lies."""

    at: str
    text: str
    mark: Mark | None = None
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Track:
    """A line of the timeline: a source with its day, or a contested date with those of its positions."""

    name: str
    day: str
    dots: tuple[Dot, ...]
    number: int | None = None
    finding: Shown | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What one story looks like."""

    story: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    all_rows: int
    tracks: tuple[Track, ...]
    undated: tuple[Column, ...]
    ends: tuple[str, str]  # the first and the last day of the scale; empty where there is none


def speakers(findings: Iterable[tuple[Entry, Shown]], facts: Iterable[Agreement]) -> dict[str, set[str]]:
    """The sources that say anything of what is contested or agreed, by story."""
    seen: dict[str, set[str]] = {}
    for story, positions in [(e.finding.story, e.finding.positions) for e, _ in findings] + [(fact.story, fact.positions) for fact in facts]:
        seen.setdefault(story, set()).update(m.source for position in positions for m in position.mentions)
    return seen


def pictures(findings: Sequence[tuple[Entry, Shown]], facts: Iterable[Agreement], cast: Cast, stories: Sequence[str]) -> Iterator[Picture]:
    """A picture for each of the stories that have findings, in their order, as long as the page has room; none of an article alone among stories."""
    seen = speakers(findings, facts)
    by_story: dict[str, list[tuple[Entry, Shown]]] = {}
    for entry, shown in findings:
        by_story.setdefault(shown.story, []).append((entry, shown))
    left = CELLS
    for story in stories:
        own = by_story[story]
        columns = _columns(own, seen[story], cast)
        rows = tuple(_row(entry, shown, columns) for entry, shown in own[: min(ROWS, left // max(1, len(columns)))])
        if not rows or (len(columns) == 1 and len(stories) > 1):  # with nobody and against nobody
            continue
        left -= len(rows) * len(columns)
        tracks, ends = _timeline(own, columns, cast)
        undated = tuple(column for column in columns if column.number and cast.articles[column.id].published is None)
        yield Picture(story=story, columns=columns, rows=rows, all_rows=len(own), tracks=tracks, undated=undated, ends=ends)


def _columns(findings: Sequence[tuple[Entry, Shown]], seen: Iterable[str], cast: Cast) -> tuple[Column, ...]:
    """The sources of a story, what the house holds first; where there are too many, those that speak of most findings, in their order."""
    speaks: dict[str, int] = dict.fromkeys((key for key in seen if key in cast.articles), 0)
    for entry, _ in findings:
        for key in {m.source for position in entry.finding.positions for m in position.mentions} & speaks.keys():
            speaks[key] += 1
    kept = sorted(speaks, key=lambda key: (-speaks[key], cast.numbers.get(key, 0), key))[:COLUMNS]
    return tuple(
        Column(key, cast.numbers.get(key), cast.name(key), cast.words.language(cast.spoken[key]))
        for key in sorted(kept, key=lambda k: (cast.numbers.get(k, 0), k))
    )


def _row(entry: Entry, shown: Shown, columns: Sequence[Column]) -> Row:
    sides = [(mark(i), {m.source for m in position.mentions}, position) for i, position in enumerate(entry.finding.positions)]
    cells = []
    for column in columns:
        own = [(letter, position) for letter, who, position in sides if column.id in who]
        alone = len(own) == 1 and _alone(own[0][1], entry.finding.positions)
        cells.append(Cell(tuple(letter for letter, _ in own), alone))
    return Row(shown, tuple(cells))


def _alone(position: Position, all_: Sequence[Position]) -> bool:
    """Whether one source stands against two or more."""
    return _sources(position) == 1 and any(_sources(other) > 1 for other in all_ if other is not position)


def _sources(position: Position) -> int:
    return len({m.source for m in position.mentions})


# ------------------------------------------------------------------ the timeline


def _timeline(findings: Sequence[tuple[Entry, Shown]], columns: Sequence[Column], cast: Cast) -> tuple[tuple[Track, ...], tuple[str, str]]:
    """The sources by day, and the contested dates; and the ends of the scale. Nothing where no source has a day."""
    articles = [(cast.articles[column.id].published, column) for column in columns if column.number]
    days = sorted(day for day, _ in articles if day)
    disputed = [(shown, [_start(position.value) for position in entry.finding.positions]) for entry, shown in findings if entry.finding.kind == "date"]
    disputed = [(shown, starts) for shown, starts in disputed if any(starts)][:ROWS]
    if not days:
        return (), ("", "")
    scale = _Scale(days, [day for _, starts in disputed for day in starts if day], rtl=cast.words.direction == "rtl")
    dated = sorted(((day, column) for day, column in articles if day), key=lambda pair: (pair[0], pair[1].number or 0))
    tracks = [Track(c.name, cast.words.day(day), (scale.dot(day, cast.words.day(day)),), number=c.number) for day, c in dated]
    for shown, starts in disputed:
        dots = tuple(scale.dot(day, side.value, side.mark) for day, side in zip(starts, shown.sides, strict=True) if day)
        tracks.append(Track("", "", dots, finding=shown))
    return tuple(tracks), (cast.words.day(scale.first), cast.words.day(scale.last))


class _Scale:
    """Days as percents from the reader's side."""

    def __init__(self, days: Sequence[date], contested: Sequence[date], *, rtl: bool) -> None:
        room = timedelta(days=max(_NEAR, 2 * (days[-1] - days[0]).days))
        near = [day for day in contested if _minus(days[0], room) <= day <= _plus(days[-1], room)]
        self.first, self.last = min([days[0], *near]), max([days[-1], *near])
        self._rtl = rtl

    def dot(self, day: date, text: str, own: Mark | None = None) -> Dot:
        length = (self.last - self.first).days
        share = 0.5 if not length else min(1.0, max(0.0, (day - self.first).days / length))
        at = EDGE + share * (100 - 2 * EDGE)
        return Dot(f"{100 - at if self._rtl else at:.2f}", text, own, outside=not self.first <= day <= self.last)


def _minus(day: date, room: timedelta) -> date:
    return day - room if day - date.min > room else date.min


def _plus(day: date, room: timedelta) -> date:
    return day + room if date.max - day > room else date.max


def _start(value: str) -> date | None:
    """The first day of a date as TimeSpan writes it; None for one without a year, or before the common era."""
    match = _DAY.match(value.removeprefix("..") if not value.startswith("-") else "")
    if match is None or value.startswith("XXXX"):
        return None
    year, month, day = match[1] or match[4] or match[6], match[2] or match[5] or "1", match[3] or "1"
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
