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
from crosscheck.model import Article, Claim, Name
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
    lex, starts = lexicon(article.language), [span.start for span in reading.sentences]
    numbers = {start: number for number, start in enumerate(starts)}
    known = [c for c in reading.claims if c.kind in ("place", "organization") and c.sentence.start in numbers]
    for claim in known:
        if told := _known(claim):
            yield numbers[claim.sentence.start], told
    taken = [c.span for c in known if _known(c)]
    rows = [lex.tokenizer.tokens(article.text[s.start : s.end], s.start) for s in reading.sentences[:_SENTENCES]]
    inside = _inside(rows)
    for number, tokens in enumerate(rows):
        nationals = list(nations(lex.code).all(tokens))
        yield from ((number, ((f"@{country}",), rarity(f"@{country}"))) for _, _, country in nationals)
        barred = {k for start, end, _ in nationals for k in range(start, end)}
        barred |= {k for k, token in enumerate(tokens) for span in taken if span.start <= token.start < span.end}
        yield from ((number, told) for told in _unknown([t for k, t in enumerate(tokens) if k not in barred], tokens, lex, inside))


def _known(claim: Claim) -> _Told | None:
    """A place or body that a list has: its key; beside it, of a single word, its sound, as other spellings may not be listed."""
    if not isinstance(claim.value, Name):
        return None
    keys = key(claim.value.name)
    known = sorted(k for k in keys if k[:1] in ("@", "#"))
    sounds = sorted(k for k in keys if k[:1] not in ("@", "#", "=") and len(k) > 1) if len(claim.value.name.split()) == 1 else []
    return ((*known, *sounds), max(map(rarity, known))) if known else None


def _inside(rows: Sequence[Sequence[Token]]) -> frozenset[str]:
    """The words that have a capital inside of a sentence: at its beginning every word has one."""
    return frozenset(t.norm for tokens in rows if not title_case(tokens) for before, t in pairwise(tokens) if t.capitalised and before.kind == "word")


def _unknown(tokens: Sequence[Token], whole: Sequence[Token], lex: Lexicon, inside: frozenset[str]) -> Iterator[_Told]:
    cased = lex.section("people.cased") != "no"
    if cased and title_case(whole):
        return
    for token in tokens:
        if token.kind != "word" or len(token.text) < _SHORTEST:
            continue
        if cased and token.capitalised and token.norm in inside and not _ordinary(token, lex):
            words = [token.text]
        elif not cased and not any(familiar(form, lex) for form in token.forms) and not _ordinary(token, lex):
            words = [form for form in token.forms if len(form) >= _SHORTEST][:_READINGS]
        else:
            continue
        keys = sorted({k for word in words for k in key(word) if len(k) > 1 and k[0] not in "@#="})
        if keys and (weight := max(rarity(bare(word)) for word in words)):
            yield tuple(keys), weight


def _ordinary(token: Token, lex: Lexicon) -> bool:
    """Whether a word with a capital is none of a name's own: a month, a title, the head of a body's name."""
    if any(token.norm in lex.words(f"people.{table}") for table in ("ordinary", "not_last", "honorifics")):
        return True
    return any(table.match((token,), 0) for table in (lex.months, lex.phrases("date.weekdays"), lex.phrases("organizations.heads"), lex.phrases("roles.ranks")))
