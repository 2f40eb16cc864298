import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.values import clock


def read(text: str, language: str) -> list[tuple[str, str]]:
    article = Article(id="a", text=text, path="a.txt", language=language)
    tokens = lexicon(language).tokenizer.tokens(text)
    found = clock.read(Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=tokens), lexicon(language), article)
    return [(text[m.span.start : m.span.end], m.value.text()) for m in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The quake struck at 10:42 p.m. on Tuesday.", [("10:42 p.m.", "T22:42")]),
        ("en", "Polls open at 7am local time.", [("7am local time", "T07:00")]),
        ("en", "The ceasefire took effect at 0400 GMT.", [("0400 GMT", "T04:00+00:00")]),
        ("en", "It hit at 06:12 a.m. (21:12 GMT).", [("06:12 a.m.", "T06:12"), ("21:12 GMT", "T21:12+00:00")]),
        ("en", "Guards saw her at 8.35am.", [("8.35am", "T08:35")]),
        ("en", "The rally starts at noon on Sunday.", [("noon", "T12:00")]),
        ("en", "The first shell fell at 22.35 on Monday.", [("22.35", "T22:35")]),
        ("en", "The pound traded at 1.35 on average.", []),
        ("fr", "La réunion a duré 1 heure 35 minutes.", []),
        ("en", "Doors closed at 12:30 a.m.", [("12:30 a.m.", "T00:30")]),
        ("fr", "L'avion a décollé à 22 h 08.", [("22 h 08", "T22:08")]),
        ("fr", "Le scrutin prend fin à 20 heures.", [("20 heures", "T20:00")]),
        ("fr", "vers 5 h du matin", [("5 h du matin", "T05:00")]),
        ("fr", "La trêve débute à 21h19 GMT.", [("21h19 GMT", "T21:19+00:00")]),
        ("fr", "rendez-vous à midi", [("à midi", "T12:00")]),
        ("ar", "وقع الزلزال في الساعة ١٠:٤٢ مساء", [("الساعة ١٠:٤٢ مساء", "T22:42")]),
        ("ar", "تفتح المراكز الساعة 7 صباحا", [("الساعة 7 صباحا", "T07:00")]),
        ("ar", "تبدأ الهدنة عند الساعة الثالثة والنصف عصرا", [("الساعة الثالثة والنصف عصرا", "T15:30")]),
        ("ar", "الساعة 12:00 بتوقيت غرينتش", [("الساعة 12:00 بتوقيت غرينتش", "T12:00+00:00")]),
    ],
)
def test_reads(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They won 3 seats at 12 polling stations."),
        ("en", "Unemployment stood at 7.55 percent in 2019."),
        ("en", "I am 12 and he is a doctor."),
        ("en", "At 1200 homes there was no power."),
        ("fr", "Il a travaillé 20 heures de suite."),
        ("fr", "La route de 12 km est fermée depuis 3 jours."),
        ("fr", "Le Midi de la France est touché."),
        ("fr", "Le village est à 3 heures de route."),
        ("fr", "La marche dure depuis 3 heures."),
        ("ar", "على ارتفاع 1500 م"),
        ("ar", "يبلغ طوله 12 م"),
        ("ar", "خلال الساعة الماضية"),
        ("ar", "قتل 12 شخصا في 3 هجمات"),
    ],
)
def test_stays_silent(language: str, text: str) -> None:
    assert read(text, language) == []


def test_a_half_of_the_day_that_is_not_said_stays_open() -> None:
    sentence = "The meeting began at 3:15."
    tokens = lexicon("en").tokenizer.tokens(sentence)
    found = list(
        clock.read(
            Sentence(index=0, paragraph=1, span=Span(0, len(sentence)), text=sentence, tokens=tokens),
            lexicon("en"),
            Article(id="a", text=sentence, path="a.txt", language="en"),
        )
    )
    assert [m.value.halved for m in found] == [True]
