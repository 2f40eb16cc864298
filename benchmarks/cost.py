"""What an article costs on one processor, step by step, and what is kept of it: the figures that docs/scaling.md reckons with.

    python benchmarks/cost.py                           # the invented stories of tests/stories/, which are as long as news
    python benchmarks/cost.py articles/                 # articles of your own

Seconds are those of the processor, so that other work on the machine changes little.
"""

from __future__ import annotations

import sys
import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from crosscheck.encode import embedded
from crosscheck.grouping import digest
from crosscheck.grouping.joining import join
from crosscheck.grouping.keys import keys, near, topic_vectors
from crosscheck.grouping.likeness import log_odds, ready
from crosscheck.grouping.pairs import candidates
from crosscheck.intake import Extraction
from crosscheck.model import Article
from crosscheck.pipeline import check_story
from crosscheck.read import complete, files, inside
from crosscheck.reading import read_article
from crosscheck.report.json import render
from crosscheck.rules import load_rules
from crosscheck.spark import rows
from crosscheck.stories import WINDOW

STORIES = Path(__file__).resolve().parents[1] / "tests" / "stories"
T = TypeVar("T")


def timed(what: str, number: int, work: Callable[[], T]) -> T:
    """Do a piece of work, and say what it took for one of so many."""
    begun = time.process_time()
    found = work()
    each = (time.process_time() - begun) / number
    print(f"{what:36} {each * 1000:9.2f} ms" if each >= 0.001 else f"{what:36} {each * 1e6:9.0f} µs")
    return found


def told(what: str, texts: Sequence[str]) -> None:
    """The size of some texts, as they are and packed."""
    plain = [text.encode() for text in texts]
    size, packed = (sum(map(len, data)) / len(plain) / 1000 for data in (plain, [zlib.compress(each) for each in plain]))
    print(f"{what:36} {size:9.1f} kB, packed one by one {packed:.1f} kB")


def main(paths: Sequence[str]) -> None:
    given = [one for found in files(paths or [STORIES]) for one in inside(found) if isinstance(one, Article)]
    rules, encoder = load_rules(), embedded()
    topics = topic_vectors(encoder)
    read_article(complete(given[0]))  # the word lists, once a process
    articles = timed("language, date and title", len(given), lambda: [complete(one) for one in given])
    readings = timed("claims and sentences", len(given), lambda: [read_article(one) for one in articles])
    short = timed("in short", len(given), lambda: [digest(*pair, encoder) for pair in zip(articles, readings, strict=True)])
    laid = timed("buckets", len(given), lambda: [keys(one, near(one, topics), WINDOW) for one in short])
    prepared = timed("ready to be compared", len(given), lambda: [ready(one) for one in short])
    plain = timed(
        "written as rows",
        len(given),
        lambda: [(rows.write_article(a), rows.write_reading(r), rows.write_digest(d)) for a, r, d in zip(articles, readings, short, strict=True)],
    )
    timed("and read again", len(given), lambda: [rows.read_reading(rows.read_article(one[0]), one[1]) for one in plain])
    timed("in short, read again", len(given), lambda: [rows.read_digest(one[2]) for one in plain])
    pairs = sorted(candidates(laid))
    timed("how likely, a pair", len(pairs), lambda: [log_odds(prepared[a], prepared[b]) for a, b in pairs])
    groups = timed("joined", len(given), lambda: join(prepared, pairs, WINDOW))
    stories = [Extraction(articles=tuple(articles[n] for n in own), readings=tuple(readings[n] for n in own), skipped=()) for own in groups]
    reports = timed("a story's findings, an article", len(given), lambda: [render(check_story(own.articles[0].id, own, rules, encoder)) for own in stories])
    print(
        f"{len(given):,} articles, {sum(len(a.text) for a in articles) / len(given):,.0f} characters and {sum(map(len, laid)) / len(given):.0f} buckets each;"
    )
    print(f"{len(pairs) / len(given):.1f} pairs an article; {len(groups):,} stories")
    for at, what in enumerate(("an article", "its reading", "in short")):
        told(what, [one[at] for one in plain])
    told("its buckets", ["\n".join(sorted(own)) for own in laid])
    told("a story's report", reports)


if __name__ == "__main__":
    main(sys.argv[1:])
