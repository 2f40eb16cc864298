"""The value of a number in digits, by the marks its language groups and divides with."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

import regex

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token

LONGEST = 60  # characters; longer runs of digits are no amount of anything
_DIGITS = regex.compile(r"[0-9]+")


def read_digits(token: Token, lexicon: Lexicon) -> Fraction | None:
    """The value of a number token; None where its marks make no sense in this language ("3,4" in English).

    A mark that may group as well as divide groups before exactly three digits: French 12.500 is twelve thousand.
    """
    if len(token.norm) > LONGEST:
        return None
    parts = _DIGITS.findall(token.norm)
    marks = _DIGITS.split(token.norm)[1:-1]
    if not marks:
        return Fraction(parts[0])
    if any(mark != marks[0] for mark in marks[:-1]):
        return None
    group, decimal = lexicon.section("number.group"), lexicon.section("number.decimal")
    last = marks[-1]
    threes = all(len(part) == 3 for part in parts[1:])
    if len(marks) > 1 and last == marks[0]:
        return Fraction("".join(parts)) if threes else None
    if len(marks) == 1 and last in group and threes and parts[0] != "0" and len(parts[0]) <= 3:
        return Fraction("".join(parts))
    if last in decimal or len(marks) > 1:
        return Fraction(f"{''.join(parts[:-1])}.{parts[-1]}")
    return None


def read_vulgar(token: Token) -> Fraction | None:
    """The value of a fraction in one sign (½), or None."""
    if len(token.text) != 1 or not unicodedata.decomposition(token.text).startswith("<fraction>"):
        return None
    return Fraction(unicodedata.numeric(token.text)).limit_denominator(10)
