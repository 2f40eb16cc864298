"""The names in an article, by keys that are the same across languages and scripts.

More is taken for a name here than where claims are read: a place that no list has, a firm, a ship tell an event as well as a person does, and what is
wrongly taken for a name is seldom shared by two articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from crosscheck.gazetteer import nations
from crosscheck.grouping.rarity import rarity
from crosscheck.lang import Lexicon, lexicon
from crosscheck.model import Article, Claim, Name, Span
from crosscheck.names import bare, key
from crosscheck.reading import Reading
from crosscheck.tokens import Token
from crosscheck.values.familiar import familiar
from crosscheck.values.rows import title_case

MOST = 40  # of an article: a longer one isn't told better by more
_SENTENCES = 60  # of an article that are looked at: names that tell come before
_EARLY = 6  # sentences in which the names stand that an event is told by
_SELDOM = 0.5  # what a name counts that stands once, and late
_SHORTEST = 3  # letters of a name that no list has
_GUESSED = 0.5  # what a word tells that is taken for a name only because the language has no such word
_READINGS = 3  # of a word with particles written onto it


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A name, or a word of one: the keys under which other articles may have it, and how much it tells (0 and up)."""

    keys: tuple[str, ...]
    weight: float


def units(article: Article, reading: Reading) -> tuple[Unit, ...]:
    """The names of an article, those first that tell most."""
    worth: dict[tuple[str, ...], float] = {}
    often: Counter[tuple[str, ...]] = Counter()
    early = set[tuple[str, ...]]()
    for number, (keys, weight) in _found(article, reading):
        worth[keys] = max(weight, worth.get(keys, 0.0))
        often[keys] += 1
        if number < _EARLY:
            early.add(keys)
    told = {keys: weight * (1.0 if keys in early or often[keys] > 1 else _SELDOM) for keys, weight in worth.items() if weight > 0}
    first = sorted(told, key=lambda keys: (-told[keys], keys))[:MOST]
    return tuple(Unit(keys=keys, weight=round(told[keys], 2)) for keys in first)


def weights(found: Iterable[Unit]) -> Mapping[str, float]:
    """Key → how much the name under it tells."""
    return {one: unit.weight for unit in reversed(list(found)) for one in unit.keys}


_Told = tuple[tuple[str, ...], float]  # keys, and what the name is worth


def _found(article: Article, reading: Reading) -> Iterator[tuple[int, _Told]]:
    """Each name with the number of the sentence that it stands in."""
    numbers = {span.start: number for number, span in enumerate(reading.sentences)}
    named = [c for c in reading.claims if isinstance(c.value, Name) and c.sentence.start in numbers]
    known = [(c, told) for c in named if (told := _known(c))]
    yield from ((numbers[c.sentence.start], told) for c, told in known)
    taken, read = _places(c.span for c, _ in known), _places(c.span for c in named if c.kind != "organization")  # which is called by ordinary words
    spoken = [(s, lexicon(article.language_at(s.start))) for s in reading.sentences[:_SENTENCES]]
    rows = [(lex.tokenizer.tokens(article.text[s.start : s.end], s.start), lex) for s, lex in spoken]
    inside = _inside([tokens for tokens, _ in rows])
    for number, (tokens, lex) in enumerate(rows):
        nationals = list(nations(lex.code).all(tokens))
        yield from ((number, ((f"@{country}",), rarity(f"@{country}"))) for _, _, country in nationals)
        barred = {k for start, end, _ in nationals for k in range(start, end)} | {k for k, token in enumerate(tokens) if token.start in taken}
        unknown = [token for k, token in enumerate(tokens) if k not in barred]
        if lex.section("people.cased") == "no":
            yield from ((number, told) for told in _uncased(unknown, lex, read))
        elif not title_case(tokens):
            yield from ((number, told) for told in _cased(unknown, lex, inside))


def _places(spans: Iterable[Span]) -> frozenset[int]:
    """The code points that some spans take."""
    return frozenset(at for span in spans for at in range(span.start, span.end))


def _known(claim: Claim) -> _Told | None:
    """A place or body that a list has: its key; beside it, of a single word, its sound, as other spellings may not be listed."""
    if not isinstance(claim.value, Name) or claim.kind == "person":
        return None
    keys = key(claim.value.name)
    known = sorted(k for k in keys if k[:1] in ("@", "#"))
    sounds = sorted(k for k in keys if k[:1] not in ("@", "#", "=") and len(k) > 1) if len(claim.value.name.split()) == 1 else []
    return ((*known, *sounds), max(map(rarity, known))) if known else None


def _inside(rows: Sequence[Sequence[Token]]) -> frozenset[str]:
    """The words that have a capital inside of a sentence: at its beginning every word has one."""
    return frozenset(t.norm for tokens in rows if not title_case(tokens) for before, t in pairwise(tokens) if t.capitalised and before.kind == "word")


def _cased(tokens: Iterable[Token], lex: Lexicon, inside: frozenset[str]) -> Iterator[_Told]:
    """The words with a capital that are no ordinary ones."""
    for token in tokens:
        if _may_name(token) and token.capitalised and token.norm in inside and not _ordinary(token, lex):
            yield from _told([token.text], 1.0)


def _uncased(tokens: Iterable[Token], lex: Lexicon, read: frozenset[int]) -> Iterator[_Told]:
    """The words of names that were read, and those that the language hasn't, which tell less: nothing says that they are names."""
    for token in tokens:
        if not _may_name(token) or _ordinary(token, lex):
            continue
        if token.start in read:
            yield from _told([token.text], 1.0)
        elif not any(familiar(form, lex) for form in token.forms):
            yield from _told([form for form in token.forms if len(form) >= _SHORTEST][:_READINGS], _GUESSED)


def _may_name(token: Token) -> bool:
    return token.kind == "word" and len(token.text) >= _SHORTEST


def _told(words: Sequence[str], share: float) -> Iterator[_Told]:
    """The keys of a word in its readings, and what it is worth."""
    keys = sorted({k for word in words for k in key(word) if len(k) > 1 and k[0] not in "@#="})
    weight = max((rarity(bare(word)) for word in words), default=0.0)
    if keys and weight:
        yield tuple(keys), weight * share


def _ordinary(token: Token, lex: Lexicon) -> bool:
    """Whether a word with a capital is none of a name's own: a month, a title, the head of a body's name."""
    if any(token.norm in lex.words(f"people.{table}") for table in ("ordinary", "not_last", "honorifics")):
        return True
    return any(table.match((token,), 0) for table in (lex.months, lex.phrases("date.weekdays"), lex.phrases("organizations.heads"), lex.phrases("roles.ranks")))
