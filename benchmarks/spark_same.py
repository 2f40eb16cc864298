"""Spark and one machine on one corpus: the same findings, story by story, and the seconds of both.

    python benchmarks/spark_same.py 5000                # local[2]
    python benchmarks/spark_same.py 1000 --kill         # a cluster on this machine, of which an executor is killed while it reads

The articles are those of made_events.py, every fifth of them with another number than the others of its event.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import made_events

from crosscheck.model import Article
from crosscheck.pipeline import check as check_here
from crosscheck.report.json import document
from crosscheck.spark import Checked, check, job, keeping, plan
from crosscheck.spark.keeping import Keep

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

LINES = 250  # articles of a file
SLIP = 5  # every fifth article contradicts the others of its event
LAST = re.compile(r"\d+(?=\D*$)")


def parted(report: dict[str, Any]) -> dict[str, Any]:
    """A report without what the whole of it decides: the order, the count of rules, and the numbers behind fingerprints that it has twice."""
    plain = [finding | {"fingerprint": finding["fingerprint"].partition(":")[0]} for finding in report["findings"]]
    parts = {"sources": report["sources"], "findings": plain, "facts": report["facts"], "stories": report["stories"]}
    return {
        **{name: sorted(part, key=json.dumps) for name, part in parts.items()},
        "compared": {name: number for name, number in report["compared"].items() if name != "rules"},
        "skipped": sorted((one["path"], one["reason"]) for one in report["skipped"]),
    }


def together(tables: Checked) -> dict[str, Any]:
    """What Spark found, in the form of `parted`: the reports of all stories, put together."""
    found = {
        "sources": [],
        "findings": [],
        "facts": [],
        "stories": [],
        "compared": {},
        "skipped": sorted((row.path, row.reason) for row in tables.skipped.collect()),
    }
    for row in tables.stories.collect():
        report = parted(json.loads(row.report))
        for name in ("sources", "findings", "facts", "stories"):
            found[name] += report[name]
        for name, number in report["compared"].items():
            found["compared"][name] = found["compared"].get(name, 0) + number
    return {name: sorted(part, key=json.dumps) if isinstance(part, list) else part for name, part in found.items()}


def make(folder: Path, articles: int) -> None:
    """A corpus of so many articles."""
    lines = [line_of(slipped(article) if n % SLIP == 0 else article) for n, (_, article) in enumerate(made_events.made(articles))]
    folder.mkdir()
    for at in range(0, len(lines), LINES):
        (folder / f"feed-{at:06}.jsonl").write_text("".join(lines[at : at + LINES]), encoding="utf-8")


def slipped(article: Article) -> Article:
    """The article with another number in the place of its last one."""
    return replace(article, text=LAST.sub(lambda found: str(int(found[0]) + 11), article.text))


def line_of(article: Article) -> str:
    """An article as a line of JSON."""
    known = {"id": article.id, "text": article.text, "title": article.title, "language": article.language, "published": str(article.published)}
    return json.dumps(known, ensure_ascii=False) + "\n"


def session(master: str) -> SparkSession:
    """A session, quiet, whose workers run this Python with these modules."""
    from pyspark import SparkConf, SparkContext

    from crosscheck.spark.session import session as started

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = [
        ("spark.sql.shuffle.partitions", "8"),
        ("spark.ui.enabled", "false"),
        ("spark.log.level", "OFF"),
        ("spark.executorEnv.PYTHONPATH", os.pathsep.join(filter(None, sys.path))),
    ]
    SparkContext(conf=SparkConf().setMaster(master).setAppName("spark_same").setAll(settings))
    return started(master)


def executors(spark: SparkSession) -> Iterator[int]:
    """The processes of this session's executors."""
    own = spark.sparkContext.applicationId.encode()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        if b"CoarseGrainedExecutorBackend" in command and own in command:
            yield int(entry.name)


def kill_one(spark: SparkSession, work: Path, killed: list[int]) -> None:
    """Kill an executor as soon as something is read, while more is to be read."""
    while not any((work / "read").rglob("*.parquet")):
        time.sleep(0.2)
    victim = min(executors(spark))
    os.kill(victim, signal.SIGKILL)
    killed.append(victim)


def timed(told: list[str]) -> Callable[[str], Keep]:
    """Steps kept in files, with the seconds that each took, and the size of what it made."""

    def in_files(work: str) -> Keep:
        write = keeping.in_files(work)

        def keep(name: str, made: DataFrame) -> DataFrame:
            begun = time.monotonic()
            kept = write(name, made)
            size = sum(file.stat().st_size for file in Path(work, name).rglob("*.parquet"))
            told.append(f"{name} {time.monotonic() - begun:.0f} s, {size / 1e6:.1f} MB")
            return kept

        return keep

    return in_files


def compared(folder: Path, *, kill: bool) -> bool:
    """Check a corpus in both ways, and say whether they say the same."""
    begun = time.monotonic()
    here = parted(document(check_here([folder / "in"], jobs=2)))
    print(f"one machine, two processes: {time.monotonic() - begun:.0f} s", flush=True)
    spark, killed, steps = session("local-cluster[2,1,1024]" if kill else "local[2,4]"), list[int](), list[str]()
    job.in_files = timed(steps)
    begun = time.monotonic()
    if kill:
        threading.Thread(target=kill_one, args=(spark, folder / "work", killed), daemon=True).start()
    there = together(check(spark, [f"{folder}/in"], plan(), f"{folder}/work"))
    print(f"Spark on two processors: {time.monotonic() - begun:.0f} s ({'; '.join(steps)})")
    spark.stop()
    if kill:
        print(f"executors killed: {len(killed)}")
    print(", ".join(f"{len(there[name]):,} {name}" for name in ("sources", "stories", "findings", "facts", "skipped")))
    different = [name for name in here if here[name] != there[name]]
    print(f"DIFFERENT: {', '.join(different)}" if different else "identical")
    return not different and (len(killed) > 0 or not kill)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=int)
    parser.add_argument("--kill", action="store_true", help="kill an executor of a cluster on this machine")
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder, "in"), given.articles)
        return 0 if compared(Path(folder), kill=given.kill) else 1


if __name__ == "__main__":
    sys.exit(main())
