"""Fit how much each signal says that two sides contradict one another: the families of `align/weights.yaml`.

    python benchmarks/fit_alignment.py --family status --stories benchmarks/stories [--stories MORE] [--write] [-v]

A joiner of `align/` offers `candidates(claims, vectors)`: pairs of sides that may contradict one another, each with its signals.
A candidate is right where its two sides lie on two positions of one fact of the story's gold.json; candidates that
lie on one position of a fact are left out. A logistic regression with a small ridge on standardised signals; what is
printed of it (AUC, precision and recall at each threshold) is measured on stories that were left out of the fit, a tenth at a time, with their cuts.
`least`, the probability from where a candidate counts, is the one with the best F0.5 there, so that a false alarm weighs more than a miss.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from crosscheck import extract
from crosscheck.align import candidates_of, odds
from crosscheck.align.weighed import pair_signals
from crosscheck.encode import Vectors, embedded
from crosscheck.model import Claim

RIDGE = 3.0
PARTS = 10  # of the stories, each left out once
SAID = ("polarity", "status", "attribution", "meaning")  # kinds whose value is a clause
WEIGHTS = Path(odds.__file__).with_name("weights.yaml")
Array = NDArray[np.float64]
Place = tuple[str, int, int]


class Kept:
    """The embedded encoder with its vectors kept in a file, so that a second fit is quick."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.known: dict[str, NDArray[np.float32]] = pickle.loads(path.read_bytes()) if path and path.exists() else {}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        new = sorted(set(texts) - self.known.keys())
        if new:
            self.known.update(zip(new, embedded().encode(new), strict=True))
        return np.stack([self.known[t] for t in texts])

    def close(self) -> None:
        if self.path:
            self.path.write_bytes(pickle.dumps(self.known))


@dataclass(frozen=True)
class Row:
    story: str
    signals: dict[str, float]
    right: bool
    shown: str


def claims_of(folder: Path) -> list[Claim]:
    """All claims of a story's articles."""
    return [c for own in extract([folder]).claims for c in own]


def told(folder: Path) -> list[list[list[Place]]]:
    """The places of each position of each fact of a story, planted conflicts among them."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    texts = {p.name: p.read_bytes().decode("utf-8") for p in folder.glob("*.txt")}

    def place(m: dict[str, str]) -> Place:
        start = texts[m["file"]].index(m["quote"])
        return m["file"], start, start + len(m["quote"])

    return [[[place(m) for m in p["mentions"]] for p in fact["positions"]] for fact in gold.get("facts", gold["conflicts"])]


def on(claims: Sequence[Claim], places: Sequence[Place]) -> bool:
    return any(Path(c.article).name == f and c.span.start < e and s < c.span.end for c in claims for f, s, e in places)


def label(candidate: odds.Candidate, facts: Sequence[Sequence[Sequence[Place]]]) -> bool | None:
    """True on two positions of one fact, None on one position of it, False elsewhere.

    Two numbers on one position may be the same in two forms; two statements on one position are put against each other wrongly.
    """
    left = [[on(candidate.left, p) for p in fact] for fact in facts]
    right = [[on(candidate.right, p) for p in fact] for fact in facts]
    both = [(x, y) for x, y in zip(left, right, strict=True) if any(x) and any(y)]
    if any(x[i] and y[j] for x, y in both for i in range(len(x)) for j in range(len(y)) if i != j):
        return True
    return None if both and candidate.left[0].kind not in SAID else False


def pair_label(x: Claim, y: Claim, kinds: Sequence[str], facts: Sequence[Sequence[Sequence[Place]]]) -> bool | None:
    """Whether two claims tell one marked fact of their kind; None where one of them tells none."""
    ours, theirs = ({i for i, fact in enumerate(facts) if kinds[i] == c.kind and any(on([c], p) for p in fact)} for c in (x, y))
    return bool(ours & theirs) if ours and theirs else None


def pair_rows(folder: Path, family: str, encoder: Kept) -> Iterator[Row]:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    if "facts" not in gold:
        return
    facts, kinds = told(folder), [fact["kind"] for fact in gold["facts"]]
    claims = claims_of(folder)
    for x, y, same, signals in pair_signals(claims, Vectors(encoder)):
        if same == (family == "equal") and x.article != y.article and (right := pair_label(x, y, kinds, facts)) is not None:
            yield Row(gold["cluster"], signals, right, f"«{x.quote}» «{y.quote}»")


def rows(folder: Path, family: str, encoder: Kept) -> Iterator[Row]:
    if family in ("equal", "apart"):
        yield from pair_rows(folder, family, encoder)
        return
    claims = claims_of(folder)
    facts, story = told(folder), json.loads((folder / "gold.json").read_text(encoding="utf-8"))["cluster"]
    for candidate in candidates_of(claims, Vectors(encoder)):
        right = label(candidate, facts)
        if candidate.family == family and right is not None:
            shown = " | ".join(f"{Path(c.article).name} «{c.quote[:60]}»" for c in (candidate.left[0], candidate.right[0]))
            yield Row(story, dict(candidate.signals), right, shown)


def fit(x: Array, y: Array) -> Array:
    """Logistic regression by Newton's method; the last column, the bias, isn't shrunk."""
    penalty = np.full(x.shape[1], RIDGE)
    penalty[-1] = 0.0
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        step = np.linalg.solve((x * (p * (1 - p) + 1e-9)[:, None]).T @ x + np.diag(penalty + 1e-9), x.T @ (y - p) - penalty * w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return w


def standardised(x: Array) -> tuple[Array, Array, Array]:
    middle, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread < 1e-9] = 1.0
    return np.hstack([(x - middle) / spread, np.ones((len(x), 1))]), middle, spread


def plain(w: Array, middle: Array, spread: Array) -> Array:
    """Weights of signals as they are, from those of standardised ones."""
    own = w[:-1] / spread
    return np.append(own, w[-1] - (own * middle).sum())


def left_out(x: Array, y: Array, stories: Sequence[str]) -> Array:
    """For each row its probability by weights fitted without its story and some others."""
    found = np.zeros(len(y))
    part = {story: i % PARTS for i, story in enumerate(sorted(set(stories)))}
    for i in range(PARTS):
        there = np.array([part[s] == i for s in stories])
        z, middle, spread = standardised(x[~there])
        w = plain(fit(z, y[~there]), middle, spread)
        found[there] = 1 / (1 + np.exp(-np.clip(np.hstack([x[there], np.ones((there.sum(), 1))]) @ w, -30, 30)))
    return found


def auc(score: Array, y: Array) -> float:
    order = np.argsort(score, kind="stable")
    ranks = np.empty(len(score))
    ranks[order] = np.arange(1, len(score) + 1)
    positive = y.sum()
    return float((ranks[y == 1].sum() - positive * (positive + 1) / 2) / max(1, positive * (len(y) - positive)))


def thresholds(score: Array, y: Array) -> Iterator[tuple[float, float, float, float]]:
    """Threshold, precision, recall (of the candidates that are right), F0.5."""
    for cut in np.arange(0.05, 0.96, 0.05):
        taken = score >= cut
        good = float((taken & (y == 1)).sum())
        precision, recall = good / max(1, taken.sum()), good / max(1, y.sum())
        yield round(float(cut), 2), precision, recall, 1.25 * precision * recall / max(1e-9, 0.25 * precision + recall)


def write(family: str, found: dict[str, float]) -> None:
    text = WEIGHTS.read_text(encoding="utf-8")
    head = "".join(line + "\n" for line in text.splitlines() if line.startswith("#"))
    kept = yaml.load(text, Loader=yaml.BaseLoader) or {}
    kept[family] = {name: f"{value:g}" for name, value in found.items()}
    body = "".join(f"{name}:\n" + "".join(f"  {k}: {v}\n" for k, v in own.items()) for name, own in sorted(kept.items()))
    WEIGHTS.write_text(head + body, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--family", required=True)
    parser.add_argument("--stories", type=Path, action="append", default=[])
    parser.add_argument("--vectors", type=Path, help="a file in which sentence vectors are kept between runs")
    parser.add_argument("--write", action="store_true", help="write the weights")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every candidate, the likeliest first")
    given = parser.parse_args()
    encoder = Kept(given.vectors)
    folders = [p.parent for root in given.stories for p in sorted(root.glob("*/gold.json"))]
    data = [row for folder in folders for row in rows(folder, given.family, encoder)]
    encoder.close()
    names = sorted({name for row in data for name in row.signals})
    x = np.array([[row.signals.get(name, 0.0) for name in names] for row in data])
    y = np.array([float(row.right) for row in data])
    score = left_out(x, y, [row.story for row in data])
    print(f"{len(folders)} stories, {len(y)} candidates, {int(y.sum())} right; AUC {auc(score, y):.3f}")
    table = list(thresholds(score, y))
    for cut, precision, recall, f in table:
        print(f"  from {cut:.2f}: precision {precision:.2f} recall {recall:.2f} F0.5 {f:.2f}")
    z, middle, spread = standardised(x)
    w = plain(fit(z, y), middle, spread)
    found = {name: round(float(v), 3) for name, v in zip([*names, odds.BIAS], w, strict=True)}
    found[odds.LEAST] = max(table, key=lambda t: t[3])[0]
    print(found)
    if given.verbose:
        for row, p in sorted(zip(data, score, strict=True), key=lambda e: -e[1]):
            print(f"{p:.2f} {'RIGHT' if row.right else 'wrong'} {row.story} {row.shown} { {k: round(v, 2) for k, v in row.signals.items()} }")
    if given.write:
        write(given.family, found)


if __name__ == "__main__":
    main()
