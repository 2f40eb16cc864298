"""Words that widen a number: "nearly 300" is 270 to 300, "more than 1,000" is 1,000 and up.

The widths are a convention of this project: a tenth is the largest rounding that newsrooms let pass as "about", and
the two ends of an open bound are included, since "over 1,000" is said of 1,000 as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token

TENTH = Fraction(1, 10)

# hedge → (share taken off the low end, share put on the high end); None leaves the end open
WIDTHS: dict[str, tuple[Fraction | None, Fraction | None]] = {
    "about": (TENTH, TENTH),
    "nearly": (TENTH, Fraction(0)),
    "just-over": (Fraction(0), TENTH),
    "over": (Fraction(0), None),
    "at-least": (Fraction(0), None),
    "under": (None, Fraction(0)),
    "up-to": (None, Fraction(0)),
    "collective": (Fraction(15, 100), Fraction(15, 100)),  # a dozen, une vingtaine
    "vague": (Fraction(0), None),  # hundreds of
}
LONGEST = 6  # words in the longest hedge


@dataclass(frozen=True, slots=True)
class Bounds:
    """The ends of a number; None is open."""

    low: Fraction | None
    high: Fraction | None


def widen(low: Fraction | None, high: Fraction | None, hedge: str) -> Bounds:
    """Both ends moved outward by a hedge's width."""
    down, up = WIDTHS[hedge]
    return Bounds(
        None if low is None or down is None else low - abs(low) * down,
        None if high is None or up is None else high + abs(high) * up,
    )


def hedge_before(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """The hedge that ends right before token `first`: (index of its first token, id), or None."""
    return lexicon.phrases("number.before").ending_at(tokens, first, LONGEST)


def hedge_after(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> str | None:
    """The hedge that starts at token `last`, or None."""
    found = lexicon.phrases("number.after").match(tokens, last)
    return found[1] if found else None
