import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.values import duration


def read(text: str, language: str, around: str = "") -> list[tuple[str, ...]]:
    whole = f"{text}{around}"
    article = Article(id="a", text=whole, path="a.txt", language=language)
    tokens = lexicon(language).tokenizer.tokens(text)
    found = duration.read(Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=tokens), lexicon(language), article)
    return [(text[m.span.start : m.span.end], m.value.text()) for m in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "after a 12-year hiatus", [("12-year", "P12Y")]),
        ("en", "a two-week stay of 24 hours a day", [("two-week", "P2W"), ("24 hours", "PT24H")]),
        ("en", "more than a decade of isolation", [("a decade", "P10Y..")]),
        ("en", "half a century later", [("half a century", "P50Y")]),
        ("en", "for a fortnight", [("a fortnight", "P14D")]),
        ("en", "two years and three months", [("two years and three months", "P27M")]),
        ("en", "three days ago", [("three days", "P3D")]),
        ("fr", "suspendue depuis 12 ans", [("12 ans", "P12Y")]),
        ("fr", "trois ans et demi", [("trois ans et demi", "P3.5Y")]),
        ("fr", "un quart de siècle", [("un quart de siècle", "P25Y")]),
        ("fr", "une grève de 48 heures", [("48 heures", "PT48H")]),
        ("fr", "pendant une semaine", [("une semaine", "P1W")]),
        ("ar", "بعد انقطاع دام 13 عاما", [("13 عاما", "P13Y")]),
        ("ar", "منذ عامين وشهرين", [("عامين وشهرين", "P26M")]),
        ("ar", "خلال ثلاثة أيام", [("ثلاثة أيام", "P3D")]),
        ("ar", "قبل ربع قرن", [("ربع قرن", "P25Y")]),
        ("ar", "إضراب ليوم واحد", [("ليوم واحد", "P1D")]),
    ],
)
def test_reads(language: str, text: str, expected: list[tuple[str, ...]]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "a 52-year-old man, aged 52"),
        ("en", "a second convoy"),
        ("en", "the correspondent of 60 Minutes said"),
        ("en", "one day he left"),
        ("en", "in the year 2012"),
        ("fr", "à 10 heures, puis à 18h30"),
        ("fr", "Moncef, 52 ans, docker"),
        ("fr", "une seconde chance, il avait été prévenu"),
        ("ar", "عام 2012"),
        ("ar", "البالغ من العمر 48 عاما"),
    ],
)
def test_silent(language: str, text: str) -> None:
    assert read(text, language) == []
