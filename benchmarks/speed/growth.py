"""One size of the corpus, checked: what it took and what was found; and what of that grew how much from one size to the next."""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus import write
from measure import Run, run
from planted import read, score

HERE = Path(__file__).resolve().parent
CHECK = (
    sys.executable,
    "-m",
    "crosscheck",
    "check",
    "news",
    "--stories",
    "auto",
    "--format",
    "json",
    "--exit-zero",
    "--quiet",
    "--no-config",
    "--output",
    "report.json",
)


class FailedError(Exception):
    """A run that didn't end well."""


def checked(folder: Path, articles: int, seed: int, jobs: int) -> dict[str, Any]:
    """Make a corpus in a new folder and check it by the command line."""
    write(folder, articles, seed)
    took = _checking(folder, "--no-cache", "--jobs", str(jobs))
    report = _report(folder / "report.json")
    events = {article: event["story"] for event in read(folder / "events.jsonl") for article in event["articles"]}
    return {
        "articles": articles,
        "jobs": jobs,
        "kilobytes an article": round(sum(path.stat().st_size for path in (folder / "news").iterdir()) / articles / 1000, 2),
        "seconds": round(took.seconds, 1),
        "busy": round(took.busy, 1),
        "articles a second": round(articles / took.seconds, 2),
        "articles a second a core": round(articles / took.busy, 2),
        "memory of the largest process": took.largest,
        "memory together": took.together,
        "bytes of the report": (folder / "report.json").stat().st_size,
        "stories": {"made": len(set(events.values())), "found": len(report["stories"])},
        "pairs": _pairs(report, events),
        "findings": _findings(report, folder, events),
    }


def again(folder: Path, articles: int, jobs: int) -> dict[str, Any]:
    """The same of a corpus that is there, when all of it was read before and nothing is new."""
    options = ("--cache-dir", "cache", "--jobs", str(jobs))
    _checking(folder, *options)
    took = _checking(folder, *options)
    return {"busy": round(took.busy, 1), "articles a second a core": round(articles / took.busy, 2)}


def _checking(folder: Path, *options: str) -> Run:
    command = [*CHECK, *options]
    took = run(command, folder)
    if took.code:
        raise FailedError(f"{' '.join(command[1:])}: exit code {took.code}")
    return took


def _report(file: Path) -> dict[str, Any]:
    """A report without the facts that its sources agree on, which are most of it: the keys of the outermost object stand one blank in."""
    kept, left_out = [], False
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            left_out = line.startswith(' "facts"') if line.startswith(' "') else left_out
            kept += [] if left_out else [line]
    found: dict[str, Any] = json.loads("".join(kept))
    return found


def _pairs(report: Mapping[str, Any], events: Mapping[str, str]) -> dict[str, int]:
    """Pairs of articles: possible, of one story (these are compared), of one event, and both."""
    stories = [[events[_id(source)] for source in story["sources"]] for story in report["stories"]]
    return {
        "possible": math.comb(len(events), 2),
        "compared": sum(math.comb(len(story), 2) for story in stories),
        "of one event": sum(math.comb(count, 2) for count in Counter(events.values()).values()),
        "compared of one event": sum(math.comb(count, 2) for story in stories for count in Counter(story).values()),
    }


def _findings(report: Mapping[str, Any], folder: Path, events: Mapping[str, str]) -> dict[str, Any]:
    """The share of the planted conflicts that is found, and false alarms: those between articles of one event, and of several."""
    found = score(report, read(folder / "planted.jsonl"))
    mixed = [f for f in found.false if len({events[_id(source)] for position in f["positions"] for source in position["sources"]}) > 1]
    within = Counter(f["kind"] for f in found.false) - Counter(f["kind"] for f in mixed)
    thousands = len(events) / 1000
    return {
        "planted": sum(found.planted.values()),
        "recall": round(found.recall, 3),
        "recall by kind": {kind: round(found.found.get(kind, 0) / count, 3) for kind, count in found.planted.items()},
        "false alarms a thousand articles": {
            "within an event": round(sum(within.values()) / thousands, 1),
            "of values, within an event": round(sum(count for kind, count in within.items() if kind in found.planted) / thousands, 1),
            "between events": round(len(mixed) / thousands, 1),
        },
        "false alarms by kind, within an event": dict(sorted(within.items())),
    }


def _id(source: str) -> str:
    return source.rpartition("/")[2].rpartition(":")[2]


def staged(folder: Path) -> dict[str, Any]:
    """Seconds of one core for each stage, of a corpus that is there."""
    return _answer(run([sys.executable, str(HERE / "stages.py"), "news"], folder), "stages.py")


def naive(folder: Path, articles: int, seed: int) -> dict[str, Any]:
    """The naive way, on a corpus of its own."""
    write(folder, articles, seed)
    took = run([sys.executable, str(HERE / "naive.py"), "."], folder)
    return {"articles": articles, **_answer(took, "naive.py"), "busy": round(took.busy, 1), "memory": took.largest}


def _answer(took: Run, name: str) -> dict[str, Any]:
    if took.code:
        raise FailedError(f"{name}: exit code {took.code}")
    answer: dict[str, Any] = json.loads(took.output)
    return answer


def grown(sizes: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """From the smallest size to the largest: how many times longer, with what power of the number, and what one more article takes."""
    few, many = sizes[0], sizes[-1]
    if few["articles"] == many["articles"]:
        return {}
    more = many["articles"] - few["articles"]
    return {
        "articles": round(many["articles"] / few["articles"], 1),
        "busy": round(many["busy"] / few["busy"], 2),
        "exponent": round(math.log(many["busy"] / few["busy"]) / math.log(many["articles"] / few["articles"]), 3),
        "warm: articles a second a core": round(more / max(0.001, many["busy"] - few["busy"]), 2),
        "recall": round(many["findings"]["recall"] / max(0.001, few["findings"]["recall"]), 3),
    }


def longer(naive: Mapping[str, Any], articles: int) -> float:
    """Seconds that the naive way would take for so many articles: encoding grows with their number, comparing with its square."""
    times = articles / naive["articles"]
    return float(naive["encoding"] * times + naive["comparing"] * times**2)
