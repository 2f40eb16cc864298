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
        ("en", "nearly 8 in 10 drivers", [("8 in 10", "72..80", "percent")]),
        ("en", "more than two in five teachers", [("two in five", "40..", "percent")]),
        ("fr", "près de 8 conducteurs sur 10", [("8 conducteurs sur 10", "72..80", "percent")]),
        ("ar", "أكثر من 3 من كل 10 سائقين", [("3 من كل 10", "30..", "percent")]),
        ("en", "30 bp higher", [("30 bp", "30", "basis-point")]),
        ("en", "a 1-in-4 chance of rain", [("1-in-4", "25", "percent")]),
        ("ar", "5-8%", [("5-8%", "5..8", "percent")]),
        ("en", "one patient in five", [("one patient in five", "20", "percent")]),
        ("en", "three in ten voters", [("three in ten", "30", "percent")]),
        ("en", "growth was minus five percent", [("minus five percent", "-5", "percent")]),
        ("en", "between 10% and 12% of seats", [("10% and 12%", "10..12", "percent")]),
        ("fr", "60 % des serres", [("60 %", "60", "percent")]),
        ("fr", "sept pour cent", [("sept pour cent", "7", "percent")]),
        ("fr", "une baisse d'un demi-point", [("un demi-point", "0.5", "percentage-point")]),
        ("fr", "deux électeurs sur trois ont voté", [("deux électeurs sur trois", "66.666667", "percent")]),
        ("ar", "٦٠ في المئة من البيوت", [("٦٠ في المئة", "60", "percent")]),
        ("ar", "خمسة بالمائة", [("خمسة بالمائة", "5", "percent")]),
        ("ar", "نصف نقطة مئوية", [("نصف نقطة مئوية", "0.5", "percentage-point")]),
        ("ar", "25 نقطة أساس", [("25 نقطة أساس", "25", "basis-point")]),
        ("ar", "ثلث صادرات البلاد", [("ثلث", "33.333333", "percent")]),
        ("en", "5% to 7% of output", [("5% to 7%", "5..7", "percent")]),
        ("en", "Inflation rose from 5% to 7%.", [("5%", "5", "percent"), ("7%", "7", "percent")]),
        ("en", "10% or more, 2‰", [("10%", "10..", "percent"), ("2‰", "0.2", "percent")]),
        (
            "en",
            "a percentage point, two percentage points",
            [("a percentage point", "1", "percentage-point"), ("two percentage points", "2", "percentage-point")],
        ),
        ("en", "four players out of five", [("four players out of five", "80", "percent")]),
        ("fr", "un Français sur cinq vit ici", [("un Français sur cinq", "20", "percent")]),
        ("fr", "passée de 5 à 7 %", [("5", "5", "percent"), ("7 %", "7", "percent")]),
        ("fr", "100 pourcentage, 10 p. 100", [("100 pourcentage", "100", "percent"), ("10 p. 100", "10", "percent")]),
        ("ar", "%12 و٪٥٠", [("%12", "12", "percent"), ("٪٥٠", "50", "percent")]),
        ("ar", "بالمائة 210", [("بالمائة 210", "210", "percent")]),
        ("ar", "نسبة 10 من العدد", [("نسبة 10", "10", "percent")]),
        ("ar", "بنقطتين مئويتين", [("بنقطتين مئويتين", "2", "percentage-point")]),
        ("ar", "10 في المئة على الأقل", [("10 في المئة", "10..", "percent")]),
        ("ar", "واحد في المئة", [("واحد في المئة", "1", "percent")]),
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
        ("fr", "un an et un quart d'attente"),
        ("fr", "un pourcentage à deux chiffres"),
        ("en", "The rebels freed 14 out of 36 captives."),
        ("fr", "Les rebelles ont libéré 14 captifs sur 36."),
        ("ar", "أفرج المتمردون عن 14 من أصل 36 أسيرا"),
        ("fr", "un projet sur deux sites"),
        ("en", "as a percent of output"),
        ("en", "12 players on 5 fields"),
        ("ar", "بنسبة 3 أضعاف"),
        ("ar", "السابعة إلا الربع غدا"),
        ("fr", "un quart de litre d'eau"),
        ("ar", "في الربع الأول من العام"),
        ("ar", "بعد نصف قرن"),
    ],
)
def test_silent(language: str, text: str) -> None:
    assert read(text, language) == []
