"""Names of persons, places and organizations: the same in any spelling or script, or different."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from crosscheck import names
from crosscheck.model import APART, HOUSE, Claim, Comparison, Name
from crosscheck.options import option


@dataclass(frozen=True, slots=True)
class Options:
    """What a rule may set."""

    same: Fraction = option(Fraction("0.7"), "Names at least this similar are one (0 to 1).", most=1)
    different: Fraction = option(Fraction("0.5"), "Names less similar than this are two; between the two nothing is said.", most=1)


def compare(a: Claim, b: Claim, options: Options) -> Comparison | None:
    """Is it the same one, by name?"""
    if not isinstance(a.value, Name) or not isinstance(b.value, Name):
        return None
    return by_house(a.value, b.value) or by_name(a.value, b.value, options)


def by_house(a: Name, b: Name) -> Comparison | None:
    """What the user's own lists of names say, where both names are in one."""
    if told_apart(a, b):
        return Comparison(verdict="conflicting", why=f"{a.name} and {b.name} are two to the house")
    if a.key and a.key == b.key and a.key.startswith(HOUSE):
        return Comparison(verdict="compatible", why=f"{a.name} and {b.name} are one to the house")
    return None


def told_apart(a: Name, b: Name) -> bool:
    """Whether the user's own lists name both, and as two."""
    return a.key is not None and b.key is not None and a.key != b.key and a.key.startswith(APART) and b.key.startswith(APART)


def by_name(a: Name, b: Name, options: Options) -> Comparison | None:
    """The same key, the same sound, or two names."""
    if a.key is not None and a.key == b.key:
        return Comparison(verdict="compatible", why=f"{a.name} is {b.name}")
    score = names.similarity(a.name, b.name)
    if score >= float(options.same):
        return Comparison(verdict="compatible", why=f"{a.name} and {b.name} are spellings of one name")
    if score < float(options.different):
        return Comparison(verdict="conflicting", why=f"{a.name} and {b.name} are different")
    return None
