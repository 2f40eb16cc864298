"""The stories that some articles of an archive, or new ones, are of: as `grouping.group` finds them among all, from a small part of these.

Two articles can only come into one story along pairs that are likely of one event. So the work begins at the articles asked for, goes on to the likely ones
among those that they are compared with, and ends where there is none that isn't known: what lies beyond changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from crosscheck.archive.meeting import NEVER, Asked, Buckets, hashed_keys
from crosscheck.archive.records import digests
from crosscheck.grouping import group
from crosscheck.grouping.candidates import LARGEST
from crosscheck.grouping.digest import Digest
from crosscheck.grouping.joining import join, least
from crosscheck.grouping.likeness import Ready, gap, log_odds, ready
from crosscheck.stories import WINDOW

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

    from crosscheck.encode import Encoder, Matrix

MOST = 3_000  # articles that are looked at for one question: a flood of like articles must not hold it up

Stories = list[tuple[int, ...]]  # the numbers of the articles of each, the first first


@dataclass(slots=True, kw_only=True)
class Around:
    """An archive, with new articles beside it: numbers below 0."""

    own: Connection
    encoder: Callable[[], Encoder]
    topics: Matrix
    window: int | None
    fresh: Mapping[int, Digest] = field(default_factory=dict)
    without: frozenset[int] = frozenset()  # articles of the archive that new ones take the place of
    known: dict[int, Ready] = field(default_factory=dict)

    def stories(self, asked: Iterable[int]) -> Stories:
        """The stories of the articles asked for, and those that these touch."""
        everything = self._all()
        if len(everything) <= LARGEST:
            self._load(everything)
            found = {r.digest.article: number for number, r in self.known.items()}
            return [tuple(found[d.article] for d in story) for story in group([r.digest for r in self.known.values()], self.encoder(), self.window)]
        return self._joined(*self._reached(sorted(asked), len(everything)), len(everything))

    def _all(self) -> list[int]:
        """All articles, or of many so many that it shows."""
        count = self.own.execute("SELECT count(*) FROM articles WHERE superseded IS NULL").fetchone()
        total = (count[0] if count else 0) - len(self.without) + len(self.fresh)
        if total > LARGEST:
            return [*self.fresh, *range(total - len(self.fresh))]
        rows = self.own.execute("SELECT article FROM articles WHERE superseded IS NULL").fetchall()
        return [*self.fresh, *(number for (number,) in rows if number not in self.without)]

    def _reached(self, asked: Sequence[int], among: int) -> tuple[set[int], set[tuple[int, int]]]:
        """The articles that are linked with those asked for, and the links."""
        self._load(asked)
        limit, days = least(among), self.window or WINDOW
        buckets = Buckets(self.own, days, [self._asked(number) for number in self.fresh], self.without)
        seen, links = {number for number in asked if number in self.known}, set[tuple[int, int]]()
        following = sorted(seen)
        while following and len(seen) < MOST:
            partners = buckets.partners([self._asked(number) for number in following])
            mates = self._mates(following)
            self._load({*(p for some in partners.values() for p in some), *(m for story in mates for m in story)})
            found = {(a, b) for a, some in partners.items() for b in some} | {pair for story in mates for pair in pairwise(story)}
            likely = {(min(pair), max(pair)) for pair in found if self._likely(*pair, limit, days)}
            links |= likely
            new = {number for pair in likely for number in pair} - seen
            seen |= new
            following = sorted(new)
        return seen, links

    def _joined(self, seen: Iterable[int], links: Iterable[tuple[int, int]], among: int) -> Stories:
        order = sorted(seen, key=lambda n: (self.known[n].digest.published or date.max, self.known[n].digest.article))
        at = {number: n for n, number in enumerate(order)}
        pairs = [(min(at[a], at[b]), max(at[a], at[b])) for a, b in links]
        return [tuple(order[n] for n in story) for story in join([self.known[n] for n in order], pairs, self.window or WINDOW, among)]

    def _asked(self, number: int) -> Asked:
        digest = self.known[number].digest
        day = digest.published.toordinal() if digest.published else NEVER
        return Asked(number, day, hashed_keys(digest, self.topics, self.window or WINDOW))

    def _likely(self, a: int, b: int, limit: float, days: int) -> bool:
        if a not in self.known or b not in self.known:
            return False
        one, other = self.known[a], self.known[b]
        return (gap(one.digest, other.digest) or 0) <= days and log_odds(one, other) >= limit

    def _mates(self, numbers: Sequence[int]) -> list[tuple[int, ...]]:
        """The stories that articles of the archive are of: what was found together stays together, however much comes in."""
        wanted = ", ".join(str(number) for number in numbers if number >= 0)
        if not wanted:
            return []
        rows = self.own.execute(
            f"SELECT story, article FROM members WHERE story IN (SELECT story FROM members WHERE article IN ({wanted})) ORDER BY story, article"  # noqa: S608
        ).fetchall()
        found: dict[int, list[int]] = {}
        for story, article in rows:
            if article not in self.without:
                found.setdefault(story, []).append(article)
        return [tuple(story) for story in found.values()]

    def _load(self, numbers: Iterable[int]) -> None:
        missing = [number for number in numbers if number not in self.known]
        self.known |= {number: ready(self.fresh[number]) for number in missing if number in self.fresh}
        self.known |= {number: ready(digest) for number, digest in digests(self.own, [n for n in missing if n >= 0]).items()}
