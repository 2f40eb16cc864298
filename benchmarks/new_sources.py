"""How long does one new article take, where five hundred are there? Made news, a folder a story, by the command line as CI runs it.

    python benchmarks/new_sources.py [--stories 100] [--articles 5] [--jobs 2] [--seed 1]

The runs: all articles with an empty cache, then with a full one; then one new article against all, without any cache, and with the one that the
first run has filled, twice. Figures are seconds as the clock on the wall shows them, with the start of Python, and of processors. Exit codes: 0, or 1 where the
new article, cached, takes more than SHARE of the cold run or more than SECONDS.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from made_news import Story, add, stories, write

SHARE = 0.10
SECONDS = 3.0
TIMES = 3  # new articles, each of another story; the median counts


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the command line: what it is called, how long it took by the clock and of its processors, in seconds, and its JSON report."""

    name: str
    seconds: float
    busy: float
    report: bytes

    @property
    def compared(self) -> str:
        """How many articles, of how many stories."""
        compared: dict[str, int] = json.loads(self.report)["compared"]
        return f"{compared['articles']} of {compared['stories']}"


def run(name: str, work: Path, *options: str) -> Run:
    """Check what is in `work`."""
    start, busy = perf_counter(), _busy()
    done = subprocess.run(
        [sys.executable, "-m", "crosscheck", "check", "news", "--stories", "folders", "--format", "json", "--exit-zero", "--quiet", "--no-config", *options],
        cwd=work, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""}, stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    return Run(name, perf_counter() - start, _busy() - busy, done.stdout)


def _busy() -> float:
    """Seconds that processes which have ended took of the processors."""
    used = os.times()
    return used.children_user + used.children_system


def measured(work: Path, options: argparse.Namespace) -> list[Run]:
    """The runs in order; raises AssertionError where what is known changes a report."""
    write(work / "news", options.stories, options.articles, options.seed)
    cached = ("--jobs", str(options.jobs), "--cache-dir", "kept")
    cold, warm = run("all, cold", work, *cached), run("all, warm", work, *cached)
    assert cold.report == warm.report, "the cache changed the report"
    each = [_one_new(work, story, options, cached) for story in list(stories(options.stories, options.seed))[:: max(1, options.stories // TIMES)][:TIMES]]
    return [cold, warm, *(sorted(runs, key=lambda r: r.seconds)[len(runs) // 2] for runs in zip(*each, strict=True))]


def _one_new(work: Path, story: Story, options: argparse.Namespace, cached: Sequence[str]) -> list[Run]:
    """One more article of a story against all: without a cache, with what is kept of the others, and again."""
    path = add(work / "news" / f"story-{story.number:03}", story, options.articles)
    only = ("--new", str(path.relative_to(work)))
    runs = [
        run(name, work, *only, *how)
        for name, how in (("one new, no cache", (*cached[:2], "--no-cache")), ("one new, cached", cached), ("the same again", cached))
    ]
    path.unlink()
    assert len({one.report for one in runs}) == 1, "the cache changed the report on what is new"
    return runs


def table(runs: Sequence[Run]) -> str:
    """The runs as a Markdown table; ratios are to the first."""
    rows = [f"| {r.name} | {r.compared} | {r.seconds:.1f} | {r.busy:.1f} | {r.seconds / runs[0].seconds:.1%} |" for r in runs]
    return "\n".join(("| run | articles of stories | seconds | of processors | of the first |", "|---|---|---|---|---|", *rows))


def main() -> int:
    parser = argparse.ArgumentParser(description="The time that one new article takes beside many that are known.")
    parser.add_argument("--stories", type=int, default=100, help="at least three")
    parser.add_argument("--articles", type=int, default=5, help="of a story")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        runs = measured(Path(name), options)
    print(table(runs))
    cold, new = runs[0].seconds, runs[3].seconds
    return int(new > SHARE * cold or new > SECONDS)


if __name__ == "__main__":
    sys.exit(main())
