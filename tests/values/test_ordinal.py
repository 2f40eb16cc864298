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
        ("ar", "الدورة الثامنة عشرة بعد المئة", [("الثامنة عشرة بعد المئة", 118, "الدورة")]),
        ("ar", "المركز التاسع بعد المائة", [("التاسع بعد المائة", 109, "المركز")]),
        ("en", "the one hundred and ninth session", [("one hundred and ninth", 109, "session")]),
        ("fr", "la cent neuvième session", [("cent neuvième", 109, "session")]),
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
        ("ar", "وهي الثانية من نوعها", [("الثانية", 2, None)]),
        ("en", "a fire on the fourth floor", [("fourth", 4, "floor")]),
        ("fr", "au quatrième étage", [("quatrième", 4, "étage")]),
        ("ar", "في الطابق الرابع", [("الرابع", 4, "الطابق")]),
        ("en", "second", [("second", 2, None)]),
        ("en", "the second of three rounds", [("second", 2, None)]),
        ("en", "the ninetyfourth, the one hundred and sixth", [("ninetyfourth", 94, None), ("one hundred and sixth", 106, None)]),
        ("en", "its three thousandth visitor", [("three thousandth", 3000, "visitor")]),
        ("en", "a fourth aid convoy", [("fourth", 4, "aid convoy")]),
        ("en", "the fourth-largest port", [("fourth", 4, None)]),
        ("fr", "la IVe République, le XXIIe congrès", [("IVe", 4, "République"), ("XXIIe", 22, "congrès")]),
        ("fr", "le quatre-vingt-treizieme jour", [("quatre-vingt-treizieme", 93, "jour")]),
        ("fr", "le cinq millième colis", [("cinq millième", 5000, "colis")]),
        ("fr", "un quatrième convoi", [("quatrième", 4, "convoi")]),
        ("ar", "الدورة الحادية والأربعون", [("الحادية والأربعون", 41, "الدورة")]),
        ("ar", "السادس و الثلاثون", [("السادس و الثلاثون", 36, None)]),
        ("ar", "الدورة الرابعة عشر", [("الرابعة عشر", 14, "الدورة")]),
        ("ar", "جولة خامسة من المشاورات", [("خامسة", 5, None)]),
        ("ar", "الرابع", [("الرابع", 4, None)]),
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
        ("en", "every second, per second, a split second"),
        ("en", "a second-hand car"),
        ("en", "The answer is a sixth, not one tenth."),
        ("fr", "Le Caire, Vie et Ce qui reste"),
        ("fr", "Le résultat est un huitième, par seconde."),
        ("ar", "وصل محمد السادس."),
        ("ar", "في الثالثة فجرا، كل ثانية"),
    ],
)
def test_silent(language: str, text: str) -> None:
    assert read(text, language) == []
