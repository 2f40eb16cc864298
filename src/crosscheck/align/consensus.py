"""What the whole story says of two names at one spot: whether each is the other's best match in every article that tells of either.

A pair that fits best between two articles may fit by chance; where three articles tell of one town in a sentence that is nearest to the one
in which the fourth has another town, and nothing else in either of them comes near, that is hardly chance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crosscheck.model import Claim
from crosscheck.sounds import is_arabic

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.float64]

FARTHEST = 4.0  # log-odds beyond which a margin says nothing more
NOWHERE = -6.0  # log-odds of the gap that an article doesn't have
Home = Mapping[str, Sequence[int]]  # the claims of one name by article


@dataclass(frozen=True)
class Story:
    """The claims of one kind, how well each two of their spots fit, and all claims of the kind by article."""

    claims: Sequence[Claim]
    fit: Grid
    everywhere: Home

    def gain(self, i: int, j: int, homes: Sequence[Home]) -> float:
        """By how much a claim fits another better than the best of what else the other's article names."""
        article = self.claims[j].article
        own = {k for home in homes for k in home.get(article, ())}
        best = max((float(self.fit[i, k]) for k in self.everywhere[article] if k not in own), default=NOWHERE)
        return max(-FARTHEST, min(FARTHEST, float(self.fit[i, j]) - best))

    def nearest(self, i: int, home: Home) -> Sequence[int]:
        """Of each other article the claim of a name that fits a claim best."""
        return [max(there, key=lambda k: (self.fit[i, k], -k)) for article, there in sorted(home.items()) if article != self.claims[i].article]


def consensus(story: Story, sides: tuple[Sequence[int], Sequence[int]], homes: tuple[Home, Home]) -> dict[str, float]:
    """The signals of two names, with their claims at the spot (`sides`) and all that there are (`homes`)."""
    pairs = [(i, j) for i in sides[0] for j in sides[1] if story.claims[i].article != story.claims[j].article]
    gains = [gain for i, j in pairs for gain in (story.gain(i, j, homes), story.gain(j, i, homes))]
    lesser = 0 if len(homes[0]) <= len(homes[1]) else 1
    met = [(i, k) for i in sides[lesser] for k in story.nearest(i, homes[1 - lesser])]
    rally, back = [story.gain(i, k, homes) for i, k in met], [story.gain(k, i, homes) for i, k in met]
    apart = float(homes[0].keys().isdisjoint(homes[1]))
    scripts = float(_by_script(story.claims, homes))
    told = len(homes[0].keys() | homes[1].keys()) / len(story.everywhere)
    return {
        "gain": sum(gains) / len(gains),
        "gain_least": min(gains),
        "rally": sum(rally) / len(rally),
        "rally_back": sum(back) / len(back),
        "rally_fit": sum(float(story.fit[i, k]) for i, k in met) / len(met),
        "rally_votes": sum(x > 0 and y > 0 for x, y in zip(rally, back, strict=True)) / (len(story.everywhere) - 1),
        "apart": apart,
        "divided": apart * told,
        "complete": apart * float(told == 1),
        "lone": float(len(homes[0]) == len(homes[1]) == 1 and len(story.everywhere) > len(homes)),
        "scripts": scripts,
        "scripts_all": scripts * float(told == 1),
    }


def _by_script(claims: Sequence[Claim], homes: Sequence[Home]) -> bool:
    """Whether only Arabic letters have the one name, and only Latin ones the other, in three articles and more: they may be one name that nobody recognised."""
    if sum(map(len, homes)) <= len(homes):
        return False  # of two articles in two scripts that says nothing
    scripts = [{is_arabic(claims[i].quote) for there in home.values() for i in there} for home in homes]
    return all(len(own) == 1 for own in scripts) and scripts[0] != scripts[1]
