"""How likely two articles are about one event: what they say, the names, numbers and days that they share, as one weighted sum.

The weights are in `weights.yaml`; `benchmarks/fit_grouping.py` fits them on stories whose articles are known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from crosscheck import datafile
from crosscheck.grouping.digest import YEAR, Digest, day_of_year, rows
from crosscheck.grouping.naming import weights as names_of

if TYPE_CHECKING:
    from crosscheck.encode import Matrix

BIAS, LEAST, DROP = (
    "bias",
    "least",
    "drop",
)  # in weights.yaml: what is added to every sum; the mean log-odds from where two groups are one; how far below their own it may lie
MOST = 6.0  # log-odds either way: no pair of articles speaks louder
_LEAST_NAMES, _LEAST_NUMBERS = 4.0, 2.0  # what two articles could share at the least: of less, even all says little
_COUNTRY = 1.0  # what the name of a country tells
_MANY_NUMBERS = 4.0  # what numbers tell where it says something that two articles share none


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ready:
    """A digest, ready to be compared many times."""

    digest: Digest
    vectors: Matrix  # a row a sentence
    mean: Matrix  # of them, a unit vector
    names: Mapping[str, float]  # key → what it tells
    told: float  # what all names tell
    numbers: Mapping[str, float]  # number → what it tells
    places: frozenset[str]  # keys of the names of places that tell more than a country

    def whole(self) -> Ready:
        return self


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Elsewhere:
    """The place of an article among so many that not all can be held ready: its id and dates, and how the rest is had."""

    digest: Digest
    whole: Callable[[], Ready]


def ready(digest: Digest) -> Ready:
    import numpy as np

    vectors = rows(digest.vectors) if digest.vectors else np.zeros((1, 1), dtype=np.float32)
    mean = vectors.mean(axis=0)
    return Ready(
        digest=digest,
        vectors=vectors,
        mean=mean / (float(np.linalg.norm(mean)) or 1.0),
        names=names_of(digest.names),
        told=sum(unit.weight for unit in digest.names),
        numbers={number: _digits(number) for number in digest.numbers},
        places=frozenset(key for unit in digest.names if unit.weight > _COUNTRY for key in unit.keys if key[:1] == "@"),
    )


def _digits(number: str) -> float:
    """What a shared number tells: 310 less than 312."""
    return len(number.rstrip("$%").replace(".", "").strip("0")) - 0.5


def signals(a: Ready, b: Ready) -> dict[str, float]:
    """What speaks for and against one event; symmetric."""
    return {**_sense(a, b), **_names(a, b), **_numbers(a, b), **_time(a.digest, b.digest)}


def _sense(a: Ready, b: Ready) -> dict[str, float]:
    """How alike the sentences are: all in all, and the three likest."""
    import numpy as np

    if a.vectors.shape[1] != b.vectors.shape[1]:  # one of them has no words
        return {}
    return {"whole": float(a.mean @ b.mean), "likest": float(np.sort(a.vectors @ b.vectors.T, axis=None)[-3:].mean())}


def _names(a: Ready, b: Ready) -> dict[str, float]:
    """How much of what their names tell is told by both; and whether both are of places, but of none together."""
    (some, best), (others, other_best) = _shared(a, b), _shared(b, a)
    return {
        "names": min(some, others) / max(_LEAST_NAMES, min(a.told, b.told)),
        "rarest": min(best, other_best),
        "other_places": float(bool(a.places) and bool(b.places) and not a.names.keys() & b.places and not b.names.keys() & a.places),
    }


def _shared(a: Ready, b: Ready) -> tuple[float, float]:
    """What the names of an article tell that another one has too: in all, and the one that tells most."""
    found = [max((min(unit.weight, b.names[key]) for key in unit.keys if key in b.names), default=0.0) for unit in a.digest.names]
    return sum(found), max(found, default=0.0)


def _numbers(a: Ready, b: Ready) -> dict[str, float]:
    """How much of what their numbers tell is told by both; and whether both tell much by them, but nothing together."""
    shared = sum(told for number, told in a.numbers.items() if number in b.numbers)
    less = min(sum(a.numbers.values()), sum(b.numbers.values()))
    return {"numbers": shared / max(_LEAST_NUMBERS, less), "other_numbers": float(less >= _MANY_NUMBERS and not shared)}


def _time(a: Digest, b: Digest) -> dict[str, float]:
    """How far apart they appeared, and whether they name the same days."""
    apart, common = gap(a, b), len(set(a.days) & set(b.days))
    return {
        "gap": float(min(apart, YEAR // 2) if apart is not None else 2),
        "days": common / max(1, min(len(a.days), len(b.days))),
        "other_days": float(bool(a.days) and bool(b.days) and not common),
    }


def gap(a: Digest, b: Digest) -> int | None:
    """The days between two articles; where a year is missing, at least so many; None where a date is."""
    if a.published is not None and b.published is not None:
        return abs((a.published - b.published).days)
    if a.season is None or b.season is None:
        return None
    apart = abs(day_of_year(a.season) - day_of_year(b.season))
    return min(apart, YEAR - apart)


# ------------------------------------------------------------------ weights


@cache
def weights() -> Mapping[str, float]:
    """The weight of each signal, with `bias` and `least`."""
    return {name: float(value) for name, value in datafile.load(__package__, "weights.yaml").items()}


def log_odds(a: Ready, b: Ready) -> float:
    """How likely two articles are about one event, -MOST to MOST; to two decimals, so that rounding noise decides nothing."""
    own = weights()
    said = own[BIAS] + sum(own.get(name, 0.0) * value for name, value in signals(a, b).items())
    return round(max(-MOST, min(MOST, said)), 2)


def together(group: Sequence[Ready | Elsewhere], other: Sequence[Ready | Elsewhere], known: dict[tuple[str, str], float]) -> float:
    """The mean log-odds of all pairs of two groups; `known` keeps what was worked out."""
    found = 0.0
    for a in group:
        for b in other:
            pair = (min(a.digest.article, b.digest.article), max(a.digest.article, b.digest.article))
            if pair not in known:
                known[pair] = log_odds(a.whole(), b.whole())
            found += known[pair]
    return found / (len(group) * len(other))
