"""Values that comparers in Python read: joined where sentences of two articles tell of the same thing, by their words and the names in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import regex

from crosscheck import names
from crosscheck.align import join
from crosscheck.encode import Vectors
from crosscheck.lang import languages, lexicon
from crosscheck.model import Claim, Custom, Fact, Kind
from crosscheck.sounds import is_arabic
from crosscheck.tokens import normal

KINDS: tuple[Kind, ...] = ("custom",)
ONE = 0.64  # likeness from where two sentences tell of one thing: two matches of one club stay under 0.61, two accounts of one match mostly lie above 0.7
NAMED = 0.5  # what the names of two sentences count, beside the sense of their words
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}'’-]*(?:[^\S\n]+\p{Lu}[\p{L}\p{M}'’-]*)*")
_SHORT = 3  # letters; shorter words are no names


def facts(claims: Sequence[Claim], vectors: Vectors) -> Iterator[Fact]:
    """One fact for each thing of which at least two claims of one comparer tell; two things of one article stay apart."""
    read = [c for c in claims if isinstance(c.value, Custom)]
    for comparer in sorted({c.value.comparer for c in read if isinstance(c.value, Custom)}):
        yield from _facts([c for c in read if isinstance(c.value, Custom) and c.value.comparer == comparer], vectors)


def _facts(claims: Sequence[Claim], vectors: Vectors) -> Iterator[Fact]:
    alike = _likeness(claims, vectors)

    def score(i: int, j: int) -> float:
        return alike[min(i, j), max(i, j)]

    def together(left: Sequence[int], right: Sequence[int]) -> bool:
        """An article tells one thing with one value: what it gives otherwise is another thing."""
        return all(claims[i].value == claims[j].value for i in left for j in right if claims[i].article == claims[j].article)

    for members, weakest in join.groups(len(claims), _edges(claims, alike), score, ONE, together):
        yield Fact(kind="custom", claims=tuple(sorted((claims[i] for i in members), key=lambda c: (c.article, c.span))), strength=round(min(1.0, weakest), 3))


def _edges(claims: Sequence[Claim], alike: dict[join.Pair, float]) -> dict[join.Pair, float]:
    """Each two sentences of different articles that are each other's best, and what one article says twice."""
    edges: dict[join.Pair, float] = {}
    by_article: dict[tuple[str, str], list[tuple[int, int, float]]] = {}
    for (i, j), score in alike.items():
        if score < ONE:
            continue
        a, b = claims[i].article, claims[j].article
        if a != b:
            by_article.setdefault((a, b), []).append((i, j, score))
        elif claims[i].value == claims[j].value:
            edges[i, j] = score
    for pairs in by_article.values():
        edges |= join.mutual(pairs)
    return edges


def _likeness(claims: Sequence[Claim], vectors: Vectors) -> dict[join.Pair, float]:
    """How surely each two claims are of one thing, 0 to 1: the sense of their sentences, the values masked, and the names that they share.

    Where one of them names nothing, its sense alone counts.
    """
    texts = [c.contexts[0] for c in claims]
    cosines = vectors.similarity(texts, texts)
    named = _named([c.sentence_text for c in claims])
    found: dict[join.Pair, float] = {}
    for i, j in combinations(range(len(claims)), 2):
        share = NAMED if named[i] and named[j] else 0.0
        found[i, j] = (1 - share) * float(cosines[i, j]) + share * _shared(named[i], named[j])
    return found


def _named(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The names in each text: words with a capital that follow one another; of a text in Arabic script those names of the others that it has too.

    Where no text has capitals, all words of Arabic script may be names.
    """
    capitals = [tuple(dict.fromkeys(n for n in _NAME.findall(text) if len(n) > _SHORT)) for text in texts]
    arabic = [tuple(dict.fromkeys(s for w in _WORD.findall(text) if is_arabic(w) and len(w) > _SHORT for s in _spellings(w))) for text in texts]
    known = tuple(dict.fromkeys(name for own in capitals for name in own))
    if not known:
        return tuple(arabic)
    return tuple((*own, *(name for name in known if _has(words, name))) for own, words in zip(capitals, arabic, strict=True))


def _spellings(word: str) -> tuple[str, ...]:
    """A word, and what is left of it without the particles that a language writes to it («وباريس»)."""
    readings = (form for code in languages() for form in lexicon(code).tokenizer.forms(normal(word)))
    return tuple(dict.fromkeys((word, *(form for form in readings if len(form) > _SHORT))))


def _has(words: Sequence[str], name: str) -> bool:
    """Whether each part of a name is among the words, or one of them is the name."""
    parts = [part for part in name.split() if len(part) > _SHORT]
    return _among(name, words) or (bool(parts) and all(_among(part, words) for part in parts))


def _among(name: str, others: Sequence[str]) -> bool:
    return any(names.similarity(name, other) >= names.SAME for other in others)


def _shared(a: Sequence[str], b: Sequence[str]) -> float:
    """The share of the names of the sentence with fewer of them that the other has as well, in any script and spelling."""
    few, many = sorted((a, b), key=len)
    return sum(_among(name, many) for name in few) / len(few)
