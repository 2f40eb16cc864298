"""How much an archive holds, and of what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from crosscheck.archive.opening import reading
from crosscheck.archive.schema import version
from crosscheck.cache.identity import of_reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """Counts of an archive; its size in bytes."""

    version: int
    size: int
    articles: int
    languages: dict[str, int]  # how many articles of each, sorted by code
    outlets: int
    first: date | None
    last: date | None
    superseded: int
    uncompared: int  # articles that `add` has still to compare
    other_readers: int  # articles that another version of crosscheck has read
    claims: int
    stories: int  # of two or more articles
    facts: int
    findings: dict[str, int]  # how many of each severity, the worst first


def stats(path: Path, wait: float) -> Stats:
    """What an archive holds; raises ArchiveError where it can't be read."""
    with reading(path, wait) as own:

        def one(sql: str) -> int:
            row = own.execute(sql).fetchone()
            return int(row[0]) if row else 0

        days = own.execute("SELECT min(published), max(published) FROM current").fetchone() or (None, None)
        other = own.execute("SELECT count(*) FROM articles WHERE superseded IS NULL AND readers <> ?", [of_reading()]).fetchone()
        return Stats(
            version=version(own, str(path)),
            size=path.stat().st_size,
            articles=one("SELECT count(*) FROM current"),
            languages=dict(own.execute("SELECT language, count(*) FROM current GROUP BY language ORDER BY language").fetchall()),
            outlets=one("SELECT count(DISTINCT outlet) FROM current"),
            first=days[0],
            last=days[1],
            superseded=one("SELECT count(*) FROM articles WHERE superseded IS NOT NULL"),
            uncompared=one("SELECT count(*) FROM current WHERE story IS NULL"),
            other_readers=int(other[0]) if other else 0,
            claims=one("SELECT count(*) FROM claims"),
            stories=one("SELECT count(*) FROM stories WHERE articles > 1"),
            facts=one("SELECT count(*) FROM facts"),
            findings=dict(
                own.execute(
                    "SELECT severity, count(*) FROM findings GROUP BY severity ORDER BY array_position(['error', 'warning', 'info'], severity)"
                ).fetchall()
            ),
        )
