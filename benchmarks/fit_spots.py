"""Fit how much what stands around two names says that both fill one gap: the family `spot` of `align/weights.yaml`.

    python benchmarks/fit_spots.py --stories benchmarks/stories [--stories MORE] [--vectors FILE] [--write] [-v]

A pair is right where both claims are tellings of one fact of their kind in the story's gold.json, wrong where one of them is told as
another fact than the other article's. Measured on stories left out of the fit, one at a time.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from fit_alignment import Kept, Row, auc, claims_of, fit, left_out, on, plain, standardised, told, write

from crosscheck.align import odds
from crosscheck.align.spots import FAMILY, pair_signals
from crosscheck.encode import Vectors
from crosscheck.model import Claim


def rows(folder: Path, claims: Sequence[Claim], encoder: Kept) -> Iterator[Row]:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    if "facts" not in gold:
        return
    kinds, facts = [fact["kind"] for fact in gold["facts"]], told(folder)
    tells = {id(c): frozenset(i for i, fact in enumerate(facts) if kinds[i] == c.kind and any(on([c], p) for p in fact)) for c in claims}
    there = {(c.article, i) for c in claims for i in tells[id(c)]}
    for x, y, signals in pair_signals(claims, Vectors(encoder)):
        ours, theirs = tells[id(x)], tells[id(y)]
        if ours & theirs:
            yield Row(folder.name, signals, True, f"«{x.quote}» «{y.quote}»")
        elif (ours and any((y.article, i) in there for i in ours)) or (theirs and any((x.article, i) in there for i in theirs)):
            yield Row(folder.name, signals, False, f"«{x.quote}» «{y.quote}»")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, action="append", default=[])
    parser.add_argument("--vectors", type=Path, help="a file in which vectors are kept between runs")
    parser.add_argument("--write", action="store_true", help="write the weights")
    given = parser.parse_args()
    encoder = Kept(given.vectors)
    folders = [p.parent for root in given.stories for p in sorted(root.glob("*/gold.json"))]
    fitted([row for folder in folders for row in rows(folder, claims_of(folder), encoder)], keep=given.write)
    encoder.close()


def fitted(data: Sequence[Row], *, keep: bool) -> None:
    names = sorted({name for row in data for name in row.signals})
    x = np.array([[row.signals.get(name, 0.0) for name in names] for row in data])
    y = np.array([float(row.right) for row in data])
    print(f"{len(y)} pairs, {int(y.sum())} right; AUC left out {auc(left_out(x, y, [row.story for row in data]), y):.3f}")
    z, middle, spread = standardised(x)
    found = {name: round(float(v), 3) for name, v in zip([*names, odds.BIAS], plain(fit(z, y), middle, spread), strict=True)}
    print(found)
    if keep:
        write(FAMILY, {**found, odds.LEAST: 0.5})


if __name__ == "__main__":
    main()
