"""Fit how much each signal says that two persons answer one question differently: the family `person`, by itself.

    python benchmarks/fit_persons.py --stories benchmarks/stories [--stories MORE] [--silent TRANSLATED_NEWS] [--vectors FOLDER] [--write] [-v]

Persons have signals of their own (`align/persons.py`), and what is fitted with places and bodies (`fit_names.py`) serves them less: few conflicts
stand against many signals, so the ridge is wide and planted conflicts count little. Printed is what stories left out of the fit say: of the rivals that
are taken, how many are right by the time so many are wrong.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import fit_names
import numpy as np
from fit_alignment import Array, Row, auc, write
from fit_names import planted, written
from planted_names import strangers
from sentence_cache import Kept

from crosscheck import extract
from crosscheck.align import odds
from crosscheck.align.slots import candidates
from crosscheck.encode import Vectors
from crosscheck.model import Claim

FAMILY = "person"
RIDGE = 30.0
PLANTED = 0.2  # weight of a planted candidate
LEAST = 0.6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, action="append", default=[])
    parser.add_argument("--silent", type=Path, action="append", default=[], help="folders of articles and their translations")
    parser.add_argument("--vectors", type=Path, help="a folder in which vectors are kept between runs")
    parser.add_argument("--write", action="store_true", help="write the weights")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every candidate, the likeliest first")
    given = parser.parse_args()
    report(*rows(given.stories, given.silent, Kept(given.vectors)), keep=given.write, verbose=given.verbose)


def rows(roots: Sequence[Path], silent: Sequence[Path], encoder: Kept) -> tuple[list[Row], list[Row]]:
    """The candidates that were written, and those that are planted into the same stories."""
    stories = {p.parent: _claims(p.parent) for root in roots for p in sorted(root.glob("*/gold.json"))}
    real = [row for folder, claims in stories.items() for kind, row in written(folder, claims, encoder) if kind == FAMILY]
    for folder in (p for root in silent for p in sorted(root.iterdir()) if p.is_dir()):
        found = candidates(_claims(folder), Vectors(encoder))
        real += [
            Row(f"silent {folder.name}", dict(c.signals), False, " | ".join(side[0].quote for side in (c.left, c.right))) for c in found if c.family == FAMILY
        ]
    made = [row for folder, claims in stories.items() for kind, row in planted(folder, claims, strangers(stories, folder), encoder) if kind == FAMILY]
    return real, made


def _claims(folder: Path) -> list[Claim]:
    return [c for own in extract([folder]).claims for c in own]


# ------------------------------------------------------------------ fit


def grid(data: Sequence[Row], names: Sequence[str]) -> Array:
    return np.array([[row.signals.get(name, 0.0) for name in names] for row in data]).reshape(len(data), len(names))


def fitted(real: Sequence[Row], made: Sequence[Row], names: Sequence[str]) -> tuple[Array, float]:
    """The weights and the bias; slope and bias are those of the written candidates alone."""
    x = grid([*real, *made], names)
    middle, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread < 1e-9] = 1.0
    right = np.array([float(row.right) for row in (*real, *made)])
    counted = np.array([1.0] * len(real) + [PLANTED] * len(made))
    z = np.hstack([(x - middle) / spread, np.ones((len(x), 1))])
    w = fit_names.regression(z, right, counted, np.array([RIDGE] * len(names) + [1e-3]))[:-1] / spread
    return fit_names.levelled(grid(real, names) @ w, right[: len(real)], w)


def left_out(real: Sequence[Row], made: Sequence[Row], names: Sequence[str]) -> Array:
    """For each written candidate its probability by weights fitted without its story."""
    found = np.zeros(len(real))
    for story in sorted({row.story for row in real}):
        w, bias = fitted([r for r in real if r.story != story], [r for r in made if r.story != story], names)
        there = [i for i, row in enumerate(real) if row.story == story]
        found[there] = 1 / (1 + np.exp(-(grid([real[i] for i in there], names) @ w + bias)))
    return found


def report(real: Sequence[Row], made: Sequence[Row], *, keep: bool, verbose: bool) -> None:
    names = sorted({name for row in real for name in row.signals})
    score, right = left_out(real, made, names), np.array([row.right for row in real])
    print(f"{len(real)} written ({right.sum()} right), {len(made)} planted ({sum(r.right for r in made)} right); AUC {auc(score, right.astype(float)):.3f}")
    print("right of those taken, from", ", ".join(f"{cut:.2f}: {(right & (score >= cut)).sum()} of {(score >= cut).sum()}" for cut in np.arange(0.2, 0.9, 0.1)))
    if verbose:
        for i in np.argsort(-score):
            print(
                f"{score[i]:.2f} {'RIGHT' if right[i] else 'wrong'} {real[i].story} {real[i].shown} { {k: round(v, 2) for k, v in real[i].signals.items() if v} }"
            )
    if keep:
        w, bias = fitted(real, made, names)
        write(FAMILY, {**{name: round(float(v), 3) for name, v in zip(names, w, strict=True)}, odds.BIAS: round(bias, 3), odds.LEAST: LEAST})


if __name__ == "__main__":
    main()
