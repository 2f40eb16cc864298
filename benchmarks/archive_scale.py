"""How long does a new article take against an archive of 10,000, and of 100,000? By the command line, with the start of Python.

    python benchmarks/archive_scale.py [--sizes 10000 100000] [--times 5] [--folder DIR]

Reading 100,000 articles takes hours, so most of an archive is made: SEEN articles by `made_events.py` are read as they are, and copies of these take the place
of the others: a story that is copied has other days, other names (the keys of its buckets and of its digest are others) and vectors with a little noise, but
the text and claims of the first. So each bucket holds as many as with articles of its own; topics and countries stay, so that their buckets are as full as
a feed's. The new articles are of stories whose articles were read, and no cache knows them. Exit code 1: slower than SECONDS, or the larger archive takes
more than RATIO times the smaller one's time.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import perf_counter

import numpy as np
from duckdb import DuckDBPyConnection as Connection
from made_events import ARTICLES, made

from crosscheck.archive import Archive
from crosscheck.archive.adding import story_window
from crosscheck.archive.meeting import NEVER, hashed_keys
from crosscheck.archive.opening import transaction, writing
from crosscheck.archive.records import digests, insert
from crosscheck.archive.topics import keep_topics
from crosscheck.cache import packed_record
from crosscheck.cache.folder import Folder
from crosscheck.encode import embedded
from crosscheck.grouping.digest import Digest
from crosscheck.model import Article
from crosscheck.stories import WINDOW

SECONDS, RATIO = 2.0, 1.3
SEEN = 500  # articles that are read
NOISE = 6  # of 127, in each component of a vector
SPREAD = 600  # days over which copies appear for every 100,000 articles: 1,200 a week
_PORTION = 5_000


def build(path: Path, size: int, cache: Folder) -> None:
    """An archive of so many articles."""
    own = Archive(path, cache=cache)
    own.add([article for _, article in made(SEEN)])
    with writing(path) as inside:
        known = digests(inside, [number for (number,) in inside.execute("SELECT article FROM articles").fetchall()])
        stories: dict[int, list[int]] = {}
        for story, article in inside.execute("SELECT story, article FROM members ORDER BY ALL").fetchall():
            stories.setdefault(story, []).append(article)
        _copies(inside, known, list(stories.values()), size)


def _copies(inside: Connection, known: dict[int, Digest], stories: Sequence[Sequence[int]], size: int) -> None:
    chance, noise = random.Random(1), np.random.default_rng(1)
    topics, window = keep_topics(inside, embedded), story_window(inside) or WINDOW
    number, copy, days = len(known), 0, max(1, SPREAD * size // 100_000)
    rows: list[tuple[int, int, int, str, object, bytes, Digest]] = []
    while number < size:
        copy += 1
        for story in stories:
            shift = timedelta(chance.randrange(days))
            first = number
            for article in story:
                digest = _another(known[article], copy, shift, noise)
                rows.append((number, article, first, f"{copy}/{digest.article}", digest.published, packed_record(replace(digest, article="")) or b"", digest))
                number += 1
        if len(rows) >= _PORTION or number >= size:
            _keep(inside, rows, topics, window)
            rows.clear()


def _another(digest: Digest, copy: int, shift: timedelta, noise: np.random.Generator) -> Digest:
    """The digest of another event of the same kind, elsewhere, told in other words."""
    names = tuple(replace(unit, keys=tuple(key if len(key) == 3 and key[0] == "@" else f"{key}~{copy}" for key in unit.keys)) for unit in digest.names)
    vectors = tuple((np.frombuffer(v, dtype=np.int8) // 2 + noise.integers(-NOISE, NOISE + 1, len(v), dtype=np.int8)).tobytes() for v in digest.vectors)
    published = digest.published + shift if digest.published else None
    season = (published.month, published.day) if published else digest.season
    numbers = tuple(f"{n}{copy}" for n in digest.numbers)
    return replace(digest, names=names, vectors=vectors, published=published, season=season, numbers=numbers, days=tuple(day + shift for day in digest.days))


def _keep(own: Connection, rows: Sequence[tuple[int, int, int, str, object, bytes, Digest]], topics: np.ndarray, window: int) -> None:
    with transaction(own):
        own.execute("CREATE TEMP TABLE copies (number INTEGER, article INTEGER, story INTEGER, name VARCHAR, day DATE, digest BLOB)")
        insert(own, "copies", [row[:6] for row in rows])
        own.execute(
            "INSERT INTO articles SELECT c.number, c.name, c.name, c.name, a.hash || c.number, a.language, a.outlet, a.title, c.day, a.text, NULL, a.readers, "
            "a.record, c.digest FROM copies AS c JOIN articles AS a USING (article) ORDER BY c.number"
        )
        own.execute("INSERT INTO members SELECT number, story FROM copies ORDER BY number")
        own.execute(
            "INSERT INTO links SELECT least(a.number, b.number), greatest(a.number, b.number) FROM links JOIN copies AS a ON a.article = one "
            "JOIN copies AS b ON b.article = other AND b.story = a.story ORDER BY ALL"
        )
        own.execute("INSERT INTO claims SELECT c.number, k.* EXCLUDE (article) FROM copies AS c JOIN claims AS k USING (article) ORDER BY ALL")
        laid = sorted((d.published.toordinal() if d.published else NEVER, row[0], d) for row in rows for d in [row[6]])
        insert(own, "buckets", [(key, number, day) for day, number, d in laid for key in hashed_keys(d, topics, window)])
        own.execute("DROP TABLE copies")


def new_articles(folder: Path, times: int) -> list[Path]:
    """One more article of some stories that were read, with a number of its own in it."""
    folder.mkdir(exist_ok=True)
    first: dict[str, Article] = {}
    for event, article in made(SEEN):
        first.setdefault(event, article)
    files = []
    for n, article in enumerate(list(first.values())[:: max(1, SEEN // ARTICLES // (times + 1))][:times]):
        files.append(folder / f"new-{n}.txt")
        text = f"{article.text} {_MORE[article.language].format(n=40 + n)}"
        files[-1].write_text(f"---\ntitle: {article.title!r}\nlanguage: {article.language}\npublished: {article.published}\n---\n{text}\n", encoding="utf-8")
    return files


_MORE = {"en": "Some {n} helpers came from elsewhere.", "fr": "Quelque {n} bénévoles sont venus d'ailleurs.", "ar": "ووصل {n} متطوعا من مدن أخرى."}


def seconds(path: Path, new: Path) -> tuple[float, float]:
    """How long a check of one article takes, by the clock and of the processors."""
    before, start = os.times(), perf_counter()
    command = [sys.executable, "-m", "crosscheck", "archive", "check", new.name, "--archive", str(path), "--no-cache", "--no-config", "--quiet", "--exit-zero"]
    subprocess.run(command, cwd=new.parent, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return perf_counter() - start, after.children_user + after.children_system - before.children_user - before.children_system


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", type=int, nargs=2, default=[10_000, 100_000])
    asked.add_argument("--times", type=int, default=5)
    asked.add_argument("--folder", type=Path)
    given = asked.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp())
    folder.mkdir(exist_ok=True)
    new = new_articles(folder / "new", given.times)
    medians = []
    for size in given.sizes:
        path = folder / f"{size}.duckdb"
        if not path.exists():
            build(path, size, Folder(folder / "cache", 10**10))
        seconds(path, new[0])
        runs = [seconds(path, one) for one in new]
        medians.append(statistics.median(wall for wall, _ in runs))
        busy = statistics.median(busy for _, busy in runs)
        print(f"{size:>9,} articles, {path.stat().st_size / 1e6:>7,.0f} MB: {medians[-1]:.2f} s by the clock, {busy:.2f} s of the processors")
    ratio = medians[1] / medians[0]
    print(f"{ratio:.2f} times as long")
    return int(medians[1] > SECONDS or ratio > RATIO)


if __name__ == "__main__":
    sys.exit(main())
