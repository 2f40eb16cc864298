"""The value of a number in digits, by the marks its language groups and divides with."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from fractions import Fraction

import regex

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.number_words import NumberWords, number_words

LONGEST = 60  # characters; longer runs of digits are no amount of anything
PIECES = 9  # tokens of one number, marks included: 12,34,56,78,901.5
COMMAS = frozenset(",،")
_DIGITS = regex.compile(r"[0-9]+")
_INDIAN = regex.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")


def read_digits(token: Token, lexicon: Lexicon) -> Fraction | None:
    """The value of a number token; None where its marks make no sense in this language ("3,4" in English).

    A mark that may group as well as divide groups before exactly three digits: French 12.500 is twelve thousand.
    """
    return _value(token.norm, number_words(lexicon))


def digits_at(tokens: Sequence[Token], i: int, words: NumberWords) -> tuple[int, Fraction] | None:
    """The number in digits that starts at token `i`, whatever tokens its marks have cut it into: (index behind it, value)."""
    token = tokens[i]
    if token.kind == "number":
        if i + 2 < len(tokens) and tokens[i + 1].norm in COMMAS and (joined := _joined(tokens, i, words)):
            return joined
        value = _value(token.norm, words)
        return None if value is None else (i + 1, value)
    if leads(tokens, i, words):
        return i + 2, Fraction(f"0.{tokens[i + 1].norm}")
    vulgar = read_vulgar(token)
    return None if vulgar is None else (i + 1, vulgar)


def leads(tokens: Sequence[Token], i: int, words: NumberWords) -> bool:
    """Does a decimal mark at `i` begin a number (.5, ٫٧٧)? A comma does only where the text begins."""
    token = tokens[i]
    if token.kind != "mark" or token.norm not in words.decimal or i + 1 >= len(tokens):
        return False
    behind = tokens[i + 1]
    if behind.kind != "number" or behind.start != token.end or not behind.norm.isdigit() or len(behind.norm) > LONGEST:
        return False
    apart = i == 0 or tokens[i - 1].end < token.start or tokens[i - 1].norm in "-−("
    return apart and (i == 0 or token.norm != ",")


def read_vulgar(token: Token) -> Fraction | None:
    """The value of a fraction in one sign (½), or None."""
    if len(token.text) != 1 or token.text.isascii() or not unicodedata.decomposition(token.text).startswith("<fraction>"):
        return None
    return Fraction(unicodedata.numeric(token.text)).limit_denominator(10)


def _joined(tokens: Sequence[Token], i: int, words: NumberWords) -> tuple[int, Fraction] | None:
    """A number whose groups are tokens of their own: 12,34,567.89 as in India, ١٢،٢٢٠ with the comma of Arabic."""
    text, j = tokens[i].norm, i + 1
    arabic = tokens[j].norm == "،"
    while j + 1 < len(tokens) and j < i + PIECES and tokens[j].norm in COMMAS and tokens[j + 1].kind == "number":
        if tokens[j].start != tokens[j - 1].end or tokens[j + 1].start != tokens[j].end:
            break
        text += tokens[j].norm + tokens[j + 1].norm
        j += 2
    if j == i + 1 or len(text) > LONGEST:
        return None
    if _INDIAN.fullmatch(text):
        return j, Fraction(text.replace(",", ""))
    value = _value(text.replace("،", "٬"), words) if arabic else None
    return None if value is None else (j, value)


def _value(text: str, words: NumberWords) -> Fraction | None:
    if len(text) > LONGEST:
        return None
    if text.isdigit():
        return Fraction(int(text))
    parts = _DIGITS.findall(text)
    marks = _DIGITS.split(text)[1:-1]
    if any(mark != marks[0] for mark in marks[:-1]):
        return None
    last = marks[-1]
    threes = all(len(part) == 3 for part in parts[1:])
    if len(marks) > 1 and last == marks[0]:
        return Fraction(int("".join(parts))) if threes else None
    if len(marks) == 1 and last in words.group and threes and parts[0] != "0" and len(parts[0]) <= 3:
        return Fraction(int("".join(parts)))
    if last in words.decimal or (len(marks) > 1 and all(len(part) == 3 for part in parts[1:-1])):
        return Fraction(f"{''.join(parts[:-1])}.{parts[-1]}")
    return None
