"""Yes against no: one source affirms what another denies."""

from __future__ import annotations

from crosscheck.model import Claim, Comparison, Statement
from crosscheck.options import NoOptions

Options = NoOptions


def compare(a: Claim, b: Claim, options: Options) -> Comparison | None:
    """Does one clause deny what the other affirms?"""
    if not isinstance(a.value, Statement) or not isinstance(b.value, Statement):
        return None
    if a.value.concept == b.value.concept:
        return Comparison(verdict="compatible", why=f"both are {a.value.concept}")
    return Comparison(verdict="conflicting", why="one source affirms what the other denies")
