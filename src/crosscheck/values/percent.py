"""Shares in percent, differences in percentage points or basis points, and fractions of something ("a third of").

`7%` is a Percent of unit percent; "half a percentage point" 0.5 of unit percentage-point; "one in five" 20 percent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Mention, Percent, Span
from crosscheck.sentences import Sentence
from crosscheck.tokens import Token
from crosscheck.values.number import Number, numbers, place

HUNDRED = Fraction(100)
LARGEST_WHOLE = 100  # "one in five" is a share, "one in 140" too rare to be told from a place


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """The shares of a sentence."""
    found = numbers(sentence, lexicon)
    for number in found:
        mention = parse(number, found, sentence, lexicon)
        if mention:
            yield mention
    for first, last, unit in lexicon.phrases("percent.duals").all(sentence.tokens):
        span = Span(sentence.tokens[first].start, sentence.tokens[last - 1].end)
        yield Mention(kind="percent", span=span, value=Percent(low=Fraction(2), high=Fraction(2), stated=Fraction(2), unit=unit))


def parse(number: Number, found: Sequence[Number], sentence: Sentence, lexicon: Lexicon) -> Mention | None:
    """The share that a number says, or None."""
    tokens = sentence.tokens
    if unit := _unit(number, tokens, lexicon):
        return _mention(number, tokens, *unit)
    if whole := _whole(number, found, tokens, lexicon):
        return _mention(number, tokens, whole.last, "percent", HUNDRED / whole.stated)
    if number.fraction and number.stated < 1 and _of_something(number, tokens, lexicon) and not _timed(number, tokens, lexicon):
        return _mention(number, tokens, number.last, "percent", HUNDRED)
    return None


def covered(number: Number, found: Sequence[Number], sentence: Sentence, lexicon: Lexicon) -> bool:
    """Is this number the whole of a share ("one in five")?"""
    i = place(number, found)
    return i > 0 and _whole(found[i - 1], found, sentence.tokens, lexicon) is number


def _unit(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[int, str] | None:
    at = number.last + (number.last < len(tokens) and tokens[number.last].norm in "-–")
    if number.fraction and (match := lexicon.phrases("percent.fraction_units").match(tokens, at)):
        return match
    return lexicon.phrases("percent.units").match(tokens, at) or lexicon.phrases("percent.units").match(tokens, number.last)


def _timed(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Does a fraction belong to a length of time (a quarter of a century)?"""
    return any(lexicon.phrases(path).match(tokens, number.first) for path in ("duration.fixed", "duration.plus_half"))


def _whole(number: Number, found: Sequence[Number], tokens: Sequence[Token], lexicon: Lexicon) -> Number | None:
    """The five of "one in five"."""
    i = place(number, found)
    if i + 1 == len(found):
        return None
    whole = found[i + 1]
    between = lexicon.phrases("percent.in").match(tokens, number.last)
    if not between and number.weak:
        between = lexicon.phrases("percent.far").ending_at(tokens, whole.first, 2)
        between = (whole.first, between[1]) if between and between[0] <= number.last + 2 else None
    if not between or between[0] != whole.first or not number.exact or not whole.exact or whole.year:
        return None
    if not 0 < number.stated < whole.stated <= LARGEST_WHOLE or tokens[number.first].kind != tokens[whole.first].kind:
        return None
    counted = any(lexicon.phrases(path).match(tokens, whole.last) for path in ("duration.units", "quantity.units"))
    return None if counted else whole


def _of_something(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Is a fraction followed by what it is a part of?"""
    if number.last >= len(tokens) or tokens[number.last].kind != "word":
        return False
    units, of = lexicon.phrases("quantity.units"), lexicon.phrases("quantity.partitive").match(tokens, number.last)
    if units.match(tokens, number.last) or (of and units.match(tokens, of[0])):
        return False
    words = lexicon.words("percent.of")
    if words:
        return tokens[number.last].norm in words and number.last + 1 < len(tokens)
    return tokens[number.last].norm not in lexicon.words("quantity.stop")


def _mention(number: Number, tokens: Sequence[Token], last: int, unit: str, factor: Fraction = Fraction(1)) -> Mention:
    low, high = (None if end is None else end * factor for end in (number.low, number.high))
    span = Span(tokens[number.first].start, tokens[last - 1].end)
    return Mention(kind="percent", span=span, value=Percent(low=low, high=high, stated=number.stated * factor, unit=unit))
