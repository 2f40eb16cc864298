"""Fit how much each signal says that two names answer one question differently: the families `person`, `place` and `organization`.

    python benchmarks/fit_names.py --stories benchmarks/stories [--stories MORE] [--silent TRANSLATED_NEWS] [--vectors FILE] [--write]

The three kinds share what is common and each departs from it by a little (two ridges): marked conflicts are few. Beside them stand conflicts
planted into the stories (`planted_names.py`), which count less, and then slope and bias are set again on the written ones alone.
In the folders under `--silent`, articles and their translations, every candidate is wrong. Printed are precision and the number of right ones at each
threshold, on stories left out of the fit. `fit_spots.py` comes first.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from fit_alignment import Array, Kept, Row, claims_of, label, on, told, write
from planted_names import KINDS, plant, script

from crosscheck.align import odds
from crosscheck.align.slots import candidates
from crosscheck.compare import agree
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Kind, Name

SHARED, OWN = 30.0, 150.0  # ridges: of what the kinds share, of what each has of its own
# Hospitals and schools are marked as places, and read as bodies.
ALIKE: Mapping[Kind, tuple[Kind, ...]] = {"person": ("person",), "place": ("place", "organization"), "organization": ("place", "organization")}
PLANTED = 0.4  # weight of a planted candidate
Labelled = tuple[str, Row]  # with the kind
Model = Mapping[str, tuple[Array, float]]


def written(folder: Path, claims: Sequence[Claim], encoder: Kept) -> Iterator[Labelled]:
    """The candidates of a story as it is; those that name what another position names elsewhere are left out."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    kinds, facts = [fact["kind"] for fact in gold.get("facts", gold["conflicts"])], told(folder)
    for c in candidates(claims, Vectors(encoder)):
        own = [fact for fact, kind in zip(facts, kinds, strict=True) if kind in ALIKE[c.family]]
        right = bool(label(c, own))  # two names on one position are one that wasn't recognised
        if right or (label(c, facts) is None or not any(_elsewhere(c, fact, claims) for fact in own if len(fact) > 1)):
            yield c.family, Row(folder.name, dict(c.signals), right, "")


def _elsewhere(c: odds.Candidate, fact: Sequence[Sequence[tuple[str, int, int]]], claims: Sequence[Claim]) -> bool:
    """Whether one side lies on a position, and the other has the name of another position at a place that isn't marked."""
    for n, position in enumerate(fact):
        others = [x for x in claims if x.kind == c.family and any(on([x], p) for m, p in enumerate(fact) if m != n)]
        for here, there in ((c.left, c.right), (c.right, c.left)):
            if on(here, position) and any(agree(x.kind, x, y) for x in others for y in there):
                return True
    return False


def planted(folder: Path, claims: Sequence[Claim], strangers: Mapping[tuple[str, str], Sequence[Claim]], encoder: Kept) -> Iterator[Labelled]:
    """The candidates that touch a planted name."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    facts = [(fact["kind"], places[0]) for fact, places in zip(gold.get("facts", ()), told(folder), strict=False) if fact["kind"] in KINDS and len(places) == 1]
    vectors = Vectors(encoder)
    for made in plant(claims, facts, strangers, folder.name):
        for c in candidates(made.claims, vectors):
            left, right = ({(x.article, x.span) for x in side} for side in (c.left, c.right))
            if (left | right) & made.strange:
                yield (
                    c.family,
                    Row(folder.name, dict(c.signals), bool((left & made.strange and right & made.told) or (right & made.strange and left & made.told)), ""),
                )


# ------------------------------------------------------------------ fit


def _grid(rows: Sequence[Labelled], names: Sequence[str]) -> Array:
    return np.array([[row.signals.get(name, 0.0) for name in names] for _, row in rows])


def _fit(x: Array, y: Array, weight: Array, penalty: Array) -> Array:
    """Weighted logistic regression by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        step = np.linalg.solve((x * (weight * p * (1 - p) + 1e-9)[:, None]).T @ x + np.diag(penalty + 1e-9), x.T @ (weight * (y - p)) - penalty * w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return w


def fitted(real: Sequence[Labelled], made: Sequence[Labelled], names: Sequence[str]) -> Model:
    """The weights and the bias of each kind."""
    rows, n = [*real, *made], len(names)
    x = _grid(rows, names)
    middle, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread < 1e-9] = 1.0
    z = (x - middle) / spread
    is_kind = np.array([[kind == k for k in KINDS] for kind, _ in rows], dtype=float)
    wide = np.hstack([z, *(z * is_kind[:, [k]] for k in range(len(KINDS))), is_kind])
    penalty = np.concatenate([np.full(n, SHARED), np.full(n * len(KINDS), OWN), np.full(len(KINDS), 1e-3)])
    w = _fit(wide, np.array([float(row.right) for _, row in rows]), np.array([1.0] * len(real) + [PLANTED] * len(made)), penalty)
    return {kind: _again([e for e in real if e[0] == kind], names, (w[:n] + w[n * (k + 1) : n * (k + 2)]) / spread) for k, kind in enumerate(KINDS)}


def _again(real: Sequence[Labelled], names: Sequence[str], w: Array) -> tuple[Array, float]:
    """Slope and bias set on the written candidates alone."""
    score = _grid(real, names) @ w
    right = np.array([float(row.right) for _, row in real])
    slope, bias = _fit(np.stack([score - score.mean(), np.ones(len(score))], axis=1), right, np.ones(len(score)), np.zeros(2))
    return w * slope, float(bias - score.mean() * slope)


def left_out(real: Sequence[Labelled], made: Sequence[Labelled], names: Sequence[str]) -> Array:
    """For each written candidate its probability by weights fitted without its story."""
    found = np.zeros(len(real))
    for story in sorted({row.story for _, row in real}):
        model = fitted([e for e in real if e[1].story != story], [e for e in made if e[1].story != story], names)
        for i, (kind, row) in enumerate(real):
            if row.story == story:
                found[i] = 1 / (1 + np.exp(-(_grid([(kind, row)], names)[0] @ model[kind][0] + model[kind][1])))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, action="append", default=[])
    parser.add_argument("--silent", type=Path, action="append", default=[], help="folders of articles and their translations")
    parser.add_argument("--vectors", type=Path, help="a file in which vectors are kept between runs")
    parser.add_argument("--write", action="store_true", help="write the weights")
    given = parser.parse_args()
    encoder = Kept(given.vectors)
    stories = {p.parent: claims_of(p.parent) for root in given.stories for p in sorted(root.glob("*/gold.json"))}
    real = [e for folder, claims in stories.items() for e in written(folder, claims, encoder)]
    for folder in (p for root in given.silent for p in sorted(root.iterdir()) if p.is_dir()):
        real += [(c.family, Row(f"silent {folder.name}", dict(c.signals), False, "")) for c in candidates(claims_of(folder), Vectors(encoder))]
    made = [e for folder, claims in stories.items() for e in planted(folder, claims, _strangers(stories, folder), encoder)]
    encoder.close()
    report(real, made, keep=given.write)


def _strangers(stories: Mapping[Path, Sequence[Claim]], folder: Path) -> Mapping[tuple[str, str], Sequence[Claim]]:
    """The names of other stories by kind and script."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for c in (c for other, claims in stories.items() if other != folder for c in claims):
        if c.kind in KINDS and isinstance(c.value, Name):
            found.setdefault((c.kind, script(c)), []).append(c)
    return found


def report(real: Sequence[Labelled], made: Sequence[Labelled], *, keep: bool) -> None:
    names = sorted({name for _, row in real for name in row.signals})
    score, right = left_out(real, made, names), np.array([row.right for _, row in real])
    model = fitted(real, made, names)
    for kind in KINDS:
        here = np.array([k == kind for k, _ in real])
        cuts = (f"{cut:.2f}: {(right & here & (score >= cut)).sum()} of {(here & (score >= cut)).sum()}" for cut in np.arange(0.3, 0.9, 0.1))
        print(kind, f"{here.sum()} written ({(right & here).sum()} right), {sum(k == kind for k, _ in made)} planted; right from", ", ".join(cuts))
        if keep:
            write(kind, _section(kind, real, names, model))


def _section(kind: Kind, real: Sequence[Labelled], names: Sequence[str], model: Model) -> dict[str, float]:
    own = {name for k, row in real if k == kind for name in row.signals}
    weights = {name: round(float(w), 3) for name, w in zip(names, model[kind][0], strict=True) if name in own}
    return {**weights, odds.BIAS: round(model[kind][1], 3), odds.LEAST: odds.weights(kind)[odds.LEAST]}


if __name__ == "__main__":
    main()
