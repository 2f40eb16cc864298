"""Lengths of time: "12-year", «عامين», "trois ans et demi", half a century; ages are quantities of unit year.

A length said in two units is given in the smaller one: "a year and six months" is 18 months.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Duration, Mention, Quantity, Span
from crosscheck.sentences import Sentence
from crosscheck.tokens import Token
from crosscheck.values import hedge, notcount
from crosscheck.values.number import Number, numbers

HALF = Fraction(1, 2)
AGE = "age"

# how many of the smaller unit make one of the larger, where that is exact
EXACT = {
    ("year", "month"): 12, ("week", "day"): 7, ("day", "hour"): 24, ("hour", "minute"): 60, ("minute", "second"): 60, ("decade", "year"): 10, ("century", "year"): 100,
}  # fmt: skip
_PLAIN = {"night": ("day", 1), "fortnight": ("week", 2)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A length of time as read: tokens `first` to `last`."""

    first: int
    last: int
    low: Fraction | None
    high: Fraction | None
    stated: Fraction
    unit: str
    age: bool = False

    def scaled(self, factor: int, unit: str, plus: Length | None = None) -> Length:
        """The same in a smaller unit, with a second length added."""
        low, high = (None if v is None else v * factor for v in (self.low, self.high))
        extra = plus.stated if plus else Fraction(0)
        return Length(
            first=self.first, last=plus.last if plus else self.last, unit=unit, stated=self.stated * factor + extra, age=self.age,
            low=None if low is None else low + extra, high=None if high is None else high + extra,
        )  # fmt: skip


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """The lengths of time of a sentence, and the ages, which are quantities."""
    tokens = sentence.tokens
    for length in lengths(sentence, lexicon):
        if not length.age:
            value = Duration(low=length.low, high=length.high, stated=length.stated, unit=length.unit)
            yield Mention(kind="duration", span=span(length, tokens), value=value)


def ages(sentence: Sentence, lexicon: Lexicon) -> Iterator[Mention]:
    """The ages of a sentence, as quantities of a unit of time."""
    for length in lengths(sentence, lexicon):
        if length.age:
            value = Quantity(low=length.low, high=length.high, stated=length.stated, unit=length.unit, of=AGE)
            yield Mention(kind="quantity", span=span(length, sentence.tokens), value=value)


def span(length: Length, tokens: Sequence[Token]) -> Span:
    return Span(tokens[length.first].start, tokens[length.last - 1].end)


@lru_cache(maxsize=256)
def lengths(sentence: Sentence, lexicon: Lexicon) -> tuple[Length, ...]:
    """All lengths of time and ages from left to right."""
    tokens = sentence.tokens
    whole = list(_whole(tokens, lexicon))
    taken = {i for length in whole for i in range(length.first, length.last)}
    counted = [parse(n, tokens, lexicon) for n in numbers(sentence, lexicon) if not taken & set(range(n.first, n.last))]
    found = sorted([*whole, *(c for c in counted if c)], key=lambda length: length.first)
    return tuple(_chained(found, tokens, lexicon))


def parse(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> Length | None:
    """The length of time that a number says with the unit behind it, or None."""
    if number.year or (number.weak and tokens[number.first].norm in lexicon.words("duration.one")):
        return None
    at = number.last
    while at < len(tokens) and at < number.last + 2 and (tokens[at].norm == "-" or tokens[at].norm in lexicon.words("duration.adjectives")):
        at += 1
    partitive = lexicon.phrases("quantity.partitive").match(tokens, at)
    found = lexicon.phrases("duration.units").match(tokens, at) or (lexicon.phrases("duration.units").match(tokens, partitive[0]) if partitive else None)
    if found and unit_named(tokens, at):
        return None
    measure = lexicon.phrases("quantity.units").match(tokens, at)
    if not found or (measure and measure[0] > found[0]):
        return _bare_age(number, tokens, lexicon)
    last, unit = found
    half = HALF if (plus := lexicon.phrases("duration.plus_half").match(tokens, last)) else Fraction(0)
    last = plus[0] if plus else last
    unit, factor = _PLAIN.get(unit, (unit, 1))
    low, high = (None if v is None else (v + half) * factor for v in (number.low, number.high))
    old = _age(number, last, tokens, lexicon)
    if old and (said := lexicon.phrases("duration.age_after").match(tokens, last + (last < len(tokens) and tokens[last].norm == "-"))):
        last = said[0]
    stated = (number.stated + half) * factor
    return Length(first=number.first, last=last, low=low, high=high, stated=stated, unit=unit, age=old)


def unit_named(tokens: Sequence[Token], at: int) -> bool:
    """Is the word at `at` capitalised where words are not ("60 Minutes", a programme)?"""
    return at < len(tokens) and tokens[at].capitalised and tokens[at].text[1:].islower() and not notcount.titled(tokens)


def _age(number: Number, last: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Do the words around a length say that it is an age?"""
    at = last + (last < len(tokens) and tokens[last].norm == "-")
    if lexicon.phrases("duration.age_after").match(tokens, at):
        return True
    if any(lexicon.phrases("duration.age_before").ending_at(tokens, i) for i in {number.first, number.outer}):
        return True
    if last < len(tokens) and tokens[last].norm == ")" and tokens[number.outer - 1].norm == "(" and number.outer:
        return True
    alone = lexicon.section("duration.age_alone") == "comma"
    between = last < len(tokens) and number.first > 1 and tokens[last].norm in ",." and tokens[number.first - 1].norm == ","
    return alone and between and tokens[number.first - 2].capitalised


def _bare_age(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> Length | None:
    """ "aged 52", with no unit."""
    if not any(lexicon.phrases("duration.age_before").ending_at(tokens, i) for i in {number.first, number.outer}):
        return None
    return Length(first=number.first, last=number.last, low=number.low, high=number.high, stated=number.stated, unit="year", age=True)


def _whole(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Length]:
    """Lengths without a number of their own: duals (عامين), half a century, "a decade", "for a week"."""
    i = 0
    while i < len(tokens):
        found = _dual(tokens, i, lexicon) or _fixed(tokens, i, lexicon) or _single(tokens, i, lexicon)
        if found:
            yield _hedged(found, tokens, lexicon)
        i = found.last if found else i + 1


def _hedged(length: Length, tokens: Sequence[Token], lexicon: Lexicon) -> Length:
    """The length with the words around it that widen it ("more than a decade")."""
    before = hedge.hedge_before(tokens, length.first, lexicon)
    name = before[1] if before else hedge.hedge_after(tokens, length.last, lexicon)
    if name is None:
        return length
    ends = hedge.widen(length.low, length.high, name)
    return replace(length, low=ends.low, high=ends.high)


def _exactly(first: int, last: int, value: Fraction, unit: str) -> Length:
    unit, factor = _PLAIN.get(unit, (unit, 1))
    return Length(first=first, last=last, low=value * factor, high=value * factor, stated=value * factor, unit=unit)


def _dual(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Length | None:
    found = lexicon.phrases("duration.duals").match(tokens, i)
    if not found:
        single = lexicon.phrases("duration.singles").match(tokens, i)
        return _exactly(i, single[0], Fraction(1), single[1]) if single else None
    last, value = found[0], Fraction(2)
    if plus := lexicon.phrases("duration.plus_half").match(tokens, last):
        last, value = plus[0], value + HALF
    return _exactly(i, last, value, found[1])


def _fixed(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Length | None:
    found = lexicon.phrases("duration.fixed").match(tokens, i)
    if not found:
        return None
    count, unit = found[1].split()
    return _exactly(i, found[0], Fraction(count), unit)


def _single(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Length | None:
    """ "a decade" anywhere; "a week" only where the words around it say that it lasts."""
    if tokens[i].norm not in lexicon.words("duration.one"):
        return None
    found = lexicon.phrases("duration.units").match(tokens, i + 1)
    if not found:
        return None
    stop = lexicon.words("quantity.stop")
    if found[1] == "second" and found[0] < len(tokens) and tokens[found[0]].kind == "word" and tokens[found[0]].norm not in stop:
        return None  # a second convoy
    plus = lexicon.phrases("duration.plus_half").match(tokens, found[0])
    before = i > 0 and tokens[i - 1].norm in lexicon.words("duration.one_after")
    after = found[0] < len(tokens) and tokens[found[0]].norm in lexicon.words("duration.one_before")
    if not (before or after or plus or found[1] in lexicon.section("duration.standalone")):
        return None
    last, value = (plus[0], 1 + HALF) if plus else (found[0], Fraction(1))
    return _exactly(i, last, value, found[1])


def _chained(found: Sequence[Length], tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Length]:
    """Lengths that follow one another in falling units, added up: "two years and three months"."""
    held: Length | None = None
    for length in found:
        gap = tokens[held.last : length.first] if held else ()
        factor = EXACT.get((held.unit, length.unit)) if held else None
        close = len(gap) == 0 or (len(gap) == 1 and (gap[0].norm in lexicon.words("duration.and")))
        if held and factor and close and length.low == length.high:
            held = held.scaled(factor, length.unit, length)
            continue
        if held:
            yield held
        held = length
    if held:
        yield held
