"""Exact conversion between units of measure, by CLDR unit id.

A small table of exact factors rather than a unit library: the definitions are fixed by treaty (the international yard
and pound of 1959; BIPM, The International System of Units, 2019), fractions stay exact, and nothing is imported.
"""

from __future__ import annotations

from fractions import Fraction

# dimension → unit id → how many of the dimension's first unit one of it is
_F = Fraction
SCALES: tuple[dict[str, Fraction], ...] = (
    {"meter": _F(1), "kilometer": _F(1000), "centimeter": _F(1, 100), "millimeter": _F(1, 1000), "micrometer": _F(1, 10**6), "mile": _F("1609.344"), "yard": _F("0.9144"), "foot": _F("0.3048"),
     "inch": _F("0.0254"), "nautical-mile": _F(1852), "light-year": _F(9460730472580800)},
    {"square-meter": _F(1), "square-kilometer": _F(10**6), "hectare": _F(10**4), "acre": _F("4046.8564224"), "square-mile": _F("2589988.110336"), "square-foot": _F("0.09290304"),
     "dunum": _F(1000), "feddan": _F("4200.83")},  # the metric dunum (2,500 m² in Iraq alone); Egypt's feddan
    {"kilogram": _F(1), "gram": _F(1, 1000), "milligram": _F(1, 10**6), "microgram": _F(1, 10**9), "metric-ton": _F(1000), "short-ton": _F("907.18474"), "pound": _F("0.45359237"), "ounce": _F("0.028349523125")},
    {"liter": _F(1), "milliliter": _F(1, 1000), "centiliter": _F(1, 100), "cubic-meter": _F(1000), "cubic-kilometer": _F(10**12), "cubic-foot": _F("28.316846592"), "gallon": _F("3.785411784"), "barrel": _F("158.987294928")},
    {"meter-per-second": _F(1), "kilometer-per-hour": _F(5, 18), "mile-per-hour": _F("0.44704"), "knot": _F(1852, 3600)},
    {"watt": _F(1), "kilowatt": _F(1000), "megawatt": _F(10**6), "gigawatt": _F(10**9), "horsepower": _F("745.69987158227022")},
    {"watt-hour": _F(1), "kilowatt-hour": _F(1000), "megawatt-hour": _F(10**6), "gigawatt-hour": _F(10**9)},
    {"hertz": _F(1), "kilohertz": _F(1000), "megahertz": _F(10**6), "gigahertz": _F(10**9)},
    {"byte": _F(1), "kilobyte": _F(1000), "megabyte": _F(10**6), "gigabyte": _F(10**9), "terabyte": _F(10**12)},
    {"second": _F(1), "minute": _F(60), "hour": _F(3600), "day": _F(86400), "week": _F(604800)},
    {"month": _F(1), "quarter": _F(3), "year": _F(12), "decade": _F(120), "century": _F(1200)},
)  # fmt: skip


def convert(value: Fraction, unit_from: str, unit_to: str) -> Fraction | None:
    """The value in another unit of the same dimension, exact; None where there is no way from one to the other."""
    if unit_from == unit_to:
        return value
    if (unit_from, unit_to) == ("celsius", "fahrenheit"):
        return value * Fraction(9, 5) + 32
    if (unit_from, unit_to) == ("fahrenheit", "celsius"):
        return (value - 32) * Fraction(5, 9)
    for scale in SCALES:
        if unit_from in scale and unit_to in scale:
            return value * scale[unit_from] / scale[unit_to]
    return None
