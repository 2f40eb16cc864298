"""What all amounts are as read, be they numbers, shares, lengths, measures or money: tokens of a sentence, and two ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from crosscheck.model import Span
from crosscheck.tokens import Token

R = TypeVar("R", bound="Reading")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An amount as read: tokens `first` to `last` (behind its end), its ends (None: open), and the number as said."""

    first: int
    last: int
    low: Fraction | None
    high: Fraction | None
    stated: Fraction

    @property
    def exact(self) -> bool:
        return self.low == self.high == self.stated

    def where(self, tokens: Sequence[Token]) -> Span:
        """Where it stands in the article."""
        return Span(tokens[self.first].start, tokens[self.last - 1].end)


def holding(found: Sequence[R], inner: Reading) -> R | None:
    """The reading that another one is in, of readings in the order of the text, or None."""
    i = bisect_left(found, inner.last, key=lambda reading: reading.first) - 1  # the last that starts before the inner one ends
    return found[i] if i >= 0 and inner.first < found[i].last else None


def tokens_of(found: Iterable[Reading]) -> set[int]:
    """The indices of all tokens that readings are made of."""
    return {i for reading in found for i in range(reading.first, reading.last)}
