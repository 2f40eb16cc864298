import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.values import ordinal


def read(text: str, language: str, around: str = "") -> list[tuple[object, ...]]:
    whole = f"{text}{around}"
    article = Article(id="a", text=whole, path="a.txt", language=language)
    tokens = lexicon(language).tokenizer.tokens(text)
    found = ordinal.read(Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=tokens), lexicon(language), article)
    return [(text[m.span.start : m.span.end], m.value.rank, m.value.of) for m in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "at the third Libyan-Belgian Economic Forum", [("third", 3, "Libyan-Belgian Economic Forum")]),
        ("en", "its 21st meeting", [("21st", 21, "meeting")]),
        ("en", "the twenty-first summit", [("twenty-first", 21, "summit")]),
        ("en", "A second convoy left.", [("second", 2, "convoy left")]),
        ("fr", "la troisième fois", [("troisième", 3, "fois")]),
        ("fr", "le 2e Forum", [("2e", 2, "Forum")]),
        ("fr", "le vingt et unième sommet", [("vingt et unième", 21, "sommet")]),
        ("ar", "للمرة الثالثة على التوالي", [("الثالثة", 3, "للمرة")]),
        ("ar", "المنتدى الثاني", [("الثاني", 2, "المنتدى")]),
        ("ar", "الدورة الثالثة والعشرين", [("الثالثة والعشرين", 23, "الدورة")]),
        ("ar", "ثالث تعديل وزاري", [("ثالث", 3, "تعديل")]),
    ],
)
def test_reads(language: str, text: str, expected: list[tuple[object, ...]]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At first he said that they would disarm first."),
        ("en", "the 21st century and the Second World War"),
        ("en", "in the first quarter"),
        ("en", "on May 3rd"),
        ("en", "every 30 seconds, for a second"),
        ("fr", "le Premier ministre et la Première ministre"),
        ("fr", "au XXe siècle, au 19e siècle"),
        ("fr", "le 1er mai"),
        ("ar", "في 29 كانون الأول"),
        ("ar", "يوم الأحد والاثنين"),
        ("ar", "القرن الثاني"),
    ],
)
def test_silent(language: str, text: str) -> None:
    assert read(text, language) == []
