"""Places in an order: the third forum isn't the second."""

from __future__ import annotations

from crosscheck.display import display
from crosscheck.model import Claim, Comparison, Ordinal
from crosscheck.options import NoOptions

Options = NoOptions


def compare(a: Claim, b: Claim, options: Options) -> Comparison | None:
    """Could both places in an order be true of one thing?"""
    if not isinstance(a.value, Ordinal) or not isinstance(b.value, Ordinal):
        return None
    if a.value.rank == b.value.rank:
        return Comparison(verdict="compatible", why=f"both say {display(a.value)}")
    if min(a.value.rank, b.value.rank) < 0:
        return None  # the last may be the third
    return Comparison(verdict="conflicting", why=f"{display(a.value)} and {display(b.value)} can't both be true")
