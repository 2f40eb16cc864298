"""How alike the words of quotations are, whole and by their sentences, and how far each likeness stands out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

import regex

from crosscheck.encode import Vectors
from crosscheck.model import Claim, Statement

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.float64]

NEAREST = 3  # quotations of another article that tell how like it a quotation usually is
UNRELATED = 0.3  # cosine of unrelated quotations of one story, in place of those that a short article doesn't have
ALONE = 0.4  # the margin of a pair that has no other to be held against
LEAST = 3  # words of a sentence in a quotation that is compared by itself
_END = regex.compile(r"(?<=[.!?؟…])\s+")


class Sayings:
    """The words said in each attribution of a story; all grids are of shape (claims, claims)."""

    def __init__(self, claims: Sequence[Claim], vectors: Vectors) -> None:
        self.claims = tuple(claims)
        self._said = tuple(c.value.said or "" if isinstance(c.value, Statement) else "" for c in claims)
        self._vectors = vectors

    @cached_property
    def whole(self) -> Grid:
        """The cosine of what is said, as a whole."""
        import numpy as np

        return np.asarray(self._vectors.similarity(self._said, self._said), dtype=float)

    @cached_property
    def alike(self) -> Grid:
        """The cosine of what is said, as a whole or by any of its sentences, whichever is most alike."""
        import numpy as np

        parts = [(i, text) for i, said in enumerate(self._said) for text in (said, *_sentences(said))]
        home = np.array([i for i, _ in parts], dtype=int)
        texts = [text for _, text in parts]
        grid = np.asarray(self._vectors.similarity(texts, texts), dtype=float)
        found = np.full((len(self.claims), len(self.claims)), -1.0)
        np.maximum.at(found, (home[:, None], home[None, :]), grid)
        return found

    def apart(self, i: int, j: int) -> bool:
        """Whether two stand in different articles."""
        return self.claims[i].article != self.claims[j].article

    @cached_property
    def by_article(self) -> Mapping[str, tuple[int, ...]]:
        """The quotations of each article."""
        found: dict[str, list[int]] = {}
        for i, claim in enumerate(self.claims):
            found.setdefault(claim.article, []).append(i)
        return {article: tuple(own) for article, own in sorted(found.items())}

    def article_pairs(self) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """The quotations of each two articles."""
        yield from combinations(self.by_article.values(), 2)

    def signals(self, i: int, j: int) -> Mapping[str, float]:
        """What speaks for two quotations of two articles being one."""
        alike = float(self.alike[i, j])
        usual = self._usual(i, j), self._usual(j, i)
        return {
            "standing": 2 * alike - sum(usual),
            "margin": min(self._margin(i, j), self._margin(j, i)),
            "fragments": float(self._said[i][:1].islower()) + float(self._said[j][:1].islower()),
            "indirect": float(not self.direct(i)) + float(not self.direct(j)),
        }

    def direct(self, i: int) -> bool:
        """Whether the words stand between quotation marks, so that they are what the claim quotes."""
        return self._said[i][:12] == " ".join(self.claims[i].quote.split())[:12]

    def _usual(self, i: int, j: int) -> float:
        """How like the quotations of another article usually are, by those most alike."""
        best = sorted((float(self.alike[i, k]) for k in self.by_article[self.claims[j].article]), reverse=True)[:NEAREST]
        return (sum(best) + UNRELATED * (NEAREST - len(best))) / NEAREST

    def _margin(self, i: int, j: int) -> float:
        """How much more alike a quotation is than the next best of its article, or less than the best."""
        others = [float(self.alike[i, k]) for k in self.by_article[self.claims[j].article] if k != j]
        return float(self.alike[i, j]) - max(others) if others else ALONE


def _sentences(said: str) -> tuple[str, ...]:
    """The sentences of a quotation that has several."""
    found = [part for part in _END.split(said) if len(part.split()) >= LEAST]
    return tuple(found) if len(found) > 1 else ()
