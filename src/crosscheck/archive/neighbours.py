"""The stories that some articles of an archive, or new ones, are of.

The stories of an archive are known: an article joins one of them, or makes two of them one, or begins another. So only the articles that it is compared with
are looked at, and those of their stories; however large the archive, the work is that of a few dozen pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
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
        """The stories of the articles asked for, and those that these touch; of few articles all, as `grouping.group` finds them."""
        total = self._total()
        if total <= LARGEST:
            rows = self.own.execute("SELECT article FROM articles WHERE superseded IS NULL").fetchall()
            self._load([*self.fresh, *(number for (number,) in rows if number not in self.without)])
            found = {r.digest.article: number for number, r in self.known.items()}
            return [tuple(found[name] for name in story) for story in group([r.digest for r in self.known.values()], self.encoder(), self.window)]
        self._load(asked)
        there = sorted(number for number in asked if number in self.known)
        links = self._links(there, least(total))
        stories = self._told({number for pair in links for number in pair} - set(there))
        return self._joined(there, links, stories, total)

    def _total(self) -> int:
        count = self.own.execute("SELECT count(*) FROM articles WHERE superseded IS NULL").fetchone()
        return (count[0] if count else 0) - len(self.without) + len(self.fresh)

    def _links(self, asked: Sequence[int], limit: float) -> set[tuple[int, int]]:
        """Each article asked for with the likely ones among those that it is compared with."""
        days = self.window or WINDOW
        buckets = Buckets(self.own, days, [self._asked(number) for number in self.fresh], self.without)
        partners = buckets.partners([self._asked(number) for number in asked])
        self._load({p for some in partners.values() for p in some})
        return {(min(a, b), max(a, b)) for a, some in partners.items() for b in some if self._likely(a, b, limit, days)}

    def _told(self, numbers: Iterable[int]) -> Stories:
        """The archive's stories that hold some articles."""
        wanted = ", ".join(str(number) for number in sorted(numbers) if number >= 0)
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

    def _joined(self, asked: Sequence[int], links: Iterable[tuple[int, int]], stories: Stories, among: int) -> Stories:
        """The stories with what joins them; an article that is still to be compared itself waits for its turn."""
        self._load({number for story in stories for number in story})
        there = {*asked, *(number for story in stories for number in story)} & self.known.keys()
        order = sorted(there, key=lambda n: (self.known[n].digest.published or date.max, self.known[n].digest.article))
        at = {number: n for n, number in enumerate(order)}
        pairs = [(at[a], at[b]) for a, b in links if a in at and b in at]
        told = [tuple(sorted(at[number] for number in story if number in at)) for story in stories if not set(story).isdisjoint(at)]
        found = join([self.known[n] for n in order], pairs, self.window or WINDOW, of=among, stories=told)
        return [tuple(order[n] for n in story) for story in found]

    def _asked(self, number: int) -> Asked:
        digest = self.known[number].digest if number in self.known else self.fresh[number]
        day = digest.published.toordinal() if digest.published else NEVER
        return Asked(number, day, hashed_keys(digest, self.topics, self.window or WINDOW))

    def _likely(self, a: int, b: int, limit: float, days: int) -> bool:
        if a not in self.known or b not in self.known:
            return False
        one, other = self.known[a], self.known[b]
        return (gap(one.digest, other.digest) or 0) <= days and log_odds(one, other) >= limit

    def _load(self, numbers: Iterable[int]) -> None:
        missing = [number for number in numbers if number not in self.known]
        self.known |= {number: ready(self.fresh[number]) for number in missing if number in self.fresh}
        self.known |= {number: ready(digest) for number, digest in digests(self.own, [n for n in missing if n >= 0]).items()}
