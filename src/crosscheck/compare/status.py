"""Planned, begun, done, failed, postponed: how far a thing has come, and whether time can explain the difference."""

from __future__ import annotations

from collections.abc import Mapping

from crosscheck.model import Claim, Comparison, Statement

OPTIONS: Mapping[str, str] = {}
# How far a thing has come; a status of equal depth doesn't exclude another.
_DEPTH = {"planned": 0, "postponed": 0, "begun": 1, "ongoing": 1, "done": 2, "failed": 2, "cancelled": 2}
_TOGETHER = ({"begun", "ongoing"}, {"begun", "done"}, {"planned", "postponed"}, {"failed", "cancelled"})


def compare(a: Claim, b: Claim, options: Mapping[str, str]) -> Comparison | None:
    """Could one thing have come this far by both accounts?"""
    if not isinstance(a.value, Statement) or not isinstance(b.value, Statement):
        return None
    left, right = a.value.concept, b.value.concept
    if left == right or {left, right} in _TOGETHER:
        return Comparison(verdict="compatible", why=f"{left} and {right} can both be true")
    if left not in _DEPTH or right not in _DEPTH:
        return None
    if a.as_of and b.as_of and a.as_of != b.as_of:
        early, late = (left, right) if a.as_of < b.as_of else (right, left)
        if _DEPTH[early] <= _DEPTH[late]:
            return Comparison(verdict="conflicting", nature="update", why=f"{early} in the earlier source, {late} in the later one")
    return Comparison(verdict="conflicting", why=f"{left} in one source, {right} in the other")
