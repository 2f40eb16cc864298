import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.values import percent


def read(text: str, language: str, around: str = "") -> list[tuple[str, ...]]:
    whole = f"{text}{around}"
    article = Article(id="a", text=whole, path="a.txt", language=language)
    tokens = lexicon(language).tokenizer.tokens(text)
    found = percent.read(Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=tokens), lexicon(language), article)
    return [(text[m.span.start : m.span.end], m.value.text(), m.value.unit) for m in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Turnout was 62.5%.", [("62.5%", "62.5", "percent")]),
        (
            "en",
            "a cut of 50 basis points, or half a percentage point",
            [("50 basis points", "50", "basis-point"), ("half a percentage point", "0.5", "percentage-point")],
        ),
        ("en", "Nearly 40 percent of pupils", [("40 percent", "36..40", "percent")]),
        ("en", "A third of the firms left.", [("A third", "33.333333", "percent")]),
        ("en", "one patient in five", [("one patient in five", "20", "percent")]),
        ("en", "three in ten voters", [("three in ten", "30", "percent")]),
        ("en", "growth was minus five percent", [("minus five percent", "-5", "percent")]),
        ("en", "between 10% and 12% of seats", [("10% and 12%", "10..12", "percent")]),
        ("fr", "60 % des serres", [("60 %", "60", "percent")]),
        ("fr", "sept pour cent", [("sept pour cent", "7", "percent")]),
        ("fr", "une baisse d'un demi-point", [("un demi-point", "0.5", "percentage-point")]),
        ("fr", "deux sur trois", [("deux sur trois", "66.666667", "percent")]),
        ("ar", "٦٠ في المئة من البيوت", [("٦٠ في المئة", "60", "percent")]),
        ("ar", "خمسة بالمائة", [("خمسة بالمائة", "5", "percent")]),
        ("ar", "نصف نقطة مئوية", [("نصف نقطة مئوية", "0.5", "percentage-point")]),
        ("ar", "25 نقطة أساس", [("25 نقطة أساس", "25", "basis-point")]),
        ("ar", "ثلث صادرات البلاد", [("ثلث", "33.333333", "percent")]),
    ],
)
def test_reads(language: str, text: str, expected: list[tuple[str, ...]]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The third forum opened in the first quarter."),
        ("en", "two men in five cars in 2019"),
        ("en", "a quarter of a century ago"),
        ("fr", "il y a un quart de siècle"),
        ("fr", "un quart de litre d'eau"),
        ("ar", "في الربع الأول من العام"),
        ("ar", "بعد نصف قرن"),
    ],
)
def test_silent(language: str, text: str) -> None:
    assert read(text, language) == []
