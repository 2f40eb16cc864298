"""What speaks for two numeric claims being about one fact, as numbers between 0 and 1, and their sum as a probability."""

from __future__ import annotations

from collections.abc import Sequence
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

SIGNALS = ("sentence", "window", "near", "phrase", "names", "apart", "value", "telling", "role", "unit")


@cache
def weights(model: str) -> dict[str, float]:
    """The weight of each signal and the `bias`, of the model `context` (values not looked at) or `joint`, from `weights.yaml`."""
    text = (resources.files(__package__) / "weights.yaml").read_text(encoding="utf-8")
    return {name: float(value) for name, value in yaml.load(text, Loader=yaml.BaseLoader)[model].items()}  # noqa: S506 (a BaseLoader makes only text)


def signals(a: Sequence[Claim], b: Sequence[Claim], vectors: Vectors) -> dict[str, Grid]:
    """Each signal for each pair of two articles' claims of one kind, as grids of shape (len(a), len(b))."""
    import numpy as np

    def grid(of: object) -> Grid:
        return np.array([[float(of(x, y)) for y in b] for x in a]).reshape(len(a), len(b))  # type: ignore[operator]

    widths = {
        name: np.asarray(vectors.similarity([c.contexts[i] for c in a], [c.contexts[i] for c in b]), dtype=float) for i, name in enumerate(SIGNALS[:4])
    }
    return {
        **widths,
        "names": grid(lambda x, y: len(x.names & y.names) / max(1, min(len(x.names), len(y.names)))),
        "apart": grid(lambda x, y: abs(x.position - y.position)),
        "value": grid(lambda x, y: bool(agree(x.kind, x, y))),
        "telling": grid(lambda x, y: min(telling(x.value), telling(y.value)) if agree(x.kind, x, y) else 0.0),
        "role": grid(lambda x, y: _role(x.value) is not None and _role(x.value) == _role(y.value)),
        "unit": grid(lambda x, y: _unit(x.value) is not None and _unit(x.value) == _unit(y.value)),
    }


def probability(given: dict[str, Grid], model: str) -> Grid:
    """How likely each pair is about one fact, 0 to 1, by the model `context` or `joint`."""
    import numpy as np

    own = weights(model)
    total = sum((own[name] * grid for name, grid in given.items() if name in own), np.full(next(iter(given.values())).shape, own["bias"]))
    return np.asarray(np.round(1 / (1 + np.exp(-total)), 3))


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
