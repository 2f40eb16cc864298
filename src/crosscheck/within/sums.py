"""Parts that don't add up to their total: "21 people: 12 men and 7 women" are 19."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from crosscheck.display import display
from crosscheck.model import Article, Claim, Money, Percent, Quantity, number_text
from crosscheck.options import option
from crosscheck.within._amount import Amount, amount, last_digit, stated, total, written
from crosscheck.within._clash import Clash, Side, side
from crosscheck.within._kin import bare, exclusive, folk, kin
from crosscheck.within._line import Line
from crosscheck.within._parts import Parts, parts, rest

_ALL = Fraction(100)  # percent
_ROUND_FROM, _ROUND_BY = 1000, Fraction(5, 100)
_SLIGHTLY = Fraction(120, 100)


@dataclass(frozen=True, slots=True)
class Options:
    """What a rule may set."""

    most_apart: Fraction = option(Fraction("1.7"), "Numbers further apart than by this factor are of different things.")


def clashes(article: Article, lines: Sequence[Line], options: Options) -> Iterator[Clash]:
    """A total and the parts that the text says it has."""
    for line in lines:
        for found in parts(line):
            if _wrong(line, found, options.most_apart):
                yield _clash(line, found)
        yield from _hundred(line)


def _wrong(line: Line, found: Parts, most_apart: Fraction) -> bool:
    """Whether the parts make more than their total, or less where they are all of it."""
    whole, made = written(found.whole), total(map(written, found.parts))
    if not whole.widened(_room(found)).apart(made):
        return False
    if not found.all and not _too_many(line, whole, made, found):
        return False
    told = sum(map(stated, found.parts), Fraction(0))
    if any(stated(c) == told for c in line.claims if c not in found.parts):  # another number of the sentence is their total
        return False
    return stated(found.whole) > 0 and 1 / most_apart <= told / stated(found.whole) <= most_apart


def _too_many(line: Line, whole: Amount, made: Amount, found: Parts) -> bool:
    """Whether some of a total are more than it is.

    Of several that it includes, only where nobody can be in two of them; or slightly, where they are told by place and the like alone, or are things:
    people are often counted by trade, by sex and by country at once.
    """
    if whole.high is None or made.low is None or made.low <= whole.high:
        return False
    if len(found.parts) == 1:
        return isinstance(found.whole.value, Quantity)
    if found.how not in ("including", "told") or exclusive(line, found.parts):
        return True
    return made.low <= whole.high * _SLIGHTLY and (bare(found.parts) or not folk(line, found.whole))


def _room(found: Parts) -> Fraction:
    """What rounding allows: half the last digit of a round total whose parts are finer, and a point of shares."""
    least = Fraction(1) if isinstance(found.whole.value, Percent) else Fraction(0)
    coarse, fine = last_digit(stated(found.whole)), min(last_digit(stated(p)) for p in found.parts)
    round_total = fine < coarse and stated(found.whole) >= _ROUND_FROM
    return max(least, min(coarse / 2, stated(found.whole) * _ROUND_BY) if round_total else Fraction(0))


def _clash(line: Line, found: Parts) -> Clash:
    """The total on one side, its parts on the other; certain where they count one thing and nothing is counted twice."""
    made, of = number_text(sum(map(stated, found.parts), Fraction(0))), _named(found.whole)
    alone = any(stated(p) > stated(found.whole) for p in found.parts)
    certain = found.how != "told" and kin(line, found.whole, found.parts) and (found.all or alone or exclusive(line, found.parts))
    several = len(found.parts) > 1
    return Clash(
        kind=found.whole.kind,
        sides=(side(found.whole), Side(claims=found.parts, value=made, display=" + ".join(map(_named, found.parts)))),
        why=f"{_list(found.parts)} are {_summed(found)}, not {of}" if several else f"{of} can't have {_list(found.parts)} among them",
        nature="contradiction" if certain else "unresolved",
    )


def _summed(found: Parts) -> str:
    """The sum of the parts, with the unit of money and measures."""
    value, made = found.parts[0].value, sum(map(stated, found.parts), Fraction(0))
    if isinstance(value, Quantity | Money | Percent):
        return display(replace(value, low=made, high=made, stated=made))
    return number_text(made)


def _hundred(line: Line) -> Iterator[Clash]:
    """Two shares, the second of them all the rest."""
    shares = [c for c in line.claims if isinstance(c.value, Percent) and c.value.unit == "percent"]
    if len(shares) != 2:
        return
    for first, second in pairwise(shares):
        a, b = amount(first), amount(second)
        if rest(line, second) and a and b and total((a, b)).widened(Fraction(1)).apart(Amount(_ALL, _ALL)):
            why = f"{display(first.value)} and the remaining {display(second.value)} are {number_text(stated(first) + stated(second))} %, not 100 %"
            yield Clash(kind="percent", sides=(side(first), side(second)), why=why)


def _list(claims: Sequence[Claim]) -> str:
    """`12 men, 7 women and 3 children`."""
    *others, last = map(_named, claims)
    return f"{', '.join(others)} and {last}" if others else last


def _named(claim: Claim) -> str:
    """An amount with what it counts, in the words of the text."""
    of = claim.value.of if isinstance(claim.value, Quantity) and claim.value.unit is None else None
    return f"{display(claim.value)} {of}" if of else display(claim.value)
