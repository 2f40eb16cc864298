"""How likely two words of contrast are said of one matter: by what stands around them, whatever the words themselves say.

The contexts of a word leave it out, so that "the court acquitted the driver" and "the court convicted the driver" are as alike as can be. The weights
are the family `matter` of `weights.yaml`, fitted by `benchmarks/fit_words.py` on all facts that are marked in the stories.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from crosscheck.align import odds
from crosscheck.align.deeds import Deeds
from crosscheck.align.likeness import telling
from crosscheck.align.signals import UNRELATED, usual
from crosscheck.align.spots import common
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.float64]

FAMILY = "matter"
WORDS = ("words", "words_less", "most", "most_less", "apart")  # of what the clauses' own comparison knows
NUMBERS = ("quantity", "money", "percent", "duration", "date", "ordinal")
WIDTHS = ("sentence", "window", "near")
TELLING = 0.5  # from where an equal number in two sentences says something
MOST = 2.0  # what shared names, or shared numbers, say at most
OFTEN = 2  # sentences of an article that may have a name before it is one of those that the whole story is about


class Matters:
    """The words of contrast of a story, and how likely each two are said of one matter; all grids are of shape (words, words)."""

    def __init__(self, own: Sequence[Claim], claims: Sequence[Claim], vectors: Vectors) -> None:
        self.own = tuple(own)
        self._claims = claims
        self._vectors = vectors
        self._deeds = Deeds(own, vectors)

    @cached_property
    def sentences(self) -> Grid:
        """The cosine of the sentences."""
        import numpy as np

        texts = [c.contexts[0] for c in self.own]
        return np.asarray(self._vectors.similarity(texts, texts), dtype=float)

    @cached_property
    def signals(self) -> Mapping[str, Grid]:
        """What speaks for two words being said of one matter."""
        import numpy as np

        titles = np.array([c.title for c in self.own], dtype=float)
        return {
            **{name: grid for name, grid in self._deeds.signals.items() if name in WORDS},
            **self._likeness(),
            "names": np.minimum(MOST, common([self._names[c.article, c.sentence] for c in self.own])),
            "numbers": np.minimum(MOST, common([self._numbers.get((c.article, c.sentence), {}) for c in self.own])),
            "headline": np.abs(titles[:, None] - titles[None, :]),
        }

    @cached_property
    def same(self) -> Grid:
        """The log-odds that two words are said of one matter."""
        import numpy as np

        own = odds.weights(FAMILY)
        total = sum((own.get(name, 0.0) * grid for name, grid in sorted(self.signals.items())), np.full((len(self.own),) * 2, own[odds.BIAS]))
        return np.asarray(np.round(total, 3))

    def _likeness(self) -> Mapping[str, Grid]:
        """The cosine of each pair at each width, and its standing: twice the cosine less what is usual for either in the other's article."""
        import numpy as np

        found: dict[str, Grid] = {}
        for width, name in enumerate(WIDTHS):
            texts = [c.contexts[width] for c in self.own]
            grid = np.asarray(self._vectors.similarity(texts, texts), dtype=float)
            back = np.zeros(grid.shape)
            for home in set(self._deeds.home):
                there = self._deeds.of(home)
                back[:, there] = usual(grid[:, there], [texts[j] for j in there], UNRELATED[width])[:, None]
            found[name], found[f"{name}_standing"] = grid, np.asarray(2 * grid - back - back.T)
        return found

    @cached_property
    def _names(self) -> Mapping[tuple[str, Span], Mapping[str, float]]:
        """The names of each sentence; the rarer in the story, the more they say."""
        sentences = {(c.article, c.sentence): c.names for c in self.own}
        counts = Counter(key for found in sentences.values() for key in found)
        often = OFTEN * len({article for article, _ in sentences})
        return {place: {key: min(1.0, often / counts[key]) for key in found} for place, found in sentences.items()}

    @cached_property
    def _numbers(self) -> Mapping[tuple[str, Span], Mapping[str, float]]:
        """The telling numbers and dates of each sentence."""
        found: dict[tuple[str, Span], dict[str, float]] = {}
        for c in self._claims:
            if c.kind in NUMBERS and (says := telling(c.value)) >= TELLING:
                found.setdefault((c.article, c.sentence), {})[f"{c.kind} {c.value.text()}"] = says
        return found


def pair_signals(claims: Sequence[Claim], vectors: Vectors) -> Iterator[tuple[Claim, Claim, dict[str, float]]]:
    """Each two words of two articles, with their signals: what the weights are fitted on."""
    own = [c for c in claims if c.kind == "meaning"]
    found = Matters(own, claims, vectors).signals if own else {}
    for i, x in enumerate(own):
        for j, y in enumerate(own[:i]):
            if x.article != y.article:
                yield x, y, {name: float(grid[i, j]) for name, grid in found.items()}
