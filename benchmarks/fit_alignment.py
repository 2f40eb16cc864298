"""Fit the weights of `align/weights.yaml`: how much each signal speaks for two numeric claims being about one fact.

    python benchmarks/fit_alignment.py --stories benchmarks/stories [--parallel DIR] [--write]

Stories are folders of independently written articles with a `gold.json`: the mentions of one gold conflict speak of one
fact, those of one gold agreement do where their values agree. Parallel documents are folders of `en.txt`, `fr.txt`,
`ar.txt`, translations of one another line by line: claims of one line speak of one fact where their values agree or
neither has a rival on that line. All other pairs of two articles are of different facts, but for pairs with telling
equal values that no one has judged: those are left out. A logistic regression with a small ridge, by Newton's method.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crosscheck import extract
from crosscheck.align import signals as sig
from crosscheck.compare import agree
from crosscheck.encode import Vectors, embedded
from crosscheck.model import Claim

KINDS = ("quantity", "money", "percent", "duration", "date", "ordinal")
RIDGE = 3.0
AGAINST = ("apart", "far", "clash")  # signals that speak against one fact
Rows = tuple[list[list[float]], list[int]]


def documents(folder: Path) -> list[Path]:
    return sorted(p.parent for p in folder.glob("*/gold.json")) or sorted(p.parent for p in folder.glob("*/en.txt"))


def gold_groups(folder: Path) -> list[list[tuple[str, int, int, bool]]]:
    """The mentions of each gold conflict (sure) and agreement (sure only where values agree)."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    text = {p.name: p.read_text(encoding="utf-8") for p in folder.glob("*.txt")}

    def place(mention: dict[str, str], sure: bool) -> tuple[str, int, int, bool]:
        return mention["file"], text[mention["file"]].index(mention["quote"]), len(mention["quote"]), sure

    conflicts = [[place(m, True) for p in conflict["positions"] for m in p["mentions"]] for conflict in gold["conflicts"]]
    return conflicts + [[place(m, False) for m in agreement["mentions"]] for agreement in gold["agreements"]]


def label_story(groups: Sequence[Sequence[tuple[str, int, int, bool]]], a: Claim, b: Claim) -> int | None:
    same = agree(a.kind, a, b)
    for group in groups:
        hits = [[sure for f, s, n, sure in group if Path(c.article).name == f and c.span.start < s + n and s < c.span.end] for c in (a, b)]
        if hits[0] and hits[1]:
            return 1 if hits[0][0] or same else None
    return None if same else 0


def label_line(lines: dict[Claim, int], a: Claim, b: Claim) -> int | None:
    same = agree(a.kind, a, b)
    if lines[a] != lines[b]:
        return None if same else 0
    rivals = [c for c, line in lines.items() if line == lines[a] and c.kind == a.kind and c.article in (a.article, b.article)]
    return 1 if same or len(rivals) == 2 else None


def rows(folder: Path, *, parallel: bool) -> Iterator[tuple[list[float], int]]:
    found = extract([folder])
    texts = {a.id: a.text for a in found.articles}
    claims = [c for own in found.claims for c in own if c.kind in KINDS]
    lines = {c: texts[c.article].count("\n", 0, c.span.start) for c in claims} if parallel else {}
    groups = [] if parallel else gold_groups(folder)
    vectors = Vectors(embedded())
    pools = {a.id: sig.Pool.of([c for c in own if c.kind in KINDS]) for a, own in zip(found.articles, found.claims, strict=True)}
    for kind in KINDS:
        for left, right in combinations(found.claims, 2):
            a, b = ([c for c in side if c.kind == kind] for side in (left, right))
            if not a or not b:
                continue
            grids = sig.signals(a, b, vectors, (pools[a[0].article], pools[b[0].article]))
            for i, x in enumerate(a):
                for j, y in enumerate(b):
                    label = label_line(lines, x, y) if parallel else label_story(groups, x, y)
                    if label is not None and sig.comparable(x, y):
                        yield [float(grids[name][i, j]) for name in sig.SIGNALS], label


def fit(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression; the bias (last column) isn't shrunk."""
    penalty = np.full(x.shape[1], RIDGE)
    penalty[-1] = 0.0
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty), x.T @ (y - p) - penalty * w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return w


def fit_signed(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same, without the signals that come out against their meaning (a likeness that speaks against one fact is chance)."""
    names = [*sig.SIGNALS, "bias"]
    kept = list(range(len(names)))
    while True:
        w = fit(x[:, kept], y)
        wrong = [c for c, v in zip(kept, w, strict=True) if names[c] != "bias" and (v > 0) == (names[c] in AGAINST)]
        if not wrong:
            break
        kept = [c for c in kept if c not in wrong]
    full = np.zeros(len(names))
    full[kept] = w
    return full


def auc(score: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    order = np.argsort(score, kind="stable")
    ranks = np.empty(len(score))
    ranks[order] = np.arange(1, len(score) + 1)
    positive = y.sum()
    return float((ranks[y == 1].sum() - positive * (positive + 1) / 2) / (positive * (len(y) - positive)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, action="append", default=[])
    parser.add_argument("--parallel", type=Path, action="append", default=[])
    parser.add_argument("--write", action="store_true", help="write align/weights.yaml")
    given = parser.parse_args()
    data = [r for f in given.stories for d in documents(f) for r in rows(d, parallel=False)]
    data += [r for f in given.parallel for d in documents(f) for r in rows(d, parallel=True)]
    x = np.array([[*features, 1.0] for features, _ in data])
    y = np.array([float(label) for _, label in data])
    print(f"{len(y)} pairs, {int(y.sum())} of one fact")
    w = fit_signed(x, y)
    print("AUC", round(auc(x @ w, y), 4))
    found = {name: round(float(v), 2) for name, v in zip([*sig.SIGNALS, "bias"], w, strict=True)}
    print(found)
    if given.write:
        target = Path(sig.__file__).with_name("weights.yaml")
        kept = [line for line in target.read_text(encoding="utf-8").splitlines() if line.split(":")[0] not in found]
        target.write_text("\n".join([*kept, *(f"{k}: {v}" for k, v in found.items())]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
