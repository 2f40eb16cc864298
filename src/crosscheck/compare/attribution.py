"""Who said it: one statement credited to two persons, or to two bodies. A person may speak for a body, so of the two there is nothing to say."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from crosscheck import names
from crosscheck.model import Claim, Comparison, Statement
from crosscheck.options import option
from crosscheck.registry import organization_key, within


@dataclass(frozen=True, slots=True)
class Options:
    """What a rule may set."""

    same: Fraction = option(Fraction("0.6"), "Names at least this similar are one (0 to 1).", most=1)
    different: Fraction = option(Fraction("0.4"), "Names less similar than this are two; between the two nothing is said.", most=1)


def compare(a: Claim, b: Claim, options: Options) -> Comparison | None:
    """Is the statement credited to one speaker?"""
    if a.speaker is None or b.speaker is None or _group(a) != _group(b):
        return None
    score = names.similarity(a.speaker, b.speaker)
    if score >= float(options.same):
        return Comparison(verdict="compatible", why=f"both credit {a.speaker}")
    if score >= float(options.different) or (_group(a) == "body" and not _two_bodies(a.speaker, b.speaker)):
        return None
    return Comparison(verdict="conflicting", why=f"credited to {a.speaker} and to {b.speaker}")


def _group(claim: Claim) -> str:
    """Whether the speaker is a person or a body."""
    return (claim.value.group if isinstance(claim.value, Statement) else None) or "person"


def _two_bodies(a: str, b: str) -> bool:
    """Whether two bodies are known, and neither is a part of the other: bodies have too many names to say so of others."""
    left, right = organization_key(a), organization_key(b)
    return bool(left and right and left != right and not within(left, right) and not within(right, left))
