"""Finds places in a row of tokens: countries and cities of the gazetteer, and unknown names behind a cue (town of, قرية)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.gazetteer import cities, city_rank, countries, country_key, nations
from crosscheck.lang import Lexicon
from crosscheck.model import Article
from crosscheck.sounds import plain, tables
from crosscheck.tokens import Token
from crosscheck.values.attached import attached
from crosscheck.values.people import blocked_by, given_names
from crosscheck.values.people import runs as runs_of
from crosscheck.values.titles import titles

_TOWN = 2_500  # a city beyond this rank by population needs a cue that only places have
_LONGEST = 4  # words of a city's name


@dataclass(frozen=True, slots=True)
class Spot:
    """A place by the indices of its tokens; `skip` code points of an attached prefix stand before it; `sure` where its own words say so."""

    start: int
    end: int
    key: str | None
    skip: int = 0
    sure: bool = False


def spots(tokens: Sequence[Token], article: Article, lex: Lexicon, runs: Sequence[tuple[int, int]]) -> Iterator[Spot]:
    """Places from left to right; they may overlap."""
    cased = lex.section("people.cased") != "no"
    for i, token in enumerate(tokens):
        if token.kind == "word" and (origin := _origin(tokens, i, lex)):
            yield origin
        if token.kind != "word" or (cased and not token.capitalised):
            continue
        found = _country(tokens, i, lex) or _city(tokens, i, lex)
        if found:
            yield found
    if cased:
        yield from _cued(tokens, lex, runs, places_seen(article, lex))
    else:
        yield from _led(tokens, article.text, lex, places_seen(article, lex))


def _country(tokens: Sequence[Token], i: int, lex: Lexicon) -> Spot | None:
    table = countries(lex.code)
    found = table.match(tokens, i)
    if not found or (tokens[i].norm in lex.words("places.ordinary") and not _behind_cue(tokens, i, lex)):
        return None
    skip = attached(tokens[i], lex, lambda rest: (hit := table.match([*rest, *tokens[i + 1 : found[0]]], 0)) is not None and hit[0] == found[0] - i)
    whole = " ".join([tokens[i].norm[skip:], *(t.norm for t in tokens[i + 1 : found[0]] if t.text != "-")])
    # An adjective (السورية) is no country, although its bare form (سورية) is one.
    return Spot(i, found[0], found[1], skip) if country_key(whole, lex.code, exact=True) else None


def _origin(tokens: Sequence[Token], i: int, lex: Lexicon) -> Spot | None:
    """The country that an adjective gives as an origin or a flag: of Romanian origin, pavillon panaméen."""
    found = nations(lex.code).match(tokens, i)
    if not found:
        return None
    after = found[0] + (found[0] < len(tokens) and tokens[found[0]].text == "-")
    behind = after < len(tokens) and tokens[after].norm in lex.words("places.origin_behind")
    before = i > 0 and tokens[i - 1].norm in lex.words("places.origin_before")
    return Spot(i, found[0], found[1], sure=True) if behind or before else None


def _city(tokens: Sequence[Token], i: int, lex: Lexicon) -> Spot | None:
    prefixes = lex.words("places.prefixes")
    for end in range(min(len(tokens), i + _LONGEST), i, -1):
        words = [t.norm for t in tokens[i:end] if t.text != "-"]
        if tokens[end - 1].text == "-" or any(t.kind != "word" and t.text != "-" for t in tokens[i:end]):
            continue
        for skip in (0, 1, 2):
            if skip and not all(c in prefixes for c in words[0][:skip]):
                break
            name = " ".join([words[0][skip:], *words[1:]])
            key = cities().get(name)
            if key and len(name) > 2 and _certain(tokens, i, name, key, lex, skip):
                return Spot(i, end, key, skip if len(tokens[i].text) == len(tokens[i].norm) else 0)
    return None


def _certain(tokens: Sequence[Token], i: int, name: str, key: str, lex: Lexicon, skip: int) -> bool:
    """Whether a name in the gazetteer is meant as a place here: by its size, or by the word before it."""
    if "\u064b" in tokens[i].text or any(name in lex.words(f"people.{words}") for words in ("ordinary", "stops", "given")):
        return False
    rank, ordinary = city_rank(key), name in lex.words("places.ordinary")
    if rank <= int(lex.section("places.large")) and not ordinary:
        return skip == 0 or len(name) > 3
    if rank <= _TOWN and not ordinary and len(name) > 3 and (skip or _behind_cue(tokens, i, lex)):
        return True
    return lex.phrases("places.sure_cues").ending_at(tokens, i, 4) is not None


def _behind_cue(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    return lex.phrases("places.cues").ending_at(tokens, i, 4) is not None


def _cued(tokens: Sequence[Token], lex: Lexicon, runs: Sequence[tuple[int, int]], seen: frozenset[str]) -> Iterator[Spot]:
    """Rows of capitalised words that a cue, a word behind, their own first word or another sentence says are a place."""
    behind, cues = lex.words("places.behind"), lex.phrases("places.sure_cues")
    for i, j in runs:
        if j - i > 6 or all(t.text.isupper() for t in tokens[i:j]):
            continue
        led = j - i > 1 and tokens[i].norm in tables()["place_leads"]
        if not led and (plain(tokens[i].text) in given_names() or tokens[j - 1].norm in lex.words("people.not_last")):
            continue
        if led or cues.ending_at(tokens, i, 4) or (j < len(tokens) and tokens[j].norm in behind) or fold_tokens(tokens[i:j]) in seen:
            yield Spot(i, j, None, sure=led)


def fold_tokens(tokens: Sequence[Token]) -> str:
    return " ".join(t.norm for t in tokens)


def _led(tokens: Sequence[Token], text: str, lex: Lexicon, seen: frozenset[str]) -> Iterator[Spot]:
    """Arabic: the word behind a cue; two where the first is one that place names begin with (تل، دير، أم)."""
    cues, leads, sure, stops = lex.phrases("places.sure_cues"), lex.words("places.leads"), lex.words("places.sure_leads"), lex.words("people.stops")
    for i, token in enumerate(tokens):
        found = cues.match(tokens, i)
        skip = 0 if token.norm in sure else int(token.norm[1:] in sure and token.norm[0] in lex.words("places.prefixes"))
        start = found[0] if found else (i if skip or token.norm in sure else -1)
        if start < 0 and i + 1 < len(tokens) and fold_tokens(tokens[i : i + 2]) in seen:
            start = i
        if start < 0 or not _usable(tokens, start, text, stops, lex):
            continue
        end = start + 1
        if tokens[start].norm in leads or skip or (start == i and not found):
            if not _usable(tokens, end, text, stops, lex) or tokens[end].text[:1] == "و":
                continue
            end += 1
        elif tokens[start].norm[0] in lex.words("places.not_first") or (tokens[start].norm.startswith("ال") and tokens[start].norm.endswith("يه")):
            continue
        yield Spot(start, end, cities().get(fold_tokens(tokens[start:end])), skip if start == i else 0, sure=end - start > 1)


@lru_cache(maxsize=64)
def places_seen(article: Article, lex: Lexicon) -> frozenset[str]:
    """The unknown places of two words and more that a cue shows somewhere in an article, by their normal form."""
    found = set[str]()
    start = 0
    for line in article.text.splitlines(keepends=True):
        tokens = lex.tokenizer.tokens(line, start)
        start += len(line)
        cased = lex.section("people.cased") != "no"
        rows = tuple(runs_of(tokens, article.text, blocked_by(tokens, tuple(titles(tokens, lex)), lex))) if cased else ()
        spots_here = _cued(tokens, lex, rows, frozenset()) if cased else _led(tokens, article.text, lex, frozenset())
        found |= {fold_tokens(tokens[s.start : s.end]) for s in spots_here if s.end - s.start > 1 and not s.skip}
    return frozenset(found)


def _usable(tokens: Sequence[Token], i: int, text: str, stops: frozenset[str], lex: Lexicon) -> bool:
    if i >= len(tokens) or tokens[i].kind != "word" or tokens[i].norm in stops or len(tokens[i].norm) < 2:
        return False
    if i and text[tokens[i - 1].end : tokens[i].start] != " ":
        return False
    return lex.phrases("roles.ranks").match(tokens, i) is None and lex.phrases("organizations.concepts").match(tokens, i) is None
