"""Every factor of conversion, checked against pint, which has its own table."""

from fractions import Fraction

import pint
import pytest

from crosscheck.values.conversion import SCALES, convert, ratio

REGISTRY = pint.UnitRegistry(non_int_type=Fraction)
NAMES = {  # CLDR unit id → pint's name, where replacing hyphens isn't enough
    "metric-ton": "metric_ton", "kilotonne": "kilometric_ton", "ton": "short_ton", "gallon-imperial": "imperial_gallon", "horsepower": "horsepower", "byte": "byte",
    "square-millimeter": "millimeter**2", "millimeter-ofhg": "mmHg", "inch-ofhg": "inHg", "pound-force-per-square-inch": "psi", "pound-force": "force_pound",
    "light-year": "light_year", "calorie": "calorie", "british-thermal-unit": "british_thermal_unit", "knot": "knot", "barrel": "oil_barrel", "carat": "carat",
    "cup": "cup", "nautical-mile": "nautical_mile", "astronomical-unit": "astronomical_unit", "bushel": "bushel", "acre-foot": "acre_foot",
}  # fmt: skip
OWN = {"dunam", "feddan", "quarter", "decade"}  # units that pint doesn't have, or has by another meaning
# Of the US survey foot, or of another calorie, in pint.
NEAR = {"fathom", "acre", "acre-foot", "british-thermal-unit"}


def pints(unit: str) -> str:
    if unit in NAMES:
        return NAMES[unit]
    for word, power in (("square-", 2), ("cubic-", 3)):
        if unit.startswith(word):
            return f"{unit.removeprefix(word)}**{power}"
    return unit.replace("-per-", " / ").replace("-hour", " * hour").replace("-", "_")


PAIRS = [(next(iter(scale)), unit) for scale in SCALES for unit in scale if unit not in OWN]


@pytest.mark.parametrize(("base", "unit"), PAIRS)
def test_factor_is_pints(base: str, unit: str) -> None:
    expected = Fraction(REGISTRY.Quantity(Fraction(1), pints(unit)).to(pints(base)).magnitude)
    found = ratio(unit, base)
    assert found is not None
    if unit in NEAR:
        assert abs(found / expected - 1) < Fraction(1, 10**5)
    else:
        assert found == expected or abs(found / expected - 1) < Fraction(1, 10**12)


@pytest.mark.parametrize(
    ("value", "unit_from", "unit_to", "expected"),
    [
        (Fraction(11, 2), "inch", "millimeter", Fraction("139.7")),
        (Fraction(10), "dunam", "hectare", Fraction(1)),
        (Fraction(100), "celsius", "fahrenheit", Fraction(212)),
        (Fraction(-40), "fahrenheit", "celsius", Fraction(-40)),
        (Fraction(0), "celsius", "kelvin", Fraction("273.15")),
        (Fraction(1), "mile", "kilometer", Fraction("1.609344")),
        (Fraction(42), "gallon-per-day", "barrel-per-day", Fraction(1)),
        (Fraction(86400), "cubic-meter-per-day", "cubic-meter-per-second", Fraction(1)),
        (Fraction(8), "bit", "byte", Fraction(1)),
        (Fraction(1), "mile", "hectare", None),
        (Fraction(1), "barrel", "barrel-per-day", None),
        (Fraction(1), "month", "day", None),
        (Fraction(1), "generic", "celsius", None),
    ],
)
def test_convert(value: Fraction, unit_from: str, unit_to: str, expected: Fraction | None) -> None:
    assert convert(value, unit_from, unit_to) == expected
