"""Dates in news: absolute, relative and ranges of them, in the three languages, and what must stay silent."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Article, Mention, Span, TimeSpan
from crosscheck.sentences import Sentence
from crosscheck.values.date import OPERATIONS, read

SUNDAY = date(2025, 5, 4)


def mentions(language: str, text: str, published: date | None = SUNDAY) -> list[Mention]:
    words = lexicon(language)
    sentence = Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=words.tokenizer.tokens(text))
    return list(read(sentence, words, Article(id="a", text=text, path="a.txt", language=language, published=published)))


def quoted(language: str, text: str, published: date | None = SUNDAY) -> list[tuple[str, str]]:
    return [(text[m.span.start : m.span.end], m.value.text()) for m in mentions(language, text, published)]


ENGLISH = [
    ("month first", "He landed on December 29, 2024, with aid.", [("December 29, 2024", "2024-12-29")]),
    ("day first", "The talks of 29 December 2024 failed.", [("29 December 2024", "2024-12-29")]),
    ("suffix", "the 3rd of March 2021", [("the 3rd of March 2021", "2021-03-03")]),
    ("abbreviation", "They met on Jan. 16, 2025 in Cairo.", [("Jan. 16, 2025", "2025-01-16")]),
    ("weekday and date are one", "Polls open on Sunday 1 June.", [("Sunday 1 June", "2025-06-01")]),
    ("numeric", "signed 2024-12-30 and again 30/12/2024", [("2024-12-30", "2024-12-30"), ("30/12/2024", "2024-12-30")]),
    ("month order of the language", "due 12/05/2024", [("12/05/2024", "2024-12-05")]),
    ("month and year", "It shut in July 2012.", [("July 2012", "2012-07")]),
    ("month alone is the nearest past one", "Aid was sent in January.", [("January", "2025-01")]),
    ("day and month look back", "The mission left on 29 December.", [("29 December", "2024-12-29")]),
    ("day and month look ahead", "The court will rule on 2 September.", [("2 September", "2025-09-02")]),
    ("month does not eat a count", "In March 12 people died.", [("March", "2025-03")]),
    ("year", "The embassy closed in 2012.", [("2012", "2012")]),
    ("year in brackets", "His first term (2019) was short.", [("2019", "2019")]),
    ("year before a noun", "the 2019 epidemic", [("2019", "2019")]),
    ("years of a list", "floods in 2017, 2018 and 2021", [("2017", "2017"), ("2018", "2018"), ("2021", "2021")]),
    ("years", "jailed from 2016 to 2018", [("2016 to 2018", "2016-01-01..2018-12-31")]),
    ("decade", "a hit of the 1990s", [("the 1990s", "1990-01-01..1999-12-31")]),
    ("quarter", "profits fell in the third quarter of 2024", [("the third quarter of 2024", "2024-07-01..2024-09-30")]),
    ("days of a month", "closed from 3 to 7 May", [("3 to 7 May", "2025-05-03..2025-05-07")]),
    ("months across New Year", "between November and February 2024", [("November and February 2024", "2023-11-01..2024-02-29")]),
    ("part of a month", "It began in late July 2024.", [("late July 2024", "2024-07-21..2024-07-31")]),
    ("week of a month", "declared in the second week of August 2024", [("the second week of August 2024", "2024-08-08..2024-08-14")]),
    ("hijri", "on 12 Ramadan 1446", [("12 Ramadan 1446", "2025-03-12")]),
    ("yesterday", "The minister arrived yesterday.", [("yesterday", "2025-05-03")]),
    ("weekday looks back", "Police said on Thursday that three men were held.", [("Thursday", "2025-05-01")]),
    ("weekday may be the day itself", "He spoke on Sunday.", [("Sunday", "2025-05-04")]),
    ("weekday looks ahead", "Ministers will meet on Thursday.", [("Thursday", "2025-05-08")]),
    ("tense of the nearer verb", "She said on Friday that they will go.", [("Friday", "2025-05-02")]),
    ("last week", "prices rose last week", [("last week", "2025-04-21..2025-04-27")]),
    ("next month", "polls due next month", [("next month", "2025-06")]),
    ("last May is not this one", "since last May", [("last May", "2024-05")]),
    ("earlier this year", "aid sent earlier this year", [("earlier this year", "2025-01-01..2025-05-04")]),
    ("ago in days", "It erupted three days ago.", [("three days ago", "2025-05-01")]),
    ("ago in years", "It closed 13 years ago.", [("13 years ago", "2012")]),
    ("day of last year", "29 December last year", [("29 December last year", "2024-12-29")]),
    ("end of the year", "a deal is due by the end of the year", [("the end of the year", "2025-09-01..2025-12-31")]),
    ("fortnight ahead", "A team will fly out in a fortnight.", [("a fortnight", "2025-05-12..2025-05-18")]),
]
FRENCH = [
    ("day", "Il est arrivé le 1er mars 2024.", [("le 1er mars 2024", "2024-03-01")]),
    ("weekday and date", "Réunion prévue mercredi 7 mai.", [("mercredi 7 mai", "2025-05-07")]),
    ("day order of the language", "Signé le 12/05/2024.", [("le 12/05/2024", "2024-05-12")]),
    ("two days of a month", "fermé les 30 et 31 janvier", [("les 30 et 31 janvier", "2025-01-30..2025-01-31")]),
    ("days of a month", "du 3 au 7 mai", [("3 au 7 mai", "2025-05-03..2025-05-07")]),
    ("ambiguous month with a preposition", "Les ventes ont chuté en mars.", [("mars", "2025-03")]),
    ("year", "rompues en 2012", [("2012", "2012")]),
    ("year of an event", "l’épidémie de 2019", [("2019", "2019")]),
    ("decade", "les années 1990", [("les années 1990", "1990-01-01..1999-12-31")]),
    ("season with a year", "pendant l’été 2024", [("l’été 2024", "2024-06-01..2024-08-31")]),
    ("part of a month", "attendu fin juillet", [("fin juillet", "2025-07-21..2025-07-31")]),
    ("weekday looks back", "Il a déclaré jeudi que tout va bien.", [("jeudi", "2025-05-01")]),
    ("weekday looks ahead", "Le conseil se réunira jeudi.", [("jeudi", "2025-05-08")]),
    ("last weekday", "achevé vendredi dernier", [("vendredi dernier", "2025-05-02")]),
    ("last year", "L’an dernier, le commerce a crû.", [("L’an dernier", "2024")]),
    ("ago", "il y a sept ans", [("il y a sept ans", "2018")]),
    ("ahead", "Nouvelle étape dans quinze jours.", [("quinze jours", "2025-05-19")]),
    ("day before yesterday", "Avant-hier, le port a rouvert.", [("Avant-hier", "2025-05-02")]),
    ("month in letters", "le quinze août 2023", [("le quinze août 2023", "2023-08-15")]),
]
ARABIC = [
    ("Gulf and Egypt", "وصل في 29 ديسمبر 2024 إلى دمشق", [("29 ديسمبر 2024", "2024-12-29")]),
    ("Levant", "منذ كانون الثاني 2012", [("كانون الثاني 2012", "2012-01")]),
    ("Maghreb", "يعود إلى ماي 2018", [("ماي 2018", "2018-05")]),
    ("Morocco", "في 20 غشت 2023", [("20 غشت 2023", "2023-08-20")]),
    ("two sets", "في أبريل/نيسان 2023", [("أبريل/نيسان 2023", "2023-04")]),
    ("two sets in brackets", "يوم 6 أيلول (سبتمبر) 2024", [("يوم 6 أيلول (سبتمبر) 2024", "2024-09-06")]),
    ("digits of the east", "في ١٢ أغسطس ٢٠٢٤", [("١٢ أغسطس ٢٠٢٤", "2024-08-12")]),
    ("ordinal", "في الثاني عشر من مارس 2024", [("الثاني عشر من مارس 2024", "2024-03-12")]),
    ("two days", "يومي 30 و31 جانفي", [("يومي 30 و31 جانفي", "2025-01-30..2025-01-31")]),
    ("year", "أغلقت عام 2012", [("عام 2012", "2012")]),
    ("years", "بين عامي 2010 و2015", [("عامي 2010 و2015", "2010-01-01..2015-12-31")]),
    ("decade", "في تسعينيات القرن الماضي", [("تسعينيات القرن الماضي", "1990-01-01..1999-12-31")]),
    ("last month of that name", "في أبريل الماضي", [("أبريل الماضي", "2025-04")]),
    ("month of last year", "في ديسمبر من العام الماضي", [("ديسمبر من العام الماضي", "2024-12")]),
    ("part of a month", "أواخر يوليو الماضي", [("أواخر يوليو الماضي", "2024-07-21..2024-07-31")]),
    ("earlier this year", "في وقت سابق من هذا العام", [("في وقت سابق من هذا العام", "2025-01-01..2025-05-04")]),
    ("day before yesterday", "افتتحها أول من أمس", [("أول من أمس", "2025-05-02")]),
    ("yesterday with weekday", "أعلن أمس السبت", [("أمس السبت", "2025-05-03")]),
    ("ago in days", "وصلت قبل خمسة أيام", [("قبل خمسة أيام", "2025-04-29")]),
    ("ago in the dual", "اندلعت قبل عامين", [("قبل عامين", "2023")]),
    ("next weekday", "ستنطلق الأربعاء المقبل", [("الأربعاء المقبل", "2025-05-07")]),
    ("future by the verb", "سيجتمع الوزراء الخميس", [("الخميس", "2025-05-08")]),
    ("of this month", "يوم 27 من الشهر الجاري", [("يوم 27 من الشهر الجاري", "2025-05-27")]),
    ("hijri", "في 12 رمضان 1446 هـ", [("12 رمضان 1446 هـ", "2025-03-12")]),
]
READ = [(f"{code}: {name}", code, text, found) for code, cases in (("en", ENGLISH), ("fr", FRENCH), ("ar", ARABIC)) for name, text, found in cases]

SILENT = [
    ("ordinary may and march", "en", "The crowd may march on, she said."),
    ("ordinary sun and second", "en", "The sun came out for a second."),
    ("surname May", "en", "Theresa May resigned."),
    ("name with a year", "en", "Expo 2020 drew millions, and Vision 2030 is a plan."),
    ("counted thousands", "en", "Some 2000 soldiers reached 1950 homes."),
    ("round count behind in", "en", "clashes in 2000 villages"),
    ("length of time", "en", "after 12 years of war"),
    ("score", "en", "They won 3-1 and then 4/5."),
    ("telephone", "en", "Tel: +961 2010-2015-86"),
    ("money", "en", "It costs $2000 or 1990 euros."),
    ("file name", "en", "see report-2002-10-09.xlsx"),
    ("floor", "en", "a flat on the 22nd floor"),
    ("planet", "fr", "La planète Mars fascine."),
    ("seven", "fr", "Le bilan est de sept morts."),
    ("was", "fr", "Le port a été fermé."),
    ("the day before, of an unknown day", "fr", "La veille, le port était calme."),
    ("quantity", "fr", "plus de 2000 personnes"),
    ("verb", "ar", "مارس الأمين العام ضغوطا على الطرفين"),
    ("someone", "ar", "قال أحد المسؤولين"),
    ("that day", "ar", "في ذلك اليوم"),
    ("national day", "ar", "اليوم الوطني للبلاد"),
    ("name with a year", "ar", "رؤية 2030 وإكسبو 2020"),
    ("length of time", "ar", "بعد انقطاع دام 13 عاما"),
    ("surname", "ar", "قالت تيريزا ماي للصحفيين"),
]


@pytest.mark.parametrize(("language", "text", "expected"), [case[1:] for case in READ], ids=[case[0] for case in READ])
def test_read(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert quoted(language, text) == expected


@pytest.mark.parametrize(("language", "text"), [case[1:] for case in SILENT], ids=[f"{case[1]}: {case[0]}" for case in SILENT])
def test_silent(language: str, text: str) -> None:
    assert quoted(language, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It left on 29 December.", [("29 December", "XXXX-12-29")]),
        ("It left in January.", [("January", "XXXX-01")]),
        ("It left by mid-January.", [("mid-January", "XXXX-01")]),
        ("It left in July 2012.", [("July 2012", "2012-07")]),
        ("It left yesterday, on Thursday or last year, three days ago.", []),
    ],
)
def test_without_a_published_date(text: str, expected: list[tuple[str, str]]) -> None:
    assert quoted("en", text, None) == expected


@pytest.mark.parametrize(
    ("language", "text", "relative", "approximate"),
    [
        ("en", "yesterday", True, False),
        ("en", "29 December 2024", False, False),
        ("en", "around 2015", False, True),
        ("fr", "vers 2015", False, True),
        ("ar", "قبل نحو ثلاث سنوات", True, True),
    ],
)
def test_marks(language: str, text: str, relative: bool, approximate: bool) -> None:
    (value,) = (m.value for m in mentions(language, text))
    assert isinstance(value, TimeSpan)
    assert (value.relative, value.approximate) == (relative, approximate)


def test_spans_count_from_the_start_of_the_article() -> None:
    text = "Title\n\nIt closed in July 2012."
    words = lexicon("en")
    sentence = Sentence(index=1, paragraph=1, span=Span(7, len(text)), text=text[7:], tokens=words.tokenizer.tokens(text[7:], 7))
    (mention,) = read(sentence, words, Article(id="a", text=text, path="a.txt"))
    assert text[mention.span.start : mention.span.end] == "July 2012"


@pytest.mark.parametrize("text", ["1 " * 5000, "May " * 3000, "the " * 3000 + "2012", "- / , . " * 2000, "99999999999999999999 days ago", "Sunday " * 2000])
def test_hostile_text_is_read_without_trouble(text: str) -> None:
    quoted("en", text)


def test_every_pattern_has_its_operation_and_every_operation_a_pattern() -> None:
    named = {name for code in ("en", "fr", "ar") for name in lexicon(code).section("date.patterns")}
    assert named == set(OPERATIONS)
