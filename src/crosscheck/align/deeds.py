"""How likely two clauses of a story speak of one deed: as a whole, by their sentences, and word by word.

Two clauses of one story are alike anyway; what counts is how much better a clause fits another than clauses of that article
usually do, and whether the telling words of one ("ransom", "visa") are met again in the other, in whatever language.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

import regex

from crosscheck.align import odds
from crosscheck.align.spots import common
from crosscheck.encode import Vectors
from crosscheck.lang import languages, lexicon
from crosscheck.model import Claim
from crosscheck.tokens import normal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.float64]

FAMILY = "deed"  # of weights.yaml
NEAREST = 3  # clauses of another article that tell how like it a clause usually is
MANY = 40  # clauses that tell how well a word is met by chance
UNRELATED = 0.2  # cosine of two unrelated texts or words
FEW = 20  # clauses of a story from where it can be told what is rare in it
MOST = 2  # words of a clause that are met best
_QUOTES = (("“", "”"), ("«", "»"))
_DIGITS = regex.compile(r"\d+")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")


@cache
def _function() -> frozenset[str]:
    return frozenset(chain.from_iterable(lexicon(code).words("clauses.function") for code in languages()))


@lru_cache(maxsize=8192)  # each clause is looked at from several sides
def telling_words(text: str) -> tuple[str, ...]:
    """The words of a text that say something of the matter, each once."""
    words = (w for w in _WORD.findall(text) if len(w) > 1 and not w.isdigit())
    return tuple(dict.fromkeys(w for w in words if normal(w) not in _function()))


def quoted(claim: Claim) -> bool:
    """Whether the words stand inside a quotation: an opening mark before them is not closed there."""
    before = claim.sentence_text[: max(0, claim.span.start - claim.sentence.start)]
    return any(before.count(a) > before.count(b) for a, b in _QUOTES) or before.count('"') % 2 == 1


def digits(claim: Claim) -> frozenset[str]:
    """The numbers in digits of a claim's sentence."""
    return frozenset(_DIGITS.findall(claim.sentence_text))


class Deeds:
    """The clauses of a story: claims whose contexts are the sentence, what is said, and the deed that is denied, planned …

    All grids are of shape (claims, claims).
    """

    def __init__(self, claims: Sequence[Claim], vectors: Vectors) -> None:
        self.claims = tuple(claims)
        self._vectors = vectors
        self._articles = sorted({c.article for c in claims})
        self.home = tuple(self._articles.index(c.article) for c in claims)
        self._homes = [[k for k, own in enumerate(self.home) if own == home] for home in range(len(self._articles))]

    def of(self, home: int) -> Sequence[int]:
        """The clauses of one article."""
        return self._homes[home]

    def others(self, i: int) -> Iterator[Sequence[int]]:
        """The clauses of each article but that of the clause given."""
        for home in range(len(self._articles)):
            if home != self.home[i]:
                yield self.of(home)

    def tellings(self, i: int, j: int) -> Iterator[tuple[int, float]]:
        """The clause of each third article that is likeliest of the deed of two, with its log-odds."""
        for there in self.others(i):
            if self.home[there[0]] != self.home[j]:
                ours, theirs = self.odds[i], self.odds[j]
                yield max(((k, (ours[k] + theirs[k]) / 2) for k in there), key=lambda e: (e[1], -e[0]))

    @cached_property
    def signals(self) -> Mapping[str, Grid]:
        """What speaks for two clauses being of one deed."""
        import numpy as np

        said, sentence = self._alike(1), self._alike(0)
        best, share = self.matters([c.matters for c in self.claims])
        mean, most = self._met([telling_words(c.contexts[1]) for c in self.claims])
        return {
            "said": said,
            "sentence": sentence,
            "said_standing": self._standing(said),
            "sentence_standing": self._standing(sentence),
            "words": np.maximum(mean, mean.T),
            "words_less": np.minimum(mean, mean.T),
            "most": np.maximum(most, most.T),
            "most_less": np.minimum(most, most.T),
            "matter": best,
            "matters": np.maximum(share, share.T),
            "matters_less": np.minimum(share, share.T),
            "names": np.minimum(2.0, common([dict.fromkeys(c.names, 1.0) for c in self.claims])),
            "apart": np.abs(np.subtract.outer([c.position for c in self.claims], [c.position for c in self.claims])),
        }

    @cached_property
    def same(self) -> Grid:
        """The log-odds that two clauses speak of one deed, by the weights of the family."""
        import numpy as np

        own = odds.weights(FAMILY)
        total = sum((own.get(name, 0.0) * grid for name, grid in sorted(self.signals.items())), np.full((len(self.claims),) * 2, own[odds.BIAS]))
        return np.asarray(np.round(total, 3))

    @cached_property
    def odds(self) -> list[list[float]]:
        """The same, row by row."""
        return list(self.same.tolist())

    @cached_property
    def deed(self) -> Grid:
        """How well the words of what a clause denies, plans … are met in another, on the mean; 0 where it names no deed."""
        return self._met([telling_words(c.contexts[2]) for c in self.claims])[0]

    def matters(self, named: Sequence[frozenset[str]]) -> tuple[Grid, Grid]:
        """Of the matters that are named, the most telling one that each clause names as well, and the share of them; a matter of every clause tells nothing."""
        import numpy as np

        telling = self._telling
        best, share = np.zeros((2, len(self.claims), len(self.claims)))
        whole = np.array([sum(telling[m] for m in sorted(own) if m in telling) for own in named])
        namers: dict[str, list[int]] = {}
        for i, own in enumerate(named):
            for m in own if whole[i] else ():
                namers.setdefault(m, []).append(i)
        for m in sorted(namers.keys() & self._places.keys()):
            both = np.ix_(namers[m], self._places[m])
            best[both] = np.maximum(best[both], telling[m])
            share[both] += (telling[m] / whole[namers[m]])[:, None]
        return best, share

    @cached_property
    def turned(self) -> tuple[Grid, Grid]:
        """The same of the matters in what a clause denies, plans …"""
        return self.matters([c.turned for c in self.claims])

    def common(self, i: int, j: int) -> str | None:
        """The most telling matter that two clauses name, one in what is denied, planned … rather than another."""
        a, b = self.claims[i], self.claims[j]
        shared = (a.turned | b.turned) & a.matters & b.matters or a.matters & b.matters
        return max(sorted(shared), key=lambda m: self._telling[m], default=None)

    def naming(self, matter: str | None, among: Sequence[int]) -> list[int]:
        """Those of some clauses that name a matter."""
        return [k for k in among if matter in self.claims[k].matters]

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        """The clauses that name each matter."""
        found: dict[str, list[int]] = {}
        for i, claim in enumerate(self.claims):
            for m in sorted(claim.matters):
                found.setdefault(m, []).append(i)
        return found

    @cached_property
    def _telling(self) -> Mapping[str, float]:
        """How much a matter says of which clause is meant, 0 to 1: the fewer name it, the more."""
        whole = math.log(max(FEW, len(self.claims)))
        return {m: 1 - math.log(len(there)) / whole for m, there in self._places.items()}

    def head(self, i: int, j: int) -> tuple[float, float]:
        """How well the first word of a deed is met in another clause, and the word of it that is met least; 0 where it names no deed."""
        place, met = self._known
        found = [float(met[place[w], j]) for w in telling_words(self.claims[i].contexts[2])]
        return (found[0], min(found)) if found else (0.0, 0.0)

    def alike(self, i: int, j: int) -> dict[str, float]:
        """What speaks for the deed of one clause being told in another: as a whole, by its words, and by the numbers in digits, two at most."""
        first, least = self.head(i, j)
        same, deed = float(self.same[i, j]), float(self.deed[i, j])
        best, share = self.turned
        return {
            "matter": float(self.signals["matter"][i, j]),
            "matters": float(self.signals["matters"][i, j]),
            "matters_less": float(self.signals["matters_less"][i, j]),
            "turned": float(best[i, j]),
            "turned_share": float(share[i, j]),
            "same": same,
            "deed": deed,
            "deed_first": first,
            "deed_least": least,
            "numbers": float(min(2, len(self._digits[i] & self._digits[j]))),
        }

    @cached_property
    def _digits(self) -> Sequence[frozenset[str]]:
        """The numbers in digits of each clause's sentence."""
        return [digits(c) for c in self.claims]

    @cached_property
    def _known(self) -> tuple[Mapping[str, int], Grid]:
        """The place of each word, and how well it is met by the best word of each clause, less what is usual; shape (words, claims)."""
        import numpy as np

        if not self.claims:
            return {}, np.zeros((0, 0))
        owned = [telling_words(c.contexts[1]) or (".",) for c in self.claims]
        known = sorted(set(chain.from_iterable((*owned, *(telling_words(c.contexts[2]) for c in self.claims)))))
        place = {w: i for i, w in enumerate(known)}
        starts = np.cumsum([0, *(len(w) for w in owned[:-1])])
        order = [place[w] for own in owned for w in own]
        best = np.maximum.reduceat(self._vectors.similarity(known, known)[:, order], starts, axis=1).astype(float)
        few = max(0, MANY - len(self.claims))  # clauses that a short story doesn't have
        return place, best - (best.sum(axis=1, keepdims=True) + UNRELATED * few) / (len(self.claims) + few)

    def _met(self, words: Sequence[Sequence[str]]) -> tuple[Grid, Grid]:
        """How well the words of each clause are met in each other one: on the mean, and the best of them."""
        import numpy as np

        place, met = self._known
        mean, most = np.zeros((2, len(self.claims), len(self.claims)))
        alike: dict[int, list[int]] = {}  # clauses by how many words they have, to be looked at together
        for i, own in enumerate(words):
            if own:
                alike.setdefault(len(own), []).append(i)
        for clauses in alike.values():
            rows = met[[[place[w] for w in words[i]] for i in clauses]]
            mean[clauses], most[clauses] = rows.mean(axis=1), np.sort(rows, axis=1)[:, -MOST:].mean(axis=1)
        return mean, most

    def _alike(self, width: int) -> Grid:
        import numpy as np

        texts = [c.contexts[width] for c in self.claims]
        return np.asarray(self._vectors.similarity(texts, texts), dtype=float)

    def _standing(self, score: Grid) -> Grid:
        """Twice a pair's likeness, less how like each of the two is to the nearest clauses of the other's article."""
        import numpy as np

        home = np.array(self.home, dtype=int)
        usual = np.zeros((len(self.claims), len(self._articles)))
        for a in range(len(self._articles)):
            there = np.sort(score[:, home == a], axis=1)[:, -NEAREST:]
            usual[:, a] = (there.sum(axis=1) + UNRELATED * (NEAREST - there.shape[1])) / NEAREST
        back = usual[:, home]
        return np.asarray(2 * score - back - back.T)
