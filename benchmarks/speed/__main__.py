"""How fast is crosscheck, and does its work grow with the number of articles? Made news, checked by the command line, beside the naive way.

    python benchmarks/speed                              1,000 and 10,000 articles, each stage, the naive way, and other readers of values
    python benchmarks/speed --sizes 1000 10000 100000    other sizes
    python benchmarks/speed --quick                      15 and 30 articles, in less than a minute
    python benchmarks/speed --update                     keep the figures in results.json
    python benchmarks/speed --peers PYTHON               readers of values of another environment (see ../README.md)

Every run is a process of its own. Exit codes: 0; 1 where a figure is worse than what it aims at (not with --quick); 2 where a run failed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import readers
from corpus import every
from growth import FailedError, again, checked, grown, longer, naive, staged
from reader_workers import TOOLS

from archive import archived

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results.json"
SIZES, QUICK = (1_000, 10_000), (15, 30)
NAIVE, NAIVE_QUICK = (100, 200), (12, 24)
PEERS = 90  # articles that readers of values are given
RATE, MEMORY, RECALL = 15.0, 1_500_000_000, 0.95  # at least, bytes at most, at least: of what the smallest run found
GROWN, GROWN_MORE = 1.2, 1.3  # times as long an article, at most: for up to ten times the articles, and for more of them


def measured(chosen: argparse.Namespace, work: Path) -> dict[str, Any]:
    """All figures, printed as they come."""
    found: dict[str, Any] = {"jobs": chosen.jobs, "seed": chosen.seed, "sizes": []}
    for articles in sorted(set(chosen.sizes)):
        size = checked(work / str(articles), articles, chosen.seed, chosen.jobs)
        found["sizes"].append(size)
        print("\n".join(told(size)), flush=True)
        if len(found["sizes"]) == 1:  # of the smallest: it takes as long as the check itself
            size["again"] = again(work / str(articles), articles, chosen.jobs)
            size["stages"] = staged(work / str(articles))
            print("\n".join(stages(size)), flush=True)
    found["growth"] = grown(found["sizes"])
    found["archive"] = archived(work / str(found["sizes"][0]["articles"]), found["sizes"][0]["articles"])
    found["naive"] = [naive(work / f"naive-{n}", n, chosen.seed) for n in chosen.naive]
    found["readers"] = {} if chosen.quick else values(chosen.peers, chosen.seed)
    print("\n".join(beside(found)))
    return found


def values(peers: str, seed: int) -> dict[str, Any]:
    """Readers of values on the same articles: thousands of characters a second, by tool and language."""
    articles = [article for made in every(PEERS, seed, 0) for article in made.articles]
    texts = {language: [a["text"] for a in articles if a["language"] == language] for language in readers.LANGUAGES}
    found = {}
    for tool in TOOLS:
        python = sys.executable if tool.startswith("crosscheck") else peers
        if row := {language: run for language in texts if (run := readers.throughput(python, tool, language, texts[language]))}:
            found[tool] = row
    return found


def told(size: Mapping[str, Any]) -> Iterator[str]:
    """One size, in a few lines."""
    pairs, findings = size["pairs"], size["findings"]
    alarms = findings["false alarms a thousand articles"]
    yield f"{size['articles']:,} articles of {size['kilobytes an article']} kB"
    yield f"  {size['seconds']:.1f} s, {size['busy']:.1f} s of processors: {size['articles a second a core']:.1f} articles a second a core"
    yield f"  memory {size['memory of the largest process'] / 1e6:,.0f} MB the largest process, {size['memory together'] / 1e6:,.0f} MB together"
    yield f"  {size['stories']['found']:,} stories of {size['stories']['made']:,} events; {pairs['compared']:,} pairs of articles compared of {pairs['possible']:,}"
    yield f"  {pairs['compared of one event']:,} of these are of one event, as {pairs['of one event']:,} are in all"
    yield f"  {findings['recall']:.3f} of {findings['planted']:,} planted conflicts found"
    yield f"  false alarms a thousand articles: {', '.join(f'{count} {name}' for name, count in alarms.items())}"


def stages(size: Mapping[str, Any]) -> Iterator[str]:
    """The same articles again, and each stage, as seconds and articles a second of one core."""
    yield f"  again, with all of it read before: {size['again']['busy']:.1f} s of processors, {size['again']['articles a second a core']:.1f} articles a second a core"
    for stage, seconds in size["stages"]["seconds"].items():
        yield f"  {stage:16}{seconds:9.2f} s{size['articles'] / seconds if seconds else 0:12,.0f} articles a second"
    yield f"  {size['stages']['weighed']:,} pairs of articles weighed, {size['stages']['encoded'] / size['articles']:.0f} texts an article encoded"


def beside(found: Mapping[str, Any]) -> Iterator[str]:
    """Growth, the archive, and what others take."""
    yield "from the fewest to the most: " + ", ".join(f"{name} {figure}" for name, figure in found["growth"].items())
    if found["archive"]:
        yield "archive: " + ", ".join(f"{name} {figure:,}" for name, figure in found["archive"].items())
    for run in found["naive"]:
        yield (
            f"naive, {run['articles']} articles: {run['pairs']:,} pairs of sentences, {run['encoding']:.1f} s to encode and {run['comparing']:.1f} s to compare,"
            f" {run['alarms']:,} alarms, {run['recall']:.2f} of the planted numbers found"
        )
    for size in found["sizes"] if found["naive"] else ():
        yield f"naive, {size['articles']:,} articles: {longer(found['naive'][-1], size['articles']):,.0f} s, were it to go on so"
    for tool, row in found["readers"].items():
        yield f"{tool:32}" + "".join(f"{language} {run['speed']:8.1f}  " for language, run in row.items()) + "thousand characters a second"


def short(found: Mapping[str, Any]) -> list[str]:
    """What is worse than it aims at."""
    growth, sizes = found["growth"], found["sizes"]
    wrong = [f"{s['articles']:,} articles: {s['memory together'] / 1e6:,.0f} MB of memory" for s in sizes if s["memory together"] > MEMORY]
    if growth and growth["warm: articles a second a core"] < RATE:
        wrong.append(f"{growth['warm: articles a second a core']} articles a second a core, fewer than {RATE}")
    if growth and growth["busy"] > growth["articles"] * (GROWN if growth["articles"] <= 10 else GROWN_MORE):
        wrong.append(f"{growth['articles']} times the articles take {growth['busy']} times as long")
    if growth and growth["recall"] < RECALL:
        wrong.append(f"the largest run finds {growth['recall']} of what the smallest does")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(prog="python benchmarks/speed", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", metavar="ARTICLES", help="numbers of articles (1000 10000)")
    parser.add_argument("--naive", type=int, nargs="*", metavar="ARTICLES", help="numbers of articles for the naive way (100 200)")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="few articles, no other readers")
    parser.add_argument("--update", action="store_true", help="keep the figures in results.json")
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON", help="interpreter of the environment that has the other readers")
    chosen = parser.parse_args()
    chosen.sizes = chosen.sizes or (QUICK if chosen.quick else SIZES)
    chosen.naive = (NAIVE_QUICK if chosen.quick else NAIVE) if chosen.naive is None else chosen.naive
    with tempfile.TemporaryDirectory() as work:
        try:
            found = measured(chosen, Path(work))
        except FailedError as error:
            print(error, file=sys.stderr)
            return 2
    if chosen.update:
        RESULTS.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    wrong = [] if chosen.quick else short(found)
    print("\n".join(wrong))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
