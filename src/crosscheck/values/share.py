"""Numbers made of parts or of groups: "a dozen", "two thirds", "half a million", «نصف مليون»."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.spelled import spelled


def collective(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, Fraction] | None:
    """ "a dozen", "two dozen", «une vingtaine de milliers»: (index behind it, value)."""
    table, count, j = lexicon.phrases("number.collective"), Fraction(1), i
    if lexicon.words("number.one") & set(tokens[i].forms):
        j = i + 1
    elif said := spelled(tokens, i, lexicon):
        j, count = said
    found = table.match(tokens, j)
    if not found:
        return None
    end, value = found[0], count * Fraction(found[1])
    if end + 1 < len(tokens) and tokens[end].norm in lexicon.words("number.of") and (scale := lexicon.phrases("number.scales").match(tokens, end + 1)):
        return scale[0], value * Fraction(scale[1])
    return end, value


def part(tokens: Sequence[Token], i: int, lexicon: Lexicon, value: tuple[int, Fraction] | None) -> tuple[int, Fraction] | None:
    """A fraction in words, with a scale where one follows: "two thirds", "half a million", «نصف مليون»."""
    count, j = Fraction(1), i
    if value and value[1] < 100 and value[1].denominator == 1:
        j, count = value
        j += j < len(tokens) and tokens[j].norm == "-"
    elif lexicon.words("number.one") & set(tokens[i].forms):
        j = i + 1
    if j >= len(tokens):
        return None
    found = lexicon.phrases("number.fractions").match(tokens, j)
    if not found and j > i:
        named = lexicon.phrases("number.ordinal_fractions").match(tokens, j)
        found = named if named and (named[0] == len(tokens) or tokens[named[0]].norm in lexicon.words("number.of") or tokens[named[0]].kind == "mark") else None
    if not found or (j > i and count == 0):
        return None
    end, share = found[0], count * Fraction(found[1])
    if j > i and attached(tokens[j], lexicon):
        return end, count + Fraction(found[1])  # «خمسة وربع» is five and a quarter
    k = end
    while k < len(tokens) and k < end + 2 and (tokens[k].norm == "-" or tokens[k].norm in lexicon.words("number.one")):
        k += 1
    scale = lexicon.phrases("number.scales").match(tokens, k)
    if scale and len(tokens[k].norm) > 1:
        return scale[0], share * Fraction(scale[1])
    return end, share


def attached(token: Token, lexicon: Lexicon) -> bool:
    """Does a word start with an attached "and"?"""
    return token.kind == "word" and token.norm.startswith(tuple(j for j in lexicon.section("number.joiners.any") if j.isalpha()) or ("\0",))
