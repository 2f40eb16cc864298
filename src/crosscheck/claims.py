"""Mentions and their surroundings become claims: what a value is said of, and how.

Everything here is a function of one article, so that articles can be read in parallel, elsewhere, or from a cache.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import pairwise

from crosscheck import deadline, names, values
from crosscheck.lang import Lexicon, lexicon
from crosscheck.model import KINDS, Article, Claim, CueRole, CueWords, Kind, Mention, Name, Ordinal, Quantity, Span, Statement, TimeSpan
from crosscheck.plain import led_back, plainly
from crosscheck.sentences import Sentence, sentences
from crosscheck.values import matters
from crosscheck.values.clause import Clause, clauses, deed
from crosscheck.values.number import numbers

Reader = Callable[[Sentence, Lexicon, Article], Iterator[Mention]]

MASK = "#"  # stands for a value, so that contexts are alike whatever the number
NUMERIC: tuple[Kind, ...] = ("date", "money", "percent", "duration", "quantity", "ordinal")  # the stronger reading first
NAMES: tuple[Kind, ...] = ("person", "organization", "place")
SAID: tuple[Kind, ...] = ("polarity", "status", "attribution")
CLAUSES: tuple[Kind, ...] = ("polarity", "status")
_RANKS = {kind: i for i, kind in enumerate(NUMERIC)}
_WINDOW, _NEAR, _HEAD = 8, 4, 3  # tokens on either side; tokens of the value's own phrase


@cache
def readers() -> dict[Kind, Reader]:
    """The value readers by the kind they read: every module of `values/` that is named after a kind."""
    there = {m.name for m in pkgutil.iter_modules(values.__path__)}
    return {kind: import_module(f"{values.__name__}.{kind}").read for kind in sorted(KINDS) if kind in there}


def extract(article: Article, kinds: Collection[Kind] = KINDS) -> tuple[Claim, ...]:
    """All claims of an article, or those of some kinds, in the order of the text.

    The numeric kinds are read together, since of readings that overlap one is chosen; a claim's `names` are those of the kinds asked for.
    """
    if (other := plainly(article)) is None:
        return claims_of(article, sentences(article), kinds)
    whole, places = other
    return tuple(led_back(claims_of(whole, sentences(whole), kinds), article, places))


def claims_of(article: Article, said: Iterable[Sentence], kinds: Collection[Kind] = KINDS) -> tuple[Claim, ...]:
    """The same of an article whose sentences are known."""
    needed = {*kinds, *NUMERIC} if any(kind in NUMERIC for kind in kinds) else kinds
    chosen = [reader for kind, reader in readers().items() if kind in needed]
    read = []
    for sentence in said:
        deadline.check()
        words = lexicon(article.language_at(sentence.span.start))
        mentions = settle([m for reader in chosen for m in reader(sentence, words, article)])
        if mentions := tuple(m for m in mentions if m.kind in kinds):
            read.append((sentence, mentions, words))
    persons = sorted({m.value.name for _, own, _ in read for m in own if m.kind == "person" and isinstance(m.value, Name)}, key=lambda n: (-len(n), n))
    found = [claim for sentence, mentions, words in read for claim in _claims(sentence, mentions, words, article, persons)]
    return tuple(sorted(found, key=lambda c: (c.span.start, c.span.end, c.kind)))


def settle(mentions: Collection[Mention]) -> tuple[Mention, ...]:
    """Of numeric readings that overlap, the stronger one stays (a date before a number); other kinds stand beside them."""
    taken: list[Span] = []
    kept: dict[Mention, None] = {}
    for mention in sorted(mentions, key=_strength):
        if mention.kind in _RANKS:
            if any(mention.span.overlaps(t) for t in taken):
                continue
            taken.append(mention.span)
        kept[mention] = None
    return tuple(sorted(kept, key=lambda m: (m.span.start, m.span.end, m.kind)))


def _strength(mention: Mention) -> tuple[int, int, int]:
    """The strongest kind first, then the longest reading, then the first in the text."""
    return _RANKS.get(mention.kind, len(_RANKS)), mention.span.start - mention.span.end, mention.span.start


def _claims(sentence: Sentence, mentions: Sequence[Mention], words: Lexicon, article: Article, persons: Sequence[str]) -> Iterator[Claim]:
    parts = clauses(sentence, words)
    keys = frozenset(key for m in mentions if m.kind in NAMES and isinstance(m.value, Name) for key in names.key(m.value.name))
    masked = _Masked(sentence, [n.span for n in numbers(sentence, words)] + [m.span for m in mentions if m.kind == "date"])
    hedges = {n.span: n.hedges for n in numbers(sentence, words)}
    for mention in mentions:
        part = next((c for c in parts if c.span.start <= mention.span.start < c.span.end), None)
        said = mention.value if isinstance(mention.value, Statement) else None
        contexts = _said(sentence, mention, part, words) if mention.kind in SAID else _contexts(masked, mention)
        yield Claim(
            article=article.id,
            kind=mention.kind,
            span=mention.span,
            quote=article.text[mention.span.start : mention.span.end],
            value=mention.value,
            sentence=sentence.span,
            sentence_text=sentence.text,
            contexts=contexts,
            names=keys,
            position=sentence.span.start / max(1, len(article.text)),
            title=sentence.title,
            hedged=bool(part and part.hedge),
            polarity=part.polarity if part else "affirmed",
            status=part.status.concept if part and part.status else None,
            speaker=next((p for p in persons if said and said.speaker and p in said.speaker), None),
            as_of=article.published,
            cues=_cues(part, hedges.get(masked.place(mention.span), ()) if mention.kind in NUMERIC else ()),
            matters=matters.named(words.tokenizer.tokens(contexts[1]), words) if mention.kind in CLAUSES else frozenset(),
            days=_days(part, mentions) if mention.kind in CLAUSES else (),
            turned=matters.named(words.tokenizer.tokens(contexts[2]), words) if mention.kind in CLAUSES else frozenset(),
        )


def _days(part: Clause | None, mentions: Sequence[Mention]) -> tuple[TimeSpan, ...]:
    """The dates that stand in a clause."""
    return tuple(m.value for m in mentions if part and isinstance(m.value, TimeSpan) and m.span.overlaps(part.span))


def _cues(part: Clause | None, hedges: Sequence[Span]) -> tuple[CueWords, ...]:
    """The words that carry the hedges, the denial and the progress of what is claimed."""
    found: list[tuple[Span, CueRole]] = [(span, "hedge") for span in hedges]
    if part and part.hedge:
        found.append((part.hedge.span, "hedge"))
    if part and part.denial:
        found.append((part.denial.span, "negation"))
    if part and part.status:
        found.append((part.status.span, "status"))
    return tuple(CueWords(role=role, span=span) for span, role in sorted(set(found)))


# ------------------------------------------------------------------ contexts


class _Masked:
    """The words of a sentence with each number and date as one MASK; a mention may take its place before them."""

    def __init__(self, sentence: Sentence, hidden: Sequence[Span]) -> None:
        self._tokens = sentence.tokens
        self._hidden = tuple(dict.fromkeys(hidden))
        self.words, self._places = self._over(self._hidden)
        ordered = sorted(self._hidden)
        self._apart = all(a.end <= b.start for a, b in pairwise(ordered))

    def place(self, span: Span) -> Span:
        """The number or date that a numeric mention belongs to, or its own span."""
        return next((h for h in self._hidden if h.overlaps(span)), span)

    def around(self, own: Span) -> tuple[list[str], int]:
        """The words, and the index of the mention among them (0 where it has no word of its own)."""
        known = self._apart and own in self._places
        words, places = (self.words, self._places) if known else self._over((own, *self._hidden))
        return words, places.get(own, 0)

    def _over(self, spans: Sequence[Span]) -> tuple[list[str], dict[Span, int]]:
        """The words, and the index of each span among them; of several over one word, the first."""
        over = {at: span for span in reversed(spans) for at in range(span.start, span.end)}
        words: list[str] = []
        places: dict[Span, int] = {}
        covered = -1
        for token in self._tokens:
            span = over.get(token.start)
            if span is None:
                words.append(token.text)
            elif span.end > covered:
                places.setdefault(span, len(words))
                words.append(MASK)
                covered = span.end
        return words, places


def contexts(sentence: Sentence, words: Lexicon, hidden: Sequence[Span], mention: Mention) -> tuple[str, ...]:
    """The surroundings of a mention at several widths, with all numbers and what else is to be hidden masked."""
    others = [n.span for n in numbers(sentence, words) if not any(n.span.overlaps(h) for h in hidden)]
    return _contexts(_Masked(sentence, [*hidden, *others]), mention)


def _contexts(masked: _Masked, mention: Mention) -> tuple[str, ...]:
    """The surroundings of a mention at several widths, widest first: sentence, ±8 tokens, ±4 tokens, its own phrase.

    All numbers and dates are masked, what they count is not; a name or word is masked where it is the mention itself.
    """
    numeric = mention.kind in NUMERIC
    words, at = masked.around(masked.place(mention.span) if numeric else mention.span)
    whole = words if numeric else masked.words  # alike for all names of a sentence: encoded once
    near = (" ".join(words[max(0, at - width) : at + width + 1]) for width in (_WINDOW, _NEAR))
    return (" ".join(whole), *near, _phrase(mention, words[at + 1 : at + 1 + _HEAD]))


def _said(sentence: Sentence, mention: Mention, part: Clause | None, words: Lexicon) -> tuple[str, ...]:
    """For what a clause says: the sentence, the words said, and the deed that is denied, planned, begun … (empty where it is only affirmed)."""
    said = mention.value.said if isinstance(mention.value, Statement) else None
    turned = (part.denial if mention.kind == "polarity" else part.status if mention.kind == "status" else None) if part else None
    return sentence.text, said or sentence.text, deed(sentence, part, turned, words) if part and turned else ""


def _phrase(mention: Mention, following: Sequence[str]) -> str:
    """The value's own phrase: a name itself, or what a number counts ("# doses")."""
    if isinstance(mention.value, Name):
        return mention.value.name
    if isinstance(mention.value, Quantity | Ordinal) and mention.value.of:
        return f"{MASK} {mention.value.of}"
    return f"{MASK} {' '.join(following)}".strip()
