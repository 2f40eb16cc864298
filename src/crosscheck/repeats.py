"""One conflict, one finding: what two kinds of statements say of the same sentences is said once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from crosscheck.model import Finding, Kind, Severity, Span

# "The council was unanimous" and "six members against one" are a denial, and two words of which only one can be true.
STATEMENTS: tuple[Kind, ...] = ("polarity", "meaning")  # the first of them is kept
_LOUD: tuple[Severity, ...] = ("error", "warning")

Sentence = tuple[str, Span]  # of an article


def covers(finding: Finding, other: Finding) -> bool:
    """Whether one finding shows all that another shows, and is of the same kind."""
    places = {(m.source, m.span) for p in finding.positions for m in p.mentions}
    return finding.kind == other.kind and all((m.source, m.span) in places for p in other.positions for m in p.mentions)


def without_repeats(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, without those that set the same sentences against each other as one of an earlier kind of statement does."""
    findings = list(findings)
    alarms = sorted((f for f in findings if f.kind in STATEMENTS and f.severity in _LOUD), key=lambda f: STATEMENTS.index(f.kind))
    repeated = {id(later) for first, later in combinations(alarms, 2) if first.kind != later.kind and _same_sides(first, later)}
    yield from (f for f in findings if id(f) not in repeated)


def _same_sides(first: Finding, later: Finding) -> bool:
    """Whether two sentences stand against each other in both."""
    ours, theirs = _sides(first), _sides(later)
    shared = sorted(ours.keys() & theirs.keys())
    return any(ours[a] != ours[b] and theirs[a] != theirs[b] for a, b in combinations(shared, 2))


def _sides(finding: Finding) -> dict[Sentence, int]:
    """The position on which each sentence stands."""
    return {(m.source, m.sentence.span): side for side, position in enumerate(finding.positions) for m in position.mentions}
