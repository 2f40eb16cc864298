"""Fit how much each signal says that two clauses speak of one deed: the family `deed` of `align/weights.yaml`.

    python benchmarks/fit_deeds.py --stories benchmarks/stories [--stories MORE] [--vectors FILE] [--write]

A pair is right where both clauses are tellings of one fact of the story's gold.json whose kind is told by clauses, on one position of it or on
two; wrong where one of them tells such a fact and the other doesn't. Measured on stories left out of the fit, one at a time.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from fit_alignment import Kept, Row, auc, fit, left_out, on, plain, standardised, told, write

from crosscheck import extract
from crosscheck.align import odds
from crosscheck.align.deeds import FAMILY, Deeds
from crosscheck.encode import Vectors
from crosscheck.model import Claim

KINDS = ("polarity", "status")


def rows(folder: Path, claims: Sequence[Claim], encoder: Kept) -> Iterator[Row]:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    kinds = [fact["kind"] for fact in gold.get("facts", gold["conflicts"])]
    facts = [fact for kind, fact in zip(kinds, told(folder), strict=True) if kind in KINDS]
    for kind in KINDS:
        deeds = Deeds([c for c in claims if c.kind == kind], Vectors(encoder))
        tells = [frozenset(i for i, fact in enumerate(facts) if any(on([c], p) for p in fact)) for c in deeds.claims]
        for i, ours in enumerate(tells):
            for j, theirs in enumerate(tells):
                if ours and deeds.home[i] != deeds.home[j] and (i < j or not theirs):
                    signals = {name: float(grid[i, j]) for name, grid in deeds.signals.items()}
                    yield Row(folder.name, signals, bool(ours & theirs), f"«{deeds.claims[i].quote}» «{deeds.claims[j].quote}»")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, action="append", default=[])
    parser.add_argument("--vectors", type=Path, help="a file in which vectors are kept between runs")
    parser.add_argument("--write", action="store_true", help="write the weights")
    given = parser.parse_args()
    encoder = Kept(given.vectors)
    folders = [p.parent for root in given.stories for p in sorted(root.glob("*/gold.json"))]
    fitted([row for folder in folders for row in rows(folder, [c for own in extract([folder]).claims for c in own], encoder)], keep=given.write)
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
