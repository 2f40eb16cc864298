"""Lengths of time that end or begin with the day of the article, where last or next parts the number from its unit.

"The 5 past years", « les trois prochains mois », «الأسابيع الثلاثة القادمة»: a length, as "the past 5 years" is, so that
it means the same in articles of different days.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.length import Length, in_unit
from crosscheck.values.number import Number

_NO_LENGTH = frozenset({"quarter"})  # quarters are read as dates
_LONGEST_UNIT = 2  # words
_FEW = 10  # of so many units the noun is a plural


def lately(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> Length | None:
    """The length that counts back or ahead from the day of the article, or None."""
    last = number.last
    if last >= len(tokens) or _near(lexicon).isdisjoint(tokens[last].forms):
        return None
    found = _behind(number, tokens, lexicon) or _before(number, tokens, lexicon)
    if found is None or found[2] in _NO_LENGTH or not _plural(tokens[found[0] : found[1]], lexicon):
        return None
    first, end, unit = found
    return in_unit((first, end), (number.low, number.high, number.stated), Fraction(0), unit)


def behind_unit(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> Length | None:
    """The length whose number stands behind its unit, both with the article: «السنوات الثماني»; None in a language that has no such order."""
    definite = lexicon.section("quantity.definite") if lexicon.section("duration.number_behind") == "true" else ""
    if not definite or not tokens[number.first].norm.startswith(definite) or number.stated > _FEW:
        return None
    unit = lexicon.phrases("duration.units").ending_at(tokens, number.first, longest=1)
    if unit is None or unit[1] in _NO_LENGTH or not tokens[unit[0]].norm.startswith(definite) or not _plural(tokens[unit[0] : unit[0] + 1], lexicon):
        return None
    return in_unit((unit[0], number.last), (number.low, number.high, number.stated), Fraction(0), unit[1])


@cache
def _near(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.words("date.words.past") | lexicon.words("date.words.next") | lexicon.words("date.near")


def _plural(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Does the number count the units: not in "from 4 to 9 next month"?"""
    plural = lexicon.words("date.plural_units")
    return any(not plural.isdisjoint(token.forms) for token in words)


def _behind(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[int, int, str] | None:
    """Number, last, unit: "5 past years"."""
    found = lexicon.phrases("duration.units").match(tokens, number.last + 1)
    return (number.first, *found) if found else None


def _before(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[int, int, str] | None:
    """Unit, number, last: «الأسابيع الثلاثة الماضية»."""
    found = lexicon.phrases("duration.units").ending_at(tokens, number.first, longest=_LONGEST_UNIT)
    return (found[0], number.last + 1, found[1]) if found else None
