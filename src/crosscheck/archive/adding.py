"""Articles come into an archive: read a portion at a time, each portion kept whole or not at all. What is there already is passed over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.archive.meeting import NEVER, hashed_keys
from crosscheck.archive.opening import transaction, writing
from crosscheck.archive.records import Known, among, article_row, hashed, insert, place, plain
from crosscheck.archive.topics import keep_topics
from crosscheck.cache.identity import of_reading
from crosscheck.grouping import Digest
from crosscheck.grouping.candidates import LARGEST
from crosscheck.intake import Each, Progress, Read, encoder_of
from crosscheck.model import Article, Skipped
from crosscheck.read import Source
from crosscheck.shelf import Shelf, packed, unpacked
from crosscheck.stories import WINDOW
from crosscheck.workers import Workers

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

    from crosscheck.cache import Memory
    from crosscheck.encode import Encoder
    from crosscheck.reading import Reading

PORTION = 64  # articles that are read and kept at a time

Whole = tuple[Article, "Reading", Digest]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known of an article as it was given; it lies on a shelf until it is read."""

    id: str
    hash: str
    place: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What has become of the articles that were to be added."""

    new: int
    known: int
    replaced: int  # of the new ones, those that took the place of an older text
    reread: int  # known ones that another version had read
    skipped: tuple[Skipped, ...]


@dataclass(slots=True, kw_only=True)
class Adding:
    """One run that adds articles to the archive at a path."""

    path: Path
    wait: float
    jobs: int = 1
    cache: Memory | None = None
    progress: Progress | None = None
    window: int | None = None
    columns: Mapping[str, str] | None = None  # what tables call the parts of an article

    def add(self, sources: Sequence[Source], kept: Callable[[int], None] = lambda _count: None) -> Added:
        """Add what isn't there; `kept` is told how many articles are safe, after each portion."""
        with Workers(self.jobs) as workers, Shelf() as shelf:
            each = Each(workers=workers, cache=self.cache, digesting=True, encoding=True, columns=self.columns)
            given, skipped = self._given(each, sources, shelf)
            with writing(self.path, self.wait) as own:
                self._agree(own)
                there = {known.hash for known in _current(own, given)}
            new = [one for one in given if one.hash not in there]
            tally = {"new": 0, "replaced": 0, "reread": 0}
            seen = frozenset(one.hash for one in given)
            read = each.reading((unpacked(shelf.get(one.hash)) for one in new), len(new))
            for start in range(0, len(new), PORTION):
                portion = new[start : start + PORTION]
                skipped.extend(self._portion(portion, islice(read, len(portion)), seen, tally))
                kept(tally["new"] + tally["reread"])
                if self.progress is not None:
                    self.progress("reading", min(start + PORTION, len(new)), len(new))
        return Added(**tally, known=len(given) - len(new), skipped=tuple(skipped))

    def _given(self, each: Each, sources: Sequence[Source], shelf: Shelf) -> tuple[list[Given], list[Skipped]]:
        """The articles, each once, in an order that doesn't depend on that of the arguments, and what can't be read."""
        given: dict[str, Given] = {}
        skipped: list[Skipped] = []
        for article in each.found(sources)[0]:
            if isinstance(article, Skipped):
                skipped.append(article)
            elif (name := hashed(article)) not in given:
                where, path = place(article, self.path.parent)
                given[name] = Given(id=article.id, hash=name, place=where, path=path)
                shelf.put(name, packed(replace(article, id=name)))
        return list(given.values()), skipped

    def _agree(self, own: Connection) -> None:
        """The archive's window, said when it was made."""
        count = own.execute("SELECT count(*) FROM articles").fetchone()
        if count and not count[0]:
            own.execute("UPDATE meta SET story_window = ?", [self.window])

    def _portion(self, given: Sequence[Given], read: Iterable[Read | Skipped], seen: frozenset[str], tally: dict[str, int]) -> list[Skipped]:
        """Keep some articles in one transaction, once they are read; what couldn't be."""
        skipped: list[Skipped] = []
        portion: list[tuple[Given, Whole]] = []
        for one, found in zip(given, read, strict=True):
            if isinstance(found, Skipped):
                skipped.append(found)
            elif found.digest is not None:
                portion.append((one, (found.article, found.reading, found.digest)))
        with writing(self.path, self.wait) as own, transaction(own):
            _Keeping(own, partial(encoder_of, None, self.cache)).keep(portion, seen, tally)
        return skipped


def _current(own: Connection, given: Sequence[Given]) -> Iterator[Known]:
    """Those that the archive has, as this code reads them."""
    same = {number for (number,) in own.execute("SELECT article FROM articles WHERE readers = ?", [of_reading()]).fetchall()}
    yield from (known for known in among(own, "hash", [one.hash for one in given]) if known.number in same)


@dataclass(slots=True)
class _Keeping:
    """One portion, in an open transaction."""

    own: Connection
    encoder: Callable[[], Encoder]

    def keep(self, portion: Sequence[tuple[Given, Whole]], seen: frozenset[str], tally: dict[str, int]) -> None:
        own = self.own
        old = {known.hash: known for known in among(own, "hash", [one.hash for one, _ in portion])}
        before = {known.place: known for known in among(own, "place", [one.place for one, _ in portion]) if known.hash not in seen}
        last = own.execute("SELECT coalesce(max(article), -1) FROM articles").fetchone()
        number = (last[0] if last else -1) + 1
        taken = {known.name for known in among(own, "name", [name for one, _ in portion for name in _names(one)])}
        kept: list[tuple[int, Whole]] = []
        rows = []
        for one, read_ in portion:
            if known := old.get(one.hash):
                forget(own, [known.number])
                self._again(known, one, read_)
                kept.append((known.number, read_))
                tally["reread"] += 1
                continue
            if earlier := before.get(one.place):
                forget(own, [earlier.number])
                own.execute(
                    "UPDATE articles SET superseded = ?, name = name || ' (until ' || ? || ')' WHERE article = ?", [number, str(number), earlier.number]
                )
                tally["replaced"] += 1
            name = earlier.name if earlier else next(name for name in _names(one) if name not in taken)
            taken.add(name)
            row = article_row(number, name, (one.place, one.path), one.hash, read_)
            if row is None:
                continue
            rows.append(row)
            kept.append((number, read_))
            number, tally["new"] = number + 1, tally["new"] + 1
        insert(own, "articles", rows)
        if number - len(rows) <= LARGEST < number:  # few articles are grouped more readily than many: these are compared again
            forget_stories(own, range(number))
        self._lay(kept)
        insert(own, "claims", [row for n, (article, reading, _) in kept for row in _claims(n, article, reading)])

    def _again(self, known: Known, one: Given, read_: Whole) -> None:
        """What another version had read of an article gives way."""
        row = article_row(known.number, known.name, (one.place, one.path), one.hash, read_)
        if row is not None:
            columns = ("language", "outlet", "title", "published", "text", "superseded", "readers", "record", "digest")
            told = ", ".join(f"{name} = ?" for name in columns)
            self.own.execute(f"UPDATE articles SET {told} WHERE article = ?", [*row[5:], known.number])  # noqa: S608 (names of the schema)

    def _lay(self, kept: Sequence[tuple[int, Whole]]) -> None:
        """Articles into their buckets, in the order of their days."""
        window = story_window(self.own) or WINDOW
        topics = keep_topics(self.own, self.encoder)
        days = ((d.published.toordinal() if d.published else NEVER, n, d) for n, (_, _, d) in kept)
        found = [(key, n, day) for day, n, digest in sorted(days, key=lambda row: row[:2]) for key in hashed_keys(digest, topics, window)]
        insert(self.own, "buckets", [row for row in found if row[2] != NEVER])
        insert(self.own, "buckets_undated", [row[:2] for row in found if row[2] == NEVER])


def story_window(own: Connection) -> int | None:
    """The days that a story of the archive may last, where somebody has said it."""
    found = own.execute("SELECT story_window FROM meta").fetchone()
    return found[0] if found else None


def forget_stories(own: Connection, numbers: Sequence[int]) -> None:
    """Take out the stories that some articles are of; all articles of these are to be compared again."""
    rows = own.execute("SELECT DISTINCT story FROM members WHERE article IN (SELECT unnest($1::INTEGER[]))", [list(numbers)]).fetchall()
    for table in ("stories", "facts", "positions", "findings", "members"):
        own.execute(f"DELETE FROM {table} WHERE story IN (SELECT unnest($1::INTEGER[]))", [[story for (story,) in rows]])  # noqa: S608 (names of the schema)


def forget(own: Connection, numbers: Sequence[int]) -> None:
    """Take out what was found in some articles, and their stories."""
    forget_stories(own, numbers)
    own.execute("DELETE FROM links WHERE one IN (SELECT unnest($1::INTEGER[])) OR other IN (SELECT unnest($1::INTEGER[]))", [list(numbers)])
    for table in ("buckets", "buckets_undated", "claims"):
        own.execute(f"DELETE FROM {table} WHERE article IN (SELECT unnest($1::INTEGER[]))", [list(numbers)])  # noqa: S608


def _names(one: Given) -> Iterator[str]:
    """What an article may be called: as it calls itself, by its place, then with a number."""
    yield plain(one.id)
    yield one.place
    yield from (f"{one.place}#{n}" for n in range(2, 1_000))


def _claims(number: int, article: Article, reading: Reading) -> Iterator[tuple[object, ...]]:
    from crosscheck.archive.tables import claim_rows

    return claim_rows(number, reading)
