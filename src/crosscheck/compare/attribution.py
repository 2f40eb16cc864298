"""Who said it: one statement credited to two persons. Institutions have too many names to say that two of them differ."""

from __future__ import annotations

from collections.abc import Mapping

from crosscheck import names
from crosscheck.model import Claim, Comparison

OPTIONS: Mapping[str, str] = {"same": "0.6", "different": "0.4"}


def compare(a: Claim, b: Claim, options: Mapping[str, str]) -> Comparison | None:
    """Is the statement credited to one speaker?"""
    if a.speaker is None or b.speaker is None:
        return None
    score = names.similarity(a.speaker, b.speaker)
    if score >= float(options["same"]):
        return Comparison(verdict="compatible", why=f"both credit {a.speaker}")
    if score < float(options["different"]):
        return Comparison(verdict="conflicting", why=f"credited to {a.speaker} and to {b.speaker}")
    return None
