"""What speaks for two numeric claims being about one fact, whatever their values: what is said around them, and what else is said there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crosscheck.align.agreements import Agreements
from crosscheck.align.likeness import telling
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Duration, Kind, Quantity, Span, TimeSpan, Value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.float64]

WIDTHS = ("sentence", "window", "near", "phrase")
NEAREST = 3  # texts of the other article that tell how like it a text usually is
# Cosine of unrelated texts of one story at each width, in place of those that a short article doesn't have.
UNRELATED = (0.35, 0.35, 0.4, 0.6)
TELLING = 0.5  # from where an equal number in two sentences says something
MOST_ANCHORS = 2.0
ALONE = 0.0  # the margin of a pair that has no other to be held against
NOWHERE = -9.0  # the standing of a pair that can't be


@dataclass(frozen=True, slots=True)
class Side:
    """The numeric claims of one article, with the telling values of each sentence."""

    claims: tuple[Claim, ...]
    said: tuple[tuple[Kind, str], ...]  # the value of each claim, as it is told from others
    telling: tuple[float, ...]  # how much each of these values says
    values: Mapping[Span, Mapping[tuple[Kind, str], float]]
    sentences: Mapping[Span, str]  # of all claims of the article, in the order of the text

    @classmethod
    def of(cls, claims: Sequence[Claim], article: Sequence[Claim]) -> Side:
        said = tuple((c.kind, c.value.text()) for c in claims)
        says = tuple(telling(c.value) for c in claims)
        values: dict[Span, dict[tuple[Kind, str], float]] = {}
        for c, own, much in zip(claims, said, says, strict=True):
            if much >= TELLING:
                values.setdefault(c.sentence, {})[own] = much
        return cls(tuple(claims), said, says, values, dict(sorted({c.sentence: c.sentence_text for c in article}.items())))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of claims of one kind of two articles, by their indices, whether their values agree, and each signal for each of them."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    same: tuple[bool, ...]
    signals: Mapping[str, Grid]


def pairs(a: Side, b: Side, agreements: Agreements, vectors: Vectors) -> Pairs:
    """All pairs of two articles' claims that could be about one fact, with their signals; of one article with itself each pair once."""
    import numpy as np

    agreed = [[agreements.agree(x, y) for y in b.claims] for x in a.claims]
    possible = np.array([[found is not None for found in row] for row in agreed], dtype=bool).reshape(len(a.claims), len(b.claims))
    grids = {**_likeness(a.claims, b.claims, vectors), **_beside(a, b, vectors)}
    margins = _margins(sum((grids[f"{name}_standing"] for name in WIDTHS), np.zeros(possible.shape)), possible)
    rows, columns = np.nonzero(np.triu(possible, 1) if a is b else possible)
    found = {name: grid[rows, columns] for name, grid in {**grids, **margins}.items()}
    left, right = tuple(rows.tolist()), tuple(columns.tolist())
    each = np.array([_of_pair(i, j, a, b) for i, j in zip(left, right, strict=True)], dtype=float).reshape(len(left), len(PAIRED))
    found |= {name: each[:, k] for k, name in enumerate(PAIRED)}
    return Pairs(left, right, tuple(bool(agreed[i][j]) for i, j in zip(left, right, strict=True)), found)


PAIRED = ("apart", "role", "clash", "unit", "grain", "headline", "progress", "anchors")


def _of_pair(i: int, j: int, a: Side, b: Side) -> tuple[float, ...]:
    x, y = a.claims[i], b.claims[j]
    roles, units = (_role(x.value), _role(y.value)), (_unit(x.value), _unit(y.value))
    return (
        abs(x.position - y.position),
        float(roles[0] is not None and roles[0] == roles[1]),
        float(roles[0] != roles[1]),
        float(units[0] is not None and units[0] == units[1]),
        float(isinstance(x.value, TimeSpan) and isinstance(y.value, TimeSpan) and _grain(x.value) == _grain(y.value)),
        float(x.title != y.title),
        float(bool(x.status and y.status and x.status != y.status)),
        _anchors(i, j, a, b),
    )


def _anchors(i: int, j: int, a: Side, b: Side) -> float:
    """How much the other numbers that both sentences have say that they tell one thing."""
    ours, theirs = a.values.get(a.claims[i].sentence), b.values.get(b.claims[j].sentence)
    if not ours or not theirs or not (shared := ours.keys() & theirs.keys() - {a.said[i], b.said[j]}):
        return 0.0
    return min(MOST_ANCHORS, sum(ours[key] for key in sorted(shared)))


def _likeness(a: Sequence[Claim], b: Sequence[Claim], vectors: Vectors) -> dict[str, Grid]:
    """The cosine of each pair at each width, and its standing: how far it stands out from what is usual for either text.

    Twice a pair's likeness less both its usual ones is its standing (cross-domain similarity local scaling,
    Conneau et al. 2018, "Word translation without parallel data").
    """
    import numpy as np

    found: dict[str, Grid] = {}
    for i, name in enumerate(WIDTHS):
        ours, theirs = [c.contexts[i] for c in a], [c.contexts[i] for c in b]
        grid = np.asarray(vectors.similarity(ours, theirs), dtype=float)
        rows, columns = usual(grid, theirs, UNRELATED[i]), usual(grid.T, ours, UNRELATED[i])
        found[name] = grid
        found[f"{name}_standing"] = 2 * grid - rows[:, None] - columns[None, :]
    return found


def _beside(a: Side, b: Side, vectors: Vectors) -> dict[str, Grid]:
    """How like one another the sentences before and behind two claims are, and how like a claim's sentence is to one beside the other's.

    Articles tell one thing in the same company, and often spread over two sentences what another says in one.
    """
    import numpy as np

    grid = np.asarray(vectors.similarity(list(a.sentences.values()), list(b.sentences.values())), dtype=float)
    padded = np.full((grid.shape[0] + 2, grid.shape[1] + 2), UNRELATED[0])
    padded[1:-1, 1:-1] = grid
    numbers = [{span: i for i, span in enumerate(side.sentences, start=1)} for side in (a, b)]
    rows, columns = ([own[c.sentence] for c in side.claims] for own, side in zip(numbers, (a, b), strict=True))
    at = {(i, j): padded[np.ix_([r + i for r in rows], [c + j for c in columns])] for i in (-1, 0, 1) for j in (-1, 0, 1)}
    across = np.stack([at[-1, 0], at[1, 0], at[0, -1], at[0, 1]]) if rows and columns else np.zeros((4, len(rows), len(columns)))
    return {"plain": at[0, 0], "company": (at[-1, -1] + at[1, 1]) / 2, "beside": across.max(axis=0), "besides": across.mean(axis=0)}


def usual(grid: Grid, texts: Sequence[str], unrelated: float) -> NDArray[np.float64]:
    """How like each row is to the different texts of the other article that are most like it; a sentence that is like all others says little."""
    import numpy as np

    first = sorted({text: j for j, text in reversed(list(enumerate(texts)))}.values())
    padded = np.concatenate([grid[:, first], np.full((len(grid), max(0, NEAREST - len(first))), unrelated)], axis=1)
    return np.asarray(np.partition(padded, padded.shape[1] - NEAREST, axis=1)[:, -NEAREST:].mean(axis=1))


def _margins(total: Grid, possible: NDArray[np.bool_]) -> dict[str, Grid]:
    """How much better a pair is than the next one of its row and of its column, or worse than the best one: the mean of the two, and the lesser."""
    import numpy as np

    if not total.size:
        return {"margin": total, "margin_least": total}
    standing = np.where(possible, total, NOWHERE)
    by_row, by_column = _margin(standing), _margin(standing.T).T
    return {"margin": (by_row + by_column) / 2, "margin_least": np.minimum(by_row, by_column)}


def _margin(standing: Grid) -> Grid:
    import numpy as np

    if standing.shape[1] < 2:
        return np.full(standing.shape, ALONE)
    ordered = np.sort(standing, axis=1)
    best, second = ordered[:, -1:], ordered[:, -2:-1]
    return np.asarray(np.clip(np.where(standing >= best, standing - second, standing - best), -2.0, 2.0))


def _grain(value: TimeSpan) -> tuple[str, bool]:
    return value.grain, value.relative


def _role(value: Value) -> str | None:
    return value.role if isinstance(value, Quantity) else None


def _unit(value: Value) -> str | None:
    return value.unit if isinstance(value, Quantity | Duration) else None
