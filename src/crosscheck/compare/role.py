"""Offices: a deputy isn't the head; a longer title that holds the shorter one is only more precise."""

from __future__ import annotations

from collections.abc import Mapping

from crosscheck.display import display
from crosscheck.model import Claim, Comparison, Role

OPTIONS: Mapping[str, str] = {}


def compare(a: Claim, b: Claim, options: Mapping[str, str]) -> Comparison | None:
    """Could one person hold both offices as said?"""
    if not isinstance(a.value, Role) or not isinstance(b.value, Role):
        return None
    left, right = a.value, b.value
    both = f"{display(left)} and {display(right)}"
    if left.rank == right.rank:
        return _same_rank(left, right, both)
    return Comparison(verdict="conflicting", why=f"{both} are different offices")


def _same_rank(left: Role, right: Role, both: str) -> Comparison:
    extra = set(left.modifiers) ^ set(right.modifiers)
    if "deputy" in extra:
        return Comparison(verdict="conflicting", why=f"{both}: a deputy isn't the head")
    ours, theirs = set(left.domains), set(right.domains)
    if ours and theirs and not ours & theirs:
        return Comparison(verdict="conflicting", why=f"{both} are different offices")
    if ours and theirs and ours != theirs:
        return Comparison(verdict="conflicting", nature="precision", why=f"of {both} one is the longer form of the other")
    if extra and left.modifiers and right.modifiers:
        return Comparison(verdict="conflicting", nature="precision", why=f"{both} differ in a word")
    return Comparison(verdict="compatible", why=f"{both} are one office")
