"""Decimals in words: "point three o three", «virgule zéro sept», «فاصلة خمسة وعشرون»."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from crosscheck.tokens import Token
from crosscheck.values.joining import addend, joiner
from crosscheck.values.number_words import NumberWords
from crosscheck.values.sums import Sum

LONGEST = 90  # figures


def decimals_behind(tokens: Sequence[Token], i: int, total: Sum, words: NumberWords) -> int:
    """Add the decimals in words behind a "point" at `i`; the index behind them, or `i`."""
    if i >= len(tokens) or tokens[i].norm not in words.point or i + 1 >= len(tokens):
        return i
    figures, j = "", i + 1
    if tokens[j].kind == "number" and tokens[j].norm.isdigit():
        figures, j = tokens[j].norm[:LONGEST], j + 1
    while j < len(tokens) and tokens[j].kind == "word" and len(figures) < LONGEST:
        if tokens[j].norm in words.zeros:
            figures, j = figures + "0", j + 1
        elif (found := _small(tokens, j, words)) is not None:
            figures, j = figures + str(found[1]), found[0]
        else:
            break
    if figures:
        total.replace(total.value + Fraction(f"0.{figures}"))
    return j if figures else i


def _small(tokens: Sequence[Token], i: int, words: NumberWords) -> tuple[int, int] | None:
    """A whole number under a thousand in words, without a scale: what stands behind a decimal point."""
    found = words.values.match(tokens, i)
    if not found or int(found[1]) >= 1000:
        return None
    total = Sum()
    total.start(Fraction(int(found[1])))
    end = found[0]
    for _ in range(6):  # neuf - cent - quatre
        at, joined = joiner(tokens, end, total, words)
        step = addend(tokens, at, total, joined, words) if joined or not words.needs_joiner else None
        if step is None or not total.fits(step[1], units_first=words.units_first, teens_after=words.teens_after):
            break
        total.add(step[1])
        end = step[0]
    return end, int(total.value)
