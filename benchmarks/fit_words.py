"""Fit how much each signal says that two words of contrast are said of one thing: the families `matter` and `meaning`.

    python benchmarks/fit_words.py --family matter --stories benchmarks/stories [--stories MORE] [--silent TRANSLATED_NEWS] [--vectors FILE] [--write]

`matter` is fitted on all marked facts: two words on tellings of one fact, and two on tellings of two. `meaning` is fitted on the conflicts that are
written into the stories, as they are and as if only two articles told them; in the folders under `--silent`, articles and their translations, every candidate is wrong. Printed are precision and
recall of the candidates at each threshold, on stories left out of the fit of `meaning`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from fit_alignment import Array, Kept, Place, Row, auc, claims_of, fit, label, left_out, on, plain, standardised, thresholds, told, write

from crosscheck.align import odds
from crosscheck.align.matters import FAMILY, pair_signals
from crosscheck.align.words import candidates
from crosscheck.encode import Vectors
from crosscheck.model import Claim

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
        if right or not _beside(c, facts):
            yield Row(folder.name, dict(c.signals), bool(right), " | ".join(f"{Path(x.article).name} «{x.quote}»" for x in (c.left[0], c.right[0])))


def _twos(claims: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """A story as if it had two articles only, each with the one that follows it."""
    own = sorted({c.article for c in claims})
    for two in pairwise(own) if len(own) > 2 else ():
        yield [c for c in claims if c.article in two]


def _beside(candidate: odds.Candidate, facts: Sequence[Sequence[Sequence[Place]]]) -> bool:
    """Whether two words stand in the sentences of two positions, beside what is marked: the same conflict in other words."""
    x, y = candidate.left[0], candidate.right[0]
    for fact in facts:
        ours, theirs = ({n for n, position in enumerate(fact) if any(_in_sentence(c, p) for p in position)} for c in (x, y))
        if any(a != b for a in ours for b in theirs):
            return True
    return False


def _in_sentence(claim: Claim, place: Place) -> bool:
    return Path(claim.article).name == place[0] and claim.sentence.start < place[2] and place[1] < claim.sentence.end


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--family", choices=(FAMILY, "meaning"), required=True, help="matter comes first: the candidates of meaning are weighed by it")
    parser.add_argument("--stories", type=Path, action="append", default=[])
    parser.add_argument("--silent", type=Path, action="append", default=[], help="folders of articles and their translations")
    parser.add_argument("--vectors", type=Path, help="a file in which vectors are kept between runs")
    parser.add_argument("--write", action="store_true", help="write the weights")
    given = parser.parse_args()
    encoder = Kept(given.vectors)
    stories = {p.parent: claims_of(p.parent) for root in given.stories for p in sorted(root.glob("*/gold.json"))}
    silent = {p: claims_of(p) for root in given.silent for p in sorted(root.iterdir()) if p.is_dir()}
    if given.family == FAMILY:
        _fit_matter(stories, encoder, keep=given.write)
    else:
        _fit_meaning(stories, silent, encoder, keep=given.write)
    encoder.close()


def _fit_matter(stories: Stories, encoder: Kept, *, keep: bool) -> None:
    rows = [row for folder, claims in stories.items() for row in matters(folder, claims, encoder)]
    names, x, y = _table(rows)
    print(f"{FAMILY}: {len(rows)} pairs, {int(y.sum())} right; AUC {auc(left_out(x, y, [r.story for r in rows]), y):.3f}")
    if keep:
        write(FAMILY, _weights(names, x, y))


def _fit_meaning(stories: Stories, silent: Stories, encoder: Kept, *, keep: bool) -> None:
    rows = [row for folder, claims in stories.items() for part in (claims, *_twos(claims)) for row in written(folder, part, encoder)]
    rows += [row for folder, claims in silent.items() for row in written(folder, claims, encoder, silent=True)]
    names, x, y = _table(rows)
    score = left_out(x, y, [r.story for r in rows])
    print(f"meaning: {len(rows)} candidates, {int(y.sum())} right; AUC {auc(score, y):.3f}")
    for cut, precision, recall, f in thresholds(score, y):
        print(f"  from {cut:.2f}: precision {precision:.2f} recall {recall:.2f} F0.5 {f:.2f}")
    found = _weights(names, x, y)
    print(found)
    if keep:
        write("meaning", {**found, odds.LEAST: odds.weights("meaning")[odds.LEAST]})


def _table(rows: Sequence[Row]) -> tuple[list[str], Array, Array]:
    names = sorted({name for row in rows for name in row.signals})
    return names, np.array([[row.signals.get(name, 0.0) for name in names] for row in rows]), np.array([float(row.right) for row in rows])


def _weights(names: Sequence[str], x: Array, y: Array) -> dict[str, float]:
    z, middle, spread = standardised(x)
    return {name: round(float(v), 3) for name, v in zip([*names, odds.BIAS], plain(fit(z, y), middle, spread), strict=True)}


if __name__ == "__main__":
    main()
