"""Measure how many planted contradictions crosscheck finds, and how many it makes up.

    python benchmarks/accuracy.py                    score every story, beside the floors of accuracy.json
    python benchmarks/accuracy.py --eval             the sets in the folder named by CROSSCHECK_EVAL as well: clusters, parallel, natural
    python benchmarks/accuracy.py -v ferry-comoros   score one story (or set) and print each miss by its stage, and each false alarm
    python benchmarks/accuracy.py --update           raise the floors to what was reached (never lowers one)
    python benchmarks/accuracy.py --stories FOLDER   score other stories instead, without floors
    python benchmarks/accuracy.py --time             seconds that the five seeds take on one core, and the encoder's share

A story is a folder of articles with a gold.json (see README.md beside this file). Exit codes: 0 no figure is worse than its floor,
1 one is, or a story gave no report, 2 the story asked for isn't there.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import printing
from figures import Floors, Result, below, read_floors, write_floors
from misses import Explained, explain, reading
from scoring import score
from sentence_cache import Kept, Timed
from story_sets import Case, natural, parallel, stories

from crosscheck import check
from crosscheck.encode import embedded
from crosscheck.report.order import entries

HERE = Path(__file__).resolve().parent
STORIES = HERE / "stories"
SEEDS = HERE.parent / "seeds"
FLOORS = HERE / "accuracy.json"
EVAL = "CROSSCHECK_EVAL"
JOBS = min(8, os.cpu_count() or 1)
LIMIT = 90  # seconds; a story that takes longer has run into an endless loop, and the others should be measured all the same


# ------------------------------------------------------------------ measuring


def sets(options: argparse.Namespace) -> dict[str, tuple[Case, ...]]:
    """The stories to score, by set; only those named, where some are."""
    given = [case for folder in options.stories or () for case in stories(folder)]
    found = {"given": tuple(given)} if given else {"own": stories(STORIES)}
    if options.eval:
        root, rows = Path(os.environ[EVAL]), Path(os.environ[EVAL]) / "natural" / "dev.jsonl"
        found |= {"clusters": stories(root / "clusters"), "parallel": parallel(root / "parallel", rows), "natural": natural(rows)}
    return {name: cases for name, cases in _named(found, options.names).items() if cases}


def _named(found: Mapping[str, tuple[Case, ...]], names: Sequence[str]) -> Mapping[str, tuple[Case, ...]]:
    known = {case.story for cases in found.values() for case in cases}
    if unknown := sorted(set(names) - known - found.keys()):
        print(f"no such story: {', '.join(unknown)}; there are: {', '.join(sorted(known))}", file=sys.stderr)
        raise SystemExit(2)
    return {s: tuple(c for c in cases if not names or s in names or c.story in names) for s, cases in found.items()}


def measure(case: Case, *, explained: bool, vectors: Path | None) -> Explained:
    """Check one story and hold the findings against its gold."""
    encoder = Kept(vectors) if explained or vectors else None
    signal.signal(signal.SIGALRM, _too_late)
    signal.alarm(LIMIT)
    try:
        findings = [entry.finding for entry in entries(check(case.sources, encoder=encoder))]
        outcome = score(case.story, findings, case.gold)
        if encoder is None or not explained or not outcome.missed():
            return outcome, ()
        return outcome, explain(outcome, findings, reading(case.sources, encoder))
    except TimeoutError:
        return replace(score(case.story, (), case.gold), late=True), ()
    finally:
        signal.alarm(0)


def _too_late(*_: object) -> None:
    raise TimeoutError


def measured(cases: Sequence[Case], options: argparse.Namespace) -> Iterator[Explained]:
    """The stories, scored by as many processes as there are jobs; in the order given."""
    work = partial(measure, explained=options.verbose, vectors=options.vectors)
    if options.jobs == 1 or len(cases) == 1:
        yield from map(work, cases)
        return
    with ProcessPoolExecutor(max_workers=min(options.jobs, len(cases))) as pool:
        yield from pool.map(work, cases)


def seconds() -> str:
    """What the seeds take on one core when everything is loaded, as they haven't been read before; in seconds of the core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    encoder = Timed(embedded())
    for case in stories(STORIES):
        check(case.sources, encoder=encoder)
    encoder.seconds, start, since = 0.0, time.process_time(), time.perf_counter()
    articles = check([SEEDS], encoder=encoder).compared.articles
    taken, passed = time.process_time() - start, time.perf_counter() - since
    return f"seeds: {articles} articles in {taken:.2f} s of one core ({passed:.2f} s passed), of it {encoder.seconds / taken:.0%} the encoder ({encoder.seconds:.2f} s)"


# ------------------------------------------------------------------ command


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="stories or sets; none means all, and only then floors count")
    parser.add_argument("--eval", action="store_true", help=f"score the sets in the folder named by {EVAL} as well")
    parser.add_argument("--stories", nargs="+", type=Path, metavar="FOLDER", help="score these stories, or folders of stories, instead of our own")
    parser.add_argument("--jobs", type=int, default=JOBS, metavar="N", help="stories checked at a time (default: one for each processor)")
    parser.add_argument("--vectors", type=Path, metavar="FOLDER", help="keep sentence vectors here, so that the next run needn't make them")
    parser.add_argument("--update", action="store_true", help="raise the floors to the figures reached")
    parser.add_argument("--time", action="store_true", help="measure seconds instead")
    parser.add_argument("-v", "--verbose", action="store_true", help="print each miss by the stage that lost it, and each false alarm")
    options = parser.parse_args(arguments)
    if options.update and (options.names or options.stories):
        parser.error("--update needs every story: leave out names and --stories")
    if options.eval and not os.environ.get(EVAL):
        parser.error(f"--eval needs the variable {EVAL}: a folder that holds clusters/, parallel/ and natural/")
    if missing := [str(folder) for folder in options.stories or () if not stories(folder)]:
        parser.error(f"no story (a folder with a gold.json) in {', '.join(missing)}")
    return options


def show(by_set: Mapping[str, Sequence[Explained]], results: Sequence[Result], floors: Floors, *, verbose: bool) -> None:
    if verbose:
        for name, explained in by_set.items():
            print(f"── {name}", *(line for outcome, misses in explained for line in printing.details(outcome, misses)), "", sep="\n")
        for name, explained in by_set.items():
            print(*printing.classes(name, explained), "", sep="\n")
    print(*printing.kinds(results), "", sep="\n")
    for result in results:
        print(*printing.figures(result, floors), sep="\n")


def main(arguments: Sequence[str] | None = None) -> int:
    options = parse(arguments)
    if options.time:
        print(seconds())
        return 0
    cases = sets(options)
    done = iter(list(measured([case for own in cases.values() for case in own], options)))
    by_set = {name: [next(done) for _ in own] for name, own in cases.items()}
    results = [Result(name, tuple(outcome for outcome, _ in explained)) for name, explained in by_set.items()]
    floors: Floors = {} if options.names else read_floors(FLOORS)
    show(by_set, results, floors, verbose=options.verbose)
    complaints = [complaint for result in results for complaint in below(result, floors)]
    complaints += [f"{o.story}: no report after {LIMIT} s" for result in results for o in result.outcomes if o.late]
    print(*complaints, sep="\n", end="\n" if complaints else "", file=sys.stderr)
    if options.update and not complaints:
        write_floors(FLOORS, results)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
