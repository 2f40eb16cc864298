"""The spots at which names stand: how likely two sentences leave one and the same gap for a name, whatever name fills it.

What is said around two names, what else their sentences share, and how far that stands out from what is usual between the two
articles. The weights are the family `spot` of `weights.yaml`, made by `benchmarks/fit_spots.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from crosscheck import names
from crosscheck.align import odds
from crosscheck.align.likeness import telling
from crosscheck.align.signals import usual
from crosscheck.encode import Vectors, multiplied
from crosscheck.model import Claim, Kind, Name, Role, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.float64]

KINDS: tuple[Kind, ...] = ("person", "place", "organization")
FAMILY = "spot"
WIDTHS = ("sentence", "window", "near")
UNRELATED = (0.35, 0.35, 0.4)  # cosine of unrelated texts at each width, in place of those that a short article doesn't have
TELLING = 0.5  # from where an equal number in two sentences says something
OFTEN = 2  # sentences of an article that may have a name before it is one of those that the whole story is about
MOST = 2.0  # what shared names, or shared numbers, say at most
Place = tuple[str, Span]  # an article and a sentence of it


@dataclass(frozen=True)
class Spots:
    """The named claims of a story, and each signal for each pair of them: shape (claims, claims)."""

    claims: tuple[Claim, ...]
    signals: Mapping[str, Grid]

    @cached_property
    def odds(self) -> Grid:
        """The log-odds of each pair that both names fill one gap."""
        import numpy as np

        own = odds.weights(FAMILY)
        found = np.full((len(self.claims), len(self.claims)), own[odds.BIAS])
        for name, grid in self.signals.items():
            found += own.get(name, 0.0) * grid
        return np.asarray(np.round(found, 3))


def spots(claims: Sequence[Claim], vectors: Vectors) -> Spots:
    """The spots of all names of a story."""
    own = tuple(c for c in claims if c.kind in KINDS)
    return Spots(own, {**_likeness(own, vectors), **_shared(own, claims), **_posture(own)} if own else {})


# ------------------------------------------------------------------ what is said around


def _likeness(claims: Sequence[Claim], vectors: Vectors) -> dict[str, Grid]:
    """The cosine of each pair at each width, and its standing: twice the cosine less what is usual for either text in the other's article.

    Cross-domain similarity local scaling (Conneau et al. 2018, "Word translation without parallel data").
    """
    import numpy as np

    articles = _by(claims, lambda c: c.article)
    found: dict[str, Grid] = {}
    for i, name in enumerate(WIDTHS):
        texts = [c.contexts[i] for c in claims]
        grid = np.asarray(vectors.similarity(texts, texts), dtype=float)
        common = np.zeros(grid.shape)
        for there in articles.values():
            common[:, there] = usual(grid[:, there], [texts[j] for j in there], UNRELATED[i])[:, None]
        found[name] = grid
        found[f"{name}_standing"] = 2 * grid - common - common.T
    return found


# ------------------------------------------------------------------ what else is there


def _shared(claims: Sequence[Claim], everything: Sequence[Claim]) -> dict[str, Grid]:
    """The names but for the pair's own, and the telling numbers, that both sentences have: the rarer the better."""
    import numpy as np

    counts = Counter(key for own in {(c.article, c.sentence): c.names for c in claims}.values() for key in own)
    often = OFTEN * len({c.article for c in claims})
    rarity = {key: min(1.0, often / count) for key, count in counts.items()}
    numbers = _numbers(everything)
    others = [{key: rarity[key] for key in c.names - names.key(c.quote) - _own(c)} for c in claims]
    told = [numbers.get((c.article, c.sentence), {}) for c in claims]
    return {"names": np.minimum(MOST, common(others)), "numbers": np.minimum(MOST, common(told))}


def _own(claim: Claim) -> frozenset[str]:
    return names.key(claim.value.name) if isinstance(claim.value, Name) else frozenset()


def _numbers(claims: Sequence[Claim]) -> dict[Place, dict[str, float]]:
    """What the telling numbers of each sentence say."""
    found: dict[Place, dict[str, float]] = {}
    for c in claims:
        if c.kind not in KINDS and (says := telling(c.value)) >= TELLING:
            found.setdefault((c.article, c.sentence), {})[f"{c.kind} {c.value.text()}"] = says
    return found


def common(told: Sequence[Mapping[str, float]]) -> Grid:
    """How much of what each says is told by both of a pair; shape (told, told)."""
    import numpy as np

    keys = {key: n for n, key in enumerate(sorted({key for own in told for key in own}))}
    there = np.zeros((len(told), len(keys)))
    for n, own in enumerate(told):
        for key, says in own.items():
            there[n, keys[key]] = says**0.5
    return multiplied(there, there.T)


# ------------------------------------------------------------------ how it stands there


def _posture(claims: Sequence[Claim]) -> dict[str, Grid]:
    """How far apart two names stand in their articles, in a title or not, and as what they are told."""
    import numpy as np

    position = np.array([c.position for c in claims])
    title = np.array([c.title for c in claims], dtype=float)
    roles = [c.value.role if isinstance(c.value, Name) else None for c in claims]  # the titles beside persons' names
    return {
        "apart": np.abs(position[:, None] - position[None, :]),
        "titles": title[:, None] * title[None, :],
        "headline": np.abs(title[:, None] - title[None, :]),
        "rank": _each(roles, lambda x, y: float(x.rank == y.rank)),
        "ranks": _each(roles, lambda x, y: float(x.rank != y.rank)),
        "domain": _each(roles, lambda x, y: float(bool({*x.domains} & {*y.domains}))),
        "domains": _each(roles, lambda x, y: float(bool(x.domains and y.domains) and not {*x.domains} & {*y.domains})),
    }


def _each(roles: Sequence[Role | None], said: Callable[[Role, Role], float]) -> Grid:
    """What is said of each pair of titles, asked once for each two different ones; 0 where there is none. Shape (roles, roles)."""
    import numpy as np

    different = list(dict.fromkeys(roles))
    at = {role: n for n, role in enumerate(different)}
    table = np.array([said(x, y) if x and y else 0.0 for x, y in product(different, different)]).reshape(len(different), len(different))
    rows = [at[role] for role in roles]
    return np.asarray(table[np.ix_(rows, rows)])


def _by(claims: Sequence[Claim], key: Callable[[Claim], str]) -> dict[str, list[int]]:
    """The indices of claims by what a key says of them."""
    found: dict[str, list[int]] = {}
    for i, c in enumerate(claims):
        found.setdefault(key(c), []).append(i)
    return dict(sorted(found.items()))


def pair_signals(claims: Sequence[Claim], vectors: Vectors) -> Iterator[tuple[Claim, Claim, dict[str, float]]]:
    """Each pair of claims of one kind and two articles, with its signals: what the weights are fitted on."""
    found = spots(claims, vectors)
    for i, x in enumerate(found.claims):
        for j, y in enumerate(found.claims[:i]):
            if x.kind == y.kind and x.article != y.article:
                yield x, y, {name: float(grid[i, j]) for name, grid in found.signals.items()}
