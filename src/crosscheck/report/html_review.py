"""What is decided of a report's findings, as its page shows it while it is under review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crosscheck.report.bidi import safe

OPEN = "open"
STATES = (OPEN, "confirmed", "dismissed", "check")  # as a decision calls them
SHAPES = {OPEN: "○", "confirmed": "✓", "dismissed": "✕", "check": "?"}  # so that no state is told by colour
KEYS = {"confirmed": "c", "dismissed": "d", "check": "u"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The decisions of a review by fingerprint, each a state and a reason, and what the page is to say beside them."""

    decided: Mapping[str, tuple[str, str]]
    partial: Sequence[str]  # paths of the articles of which only quoted sentences are known
    longest: int  # characters of a reason

    states = STATES
    shapes = SHAPES
    keys = KEYS

    def decision(self, fingerprint: str) -> str:
        return self.decided.get(fingerprint, (OPEN, ""))[0]

    def reason(self, fingerprint: str) -> str:
        """Why, with nothing in it that a browser obeys."""
        return safe(self.decided.get(fingerprint, (OPEN, ""))[1])
