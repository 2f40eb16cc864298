"""The numbers of a sentence, in digits and words, with the ranges and hedges they are said with.

What only looks like a number (dates, times of day, names, labels, scores) is left out by `notcount`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import zip_longest

from crosscheck.lang import Lexicon
from crosscheck.sentences import Sentence
from crosscheck.tokens import Token
from crosscheck.values import bounds, notcount, ranges, share, units
from crosscheck.values.digits import leads
from crosscheck.values.number_words import NumberWords, number_words
from crosscheck.values.numeral import Number, exactly
from crosscheck.values.rank import rank
from crosscheck.values.signs import minus
from crosscheck.values.spelled import slash, spelled

__all__ = ["Number", "numbers", "place"]

YEARS = range(1900, 2101)  # four bare digits in here are a year unless something is counted


@lru_cache(maxsize=256)
def numbers(sentence: Sentence, lexicon: Lexicon) -> tuple[Number, ...]:
    """All numbers from left to right; a range is one number."""
    tokens = sentence.tokens
    read = tuple(_plain(tokens, lexicon))
    if not read:
        return ()
    silent = notcount.silent(tokens, read, lexicon)
    plain = [n for n in read if silent.isdisjoint(range(n.first, n.last))]
    joined = ranges.joined(_ratios(plain, tokens, lexicon), tokens, lexicon)
    hedged = [bounds.hedged(n, tokens, lexicon) for n in joined]
    outside = [n for n, after in zip_longest(hedged, hedged[1:]) if after is None or n.first < after.outer]  # "un" of "un peu plus de 200"
    return tuple(bounds.two_sided(outside, tokens, lexicon))


def place(number: Number, found: Sequence[Number]) -> int:
    """The index of a number among all of its sentence."""
    return bisect_left(found, number.first, key=lambda other: other.first)


def _plain(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Number]:
    """Numbers without hedges and ranges."""
    words, behind = number_words(lexicon), 0
    for i in _candidates(tokens, words):
        if i < behind:
            continue
        behind = i + 1
        if percent := words.percent.match(tokens, i):  # «في المئة» holds the word for a hundred
            behind = percent[0]
            continue
        if tokens[i].norm in words.weak and _alone(tokens, i + 1, words) and not _sign_before(tokens, i, lexicon):
            yield replace(exactly(tokens, i, i + 1, Fraction(1)), weak=True)
            continue
        behind, found = _atom(tokens, i, lexicon, words)
        if found:
            yield found


def _candidates(tokens: Sequence[Token], words: NumberWords) -> Iterator[int]:
    """Where numbers may start; an article or a decimal mark counts only before what begins a number."""
    nothing, no_rank = words.starts.isdisjoint, words.rank_starts.isdisjoint
    if tokens and tokens[0].norm in words.point:
        yield 0
    for i, token in enumerate(tokens):
        if token.kind == "number" or not nothing(token.forms):
            if i and (tokens[i - 1].norm in words.one or leads(tokens, i - 1, words)):
                yield i - 1
            yield i
        elif not no_rank(token.forms):
            if i and tokens[i - 1].norm in words.one:
                yield i - 1
            elif words.units_first:
                yield i


def _alone(tokens: Sequence[Token], i: int, words: NumberWords) -> bool:
    """Does nothing at token `i` continue a "one"?"""
    if i >= len(tokens):
        return True
    token = tokens[i]
    return token.kind != "number" and words.goes_on.isdisjoint(token.forms) and token.norm not in words.point and not words.attaches(token)


def _sign_before(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    return i > 0 and (tokens[i - 1].kind == "mark" or tokens[i - 1].norm in lexicon.words("number.minus"))


def _atom(tokens: Sequence[Token], i: int, lexicon: Lexicon, words: NumberWords) -> tuple[int, Number | None]:
    """What starts at token `i`: (the index behind it, the number, None where it only looks like one)."""
    value = spelled(tokens, i, lexicon)
    vague = lexicon.phrases("number.vague").match(tokens, i)
    part = share.part(tokens, i, lexicon, value)
    end = max(value[0] if value else 0, vague[0] if vague else 0, part[0] if part else 0)
    never = max(notcount.never(tokens, i, lexicon, end), notcount.chain(tokens, i), _percent_sign(tokens, i, value, words))
    if never and never >= end:
        return never, None
    ranked = rank(tokens, i, lexicon, value)
    if ranked and ranked[0] > i + 1 and ranked[0] >= end and not _divides(tokens, part, ranked[0], words):
        return ranked[0], None
    if vague and vague[0] == end:
        return end, replace(exactly(tokens, i, end, Fraction(vague[1])), hedge="vague")
    if grouped := share.collective(tokens, i, lexicon, value):
        return grouped[0], replace(exactly(tokens, i, *grouped), hedge="collective")
    if part and part[0] == end:
        group = "collective" if lexicon.phrases("number.collective").match(tokens, end - 1) else None  # half a dozen
        fraction = part[1] < 1 and not _adds_to_unit(tokens, i, lexicon)
        return end, _signed(replace(exactly(tokens, i, *part), fraction=fraction, hedge=group), tokens, lexicon)
    if value is None:
        return end, None
    whole = share.mixed(tokens, lexicon, value)
    number = _signed(exactly(tokens, i, *(whole or value)), tokens, lexicon)
    return number.last, number if whole or number.first < i else _lone(number, tokens, lexicon)


def _adds_to_unit(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Is a fraction added to a unit before it ("two litres and a half"), so that it is a part of nothing else?"""
    apart = i > 0 and tokens[i - 1].norm in lexicon.words("number.and")
    if not apart and not number_words(lexicon).attaches(tokens[i]):
        return False
    return any(table.ending_at(tokens, i - apart, 3) for table in units.tables(lexicon, "duration.units"))


def _percent_sign(tokens: Sequence[Token], i: int, value: share.Read | None, words: NumberWords) -> int:
    """The index behind a number word that is the end of a word for percent («في المئة»), or 0."""
    if value is None or i == 0 or tokens[i].kind != "word":
        return 0
    found = words.percent.ending_at(tokens, value[0], 3)
    return value[0] if found and found[0] < i else 0


def _divides(tokens: Sequence[Token], part: share.Read | None, end: int, words: NumberWords) -> bool:
    """Is "one hundredth" a fraction ("one hundredth of a second")?"""
    return part is not None and part[0] == end < len(tokens) and tokens[end].norm in words.of


def _lone(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> Number:
    """A number of one token that may be a year, or a "one" that counts nothing."""
    token = tokens[number.first]
    alone = number.last == number.first + 1
    four = alone and len(token.norm) == 4 and token.norm.isdigit()
    return replace(
        number,
        weak=alone and token.kind == "word" and number.stated == 1,
        year=four and (int(token.norm) in YEARS or _dated(tokens, number.first, lexicon)),
        fraction=number.stated.denominator > 1 and slash(tokens, number.first, turned=True) is not None,
    )


def _dated(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Does a word that goes before years stand before token `i` ("in 1882")?"""
    return i > 0 and bool(lexicon.words("number.year_before") & set(tokens[i - 1].forms))


def _signed(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> Number:
    """The number with the minus sign or word before it."""
    sign = minus(tokens, number.first, number.last, lexicon)
    if sign is None:
        return number
    signed = exactly(tokens, sign, number.last, -number.stated)
    return replace(signed, fraction=number.fraction)


def _ratios(plain: Sequence[Number], tokens: Sequence[Token], lexicon: Lexicon) -> list[Number]:
    """The numbers, with "one out of three" as one where it is a share of nothing."""
    out: list[Number] = []
    for number in plain:
        a = out[-1] if out else None
        value = share.ratio(tokens, (a.last, a.stated), (number.first, number.last, number.stated), lexicon) if a and a.exact and number.exact else None
        if a and value is not None:
            out[-1] = replace(exactly(tokens, a.first, number.last, value), fraction=True)
        else:
            out.append(number)
    return out
