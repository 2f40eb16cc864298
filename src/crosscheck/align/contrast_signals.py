"""What speaks for two words that exclude one another being said of one thing, as numbers: the signals of the family `meaning`."""

from __future__ import annotations

from collections.abc import Collection

from crosscheck.align.contrast import WINDOW, Pair, Words, concept, offset, place
from crosscheck.align.likeness import telling
from crosscheck.align.signals import NEAREST, UNRELATED
from crosscheck.compare import agree
from crosscheck.model import Claim
from crosscheck.values.meaning import nature

FEW = 3  # articles; that two of two use one word each says no more than that two of three do
VERSIONS = 0.4  # cosine of sentences from where their words come in much the same order


def signals(words: Words, pair: Pair) -> dict[str, float]:
    """Each signal of a pair of words, by its name in `weights.yaml`."""
    i, j = pair
    a, b = words.own[i], words.own[j]
    ours, theirs = words.concepts[place(a)], words.concepts[place(b)]
    return {
        "window_standing": 2 * _window(words, i, j) - _usual(words, i, b.article) - _usual(words, j, a.article),
        "margin": _margin(words, i, j) + _margin(words, j, i),
        "values": _values(words, a, b),
        "topics": sum(1 / words.counts[name] for name in sorted(ours & theirs)),
        "told": _told(words, i, b.article) + _told(words, j, a.article),
        "both": float(concept(b) in ours) + float(concept(a) in theirs),
        "offset": offset(a, b) * max(0.0, float(words.sentences[i, j]) - VERSIONS),
        "backing": _backing(words, i, j),
        "one": _one(words, a, b),
        "converse": float(nature(concept(a), concept(b)) == "converse"),
        "title": float(a.title) + float(b.title),
        "apart": abs(a.position - b.position),
    }


def _window(words: Words, i: int, j: int) -> float:
    """How alike the words around two words are."""
    rows, alike = words.windows
    return float(alike[rows[i], rows[j]])


def _usual(words: Words, i: int, article: str) -> float:
    """How like the words around a word are to those of the other article that are most like them; what is like all others says little."""
    rows, _ = words.windows
    there = {words.own[k].contexts[WINDOW]: _window(words, i, k) for k in words.articles[article] if k in rows}
    return _nearest(there.values(), UNRELATED[WINDOW])


def _nearest(alike: Collection[float], unrelated: float) -> float:
    best = sorted([*alike, *[unrelated] * NEAREST], reverse=True)[:NEAREST]
    return sum(best) / NEAREST


def _margin(words: Words, i: int, j: int) -> float:
    """How much more like the sentence of `i` that of `j` is than any other of its article."""
    other = words.own[j]
    rest = [float(words.sentences[i, k]) for k in words.articles[other.article] if words.own[k].sentence != other.sentence]
    return float(words.sentences[i, j]) - max(rest, default=UNRELATED[0])


def _values(words: Words, a: Claim, b: Claim) -> float:
    """How telling the numbers and dates are that both sentences give."""
    ours, theirs = (words.beside.get(place(c), ()) for c in (a, b))
    return max((min(telling(x.value), telling(y.value)) for x in ours for y in theirs if x.kind == y.kind and agree(x.kind, x, y)), default=0.0)


def _told(words: Words, i: int, article: str) -> float:
    """How like a word's sentence is to the one of the other article that says the same word."""
    same = [k for k in words.articles[article] if concept(words.own[k]) == concept(words.own[i])]
    return max((float(words.sentences[i, k]) for k in same), default=0.0)


def _one(words: Words, a: Claim, b: Claim) -> float:
    """The share of articles, beside the first, that use one of the two words and not the other: one matter told in two ways."""
    return (len(words.users[concept(a)] ^ words.users[concept(b)]) - 1) / max(FEW, len(words.articles))


def _backing(words: Words, i: int, j: int) -> float:
    """How like the two are to what other articles say with one word or the other, on the mean of these articles; of two articles alone, to one another."""
    either, involved = {concept(words.own[i]), concept(words.own[j])}, {words.own[i].article, words.own[j].article}
    others = [[k for k in own if concept(words.own[k]) in either] for article, own in sorted(words.articles.items()) if article not in involved]
    best = [max((float(words.sentences[i, k] + words.sentences[j, k]) / 2 for k in own), default=0.0) for own in others]
    return sum(best) / len(best) if best else float(words.sentences[i, j])
