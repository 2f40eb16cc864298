"""Minus signs and words: "minus five", −3.2, «سالب واحد»; a hyphen between two things, or before an item of a list, is none."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values import hedge, units

DASHES = frozenset("-–﹣－")  # written for a minus where they touch the number and nothing before it
SIGNS = frozenset("−")
OPENERS = frozenset("([«“\"':=<>≤≥~±,،")


def minus(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> int | None:
    """The index of the minus before the number of tokens `first` to `last`, or None."""
    if first == 0:
        return None
    sign = tokens[first - 1]
    if sign.kind == "word":
        return first - 1 if sign.norm in lexicon.words("number.minus") and _word_is_sign(tokens, first, lexicon) else None
    if sign.norm not in DASHES and sign.norm not in SIGNS:
        return None
    touches, apart = sign.end == tokens[first].start, first == 1 or _apart(tokens[first - 2], sign)
    if not apart or (first > 1 and tokens[first - 2].kind == "number"):
        return None
    if touches or sign.norm in SIGNS:
        return first - 1
    return first - 1 if sign.norm == "-" and _meant(tokens, first, last, lexicon) else None


def _apart(before: Token, sign: Token) -> bool:
    return before.end < sign.start or before.norm in OPENERS


def _word_is_sign(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> bool:
    """Is a minus word no part of a hedge ("au moins 60") or of a range or subtraction ("dix moins trois")?"""
    if hedge.hedge_before(tokens, first, lexicon):
        return False
    before = tokens[first - 2] if first > 1 else None
    return before is None or not (before.kind == "number" or before.norm in lexicon.words("number.to"))


def _meant(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Is a hyphen with a space behind it a minus: the number is all there is, or a temperature?"""
    if first == 1 and (last == len(tokens) or (last + 1 == len(tokens) and tokens[last].kind == "mark")):
        return True
    unit = units.names(lexicon).match(tokens, last)
    return unit is not None and unit[1] in lexicon.words("number.below_zero")
