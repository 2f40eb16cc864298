"""Shares said without a word for percent: "one in five", « un patient sur cinq », "a third of the firms", «ثلث السكان»."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values import counted, units
from crosscheck.values.number import Number, place
from crosscheck.values.share import of_something

COMMON_WHOLE = 10  # "8 out of 10 people" is a rate, "12 out of 40 people" two counts
LARGEST_WHOLE = 100  # "one in five" is a share, "one in 140" too rare to be told from a place


def whole(number: Number, found: Sequence[Number], tokens: Sequence[Token], lexicon: Lexicon) -> Number | None:
    """The five of "one in five"."""
    i = place(number, found)
    if i + 1 >= len(found):
        return None
    other = found[i + 1]
    between = lexicon.phrases("percent.in").match(tokens, number.last)
    if not between:
        between = _far(number, other, tokens, lexicon)
    if not between or between[0] != other.first or number.hedge == "vague" or not other.exact or other.year:
        return None
    if lexicon.phrases("percent.some_of").ending_at(tokens, other.first, 3) and _counts(number, other, tokens, lexicon):
        return None
    if not 0 < number.stated < other.stated <= LARGEST_WHOLE or tokens[number.first].kind != tokens[other.first].kind:
        return None
    measured = any(table.match(tokens, other.last) for table in units.tables(lexicon, "duration.units"))
    return None if measured else other


def _counts(number: Number, other: Number, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Are "12 out of 40 hostages", « 12 otages sur 40 » two counts: with what is counted, and no common rate?"""
    if number.stated == 1 or other.stated <= COMMON_WHOLE or other.stated == LARGEST_WHOLE:
        return False
    return counted.noun(tokens, number.last, lexicon) is not None or counted.noun(tokens, other.last, lexicon) is not None


def _far(number: Number, other: Number, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[int, str] | None:
    """The words between two numbers with a noun before them: "one patient in five"; "two men in five cars" is no share."""
    paths = ("percent.far", "percent.far_any") if number.weak else ("percent.far_any",)
    links = (lexicon.phrases(path).ending_at(tokens, other.first, 3) for path in paths)
    link = next((link for link in links if link and number.last < link[0] <= number.last + 2), None)
    return (other.first, link[1]) if link and not _plural(tokens, other.last, lexicon) else None


def _plural(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Does the word at `at` look like a noun in the plural, which the number before it counts?"""
    if at >= len(tokens) or tokens[at].kind != "word" or tokens[at].norm in lexicon.words("quantity.stop"):
        return False
    return counted.plural(tokens[at].norm, lexicon)


def fraction(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Is a number a fraction of something that has no unit: not a quarter of a century, nor a year and a quarter of it?"""
    if not (number.fraction and number.stated < 1 and of_something(tokens, number.last, lexicon)):
        return False
    plus = lexicon.phrases("quantity.plus")
    if lexicon.phrases("duration.fixed").match(tokens, number.first) or any(_spans(plus.match(tokens, i), number) for i in _starts(number)):
        return False
    if number.first and tokens[number.first - 1].norm in lexicon.words("percent.not_after"):
        return False
    joined = number.first > 1 and tokens[number.first - 1].norm in lexicon.words("number.and")
    return not (joined and lexicon.phrases("duration.units").ending_at(tokens, number.first - 1, 2))


def _starts(number: Number) -> range:
    """Where a phrase may start that ends with a fraction: at it, or one or two words before it ("and a half")."""
    return range(max(0, number.first - 2), number.first + 1)


def _spans(phrase: tuple[int, str] | None, number: Number) -> bool:
    """Does a phrase reach the end of a number?"""
    return phrase is not None and phrase[0] >= number.last
