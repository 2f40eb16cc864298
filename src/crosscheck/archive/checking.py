"""New articles against an archive that they aren't added to: only what may be of their stories is loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.archive.adding import story_window
from crosscheck.archive.neighbours import Around
from crosscheck.archive.opening import reading
from crosscheck.archive.records import Known, among, hashed, place, plain, readings
from crosscheck.archive.topics import kept_topics
from crosscheck.grouping import digest_of
from crosscheck.intake import Extraction, Progress, encoder_of, take_in
from crosscheck.model import Article
from crosscheck.pipeline import Means, Report, compared
from crosscheck.stories import BY_EVENT, Chosen

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

    from crosscheck.read import Source
    from crosscheck.reading import Reading
    from crosscheck.rules import AnyRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Checking:
    """One run that checks new articles against the archive at a path."""

    path: Path
    wait: float
    rules: Sequence[AnyRule]
    means: Means
    jobs: int = 1
    progress: Progress | None = None
    columns: Mapping[str, str] | None = None  # what tables call the parts of an article

    def check(self, new: Sequence[Source]) -> Report:
        """The report on what involves the new articles; one that the archive has, or an older text of its place, gives way to it."""
        found = take_in(new, self.jobs, self.progress, self.means.cache, encoding=True, columns=self.columns)
        with reading(self.path, self.wait) as own:
            found, without = self._named(own, found)
            stories, there = self._stories(own, found, without)
        everything = Extraction(
            articles=(*found.articles, *(article for article, _ in there.values())),
            readings=(*found.readings, *(read for _, read in there.values())),
            skipped=found.skipped,
        )
        return compared(everything, stories, self.rules, Chosen.of(found.articles, BY_EVENT), self.means)

    def _named(self, own: Connection, found: Extraction) -> tuple[Extraction, frozenset[int]]:
        """The new articles under names that no other one of the archive has, and those of the archive that they take the place of."""
        folder = self.path.parent
        given = [(hashed(article), place(article, folder)[0]) for article in found.articles]
        same = {k.hash: k for k in among(own, "hash", [h for h, _ in given])}
        before = {k.place: k for k in among(own, "place", [where for _, where in given])}
        old = [same.get(h) or before.get(where) for h, where in given]
        own_names = {k.name for k in old if k}
        others = {k.name for k in among(own, "name", [name for a, (_, where) in zip(found.articles, given, strict=True) for name in (plain(a.id), where)])}
        names = list(_names(zip(found.articles, given, old, strict=True), others - own_names))
        return _renamed(found, names), frozenset(k.number for k in old if k)

    def _stories(
        self, own: Connection, found: Extraction, without: frozenset[int]
    ) -> tuple[list[tuple[str, tuple[str, ...]]], dict[int, tuple[Article, Reading]]]:
        """The stories that hold something new, by the names of their articles, and those of the archive that are of them."""
        encoder = partial(encoder_of, None, self.means.cache)
        pairs = zip(found.articles, found.readings, strict=True)
        fresh = {-number: digest_of(article, read, encoder(), self.means.cache) for number, (article, read) in enumerate(pairs, 1)}
        around = Around(own=own, encoder=encoder, topics=kept_topics(own, encoder), window=story_window(own), fresh=fresh, without=without)
        stories = [story for story in around.stories(fresh) if min(story) < 0]
        there = readings(own, {number for story in stories for number in story if number >= 0}, self.path.parent)
        name: Callable[[int], str] = lambda number: there[number][0].id if number >= 0 else found.articles[-number - 1].id  # noqa: E731
        return [(name(story[0]), tuple(map(name, story))) for story in stories], there


def _names(articles: Iterable[tuple[Article, tuple[str, str], Known | None]], taken: set[str]) -> Iterable[str]:
    used = set(taken)
    for article, (_, where), old in articles:
        allowed = (old.name if old else plain(article.id), where, *(f"{where}#{n}" for n in range(2, 1_000)))
        name = next(name for name in allowed if name not in used)
        used.add(name)
        yield name


def _renamed(found: Extraction, names: Sequence[str]) -> Extraction:
    """The articles under other names, and their claims with them."""
    articles = tuple(replace(article, id=name) for article, name in zip(found.articles, names, strict=True))
    readings_ = tuple(
        read if article.id == name else replace(read, claims=tuple(replace(claim, article=name) for claim in read.claims))
        for article, name, read in zip(found.articles, names, found.readings, strict=True)
    )
    return Extraction(articles=articles, readings=readings_, skipped=found.skipped)
