"""Measure how many planted contradictions crosscheck finds, and how many it makes up.

    python benchmarks/accuracy.py                  score every story and compare with the floors in accuracy.json
    python benchmarks/accuracy.py -v ferry-comoros score one story and print each miss and each false alarm
    python benchmarks/accuracy.py --update         raise the floors to what was reached (never lowers one)
    python benchmarks/accuracy.py --eval           score the clusters in the folder named by CROSSCHECK_EVAL as well

A story is a folder of articles with a gold.json (see README.md beside this file). Exit codes: 0 no figure is below its floor,
1 one is, 2 the story asked for isn't there.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scoring import FIGURES, Outcome, Result, Score, score_story

from crosscheck.model import KINDS

HERE = Path(__file__).resolve().parent
STORIES = HERE / "stories"
FLOORS = HERE / "accuracy.json"
EVAL = "CROSSCHECK_EVAL"

# ------------------------------------------------------------------ floors


def below_floor(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    return [f"{name} {figures[name]:.3f} is below its floor {floors[name]:.3f}" for name in FIGURES if figures[name] < floors.get(name, 0.0)]


def write_figures(path: Path, own: Result, evaluated: Result | None) -> None:
    """Keep the figures reached as the new floors. The clusters of --eval have figures, but no floor: another set has others."""
    kept: dict[str, Any] = {"floors": own.score().figures(), "own": own.as_json()}
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    if evaluated is not None:
        kept["eval"] = evaluated.as_json()
    elif "eval" in before:
        kept["eval"] = before["eval"]
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


# ------------------------------------------------------------------ printing


def line(name: str, score: Score) -> str:
    return (
        f"{name:26} {score.found:3}/{score.due:<3} {score.alarms:6} {score.alarms - score.good:5}   {score.precision:9.3f} {score.recall:6.3f} {score.f1:5.3f}"
    )


def print_table(title: str, result: Result) -> None:
    print(f"{title:26} {'found':>7} {'alarms':>6} {'false':>5}   {'precision':>9} {'recall':>6} {'f1':>5}")
    for outcome in result.outcomes:
        print(line(outcome.story, outcome.score()))
    print()
    for kind in KINDS:
        print(line(kind, result.score(kind)))
    print("\n" + line("all", result.score()) + "\n")


def print_details(outcome: Outcome) -> None:
    print(outcome.story)
    for conflict in outcome.missed():
        print(f"  missed {conflict.id} {conflict.kind}: {conflict.about}")
    for finding in outcome.false:
        print(f"  false  {finding.kind}: {finding.message}")
        for position in finding.positions:
            places = "; ".join(f"{Path(m.path).name} «{m.quote}»" for m in position.mentions)
            print(f"           {position.display}: {places}")
    print()


# ------------------------------------------------------------------ command


def folders_of(root: Path, names: Sequence[str] = ()) -> list[Path]:
    found = sorted(path.parent for path in root.glob("*/gold.json"))
    unknown = sorted(set(names) - {folder.name for folder in found})
    if unknown:
        print(f"no such story: {', '.join(unknown)}; there are: {', '.join(folder.name for folder in found)}", file=sys.stderr)
        raise SystemExit(2)
    return [folder for folder in found if not names or folder.name in names]


def run(title: str, folders: Sequence[Path], *, verbose: bool) -> Result:
    result = Result(tuple(score_story(folder) for folder in folders))
    if verbose:
        for outcome in result.outcomes:
            print_details(outcome)
    print_table(title, result)
    return result


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise the floors to the figures reached")
    parser.add_argument("--eval", action="store_true", help=f"score the clusters in the folder named by {EVAL} as well")
    parser.add_argument("-v", "--verbose", action="store_true", help="print each miss and each false alarm")
    parser.add_argument("stories", nargs="*", metavar="STORY", help="names of stories; none means all, and only then floors count")
    options = parser.parse_args(arguments)
    if options.update and options.stories:
        parser.error("--update needs every story: leave out the names")
    if options.eval and not os.environ.get(EVAL):
        parser.error(f"--eval needs the variable {EVAL}: a folder that holds clusters/")
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    options = parse(arguments)
    own = run("story", folders_of(STORIES, options.stories), verbose=options.verbose)
    evaluated = run("cluster", folders_of(Path(os.environ[EVAL]) / "clusters"), verbose=options.verbose) if options.eval else None
    if options.stories:
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["floors"] if FLOORS.exists() else {}
    below = below_floor(own.score().figures(), floors)
    for complaint in below:
        print(complaint, file=sys.stderr)
    if options.update and not below:
        write_figures(FLOORS, own, evaluated)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
