from fractions import Fraction

import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Span, number_text
from crosscheck.sentences import Sentence
from crosscheck.values import share
from crosscheck.values.number import Number, numbers


def read(text: str, language: str) -> list[Number]:
    sentence = Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=lexicon(language).tokenizer.tokens(text))
    return [n for n in numbers(sentence, lexicon(language)) if not n.weak]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The answer is two sevenths.", Fraction(2, 7)),
        ("en", "The answer is one ninth.", Fraction(1, 9)),
        ("en", "The answer is a twenty-fifth.", Fraction(1, 25)),
        ("en", "one quarter or less", Fraction(1, 4)),
        ("en", "seven and three eighths", Fraction(59, 8)),
        ("en", "one hundred and three quarters", Fraction(403, 4)),
        ("en", "quarter million", Fraction(250_000)),
        ("en", "a quarter of a million", Fraction(250_000)),
        ("en", "2 million and a quarter", Fraction(2_250_000)),
        ("en", "6 3/4", Fraction(27, 4)),
        ("en", "6¾", Fraction(27, 4)),
        ("en", "seven out of twelve", Fraction(7, 12)),
        ("en", "minus one half", Fraction(-1, 2)),
        ("en", "four hundred and three dozens", Fraction(436)),
        ("en", "two hundred dozen", Fraction(2400)),
        ("fr", "Le résultat est deux septièmes.", Fraction(2, 7)),
        ("fr", "Le résultat est deux septiemes.", Fraction(2, 7)),
        ("fr", "Le résultat est un neuvième.", Fraction(1, 9)),
        ("fr", "Le résultat est un trente-deuxième.", Fraction(1, 32)),
        ("fr", "sept et trois huitièmes", Fraction(59, 8)),
        ("fr", "le quart d'un million", Fraction(250_000)),
        ("fr", "sept sur douze", Fraction(7, 12)),
        ("fr", "une demi-douzaine", Fraction(6)),
        ("ar", "النتيجة ثلاثة أسباع", Fraction(3, 7)),
        ("ar", "سبعة وثلاثة أثمان", Fraction(59, 8)),
        ("ar", "أربعون وتسعة أعشار", Fraction(409, 10)),
        ("ar", "مئة وخمسة وثلثان", Fraction(317, 3)),
        ("ar", "مليون وربع المليون", Fraction(1_250_000)),
        ("ar", "سبعة من اثني عشر", Fraction(7, 12)),
        ("ar", "سالب ثلاثة على خمسة", Fraction(-3, 5)),
        ("ar", "نصف دزينة", Fraction(6)),
        ("ar", "مئتان ودزينتان", Fraction(224)),
    ],
)
def test_value(language: str, text: str, expected: Fraction) -> None:
    assert [n.stated for n in read(text, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "a third of voters", True),
        ("en", "two fifths of its fleet", True),
        ("en", "a third of a mile", False),
        ("en", "a quarter of an hour", False),
        ("en", "a quarter, he said", False),
        ("en", "a quarter", False),
        ("fr", "un tiers des électeurs", True),
        ("fr", "deux cinquièmes de sa flotte", True),
        ("fr", "un quart de litre", False),
        ("fr", "un tiers", False),
        ("ar", "ثلث الناخبين", True),
        ("ar", "ثلاثة أخماس من الأسطول", True),
        ("ar", "ربع لتر", False),
        ("ar", "ثلث", False),
    ],
)
def test_of_something(language: str, text: str, expected: bool) -> None:
    (number,) = read(text, language)
    sentence = lexicon(language).tokenizer.tokens(text)
    assert number.fraction
    assert share.of_something(sentence, number.last, lexicon(language)) is expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "a fifth body was found", []),
        ("en", "a third suspect was arrested", []),
        ("en", "two in five cities", ["2", "5"]),
        ("fr", "un cinquième corps", []),
        ("fr", "un troisième mandat", []),
        ("ar", "في ربع النهائي", []),
        ("ar", "لتر وربع", ["0.25"]),
    ],
)
def test_ranks_and_counts_are_no_fractions(language: str, text: str, expected: list[str]) -> None:
    assert [number_text(n.stated) for n in read(text, language)] == expected
