"""Units of measure by name, in languages with and without names of their own, alone, in several units, and per something."""

import pytest

from crosscheck.lang import Lexicon, lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.values import quantity, units


def measured(text: str, language: str) -> list[tuple[str, str, str | None]]:
    article = Article(id="a", text=text, path="a.txt", language=language)
    sentence = Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=lexicon(language).tokenizer.tokens(text))
    found = sorted(quantity.read(sentence, lexicon(language), article), key=lambda m: m.span.start)
    return [(text[m.span.start : m.span.end], m.value.text(), m.value.unit) for m in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The sample weighs 4 g.", ("4 g", "4", "gram")),
        ("en", "5g of saffron", ("5g", "5", "gram")),
        ("fr", "5 g de safran", ("5 g", "5", "gram")),
        ("ar", "غرفة مساحتها 6 م²", ("6 م²", "6", "square-meter")),
        ("ar", "شقة على 80 م2", ("80 م2", "80", "square-meter")),
        ("fr", "Il mesure un mètre soixante-dix.", ("un mètre soixante-dix", "1.7", "meter")),
        ("fr", "à 30 milles marins du port", ("30 milles marins", "30", "nautical-mile")),
        ("en", "93(F)-degree heat", ("93(F)-degree", "93", "fahrenheit")),
        ("en", "twelve point one square kilometers", ("twelve point one square kilometers", "12.1", "square-kilometer")),
        ("ar", "الحرارة 39 درجة", ("39 درجة", "39", "generic")),
        ("en", "a tunnel 3m and 5cm wide", ("3m and 5cm", "305", "centimeter")),
        ("en", "the 6'2\" striker", ("6'2\"", "74", "inch")),
        ("en", "he is 5 ft 2 in tall", ("5 ft 2 in", "62", "inch")),
        ("en", "a baby of six pounds and four ounces", ("six pounds and four ounces", "100", "ounce")),
        ("en", "12 ft 2 in more or less", ("12 ft 2 in", "145.8..146.2", "inch")),
        ("en", "12 m 2 dm long", ("12 m 2 dm", "122", "decimeter")),
        ("en", "an acre of land", ("an acre", "1", "acre")),
        ("en", "a mile and a half away", ("a mile and a half", "1.5", "mile")),
        ("en", "a quarter of a mile", ("a quarter of a mile", "0.25", "mile")),
        ("en", "about 30 litres", ("30 litres", "27..33", "liter")),
        ("en", "30 litres at least", ("30 litres", "30..", "liter")),
        ("en", "12 degrees below zero Celsius", ("12 degrees below zero Celsius", "-12", "celsius")),
        ("en", "500,000 barrels of oil a day", ("500,000 barrels", "500000", "barrel-per-day")),
        ("en", "sends 300 m³/s downstream", ("300 m³/s", "300", "cubic-meter-per-second")),
        ("en", "two kilo watt hours", ("two kilo watt hours", "2", "kilowatt-hour")),
        ("fr", "haut de 1 m 85", ("1 m 85", "1.85", "meter")),
        ("fr", "deux litres et demi", ("deux litres et demi", "2.5", "liter")),
        ("fr", "une tonne de riz", ("une tonne", "1", "metric-ton")),
        ("fr", "90 mètres cubes par seconde", ("90 mètres cubes", "90", "cubic-meter-per-second")),
        ("fr", "12 degrés sous zéro", ("12 degrés sous zéro", "-12", "generic")),
        ("ar", "على بعد كيلومترين ونصف", ("كيلومترين ونصف", "2.5", "kilometer")),
        ("ar", "لتر وربع", ("لتر وربع", "1.25", "liter")),
        ("ar", "5 كغم", ("5 كغم", "5", "kilogram")),
        ("ar", "ثلاثة أمتار و20 سنتيمترا", ("ثلاثة أمتار و20 سنتيمترا", "320", "centimeter")),
        ("ar", "12 درجة مئوية تحت الصفر", ("12 درجة مئوية تحت الصفر", "-12", "celsius")),
        ("ar", "40 مترا مكعبا في الثانية", ("40 مترا مكعبا", "40", "cubic-meter-per-second")),
    ],
)
def test_measures(language: str, text: str, expected: tuple[str, str, str]) -> None:
    assert measured(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "$3 a gallon"),
        ("en", "30 cents a mile"),
        ("en", "A foot of the bridge was damaged."),
        ("en", "He set foot in a yard."),
        ("en", "They walked for miles."),
        ("en", 'He said "it is a bar".'),
        ("en", "a quake of 7.5 degrees on the Richter scale"),
        ("fr", "Il a mis un pied dehors."),
        ("fr", "un séisme de 7,5 degrés sur l'échelle de Richter"),
        ("ar", "زلزال بقوة 7.5 درجات على مقياس ريختر"),
        ("fr", "un séisme de magnitude 6,4 degrés"),
        ("ar", "زلزال بقوة 6.4 درجات"),
        ("en", "a 5G network"),
        ("fr", "à deux dollars le litre"),
        ("ar", "قدم الوزير استقالته"),
    ],
)
def test_no_measure(language: str, text: str) -> None:
    assert [found for found in measured(text, language) if found[2]] == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("kilómetros", "kilometer"),
        ("metros cuadrados", "square-meter"),
        ("toneladas", "metric-ton"),
        ("grados Celsius", "celsius"),
        ("litros", "liter"),
        ("kilovatios hora", "kilowatt-hour"),
        ("km/h", "kilometer-per-hour"),
        ("millas por hora", "mile-per-hour"),
        ("acres", "acre"),
        ("barriles", "barrel"),
    ],
)
def test_a_language_has_its_units_without_a_word_of_its_own(text: str, unit: str) -> None:
    bare = Lexicon("es", {})
    tokens = bare.tokenizer.tokens(text)
    assert units.match(tokens, 0, bare) == (len(tokens), unit)
