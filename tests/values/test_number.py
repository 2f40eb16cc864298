from fractions import Fraction

import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Span, bounds_text
from crosscheck.sentences import Sentence
from crosscheck.values.number import numbers


def read(text: str, language: str) -> list[str]:
    """The numbers of a text as their ends; years and lone ones are left out, as no reader takes them for a count."""
    sentence = Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=lexicon(language).tokenizer.tokens(text))
    found = numbers(sentence, lexicon(language))
    assert all(0 <= n.span.start < n.span.end <= len(text) for n in found)
    return [bounds_text(n.low, n.high) for n in found if not n.year and not n.weak]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "1,250 tents", ["1250"]),
        ("en", "1.5 million doses", ["1500000"]),
        ("en", "1\u202f250 tents", ["1250"]),
        ("en", "10 1/2 miles and 3½ tons", ["10.5", "3.5"]),
        ("en", "7-1/2 miles, and a 5/8 bolt", ["7.5", "0.625"]),
        ("en", "The senate voted 61-39 for it.", ["61", "39"]),
        ("en", "a 212 to 198 vote", ["212", "198"]),
        ("fr", "Le Sénat a dit oui par 212-98.", ["212", "98"]),
        ("ar", "صوت البرلمان بنتيجة 61-39", ["61", "39"]),
        ("en", "Thousand litres spilled", ["1000"]),
        ("en", "Some 6m people and 3m tonnes", ["5400000..6600000", "3000000"]),
        ("en", "a 6m wall", ["6"]),
        ("fr", "7 M de personnes", ["7000000"]),
        ("en", "four-and-a-half miles", ["4.5"]),
        ("ar", "١/٢ ٣ كيلوغرام", ["3.5"]),
        ("en", "two hundred and five boats", ["205"]),
        ("en", "forty-seven people", ["47"]),
        ("en", "three thousand two hundred residents", ["3200"]),
        ("en", "eight point four billion", ["8400000000"]),
        ("en", "a hundred goats, half a million sheep", ["100", "500000"]),
        ("en", "a million and a half people", ["1500000"]),
        ("en", "two thirds of the crop", ["0.666667"]),
        ("en", "rates fell to -0.5", ["-0.5"]),
        ("fr", "1 250 tentes", ["1250"]),
        ("fr", "1\u00a0250 tentes", ["1250"]),
        ("fr", "1.250 tentes", ["1250"]),
        ("fr", "2,3 millions de doses", ["2300000"]),
        ("fr", "quatre-vingt-dix-sept otages", ["97"]),
        ("fr", "septante-deux, huitante et nonante-trois maisons", ["72", "80", "93"]),
        ("fr", "soixante et onze villages", ["71"]),
        ("fr", "vingt-et-un villages", ["21"]),
        ("fr", "deux cents chèvres, trois mille deux cents moutons", ["200", "3200"]),
        ("fr", "un demi-milliard", ["500000000"]),
        ("fr", "au moins 384 personnes", ["384.."]),
        ("ar", "١٬٢٥٠ خيمة", ["1250"]),
        ("ar", "١٢٫٥ مليون جرعة", ["12500000"]),
        ("ar", "خمسة وعشرون قاربا", ["25"]),
        ("ar", "أربعمئة وأربعة آلاف جرعة", ["404000"]),
        ("ar", "ثلاثة آلاف ومئتا نسمة", ["3200"]),
        ("ar", "ثلاثمائة وخمسون أسرة", ["350"]),
        ("ar", "١٢ ألفا و٤ ملايين", ["12000", "4000000"]),
        ("ar", "ألفا شخص ومليونا دولار", ["2000", "2000000"]),
        ("ar", "مليون ومئتا ألف", ["1200000"]),
        ("ar", "نصف مليون نازح", ["500000"]),
        ("ar", "خمسة وربع", ["5.25"]),
        ("ar", "و17 جنديا", ["17"]),
        ("en", "12,34,567.5 rupees", ["1234567.5"]),
        ("en", "a ratio of .08", ["0.08"]),
        ("en", "a lead of 6.1830917", ["6.1830917"]),
        ("en", "–4 points, −5 points, minus 6 points", ["-4", "-5", "-6"]),
        ("en", "negative two hundred and six", ["-206"]),
        ("en", "- 40 k", ["-40000"]),
        ("en", "- 40 people were hurt", ["40"]),
        ("en", "the strike - 40 hurt - went on", ["40"]),
        ("en", "four point o seven, zero point three five", ["4.07", "0.35"]),
        ("en", "point six two", ["0.62"]),
        ("en", "4 hundred and 35 crates, then 4 hundred and 2 thousand", ["435", "400", "2000"]),
        ("en", "sixteen hundred crates, sixty-one hundred bags", ["1600", "6100"]),
        ("en", "six quadrillion two trillion and one", ["6002000000000001"]),
        ("en", "7M views, 7 m deep, 2B views, 40K likes", ["7000000", "7", "2000000000", "40000"]),
        ("en", "6 lakh, 2 crore, 10 tln", ["600000", "20000000", "10000000000000"]),
        ("en", "2 million 450 thousand", ["2450000"]),
        ("fr", "cent-quatre-vingt-dix-sept-mille-trois-cent-douze", ["197312"]),
        ("fr", "deux mille cinq cent quatre-vingt-un", ["2581"]),
        ("fr", "un billiard deux billions trois milliards", ["1002003000000000"]),
        ("fr", "trois trillions", ["3000000000000000000"]),
        ("fr", "treize cents habitants, 20 cents", ["1300", "20"]),
        ("fr", "sept virgule zéro neuf", ["7.09"]),
        ("fr", "moins quarante-six, –46, - 46", ["-46", "-46", "46"]),
        ("fr", "au moins 46, moins de 46", ["46..", "..46"]),
        ("fr", "3 Mds, 6 k, 4M", ["3000000000", "6000", "4000000"]),
        ("fr", "2 milliards 450 millions", ["2450000000"]),
        ("fr", "12.345.678,9", ["12345678.9"]),
        ("ar", "٫٠٨", ["0.08"]),
        ("ar", "١٢،٣٤٥ و١٢،٣٤٥،٦٧٨", ["12345", "12345678"]),
        ("ar", "سالب ستة، ناقص سبعة، -٨", ["-6", "-7", "-8"]),
        ("ar", "سالب واحد", ["-1"]),
        ("ar", "٣٢٢ مئة", ["32200"]),
        ("ar", "ثمانية فاصلة صفر ستة", ["8.06"]),
        ("ar", "أحد عشر ألفا وثلاثمئة واثنان وعشرون", ["11322"]),
        ("ar", "مئتان و خمسون ألف", ["250000"]),
        ("ar", "مليونان ونصف المليون", ["2500000"]),
        ("ar", "ترليونا نجم", ["2000000000000"]),
        ("ar", "ال٤٠ وبـ50 ولل60", ["40", "50", "60"]),
    ],
)
def test_value(language: str, text: str, expected: list[str]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "nearly 300 families", ["270..300"]),
        ("en", "about 50 trucks", ["45..55"]),
        ("en", "more than 1,000 homes", ["1000.."]),
        ("en", "as many as 40 cars", ["..40"]),
        ("en", "a dozen lorries", ["10.2..13.8"]),
        ("en", "tens of thousands of marchers", ["20000.."]),
        ("en", "10 to 12 boats", ["10..12"]),
        ("en", "between 3 and 5 million people", ["3000000..5000000"]),
        ("en", "it rose from 10 to 12", ["10", "12"]),
        ("fr", "une vingtaine de camions", ["17..23"]),
        ("fr", "près d'une centaine de maisons", ["76.5..115"]),
        ("fr", "un peu plus de 400 doses", ["400..440"]),
        ("fr", "entre 10 et 12 bateaux", ["10..12"]),
        ("fr", "des centaines de milliers de fidèles", ["200000.."]),
        ("ar", "نحو 50 شاحنة", ["45..55"]),
        ("ar", "ما لا يقل عن 20 قتيلا", ["20.."]),
        ("ar", "بين ١٠ و١٢ قاربا", ["10..12"]),
        ("ar", "مئات الآلاف من النازحين", ["200000.."]),
    ],
)
def test_hedges_and_ranges_give_intervals(language: str, text: str, expected: list[str]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The G7 met in 2024."),
        ("en", "An F-16 and a Boeing 737 flew past."),
        ("en", "Article 5 of the treaty, and page 12"),
        ("en", "Arsenal won 3-1 and drew 2-2."),
        ("en", "Call 555-010-4477 for help."),
        ("en", "The talks on August 12 and March 3, 2021"),
        ("en", "He came back at 5 pm in the 1980s."),
        ("en", "No one knew, and one of the men left."),
        ("en", "Call 0800 444 222, or 444 222 0800."),
        ("fr", "Appelez le 0800 444 222."),
        ("ar", "اتصلوا على 0800 444 222"),
        ("en", "Lions beat Tigers 31-12 in the final."),
        ("fr", "Les Verts ont gagné 3-1."),
        ("ar", "فاز الفريق 3-1"),
        ("en", "The 5G network and agent 007"),
        ("fr", "le 12 août et les 30 et 31 janvier"),
        ("fr", "le quai numéro 4, à 18h30"),
        ("fr", "Radio Deux Rives et les quarts de finale"),
        ("fr", "le Covid-19 en 2020"),
        ("ar", "في 29 كانون الأول/ديسمبر 2024"),
        ("ar", "يوم الاثنين عند الساعة 10"),
        ("ar", "المادة 5 من الدستور عام 1992"),
        ("ar", "لست أدري"),
        ("en", "version 4.2.1 and host 10.0.0.12"),
        ("en", "Cut in half, it cost nothing at one."),
        ("en", "The score was level and they scored."),
        ("en", "It froze below zero."),
        ("fr", "la version 4.2.1, la tolérance zéro"),
        ("fr", "un huitième de finale, un demi-tour"),
        ("ar", "النسخة 4.2.1"),
        ("ar", "أحد الجنود، إحدى السفن، نصف النهار"),
        ("ar", "في المئة، وبالمئة"),
    ],
)
def test_silent(language: str, text: str) -> None:
    assert read(text, language) == []


def test_stated_is_the_number_before_the_hedge() -> None:
    text = "nearly 300 families"
    sentence = Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=lexicon("en").tokenizer.tokens(text))
    (number,) = numbers(sentence, lexicon("en"))
    assert number.stated == Fraction(300)
    assert number.approximate
    assert text[number.span.start : number.span.end] == "300"
