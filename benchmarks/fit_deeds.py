"""Fit how much each signal says of clauses: the families `deed`, `polarity` and `status` of `align/weights.yaml`.

    python benchmarks/fit_deeds.py --family deed --stories benchmarks/stories [--stories MORE] [--vectors FILE] [--write] [-v]

Of `deed`, a pair is right where both clauses tell one fact of the story's gold.json whose kind is told by clauses, on whatever position of it, and
wrong where one tells such a fact and the other doesn't. Of `polarity` and `status` a candidate is right where its two sides lie on two positions of a
written conflict. These are few, so agreements are turned round as well: where several articles tell a fact the same way, the clause of one is read as
denied (or planned, or done) and put against the others. The written ones count WRITTEN times. Updates over time are neither right nor wrong.
Measured on stories left out of the fit, one at a time; of candidates that share a clause the likeliest is taken, as in the joiner.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

import fit_alignment
import numpy as np
from fit_alignment import Array, Kept, auc, claims_of, fit, on, plain, standardised, told, write
from numpy.typing import NDArray

from crosscheck.align import denied, odds, staged
from crosscheck.align.deeds import FAMILY, Deeds
from crosscheck.compare import polarity, status
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Statement
from crosscheck.values import matters

RIDGE = 10.0
WRITTEN = 3  # how many turned agreements a written conflict weighs
JOINERS: Mapping[str, ModuleType] = {"polarity": denied, "status": staged}
COMPARERS: Mapping[str, ModuleType] = {"polarity": polarity, "status": status}
TURNED = {"affirmed": "denied", "denied": "affirmed", "done": "planned", "planned": "done", "begun": "planned", "ongoing": "done"}


@dataclass(frozen=True)
class Row:
    story: str
    signals: Mapping[str, float]
    right: bool
    shown: str = ""
    conflict: str = ""  # the id of the conflict that it tells
    turned: bool = False
    free: bool = False  # an update over time: taken, but neither right nor wrong
    clauses: frozenset[Claim] = frozenset()


# ------------------------------------------------------------------ rows


def deed_rows(folder: Path, claims: Sequence[Claim], encoder: Kept) -> Iterator[Row]:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    kinds = [fact["kind"] for fact in gold.get("facts", gold["conflicts"])]
    facts = [fact for kind, fact in zip(kinds, told(folder), strict=True) if kind in JOINERS]
    for kind in JOINERS:
        deeds = Deeds([c for c in claims if c.kind == kind], Vectors(encoder))
        tells = [frozenset(i for i, fact in enumerate(facts) if any(on([c], p) for p in fact)) for c in deeds.claims]
        for i, ours in enumerate(tells):
            for j, theirs in enumerate(tells):
                if ours and deeds.home[i] != deeds.home[j] and (i < j or not theirs):
                    yield Row(folder.name, {name: float(grid[i, j]) for name, grid in deeds.signals.items()}, bool(ours & theirs))


def rows(family: str, folder: Path, claims: Sequence[Claim], encoder: Kept) -> Iterator[Row]:
    """The candidates of a story as it is."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    conflicts = {c["id"]: c for c in gold["conflicts"] if c["kind"] in ("polarity", "status", "meaning")}
    sides = {name: [[_place(folder, m) for m in p["mentions"]] for p in c["positions"]] for name, c in conflicts.items()}
    for candidate in JOINERS[family].candidates(claims, Vectors(encoder)):
        a, b = candidate.left[0], candidate.right[0]
        found = next((name for name, positions in sides.items() if _apart(a, b, positions)), "")
        compared = COMPARERS[family].compare(a, b, {})
        later = compared is not None and compared.nature != "contradiction"
        free = later or (bool(found) and conflicts[found]["severity"] == "info")
        shown = " | ".join(f"{Path(c.article).name} «{c.quote}» [{c.contexts[2]}]" for c in (a, b))
        yield Row(folder.name, candidate.signals, bool(found), shown, conflict=found, free=free, clauses=frozenset((a, b)))


def turned_rows(family: str, folder: Path, claims: Sequence[Claim], encoder: Kept) -> Iterator[Row]:
    """The candidates that come of turning what one article says of a fact that several tell alike."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for fact in gold.get("facts", gold["conflicts"]):
        for position in fact["positions"] if fact["kind"] == family else ():
            places = [(*_place(folder, m), m["quote"]) for m in position["mentions"]]
            for file in sorted({p[0] for p in places}) if len({p[0] for p in places}) > 1 else ():
                here, rest = [p for p in places if p[0] == file], [p[:3] for p in places if p[0] != file]
                new = {
                    c: _turned(c, next(q for f, s, e, q in here if on([c], [(f, s, e)]))) for c in claims if c.kind == family and on([c], [p[:3] for p in here])
                }
                turned = set(new.values()) - set(new)
                for candidate in JOINERS[family].candidates([new.get(c, c) for c in claims], Vectors(encoder)) if turned else ():
                    a, b = candidate.left[0], candidate.right[0]
                    if (a in turned and on([b], rest)) or (b in turned and on([a], rest)):
                        yield Row(folder.name, candidate.signals, right=True, turned=True)


def _turned(claim: Claim, quote: str) -> Claim:
    """A clause as if it said the contrary; `quote` is what would be denied or planned."""
    value = claim.value
    if not isinstance(value, Statement) or value.concept not in TURNED:
        return claim
    to = TURNED[value.concept]
    new = replace(value, concept=to, group="not" if to == "denied" else value.group)
    if to in ("affirmed", "done"):
        return replace(claim, value=new, status=None, contexts=(*claim.contexts[:2], ""), turned=frozenset())
    named = matters.of_text(quote, Path(claim.article).name[:2]) & claim.matters
    return replace(claim, value=new, status="planned" if to == "planned" else claim.status, contexts=(*claim.contexts[:2], quote), turned=named)


def _place(folder: Path, mention: Mapping[str, str]) -> tuple[str, int, int]:
    start = (folder / mention["file"]).read_bytes().decode("utf-8").index(mention["quote"])
    return mention["file"], start, start + len(mention["quote"])


def _apart(a: Claim, b: Claim, positions: Sequence[Sequence[tuple[str, int, int]]]) -> bool:
    left, right = ([on([c], p) for p in positions] for c in (a, b))
    return any(x and y for i, x in enumerate(left) for j, y in enumerate(right) if i != j)


# ------------------------------------------------------------------ fit


def table(data: Sequence[Row], names: Sequence[str]) -> tuple[Array, Array, Array]:
    """The signals, whether each row is right, and how often it counts."""
    x = np.array([[row.signals.get(name, 0.0) for name in names] for row in data])
    counts = [0 if row.free and not row.right else WRITTEN if row.right and not row.turned and row.conflict else 1 for row in data]
    return x, np.array([float(row.right) for row in data]), np.array(counts)


def weights(x: Array, y: Array, counts: Array) -> Array:
    z, middle, spread = standardised(np.repeat(x, counts, axis=0))
    return plain(fit(z, np.repeat(y, counts)), middle, spread)


def left_out(x: Array, y: Array, counts: Array, stories: NDArray[np.str_]) -> Array:
    """For each row its probability by weights fitted without its story."""
    found = np.zeros(len(y))
    for story in sorted(set(stories)):
        there = stories == story
        w = weights(x[~there], y[~there], counts[~there])
        found[there] = 1 / (1 + np.exp(-np.clip(np.hstack([x[there], np.ones((there.sum(), 1))]) @ w, -30, 30)))
    return found


def picks(data: Sequence[Row], score: Array) -> list[tuple[float, Row]]:
    """What a joiner would take, the likeliest first: no clause twice."""
    taken: dict[str, set[Claim]] = {}
    found = []
    for row, p in sorted(zip(data, score, strict=True), key=lambda e: -e[1]):
        own = taken.setdefault(row.story, set())
        if not row.turned and own.isdisjoint(row.clauses):
            own |= row.clauses
            found.append((float(p), row))
    return [(p, row) for p, row in found if not row.free]


def curve(taken: Sequence[tuple[float, Row]]) -> Iterator[tuple[float, int, int]]:
    """Threshold, conflicts found and wrong ones, wherever a conflict is found."""
    found: set[tuple[str, str]] = set()
    wrong = 0
    for p, row in taken:
        wrong += not row.right
        if row.right and (row.story, row.conflict) not in found:
            found.add((row.story, row.conflict))
            yield p, len(found), wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--family", required=True, choices=[FAMILY, *JOINERS])
    parser.add_argument("--stories", type=Path, action="append", default=[])
    parser.add_argument("--vectors", type=Path, help="a file in which vectors are kept between runs")
    parser.add_argument("--write", action="store_true", help="write the weights; `least` stays as it is, to be set with the table in view")
    parser.add_argument("-v", "--verbose", action="store_true", help="print what would be taken, the likeliest first")
    given = parser.parse_args()
    encoder = Kept(given.vectors)
    data: list[Row] = []
    for folder in [p.parent for root in given.stories for p in sorted(root.glob("*/gold.json"))]:
        claims = claims_of(folder)
        data += deed_rows(folder, claims, encoder) if given.family == FAMILY else rows(given.family, folder, claims, encoder)
        data += () if given.family == FAMILY else turned_rows(given.family, folder, claims, encoder)
    encoder.close()
    fitted(given.family, data, keep=given.write, verbose=given.verbose)


def fitted(family: str, data: Sequence[Row], *, keep: bool, verbose: bool = False) -> None:
    fit_alignment.RIDGE = RIDGE
    names = sorted({name for row in data for name in row.signals})
    x, y, counts = table(data, names)
    score = left_out(x, y, counts, np.array([row.story for row in data]))
    print(f"{len(y)} rows, {int(y.sum())} right, {sum(row.turned for row in data)} turned; AUC left out {auc(score, y):.3f}")
    taken = picks(data, score) if family in JOINERS else []
    for p, right, wrong in curve(taken):
        print(f"  from {p:.3f}: {right} found, {wrong} wrong")
    for p, row in taken if verbose else ():
        print(f"{p:.3f} {'RIGHT' if row.right else 'wrong'} {row.story} {row.shown}")
    found = {name: round(float(v), 3) for name, v in zip([*names, odds.BIAS], weights(x, y, counts), strict=True)}
    print(found)
    if keep:
        write(family, {**found, odds.LEAST: odds.weights(family)[odds.LEAST]})


if __name__ == "__main__":
    main()
