"""Mentions and their surroundings become claims: what a value is said of, and how.

Everything here is a function of one article, so that articles can be read in parallel, elsewhere, or from a cache.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module

from crosscheck import names, values
from crosscheck.lang import Lexicon, lexicon
from crosscheck.model import Article, Claim, Kind, Mention, Name, Quantity, Span, Statement
from crosscheck.sentences import Sentence, sentences
from crosscheck.tokens import Token
from crosscheck.values.clause import Clause, clauses, deed
from crosscheck.values.number import numbers

Reader = Callable[[Sentence, Lexicon, Article], Iterator[Mention]]

MASK = "#"  # stands for a value, so that contexts are alike whatever the number
NUMERIC: tuple[Kind, ...] = ("date", "money", "percent", "duration", "quantity", "ordinal")  # the stronger reading first
NAMES: tuple[Kind, ...] = ("person", "organization", "place")
SAID: tuple[Kind, ...] = ("polarity", "status", "attribution")
_WINDOW, _NEAR, _HEAD = 8, 4, 3  # tokens on either side; tokens of the value's own phrase


@cache
def readers() -> tuple[Reader, ...]:
    """The value readers: every module of `values/` that has a function `read`."""
    modules = (import_module(f"{values.__name__}.{m.name}") for m in pkgutil.iter_modules(values.__path__))
    return tuple(m.read for m in modules if hasattr(m, "read"))


def extract(article: Article) -> tuple[Claim, ...]:
    """All claims of an article, in the order of the text."""
    words = lexicon(article.language)
    read = [(sentence, settle(m for reader in readers() for m in reader(sentence, words, article))) for sentence in sentences(article)]
    persons = sorted({m.value.name for _, own in read for m in own if m.kind == "person" and isinstance(m.value, Name)}, key=lambda n: (-len(n), n))
    found = [claim for sentence, mentions in read for claim in _claims(sentence, mentions, words, article, persons)]
    return tuple(sorted(found, key=lambda c: (c.span, c.kind)))


def settle(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Of numeric readings that overlap, the stronger one stays (a date before a number); other kinds stand beside them."""
    taken: list[Span] = []
    kept: list[Mention] = []
    rank = {kind: i for i, kind in enumerate(NUMERIC)}
    for mention in sorted(mentions, key=lambda m: (rank.get(m.kind, len(rank)), -len(m.span), m.span)):
        if mention.kind in rank:
            if any(mention.span.overlaps(t) for t in taken):
                continue
            taken.append(mention.span)
        kept.append(mention)
    return tuple(sorted(set(kept), key=lambda m: (m.span, m.kind)))


def _claims(sentence: Sentence, mentions: Sequence[Mention], words: Lexicon, article: Article, persons: Sequence[str]) -> Iterator[Claim]:
    if not mentions:
        return
    parts = clauses(sentence, words)
    keys = frozenset(key for m in mentions if m.kind in NAMES and isinstance(m.value, Name) for key in names.key(m.value.name))
    hidden = [n.span for n in numbers(sentence, words)] + [m.span for m in mentions if m.kind == "date"]
    for mention in mentions:
        part = next((c for c in parts if c.span.start <= mention.span.start < c.span.end), None)
        said = mention.value if isinstance(mention.value, Statement) else None
        yield Claim(
            article=article.id,
            kind=mention.kind,
            span=mention.span,
            quote=article.text[mention.span.start : mention.span.end],
            value=mention.value,
            sentence=sentence.span,
            sentence_text=sentence.text,
            contexts=_said(sentence, mention, part, words) if mention.kind in SAID else _contexts(sentence, mention, hidden),
            names=keys,
            position=sentence.span.start / max(1, len(article.text)),
            title=sentence.title,
            hedged=bool(part and part.hedged),
            polarity=part.polarity if part else "affirmed",
            status=part.status.concept if part and part.status else None,
            speaker=next((p for p in persons if said and said.speaker and p in said.speaker), None),
            as_of=article.published,
        )


# ------------------------------------------------------------------ contexts


def _contexts(sentence: Sentence, mention: Mention, hidden: Sequence[Span]) -> tuple[str, ...]:
    """The surroundings of a mention at several widths, widest first: sentence, ±8 tokens, ±4 tokens, its own phrase.

    All numbers and dates are masked, what they count is not; a name or word is masked where it is the mention itself.
    """
    own = next((h for h in hidden if h.overlaps(mention.span)), mention.span) if mention.kind in NUMERIC else mention.span
    words = _masked(sentence.tokens, [own, *hidden], own)
    at = next((i for i, (_, here) in enumerate(words) if here), 0)
    whole = words if mention.kind in NUMERIC else _masked(sentence.tokens, hidden, own)  # alike for all names of a sentence: encoded once
    widths = [_text(whole), _text(words[max(0, at - _WINDOW) : at + _WINDOW + 1]), _text(words[max(0, at - _NEAR) : at + _NEAR + 1])]
    return (*widths, _phrase(mention, words[at + 1 : at + 1 + _HEAD]))


def _said(sentence: Sentence, mention: Mention, part: Clause | None, words: Lexicon) -> tuple[str, ...]:
    """For what a clause says: the sentence, the words said, and the deed that is denied, planned, begun … (empty where it is only affirmed)."""
    said = mention.value.said if isinstance(mention.value, Statement) else None
    turned = (part.denial if mention.kind == "polarity" else part.status if mention.kind == "status" else None) if part else None
    return sentence.text, said or sentence.text, deed(sentence, part, turned, words) if part and turned else ""


def _masked(tokens: Sequence[Token], hidden: Sequence[Span], own: Span) -> list[tuple[str, bool]]:
    """The tokens with each hidden span as one MASK; the flag marks the mention's own."""
    over = {at: h for h in reversed(hidden) for at in range(h.start, h.end)}
    out: list[tuple[str, bool]] = []
    covered = -1
    for token in tokens:
        span = over.get(token.start)
        if span is None:
            out.append((token.text, False))
        elif span.end > covered:
            out.append((MASK, span == own))
            covered = span.end
    return out


def _text(words: Sequence[tuple[str, bool]]) -> str:
    return " ".join(word for word, _ in words)


def _phrase(mention: Mention, following: Sequence[tuple[str, bool]]) -> str:
    """The value's own phrase: a name itself, or what a number counts ("# doses")."""
    if isinstance(mention.value, Name):
        return mention.value.name
    if isinstance(mention.value, Quantity) and mention.value.of:
        return f"{MASK} {mention.value.of}"
    return f"{MASK} {_text(following)}".strip()
