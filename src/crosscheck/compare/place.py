"""Place names: one name in any spelling or script is one place; a town and a country don't exclude one another."""

from __future__ import annotations

from collections.abc import Mapping

from crosscheck import names
from crosscheck.compare._named import OPTIONS, by_name
from crosscheck.gazetteer import place_key
from crosscheck.model import Claim, Comparison, Name
from crosscheck.sounds import plain

__all__ = ["OPTIONS", "compare"]


def compare(a: Claim, b: Claim, options: Mapping[str, str]) -> Comparison | None:
    """Is it one place? A town may lie in a country, so of the two there is nothing to say."""
    if not isinstance(a.value, Name) or not isinstance(b.value, Name):
        return None
    left, right = a.value, b.value
    alike = names.sound_alike(left.name, right.name)
    if plain(left.name) == plain(right.name) or (alike and (_country(left) != _country(right) or not (_key(left) and _key(right)))):
        return Comparison(verdict="compatible", why=f"{left.name} and {right.name} are spellings of one name")
    if _country(left) != _country(right) or (alike and not _country(left) and left.key != right.key):
        return None  # Basra and Basrah stand apart in a gazetteer, and may be one
    return by_name(left, right, options)


def _key(place: Name) -> str | None:
    return place.key or place_key(place.name)


def _country(place: Name) -> bool:
    """Whether a place is a country: its key is an ISO 3166 code."""
    key = _key(place)
    return key is not None and len(key) == 2 and key.isupper()
