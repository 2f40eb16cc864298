"""Measure how fast claims are read on one core, beside other readers of values, and that no text takes longer than its length allows.

    python benchmarks/speed/readers.py                      crosscheck alone, or beside the peers of the same environment
    python benchmarks/speed/readers.py --peers PYTHON       beside the peers that this interpreter has (see ../README.md)
    python benchmarks/speed/readers.py --update             keep the figures in readers.json
    CROSSCHECK_SPEED=folder python benchmarks/…     on the articles of a folder (names with .en., .fr., .ar. or en-, fr-, ar-)

Figures are thousands of characters a second of one core's time, article by article: half of the articles warm a tool up, the
other half is timed, in a new process each time, the median of three. Exit codes: 0, or 1 where a text of ten times the length
takes more than LINEAR times as long.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from reader_workers import TOOLS

from crosscheck.claims import extract
from crosscheck.model import Article
from hostile import HOSTILE, hostile

HERE = Path(__file__).resolve().parent
OWN = (HERE.parent / "stories", HERE.parent.parent / "seeds")
FIGURES = HERE / "readers.json"
FOLDER = "CROSSCHECK_SPEED"

LANGUAGES = ("en", "fr", "ar")
LENGTH = 2_500  # characters of an article, about as news comes
SIZE = 120_000  # characters of a language that are read
RUNS = 3
SECONDS = 5.0  # of one run, after which a slow tool may stop
LINEAR = 15.0  # how much longer ten times the text may take
SHORT = 0.02  # seconds; what takes less is too short to be measured against


# ------------------------------------------------------------------ texts


def articles(folders: Sequence[Path], language: str) -> list[str]:
    """Articles of a language, SIZE characters in all: long files are cut at empty lines, and few are said again."""
    named = re.compile(rf"(?:^|[._-]){language}(?:[._-]|$)")
    files = sorted(f for folder in folders for f in folder.rglob("*.txt") if named.search(f.name))
    cut = [part for file in files for part in _cut(file.read_text(encoding="utf-8"))]
    found: list[str] = []
    while cut and sum(map(len, found)) < SIZE:
        found += cut
    while sum(map(len, found)) > SIZE:
        found.pop()
    return found


def _cut(text: str) -> Iterator[str]:
    part = ""
    for paragraph in text.split("\n\n"):
        part += f"{paragraph}\n\n"
        if len(part) >= LENGTH:
            yield part
            part = ""
    if part.strip():
        yield part


# ------------------------------------------------------------------ throughput


def throughput(python: str, tool: str, language: str, texts: Sequence[str]) -> dict[str, Any] | None:
    """The median speed of a tool, or None where the tool isn't there or doesn't read the language."""
    given = json.dumps({"warm": texts[::2], "timed": texts[1::2]})
    runs = [run for _ in range(RUNS) if (run := _run(python, tool, language, given))]
    if not runs:
        return None
    timed = [run["characters"] / run["seconds"] / 1000 for run in runs if run["seconds"]]
    crashed = any(run["crashed"] for run in runs)
    return {"speed": round(median(timed), 1) if timed else 0.0, "found": runs[0]["found"], "characters": runs[0]["characters"], "crashed": crashed}


def _run(python: str, tool: str, language: str, given: str) -> dict[str, Any] | None:
    command = [python, str(HERE / "reader_workers.py"), tool, language, str(SECONDS)]
    done = subprocess.run(command, input=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    crashed = done.returncode != 0
    if not lines and not crashed:
        return None
    return {**json.loads(lines[-1] if lines else '{"characters": 0, "seconds": 0, "found": 0}'), "crashed": crashed}


def compare(peers: str, folders: Sequence[Path]) -> dict[str, dict[str, Any]]:
    """The speed of every tool in every language, printed as it is measured."""
    found: dict[str, dict[str, Any]] = {}
    print(f"{'thousand characters a second':32}" + "".join(f"{language:>22}" for language in LANGUAGES))
    texts = {language: articles(folders, language) for language in LANGUAGES}
    for tool in TOOLS:
        python = sys.executable if tool.startswith("crosscheck") else peers
        row = {language: run for language in LANGUAGES if (run := throughput(python, tool, language, texts[language]))}
        if row:
            found[tool] = row
            ours = next(iter(found.values()))
            print(f"{tool:32}" + "".join(f"{_cell(row.get(language), ours.get(language)):>22}" for language in LANGUAGES), flush=True)
    return found


def _cell(run: dict[str, Any] | None, ours: dict[str, Any] | None) -> str:
    if run is None or not run["speed"]:
        return "crashed" if run else "-"
    ratio = f" ({ours['speed'] / run['speed']:.1f}x)" if ours and ours is not run else ""
    return f"{run['speed']:.1f}{ratio}{' crashed' if run['crashed'] else ''}"


# ------------------------------------------------------------------ linearity


def seconds(text: str, language: str) -> float:
    """The least time of three that all claims of a text take; of one where that is long."""
    best = float("inf")
    for run in range(RUNS):
        other = f"{text}\n{run + len(text)}"  # a text that no cache knows
        article = Article(id=str(run), text=other, path="a.txt", language=language, published=date(2024, 1, 1))
        start = process_time()
        extract(article)
        best = min(best, process_time() - start)
        if best > 1:
            break
    return best


def linearity(folders: Sequence[Path], size: int, only: str = "") -> dict[str, float]:
    """How many times longer ten times the text takes, for an article and for each hostile string; the worst language of each."""
    found = {}
    for name in ("article", *HOSTILE):
        if only not in name:
            continue
        ratios = []
        for language in LANGUAGES:
            if name == "article":
                text = "".join(articles(folders, language))
                long = (text * (10 * size // max(1, len(text)) + 1))[: 10 * size]
                short = long[:size]
            else:
                short, long = hostile(name, size // 10), hostile(name, size)
            seconds(short[: size // 20], language)  # warm
            ratio = float("inf")
            for _ in range(RUNS):  # another process may get in the way
                ratio = min(ratio, seconds(long, language) / max(seconds(short, language), SHORT))
                if ratio <= LINEAR:
                    break
            ratios.append(ratio)
        found[name] = round(max(ratios), 1)
        print(f"{name:32}{found[name]:8.1f}{'  too slow' if found[name] > LINEAR else ''}", flush=True)
    return found


# ------------------------------------------------------------------ command


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON", help="interpreter of the environment that has the peers")
    parser.add_argument("--update", action="store_true", help="keep the figures in readers.json")
    parser.add_argument("--size", type=int, default=100_000, help="characters of the longest hostile string, and a tenth of those of the longest article")
    parser.add_argument("--only", choices=("throughput", "linearity"), help="half of it")
    parser.add_argument("--string", default="", help="only the strings whose name holds this")
    chosen = parser.parse_args()
    folders = [Path(os.environ[FOLDER])] if FOLDER in os.environ else list(OWN)
    speeds = compare(chosen.peers, folders) if chosen.only != "linearity" else {}
    print()
    ratios = linearity(folders, chosen.size, chosen.string) if chosen.only != "throughput" else {}
    if chosen.update:
        FIGURES.write_text(json.dumps({"speed": speeds, "ten times the text": ratios}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return int(any(ratio > LINEAR for ratio in ratios.values()))


if __name__ == "__main__":
    sys.exit(main())
