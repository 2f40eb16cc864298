"""Finds places in a row of tokens: countries and cities of the gazetteer, and unknown names behind a cue (town of, قرية)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.gazetteer import cities, city_country, city_rank, city_starts, countries, country_key, fold, nations, regions
from crosscheck.lang import Lexicon
from crosscheck.sounds import plain
from crosscheck.tokens import Token
from crosscheck.values.attached import affixes, attached, definite
from crosscheck.values.familiar import familiar, given_names, listed
from crosscheck.values.uncased_places import led
from crosscheck.values.unknown_places import Spot, cued, fold_tokens

_TOWN = 2_500  # a city beyond this rank by population needs a cue that only places have
_LONGEST = 4  # words of a city's name
_SHORT = 3  # letters of a name that says too little without a cue
_NONE: frozenset[str] = frozenset()
_SKIP = 2  # particles written onto a name
_VOWELS = frozenset("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")  # written on words, seldom on names


@dataclass(frozen=True, slots=True)
class Told:
    """What the whole article tells of its places: the unknown ones that a cue shows, and the ISO 3166 codes of the countries it names."""

    places: frozenset[str]
    nations: frozenset[str]


def spots(tokens: Sequence[Token], text: str, lex: Lexicon, runs: Sequence[tuple[int, int]], told: Told) -> Iterator[Spot]:
    """Places from left to right; they may overlap."""
    whole = dict(runs)
    cased = lex.section("people.cased") != "no"
    for i, token in enumerate(tokens):
        if token.kind != "word":
            continue
        if origin := _origin(tokens, i, lex):
            yield origin
        if (region := _region(tokens, i, lex)) and not _only_named(tokens, region, lex):
            yield region
        if cased and not token.capitalised:
            continue
        found = _country(tokens, i, lex) or _city(tokens, i, lex, told.nations if not cased or i in whole else _NONE, whole.get(i))
        if found and not _only_named(tokens, found, lex):
            yield found
    yield from cued(tokens, lex, runs, told.places) if cased else led(tokens, text, lex, told.places)


def _region(tokens: Sequence[Token], i: int, lex: Lexicon) -> Spot | None:
    """A part of a country, a sea: the Gaza Strip, bande de Gaza."""
    table = regions(lex.code)
    found = table.match(tokens, i)
    if not found or not (tokens[found[0] - 1].capitalised or lex.section("people.cased") == "no"):
        return None
    if lex.phrases("places.towns").ending_at(tokens, i, 2):
        return None
    skip = attached(tokens[i], lex, lambda rest: table.match([*rest, *tokens[i + 1 : found[0]]], 0) is not None)
    return Spot(i, found[0], found[1], skip, sure=True)


def _only_named(tokens: Sequence[Token], spot: Spot, lex: Lexicon) -> bool:
    """Whether a place only gives its name to a treaty: the Paris Agreement, accord de Paris, اتفاق باريس."""
    if spot.end < len(tokens) and tokens[spot.end].norm in lex.words("places.not_before"):
        return True
    before, links = spot.start, lex.words("roles.links")
    while before > 0 and spot.start - before < 2 and tokens[before - 1].norm in links:
        before -= 1
    return before > 0 and not lex.words("places.not_behind").isdisjoint(tokens[before - 1].forms)


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


def _city(tokens: Sequence[Token], i: int, lex: Lexicon, near: frozenset[str], row: int | None) -> Spot | None:
    """The longest name of a city from token `i` on; of a small one in the countries `near`, where it is all of the `row` that starts here."""
    if not _may_start(tokens[i].norm):
        return None
    prefixes = lex.words("places.prefixes")
    for end in range(min(len(tokens), i + _LONGEST), i, -1):
        words = [t.norm for t in tokens[i:end] if t.text != "-"]
        if tokens[end - 1].text == "-" or any(t.kind != "word" and t.text != "-" for t in tokens[i:end]):
            continue
        for skip in range(_SKIP + 1):
            if skip and not (all(c in prefixes for c in words[0][:skip]) and not words[0][1:skip].startswith(affixes(lex, "conjunctions"))):
                break  # "and" comes first of all that is written onto a name
            name = " ".join([words[0][skip:], *words[1:]])
            key = cities().get(name)
            here = near if row in (None, end) else _NONE
            if key and len(name) > 2 and (_certain(tokens, i, name, key, lex, skip) or (not skip and _around(name, key, lex, here))):
                return Spot(i, end, key, skip if len(tokens[i].text) == len(tokens[i].norm) else 0)
            if key and (not words[0].startswith(affixes(lex, "conjunctions"), skip) or _behind_cue(tokens, i, lex)):
                break  # Kassala (كسلا) isn't "like Salé", nor Oujda (وجدة) behind "to" "and Jeddah"
    return None


@lru_cache(maxsize=8_192)
def _may_start(norm: str) -> bool:
    """Whether a word, or what is left of it without particles, is the first of a city's name."""
    starts = city_starts()
    return any(norm[skip:] in starts for skip in range(_SKIP + 1))


def _certain(tokens: Sequence[Token], i: int, name: str, key: str, lex: Lexicon, skip: int) -> bool:
    """Whether a name in the gazetteer is meant as a place here: by its size, or by the word before it."""
    text = tokens[i].text[skip:]
    exact = text in lex.section("places.exact")
    if not exact and name in lex.words("places.exact"):
        return False
    if any(name in lex.words(f"people.{words}") for words in ("ordinary", "stops", "given", "surnames")) or not (
        _VOWELS.isdisjoint(text) or cities().get(text) == key
    ):
        return False
    if name in lex.words("places.towns") and i + 1 < len(tokens) and tokens[i + 1].kind == "word":
        return False  # the town of somewhere
    rank, ordinary = city_rank(key), name in lex.words("places.ordinary") or (not exact and _word(name, key, lex))
    if rank <= int(lex.section("places.large") or 0) and not ordinary:
        return skip == 0 or len(name) > 3 or _own(name, key, lex)
    if rank <= _TOWN and not ordinary and len(name) > 3 and (skip or _behind_cue(tokens, i, lex)):
        return True
    if lex.phrases("places.sure_cues").ending_at(tokens, i, 4) is not None:
        return True
    bare = i > 0 and not ordinary and not definite(tokens[i - 1].norm, lex)
    return bare and lex.phrases("places.sites").ending_at(tokens, i, 4) is not None


def _around(name: str, key: str, lex: Lexicon, near: frozenset[str]) -> bool:
    """Whether a small town lies in a country that the article names, and its name is no other word and no person's."""
    if len(name) <= _SHORT or city_country(key) not in near or name in lex.words("places.ordinary") or name in lex.words("places.exact"):
        return False
    if any(name in lex.words(f"people.{words}") for words in ("ordinary", "stops", "given", "native", "foreign", "surnames", "honorifics")):
        return False
    return plain(name) not in given_names() and not listed(name, lex)


def _word(name: str, key: str, lex: Lexicon) -> bool:
    """Whether a name is also a word of a language without capitals; a name in the language's own list is a place first of all."""
    return familiar(name, lex) and not _own(name, key, lex)


def _own(name: str, key: str, lex: Lexicon) -> bool:
    """Whether the language's own list has the name."""
    return any(fold(other) == name for other in lex.section("places.cities").get(key, ()))


def _behind_cue(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    return lex.phrases("places.cues").ending_at(tokens, i, 4) is not None


def places_in(tokens: Sequence[Token], text: str, lex: Lexicon, rows: Sequence[tuple[int, int]]) -> set[str]:
    """The unknown places of two words and more that a cue shows in one line."""
    cased = lex.section("people.cased") != "no"
    spots_here = cued(tokens, lex, rows, frozenset()) if cased else led(tokens, text, lex, frozenset())
    return {
        fold_tokens(tokens[s.start : s.end]) for s in spots_here if not s.skip and (s.end - s.start > 1 or (s.telling and len(tokens[s.start].text) > _SHORT))
    }
