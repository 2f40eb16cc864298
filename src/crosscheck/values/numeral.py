"""A number of a sentence, as every reader of amounts takes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from crosscheck.model import Span
from crosscheck.tokens import Token
from crosscheck.values.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Reading):
    """A number of a sentence: tokens `first` to `last` (behind its end), without its hedges.

    `low` and `high` are its ends (None: open), `stated` the number as said (the low end of a range). `outer` is the
    index of the first token with hedges, `weak` a lone "one" or French "un", `year` four bare digits that may be a year,
    `fraction` a share such as "a third"; a number nobody counted ("dozens") has the hedge "vague".
    """

    outer: int
    span: Span
    approximate: bool = False
    hedge: str | None = None
    weak: bool = False
    year: bool = False
    fraction: bool = False
    hedges: tuple[Span, ...] = ()  # where the words stand that widen it


def exactly(tokens: Sequence[Token], first: int, last: int, value: Fraction) -> Number:
    """The number that tokens `first` to `last` say, without what may stand around it."""
    span = Span(tokens[first].start, tokens[last - 1].end)
    return Number(first=first, last=last, outer=first, span=span, low=value, high=value, stated=value)
