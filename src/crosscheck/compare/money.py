"""Amounts of money: compared in one currency; in two, where they are the same number (a slip), or where the rule gives a rate.

Without a rate nothing is said of different numbers in different currencies. Two amounts of one sentence in two currencies are a
conversion ("$1.2bn (€1.1bn)") and no disagreement.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from crosscheck.compare._amounts import Amount, relation, verdict
from crosscheck.display import display
from crosscheck.errors import OptionError
from crosscheck.model import Claim, Comparison, Money

# `rates`: "EUR/USD 1.08, GBP/USD 1.27": what one of the first is worth in the second; `rate_tolerance` is relative
OPTIONS: Mapping[str, str] = {"tolerance": "0", "rates": "", "rate_tolerance": "0.1"}
CODE = 3


def compare(a: Claim, b: Claim, options: Mapping[str, str]) -> Comparison | None:
    """Could both amounts be true of one thing?"""
    if not isinstance(a.value, Money) or not isinstance(b.value, Money):
        return None
    left, right = (Amount(v.low, v.high, v.stated) for v in (a.value, b.value))
    if not a.value.currencies or not b.value.currencies or set(a.value.currencies) & set(b.value.currencies):
        return verdict(a, b, relation(left, right, Fraction(options["tolerance"])))
    if a.article == b.article and a.sentence == b.sentence and a.span != b.span:
        return None
    if left.stated == right.stated and left.stated > 1:
        return Comparison(verdict="conflicting", why=f"the same number in two currencies: {display(a.value)} and {display(b.value)}")
    rate = _rate(a.value, b.value, options.get("rates", ""))
    if rate is None:
        return None
    return verdict(a, b, relation(left.scaled(rate), right, Fraction(options.get("rate_tolerance", OPTIONS["rate_tolerance"]))))


def _rate(a: Money, b: Money, text: str) -> Fraction | None:
    """What one of `a`'s currency is worth in `b`'s, by what is the likeliest of each, where the rule says it."""
    return read_rates(text).get((a.currencies[0], b.currencies[0])) if text else None


@lru_cache
def read_rates(text: str) -> Mapping[tuple[str, str], Fraction]:
    """The rates of an option, both ways; raises OptionError for one that isn't written like "EUR/USD 1.08"."""
    rates: dict[tuple[str, str], Fraction] = {}
    for part in filter(None, map(str.strip, text.split(","))):
        pair, _, number = part.partition(" ")
        base, _, quote = pair.partition("/")
        if len(base) != CODE or len(quote) != CODE or not number.strip().replace(".", "", 1).isdigit() or not Fraction(number.strip()):
            raise OptionError(f"a rate is written like 'EUR/USD 1.08', not {part!r}")
        rates[base, quote] = Fraction(number.strip())
        rates[quote, base] = 1 / Fraction(number.strip())
    return rates
