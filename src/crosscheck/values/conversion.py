"""Exact conversion between units of measure, by CLDR unit id.

A table of exact factors rather than a unit library: the definitions are fixed by treaty (the international yard and
pound of 1959; BIPM, The International System of Units, 2019), fractions stay exact, and nothing is imported. The tests
check every factor against pint.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

_PREFIXES = {
    "pico": -12,
    "nano": -9,
    "micro": -6,
    "milli": -3,
    "centi": -2,
    "deci": -1,
    "deca": 1,
    "hecto": 2,
    "kilo": 3,
    "mega": 6,
    "giga": 9,
    "tera": 12,
    "peta": 15,
}
_FOOT, _POUND = Fraction("0.3048"), Fraction("0.45359237")
_INCH, _YARD, _MILE = _FOOT / 12, 3 * _FOOT, 5280 * _FOOT
_GALLON = 231 * _INCH**3 * 1000  # liters
_PSI = _POUND * Fraction("9.80665") / _INCH**2


def _metric(base: str, prefixes: str, power: int = 1, before: str = "") -> dict[str, Fraction]:
    """A base unit and its prefixed forms: "meter" with "kilo" is 1,000, square-kilometer is 1,000²."""
    scaled = {f"{before}{prefix}{base}": Fraction(10) ** (_PREFIXES[prefix] * power) for prefix in prefixes.split()}
    return {f"{before}{base}": Fraction(1), **scaled}


def _times(units: dict[str, Fraction], factor: int | Fraction) -> dict[str, Fraction]:
    return {name: value * factor for name, value in units.items()}


# one dimension a line: unit id → how many of the dimension's base unit one of it is
SCALES: tuple[dict[str, Fraction], ...] = (
    {**_metric("meter", "pico nano micro milli centi deci deca hecto kilo"), "mile": _MILE, "yard": _YARD, "foot": _FOOT, "inch": _INCH, "fathom": 2 * _YARD,
     "nautical-mile": Fraction(1852), "light-year": Fraction(9460730472580800), "astronomical-unit": Fraction(149597870700)},
    {**_metric("meter", "milli centi kilo", 2, "square-"), "hectare": Fraction(10**4), "square-mile": _MILE**2, "square-yard": _YARD**2, "square-foot": _FOOT**2,
     "square-inch": _INCH**2, "acre": 43560 * _FOOT**2, "dunam": Fraction(1000), "feddan": Fraction("4200.83")},  # the metric dunam (2,500 m² in Iraq alone); Egypt's feddan
    {**_metric("gram", "micro milli kilo"), **_times(_metric("metric-ton", ""), 10**6), "kilotonne": Fraction(10**9), "ton": 2000 * _POUND * 1000, "long-ton": 2240 * _POUND * 1000, "stone": 14 * _POUND * 1000,
     "pound": _POUND * 1000, "ounce": _POUND * 1000 / 16, "carat": Fraction(1, 5)},
    {**_metric("liter", "milli centi deci hecto mega"), **_times(_metric("meter", "deci centi milli kilo", 3, "cubic-"), 1000), "cubic-mile": _MILE**3 * 1000,
     "cubic-yard": _YARD**3 * 1000, "cubic-foot": _FOOT**3 * 1000, "cubic-inch": _INCH**3 * 1000, "acre-foot": 43560 * _FOOT**3 * 1000, "barrel": 42 * _GALLON,
     "gallon": _GALLON, "gallon-imperial": Fraction("4.54609"), "quart": _GALLON / 4, "pint": _GALLON / 8, "cup": _GALLON / 16, "fluid-ounce": _GALLON / 128,
     "tablespoon": _GALLON / 256, "teaspoon": _GALLON / 768, "bushel": Fraction("2150.42") * _INCH**3 * 1000},
    {"meter-per-second": Fraction(1), "kilometer-per-hour": Fraction(5, 18), "mile-per-hour": _MILE / 3600, "knot": Fraction(1852, 3600)},
    {**_metric("watt", "kilo mega giga tera"), "horsepower": 550 * _POUND * Fraction("9.80665") * _FOOT},
    {**_metric("joule", "kilo mega giga tera"), **_times(_metric("watt-hour", "kilo mega giga tera"), 3600), "calorie": Fraction("4.184"), "kilocalorie": Fraction(4184),
     "british-thermal-unit": Fraction("1055.05585262")},
    _metric("hertz", "kilo mega giga"),
    {**_metric("bit", "kilo mega giga tera"), **_times(_metric("byte", "kilo mega giga tera peta"), 8)},
    {**_metric("pascal", "hecto kilo mega"), "bar": Fraction(10**5), "millibar": Fraction(100), "atmosphere": Fraction(101325), "pound-force-per-square-inch": _PSI,
     "millimeter-ofhg": Fraction("133.322387415"), "inch-ofhg": Fraction("133.322387415") * Fraction("25.4")},
    _metric("volt", "milli kilo"), _metric("ampere", "milli kilo"), {**_metric("newton", "kilo"), "pound-force": _POUND * Fraction("9.80665")},
    {"second": Fraction(1), "millisecond": Fraction(1, 1000), "minute": Fraction(60), "hour": Fraction(3600), "day": Fraction(86400), "week": Fraction(604800)},
    {"month": Fraction(1), "quarter": Fraction(3), "year": Fraction(12), "decade": Fraction(120), "century": Fraction(1200)},
)  # fmt: skip
_DIMENSION = {unit: scale for scale in SCALES for unit in scale}
# scale → (degrees Celsius per degree, degrees Celsius at zero)
_THERMAL = {"celsius": (Fraction(1), Fraction(0)), "fahrenheit": (Fraction(5, 9), Fraction(-160, 9)), "kelvin": (Fraction(1), Fraction("-273.15"))}
PER = "-per-"


def convert(value: Fraction, unit_from: str, unit_to: str) -> Fraction | None:
    """The value in another unit of the same dimension, exact; None where there is no way from one to the other."""
    if unit_from in _THERMAL and unit_to in _THERMAL:
        (size, zero), (other, other_zero) = _THERMAL[unit_from], _THERMAL[unit_to]
        return (value * size + zero - other_zero) / other
    factor = ratio(unit_from, unit_to)
    return None if factor is None else value * factor


@lru_cache(maxsize=1024)
def ratio(unit: str, other: str) -> Fraction | None:
    """How many of the other unit one unit is; of compounds ("barrel-per-day") part by part."""
    if unit == other:
        return Fraction(1)
    scale = _DIMENSION.get(unit, {})
    if other in scale:
        return scale[unit] / scale[other]
    (above, _, below), (other_above, _, other_below) = unit.partition(PER), other.partition(PER)
    if not below or not other_below:
        return None
    top, bottom = ratio(above, other_above), ratio(below, other_below)
    return None if top is None or bottom is None else top / bottom
