"""What is known of a finding beside the finding itself: whether an earlier run had it, and why it is suppressed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Baseline = Literal["new", "unchanged", "updated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Of one finding: how it stands to the baseline, and the reason where somebody suppressed it."""

    baseline: Baseline | None = None  # None: there is no baseline
    suppressed: str | None = None  # why; None: it isn't
    shown: bool = False  # whether somebody wants to see it all the same


States = Mapping[str, State]  # by the fingerprints of `order.entries`; a finding that isn't named has no state
NONE: States = {}
PLAIN = State()


def settled(state: State) -> bool:
    """Whether somebody has settled the finding already, so that no run fails on it."""
    return state.suppressed is not None or state.baseline == "unchanged"


def known(state: State) -> bool:
    """Whether the finding is settled and nobody wants to see it, so that only a full list needs it."""
    return settled(state) and not state.shown


def why(state: State) -> str:
    """`suppressed: …` or `in the baseline`, in the words of whoever wrote the reason; empty where nobody has settled it."""
    if state.suppressed is not None:
        return f"suppressed: {state.suppressed}"
    return "in the baseline" if state.baseline == "unchanged" else ""
