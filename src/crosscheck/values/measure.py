"""Measures: a number with a unit ("12 km", «250 ملي لتر», 6'2"), one unit ("a mile"), «لتر وربع», barrels a day.

What is said in several units is one measure in the smallest of them: "7 feet and 10 inches" is 94 inches.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache

from crosscheck.lang import Lexicon
from crosscheck.tokens import PhraseTable, Token
from crosscheck.values import hedge, units
from crosscheck.values.conversion import ratio
from crosscheck.values.measured import BARE, HEAT, Measure, completed, hedged, model_name, no_heat
from crosscheck.values.number import Number
from crosscheck.values.number_words import number_words
from crosscheck.values.reading import tokens_of
from crosscheck.values.shared_unit import bare_ends
from crosscheck.values.spelled import spelled

SKIPPED = 2  # words between a number and its unit ("300 more tons", "half an inch")
QUOTE_REACH = 40  # tokens before an inch mark in which a quotation may have been opened


def measures(found: Sequence[Number], taken: Collection[int], tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Measure, ...]:
    """The measures that the numbers of a sentence, and its units without a number, say; `taken` tokens are read already."""
    hits = tuple(_triggers(lexicon).all(tokens))
    added = {first for first, _, name in hits if name.startswith("plus") and units.names(lexicon).ending_at(tokens, first, 2)}
    numbered = [m for n in found if n.first not in added and (m := _measure(n, tokens, lexicon))]
    by_first = {m.first: m for m in numbered}
    shared = [(a, by_first[b.first]) for a, b in bare_ends(found, tokens, lexicon) if b.first in by_first and a.first not in by_first]
    numbered += [replace(m, first=a.first, last=a.last, low=a.low, high=a.high, stated=a.stated) for a, m in shared]  # "from 2,100 to 6,500 hectares"
    own = tokens_of(numbered)
    without = []
    for measure in sorted(_without_number(hits, tokens, lexicon), key=lambda m: (m.first, -m.last)):
        if not any(i in taken or i in own for i in range(measure.first, measure.last)):
            without.append(measure)
            own.update(range(measure.first, measure.last))
    chained = _chained(sorted([*without, *numbered], key=lambda m: m.first), tokens, lexicon)
    return tuple(completed(m, tokens, lexicon) for m in chained if not m.loose)


def _measure(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> Measure | None:
    """A number with a unit behind it."""
    at = number.last
    while at < len(tokens) and at < number.last + SKIPPED and (tokens[at].norm == "-" or tokens[at].norm in lexicon.words("quantity.more")):
        at += 1
    found, loose = _unit(tokens, at, number, lexicon), False
    if not found:
        found = lexicon.phrases("quantity.inside").match(tokens, at)
        loose = found is not None and not _quoted(tokens, found[0] - 1, found[1])
        if found and not loose:
            return None
    if not found and lexicon.phrases("quantity.below_zero").match(tokens, at):
        found = at, BARE  # "2 below zero"
    if not found:
        return None
    last, unit = found
    last, more = _more(tokens, last, unit, lexicon)
    if number.weak and not more and unit in lexicon.words("quantity.not_one") and not lexicon.phrases("quantity.partitive").match(tokens, last):
        return None  # "un pied dehors"
    low, high = (None if end is None else end + more for end in (number.low, number.high))
    low, high = hedge.widen(low, high, None if number.hedge else hedge.hedge_after(tokens, last, lexicon))
    return Measure(first=number.first, last=last, low=low, high=high, stated=number.stated + more, unit=unit, loose=loose)


def _more(tokens: Sequence[Token], last: int, unit: str, lexicon: Lexicon) -> tuple[int, Fraction]:
    """What is added behind a unit, and the index behind it: "and a half", the centimeters of "1 m 85"."""
    if plus := lexicon.phrases("quantity.plus").match(tokens, last):
        return plus[0], Fraction(plus[1])
    alone = last + 1 >= len(tokens) or tokens[last + 1].kind == "mark"
    if unit == "meter" and last < len(tokens) and tokens[last].norm.isdecimal() and len(tokens[last].norm) == 2 and alone:
        return last + 1, Fraction(int(tokens[last].norm), 100)
    if unit == "meter" and last < len(tokens) and tokens[last].kind == "word" and (said := spelled(tokens, last, lexicon)):
        ends = said[0] >= len(tokens) or tokens[said[0]].kind == "mark"
        if ends and 10 < said[1] < 100 and said[1].denominator == 1 and not number_words(lexicon).attaches(tokens[last]):
            return said[0], said[1] / 100  # « un mètre quatre-vingts »
    return last, Fraction(0)


def _unit(tokens: Sequence[Token], at: int, number: Number, lexicon: Lexicon) -> tuple[int, str] | None:
    """The unit at token `at`, behind "an" or "of" where a fraction may have them: (index behind it, id)."""
    if number.fraction and at < len(tokens) and tokens[at].norm in lexicon.words("number.one"):
        at += 1
    found = units.match(tokens, at, lexicon)
    if not found and (of := lexicon.phrases("quantity.partitive").match(tokens, at)):
        at = of[0] + (of[0] < len(tokens) and number.fraction and tokens[of[0]].norm in lexicon.words("number.one"))
        found = units.match(tokens, at, lexicon)
    if found and model_name(tokens, at, found[0], lexicon):
        return None
    if found and tokens[found[0] - 1].kind == "number" and tokens[found[0] - 1].start > tokens[found[0] - 2].end:
        shorter = units.names(lexicon).match(tokens[at : found[0] - 1], 0)
        found = (at + shorter[0], shorter[1]) if shorter else None  # "12 m 2 dm" holds no square meters
    weight = lexicon.phrases("quantity.weights").match(tokens, at)
    found = weight if weight and (not found or weight[0] >= found[0]) else found
    if found and found[1] == BARE and (scale := units.match(tokens, found[0], lexicon)) and scale[1] in HEAT:
        return scale  # 37 ° Celsius
    if found and found[1] == BARE and no_heat(tokens, number, found[0], lexicon):
        return None  # 7.5 degrees on the Richter scale
    return found


def _quoted(tokens: Sequence[Token], i: int, unit: str) -> bool:
    """Does a mark of feet or inches stand glued to its number, with no quotation open that it could close?"""
    if tokens[i].kind == "word":
        return False
    opened = any(t.text == tokens[i].text for t in tokens[max(0, i - QUOTE_REACH) : i])
    return opened or tokens[i - 1].end != tokens[i].start


# ------------------------------------------------------------------ without a number


@cache
def _triggers(lexicon: Lexicon) -> PhraseTable:
    table = {"one:": list(lexicon.section("quantity.one_unit")), **{f"plus:{part}": list(words) for part, words in lexicon.section("quantity.plus").items()}}
    for part, words in lexicon.section("quantity.part_of_unit").items():
        table[f"part:{part}"] = [f"{word} -" for word in words]
    return PhraseTable(table, lexicon.tokenizer)


def _without_number(hits: Sequence[tuple[int, int, str]], tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Measure]:
    """Duals («كيلومترين»), "a mile", "one litre", «لتر وربع»."""
    for first, last, name in units.duals(lexicon).all(tokens):
        plus = lexicon.phrases("quantity.plus").match(tokens, last)
        yield hedged(first, plus[0] if plus else last, 2 + Fraction(plus[1] if plus else 0), name, tokens, lexicon)
    for first, last, name in hits:
        kind, part = name.split(":")
        found = _HITS[kind](tokens, first, last, lexicon)
        if found:
            start, end, unit, whole = found
            yield hedged(start, end, whole + Fraction(part or 0), unit, tokens, lexicon)


def _added(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> _Found | None:
    """The one unit before "and a half": «لتر ونصف»."""
    unit = units.names(lexicon).ending_at(tokens, first, 2)
    if not unit or (unit[0] and tokens[unit[0] - 1].kind == "number"):
        return None
    article = unit[0] > 0 and tokens[unit[0] - 1].norm in lexicon.words("quantity.one_unit")
    return unit[0] - article, last, unit[1], 1


def _part(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> _Found | None:
    """A half-mile: the part and the hyphen at tokens `first` to `last`."""
    unit = units.names(lexicon).match(tokens, last)
    glued = unit and tokens[last - 1].end == tokens[last].start
    return (first, unit[0], unit[1], 0) if unit and glued else None


def _single(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> _Found | None:
    """One unit: "a mile"; "and a half" behind it is read by itself."""
    unit = units.names(lexicon).match(tokens, last)
    if not unit or unit[1] in lexicon.words("quantity.not_one") or not _one(tokens, first, unit[0], lexicon):
        return None
    return first, unit[0], unit[1], 1


_Found = tuple[int, int, str, int]  # first token, index behind the last, unit, how many wholes
_HITS: dict[str, Callable[[Sequence[Token], int, int, Lexicon], _Found | None]] = {"plus": _added, "part": _part, "one": _single}


def _one(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Is "a gallon" an amount, not what a price or a speed is for ("$3 a gallon"), and no part of a longer name ("a mile post")?"""
    before = tokens[first - 1] if first else None
    counted_before = before is not None and ("number" in {t.kind for t in tokens[max(0, first - 2) : first]} or before.norm in "$€£%")
    if counted_before or units.names(lexicon).ending_at(tokens, first, 2) or lexicon.phrases("money.currencies").ending_at(tokens, first, 2):
        return False
    if lexicon.phrases("number.values").ending_at(tokens, first, 1) or lexicon.phrases("number.fractions").ending_at(tokens, first, 1):
        return False
    return last == len(tokens) or tokens[last].kind != "word" or bool(lexicon.words("quantity.stop") & set(tokens[last].forms))


# ------------------------------------------------------------------ in several units


def _chained(found: Sequence[Measure], tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Measure]:
    """Measures that follow one another in falling units, added up."""
    held: Measure | None = None
    for measure in found:
        gap = tokens[held.last : measure.first] if held else ()
        close = len(gap) == 0 or (len(gap) == 1 and gap[0].norm in lexicon.words("number.and"))
        exact = held is not None and (held.low == held.high or measure.low == measure.high)
        factor = ratio(held.unit, measure.unit) if held and close and exact else None
        if held and factor and factor > 1:
            low, high = (None if a is None or b is None else a * factor + b for a, b in ((held.low, measure.low), (held.high, measure.high)))
            held = replace(held, last=measure.last, low=low, high=high, stated=held.stated * factor + measure.stated, unit=measure.unit, loose=False)
            continue
        if held:
            yield held
        held = measure
    if held:
        yield held
