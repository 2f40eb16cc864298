"""Place names: one name in any spelling or script is one place; a town, a region and a country don't exclude one another."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from crosscheck import names
from crosscheck.compare import _named
from crosscheck.compare._named import by_house, by_name
from crosscheck.gazetteer import is_region, place_key
from crosscheck.model import Claim, Comparison, Name
from crosscheck.options import option
from crosscheck.sounds import plain

_LINKS = frozenset(("of", "the", "and"))  # in the English name of a region


@dataclass(frozen=True, slots=True)
class Options(_named.Options):
    """What a rule may set."""

    # Gilly and Gosselies are two, however they are spelt
    different: Fraction = option(Fraction("0.6"), "Names less similar than this are two; between the two nothing is said.", most=1)


def compare(a: Claim, b: Claim, options: Options) -> Comparison | None:
    """Is it one place? A town may lie in a region or a country, so of two levels there is nothing to say."""
    if not isinstance(a.value, Name) or not isinstance(b.value, Name):
        return None
    left, right = a.value, b.value
    if told := by_house(left, right):
        return told
    ours, theirs = _level(left), _level(right)
    alike = names.sound_alike(left.name, right.name)
    if plain(left.name) == plain(right.name) or (alike and (ours != theirs or not (_key(left) and _key(right)))):
        return Comparison(verdict="compatible", why=f"{left.name} and {right.name} are spellings of one name")
    if ours != theirs or (alike and ours != "country" and left.key != right.key):
        return None  # Basra and Basrah stand apart in a gazetteer, and may be one
    if ours == "region" and not _apart(_key(left) or "", _key(right) or ""):
        return Comparison(verdict="compatible", why=f"{left.name} and {right.name} are one region") if _key(left) == _key(right) else None
    return by_name(left, right, options)


def _key(place: Name) -> str | None:
    return place.key or place_key(place.name)


def _level(place: Name) -> str:
    """`country` (its key is an ISO 3166 code), `region`, or `town`, as what isn't known mostly is."""
    key = _key(place)
    if key is None:
        return "town"
    if len(key) == 2 and key.isupper():
        return "country"
    return "region" if is_region(key) else "town"


def _apart(left: str, right: str) -> bool:
    """Whether two regions can't overlap: parts of countries of which neither is a part of the other, or two seas, two gulfs, two straits."""
    (one, _, ours), (other, _, theirs) = left.partition("/"), right.partition("/")
    inside = _words(ours or one), _words(theirs or other)
    if inside[0] <= inside[1] or inside[1] <= inside[0]:
        return False  # Darfur and North Darfur
    return bool(ours and theirs) or (not ours and not theirs and bool(inside[0] & inside[1]))


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split()) - _LINKS
