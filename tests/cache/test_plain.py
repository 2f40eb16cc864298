"""Records as plain data, and back: nothing is lost, and nothing but such records comes out."""

import json
from datetime import date
from fractions import Fraction
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.cache.plain import DamagedError, form
from crosscheck.model import Claim, Money, Name, Quantity, Span, TimeSpan, Value
from crosscheck.rates import Rates

CLAIMS = st.builds(Claim, position=st.floats(0, 1))


@given(CLAIMS)
def test_any_claim_comes_back_as_it_was(claim):
    assert form(Claim).read(json.loads(json.dumps(form(Claim).write(claim)))) == claim


@pytest.mark.parametrize(
    ("kind", "value", "plain"),
    [
        pytest.param(Span, Span(1, 2), [1, 2], id="span"),
        pytest.param(Fraction, Fraction(-1, 3), [-1, 3], id="fraction"),
        pytest.param(date | None, None, None, id="no day"),
        pytest.param(date | None, date(476, 9, 4), "0476-09-04", id="day"),
        pytest.param(frozenset[str], frozenset({"b", "a"}), ["a", "b"], id="set, in order"),
        pytest.param(tuple[Span, ...], (Span(1, 2), Span(3, 4)), [[1, 2], [3, 4]], id="records"),
        pytest.param(Value, Name(name="\ud800"), ["Name", ["\ud800", None, None]], id="record of several kinds, half a letter"),
        pytest.param(Rates, Rates.written("EUR/USD 1.5"), [[["EUR", "USD", [3, 2]]]], id="rates"),
    ],
)
def test_forms(kind, value, plain):
    assert form(kind).write(value) == plain
    assert form(kind).read(json.loads(json.dumps(plain))) == value


BAD = [
    (int, "1"), (int, True), (int, 1.0), (bool, 1), (str, None), (float, 1), (float, float("nan")), (float, float("inf")), (date, "2025-13-01"), (date, 1),
    (Fraction, [1, 0]), (Fraction, [1, -2]), (Fraction, "1/2"), (Fraction, [1]), (Fraction, [True, 2]), (Span, [1]), (Span, [1, 2, 3]), (Span, "ab"), (Span, {}),
    (Literal["a", "b"], "c"), (Literal["a", "b"], ["a"]), (tuple[str, ...], "ab"), (frozenset[str], [["a"]]), (frozenset[str], {"a": 1}),
    (Value, ["Span", [1, 2]]), (Value, ["Path", ["/"]]), (Value, [["Name"], []]), (Value, ["Name"]), (Value, None), (Quantity, None),
    (TimeSpan, [None, None, "eon", None, False, False, False]), (Money, [None, None, [1, 1], ["EUR"], [[["EUR", "USD"]]]]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "data"), BAD)
def test_what_does_not_fit(kind, data):
    with pytest.raises(ValueError, match=r"^(not |month must|Invalid|Argument)"):  # a DamagedError, or what Python says of a day that doesn't exist
        form(kind).read(data)


def test_types_without_a_form():
    with pytest.raises(TypeError, match="no plain form"):
        form(object)
    assert issubclass(DamagedError, ValueError)
