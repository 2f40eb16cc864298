"""Ages, as quantities of a unit of time: aged 52, a 6-month-old, «البالغ من العمر 48 عاما», "Moncef, 52 ans, docker"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from crosscheck.lang import Lexicon
from crosscheck.model import Mention, Quantity
from crosscheck.tokens import Token
from crosscheck.values import units
from crosscheck.values.label import titled
from crosscheck.values.length import Length
from crosscheck.values.number import Number
from crosscheck.values.rank import rank

AGE = "age"
PERSON_REACH, VERB_REACH = 6, 3  # words before an age
RANK = 3  # words of a rank
QUALIFIED = 2  # words of a person before "de 54 ans" ("une femme enceinte de 30 ans")
COMMAS = (",", "،")
LIVED = frozenset({"year", "month"})  # units of an age that only its place in the sentence shows
OLDEST = 130  # of a person, for an age without its unit
_LISTED = 2  # words between two ages of a list: ", and"
GROWN = 16  # the least of one who is called by a surname


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
    unit = lexicon.phrases("duration.units").ending_at(tokens, last, 2)
    if unit is None or unit[1] not in LIVED:
        return False
    return _opens(number, last, tokens, lexicon) or _beside(number, last, tokens, lexicon) or _persons_own(number, tokens, lexicon)


def _opens(number: Number, last: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Does an age begin a clause, up to its comma: « À 46 ans, la Soudanaise vient de remporter le prix », "At 34, she …"?"""
    at = number.outer - 1
    if at < 0 or last >= len(tokens) or tokens[last].norm not in COMMAS or tokens[at].norm not in lexicon.words("duration.age_opening"):
        return False
    return at == 0 or tokens[at - 1].kind == "mark"


def _beside(number: Number, last: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Does an age stand between commas behind a name or a person: "Moncef, 52 ans, docker", « l'ancien ministre, 63 ans, »?"""
    at = number.first - 1
    at -= at > 0 and tokens[at].norm in lexicon.words("quantity.partitive")  # "Ana, de 34 años,"
    between = last < len(tokens) and at > 0 and tokens[last].norm in (*COMMAS, ".") and tokens[at].norm in COMMAS
    if not between or lexicon.section("duration.age_alone") != "comma":
        return False
    before, near = tokens[at - 1], tokens[max(0, at - PERSON_REACH) : at]
    if before.text[:1].upper() == before.text[:1].lower():  # a script without capitals
        return before.kind == "word" and not any(_any_of(t, "duration.age_not", lexicon) for t in near)
    return before.capitalised or _any_of(before, "duration.age_persons", lexicon)


def _persons_own(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Does an age belong to a person named by what they are: « cet ingénieur de 54 ans », « la Syrienne de 34 ans »?"""
    at = number.outer - 1
    if at < 1 or lexicon.section("duration.age_of_persons") != "true" or tokens[at].norm not in lexicon.words("quantity.partitive"):
        return False
    people = lexicon.phrases("places.demonyms")
    return any(_any_of(tokens[i], "duration.age_persons", lexicon) or people.match(tokens, i) for i in range(max(0, at - QUALIFIED), at))


def _any_of(token: Token, path: str, lexicon: Lexicon) -> bool:
    return not lexicon.words(path).isdisjoint(token.forms)


def _named(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Does a bare number stand between commas behind a person ("Kerubo Otieno, 34, a nurse", "the driver, 52, who …"), or open a clause ("At 34, she …")?"""
    first, last = number.outer, number.last
    if lexicon.section("duration.age_alone") != "comma" or last != number.first + 1 or number.stated.denominator != 1 or not 0 < number.stated <= OLDEST:
        return False
    digits = tokens[number.first].kind == "number"
    if digits and _opens(number, last, tokens, lexicon):
        return True
    if last >= len(tokens) or tokens[last].norm not in (",", ".") or first < 2 or tokens[first - 1].norm != "," or titled(tokens):
        return False
    if _any_of(tokens[first - 2], "duration.age_persons", lexicon):
        return True
    full = first > 2 and _name(tokens[first - 3], lexicon) and _name(tokens[first - 2], lexicon)
    surname = first == 2 and digits and tokens[last].norm == "," and number.stated >= GROWN and _name(tokens[0], lexicon)
    return full or surname


def _name(token: Token, lexicon: Lexicon) -> bool:
    return token.kind == "word" and token.capitalised and token.norm not in lexicon.words("quantity.stop")


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
    if not short and _named(number, tokens, lexicon):
        return Length(first=number.first, last=number.last, low=number.low, high=number.high, stated=number.stated, unit="year", age=True)
    if not short and not (before and number.stated <= OLDEST and not units.match(tokens, number.last, lexicon)):
        return None
    last = short[0] if short else number.last
    return Length(first=number.first, last=last, low=number.low, high=number.high, stated=number.stated, unit="year", age=True)


def listed(found: Sequence[Length], plain: Sequence[Number], tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Length]:
    """All lengths, those that stand in a list with an age as ages: "aged 17, 18 and 20", « âgés de 17, 18 et 20 ans »."""
    by_first = {length.first: length for length in found}
    before: Length | None = None
    for number in sorted(plain, key=lambda n: n.first):
        own = by_first.get(number.first)
        if before is not None and before.age and (own is None or not own.age) and _follows(before, number, tokens, lexicon):
            if own is not None and own.unit == "year":
                by_first[number.first] = own = replace(own, age=True)
            elif own is None and _counts_nothing(number, tokens, lexicon):
                old = number.stated
                by_first[number.first] = own = Length(first=number.first, last=number.last, low=old, high=old, stated=old, unit=before.unit, age=True)
        before = own
    yield from (by_first[first] for first in sorted(by_first))


def _follows(before: Length, number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether only a comma or "and" stands between an age and a number."""
    gap = tokens[before.last : number.outer]
    return len(gap) <= _LISTED and all(t.norm in COMMAS or t.norm in lexicon.words("number.and") for t in gap)


def _counts_nothing(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a number could be an age and is followed by no noun."""
    behind_it = tokens[number.last : number.last + 1]
    ends = all(
        t.kind in ("mark", "number") or t.norm in lexicon.words("number.and") or not lexicon.words("quantity.stop").isdisjoint(t.forms) for t in behind_it
    )
    return ends and number.low == number.high and number.stated.denominator == 1 and 0 < number.stated <= OLDEST


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
