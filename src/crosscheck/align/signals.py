"""What speaks for two numeric claims being about one fact, as numbers between 0 and 1, and their sum as a probability."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import yaml

from crosscheck.compare import agree
from crosscheck.compare.duration import DAYS
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Duration, Money, Percent, Quantity, TimeSpan, Value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.float64]

WIDTHS = ("sentence", "window", "near", "phrase")
NEAREST = 3  # texts of the other article that tell how like it a text usually is
# Cosine of unrelated texts of one story at each width, in place of those that a short article doesn't have.
UNRELATED = (0.35, 0.35, 0.4, 0.6)
STANDING = tuple(f"{name}_standing" for name in WIDTHS)
SIGNALS = (*WIDTHS, *STANDING, "best", "grain", "names", "apart", "far", "role", "clash", "unit")


@cache
def weights() -> dict[str, float]:
    """The weight of each signal, the `bias`, and the weights of agreeing values, from `weights.yaml`, where it is said how they were found."""
    text = (resources.files(__package__) / "weights.yaml").read_text(encoding="utf-8")
    return {name: float(value) for name, value in yaml.load(text, Loader=yaml.BaseLoader).items()}  # noqa: S506 (a BaseLoader makes only text)


@dataclass(frozen=True)
class Pool:
    """All numeric claims of an article, of whatever kind: what a likeness has to stand out from."""

    contexts: tuple[tuple[str, ...], ...]  # of each width, without repeats
    names: Mapping[str, int]  # in how many sentences each name stands

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Pool:
        sentences = {c.sentence: c.names for c in claims}
        return cls(
            contexts=tuple(tuple(sorted({c.contexts[i] for c in claims})) for i in range(len(WIDTHS))),
            names=Counter(key for own in sentences.values() for key in own),
        )

    def rarity(self, key: str) -> float:
        """How much a name says: one that stands in every sentence of the story says little."""
        return 1 / max(1, self.names[key])


def signals(a: Sequence[Claim], b: Sequence[Claim], vectors: Vectors, pools: tuple[Pool, Pool]) -> dict[str, Grid]:
    """Each signal for each pair of two articles' claims of one kind, as grids of shape (len(a), len(b)); `pools` are the articles'."""
    import numpy as np

    def grid(of: Callable[[Claim, Claim], float]) -> Grid:
        return np.array([[float(of(x, y)) for y in b] for x in a]).reshape(len(a), len(b))

    widths: dict[str, Grid] = {}
    standing: dict[str, Grid] = {}
    for i, name in enumerate(WIDTHS):
        ours, theirs = [c.contexts[i] for c in a], [c.contexts[i] for c in b]
        widths[name] = np.asarray(vectors.similarity(ours, theirs), dtype=float)
        rows, columns = (_usual(t, pool.contexts[i], vectors, UNRELATED[i]) for t, pool in ((ours, pools[1]), (theirs, pools[0])))
        standing[f"{name}_standing"] = 2 * widths[name] - rows[:, None] - columns[None, :]
    possible = grid(comparable)
    return {
        **widths,
        **standing,
        "grain": grid(lambda x, y: isinstance(x.value, TimeSpan) and isinstance(y.value, TimeSpan) and _grain(x.value) == _grain(y.value)),
        "best": _best(sum((widths[name] for name in WIDTHS), np.zeros((len(a), len(b)))) - 9.0 * (1 - possible), possible),
        "names": grid(lambda x, y: sum(min(pool.rarity(key) for pool in pools) for key in x.names & y.names)),
        "apart": grid(lambda x, y: abs(x.position - y.position)),
        "far": grid(lambda x, y: 0.0 if agree(x.kind, x, y) else far(x.value, y.value)),
        "role": grid(lambda x, y: _role(x.value) is not None and _role(x.value) == _role(y.value)),
        "clash": grid(lambda x, y: _role(x.value) != _role(y.value)),
        "unit": grid(lambda x, y: _unit(x.value) is not None and _unit(x.value) == _unit(y.value)),
    }


def _usual(texts: Sequence[str], pool: Sequence[str], vectors: Vectors, unrelated: float) -> NDArray[np.float64]:
    """How like each text is to the three of the other article that are most like it; a sentence that is like all others says little.

    Twice a pair's likeness less both its usual ones is its standing (cross-domain similarity local scaling,
    Conneau et al. 2018, "Word translation without parallel data").
    """
    import numpy as np

    alike = np.asarray(vectors.similarity(texts, pool), dtype=float)
    padded = np.concatenate([alike, np.full((len(texts), max(0, NEAREST - len(pool))), unrelated)], axis=1)
    return np.asarray(np.sort(padded, axis=1)[:, -NEAREST:].mean(axis=1))


def _best(total: Grid, possible: Grid) -> Grid:
    """Whether a pair is the best of its row and of its column, the more telling the more others there were to choose from."""
    import numpy as np

    if not total.size:
        return total
    choice = [1 - 1 / np.maximum(1.0, possible.sum(axis=axis, keepdims=True)) for axis in (1, 0)]
    best = [total >= total.max(axis=axis, keepdims=True) for axis in (1, 0)]
    return np.asarray((best[0] * choice[0] + best[1] * choice[1]) / 2)


def by_context(given: dict[str, Grid]) -> Grid:
    """How likely each pair is about one fact, 0 to 1, by all but the agreement of the values."""
    import numpy as np

    own = weights()
    total = sum((own[name] * grid for name, grid in given.items()), np.full(next(iter(given.values())).shape, own["bias"]))
    return np.asarray(np.round(1 / (1 + np.exp(-total)), 3))


def by_value(context: Grid, a: Sequence[Claim], b: Sequence[Claim]) -> Grid:
    """The same, once the values are looked at: equal values speak for one fact, the more the rarer they are; different ones against it."""
    import numpy as np

    said = np.array([[_said(x, y) for y in b] for x in a])
    odds = np.log(context + 1e-4) - np.log(1 - context + 1e-4) + said.reshape(context.shape)
    return np.asarray(np.round(1 / (1 + np.exp(-odds)), 3))


def _said(a: Claim, b: Claim) -> float:
    """What two values add to the odds. A day inside a stated year, or a number that is "more than ten", agrees with little to show for it."""
    own = weights()
    if not agree(a.kind, a, b):
        return own["disagree"]
    weight = own["agree"] + own["telling"] * min(telling(a.value), telling(b.value))
    return weight if _precise(a.value, b.value) else weight * own["loose"]


def _precise(a: Value, b: Value) -> bool:
    if isinstance(a, TimeSpan) and isinstance(b, TimeSpan):
        return a.grain == b.grain
    if isinstance(a, Quantity | Money | Percent | Duration) and isinstance(b, Quantity | Money | Percent | Duration):
        return a.stated == b.stated or None not in (a.low, a.high, b.low, b.high)
    return True


def far(a: Value, b: Value) -> float:
    """How unlikely it is that one of two different values is a slip for the other, 0 to 1: 60 for 16 may be, 2 for 1,284 is not."""
    if isinstance(a, TimeSpan) and isinstance(b, TimeSpan):
        if a.start is None or b.start is None:
            return 0.5
        days = _gap(a, b)
        other_grain = 0.4 * min(1.0, days / 60) if a.grain != b.grain else 0.0
        return min(1.0, other_grain + 0.3 * min(2.0, math.log10(1 + days / 365.25)))
    if isinstance(a, Quantity | Money | Percent | Duration) and isinstance(b, Quantity | Money | Percent | Duration):
        left, right = (v.stated * (DAYS[v.unit] if isinstance(v, Duration) else 1) for v in (a, b))
        if left <= 0 or right <= 0:
            return 1.0
        return min(1.0, max(0.0, abs(math.log10(left / right)) - 0.5) / 2)
    return 0.0


def telling(value: Value) -> float:
    """How much two equal values say: 2 says little, 1,284 nearly all; a day more than its year."""
    if isinstance(value, Quantity | Money | Percent | Duration):
        digits = str(value.stated.numerator).strip("0") if value.stated.denominator == 1 else "999"
        return min(1.0, {1: 0.2, 2: 0.5, 3: 0.8}.get(len(digits), 1.0) + (0.3 if abs(value.stated) >= 100 else 0.0))
    if isinstance(value, TimeSpan):
        if value.start is None or value.end is None:
            return 0.5
        return 0.9 if (value.end - value.start).days < 1 else 0.6 if (value.end - value.start).days < 32 else 0.3
    return 0.3


def comparable(a: Claim, b: Claim) -> bool:
    """Whether two claims could be about one fact at all, by dimension and by roles that must never be merged."""
    return agree(a.kind, a, b) is not None


def _gap(a: TimeSpan, b: TimeSpan) -> int:
    """Days from the end of one to the start of the other."""
    ends = [(t.start or date.min, t.end or date.max) for t in (a, b)]
    return max((ends[0][0] - ends[1][1]).days, (ends[1][0] - ends[0][1]).days, 0)


def _grain(value: TimeSpan) -> tuple[str, bool]:
    return value.grain, value.relative


def _role(value: Value) -> str | None:
    return value.role if isinstance(value, Quantity) else None


def _unit(value: Value) -> str | None:
    return value.unit if isinstance(value, Quantity | Duration) else None
