"""Amounts in one currency, in several, and with a rate."""

from __future__ import annotations

from fractions import Fraction

import pytest

from crosscheck.compare import money
from crosscheck.model import Claim, Money, Span
from crosscheck.rates import Rates


def claim(number: str, *currencies: str, article: str = "a", at: int = 0, sentence: int = 0) -> Claim:
    value = Money(low=Fraction(number), high=Fraction(number), stated=Fraction(number), currencies=currencies)
    here, around = Span(at, at + 5), Span(sentence, sentence + 50)
    return Claim(article=article, kind="money", span=here, quote="q", value=value, sentence=around, sentence_text="s", contexts=("", "", "", ""))


DOLLAR = ("USD", "CAD", "AUD")
RATES = money.Options(rates=Rates.written("EUR/USD 1.10, GBP/USD 1.25"))


@pytest.mark.parametrize(
    ("a", "b", "options", "expected"),
    [
        pytest.param(claim("20", *DOLLAR), claim("20", "CAD", article="b"), money.Options(), "compatible", id="a dollar may be Canadian"),
        pytest.param(claim("20", *DOLLAR), claim("25", "CAD", article="b"), money.Options(), "conflicting", id="and then 20 are not 25"),
        pytest.param(claim("20", *DOLLAR), claim("25", "EUR", article="b"), money.Options(), None, id="no rate, nothing to say"),
        pytest.param(claim("20", *DOLLAR), claim("20", "EUR", article="b"), money.Options(), "conflicting", id="a slip of the currency"),
        pytest.param(claim("20", "USD"), claim("20", "EUR", at=9), money.Options(), None, id="two prices of one sentence"),
        pytest.param(claim("20", "USD"), claim("20", "EUR", at=109, sentence=100), money.Options(), "conflicting", id="a slip inside an article"),
        pytest.param(claim("100", "EUR"), claim("112", *DOLLAR, article="b"), RATES, "compatible", id="a rate fits"),
        pytest.param(claim("112", *DOLLAR), claim("100", "EUR", article="b"), RATES, "compatible", id="a rate fits the other way"),
        pytest.param(claim("100", "EUR"), claim("150", *DOLLAR, article="b"), RATES, "conflicting", id="a rate doesn't fit"),
        pytest.param(claim("100", "EUR"), claim("150", "GBP", article="b"), RATES, None, id="no rate for this pair"),
        pytest.param(claim("100", "EUR"), claim("150", "SYP", "LBP", article="b"), RATES, None, id="a currency that isn't sure"),
    ],
)
def test_compare(a: Claim, b: Claim, options: money.Options, expected: str | None) -> None:
    found = money.compare(a, b, options)
    assert (None if found is None else found.verdict) == expected


@pytest.mark.parametrize("text", ["EUR 1.1", "EUR/USD", "EUR/USD x", "EURO/USD 1.1", "EUR/USD 0", "EUR/USD 1e3", "EUR/USD ١.١"])
def test_a_rate_that_makes_no_sense(text: str) -> None:
    with pytest.raises(ValueError, match=r"EUR/USD 1\.08"):
        Rates.written(text)
