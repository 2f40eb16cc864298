"""How likely a pair is what it looks like, from what speaks for it and against it: a weighted sum of signals as a probability.

The weights of each family of pairs are kept in `weights.yaml`; `benchmarks/fit_alignment.py` fits them on stories whose facts are marked.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from crosscheck import datafile
from crosscheck.model import Claim

BIAS, LEAST = "bias", "least"  # in weights.yaml: what is added to every sum, and the probability from where a pair is taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Two sides that may contradict one another: the claims of each, and what speaks for one fact being told in two ways."""

    family: str  # of `weights.yaml`
    left: tuple[Claim, ...]
    right: tuple[Claim, ...]
    signals: Mapping[str, float]

    @property
    def probability(self) -> float:
        return probability(self.family, self.signals)

    @property
    def likely(self) -> bool:
        return self.probability >= weights(self.family)[LEAST]


@cache
def _families() -> Mapping[str, Mapping[str, float]]:
    read = datafile.load(__package__, "weights.yaml")
    return {family: {name: float(value) for name, value in own.items()} for family, own in read.items()}


def weights(family: str) -> Mapping[str, float]:
    """The weight of each signal of a family, with its `bias` and the `least` probability that counts."""
    return _families()[family]


def log_odds(family: str, signals: Mapping[str, float]) -> float:
    """The weighted sum of signals; one without a weight counts nothing."""
    own = weights(family)
    return own[BIAS] + sum(own[name] * value for name, value in signals.items() if name in own)


def probability(family: str, signals: Mapping[str, float]) -> float:
    """0 to 1, to three decimals so that rounding noise decides nothing."""
    return sigmoid(log_odds(family, signals))


def sigmoid(odds: float) -> float:
    """Log-odds as such a probability."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 3)
