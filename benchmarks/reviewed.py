"""How often is crosscheck right on articles of your own? Counted over findings that people have confirmed or dismissed.

    python benchmarks/reviewed.py LABELS.json…    labels that crosscheck review writes, of one report or several

Precision is the share of confirmed findings among those that are confirmed or dismissed, with the interval in which it lies in 19 of 20 cases (Wilson).
What is to be checked is counted only; what one file confirms and another dismisses is disputed, and counts for neither. Exit codes: 0 done, 2 a file
can't be used.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from crosscheck.review.labels import Label, parse

ALARMS = ("error", "warning")  # as accuracy.py counts them
BY = ("severity", "nature", "kind", "rule")
SURE = 1.96  # standard deviations to each side, which 95 % of a normal distribution lie within


@dataclass(frozen=True, slots=True)
class Row:
    """Some findings, and what people said of them."""

    name: str
    confirmed: int
    dismissed: int
    check: int
    disputed: int

    @property
    def precision(self) -> float | None:
        """None where nothing is decided."""
        return self.confirmed / (self.confirmed + self.dismissed) if self.confirmed + self.dismissed else None

    def interval(self) -> tuple[float, float]:
        n = self.confirmed + self.dismissed
        share, spread = self.confirmed / n, SURE**2 / n
        middle = (share + spread / 2) / (1 + spread)
        half = SURE / (1 + spread) * math.sqrt(share * (1 - share) / n + spread / (4 * n))
        return max(0.0, middle - half), min(1.0, middle + half)


def read(paths: Iterable[Path]) -> Iterator[Label]:
    """The labels of all files; raises ValueError `path: what is wrong`."""
    for path in paths:
        try:
            yield from parse(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ValueError(f"{path}: {error}") from None


def said(labels: Iterable[Label]) -> list[tuple[Label, str]]:
    """Each finding once, with its label; a finding is one with another that has its values and sentences, whatever the files are called."""
    found: defaultdict[tuple[object, ...], list[Label]] = defaultdict(list)
    for one in labels:
        found[one.data["rule"], one.data["content"], one.id.partition(":")[2]].append(one)
    return [(same[0], _verdict({one.label for one in same})) for same in found.values()]


def _verdict(words: set[str]) -> str:
    """What several labels say together: a decision weighs more than a doubt."""
    decided = words - {"check"} or words
    return decided.pop() if len(decided) == 1 else "disputed"


def row(name: str, found: Sequence[tuple[Label, str]]) -> Row:
    words = Counter(word for _, word in found)
    return Row(name, words["confirmed"], words["dismissed"], words["check"], words["disputed"])


def rows(found: Sequence[tuple[Label, str]]) -> Iterator[Row]:
    yield row("alarms (error, warning)", [pair for pair in found if pair[0].data["severity"] in ALARMS])
    yield row("all", found)
    for key in BY:
        for name in sorted({str(one.data[key]) for one, _ in found}):
            yield row(f"{key} {name}", [pair for pair in found if pair[0].data[key] == name])


def line(one: Row) -> str:
    if one.precision is None:
        share = "–"
    else:
        low, high = one.interval()
        share = f"{one.precision:.3f} ({low:.2f}–{high:.2f})"
    return f"{one.name:<36} {one.confirmed:>9} {one.dismissed:>9} {one.check:>5} {one.disputed:>8}  {share}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", nargs="+", type=Path, metavar="LABELS.json", help="what crosscheck review wrote")
    options = parser.parse_args(arguments)
    try:
        found = said(read(options.labels))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{'':<36} {'confirmed':>9} {'dismissed':>9} {'check':>5} {'disputed':>8}  precision")
    print(*map(line, rows(found)), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
