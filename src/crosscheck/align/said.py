"""Denials, states of progress and quoted words: joined by what the clause says, its names left out.

That two clauses are of one topic isn't enough to put them against each other: they must be of one deed. So they are
compared without names and dates (which a whole story shares), as a whole, by the stretch of the longer one that says what the
shorter one says, and by the deed itself; and each must be the other's best.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import regex

from crosscheck.align import join
from crosscheck.align.sides import article_pairs, shared_names, sided
from crosscheck.compare import agree
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact, Kind, Span, Statement, TimeSpan

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.float64]

KINDS: tuple[Kind, ...] = ("polarity", "status", "attribution")
SAME = {"polarity": 0.6, "status": 0.55, "attribution": 0.62}  # from where two clauses with one value say one thing
DIFFERENT = {"polarity": 0.58, "status": 0.5, "attribution": 0.66}  # the same for two values that exclude one another
DEED = 0.6  # cosine of what is denied with the stretch of the other clause that is most like it
CANDIDATE = 0.3  # cosine of whole clauses from where it is worth looking at their parts
NAMES = 0.1  # added for shared names
LEAST = 3  # words that a clause has without names
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’]+")


def facts(claims: Sequence[Claim], vectors: Vectors) -> tuple[Fact, ...]:
    """The facts of these kinds."""
    return tuple(fact for kind in KINDS for fact in _facts_of(kind, claims, vectors))


def _facts_of(kind: Kind, claims: Sequence[Claim], vectors: Vectors) -> Iterator[Fact]:
    own = _worth(kind, claims)
    if len({c.article for c in own}) < 2:
        return
    texts = [c.contexts[1] for c in own] if kind == "attribution" else _bare(own, claims)
    score = _scores(kind, own, texts, vectors)
    against = _against(kind, own, score)
    if kind == "polarity":
        against = {pair: weight for pair, weight in against.items() if max(_deeds(own, texts, pair, vectors), default=0.0) >= DEED}
    yield from sided(kind, own, score, SAME[kind], against)


def _worth(kind: Kind, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that can be joined: with words enough, and nothing called done that is dated after the article itself."""
    own = [c for c in claims if c.kind == kind]
    if kind == "polarity" and not any(_concept(c) == "denied" for c in own):
        return ()  # affirmations are everywhere; where nobody denies anything there is nothing to join
    if kind != "status":
        return tuple(own)
    dates = [c for c in claims if isinstance(c.value, TimeSpan)]
    return tuple(c for c in own if _concept(c) == "planned" or not any(_to_come(d, c) for d in dates))


def _to_come(when: Claim, what: Claim) -> bool:
    if when.article != what.article or not when.span.overlaps(what.span) or not isinstance(when.value, TimeSpan):
        return False
    return when.value.start is not None and what.as_of is not None and when.value.start > what.as_of


def _bare(own: Sequence[Claim], claims: Sequence[Claim]) -> list[str]:
    """What each clause says, without the names and dates in it; empty where too little is left."""
    hidden: dict[tuple[str, Span], list[str]] = {}
    for c in claims:
        if c.kind in ("person", "place", "organization", "date"):
            hidden.setdefault((c.article, c.sentence), []).append(c.quote)
    return [_without(c.contexts[1], hidden.get((c.article, c.sentence), ())) for c in own]


def _without(text: str, quotes: Sequence[str]) -> str:
    for quote in sorted(quotes, key=len, reverse=True):
        text = text.replace(quote, " ")
    words = _WORD.findall(text)
    return " ".join(words) if len(words) >= LEAST else ""


def _scores(kind: Kind, claims: Sequence[Claim], texts: Sequence[str], vectors: Vectors) -> Grid:
    """How much each pair of clauses says the same; shape (claims, claims)."""
    import numpy as np

    score = np.asarray(vectors.similarity(texts, texts), dtype=float)
    if kind == "status":  # who will do a thing and who did it must be the same, so their names count for half
        whole = [c.contexts[1] for c in claims]
        score = np.asarray((score + vectors.similarity(whole, whole)) / 2, dtype=float)
    said = np.array([bool(t) for t in texts])
    score = np.where(said[:, None] & said[None, :], score, 0.0)
    if kind == "attribution":
        return np.asarray(np.round(score + NAMES * shared_names(claims), 3))
    for i, j in _candidates(claims, score):
        parts = [_part(texts[i], texts[j], vectors), *_deeds(claims, texts, (i, j), vectors)]
        score[i, j] = score[j, i] = round((score[i, j] + sum(parts) / len(parts)) / 2, 3)
    return score


def _candidates(claims: Sequence[Claim], score: Grid) -> Iterator[join.Pair]:
    """Pairs of two articles whose clauses are somewhat alike; of two affirmations none, since they are joined to nothing."""
    for a, b in article_pairs(claims):
        for i in a:
            for j in b:
                if score[i, j] >= CANDIDATE and not (_concept(claims[i]) == _concept(claims[j]) == "affirmed"):
                    yield i, j


def _deeds(claims: Sequence[Claim], texts: Sequence[str], pair: join.Pair, vectors: Vectors) -> list[float]:
    """How much what is denied, planned, begun … in one clause is what the other speaks of; for each clause that has such a deed."""
    return [_part(claims[x].contexts[2], texts[y], vectors) for x, y in (pair, pair[::-1]) if claims[x].contexts[2]]


def _part(a: str, b: str, vectors: Vectors) -> float:
    """The cosine of the shorter clause with the stretch of the longer one that is most like it."""
    short, long = sorted((a.split(), b.split()), key=len)
    size = max(len(short) + 1, LEAST + 2)
    stretches = [" ".join(long[i : i + size]) for i in range(max(1, len(long) - size + 1))]
    return float(vectors.similarity([" ".join(short)], stretches).max())


def _against(kind: Kind, claims: Sequence[Claim], score: Grid) -> dict[join.Pair, float]:
    """Pairs that can't both be true, each the other's best among all clauses of the two articles."""
    found: dict[join.Pair, float] = {}
    for a, b in article_pairs(claims):
        best = join.mutual([(i, j, float(score[i, j])) for i in a for j in b if score[i, j] >= DIFFERENT[kind]])
        found |= {(i, j): weight for (i, j), weight in best.items() if agree(kind, claims[i], claims[j]) is False}
    return found


def _concept(claim: Claim) -> str:
    return claim.value.concept if isinstance(claim.value, Statement) else ""
