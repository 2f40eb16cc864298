"""Whether two names are one, across spellings and scripts; tables in `lang/_names.yaml`.

Parts are laid side by side one to one. The surname must match, and every part of the shorter name; middle names may be
missing. A score of 0.7 and more means the same name.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from crosscheck.gazetteer import place_key
from crosscheck.names.laid import SAME, acronyms, part_likeness, score, spelt_out
from crosscheck.names.parts import Parts, bare, parts, spellings, translated
from crosscheck.registry import organization_key
from crosscheck.sounds import is_arabic, sounds

__all__ = ["SAME", "Parts", "bare", "key", "part_likeness", "parts", "similarity", "sound_alike"]

_SPELT_OUT = 0.85  # an acronym and its words
_ACRONYMS = 0.4  # two acronyms
_DOUBT = 0.5  # what is at least this much alike may be one name with a place in it
# A country has its name in every language: what sounds like one and isn't (Poland, Oppland) is likely another place.
_SURE, _STRANGE = 0.97, 0.85
_CLASSES = str.maketrans({"b": "p", "v": "f", "d": "t", "D": "t", "T": "t", "z": "s", "q": "s", "S": "s", "C": "s", "Z": "s", "X": "s", "g": "k", "G": "k", "x": "k", "j": "k", "J": "k"}
                         | dict.fromkeys("aeiouhyw", None))  # fmt: skip


@lru_cache(maxsize=8_192)
def sound_alike(a: str, b: str) -> bool:
    """Whether two names sound like one, whatever places or bodies they may be known as: «عمان» is Oman and Amman."""
    return score(parts(a), parts(b)) >= SAME


def similarity(a: str, b: str, a_language: str | None = None, b_language: str | None = None) -> float:
    """How surely two names are one, 0 to 1; SAME and above means they are. Places that are known are looked up."""
    return _similarity(a, b, a_language or "", b_language or "") if a <= b else _similarity(b, a, b_language or "", a_language or "")


@lru_cache(maxsize=8_192)
def _similarity(a: str, b: str, a_language: str, b_language: str) -> float:
    one, other = parts(a), parts(b)
    if one.words == other.words and one.number == other.number:
        return 1.0 if one.words else 0.0
    places = place_key(a, a_language), place_key(b, b_language)
    for known in (places, (organization_key(a), organization_key(b))):
        if known[0] and known[1]:
            return 1.0 if known[0] == known[1] else 0.0
    found = score(one, other)
    if found < SAME and (spelt_out(a, b) or spelt_out(b, a)):
        return _SPELT_OUT
    if acronyms(a, b):
        return min(found, _ACRONYMS)
    if _DOUBT < found < SAME and min(len(one.words), len(other.words)) > 1:
        found = max(found, score(_with_places(one), _with_places(other)))
    return found * _STRANGE if found < _SURE and _country(places[0]) != _country(places[1]) else found


def _with_places(name: Parts) -> Parts:
    """A name with its places under the names that a gazetteer has for them: Haute-Autriche is upper AT."""
    return replace(name, words=tuple([(place_key(word) or word).casefold() for word in name.words]), merged=())


def _country(key: str | None) -> bool:
    """Whether a place's key is a country's ISO 3166 code."""
    return key is not None and len(key) == 2 and key.isupper()


@lru_cache(maxsize=8_192)
def key(name: str) -> frozenset[str]:
    """Rough keys of a name, to find names worth comparing. Cheap, the same across scripts.

    Consonant skeletons of the parts; `=n` for a part that is translated from language to language; `@…` for a known
    place, `#…` for a known organization.
    """
    taken = parts(name)
    keys = {f"={group}" for word in taken.words for group in translated(word)}
    keys |= {mark + found for mark, found in (("@", place_key(name)), ("#", organization_key(name))) if found}
    for word in (*taken.words, *taken.merged, *(("".join(taken.words),) if len(taken.words) > 1 else ())):
        for spelling in spellings(word):
            heard = sounds(spelling)
            for signs in {heard.replace("c", "S"), heard.replace("c", "k"), heard.replace("w", "v")}:
                keys |= _skeletons(signs, arabic=is_arabic(word))
    return frozenset(keys)


def _skeletons(signs: str, *, arabic: bool) -> set[str]:
    rough = signs.translate(_CLASSES)
    rough = "".join(s for i, s in enumerate(rough) if i == 0 or s != rough[i - 1])
    if len(rough) < 2:
        return {rough}
    return {rough} if arabic or rough[-1] not in "ts" or len(rough) < 3 else {rough, rough[:-1]}
