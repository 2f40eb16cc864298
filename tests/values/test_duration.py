import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.values import duration, quantity


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
    ("language", "text", "expected"),
    [
        ("en", "1 hour and fifteen seconds", [("1 hour and fifteen seconds", "PT3615S")]),
        ("en", "an hour and 30 seconds", [("an hour and 30 seconds", "PT3630S")]),
        ("en", "The talks lasted 1 hour 40.", [("1 hour 40", "PT1.666667H")]),
        ("en", "1 year 1 month 21 days", [("1 year 1 month 21 days", "P414D..P418D")]),
        ("en", "a year and 1 day", [("a year and 1 day", "P366D..P367D")]),
        ("en", "a year and a half", [("a year and a half", "P1.5Y")]),
        ("en", "ten years, two months", [("ten years, two months", "P122M")]),
        ("en", "two years, then 3 months", [("two years", "P2Y"), ("3 months", "P3M")]),
        ("en", "3 months and two years", [("3 months", "P3M"), ("two years", "P2Y")]),
        ("en", "at least six hours", [("six hours", "PT6H..")]),
        ("en", "six hours at least", [("six hours", "PT6H..")]),
        ("en", "another month of talks", [("another month", "P1M")]),
        ("en", "a whole week", [("a whole week", "P1W")]),
        ("en", "for 3h", [("3h", "PT3H")]),
        ("en", "a third of an hour", [("a third of an hour", "PT20M")]),
        ("ar", "تبلغ مدة العقد 8 أعوام", [("8 أعوام", "P8Y")]),
        ("ar", "المهلة البالغة 15 يوما", [("15 يوما", "P15D")]),
        ("en", "two light years away", []),
        ("en", "a three-to-five-year plan and a 3- to 5-day trip", [("three-to-five-year", "P3Y..P5Y"), ("3- to 5-day", "P3D..P5D")]),
        ("en", "A week or two may pass.", [("A week or two", "P1W..P2W")]),
        ("fr", "pendant un mois ou deux", [("un mois ou deux", "P1M..P2M")]),
        ("ar", "خلال أسبوعين أو ثلاثة", [("أسبوعين أو ثلاثة", "P2W..P3W")]),
        ("ar", "ساعتين أو 5 دقائق", [("ساعتين", "PT2H"), ("5 دقائق", "PT5M")]),
        ("en", "Floods killed many in the 5 past years.", [("5 past years", "P5Y")]),
        ("en", "Work goes on for the two upcoming months.", [("two upcoming months", "P2M")]),
        ("fr", "Les trois derniers mois ont été secs.", [("trois derniers mois", "P3M")]),
        ("fr", "pour les cinq prochaines années", [("cinq prochaines années", "P5Y")]),
        ("ar", "كانت الأشهر الثلاثة الماضية جافة.", [("الأشهر الثلاثة الماضية", "P3M")]),
        ("ar", "خلال السنوات الخمس المقبلة", [("السنوات الخمس المقبلة", "P5Y")]),
        ("en", "ready for the school week from 4 to 9 next month", []),
        ("en", "The ferry took 1 hour 40 minutes.", [("1 hour 40 minutes", "PT100M")]),
        ("fr", "Le ferry a mis 1 heure 40 minutes.", [("1 heure 40 minutes", "PT100M")]),
        ("ar", "استغرق العبور ساعة و40 دقيقة", [("ساعة و40 دقيقة", "PT100M")]),
        ("en", "a three-and-a-half-year siege and a two-and-a-half-hour film", [("three-and-a-half-year", "P3.5Y"), ("two-and-a-half-hour", "PT2.5H")]),
        ("fr", "moins de 3 heures ou plus de 2 jours", [("3 heures", "..PT3H"), ("2 jours", "P2D..")]),
        ("en", "less than 3 hours or more than 2 days", [("3 hours", "..PT3H"), ("2 days", "P2D..")]),
        ("fr", "un an, un mois et 21 jours", [("un an, un mois et 21 jours", "P414D..P418D")]),
        ("fr", "une semaine et trois jours", [("une semaine et trois jours", "P10D")]),
        ("fr", "pendant 3h", [("3h", "PT3H")]),
        ("fr", "une huitaine de jours", [("une huitaine de jours", "P8D")]),
        ("fr", "deux semestres", [("deux semestres", "P12M")]),
        ("fr", "encore un mois", [("un mois", "P1M")]),
        ("fr", "une année entière", [("une année", "P1Y")]),
        ("ar", "عام ونصف العام", [("عام ونصف العام", "P1.5Y")]),
        ("ar", "ثلاث سنوات ونصف السنة", [("ثلاث سنوات ونصف السنة", "P3.5Y")]),
        ("ar", "ساعتين ونصف", [("ساعتين ونصف", "PT2.5H")]),
        ("ar", "سنة وشهرين", [("سنة وشهرين", "P14M")]),
        ("ar", "أسبوعين إلى ثلاثة أسابيع", [("أسبوعين إلى ثلاثة أسابيع", "P2W..P3W")]),
        ("ar", "لمدة شهر", [("شهر", "P1M")]),
        ("ar", "أكثر من ساعة", [("ساعة", "PT1H..")]),
        ("ar", "عقدا من الزمان", [("عقدا من الزمان", "P10Y")]),
    ],
)
def test_joined_units_and_single_ones(language: str, text: str, expected: list[tuple[str, ...]]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "a man aged 52", [("52", "52 year")]),
        ("en", "the 87-year-old", [("87-year-old", "87 year")]),
        ("en", "a 6-month-old", [("6-month-old", "6 month")]),
        ("en", "She is a year old.", [("a year old", "1 year")]),
        ("en", "a driver, 41 yo", [("41 yo", "41 year")]),
        ("en", "children between 5 and 11 years old", [("5 and 11 years old", "5..11 year")]),
        ("fr", "âgé de 25 ans", [("25 ans", "25 year")]),
        ("fr", "âgés de 18 à 25 ans", [("18 à 25 ans", "18..25 year")]),
        ("fr", "un bébé âgé de 6 mois", [("6 mois", "6 month")]),
        ("ar", "البالغ من العمر 48 عاما", [("48 عاما", "48 year")]),
        ("ar", "طفل عمره 6 أشهر", [("6 أشهر", "6 month")]),
        ("ar", "تتراوح أعمارهم بين 15 و20 عاما", [("15 و20 عاما", "15..20 year")]),
        ("ar", "نقلت السيدة التي تبلغ 61 عاما إلى المستشفى", [("61 عاما", "61 year")]),
        ("ar", "والشاب الذي يبلغ نحو 20 عاما", [("20 عاما", "18..22 year")]),
        ("ar", "قال سالم البالغ 37 عاما", [("37 عاما", "37 year")]),
        ("ar", "طفلة في السابعة من عمرها", [("السابعة من عمرها", "7 year")]),
        ("ar", "كان في الثالثة عشرة من عمره", [("الثالثة عشرة من عمره", "13 year")]),
        ("en", "a 61-year-old woman", [("61-year-old", "61 year")]),
        ("fr", "un homme d'une soixantaine d'années", [("une soixantaine d'années", "51..69 year")]),
        ("ar", "رجل في الأربعين من العمر", [("الأربعين من العمر", "40 year")]),
    ],
)
def test_ages_are_quantities(language: str, text: str, expected: list[tuple[str, ...]]) -> None:
    article = Article(id="a", text=text, path="a.txt", language=language)
    tokens = lexicon(language).tokenizer.tokens(text)
    found = quantity.read(Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=tokens), lexicon(language), article)
    assert [(text[m.span.start : m.span.end], f"{m.value.text()} {m.value.unit}") for m in found] == expected
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Passez un bon mois."),
        ("fr", "Un jour, il partit."),
        ("ar", "خلال شهر رمضان"),
        ("ar", "قبل عقد اجتماع جديد"),
        ("ar", "منذ عام 2012"),
        ("ar", "ارتفع العدد إلى 42 يوم الأحد"),
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
