"""Amounts that aren't what they are converted to: "180 km/h (497 mph)" are 112 mph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from crosscheck.display import display
from crosscheck.model import Article, Claim, Duration, Quantity
from crosscheck.options import option
from crosscheck.values.conversion import convert
from crosscheck.within._amount import Amount, last_digit
from crosscheck.within._clash import Clash, side
from crosscheck.within._line import Line, closes, ended, is_mark

_SIGNIFICANT = 3  # digits in which the converted amount is shown


@dataclass(frozen=True, slots=True)
class Options:
    """What a rule may set."""

    tolerance: Fraction = option(Fraction("0.1"), "Relative difference that is none, as a converted amount is a rounded one.", most=1)


def clashes(article: Article, lines: Sequence[Line], options: Options) -> Iterator[Clash]:
    """An amount with another one behind it, in brackets or after "or", that gives it in another unit."""
    for line in lines:
        for left, right in pairwise(line.claims):
            if line.bracketed(left, right) or _or(line, left, right):
                yield from _wrong(left, right, options.tolerance)


def _or(line: Line, left: Claim, right: Claim) -> bool:
    """ "12 feet, or 3.7 metres,"; "two metres or three" are two things."""
    before = ended(line.between(left, right), line.table("or"))
    return before is not None and is_mark(before, ",،") and closes(line.behind(right))


def _wrong(left: Claim, right: Claim, tolerance: Fraction) -> Iterator[Clash]:
    """The clash of two amounts that aren't one in two units."""
    a, b = left.value, right.value
    if not isinstance(a, Quantity | Duration) or type(a) is not type(b) or a.unit is None or b.unit in (None, a.unit):
        return
    low, high, exact = (None if end is None else convert(end, a.unit, b.unit or "") for end in (*_ends(a), a.stated))
    if exact is None:
        return
    if Amount(low, high).widened(tolerance * abs(exact)).apart(Amount(*_ends(b))):
        shown = _rounded(exact)
        converted = display(replace(b, low=shown, high=shown, stated=shown))
        yield Clash(kind=left.kind, sides=(side(left), side(right)), why=f"{display(a)} is {converted}, not {display(b)}", minor=True)


def _ends(value: Quantity | Duration) -> tuple[Fraction | None, Fraction | None]:
    """What is said, with half the worth of its last digit as room."""
    room = min(last_digit(value.stated) / 2, abs(value.stated) / 4)
    said = Amount(value.low, value.high).widened(room)
    return said.low, said.high


def _rounded(value: Fraction) -> Fraction:
    """To three digits that count."""
    step = Fraction(1)
    while abs(value) / step >= 10**_SIGNIFICANT:
        step *= 10
    while value and abs(value) / step < 10 ** (_SIGNIFICANT - 1):
        step /= 10
    return round(value / step) * step
