"""How much it tells that two articles share a name: little where it is a country's, more where few bear it."""

from __future__ import annotations

from functools import lru_cache

from crosscheck.gazetteer import city_rank, is_region, place_key
from crosscheck.names import key
from crosscheck.sounds import plain
from crosscheck.values.familiar import given_names

_COUNTRY, _LARGE, _CITY, _REGION, _BODY = 1.0, 1.5, 2.5, 2.0, 1.5
_LARGE_RANK = 500  # of the cities by population, those that news come from every day
_WORDS = (0.0, 0.0, 1.5, 2.5, 3.0)  # an unknown name, by the consonants that it has
_GIVEN = 0.5  # a given name tells so much of what another one does


@lru_cache(maxsize=8_192)
def rarity(name: str) -> float:
    """How much a shared name tells; `name` is the key of a known place (`@…`) or body (`#…`), or a word of another name."""
    if name[:1] == "@":
        return _place(name[1:])
    if name[:1] == "#":
        return _BODY
    if name.isdigit():
        return 0.0
    if place := place_key(name):
        return _place(place)
    longest = max(map(len, key(name)), default=0)
    return _WORDS[min(longest, len(_WORDS) - 1)] * (_GIVEN if plain(name) in given_names() else 1.0)


def _place(found: str) -> float:
    if len(found) == 2 and found.isupper():
        return _COUNTRY
    if is_region(found):
        return _REGION
    return _LARGE if city_rank(found) < _LARGE_RANK else _CITY
