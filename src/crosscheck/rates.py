"""Rates of exchange: what one of a currency is worth in another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from crosscheck.errors import quoted

_RATE = re.compile(r"([A-Z]{3})/([A-Z]{3})\s+([0-9]{1,9}(?:\.[0-9]{1,9})?)")


@dataclass(frozen=True)
class Rates:
    """Pairs of ISO 4217 codes, each with what one of the first is worth in the second; hashable, so that results can be kept by it."""

    pairs: tuple[tuple[str, str, Fraction], ...] = ()

    @classmethod
    def written(cls, text: str) -> Rates:
        """The rates of a text such as "EUR/USD 1.08, GBP/USD 1.27"; raises ValueError for one that isn't written so."""
        return cls(tuple(_rate(part) for part in filter(None, map(str.strip, text.split(",")))))

    def rate(self, base: str, quote: str) -> Fraction | None:
        """What one of `base` is worth in `quote`, by either direction of a pair."""
        return self._both_ways.get((base, quote))

    def text(self) -> str:
        """As it is written: `EUR/USD 1.08, GBP/USD 1.27`."""
        return ", ".join(f"{base}/{quote} {Decimal(rate.numerator) / rate.denominator:f}" for base, quote, rate in self.pairs)

    def beside(self, others: Iterable[tuple[str, str, Fraction]]) -> Rates:
        """These rates, and those of others for pairs of which these say nothing."""
        return Rates((*self.pairs, *(pair for pair in others if self.rate(pair[0], pair[1]) is None)))

    @cached_property
    def _both_ways(self) -> Mapping[tuple[str, str], Fraction]:
        found: dict[tuple[str, str], Fraction] = {}
        for base, quote, rate in self.pairs:
            found |= {(base, quote): rate, (quote, base): 1 / rate}
        return found


NO_RATES = Rates()


def _rate(part: str) -> tuple[str, str, Fraction]:
    found = _RATE.fullmatch(part)
    if found is None or not Fraction(found[3]):
        raise ValueError(f"a rate is written like 'EUR/USD 1.08', not {quoted(part)}")
    return found[1], found[2], Fraction(found[3])
