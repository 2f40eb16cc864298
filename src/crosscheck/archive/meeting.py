"""Which articles of an archive one is to be compared with: what `grouping.candidates` finds among all, for one article at a time.

A bucket counts only what appeared within a story's length of the article: the others can't be of its story.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crosscheck.grouping.candidates import LARGEST, NEIGHBOURS, PARTNERS, SHARE
from crosscheck.grouping.digest import Digest
from crosscheck.grouping.keys import keys, near

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

    from crosscheck.encode import Matrix

NEVER = 10**7  # the day of an article without a date, behind all others


def hashed_keys(digest: Digest, topics: Matrix, window: int) -> tuple[int, ...]:
    """The buckets of an article as an archive keeps them: the first 64 bits of a hash, the same on every machine."""
    return tuple(sorted({_hash(key) for key in keys(digest, near(digest, topics), window)}))


def _hash(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


@dataclass(frozen=True, slots=True)
class Asked:
    """An article that others are looked for: its number (below 0: not of the archive), its day or NEVER, its buckets."""

    number: int
    day: int
    keys: tuple[int, ...]


@dataclass(slots=True)
class Buckets:
    """The buckets of an archive, and of articles beside it that it hasn't; some of the archive's may be left out."""

    own: Connection
    window: int
    beside: Sequence[Asked] = ()
    without: frozenset[int] = frozenset()

    def partners(self, asked: Sequence[Asked]) -> dict[int, list[int]]:
        """For each article those that it is compared with, at most PARTNERS."""
        there = self._there(asked)
        return {one.number: self._likeliest(one, there) for one in asked}

    def _there(self, asked: Sequence[Asked]) -> dict[int, list[tuple[int, int]]]:
        """Bucket → (day, article) of all that lie in it, in order, as far as any of those asked for can meet them."""
        wanted = sorted({key for one in asked for key in one.keys})
        days = [one.day for one in asked if one.day != NEVER]
        loose = len(days) < len(asked)
        low, high = (-NEVER, NEVER) if loose else (min(days) - self.window, max(days) + self.window)
        rows = self.own.execute(
            "SELECT key, day, article FROM buckets WHERE day BETWEEN $2 AND $3 AND key IN (SELECT unnest($1::UBIGINT[])) UNION ALL "
            "SELECT key, $4, article FROM buckets_undated WHERE key IN (SELECT unnest($1::UBIGINT[]))",
            [wanted, low, high, NEVER],
        ).fetchall()
        found: dict[int, list[tuple[int, int]]] = {key: [] for key in wanted}
        for key, day, article in rows:
            if article not in self.without:
                found[key].append((day, article))
        for other in self.beside:
            for key in other.keys:
                if key in found:
                    found[key].append((other.day, other.number))
        return {key: sorted(members) for key, members in found.items()}

    def _likeliest(self, one: Asked, there: Mapping[int, Sequence[tuple[int, int]]]) -> list[int]:
        """Those that share most buckets, rare ones above all; of equals the nearest in time."""
        shared: Counter[tuple[int, int]] = Counter()
        large: list[list[tuple[int, int]]] = []
        for key in one.keys:
            members = [m for m in there[key] if one.day == NEVER or m[0] == NEVER or abs(m[0] - one.day) <= self.window]
            if len(members) > LARGEST:
                large.append(members)
            else:
                for member in members:
                    shared[member] += SHARE // len(members)
        shared.update(_parts((one.day, one.number), large))
        ranked = sorted((-count, abs(day - one.day), number) for (day, number), count in shared.items() if number != one.number)
        return [number for _, _, number in ranked[:PARTNERS]]


def _parts(own: tuple[int, int], large: Sequence[Sequence[tuple[int, int]]]) -> Counter[tuple[int, int]]:
    """What large buckets tell: only what lies in two of them counts; where that is many, the next few in time."""
    import numpy as np

    counted: Counter[tuple[int, int]] = Counter()
    if len(large) < 2:
        return counted
    everyone = sorted({member for members in large for member in members})
    at = {member: n for n, member in enumerate(everyone)}
    inside = np.zeros((len(large), len(everyone)), dtype=np.float32)
    for row, members in enumerate(large):
        inside[row, [at[member] for member in members]] = 1
    together = inside @ inside.T
    small = np.triu(together <= LARGEST, 1).astype(np.float32)
    for n in np.nonzero(told := (inside * (small @ inside)).sum(axis=0))[0]:
        counted[everyone[n]] += int(told[n])
    for a, b in zip(*np.nonzero(np.triu(together > LARGEST, 1)), strict=True):
        both = np.nonzero(inside[a] * inside[b])[0]
        here = int(np.searchsorted(both, at[own]))
        _count(counted, [everyone[n] for n in both[max(0, here - NEIGHBOURS) : here + 1 + NEIGHBOURS]])
    return counted


def _count(counted: Counter[tuple[int, int]], members: Iterable[tuple[int, int]]) -> None:
    for member in members:
        counted[member] += 1
