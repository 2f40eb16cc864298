"""A measure as read, and what stands behind its unit: below zero, what it is of, a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from crosscheck.lang import Lexicon
from crosscheck.model import Mention, Quantity
from crosscheck.tokens import Token
from crosscheck.values import counted, hedge, units
from crosscheck.values.conversion import PER
from crosscheck.values.number import Number
from crosscheck.values.reading import Reading

BARE = "generic"  # CLDR's unit of a temperature without its scale
HEAT = frozenset({"celsius", "fahrenheit", "kelvin"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Reading):
    """An amount of a unit as read; `loose` where only a larger unit before it makes it one (2 in)."""

    unit: str
    of: str | None = None
    loose: bool = False

    def mention(self, tokens: Sequence[Token]) -> Mention:
        value = Quantity(low=self.low, high=self.high, stated=self.stated, unit=self.unit, of=self.of)
        return Mention(kind="quantity", span=self.where(tokens), value=value)


def hedged(first: int, last: int, value: Fraction, unit: str, tokens: Sequence[Token], lexicon: Lexicon) -> Measure:
    """A measure with the words around it that widen it."""
    low, high = hedge.widen(value, value, hedge.around(tokens, first, last, lexicon))
    return Measure(first=first, last=last, low=low, high=high, stated=value, unit=unit)


def completed(measure: Measure, tokens: Sequence[Token], lexicon: Lexicon) -> Measure:
    """The measure with what stands behind its unit: below zero, what it is of, a day."""
    below = lexicon.phrases("quantity.below_zero").match(tokens, measure.last)
    if below and measure.stated > 0:
        low, high = (None if end is None else -end for end in (measure.high, measure.low))
        measure = replace(measure, last=below[0], low=low, high=high, stated=-measure.stated)
        if measure.unit == BARE and (scale := units.names(lexicon).match(tokens, below[0])) and scale[1] in HEAT:
            measure = replace(measure, last=scale[0], unit=scale[1])
        return measure
    thing = counted.noun(tokens, measure.last, lexicon, mass=True) if lexicon.phrases("quantity.partitive").match(tokens, measure.last) else None
    rate = _rate(tokens, measure.last, lexicon) or (_rate(tokens, thing.last, lexicon) if thing else None)
    of = thing.text if thing else None
    if rate and PER not in measure.unit and measure.unit not in HEAT | {BARE}:
        last = rate[0] if tokens[measure.last].norm == "/" else measure.last  # "a day" may be part of a date
        return replace(measure, of=of, last=last, unit=f"{measure.unit}{PER}{rate[1]}")
    return replace(measure, of=of)


def _rate(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """The unit that a measure is "per" («في اليوم», "an hour", "/s"): (index behind it, id)."""
    daily = lexicon.phrases("quantity.rates").match(tokens, at)
    per = None if daily else lexicon.phrases("quantity.per").match(tokens, at)
    if not per:
        return daily
    times, short = lexicon.phrases("duration.units").match(tokens, per[0]), lexicon.phrases("quantity.per_units").match(tokens, per[0])
    return times or short or units.names(lexicon).match(tokens, per[0])


def model_name(tokens: Sequence[Token], at: int, last: int, lexicon: Lexicon) -> bool:
    """Do capital letters that are like a unit's go on in a number ("24 Mi-17s")?"""
    if last + 1 >= len(tokens) or last != at + 1 or not tokens[at].capitalised or tokens[last].norm not in "-–" or tokens[last + 1].kind != "number":
        return False
    glued = tokens[at].end == tokens[last].start and tokens[last].end == tokens[last + 1].start
    return glued and units.match(tokens, last + 2, lexicon) is None


def no_heat(tokens: Sequence[Token], number: Number, last: int, lexicon: Lexicon) -> bool:
    """Do the words around degrees, which end before token `last`, say that they are none of temperature?"""
    if lexicon.phrases("quantity.not_heat").match(tokens, last):
        return True
    words = lexicon.words("quantity.not_heat_after")
    return any(not words.isdisjoint(t.forms) for t in tokens[max(0, number.outer - 2) : number.outer])
