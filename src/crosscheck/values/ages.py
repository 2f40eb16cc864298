"""Ages, as quantities of a unit of time: aged 52, a 6-month-old, «البالغ من العمر 48 عاما», "Moncef, 52 ans, docker"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from crosscheck.lang import Lexicon
from crosscheck.model import Mention, Quantity
from crosscheck.tokens import Token
from crosscheck.values import units
from crosscheck.values.length import Length
from crosscheck.values.number import Number
from crosscheck.values.rank import rank

AGE = "age"
PERSON_REACH, VERB_REACH = 6, 3  # words before an age
RANK = 3  # words of a rank
OLDEST = 130  # of a person, for an age without its unit


def mention(length: Length, tokens: Sequence[Token]) -> Mention:
    """An age as a quantity."""
    value = Quantity(low=length.low, high=length.high, stated=length.stated, unit=length.unit, of=AGE)
    return Mention(kind="quantity", span=length.where(tokens), value=value)


def said(number: Number, last: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Do the words around a number with its unit (up to `last`) say that it is an age?"""
    if said_of(tokens, number.first, last, lexicon) or _said_before(number.outer, tokens, lexicon) or _reached(number, tokens, lexicon):
        return True
    if last < len(tokens) and tokens[last].norm == ")" and tokens[number.outer - 1].norm == "(" and number.outer:
        return True
    alone = lexicon.section("duration.age_alone") == "comma"
    at = number.first - 1
    at -= at > 0 and tokens[at].norm in lexicon.words("quantity.partitive")  # "Ana, de 34 años,"
    between = last < len(tokens) and at > 0 and tokens[last].norm in ",." and tokens[at].norm == ","
    return alone and between and tokens[at - 1].capitalised


def _reached(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Is a number what a person, named before it or with the verb, has reached («السيدة التي تبلغ 44 عاما», «البالغ 52 عاما»)?"""
    if not lexicon.section("duration.age_verbs"):
        return False
    near = tokens[max(0, number.outer - PERSON_REACH) : number.outer]
    verb = any(not lexicon.words("duration.age_verbs").isdisjoint(t.forms) for t in near[-VERB_REACH:])
    if verb and any(not lexicon.words("duration.age_persons").isdisjoint(t.forms) for t in near):
        return True
    reached = bool(near) and near[-1].norm in lexicon.words("duration.age_reached")
    return reached and lexicon.words("duration.age_not").isdisjoint(form for t in near for form in t.forms)


def said_of(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Do the words right before or behind a length of time say that it is an age?"""
    return behind(tokens, last, lexicon) > last or _said_before(first, tokens, lexicon)


def behind(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> int:
    """The index behind the words that make a length an age ("-old", «من العمر»), or `last`."""
    at = last + (last < len(tokens) and tokens[last].norm == "-")
    found = lexicon.phrases("duration.age_after").match(tokens, at)
    return found[0] if found else last


def bare(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> Length | None:
    """ "aged 52", "87 yo": no unit is said, so it is years."""
    short = lexicon.phrases("duration.age_units").match(tokens, number.last + (number.last < len(tokens) and tokens[number.last].norm == "-"))
    before = _said_before(number.first, tokens, lexicon) or _said_before(number.outer, tokens, lexicon)
    if not short and not (before and number.stated <= OLDEST and not units.match(tokens, number.last, lexicon)):
        return None
    last = short[0] if short else number.last
    return Length(first=number.first, last=last, low=number.low, high=number.high, stated=number.stated, unit="year", age=True)


def ranked(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Length]:
    """Ages said as a rank: «في السادسة من عمرها»."""
    for end, last, _ in lexicon.phrases("duration.age_ranks").all(tokens):
        for start in range(max(0, end - RANK), end):
            found = rank(tokens, start, lexicon)
            if found and found[0] == end:
                value = Fraction(found[1])
                yield Length(first=start, last=last, low=value, high=value, stated=value, unit="year", age=True)
                break


def _said_before(first: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    between = lexicon.phrases("number.between").ending_at(tokens, first, 2)
    return lexicon.phrases("duration.age_before").ending_at(tokens, between[0] if between else first) is not None
