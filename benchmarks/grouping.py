"""Measure how well articles of many events are grouped into stories, across languages.

    python benchmarks/grouping.py                                  every set of this project, beside the floors of grouping.json
    CROSSCHECK_EVAL=folder python benchmarks/grouping.py --eval    clusters/ and parallel/ of the folder as well
    python benchmarks/grouping.py -v mixes                         one set, with each story that is wrong
    python benchmarks/grouping.py --update                         raise the floors to what was reached (never lowers one)
    python benchmarks/grouping.py --scale 1000 4000                pairs looked at and seconds, on made articles

Exit codes: 0 no figure is worse than its floor, 1 one is.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from event_sets import HERE, Told, cut, mixes, one_week, real, stories
from figures import rounded
from group_scale import measured
from group_scores import Grouped, grouped, score
from sentence_cache import Kept

from crosscheck.cache.folder import Folder
from crosscheck.grouping import Digest
from crosscheck.stories import WINDOW

EVAL = "CROSSCHECK_EVAL"
KEPT = HERE.parent / "tests" / "stories"
FLOORS = HERE / "grouping.json"
FIGURES = ("precision", "recall", "f1", "cubed_precision", "cubed_recall", "cubed_f1")


def sets(options: argparse.Namespace, encoder: Kept, cache: Folder | None) -> Iterator[tuple[str, list[Told]]]:
    """Every set that is asked for, by its name."""
    own, kept = (lambda folder=folder: stories(folder, encoder, cache) for folder in (HERE / "stories", KEPT))
    like = partial(mixes, HERE / "mixes", encoder, cache)
    found: dict[str, Callable[[], list[Told]]] = {
        "own": own,
        "own-week": lambda: one_week(own()),
        "kept": kept,
        "kept-week": lambda: one_week(kept()),
        "kept-short": lambda: one_week(cut(KEPT, encoder, cache)),
        "mixes": like,
        "all": lambda: [*one_week([*own(), *kept()]), *like()],
    }
    if options.eval:
        root = Path(os.environ[EVAL])
        found |= {"clusters": partial(stories, root / "clusters", encoder, cache), "real": partial(real, root / "parallel", encoder, cache)}
    yield from ((name, make()) for name, make in found.items() if not options.names or name in options.names)


def wrong(set_: Sequence[Told], found: Sequence[Sequence[Digest]]) -> Iterator[str]:
    """Each story that holds articles of several events, and each event that is in several stories."""
    event = {told.digest.article: told.event for told in set_}
    for own in found:
        if len({event[d.article] for d in own}) > 1:
            yield "  one story of several events:"
            yield from (f"    {event[d.article]}  {d.published or '-'}  {d.language}  {d.headline}" for d in own)
    for name in sorted({told.event for told in set_}):
        parts = [[d for d in own if event[d.article] == name] for own in found]
        if len(parts := [part for part in parts if part]) > 1:
            yield f"  {name} in {len(parts)} stories:"
            yield from (f"    {n}  {d.published or '-'}  {d.language}  {d.headline}" for n, part in enumerate(parts, 1) for d in part)


def row(name: str, found: Grouped) -> str:
    counts = f"{name:<10} {found.articles:>5} {found.events:>6} {found.stories:>7}"
    return counts + "".join(f" {getattr(found, figure):>7.3f}" for figure in FIGURES)


def below(name: str, found: Grouped, floors: Mapping[str, Mapping[str, float]]) -> list[str]:
    own = floors.get(name, {})
    return [
        f"{name}: {figure} {value:.3f} is worse than its floor {own[figure]:.3f}"
        for figure in FIGURES
        if figure in own and (value := getattr(found, figure)) < own[figure]
    ]


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="SET", help="only these sets")
    parser.add_argument("--eval", action="store_true", help=f"measure the sets in the folder named by {EVAL} as well")
    parser.add_argument("--vectors", type=Path, metavar="FOLDER", help="keep sentence vectors here, so that the next run needn't make them")
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="keep what is read of the articles here")
    parser.add_argument("--window", type=int, default=WINDOW, metavar="DAYS", help="how long a story may last")
    parser.add_argument("--update", action="store_true", help="raise the floors to the figures reached")
    parser.add_argument("--scale", nargs="+", type=int, metavar="N", help="measure so many made articles instead")
    parser.add_argument("-v", "--verbose", action="store_true", help="print each story that is wrong")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    options = parse(arguments)
    encoder, cache = Kept(options.vectors), Folder(options.cache, 10**9) if options.cache else None
    if options.scale:
        print(*measured(options.scale, options.window, encoder), sep="\n")
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    print(f"{'set':<10} {'texts':>5} {'events':>6} {'stories':>7}       P       R      F1   cub-P   cub-R  cub-F1")
    complaints, reached = [], {}
    for name, set_ in sets(options, encoder, cache):
        found = grouped(set_, encoder, options.window)
        figures = score(set_, found)
        print(row(name, figures), *(wrong(set_, found) if options.verbose else ()), sep="\n")
        complaints += below(name, figures, floors)
        reached[name] = {figure: rounded(getattr(figures, figure)) for figure in FIGURES}
    print(*complaints, sep="\n", end="\n" if complaints else "", file=sys.stderr)
    if options.update and not complaints:
        FLOORS.write_text(json.dumps({**floors, **reached}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
