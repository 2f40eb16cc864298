"""Words that exclude one another in the same place of a sentence: suspended against cancelled, north against south."""

from __future__ import annotations

from crosscheck.model import Claim, Comparison, Statement
from crosscheck.options import NoOptions
from crosscheck.values.meaning import exclusive

Options = NoOptions


def compare(a: Claim, b: Claim, options: Options) -> Comparison | None:
    """Could both words be true of one thing?"""
    if not isinstance(a.value, Statement) or not isinstance(b.value, Statement):
        return None
    if a.value.concept == b.value.concept:
        return Comparison(verdict="compatible", why=f"both say {a.value.concept}")
    if exclusive(a.value, b.value):
        return Comparison(verdict="conflicting", why=f"{a.quote} against {b.quote}")
    return None
