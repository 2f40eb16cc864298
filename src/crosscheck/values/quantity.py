"""Counted and measured things: "72 companies", «أربعين ألف دونم», "seven people have died", a man aged 52.

A number of money, a share or a length of time is left to their readers; ages are quantities of unit year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Mention, Quantity, Span
from crosscheck.sentences import Sentence
from crosscheck.tokens import Token
from crosscheck.values import counted, duration, money, percent
from crosscheck.values.number import Number, numbers
from crosscheck.values.units import convert

__all__ = ["convert", "read"]

TWO = Fraction(2)


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """The quantities of a sentence."""
    tokens, found = sentence.tokens, numbers(sentence, lexicon)
    timed = {i for length in duration.lengths(sentence, lexicon) for i in range(length.first, length.last)}
    yield from duration.ages(sentence, lexicon)
    for number in found:
        if (
            timed & set(range(number.first, number.last))
            or percent.parse(number, found, sentence, lexicon)
            or percent.covered(number, found, sentence, lexicon)
        ):
            continue
        if money.parse(number, sentence, lexicon, article):
            continue
        mention = _measure(number, tokens, lexicon) or _count(number, found, tokens, lexicon)
        if mention:
            yield mention
    yield from _duals(tokens, lexicon)


def _measure(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> Mention | None:
    """A number with a unit of measure."""
    at = number.last + (number.last < len(tokens) and tokens[number.last].norm == "-")
    at += number.fraction and at < len(tokens) and tokens[at].norm in lexicon.words("number.one")  # half an inch
    units, partitive = lexicon.phrases("quantity.units"), lexicon.phrases("quantity.partitive").match(tokens, at)
    found = units.match(tokens, at) or lexicon.phrases("quantity.weights").match(tokens, at) or (units.match(tokens, partitive[0]) if partitive else None)
    if not found:
        return None
    last, unit = found
    thing = counted.noun(tokens, last, lexicon, mass=True) if lexicon.phrases("quantity.partitive").match(tokens, last) else None
    value = Quantity(low=number.low, high=number.high, stated=number.stated, unit=unit, of=thing.text if thing else None)
    return Mention(kind="quantity", span=Span(tokens[number.first].start, tokens[last - 1].end), value=value)


def _count(number: Number, found: Sequence[Number], tokens: Sequence[Token], lexicon: Lexicon) -> Mention | None:
    """A number of people or things; None for a lone "one" that counts nothing, and for a year."""
    at = number.last + (number.last < len(tokens) and tokens[number.last].norm == "-")
    if duration.unit_named(tokens, at) and lexicon.phrases("duration.units").match(tokens, at):
        return None
    thing = counted.noun(tokens, at, lexicon, mass=number.weak)
    mark = lexicon.section("quantity.definite")
    if mark and number.first and tokens[number.first].norm.startswith(mark) and tokens[number.first - 1].kind == "word":
        thing = counted.Counted(number.first - 1, number.first, tokens[number.first - 1].text)
    role = counted.role(number, tokens, found, lexicon, thing)
    beside = thing is not None and lexicon.phrases("quantity.roles").match(tokens, thing.last - 1) is not None
    if number.year and not (beside or (number.hedge in ("over", "at-least", "nearly") and thing)):
        return None
    if number.weak and not beside:
        return None
    if thing and lexicon.words("ordinal.silent_of") & set(tokens[thing.first].forms) and thing.first < number.first:
        return None  # «القرن العشرين»
    partitive = lexicon.phrases("quantity.partitive").match(tokens, number.last)
    near = thing is not None and thing.first in (number.last, partitive[0] if partitive else number.last)
    end = tokens[thing.last - 1].end if thing and near else number.span.end
    value = Quantity(low=number.low, high=number.high, stated=number.stated, of=thing.text if thing else None, role=role)
    return Mention(kind="quantity", span=Span(number.span.start, end), value=value)


def _duals(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Mention]:
    """Nouns whose form says that there are two («محطتين»), of the language's list."""
    for first, last, unit in lexicon.phrases("quantity.duals").all(tokens):
        yield Mention(kind="quantity", span=Span(tokens[first].start, tokens[last - 1].end), value=Quantity(low=TWO, high=TWO, stated=TWO, unit=unit))
    for first, last, _ in lexicon.phrases("quantity.dual_nouns").all(tokens):
        said = lexicon.phrases("quantity.roles").match(tokens, first)
        words = " ".join(t.text for t in tokens[first:last])
        value = Quantity(low=TWO, high=TWO, stated=TWO, of=words, role=said[1] if said else None)
        yield Mention(kind="quantity", span=Span(tokens[first].start, tokens[last - 1].end), value=value)
