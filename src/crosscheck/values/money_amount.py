"""One amount of money, from a number and the words of a currency on either side of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from crosscheck.lang import Lexicon
from crosscheck.model import Article
from crosscheck.tokens import Token
from crosscheck.values import hedge
from crosscheck.values.currency_choice import choose, is_money
from crosscheck.values.currency_names import Name, name_at, name_before, part_at
from crosscheck.values.digits import read_digits
from crosscheck.values.number import Number
from crosscheck.values.reading import Reading
from crosscheck.values.units import glued_capital

ONE, HUNDRED = Fraction(1), Fraction(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Reading):
    """An amount as read, with the codes it may be in, the likeliest first.

    `part` is one in cents alone, `whole` one in units, with no scale of money (5m).
    """

    codes: tuple[str, ...]
    part: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """The sentence that is read, its language, and its article."""

    tokens: Sequence[Token]
    lexicon: Lexicon
    article: Article


def amount(number: Number, free: int, text: Text) -> Amount | None:
    """The amount that a number says with the words around it; tokens before `free` belong to another."""
    tokens, lexicon = text.tokens, text.lexicon
    before = name_before(tokens, number.first, lexicon)
    at, factor = _past_scale(number.last, text)
    if before and before.first >= free and tokens[before.last - 1].end >= tokens[number.first].start - 1:
        again = name_at(tokens, at, lexicon)  # "$20 Canadian", "$5m USD"
        both = tuple(code for code in before.codes if again and code in again.codes)
        return _made(number, replace(before, codes=both or before.codes), (before.first, at), factor, text)
    if number.weak and tokens[number.first].norm not in lexicon.words("money.weak"):
        return None
    at = _past_link(at, number, text)
    name = name_at(tokens, at, lexicon)
    if name and not _next_ones(name, number, tokens) and not _rate(tokens[at], lexicon):
        end = name.last
        if name.code and (scale := lexicon.phrases("number.scales").match(tokens, end)):  # 75 USD million
            end, factor = scale[0], factor * int(scale[1])
        return _made(number, name, (number.first, end), factor, text)
    return _in_parts(number, at, text) if factor == 1 else None


def glued(i: int, text: Text) -> bool:
    """Does a currency touch the number at token `i`, or its code stand before it?"""
    tokens = text.tokens
    before = name_before(tokens, i, text.lexicon)
    if before and (before.code or tokens[i - 1].end == tokens[i].start):
        return True
    after = i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end and tokens[i + 1].kind == "word"
    return after and name_at(tokens, _past_scale(i + 1, text)[0], text.lexicon) is not None


def _made(number: Number, name: Name, ends: tuple[int, int], factor: Fraction, text: Text) -> Amount | None:
    """The amount of a number and a currency, unless it is no money."""
    first, last = ends
    times = factor * name.factor
    if not is_money(name, number.stated * times, text.tokens, text.lexicon, text.article):
        return None
    low, high = (None if end is None else end * times for end in _bounds(number, first, last, text))
    codes = choose(name, text.tokens, text.lexicon, text.article)
    return Amount(first=first, last=last, low=low, high=high, stated=number.stated * times, codes=codes, whole=times == 1)


def _in_parts(number: Number, at: int, text: Text) -> Amount | None:
    """An amount in a part of a unit: 50 cents."""
    tokens = text.tokens
    if number.last == number.first + 2 == at and tokens[number.first].kind == "number" and (units := _not_hundreds(number, text)):
        number, at = units, units.last
    found = part_at(tokens, at, text.lexicon)
    if not found or (number.last < at and tokens[number.last].norm != "-"):
        return None
    if len(tokens[at].norm) == 1 and tokens[at].kind == "word" and tokens[at].start != tokens[number.last - 1].end:
        return None  # 43c is money, "43 c" is not
    if glued_capital(tokens, at, text.lexicon):
        return None  # 40C is hot
    if f"{tokens[number.last - 1].norm}{tokens[at].norm}" in text.lexicon.words("money.not_cents"):
        return None
    last, key, chosen = found
    head, *codes = key.split()  # "1000 KWD IQD": a thousand make a dinar; a hundred where it says nothing
    many, codes = (Fraction(head), codes) if head.isdigit() else (HUNDRED, [head, *codes])
    low, high = (None if end is None else end / many for end in _bounds(number, number.first, last, text))
    return Amount(first=number.first, last=last, low=low, high=high, stated=number.stated / many, codes=chosen or tuple(codes), part=True)


def _not_hundreds(number: Number, text: Text) -> Number | None:
    """The digits of a number whose second word is also the name of a part: « 1,20 cents » is no 120."""
    value = read_digits(text.tokens[number.first], text.lexicon) if text.lexicon.phrases("money.cents").match(text.tokens, number.first + 1) else None
    return None if value is None else replace(number, last=number.first + 1, low=value, high=value, stated=value)


def _bounds(number: Number, first: int, last: int, text: Text) -> hedge.Bounds:
    """The ends of a number with the hedges that stand beyond its currency ("3.42$ at least")."""
    said: str | None = None
    if not number.hedge:
        before = hedge.hedge_before(text.tokens, first, text.lexicon) if first < number.first else None
        said = before[1] if before else hedge.hedge_after(text.tokens, last, text.lexicon) if last > number.last else None
    return hedge.widen(number.low, number.high, said)


# ------------------------------------------------------------------ what stands between a number and its currency


def _past_scale(at: int, text: Text) -> tuple[int, Fraction]:
    """The index behind a scale that only money has (5m, 1,5 Md€), and its value."""
    found = text.lexicon.phrases("money.scales").match(text.tokens, at)
    return (found[0], Fraction(found[1])) if found else (at, ONE)


def _past_link(at: int, number: Number, text: Text) -> int:
    """The index behind a word such as in "2 millions d'euros", "5-dollar", "half a dollar"."""
    if at >= len(text.tokens):
        return at
    norm, lexicon = text.tokens[at].norm, text.lexicon
    parted = number.fraction and (norm in lexicon.words("number.one") or norm in lexicon.words("number.of"))
    return at + (norm == "-" or parted or norm in lexicon.words("money.partitive"))


def _next_ones(name: Name, number: Number, tokens: Sequence[Token]) -> bool:
    """Does a sign belong to the number behind it ("in 2012 $5 million")?"""
    if name.last >= len(tokens) or tokens[name.last].kind != "number" or tokens[name.first].start == tokens[number.last - 1].end:
        return False
    return number.year or tokens[name.last - 1].end == tokens[name.last].start


def _rate(token: Token, lexicon: Lexicon) -> bool:
    """Does a word say "to the dollar"?"""
    return token.norm.startswith(tuple(lexicon.section("money.per") or ("\0",)))
