"""Pairs of articles become stories: the surest first, and only where all of both sides speak for it, so that no chain of likeness joins two events.

Average linkage: the mean log-odds of all pairs of two groups. An article that tells of two events joins the one that more of it is about. Nothing depends on
the order in which articles come.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from datetime import date
from math import log

from crosscheck.grouping.digest import Digest
from crosscheck.grouping.likeness import DROP, LEAST, Elsewhere, Ready, gap, together, weights
from crosscheck.stories import FEW

SAMPLE = 12  # articles of a group that stand for all of a larger one, so that the work doesn't grow with the square of a story


def join(
    articles: Sequence[Ready | Elsewhere],
    pairs: Iterable[tuple[int, int]],
    window: int,
    *,
    of: int | None = None,
    known: dict[tuple[str, str], float] | None = None,
) -> list[tuple[int, ...]]:
    """The groups of articles, by their indices, in order; `pairs` are those that may be of one story, `window` the days that a story may last.

    Articles must be in an order of their own (dates, then ids): of equal groups the first comes first. Where they are a part of a run `of` so many
    articles that no pair leads out of, its groups are those of the run. `known` are log-odds that were worked out before, by the two ids, the smaller first; more are added.
    """
    return _Joiner(articles, window, least(of or len(articles)), {} if known is None else known).joined(pairs)


def least(articles: int) -> float:
    """The mean log-odds from where two groups are one: less among few articles, of which it is likelier than of many that any two are about one event."""
    return weights()[LEAST] - max(0.0, log(FEW / articles))


def in_time(found: Sequence[Digest], window: int) -> bool:
    """Whether the first and the last article of a group are less than a window apart; those without a date are, whenever their season allows it."""
    dated = sorted((d for d in found if d.published is not None), key=lambda d: d.published or date.min)
    if dated and (gap(dated[0], dated[-1]) or 0) > window:
        return False
    loose = [d for d in found if d.published is None and d.season is not None]
    return all((gap(d, other) or 0) <= window for d in loose for other in (*dated[:1], *dated[-1:], *loose))


class _Joiner:
    def __init__(self, articles: Sequence[Ready | Elsewhere], window: int, least: float, known: dict[tuple[str, str], float]) -> None:
        self.articles, self.window, self.least, self.drop = articles, window, least, weights()[DROP]
        self.groups: dict[int, tuple[int, ...]] = {number: (number,) for number in range(len(articles))}
        self.beside: dict[int, set[int]] = {number: set() for number in self.groups}  # the groups that a group may join
        self.known = known
        self.heap: list[tuple[float, tuple[int, ...], tuple[int, ...], int, int]] = []

    def joined(self, pairs: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
        for a, b in sorted(pairs):
            self._offer(a, b)
        following = len(self.articles)
        while self.heap:
            _, _, _, a, b = heapq.heappop(self.heap)
            if a in self.groups and b in self.groups:
                self._merge(a, b, following)
                following += 1
        return sorted(self.groups.values())

    def _offer(self, a: int, b: int) -> None:
        """Put two groups forward, if they may be one story."""
        one, other = sorted((self.groups[a], self.groups[b]))
        if not in_time([self.articles[number].digest for number in (*one, *other)], self.window):
            return
        said = round(together(self._some(one), self._some(other), self.known), 3)
        if said >= self.least and said >= min(self._inner(one), self._inner(other)) - self.drop:
            self.beside[a].add(b)
            self.beside[b].add(a)
            heapq.heappush(self.heap, (-said, one, other, a, b))

    def _merge(self, a: int, b: int, number: int) -> None:
        self.groups[number] = tuple(sorted((*self.groups.pop(a), *self.groups.pop(b))))
        near = (self.beside.pop(a) | self.beside.pop(b)) - {a, b}
        self.beside[number] = set()
        for other in sorted(near):
            self.beside[other] -= {a, b}
            self._offer(number, other)

    def _some(self, group: Sequence[int]) -> list[Ready | Elsewhere]:
        step = -(-len(group) // SAMPLE)
        return [self.articles[number] for number in group[::step]]

    def _inner(self, group: Sequence[int]) -> float:
        """The mean log-odds of the pairs of a group; of a single article nothing is known."""
        some = self._some(group)
        pairs = [(a, b) for n, a in enumerate(some) for b in some[n + 1 :]]
        return sum(together([a], [b], self.known) for a, b in pairs) / len(pairs) if pairs else self.least
