"""Amounts of money said in two parts: units and parts of a unit ("20 dollars and 43 cents"), and the two ends of a range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from crosscheck.values.money_amount import Amount, Text
from crosscheck.values.number import Number
from crosscheck.values.number_words import number_words
from crosscheck.values.shared_unit import linked

HUNDRED, MOST = 100, 100_000  # of so many units nobody adds the cents without a word for them
TENTH, HALF = Fraction(1, 10), Fraction(1, 2)


def joined(found: Sequence[Amount], plain: Sequence[Number], text: Text) -> list[Amount]:
    """The amounts with their cents added, and those that are the ends of a range made one."""
    done: list[Amount] = []
    by_first = {number.first: number for number in plain}
    for now in found:
        last = done[-1] if done else None
        if last and now.first < last.last:
            continue
        if last and (both := _with_parts(last, now, text)):
            done[-1] = both
            continue
        if now.part and now.stated < TENTH and len(text.tokens[now.last - 1].norm) == 1 and text.tokens[now.last - 1].kind == "word":
            continue  # "the model 5c"; "$2 and 5c" was joined above
        whole = _with_bare_parts(now, by_first, text)
        if last and (both := _range(last, whole, text)):
            done[-1] = both
        else:
            done.append(whole)
    return done


# ------------------------------------------------------------------ units and their parts


def _with_parts(units: Amount, parts: Amount, text: Text) -> Amount | None:
    """ "20 dollars" with "43 cents" behind them, «خمسة دنانير» with «ونصف الدينار»."""
    if _half_more(units, parts, text):
        return _plus(units, parts.stated, parts.last)
    if not (units.whole and parts.part and parts.exact) or units.stated.denominator != 1 or parts.stated >= 1:
        return None
    gap = text.tokens[units.last : parts.first]
    if len(gap) > 1 or (gap and gap[0].norm not in text.lexicon.words("number.and") and gap[0].norm not in ",،"):
        return None
    codes = tuple(code for code in units.codes if code in parts.codes) or units.codes  # "3 CHF 4 cents"
    return replace(_plus(units, parts.stated, parts.last), codes=codes)


def _half_more(units: Amount, half: Amount, text: Text) -> bool:
    """Is a part of one unit added to whole ones of the same currency?"""
    if not units.whole or units.stated.denominator != 1 or half.part or half.stated >= 1 or set(units.codes).isdisjoint(half.codes):
        return False
    gap = text.tokens[units.last : half.first]
    joined = len(gap) == 1 and gap[0].norm in text.lexicon.words("number.and")
    return joined or (not gap and number_words(text.lexicon).attaches(text.tokens[half.first]))


def _with_bare_parts(units: Amount, numbers: Mapping[int, Number], text: Text) -> Amount:
    """The amount with bare cents behind it: "15 dollars 50", «cinq euros et soixante», 10€50."""
    tokens, at = text.tokens, units.last
    if not units.whole or units.stated.denominator != 1 or units.stated > MOST or at >= len(tokens):
        return units
    half = text.lexicon.phrases("number.and_half").match(tokens, at)
    if half and _ends(half[0], linked=False, text=text):
        return _plus(units, HALF, half[0])
    apart = tokens[at].norm in text.lexicon.words("number.and")
    parts = numbers.get(at + apart)
    if parts is None or not parts.exact or parts.year or parts.stated.denominator != 1 or not 0 < parts.stated < HUNDRED:
        return units
    digits = tokens[parts.first].kind == "number"
    if (digits and len(tokens[parts.first].norm) != 2) or (tokens[at - 1].kind == "number" and (digits or not apart)):
        return units  # "$ 100 and fifty" is one amount, "$5 20" is not
    if tokens[at - 1].kind == "mark" and tokens[at - 2].end == tokens[at - 1].start and tokens[at - 1].end == tokens[at].start:
        return _plus(units, parts.stated / HUNDRED, parts.last)  # 10€50
    linked = apart or number_words(text.lexicon).attaches(tokens[at])
    return _plus(units, parts.stated / HUNDRED, parts.last) if _ends(parts.last, linked, text) else units


def _ends(at: int, linked: bool, text: Text) -> bool:
    """Does nothing follow that bare cents could count instead ("15 dollars and 50 tickets")?"""
    if at >= len(text.tokens):
        return True
    token = text.tokens[at]
    if token.kind == "mark":
        return token.norm in ".,،;؛:!?؟)»”\"'"
    return not linked and token.norm in text.lexicon.words("quantity.stop")


def _plus(units: Amount, more: Fraction, last: int) -> Amount:
    low, high = (None if end is None else end + more for end in (units.low, units.high))
    return replace(units, last=last, low=low, high=high, stated=units.stated + more, whole=False)


# ------------------------------------------------------------------ ranges


def _range(a: Amount, b: Amount, text: Text) -> Amount | None:
    """One amount from the two ends of a range: "between 10 dollars and 20 dollars", $10-$20, « de 10 € à 20 € »."""
    codes = tuple(code for code in a.codes if code in b.codes)
    if not codes or a.low is None or b.high is None or a.stated >= b.stated or a.part != b.part or not linked(a, b, text.tokens, text.lexicon, article=False):
        return None
    return Amount(first=a.first, last=b.last, low=a.low, high=b.high, stated=a.stated, codes=codes)
