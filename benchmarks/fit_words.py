"""Fit how much each signal says that two words of contrast are said of one thing: the families `matter` and `meaning`.

    python benchmarks/fit_words.py --stories benchmarks/stories [--stories MORE] [--silent TRANSLATED_NEWS] [--vectors FILE] [--write]

`matter` is fitted on all marked facts: two words on tellings of one fact, and two on tellings of two. `meaning` is fitted on the conflicts that are
written into the stories and on planted ones (`planted_words.py`), which count less; slope and bias are set again on the written ones
alone. In the folders under `--silent`, articles and their translations, every candidate is wrong. Printed are precision and recall of the
candidates at each threshold, on stories left out of the fit of `meaning`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from fit_alignment import Array, Kept, Row, auc, fit, label, on, plain, standardised, thresholds, told, write
from planted_words import plant, tells

from crosscheck import extract
from crosscheck.align import odds
from crosscheck.align.contrast import Words
from crosscheck.align.contrast_signals import signals
from crosscheck.align.matters import FAMILY, pair_signals
from crosscheck.align.words import candidates
from crosscheck.encode import Vectors
from crosscheck.model import Claim

RIDGE, PLANTED = 3.0, 0.2  # the ridge on standardised signals; what a planted candidate counts
LEAST = 0.7
Stories = Mapping[Path, Sequence[Claim]]


def matters(folder: Path, claims: Sequence[Claim], encoder: Kept) -> Iterator[Row]:
    """Each two words on tellings of marked facts: right where they tell one."""
    facts = told(folder) if "facts" in json.loads((folder / "gold.json").read_text(encoding="utf-8")) else []
    tells = {(c.article, c.span): frozenset(n for n, fact in enumerate(facts) if any(on([c], p) for p in fact)) for c in claims if c.kind == "meaning"}
    if any(tells.values()):
        for x, y, own in pair_signals(claims, Vectors(encoder)):
            ours, theirs = tells[x.article, x.span], tells[y.article, y.span]
            if ours and theirs:
                yield Row(folder.name, own, bool(ours & theirs), "")


def written(folder: Path, claims: Sequence[Claim], encoder: Kept, *, silent: bool = False) -> Iterator[Row]:
    """The candidates of a story as it is."""
    facts = [] if silent else told(folder)
    for c in candidates(claims, Vectors(encoder)):
        right = label(c, facts)
        if right is not None:
            yield Row(folder.name, dict(c.signals), right, " | ".join(f"{Path(x.article).name} «{x.quote}»" for x in (c.left[0], c.right[0])))


def planted(folder: Path, claims: Sequence[Claim], encoder: Kept) -> Iterator[Row]:
    """The candidates that touch a planted word; those with a word that no marked telling has may be right, and are left out."""
    facts = [[p for position in fact for p in position] for fact in told(folder) if len(fact) == 1]
    for made in plant(Words.of(claims, Vectors(encoder)), facts, folder.name):
        for i, j in made.words.pairs:
            if len({i, j} & made.strange) == 1:
                other = j if i in made.strange else i
                elsewhere = not any(tells(made.words.own[other], p) for p in made.places) and any(tells(made.words.own[other], p) for fact in facts for p in fact)
                if other in made.told or elsewhere:
                    yield Row(folder.name, signals(made.words, (i, j)), other in made.told, "")


def fitted(real: Sequence[Row], made: Sequence[Row], names: Sequence[str]) -> Array:
    """The weights and the bias: of all candidates, then slope and bias of the written ones alone."""
    rows = [*real, *made]
    z, middle, spread = standardised(_grid(rows, names))
    y, weight = np.array([float(r.right) for r in rows]), np.array([1.0] * len(real) + [PLANTED] * len(made))
    w = plain(_weighted(z, y, weight, np.append(np.full(len(names), RIDGE), 0.0)), middle, spread)
    score = _grid(real, names) @ w[:-1] + w[-1]
    slope, bias = _weighted(np.stack([score, np.ones(len(score))], axis=1), y[: len(real)], np.ones(len(real)), np.zeros(2))
    return np.append(w[:-1] * slope, w[-1] * slope + bias)


def _grid(rows: Sequence[Row], names: Sequence[str]) -> Array:
    return np.array([[row.signals.get(name, 0.0) for name in names] for row in rows])


def _weighted(x: Array, y: Array, weight: Array, penalty: Array) -> Array:
    """Logistic regression by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        step = np.linalg.solve((x * (weight * p * (1 - p) + 1e-9)[:, None]).T @ x + np.diag(penalty + 1e-9), x.T @ (weight * (y - p)) - penalty * w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return w


def left_out(real: Sequence[Row], made: Sequence[Row], names: Sequence[str]) -> Array:
    """For each written candidate its probability by weights fitted without its story."""
    found = np.zeros(len(real))
    for story in sorted({row.story for row in real}):
        there = [n for n, row in enumerate(real) if row.story == story]
        w = fitted([r for r in real if r.story != story], [r for r in made if r.story != story], names)
        found[there] = 1 / (1 + np.exp(-(_grid([real[n] for n in there], names) @ w[:-1] + w[-1])))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, action="append", default=[])
    parser.add_argument("--silent", type=Path, action="append", default=[], help="folders of articles and their translations")
    parser.add_argument("--vectors", type=Path, help="a file in which vectors are kept between runs")
    parser.add_argument("--write", action="store_true", help="write the weights")
    given = parser.parse_args()
    encoder = Kept(given.vectors)
    stories = {p.parent: _claims(p.parent) for root in given.stories for p in sorted(root.glob("*/gold.json"))}
    silent = {p: _claims(p) for root in given.silent for p in sorted(root.iterdir()) if p.is_dir()}
    _fit_matter(stories, encoder, keep=given.write)
    _fit_meaning(stories, silent, encoder, keep=given.write)
    encoder.close()


def _claims(folder: Path) -> list[Claim]:
    return [c for own in extract([folder]).claims for c in own]


def _fit_matter(stories: Stories, encoder: Kept, *, keep: bool) -> None:
    rows = [row for folder, claims in stories.items() for row in matters(folder, claims, encoder)]
    names = sorted(rows[0].signals)
    x, y = _grid(rows, names), np.array([float(r.right) for r in rows])
    z, middle, spread = standardised(x)
    w = plain(fit(z, y), middle, spread)
    print(f"{FAMILY}: {len(rows)} pairs, {int(y.sum())} right; AUC {auc(x @ w[:-1], y):.3f}")
    if keep:
        write(FAMILY, {name: round(float(v), 3) for name, v in zip([*names, odds.BIAS], w, strict=True)})
        odds._families.cache_clear()


def _fit_meaning(stories: Stories, silent: Stories, encoder: Kept, *, keep: bool) -> None:
    real = [row for folder, claims in stories.items() for row in written(folder, claims, encoder)]
    real += [row for folder, claims in silent.items() for row in written(folder, claims, encoder, silent=True)]
    made = [row for folder, claims in stories.items() for row in planted(folder, claims, encoder)]
    names = sorted({name for row in real for name in row.signals})
    score, y = left_out(real, made, names), np.array([float(r.right) for r in real])
    print(f"meaning: {len(real)} written ({int(y.sum())} right), {len(made)} planted ({sum(r.right for r in made)} right); AUC {auc(score, y):.3f}")
    for cut, precision, recall, f in thresholds(score, y):
        print(f"  from {cut:.2f}: precision {precision:.2f} recall {recall:.2f} F0.5 {f:.2f}")
    found = {name: round(float(v), 3) for name, v in zip([*names, odds.BIAS], fitted(real, made, names), strict=True)}
    print(found)
    if keep:
        write("meaning", {**found, odds.LEAST: LEAST})


if __name__ == "__main__":
    main()
