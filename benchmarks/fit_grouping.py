"""Fit how much each signal says that two articles are about one event: `src/crosscheck/grouping/weights.yaml`.

    python benchmarks/fit_grouping.py [--vectors FOLDER] [--cache FOLDER] [--write]

Fitted on every pair of articles of `stories/`, moved into one week so that no date tells the stories apart, whole and cut after their first paragraphs (wire
news is short); on the same with the stories moved two by two into one place (`event_sets.neighbours`); on the like events in
`mixes/fitted/`; and on news made from patterns (`made_events.py`) and from sentences (`speed/corpus.py`), which differ in names and numbers alone. Nothing in
`mixes/` itself, `tests/stories/` or other sets is looked at. A logistic regression with a small ridge on standardised signals. What is printed is measured on
events left out of the fit, a tenth at a time: first of pairs, then of whole groupings by `least`, the mean log-odds from where two groups are one, and `drop`, how
far it may lie below that of the pairs inside of each. The two with the best F1 are taken.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import combinations, product
from pathlib import Path
from unittest.mock import patch

import numpy as np
import yaml
from event_sets import HERE, Told, bulletins, cut, mixes, neighbours, one_week, patterns, stories
from figures import rounded
from fit_alignment import Array, auc, plain, standardised
from group_scores import grouped, score
from sentence_cache import Kept

from crosscheck.cache.folder import Folder
from crosscheck.grouping import joining, likeness
from crosscheck.grouping.likeness import ready, signals
from crosscheck.stories import WINDOW

WEIGHTS = Path(likeness.__file__).with_name("weights.yaml")
HEADER = """\
# How much each signal speaks for two articles being about one event (log-odds); see likeness.py.
# Made by benchmarks/fit_grouping.py. `least` is the mean log-odds from where two groups of articles are one story.
"""
RIDGE = 3.0
PARTS = 10  # of the events, each left out once
LIKE = 10.0  # what a pair of articles of like events weighs: there are few, and they are what has to be told apart
MADE = 160  # articles that are made from patterns
LEASTS, DROPS = (-3.5, -3.0, -2.5, -2.0, -1.5, -1.0), (3.0, 4.0, 5.0, 6.0)


def fit(x: Array, y: Array, weight: Array) -> Array:
    """Logistic regression by Newton's method; the last column, the bias, isn't shrunk."""
    penalty = np.full(x.shape[1], RIDGE)
    penalty[-1] = 0.0
    w = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        step = np.linalg.solve((x * (weight * (p * (1 - p) + 1e-9))[:, None]).T @ x + np.diag(penalty + 1e-9), x.T @ (weight * (y - p)) - penalty * w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return w


def pairs(set_: Sequence[Told], names: Sequence[str]) -> tuple[list[list[float]], list[float], list[float], list[tuple[str, str]]]:
    """The signals of every pair of a set, whether it is of one event, what it weighs, and the two events; of events in one place, only their own pairs."""
    known = [ready(told.digest) for told in set_]
    x, y, weight, events = [], [], [], []
    for i, j in combinations(range(len(set_)), 2):
        a, b = set_[i].event, set_[j].event
        if "/" in a and _pair(a) != _pair(b):
            continue
        found = signals(known[i], known[j])
        x.append([found.get(name, 0.0) for name in names])
        y.append(float(a == b))
        weight.append(LIKE if "/" in a else 1.0)
        events.append((a, b))
    return x, y, weight, events


def _pair(event: str) -> str:
    """The two events that an event is one of."""
    return event.partition("/")[0]


def _own(event: str) -> str:
    """The event itself, wherever it was moved to."""
    return event.rpartition("/")[2]


def weights_of(x: Array, y: Array, weight: Array, names: Sequence[str]) -> dict[str, float]:
    z, middle, spread = standardised(x)
    return {name: round(float(v), 3) for name, v in zip([*names, likeness.BIAS], plain(fit(z, y, weight), middle, spread), strict=True)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vectors", type=Path, metavar="FOLDER", help="keep sentence vectors here, so that the next run needn't make them")
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="keep what is read of the articles here")
    parser.add_argument("--write", action="store_true", help="write the weights")
    given = parser.parse_args()
    encoder, cache = Kept(given.vectors), Folder(given.cache, 10**9) if given.cache else None
    whole, short = one_week(stories(HERE / "stories", encoder, cache)), one_week(cut(HERE / "stories", encoder, cache))
    sets = {
        "whole": whole,
        "cut": short,
        "one place": neighbours(whole),
        "cut, one place": neighbours(short),
        "like": mixes(HERE / "mixes" / "fitted", encoder, cache),
        "patterns": patterns(MADE, encoder, cache),
        "bulletins": bulletins(MADE, encoder, cache),
    }
    names = sorted(signals(ready(whole[0].digest), ready(whole[1].digest)))
    rows = {name: pairs(set_, names) for name, set_ in sets.items()}
    x, y, weight = (np.array([v for found in rows.values() for v in found[k]]) for k in range(3))
    events = [pair for found in rows.values() for pair in found[3]]
    own = {_own(told.event) for set_ in sets.values() for told in set_}
    parts = {event: n % PARTS for n, event in enumerate(sorted(own))}
    in_part = np.array([[part in (parts[_own(a)], parts[_own(b)]) for a, b in events] for part in range(PARTS)])
    left_out = [weights_of(x[~own], y[~own], weight[~own], names) for own in in_part]
    said = np.zeros(len(y))
    for own, found in zip(in_part, left_out, strict=True):
        said[own] = x[own] @ np.array([found[name] for name in names]) + found[likeness.BIAS]
    print(f"{len(y)} pairs, {int(y.sum())} of one event; AUC left out {auc(said, y):.4f}; of like events {auc(said[weight > 1], y[weight > 1]):.4f}")
    least, drop = best(sets, left_out[0], encoder)
    found = weights_of(x, y, weight, names)
    print(found)
    if given.write:
        WEIGHTS.write_text(HEADER + yaml.safe_dump({**found, likeness.LEAST: least, likeness.DROP: drop}, sort_keys=True), encoding="utf-8")


def best(sets: dict[str, list[Told]], found: dict[str, float], encoder: Kept) -> tuple[float, float]:
    """The `least` and `drop` with the best pairwise F1, the mean of the sets, grouped by weights that a tenth of the events had no part in; of equals the strictest."""
    reached: dict[tuple[float, float], float] = {}
    for least, drop in product(LEASTS, DROPS):
        tried = {**found, likeness.LEAST: least, likeness.DROP: drop}
        with patch.object(likeness, "weights", lambda tried=tried: tried), patch.object(joining, "weights", lambda tried=tried: tried):
            figures = {name: score(set_, grouped(set_, encoder, WINDOW)) for name, set_ in sets.items()}
        reached[least, drop] = rounded(float(np.mean([f.f1 for f in figures.values()])))
        shown = "; ".join(f"{name} {f.precision:.3f} {f.recall:.3f}" for name, f in figures.items())
        print(f"least {least:4.1f} drop {drop:4.1f}: F1 {reached[least, drop]:.3f}; precision and recall: {shown}", flush=True)
    return max(reached, key=lambda both: (reached[both], both[0], -both[1]))


if __name__ == "__main__":
    main()
