"""A number of a sentence, as every reader of amounts takes it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from crosscheck.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of a sentence: tokens `first` to `last` (behind its end), without its hedges.

    `low` and `high` are its ends (None: open), `stated` the number as said (the low end of a range). `outer` is the
    index of the first token with hedges, `weak` a lone "one" or French "un", `year` four bare digits that may be a year,
    `fraction` a share such as "a third"; a number nobody counted ("dozens") has the hedge "vague".
    """

    first: int
    last: int
    outer: int
    span: Span
    low: Fraction | None
    high: Fraction | None
    stated: Fraction
    approximate: bool = False
    hedge: str | None = None
    weak: bool = False
    year: bool = False
    fraction: bool = False

    @property
    def exact(self) -> bool:
        return self.low == self.high == self.stated
