"""Planned, begun, done, failed, postponed: how far a thing has come, and whether time can explain the difference."""

from __future__ import annotations

from datetime import date

from crosscheck.model import Claim, Comparison, Statement
from crosscheck.options import NoOptions

Options = NoOptions
# How far a thing has come; a status of equal depth doesn't exclude another.
_DEPTH = {"planned": 0, "postponed": 0, "begun": 1, "ongoing": 1, "done": 2, "failed": 2, "cancelled": 2}
_TOGETHER = ({"begun", "ongoing"}, {"begun", "done"}, {"planned", "postponed"}, {"failed", "cancelled"})


def compare(a: Claim, b: Claim, options: Options) -> Comparison | None:
    """Could one thing have come this far by both accounts?"""
    if not isinstance(a.value, Statement) or not isinstance(b.value, Statement):
        return None
    left, right = a.value.concept, b.value.concept
    if (both := together(a, b, options)) is None:
        return None
    if both:
        return Comparison(verdict="compatible", why=f"{left} and {right} can both be true")
    if a.as_of and b.as_of and a.as_of != b.as_of:
        early, late = (left, right) if a.as_of < b.as_of else (right, left)
        if _DEPTH[early] <= _DEPTH[late] and not _too_soon(*sorted((a, b), key=lambda c: c.as_of or date.min)):
            return Comparison(verdict="conflicting", nature="update", why=f"{early} in the earlier source, {late} in the later one")
    return Comparison(verdict="conflicting", why=f"{left} in one source, {right} in the other")


def together(a: Claim, b: Claim, options: Options) -> bool | None:
    """The same without its reasons."""
    if not isinstance(a.value, Statement) or not isinstance(b.value, Statement):
        return None
    left, right = a.value.concept, b.value.concept
    if left == right or {left, right} in _TOGETHER:
        return True
    return None if left not in _DEPTH or right not in _DEPTH else False


def _too_soon(early: Claim, late: Claim) -> bool:
    """Whether what the later source tells came before the earlier source still saw it ahead, or before the day that it was planned for."""
    assert early.as_of is not None  # the caller asked
    assert late.as_of is not None
    announced = any(day.start and day.start > late.as_of for day in early.days)
    past = any(day.end and day.end < early.as_of and not day.yearless for day in late.days)
    return isinstance(early.value, Statement) and _DEPTH[early.value.concept] < 2 and (announced or past)
