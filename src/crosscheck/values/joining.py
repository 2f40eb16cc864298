"""How number words follow one another: what joins them, and what may be added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from crosscheck.tokens import Token
from crosscheck.values.number_words import NumberWords
from crosscheck.values.sums import Sum


def joiner(tokens: Sequence[Token], i: int, total: Sum, words: NumberWords) -> tuple[int, bool]:
    """(where the next number word may stand, whether something joins it to the last)."""
    if i >= len(tokens):
        return i, False
    norm, here = tokens[i].norm, total.current
    tens = here is not None and here % 100 >= 20 and here % 10 == 0
    if norm in words.joins or (norm in words.joins_hundred and (here is None or here >= 100)) or (norm in words.joins_tens and tens):
        more = norm == "-" and i + 2 < len(tokens) and tokens[i + 1].norm in words.joins_tens and tokens[i + 2].norm == "-"  # vingt-et-un
        return i + (3 if more else 1), True
    return i, words.attaches(tokens[i]) and not _same(tokens, i, words)


def addend(tokens: Sequence[Token], at: int, total: Sum, joined: bool, words: NumberWords) -> tuple[int, Fraction] | None:
    """The value at `at` that may be added to what has been read."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind == "number":
        hundreds = total.current is not None and total.current % 100 == 0 and not total.exact_digits and tokens[at - 1].kind == "word"
        if not joined or not token.norm.isdigit() or not (hundreds or (words.needs_joiner and total.current is None)):
            return None
        if hundreds and (len(token.norm) > 2 or token.norm[0] == "0" or words.scale(tokens, at + 1)):
            return None
        return at + 1, Fraction(int(token.norm))
    return words.value(tokens, at)


def _same(tokens: Sequence[Token], i: int, words: NumberWords) -> bool:
    """Is the word at `i` a number word as it stands, with nothing attached?"""
    bare = replace(tokens[i], forms=(tokens[i].norm,))
    return words.values.match((bare, *tokens[i + 1 : i + 3]), 0) is not None
