"""Two sides of one article that can't both be right."""

from __future__ import annotations

from dataclasses import dataclass

from crosscheck.display import display
from crosscheck.model import Claim, Kind, Nature


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Claims that stand or fall together, with what they say: normalised, and as a reader would say it."""

    claims: tuple[Claim, ...]
    value: str
    display: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Sides that can't all be right, and why, in words that name the values.

    The nature is a contradiction where arithmetic alone says so, and unresolved where it hangs on how the text is understood.
    """

    kind: Kind
    sides: tuple[Side, ...]
    why: str
    nature: Nature = "contradiction"
    minor: bool = False  # says nothing more where another source contradicts one of the sides


def side(*claims: Claim) -> Side:
    """A side that says what its first claim says."""
    return Side(claims=claims, value=claims[0].value.text(), display=display(claims[0].value))
