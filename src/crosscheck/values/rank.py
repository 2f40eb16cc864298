"""Ranks in words and digits: "third", "21st", "vingt-et-unième", «الثالثة والعشرون»."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.spelled import spelled

LONGEST_DIGITS = 4


def rank(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The rank that starts at token `i`: (index behind it, rank), or None."""
    token = tokens[i]
    if token.kind == "number":
        suffix = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].start == token.end else None
        if suffix and suffix.norm in lexicon.words("ordinal.suffixes") and token.norm.isdigit() and len(token.norm) <= LONGEST_DIGITS:
            return i + 2, int(token.norm)
        return None
    if token.kind != "word":
        return None
    if found := lexicon.phrases("ordinal.values").match(tokens, i):
        return _joined(tokens, found[0], int(found[1]), lexicon)
    return _compound(tokens, i, lexicon)


def _compound(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """A number whose last word is a rank: "twenty-first", "two hundredth"."""
    begun = spelled(tokens, i, lexicon)
    if not begun or begun[1].denominator != 1:
        return None
    at, start = begun[0], int(begun[1])
    while at < len(tokens) and (tokens[at].norm == "-" or tokens[at].norm in lexicon.words("number.and")):
        at += 1
    ends = lexicon.phrases("ordinal.units").match(tokens, at) or lexicon.phrases("ordinal.values").match(tokens, at)
    if ends is None:
        return None
    value = int(ends[1])
    if value >= 100:
        return (ends[0], start * value) if at == begun[0] and start < value else None
    teens = [int(t) for t in lexicon.section("number.teens_after")]
    fits = (start % 100 == 0 and start > 0) or (value < 10 and start % 100 >= 20 and start % 10 == 0) or (value < 20 and start % 100 in teens)
    return (ends[0], start + value) if fits else None


def _joined(tokens: Sequence[Token], last: int, value: int, lexicon: Lexicon) -> tuple[int, int]:
    """A rank in two words whose units stand first («الثالثة والعشرون»)."""
    joiners = lexicon.section("number.joiners.any")
    if lexicon.section("number.units_first") != "true" or value > 9 or last >= len(tokens):
        return last, value
    at = last + (tokens[last].norm in joiners)
    tens = lexicon.phrases("ordinal.values").match(tokens, at)
    joined = at > last or tokens[last].norm.startswith(tuple(joiners))
    return (tens[0], value + int(tens[1])) if tens and joined and int(tens[1]) >= 20 else (last, value)
