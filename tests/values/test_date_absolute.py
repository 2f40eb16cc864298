"""Dates that stand on the calendar by themselves: every order, naming and grain, in the three languages, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Article, Span, TimeSpan
from crosscheck.sentences import Sentence
from crosscheck.values.date import read

PUBLISHED = date(2016, 11, 7)


def quoted(language: str, text: str) -> list[tuple[str, str]]:
    words = lexicon(language)
    sentence = Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=words.tokenizer.tokens(text))
    found = read(sentence, words, Article(id="a", text=text, path="a.txt", language=language, published=PUBLISHED))
    return [(text[m.span.start : m.span.end], m.value.text()) for m in found if isinstance(m.value, TimeSpan)]


# (language, text, [(words, value)])
ORDERS = [
    ("en", "signed on Oct-23-2014 in Rabat", [("Oct-23-2014", "2014-10-23")]),
    ("en", "the note of 2014/Oct/23", [("2014/Oct/23", "2014-10-23")]),
    ("en", "the note of 2014/23/Oct", [("2014/23/Oct", "2014-10-23")]),
    ("en", "filed September-2014-23", [("September-2014-23", "2014-09-23")]),
    ("en", "filed 23-Oct-2014", [("23-Oct-2014", "2014-10-23")]),
    ("en", "due Oct/23 at the latest", [("Oct/23", "2016-10-23")]),
    ("en", "born on 3-Feb-99", [("3-Feb-99", "1999-02-03")]),
    ("en", "born on Feb 3 '99", [("Feb 3 '99", "1999-02-03")]),
    ("en", "in 2014, Nov", [("2014, Nov", "2014-11")]),
    ("en", "dated 08/12,2014", [("08/12,2014", "2014-08-12")]),
    ("en", "the run of 20141016", [("20141016", "2014-10-16")]),
    ("en", "on 2014 10 16 it began", [("2014 10 16", "2014-10-16")]),
    ("en", "4.22.2014 and 22.4.2014", [("4.22.2014", "2014-04-22"), ("22.4.2014", "2014-04-22")]),
    ("en", "seen on 10/22", [("10/22", "2016-10-22")]),
    ("en", "open until 02/03", [("02/03", "2017-02-03")]),
    ("fr", "le 2014-août-3", [("2014-août-3", "2014-08-03")]),
    ("fr", "née le 3 févr. 1999", [("le 3 févr. 1999", "1999-02-03")]),
    ("fr", "né le 1 er mai 2014", [("le 1 er mai 2014", "2014-05-01")]),
    ("fr", "le 14-octobre", [("le 14-octobre", "2016-10-14")]),
    ("fr", "octobre 14, 2014", [("octobre 14, 2014", "2014-10-14")]),
    ("fr", "les réunions du 20/11, 22/11 ou 25/11", [("20/11", "2016-11-20"), ("22/11", "2016-11-22"), ("25/11", "2016-11-25")]),
    ("fr", "avant le 15.05.99", [("avant le 15.05.99", "..1999-05-14")]),
    ("ar", "في 22-4-2014", [("22-4-2014", "2014-04-22")]),
    ("ar", "يوم ٢٢/٤/٢٠١٤", [("يوم ٢٢/٤/٢٠١٤", "2014-04-22")]),
    ("ar", "سيعود في 22/4", [("22/4", "2017-04-22")]),
    ("ar", "أكتوبر/ 2 الساعة الثامنة", [("أكتوبر/ 2", "2016-10-02")]),
    ("ar", "الخميس الموافق 3 مارس 2016", [("الخميس الموافق 3 مارس 2016", "2016-03-03")]),
]
SPELLED = [
    ("en", "on July twenty-fifth twenty twelve", [("July twenty-fifth twenty twelve", "2012-07-25")]),
    ("en", "in October nineteen oh five", [("October nineteen oh five", "1905-10")]),
    ("en", "the fifteenth of March two thousand nineteen", [("the fifteenth of March two thousand nineteen", "2019-03-15")]),
    ("en", "from two thousand until two thousand and fourteen", [("two thousand until two thousand and fourteen", "2000-01-01..2014-12-31")]),
    ("en", "in eighteen seventy-one", [("eighteen seventy-one", "1871")]),
    ("en", "in the nineteen-seventies", [("the nineteen-seventies", "1970-01-01..1979-12-31")]),
    ("en", "in the twenty-tens", [("the twenty-tens", "2010-01-01..2019-12-31")]),
    ("fr", "le quatorze juillet mille sept cent quatre-vingt-neuf", [("le quatorze juillet mille sept cent quatre-vingt-neuf", "1789-07-14")]),
    ("fr", "en dix-neuf cent douze", [("dix-neuf cent douze", "1912")]),
    ("fr", "en deux mille dix-huit", [("deux mille dix-huit", "2018")]),
    ("fr", "les années deux mille", [("les années deux mille", "2000-01-01..2009-12-31")]),
    ("ar", "عام ألف وتسعمئة وستة وخمسين", [("عام ألف وتسعمئة وستة وخمسين", "1956")]),
    ("ar", "في الحادي والعشرين من يناير ألفين وثمانية عشر", [("الحادي والعشرين من يناير ألفين وثمانية عشر", "2018-01-21")]),
    ("ar", "الربع الثالث من ألفين وعشرين", [("الربع الثالث من ألفين وعشرين", "2020-07-01..2020-09-30")]),
    ("ar", "الأول والثاني من مارس 2015", [("الأول والثاني من مارس 2015", "2015-03-01..2015-03-02")]),
]
PARTS = [
    ("en", "week 23 of 2018", [("week 23 of 2018", "2018-06-04..2018-06-10")]),
    ("en", "the tenth week of 2019", [("the tenth week of 2019", "2019-03-04..2019-03-10")]),
    ("en", "the week starting on February 4, 2016", [("the week starting on February 4, 2016", "2016-02-04..2016-02-10")]),
    ("en", "the weekend of May 7, 2016", [("the weekend of May 7, 2016", "2016-05-07..2016-05-08")]),
    ("en", "the first weekend of May 2016", [("the first weekend of May 2016", "2016-05-07..2016-05-08")]),
    ("en", "late in 2015", [("late in 2015", "2015-09-01..2015-12-31")]),
    ("en", "2015-Q4 and H2 2015", [("2015-Q4", "2015-10-01..2015-12-31"), ("H2 2015", "2015-07-01..2015-12-31")]),
    ("en", "the 2nd half of 2015", [("the 2nd half of 2015", "2015-07-01..2015-12-31")]),
    ("en", "the 2010-11 season", [("2010-11", "2010-01-01..2011-12-31")]),
    ("en", "in the noughties", [("the noughties", "2000-01-01..2009-12-31")]),
    ("en", "the early '80s", [("'80s", "1980-01-01..1989-12-31")]),
    ("fr", "la semaine 31", [("la semaine 31", "2016-08-01..2016-08-07")]),
    ("fr", "la première quinzaine de mai 2015", [("la première quinzaine de mai 2015", "2015-05-01..2015-05-15")]),
    ("fr", "au 2e semestre 2015", [("2e semestre 2015", "2015-07-01..2015-12-31")]),
    ("fr", "le 2T 2015", [("2T 2015", "2015-04-01..2015-06-30")]),
    ("fr", "au IIIe siècle", [("IIIe siècle", "0200-01-01..0299-12-31")]),
    ("ar", "الأسبوع 10 من عام 2019", [("الأسبوع 10 من عام 2019", "2019-03-04..2019-03-10")]),
    ("ar", "آخر يوم بشهر عشرة سنة 2015", [("آخر يوم بشهر عشرة سنة 2015", "2015-10-31")]),
    ("ar", "ثاني أربعاء في أكتوبر 2014", [("ثاني أربعاء في أكتوبر 2014", "2014-10-08")]),
    ("ar", "أسبوع 16 سبتمبر 2016", [("أسبوع 16 سبتمبر 2016", "2016-09-12..2016-09-18")]),
]
RANGES = [
    ("en", "from 10/1/2015-10/7/2015", [("10/1/2015-10/7/2015", "2015-10-01..2015-10-07")]),
    ("en", "the period 10/1-11/2/2015", [("10/1-11/2/2015", "2015-10-01..2015-11-02")]),
    ("en", "Nov-Feb 5th, 2015", [("Nov-Feb 5th, 2015", "2014-11-01..2015-02-05")]),
    ("en", "between 2014~2015", [("2014~2015", "2014-01-01..2015-12-31")]),
    ("en", "November between 19 and 20", [("November between 19 and 20", "2016-11-19..2016-11-20")]),
    ("en", "between August and October 2015", [("August and October 2015", "2015-08-01..2015-10-31")]),
    ("en", "from March of 2014 until May of 2015", [("March of 2014 until May of 2015", "2014-03-01..2015-05-31")]),
    ("en", "from the 27th to the 3rd of April", [("the 27th to the 3rd of April", "2016-03-27..2016-04-03")]),
    ("en", "on 18 and 20 June 2015", [("18", "2015-06-18"), ("20 June 2015", "2015-06-20")]),
    ("fr", "du 28/2-1/3", [("28/2-1/3", "2017-02-28..2017-03-01")]),
    ("fr", "du 13 au dimanche 15 juillet 2012", [("13 au dimanche 15 juillet 2012", "2012-07-13..2012-07-15")]),
    ("fr", "le 18 et le 19 juin 2015", [("18", "2015-06-18"), ("le 19 juin 2015", "2015-06-19")]),
    ("fr", "entre 2014 et février 2015", [("2014 et février 2015", "2014-01-01..2015-02-28")]),
    ("ar", "من 2 إلى 7 فبراير ، ألفين وخمسة عشر", [("2 إلى 7 فبراير ، ألفين وخمسة عشر", "2015-02-02..2015-02-07")]),
    ("ar", "بين 2014 وفبراير 2015", [("2014 وفبراير 2015", "2014-01-01..2015-02-28")]),
    ("ar", "يوليو 13-15", [("يوليو 13-15", "2016-07-13..2016-07-15")]),
]
OPEN = [
    ("en", "ships built before 2000", [("before 2000", "..1999-12-31")]),
    ("en", "anyone who came after 12 May 2015", [("after 12 May 2015", "2015-05-13..")]),
    ("en", "two days after 12 May 2015", [("two days after 12 May 2015", "2015-05-14")]),
    ("en", "shortly after 12 May 2015", [("12 May 2015", "2015-05-12")]),
    ("en", "before the 2015 elections", [("2015", "2015")]),
    ("en", "after June's meeting", [("June", "2016-06")]),
    ("fr", "avant le 12 mai 2015", [("avant le 12 mai 2015", "..2015-05-11")]),
    ("ar", "بعد 12 مايو 2015", [("بعد 12 مايو 2015", "2015-05-13..")]),
]
FEASTS = [
    ("en", "on Easter Monday 2015", [("Easter Monday 2015", "2015-04-06")]),
    ("en", "at Easter 2016", [("Easter 2016", "2016-03-27")]),
    ("en", "on Thanksgiving 2015", [("Thanksgiving 2015", "2015-11-26")]),
    ("en", "the ashura rites of 10 Muharram 1437", [("ashura", "2016-10-11"), ("10 Muharram 1437", "2015-10-23")]),
    ("fr", "le jeudi de l'Ascension 2015", [("jeudi de l'Ascension 2015", "2015-05-14")]),
    ("fr", "l'Aïd el-Kébir 2015", [("Aïd el-Kébir 2015", "2015-09-23")]),
    ("ar", "رأس السنة الهجرية 2015", [("رأس السنة الهجرية 2015", "2015-10-14")]),
    ("ar", "خلال عيد الأضحى المبارك", [("عيد الأضحى المبارك", "2016-09-11")]),
    ("ar", "1437/9/12", [("1437/9/12", "2016-06-17")]),
    ("ar", "في 10 محرم", [("10 محرم", "2016-10-11")]),
]
BEFORE_CHRIST = [
    ("en", "the year 44 BC", [("44 BC", "-0043")]),
    ("en", "since the 2nd century BC", [("the 2nd century BC", "-01XX")]),
    ("fr", "vers 52 av. J.-C.", [("52 av. J.-C.", "-0051")]),
    ("ar", "عام 44 ق.م", [("عام 44 ق.م", "-0043")]),
]
CASES = [*ORDERS, *SPELLED, *PARTS, *RANGES, *OPEN, *FEASTS, *BEFORE_CHRIST]

SILENT = [
    ("en", "They won 3-1, then 6/4, 7/5."),
    ("en", "odds of 10/1 and a 2/3 majority"),
    ("en", "on 3-4 occasions"),
    ("en", "a 24/7 service, not a 9/11 one"),
    ("en", "Version 10.15.07 is out."),
    ("en", "Call 06 18 08 78 42."),
    ("en", "It cost 1,999 in all, 2000 dollars more."),
    ("en", "A crowd of 1800 gathered, 1850 police watched."),
    ("en", "in 1500 villages"),
    ("en", "It rose from one thousand to two thousand."),
    ("en", "Room 2019, flight 1987 and No 1990"),
    ("en", "One may go, we may first ask."),
    ("en", "April Jones met August Wilson."),
    ("en", "week 10 of her pregnancy"),
    ("fr", "6/4, 7/5 et les 3/4 des voix"),
    ("fr", "4-1 contre Lyon"),
    ("fr", "Vénus et Mars brillent."),
    ("fr", "depuis l'ascension au pouvoir"),
    ("fr", "La salle 2015 est fermée."),
    ("ar", "على ارتفاع 1500 م"),
    ("ar", "نحو 200 م من الحدود"),
    ("ar", "مقابل 3 صفر"),
    ("ar", "في الصيف وفي الربيع"),
    ("ar", "القرن الثالث الهجري"),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[f"{language}: {text}" for language, text, _ in CASES])
def test_read(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert quoted(language, text) == expected


@pytest.mark.parametrize(("language", "text"), SILENT, ids=[f"{language}: {text}" for language, text in SILENT])
def test_silent(language: str, text: str) -> None:
    assert quoted(language, text) == []
