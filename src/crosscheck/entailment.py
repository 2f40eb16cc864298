"""A second opinion on findings in words: would a model of natural language inference (NLI) say that the two sentences contradict each other?

Denials, states of progress and words that exclude one another are found by cues; a classifier that reads both sentences whole sees what
cues don't (another subject, another time). It only ever takes an alarm back, and never makes one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Protocol

from crosscheck.encode import Vectors
from crosscheck.model import SEVERITIES, Finding, Kind, Nature

if TYPE_CHECKING:
    from crosscheck.encode import Matrix

LABELS = ("entailment", "neutral", "contradiction")  # the columns of NLI.probabilities
KINDS: frozenset[Kind] = frozenset(("polarity", "status", "meaning"))
NATURES: frozenset[Nature] = frozenset(("contradiction", "unresolved"))  # an update or a difference of precision is no contradiction anyway
THRESHOLD = 0.2  # a model that is torn between its three labels gives each 0.33; under this it has made up its mind against a contradiction

Pair = tuple[str, str]


class NLI(Protocol):
    """Anything that says of pairs of sentences how likely the second follows from the first, is left open by it, or is contradicted by it."""

    def probabilities(self, pairs: Sequence[Pair]) -> Matrix:
        """Shape (pairs, 3), the columns those of LABELS, each row adding up to 1."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondOpinion:
    """An NLI model, and the probability of contradiction under which a finding is set aside."""

    model: NLI
    threshold: float = THRESHOLD  # 0 sets nothing aside, 1 all but what is certain


def review(findings: Sequence[Finding], opinion: SecondOpinion, vectors: Vectors) -> tuple[Finding, ...]:
    """The findings, worst first; those whose two closest sentences the model doesn't hold to contradict each other are unresolved, and only information."""
    asked = {finding: pair for finding in findings if finding.kind in KINDS and finding.nature in NATURES and (pair := closest(finding, vectors))}
    held = dict(zip(asked, contradiction(tuple(asked.values()), opinion.model), strict=True))
    weighed = [_set_aside(finding) if held.get(finding, 1.0) < opinion.threshold else finding for finding in findings]
    return tuple(sorted(weighed, key=lambda finding: SEVERITIES.index(finding.severity)))


def closest(finding: Finding, vectors: Vectors) -> Pair | None:
    """The two sentences of different positions that are most alike, the first such where several are; None where all positions share one sentence."""
    best: tuple[float, Pair] | None = None
    said = [list(dict.fromkeys(mention.sentence.text for mention in position.mentions)) for position in finding.positions]
    for ours, theirs in combinations(said, 2):
        alike = vectors.similarity(ours, theirs)
        for i, a in enumerate(ours):
            for j, b in enumerate(theirs):
                if a != b and (best is None or alike[i, j] > best[0]):
                    best = float(alike[i, j]), (a, b)
    return best[1] if best else None


def contradiction(pairs: Sequence[Pair], model: NLI) -> list[float]:
    """How likely the sentences of each pair contradict each other: the mean of both directions, to three decimals, so that rounding noise decides nothing."""
    if not pairs:
        return []
    found = model.probabilities([*pairs, *((b, a) for a, b in pairs)])[:, LABELS.index("contradiction")]
    there, back = found[: len(pairs)], found[len(pairs) :]
    return [round((float(a) + float(b)) / 2, 3) for a, b in zip(there, back, strict=True)]


def _set_aside(finding: Finding) -> Finding:
    return replace(finding, nature="unresolved", severity="info")
