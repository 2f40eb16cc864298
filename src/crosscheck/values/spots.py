"""Finds places in a row of tokens: countries and cities of the gazetteer, and unknown names behind a cue (town of, قرية)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosscheck.gazetteer import cities, city_rank, countries, country_key
from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.attached import attached

_LARGE = 2_500  # the cities up to this rank are places wherever they stand; smaller ones need a cue
_LONGEST = 4  # words of a city's name


@dataclass(frozen=True, slots=True)
class Spot:
    """A place by the indices of its tokens; `skip` code points of an attached prefix stand before it."""

    start: int
    end: int
    key: str | None
    skip: int = 0


def spots(tokens: Sequence[Token], text: str, lex: Lexicon, runs: Sequence[tuple[int, int]]) -> Iterator[Spot]:
    """Places from left to right; they may overlap."""
    cased = lex.section("people.cased") != "no"
    for i, token in enumerate(tokens):
        if token.kind != "word" or (cased and not token.capitalised):
            continue
        found = _country(tokens, i, lex) or _city(tokens, i, lex)
        if found:
            yield found
    if cased:
        yield from _cued(tokens, lex, runs)
    else:
        yield from _led(tokens, text, lex)


def _country(tokens: Sequence[Token], i: int, lex: Lexicon) -> Spot | None:
    table = countries(lex.code)
    found = table.match(tokens, i)
    if not found or (tokens[i].norm in lex.words("places.ordinary") and not _behind_cue(tokens, i, lex)):
        return None
    skip = attached(tokens[i], lex, lambda rest: (hit := table.match([*rest, *tokens[i + 1 : found[0]]], 0)) is not None and hit[0] == found[0] - i)
    whole = " ".join([tokens[i].norm[skip:], *(t.norm for t in tokens[i + 1 : found[0]] if t.text != "-")])
    # An adjective (السورية) is no country, although its bare form (سورية) is one.
    return Spot(i, found[0], found[1], skip) if country_key(whole, lex.code, exact=True) else None


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
            if key and len(name) > 2 and _certain(tokens, i, end, name, key, lex, skip):
                return Spot(i, end, key, skip if len(tokens[i].text) == len(tokens[i].norm) else 0)
    return None


def _certain(tokens: Sequence[Token], i: int, end: int, name: str, key: str, lex: Lexicon, skip: int) -> bool:
    cued = _behind_cue(tokens, i, lex) or skip > 0
    if name in lex.words("places.ordinary") or city_rank(key) > _LARGE:
        return cued and name not in lex.words("people.ordinary") and name not in lex.words("people.stops") and name not in lex.words("people.given")
    return skip == 0 or len(name) > 3


def _behind_cue(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    return lex.phrases("places.cues").ending_at(tokens, i, 4) is not None


def _cued(tokens: Sequence[Token], lex: Lexicon, runs: Sequence[tuple[int, int]]) -> Iterator[Spot]:
    behind = lex.words("places.behind")
    for i, j in runs:
        if j - i <= 6 and (_behind_cue(tokens, i, lex) or (j < len(tokens) and tokens[j].norm in behind)) and not all(t.text.isupper() for t in tokens[i:j]):
            yield Spot(i, j, None)


def _led(tokens: Sequence[Token], text: str, lex: Lexicon) -> Iterator[Spot]:
    """Arabic: the word behind a cue; two where the first is one that place names begin with (تل، دير، أم)."""
    cues, leads, stops = lex.phrases("places.sure_cues"), lex.words("places.leads"), lex.words("people.stops")
    for i, token in enumerate(tokens):
        found = cues.match(tokens, i)
        start = found[0] if found else (i if token.norm in lex.words("places.sure_leads") else -1)
        if start < 0 or not _usable(tokens, start, text, stops, lex):
            continue
        end = start + 1
        if tokens[start].norm in leads:
            if not _usable(tokens, end, text, stops, lex) or tokens[end].text[:1] == "و":
                continue
            end += 1
        yield Spot(start, end, cities().get(" ".join(t.norm for t in tokens[start:end])))


def _usable(tokens: Sequence[Token], i: int, text: str, stops: frozenset[str], lex: Lexicon) -> bool:
    if i >= len(tokens) or tokens[i].kind != "word" or tokens[i].norm in stops or len(tokens[i].norm) < 2:
        return False
    if i and text[tokens[i - 1].end : tokens[i].start] != " ":
        return False
    return lex.phrases("roles.ranks").match(tokens, i) is None and lex.phrases("organizations.concepts").match(tokens, i) is None
