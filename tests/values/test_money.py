import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.values import money


def read(text: str, language: str, around: str = "") -> list[tuple[str, ...]]:
    whole = f"{text}{around}"
    article = Article(id="a", text=whole, path="a.txt", language=language)
    tokens = lexicon(language).tokenizer.tokens(text)
    found = money.read(Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=tokens), lexicon(language), article)
    return [(text[m.span.start : m.span.end], m.value.text(), m.value.unit) for m in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The cabinet set aside about $1 million.", [("$1 million", "900000..1100000", "USD")]),
        ("en", "sold for £125m and €2.8bn", [("£125m", "125000000", "GBP"), ("€2.8bn", "2800000000", "EUR")]),
        ("en", "US$50 or A$75", [("US$50", "50", "USD"), ("A$75", "75", "AUD")]),
        ("en", "540 million Tunisian dinars", [("540 million Tunisian dinars", "540000000", "TND")]),
        ("en", "between $10 million and $20 million", [("$10 million and $20 million", "10000000..20000000", "USD")]),
        ("en", "GBP 350", [("GBP 350", "350", "GBP")]),
        ("en", "90 cents", [("90 cents", "0.9", "USD")]),
        ("fr", "1,5 Md€", [("1,5 Md€", "1500000000", "EUR")]),
        ("fr", "5 millions d'euros", [("5 millions d'euros", "5000000", "EUR")]),
        ("fr", "3 000 francs CFA", [("3 000 francs CFA", "3000", "XOF")]),
        ("ar", "3 مليارات دولار", [("3 مليارات دولار", "3000000000", "USD")]),
        ("ar", "خمسون مليون دينار كويتي", [("خمسون مليون دينار كويتي", "50000000", "KWD")]),
        ("ar", "٥٠ مليون يورو", [("٥٠ مليون يورو", "50000000", "EUR")]),
    ],
)
def test_reads(language: str, text: str, expected: list[tuple[str, ...]]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "around", "code"),
    [
        ("fr", "90 milliards de livres", " Le Liban attend, dit Beyrouth. Le Liban espère.", "LBP"),
        ("ar", "90 مليار ليرة", " في لبنان", "LBP"),
        ("en", "40 million dinars", " Libya needs it.", "LYD"),
        ("en", "40 million dinars in Iraq", "", "IQD"),
    ],
)
def test_a_shared_name_is_resolved_by_the_countries_named(language: str, text: str, around: str, code: str) -> None:
    assert [unit for _, _, unit in read(text, language, around)] == [code]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "two pounds of meat"),
        ("en", "She won 12 medals in 2012."),
        ("en", "12 won and 3 lost"),
        ("fr", "un livre de poche et 12 livraisons"),
        ("ar", "نحو ٣٩٫٧ للدولار"),
        ("ar", "12 شركة ليبية"),
    ],
)
def test_silent(language: str, text: str) -> None:
    assert read(text, language) == []
