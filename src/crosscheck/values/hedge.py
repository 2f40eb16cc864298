"""Words that widen a number: "nearly 300" is 270 to 300, "more than 1,000" is 1,000 and up.

The widths are a convention of this project (docs/hedges.md): a tenth is the largest rounding that newsrooms let pass as
"about", and the two ends of an open bound are included, since "over 1,000" is said of 1,000 as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

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
OR_EQUAL = {"over": "at-least", "under": "up-to"}  # "greater than or equal to"
LONGEST = 6  # words in the longest hedge


class Bounds(NamedTuple):
    """The ends of a number; None is open."""

    low: Fraction | None
    high: Fraction | None


def widen(low: Fraction | None, high: Fraction | None, hedge: str | None) -> Bounds:
    """Both ends moved outward by a hedge's width; where they are, without one."""
    if hedge is None:
        return Bounds(low, high)
    down, up = WIDTHS[hedge]
    return Bounds(
        None if low is None or down is None else low - abs(low) * down,
        None if high is None or up is None else high + abs(high) * up,
    )


def hedge_before(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """The hedge that ends right before token `first`: (index of its first token, id), or None."""
    if first == 0:
        return None
    if equal := lexicon.phrases("number.or_equal").ending_at(tokens, first, LONGEST):
        table, bare = lexicon.phrases("number.before"), lexicon.phrases("number.compared")
        compared = table.ending_at(tokens, equal[0], LONGEST) or bare.ending_at(tokens, equal[0], LONGEST)
        if compared and compared[1] in OR_EQUAL.keys() | OR_EQUAL.values():
            return compared[0], OR_EQUAL.get(compared[1], compared[1])
    found = lexicon.phrases("number.before").ending_at(tokens, first, LONGEST)
    if found is None and tokens[first].kind == "number" and tokens[first - 1].norm in lexicon.words("number.one"):
        found = lexicon.phrases("number.before").ending_at(tokens, first - 1, LONGEST)  # "al menos un 20 %"
    if found and found[1] in OR_EQUAL and (equal := lexicon.phrases("number.equal_or").ending_at(tokens, found[0], LONGEST)):
        return equal[0], OR_EQUAL[found[1]]
    verb = lexicon.phrases("number.unhedged").ending_at(tokens, first, LONGEST)
    return None if found and verb and verb[0] < found[0] else found


def around(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> str | None:
    """The hedge before tokens `first` to `last`, or else behind them; None where there is neither."""
    before = hedge_before(tokens, first, lexicon)
    return before[1] if before else hedge_after(tokens, last, lexicon)


def hedge_after(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> str | None:
    """The hedge that starts at token `last`, or None."""
    found = behind(tokens, last, lexicon)
    return found[1] if found else None


def behind(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """The hedge that starts at token `last`: (index behind its last token, id), or None."""
    found = lexicon.phrases("number.after").match(tokens, last)
    if found is None or found[0] == len(tokens):
        return found
    before = lexicon.phrases("number.before").match(tokens, last + 1) if found[0] > last + 1 else None
    if tokens[found[0]].kind == "number" or (before and before[0] > found[0]):
        return None  # the hedge of the next number: "5,000 or less than 6,000"
    return found
