"""What speaks for two numeric claims being about one fact, as numbers between 0 and 1, and their sum as a probability."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import yaml

from crosscheck.compare import agree
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Duration, Money, Percent, Quantity, TimeSpan, Value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.float64]

WIDTHS = ("sentence", "window", "near", "phrase")
SIGNALS = (*WIDTHS, "best", "names", "apart", "far", "role", "clash", "unit")


@cache
def weights() -> dict[str, float]:
    """The weight of each signal, the `bias`, and the weights of agreeing values, from `weights.yaml`, where it is said how they were found."""
    text = (resources.files(__package__) / "weights.yaml").read_text(encoding="utf-8")
    return {name: float(value) for name, value in yaml.load(text, Loader=yaml.BaseLoader).items()}  # noqa: S506 (a BaseLoader makes only text)


def signals(a: Sequence[Claim], b: Sequence[Claim], vectors: Vectors) -> dict[str, Grid]:
    """Each signal for each pair of two articles' claims of one kind, as grids of shape (len(a), len(b))."""
    import numpy as np

    def grid(of: Callable[[Claim, Claim], float]) -> Grid:
        return np.array([[float(of(x, y)) for y in b] for x in a]).reshape(len(a), len(b))

    widths = {name: np.asarray(vectors.similarity([c.contexts[i] for c in a], [c.contexts[i] for c in b]), dtype=float) for i, name in enumerate(WIDTHS)}
    total = sum((widths[name] for name in WIDTHS), np.zeros((len(a), len(b)))) - 9.0 * (1 - grid(comparable))
    return {
        **widths,
        "best": (total >= total.max(axis=1, keepdims=True)) * 0.5 + (total >= total.max(axis=0, keepdims=True)) * 0.5,
        "names": grid(lambda x, y: len(x.names & y.names) / max(1, min(len(x.names), len(y.names)))),
        "apart": grid(lambda x, y: abs(x.position - y.position)),
        "far": grid(lambda x, y: 0.0 if agree(x.kind, x, y) else far(x.value, y.value)),
        "role": grid(lambda x, y: _role(x.value) is not None and _role(x.value) == _role(y.value)),
        "clash": grid(lambda x, y: _role(x.value) != _role(y.value)),
        "unit": grid(lambda x, y: _unit(x.value) is not None and _unit(x.value) == _unit(y.value)),
    }


def by_context(given: dict[str, Grid]) -> Grid:
    """How likely each pair is about one fact, 0 to 1, by all but the agreement of the values."""
    import numpy as np

    own = weights()
    total = sum((own[name] * grid for name, grid in given.items()), np.full(next(iter(given.values())).shape, own["bias"]))
    return np.asarray(np.round(1 / (1 + np.exp(-total)), 3))


def by_value(context: Grid, a: Sequence[Claim], b: Sequence[Claim]) -> Grid:
    """The same, once the values are looked at: equal values speak for one fact, the more the rarer they are; different ones against it."""
    import numpy as np

    own = weights()
    said = np.array([[own["agree"] + own["telling"] * min(telling(x.value), telling(y.value)) if agree(x.kind, x, y) else own["disagree"] for y in b] for x in a])
    odds = np.log(context + 1e-4) - np.log(1 - context + 1e-4) + said.reshape(context.shape)
    return np.asarray(np.round(1 / (1 + np.exp(-odds)), 3))


def far(a: Value, b: Value) -> float:
    """How unlikely it is that one of two different values is a slip for the other, 0 to 1: 60 for 16 may be, 2 for 1,284 is not."""
    if isinstance(a, TimeSpan) and isinstance(b, TimeSpan):
        if a.start is None or b.start is None:
            return 0.5
        years = abs((a.start - b.start).days) / 365.25
        return min(1.0, 0.4 * (a.grain != b.grain) + 0.3 * min(2.0, math.log10(1 + years)))
    if isinstance(a, Quantity | Money | Percent | Duration) and isinstance(b, Quantity | Money | Percent | Duration):
        if a.stated <= 0 or b.stated <= 0:
            return 1.0
        return min(1.0, max(0.0, abs(math.log10(a.stated / b.stated)) - 0.5) / 2)
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


def _role(value: Value) -> str | None:
    return value.role if isinstance(value, Quantity) else None


def _unit(value: Value) -> str | None:
    return value.unit if isinstance(value, Quantity | Duration) else None
