from fractions import Fraction

import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.values import quantity


def read(text: str, language: str, around: str = "") -> list[tuple[str | None, ...]]:
    whole = f"{text}{around}"
    article = Article(id="a", text=whole, path="a.txt", language=language)
    tokens = lexicon(language).tokenizer.tokens(text)
    found = quantity.read(Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=tokens), lexicon(language), article)
    return [(text[m.span.start : m.span.end], m.value.text(), m.value.unit, m.value.of, m.value.role) for m in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "Murieron 12 soldados", ("12 soldados", "12", None, "soldados", "killed")),
        ("es", "hubo 34 muertos", ("34 muertos", "34", None, "muertos", "killed")),
        ("en", "flew in 72 companies", ("72 companies", "72", None, "companies", None)),
        ("en", "for 1,000 orphaned children", ("1,000 orphaned children", "1000", None, "orphaned children", None)),
        ("en", "five and a half inches of rain", ("five and a half inches", "5.5", "inch", "rain", None)),
        ("en", "half an inch", ("half an inch", "0.5", "inch", None, None)),
        ("en", "Almost 10,000 acres", ("10,000 acres", "9000..10000", "acre", None, None)),
        ("en", "a man aged 52", ("52", "52", "year", "age", None)),
        ("en", "a 52-year-old docker", ("52-year-old", "52", "year", "age", None)),
        ("en", "winds of 85 mph", ("85 mph", "85", "mile-per-hour", None, None)),
        ("fr", "1 284 cas", ("1 284 cas", "1284", None, "cas", "infected")),
        ("fr", "neuf cent nonante personnes", ("neuf cent nonante personnes", "990", None, "personnes", None)),
        ("fr", "une douzaine de camions", ("une douzaine de camions", "10.2..13.8", None, "camions", None)),
        ("fr", "Moncef, 52 ans, docker", ("52 ans", "52", "year", "age", None)),
        ("fr", "un mort", ("un mort", "1", None, "mort", "killed")),
        ("ar", "بمشاركة 72 شركة", ("72 شركة", "72", None, "شركة", None)),
        ("ar", "أربعين ألف دونم", ("أربعين ألف دونم", "40000", "dunam", None, None)),
        ("ar", "أفرجت عن رهينتين", ("رهينتين", "2", None, "رهينتين", "released")),
        ("ar", "البالغ من العمر 48 عاما", ("48 عاما", "48", "year", "age", None)),
    ],
)
def test_reads(language: str, text: str, expected: tuple[str | None, ...]) -> None:
    assert read(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "roles"),
    [
        ("en", "Seven people have died.", ["killed"]),
        ("en", "The blast killed 12 people and wounded 30.", ["killed", "wounded"]),
        ("en", "killing 12 soldiers and three civilians", ["killed", "killed"]),
        ("en", "Forty people have died and 1,284 have fallen ill.", ["killed", None]),
        ("en", "The epidemic claimed 11 lives.", ["killed"]),
        ("en", "12 people were killed, 30 others injured and 4 are missing", ["killed", "wounded", "missing"]),
        ("fr", "dix-sept blessés et trois disparus", ["wounded", "missing"]),
        ("fr", "Trois cents familles ont été évacuées.", ["evacuated"]),
        ("fr", "L'attaque a tué 12 personnes.", ["killed"]),
        ("ar", "وأصيب 17 شخصا", ["wounded"]),
        ("ar", "٤٧ وفاة و١٢٨٤ إصابة بالكوليرا", ["killed", "infected"]),
        ("ar", "نزوح أكثر من عشرة ملايين شخص", ["displaced"]),
        ("ar", "خمس ضحايا ويشرد مئات العائلات", ["killed", "displaced"]),
    ],
)
def test_roles_are_kept_apart(language: str, text: str, roles: list[str | None]) -> None:
    assert [role for *_, role in read(text, language)] == roles


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2024 the embassy reopened after a 12-year hiatus."),
        ("en", "It cost $5 million, or 7% of the budget."),
        ("en", "the third forum, the 21st meeting"),
        ("en", "No one was there but one of the men."),
        ("fr", "En 2019, une femme et un homme ont manifesté."),
        ("fr", "il y a trois jours, le 12 août"),
        ("ar", "عام 2012 وفي المئة"),
        ("ar", "القرن العشرين"),
    ],
)
def test_silent(language: str, text: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("value", "unit_from", "unit_to", "expected"),
    [
        (Fraction(11, 2), "inch", "millimeter", Fraction("139.7")),
        (Fraction(10), "dunam", "hectare", Fraction(1)),
        (Fraction(100), "celsius", "fahrenheit", Fraction(212)),
        (Fraction(1), "mile", "kilometer", Fraction("1.609344")),
        (Fraction(1), "mile", "hectare", None),
    ],
)
def test_convert(value: Fraction, unit_from: str, unit_to: str, expected: Fraction | None) -> None:
    assert quantity.convert(value, unit_from, unit_to) == expected
