"""The stories that some articles of an archive, or new ones, are of.

An archive knows which pairs of its articles are likely of one event, and its stories. An article that comes in is set against those that it shares buckets
with; it, the likely ones among these and all of their stories are then joined anew, as `grouping.group` joins all articles. So a story may take in an
article, lose it to a better one, or become one with another, and however large the archive, the work is that of a few dozen articles.
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
    links: set[tuple[int, int]] = field(default_factory=set)  # the likely pairs of those asked for, as they are to be kept

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
        self.links = self._likely_partners(there, least(total))
        touched = {*there, *(number for story in self._told({n for pair in self.links for n in pair}) for number in story)}
        self._load(touched)
        return self._joined(touched & self.known.keys(), self.links | self._kept_links(touched), total)

    def _total(self) -> int:
        count = self.own.execute("SELECT count(*) FROM articles WHERE superseded IS NULL").fetchone()
        return (count[0] if count else 0) - len(self.without) + len(self.fresh)

    def _likely_partners(self, asked: Sequence[int], limit: float) -> set[tuple[int, int]]:
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

    def _kept_links(self, numbers: Iterable[int]) -> set[tuple[int, int]]:
        """The likely pairs among some articles of the archive, as they were found when these came."""
        wanted = sorted(number for number in numbers if number >= 0)
        if len(wanted) < 2:
            return set()
        rows = self.own.execute(
            "SELECT one, other FROM links WHERE one BETWEEN $2 AND $3 AND other BETWEEN $2 AND $3 "
            "AND one IN (SELECT unnest($1::INTEGER[])) AND other IN (SELECT unnest($1::INTEGER[]))",
            [wanted, wanted[0], wanted[-1]],
        ).fetchall()
        return {(one, other) for one, other in rows}

    def _joined(self, numbers: Iterable[int], links: Iterable[tuple[int, int]], among: int) -> Stories:
        """The articles in stories; one that is still to be compared itself waits for its turn."""
        order = sorted(numbers, key=lambda n: (self.known[n].digest.published or date.max, self.known[n].digest.article))
        at = {number: n for n, number in enumerate(order)}
        pairs = [(min(at[a], at[b]), max(at[a], at[b])) for a, b in links if a in at and b in at]
        found = join([self.known[n] for n in order], pairs, self.window or WINDOW, of=among)
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
