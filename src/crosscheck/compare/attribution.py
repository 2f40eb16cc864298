"""Who said it: one statement credited to two speakers."""

from __future__ import annotations

from collections.abc import Mapping

from crosscheck import names
from crosscheck.model import Claim, Comparison, Statement

OPTIONS: Mapping[str, str] = {"same": "0.6", "different": "0.4"}


def compare(a: Claim, b: Claim, options: Mapping[str, str]) -> Comparison | None:
    """Is the statement credited to one speaker?"""
    if not isinstance(a.value, Statement) or not isinstance(b.value, Statement) or not a.value.speaker or not b.value.speaker:
        return None
    score = names.similarity(a.value.speaker, b.value.speaker)
    if score >= float(options["same"]):
        return Comparison(verdict="compatible", why=f"both credit {a.value.speaker}")
    if score < float(options["different"]):
        return Comparison(verdict="conflicting", why=f"credited to {a.value.speaker} and to {b.value.speaker}")
    return None
