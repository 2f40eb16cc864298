"""Ranks in words and digits: "third", "21st", "vingt-et-unième", «الثالثة والعشرون», XIXe."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values import roman
from crosscheck.values.number_words import NumberWords, number_words
from crosscheck.values.spelled import spelled

LONGEST_DIGITS = 4
LARGEST_NOUNLESS = 99  # of the ranks that stand without an article and without a noun behind
_UNREAD = (0, Fraction(0))
ROMAN = frozenset("".join(roman.VALUES).upper())


def rank(tokens: Sequence[Token], i: int, lexicon: Lexicon, begun: tuple[int, Fraction] | None = _UNREAD) -> tuple[int, int] | None:
    """The rank that starts at token `i`: (index behind it, rank), or None; `begun` is the number at `i`, if it has been read."""
    token = tokens[i]
    if token.kind == "number":
        return _suffixed(tokens, i, lexicon)
    if token.kind != "word":
        return None
    words = number_words(lexicon)
    if found := words.ordinals.match(tokens, i):
        return _beyond(tokens, _joined(tokens, found[0], int(found[1]), words), lexicon)
    if words.units_first and (found := words.ordinal_units.match(tokens, i)):  # «الحادي والعشرون»
        joined = _joined(tokens, found[0], int(found[1]), words)
        joined = _beyond(tokens, joined, lexicon)
        return joined if joined[0] > found[0] else None
    if begun == _UNREAD:
        begun = spelled(tokens, i, lexicon)
    if begun and begun[1].denominator == 1 and (compound := _compound(tokens, begun, lexicon, words)):
        return compound
    return _roman(token, i, lexicon)


def _suffixed(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """21st, 2e, 1er."""
    token = tokens[i]
    suffix = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].start == token.end else None
    if suffix and suffix.norm in lexicon.words("ordinal.suffixes") and token.norm.isdigit() and len(token.norm) <= LONGEST_DIGITS:
        return i + 2, int(token.norm)
    return None


def _compound(tokens: Sequence[Token], begun: tuple[int, Fraction], lexicon: Lexicon, words: NumberWords) -> tuple[int, int] | None:
    """A number whose last word is a rank: "twenty-first", "two hundredth"."""
    at, start = begun[0], int(begun[1])
    while at < len(tokens) and at < begun[0] + 3 and (tokens[at].norm == "-" or tokens[at].norm in lexicon.words("number.and")):
        at += 1
    ends = words.ordinal_units.match(tokens, at) or words.ordinals.match(tokens, at)
    if ends is None:
        return None
    value = int(ends[1])
    if value >= 100:
        hyphens = all(token.norm == "-" for token in tokens[begun[0] : at])
        counts = start > 1 or lexicon.section("ordinal.one_hundredth") == "true"
        if not hyphens or not counts or start <= 0:
            return None
        below = start % value
        return ends[0], start * value if start < value else start - below + below * value if below and value < 1000 else start + value
    fits = (start % 100 == 0 and start > 0) or (value < 10 and start % 100 >= 20 and start % 10 == 0) or (value < 20 and start % 100 in words.teens_after)
    return (ends[0], start + value) if fits else None


def _joined(tokens: Sequence[Token], last: int, value: int, words: NumberWords) -> tuple[int, int]:
    """A rank in two words whose units stand first («الثالثة والعشرون»)."""
    if not words.units_first or value > 9 or last >= len(tokens):
        return last, value
    at = last + (tokens[last].norm in words.joins)
    tens = words.ordinals.match(tokens, at) if at > last or words.attaches(tokens[last]) else None
    return (tens[0], value + int(tens[1])) if tens and int(tens[1]) >= 20 else (last, value)


def _beyond(tokens: Sequence[Token], read: tuple[int, int], lexicon: Lexicon) -> tuple[int, int]:
    """The rank with the hundreds that are said behind it: «العاشر بعد المئة» is the 110th."""
    more = lexicon.phrases("ordinal.beyond").match(tokens, read[0])
    return (more[0], read[1] + int(more[1])) if more and read[1] < int(more[1]) else read


def roman_like(token: Token) -> bool:
    """May a word be a Roman number with a suffix?"""
    return token.text[:1] in ROMAN and token.text[-1:].islower()


def _roman(token: Token, i: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """A Roman number with a suffix: XXIe, Ier. One letter that may begin a word (Le, Ce, De, Me) is none."""
    for suffix in lexicon.section("ordinal.roman"):
        stem = token.text.removesuffix(suffix)
        if stem != token.text and ROMAN.issuperset(stem) and len(stem) < 8 and (stem in ("V", "X") or len(stem) > 1 or (stem == "I" and len(suffix) > 1)):
            return i + 1, roman.value(stem.lower())
    return None
