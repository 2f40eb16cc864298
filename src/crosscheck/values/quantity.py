"""Counted and measured things: "72 companies", «أربعين ألف دونم», "seven people have died", a man aged 52.

A number of money, a share or a length of time is left to their readers; ages are quantities of unit year.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Mention, Quantity, Span
from crosscheck.sentences import Sentence
from crosscheck.tokens import Token
from crosscheck.values import ages, counted, counted_role, duration, hedge, money, percent
from crosscheck.values.conversion import convert
from crosscheck.values.counted import Counted
from crosscheck.values.increment import added
from crosscheck.values.measure import measures
from crosscheck.values.number import Number, numbers
from crosscheck.values.reading import tokens_of

__all__ = ["convert", "read"]

TWO = Fraction(2)
NEAR = 3  # words between a number and what it counts ("12 of the", "5 more")
EARLIER = 4  # numbers before one that may have the role that "others" sets apart


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """The quantities of a sentence."""
    tokens, found, spans = sentence.tokens, numbers(sentence, lexicon), duration.lengths(sentence, lexicon)
    timed = tokens_of(spans)
    yield from (ages.mention(length, tokens) for length in spans if length.age)
    free = [n for n in found if timed.isdisjoint(range(n.first, n.last)) and not _other(n, sentence, lexicon, article)]
    measured = measures(free, timed, tokens, lexicon)
    yield from (measure.mention(tokens) for measure in measured)
    taken = tokens_of(measured)
    left = {n.first for n in free if taken.isdisjoint(range(n.first, n.last))}
    yield from _counts(found, left, tokens, lexicon)


def _counts(found: Sequence[Number], left: Collection[int], tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Mention]:
    """The numbers that count people and things: those that start at the tokens `left`, and nouns whose form says "two"."""
    pairs = {thing.first: thing for thing in _duals(found, tokens, lexicon)}
    roled = bool(lexicon.phrases("quantity.roles").starts(tokens)) if left or pairs else False
    left = left if roled else {n.first for n in found if n.first in left and not n.weak}  # "one" counts only what has a role
    if not left and not pairs:
        return
    every = sorted([*found, *(_two(thing, tokens) for thing in pairs.values())], key=lambda n: n.first)
    things = [pairs[n.first] if n.first == n.last else counted.thing(n, found, tokens, lexicon) if roled or n.first in left else None for n in every]
    roles = counted_role.roles(tokens, every, things, lexicon) if roled else [None] * len(every)
    for i, number in enumerate(every):
        if number.first in left or number.first in pairs:
            thing = things[i]
            alone = thing is None or i + 1 == len(every) or every[i + 1].first >= thing.last
            mention = _count(number, thing, roles[max(0, i - EARLIER) : i + 1], tokens, lexicon, alone=alone)
            if mention:
                yield mention


def _duals(found: Sequence[Number], tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Counted]:
    """Nouns whose form says that there are two («محطتين»), of the language's list."""
    if not lexicon.section("quantity.dual_nouns"):
        return
    numbered = tokens_of(found)
    for first, last, _ in lexicon.phrases("quantity.dual_nouns").all(tokens):
        if first not in numbered:
            yield Counted(first, last, " ".join(t.text for t in tokens[first:last]))


def _two(thing: Counted, tokens: Sequence[Token]) -> Number:
    """The number in a dual: no token of its own, before the noun."""
    span = Span(tokens[thing.first].start, tokens[thing.last - 1].end)
    return Number(first=thing.first, last=thing.first, outer=thing.first, span=span, low=TWO, high=TWO, stated=TWO)


def _other(number: Number, sentence: Sentence, lexicon: Lexicon, article: Article) -> bool:
    """Is a number of money or a share?"""
    return bool(percent.parse(number, sentence, lexicon) or money.parse(number, sentence, lexicon, article))


def _plainly_counts(number: Number, thing: Counted | None, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Does a noun that is always counted stand right behind four digits («1900 مسكن»)?"""
    if thing is None or thing.first != number.last or lexicon.words("date.counted").isdisjoint(tokens[thing.first].forms):
        return False
    dated = lexicon.words("number.year_before") | lexicon.words("date.year_after")
    return number.first == 0 or dated.isdisjoint(tokens[number.first - 1].forms)


def _count(number: Number, thing: Counted | None, roles: Sequence[str | None], tokens: Sequence[Token], lexicon: Lexicon, *, alone: bool) -> Mention | None:
    """A number of people or things; None for a lone "one" that counts nothing, and for a year."""
    at = number.last + (number.last < len(tokens) and tokens[number.last].norm == "-")
    if duration.unit_named(tokens, at) and lexicon.phrases("duration.units").match(tokens, at):
        return None
    role = roles[-1]
    beside = thing is not None and lexicon.phrases("quantity.roles").match(tokens, thing.last - 1) is not None
    if number.year and not (beside or _plainly_counts(number, thing, tokens, lexicon) or (number.hedge in ("over", "at-least", "nearly") and thing)):
        return None
    if number.weak and not beside:
        return None
    if thing and lexicon.words("ordinal.silent_of") & set(tokens[thing.first].forms) and thing.first < number.first:
        return None  # «القرن العشرين»
    near = alone and thing is not None and number.last <= thing.first <= number.last + NEAR and all(t.kind == "word" for t in tokens[number.last : thing.first])
    last = thing.last if thing and near else number.last
    part = added(number, last, role, roles[:-1], tokens, lexicon)
    low, high = (
        (number.low, number.high)
        if number.hedge or number.low != number.high
        else hedge.widen(number.low, number.high, hedge.hedge_after(tokens, last, lexicon))
    )
    value = Quantity(low=low, high=high, stated=number.stated, of=thing.text if thing else None, role=role, part=part)
    return Mention(kind="quantity", span=Span(number.span.start, tokens[last - 1].end if near else number.span.end), value=value)
