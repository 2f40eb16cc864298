"""A number in the headline that differs from the one the text gives for the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from crosscheck.compare._amounts import rounds_to
from crosscheck.display import display
from crosscheck.model import Article, Claim, Duration, Money, Percent, Quantity
from crosscheck.options import option
from crosscheck.tokens import Token
from crosscheck.within._amount import amount, stated
from crosscheck.within._clash import Clash, side
from crosscheck.within._kin import same_noun, sort
from crosscheck.within._line import Line
from crosscheck.within._parts import more_behind

_WORD = 4  # letters of a word that says what a sentence is about
_LENGTHS = 2  # lengths of time further apart than by this factor are of different things
_SHARED = 2  # words that headline and sentence have in common


@dataclass(frozen=True, slots=True)
class Options:
    """What a rule may set."""

    most_apart: Fraction = option(Fraction(10), "Numbers further apart than by this factor are of different things.")
    lead: int = option(3, "How many sentences with numbers a text has in which to repeat its headline.")


def clashes(article: Article, lines: Sequence[Line], options: Options) -> Iterator[Clash]:
    """A number of the headline against the one number of the text that counts the same."""
    body = [line for line in lines if not line.title]
    for title in (line for line in lines if line.title):
        for claim in title.claims:
            other = _other(title, claim, body, options.lead)
            if other and _near(claim, other, options.most_apart):
                why = f"the headline says {display(claim.value)}, the text {display(other.value)}"
                yield Clash(kind=claim.kind, sides=(side(claim), side(other)), why=why, nature="unresolved")


def _other(title: Line, claim: Claim, body: Sequence[Line], lead: int) -> Claim | None:
    """The number of the lead that counts what the headline's does.

    None where the text has several, where the headline's number is somewhere in it too, or where two of its numbers make it.
    """
    if not _exact(claim):
        return None
    all_claims = [c for line in body for c in line.claims]
    alike = [c for c in all_claims if _counts_same(claim, c)]
    first = next(((line, c) for line in body[:lead] for c in line.claims if c in alike), None)
    if first is None or len({stated(c) for c in alike}) != 1 or not _exact(first[1]) or more_behind(*first) or len(_about(title) & _about(first[0])) < _SHARED:
        return None
    numbers = [stated(c) for c in all_claims]
    same_sort = [stated(c) for c in all_claims if sort(c) == sort(claim)]
    known = stated(claim) in numbers or any(a + b == stated(claim) or abs(a - b) == stated(claim) for a, b in combinations(same_sort, 2))
    return None if known else first[1]


def _counts_same(a: Claim, b: Claim) -> bool:
    """Whether two numbers count one thing: the same role, or the same noun where neither has a role; one currency; shares; years."""
    if isinstance(a.value, Duration) and isinstance(b.value, Duration):
        return a.value.unit == b.value.unit and stated(b) > 0 and 1 / _LENGTHS <= stated(a) / stated(b) <= _LENGTHS
    if a.kind != b.kind or sort(a) is None or sort(a) != sort(b):
        return False
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity) and a.value.unit is None:
        return a.value.role == b.value.role if a.value.role or b.value.role else same_noun(a.value.of, b.value.of)
    return True


def _exact(claim: Claim) -> bool:
    value = claim.value
    return (
        isinstance(value, Quantity | Money | Percent | Duration)
        and value.low == value.high
        and value.stated > 1
        and not any(c.role == "hedge" for c in claim.cues)
    )


def _near(a: Claim, b: Claim, most_apart: Fraction) -> bool:
    """Whether two numbers can't be one, rounded, and yet are near enough to be of one thing."""
    left, right = amount(a), amount(b)
    rounded = rounds_to(stated(a), stated(b)) or rounds_to(stated(b), stated(a))
    apart = left is not None and right is not None and left.apart(right) and not rounded
    return apart and stated(b) > 0 and 1 / most_apart <= stated(a) / stated(b) <= most_apart


def _about(line: Line) -> frozenset[str]:
    """The words that say what a sentence is about, without their particles."""
    return frozenset(_bare(t) for t in line.tokens if t.kind == "word" and len(t.norm) >= _WORD)


def _bare(token: Token) -> str:
    return min(token.forms, key=len)[:6]
