"""Lengths of time: "12-year", «عامين», "trois ans et demi", half a century, for a week; ages are left to `ages`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Duration, Mention
from crosscheck.sentences import Sentence
from crosscheck.tokens import Token
from crosscheck.values import ages, hedge, lasting, notcount, units
from crosscheck.values.lately import behind_unit, lately
from crosscheck.values.length import Length, in_unit, more_behind, widened
from crosscheck.values.length_sum import chained, or_more
from crosscheck.values.number import Number, numbers
from crosscheck.values.reading import tokens_of

SKIPPED = 2  # words between a number and its unit ("two full years")


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """The lengths of time of a sentence; its ages are quantities."""
    tokens = sentence.tokens
    for length in lengths(sentence, lexicon):
        if not length.age:
            value = Duration(low=length.low, high=length.high, stated=length.stated, unit=length.unit)
            yield Mention(kind="duration", span=length.where(tokens), value=value)


@lru_cache(maxsize=256)
def lengths(sentence: Sentence, lexicon: Lexicon) -> tuple[Length, ...]:
    """All lengths of time and ages from left to right."""
    tokens = sentence.tokens
    plain = numbers(sentence, lexicon)
    inside = {i for n in plain for i in range(n.first + 1, n.last)}  # the half of "two-and-a-half-hour"
    hits = tuple(hit for hit in lasting.hits(tokens, lexicon) if hit.kind != "fixed" or hit.first not in inside)
    found = [lasting.listed(hit, tokens, lexicon) for hit in hits if hit.kind in lasting.SURE]
    taken = tokens_of(found)
    taken.update(hit.first for hit in hits if hit.kind == "plus" and lexicon.phrases("duration.units").ending_at(tokens, hit.first, 2))
    free = (n for n in plain if taken.isdisjoint(range(n.first, n.last)))
    found += [counted for n in free if (counted := parse(n, tokens, lexicon))]
    taken = tokens_of(found)
    starts = {length.first for length in found}
    for hit in reversed(hits):
        one = None if hit.kind in lasting.SURE or hit.first in taken else lasting.loose(hit, starts, tokens, lexicon)
        if one and taken.isdisjoint(range(one.first, one.last)):
            found.append(one)
            starts.add(one.first)
            taken.update(range(one.first, one.last))
    found += [one for length in found if (one := lasting.joined_to(length, tokens, lexicon)) and taken.isdisjoint(range(one.first, one.last))]
    taken = tokens_of(found)
    found += [old for old in ages.ranked(tokens, lexicon) if taken.isdisjoint(range(old.first, old.last))]
    found = [or_more(length, tokens, lexicon) for length in ages.listed(found, plain, tokens, lexicon)]
    return tuple(chained(sorted(found, key=lambda length: length.first), tokens, lexicon))


def parse(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> Length | None:
    """The length of time that a number says with the unit behind it, or None."""
    if number.year or (number.weak and tokens[number.first].norm in lexicon.words("duration.one")):
        return None
    found = _unit(number, tokens, lexicon)
    if not found:
        return lately(number, tokens, lexicon) or behind_unit(number, tokens, lexicon) or ages.bare(number, tokens, lexicon)
    last, unit = found
    last, more = more_behind(tokens, last, unit, lexicon)
    old = ages.said(number, last, tokens, lexicon)
    end = ages.behind(tokens, last, lexicon) if old else last
    length = replace(in_unit((number.first, end), (number.low, number.high, number.stated), more, unit), age=old)
    return length if number.hedge else widened(length, hedge.hedge_after(tokens, end, lexicon))


def _unit(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[int, str] | None:
    """The unit of time behind a number: (index behind it, id)."""
    table, at = lexicon.phrases("duration.units"), number.last
    while at < len(tokens) and at < number.last + SKIPPED and (tokens[at].norm == "-" or tokens[at].norm in lexicon.words("duration.adjectives")):
        at += 1
    found = table.match(tokens, at)
    if not found:
        of = lexicon.phrases("quantity.partitive").match(tokens, at)
        at = of[0] if of else at
        at += number.fraction and at < len(tokens) and tokens[at].norm in lexicon.words("duration.one")  # a third of an hour
        found = table.match(tokens, at)
    if not found or unit_named(tokens, at):
        return None
    if found[1] == "day" and lexicon.phrases("date.weekdays").match(tokens, found[0]):
        return None  # «إلى 42 يوم الأحد»
    measure = units.names(lexicon).match(tokens, at)
    return None if measure and measure[0] > found[0] else found  # a light year


def unit_named(tokens: Sequence[Token], at: int) -> bool:
    """Is the word at `at` capitalised where words are not ("60 Minutes", a programme)?"""
    return at < len(tokens) and tokens[at].capitalised and tokens[at].text[1:].islower() and not notcount.titled(tokens)
