"""What speaks for two words that exclude one another being said of one thing, as numbers: the signals of the family `meaning`."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from crosscheck.align.contrast import Pair, Words, concept, offset, place
from crosscheck.align.likeness import telling
from crosscheck.compare import agree
from crosscheck.model import Claim
from crosscheck.values.meaning import nature

FEW = 3  # articles; that two of two use one word each says no more than that two of three do
VERSIONS = 0.4  # cosine of sentences from where their words come in much the same order
NONE = -6.0  # log-odds of one matter where there is nothing to compare with


def signals(words: Words, pair: Pair) -> dict[str, float]:
    """Each signal of a pair of words, by its name in `weights.yaml`."""
    i, j = pair
    a, b = words.own[i], words.own[j]
    ours, theirs = words.concepts[place(a)], words.concepts[place(b)]
    margins = _margin(words, i, j), _margin(words, j, i)
    around = {"same": words.odds[i][j], "margin": sum(margins) / 2, "margin_least": min(margins)}
    alone = len(words.articles) <= len({a.article, b.article})  # of two articles only these say that it is one matter
    return {
        **around,
        **({f"alone_{name}": value for name, value in around.items()} if alone else {}),
        "alone": float(alone),
        "told": max(_told(words, i, j), _told(words, j, i)),
        **_votes(words, i, j),
        "values": _values(words, a, b),
        "topics": sum(1 / words.counts[name] for name in sorted(ours & theirs)),
        "both": float(concept(b) in ours) + float(concept(a) in theirs),
        "offset": offset(a, b) * max(0.0, float(words.sentences[i, j]) - VERSIONS),
        "one": _one(words, a, b),
        "common": math.log(words.counts[concept(a)] * words.counts[concept(b)]),
        "converse": float(nature(concept(a), concept(b)) == "converse"),
        "title": float(a.title) + float(b.title),
    }


def _margin(words: Words, i: int, j: int) -> float:
    """How much likelier `j` is of the matter of `i` than any word of another sentence of its article, in log-odds."""
    other = words.own[j]
    same = words.odds[i]
    rest = [same[k] for k in words.articles[other.article] if words.own[k].sentence != other.sentence]
    return max(NONE, min(-NONE, same[j] - max(rest, default=NONE)))


def _told(words: Words, i: int, j: int) -> float:
    """How much likelier than `j` another word of its article is of the matter of `i`, saying what `i` says; in log-odds."""
    there = words.saying(words.articles[words.own[j].article], i, j)
    return max(NONE, max((words.odds[i][k] for k in there), default=NONE) - words.odds[i][j])


def _votes(words: Words, i: int, j: int) -> Mapping[str, float]:
    """How surely the other articles say what the one says, and what the other says: an article that errs stands alone."""
    found = list(_sides(words, i, j))
    ours, theirs = (sum(max(0.0, v[n] - v[1 - n]) for v in found) for n in (0, 1))
    return {"votes": max(ours, theirs), "against": min(ours, theirs)}


def _sides(words: Words, i: int, j: int) -> Iterator[tuple[float, float]]:
    """For each third article the probability that it says of the matter what `i` says, and what `j` says."""
    for article, own in sorted(words.articles.items()):
        if article not in (words.own[i].article, words.own[j].article):
            yield _likeliest(words, words.saying(own, i, j), i, j), _likeliest(words, words.saying(own, j, i), i, j)


def _likeliest(words: Words, there: list[int], i: int, j: int) -> float:
    ours, theirs = words.odds[i], words.odds[j]
    best = max(((ours[k] + theirs[k]) / 2 for k in there), default=NONE)
    return 1 / (1 + math.exp(-best))


def _values(words: Words, a: Claim, b: Claim) -> float:
    """How telling the numbers and dates are that both sentences give."""
    ours, theirs = (words.beside.get(place(c), ()) for c in (a, b))
    return max((min(telling(x.value), telling(y.value)) for x in ours for y in theirs if x.kind == y.kind and agree(x.kind, x, y)), default=0.0)


def _one(words: Words, a: Claim, b: Claim) -> float:
    """The share of articles, beside the first, that use one of the two words and not the other: one matter told in two ways."""
    return (len(words.users[concept(a)] ^ words.users[concept(b)]) - 1) / max(FEW, len(words.articles))
