from datetime import date

import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.values import role


def mentions(reader, text, language, before=""):
    """The quotes and mentions of `text`; `before` is an earlier paragraph of the same article."""
    whole = f"{before}\n\n{text}" if before else text
    start = len(whole) - len(text)
    article = Article(id="a", text=whole, path="a.txt", language=language, published=date(2025, 3, 4))
    tokens = lexicon(language).tokenizer.tokens(text, start)
    sentence = Sentence(index=0, paragraph=1, span=Span(start, len(whole)), text=text, tokens=tokens)
    return [(whole[m.span.start : m.span.end], m) for m in reader.read(sentence, lexicon(language), article)]


def read(text, language):
    return [(quote, m.value.text(), m.value.of, m.value.holder) for quote, m in mentions(role, text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Deputy Foreign Minister of Norway Lars Berg left.",
            ("Deputy Foreign Minister of Norway", "deputy foreign-affairs minister", "Norway", "Lars Berg"),
        ),
        ("en", "Jordan's health minister, Samir Haddad, agreed.", ("Jordan's health minister", "health minister", "Jordan", "Samir Haddad")),
        ("en", "Norway's ambassador in Lima, Lars Berg, agreed.", ("Norway's ambassador", "ambassador", "Norway", "Lars Berg")),
        ("en", "Anna Lund, Velmora's chief executive, agreed.", ("chief executive", "chief-executive", None, "Anna Lund")),
        ("en", "the artistic director Anna Lund", ("artistic director", "artistic director", None, "Anna Lund")),
        ("fr", "le directeur médical Karim Saïdi", ("directeur médical", "medical director", None, "Karim Saïdi")),
        ("fr", "« Un bon cru », juge Karim Saïdi, directeur de course.", ("directeur de course", "race director", None, "Karim Saïdi")),
        ("ar", "وقالت مسؤولة الأمن في المتحف هيلين دوفرين", ("مسؤولة الأمن", "security head", "المتحف", "هيلين دوفرين")),
        ("en", "the former prime minister Anna Lund", ("former prime minister", "former prime-minister", None, "Anna Lund")),
        ("en", "She is minister of petroleum, energy and mines.", ("minister of petroleum, energy and mines", "energy mines oil minister", None, None)),
        ("en", "Omar Said, secretary-general of the UGTT, spoke.", ("secretary-general", "secretary-general", "UGTT", "Omar Said")),
        ("en", "the transitional President Ahmad Al-Karim", ("transitional President", "acting president", None, "Ahmad Al-Karim")),
        (
            "fr",
            "le ministre de l’Économie et du Commerce, Karim Saïdi",
            ("ministre de l’Économie et du Commerce", "economy trade minister", None, "Karim Saïdi"),
        ),
        (
            "fr",
            "le vice-ministre norvégien des Affaires étrangères Lars Berg",
            ("vice-ministre norvégien des Affaires étrangères", "deputy foreign-affairs minister", "norvégien", "Lars Berg"),
        ),
        ("fr", "l’ancienne ministre de la Santé Anne Morel", ("ancienne ministre de la Santé", "former health minister", None, "Anne Morel")),
        ("fr", "le secrétaire général de la présidence, Omar Diallo", ("secrétaire général", "secretary-general", "présidence", "Omar Diallo")),
        ("ar", "قال وزير التربية محمود السالم", ("وزير التربية", "education minister", None, "محمود السالم")),
        ("ar", "ووزير الاقتصاد والصناعة نضال الحموي", ("وزير الاقتصاد والصناعة", "economy industry minister", None, "نضال الحموي")),
        ("ar", "نائب وزير الخارجية النرويجي لارس بيرغ", ("نائب وزير الخارجية النرويجي", "deputy foreign-affairs minister", "النرويجي", None)),
        ("ar", "نائب رئيس الوزراء سمير فليزاده", ("نائب رئيس الوزراء", "deputy prime-minister", None, "سمير فليزاده")),
        ("ar", "الرئيس إلهام كريموف", ("الرئيس", "president", None, "إلهام كريموف")),
        ("ar", "رئيس بلدية تل القمح محمود السالم", ("رئيس بلدية", "mayor", "تل القمح", "محمود السالم")),
        ("ar", "محافظ البنك، محمد سالم، للصحفيين", ("محافظ", "governor", "البنك", "محمد سالم")),
    ],
)
def test_roles(language, text, expected):
    [found] = read(text, language)
    assert found[:3] == expected[:3]
    assert expected[3] is None or found[3] == expected[3]


@pytest.mark.parametrize(
    ("a", "b", "c"),
    [
        ("education minister Anna Lund", "ministre de l’Éducation Anna Lund", "وزيرة التربية آمنة السالم"),
        ("foreign trade minister Anna Lund", "ministre du Commerce extérieur Anna Lund", "وزيرة التجارة الخارجية آمنة السالم"),
        ("state health minister Anna Lund", "ministre de la Santé de l’État, Anna Lund", "وزيرة الصحة بالولاية آمنة السالم"),
    ],
)
def test_one_office_in_three_languages(a, b, c):
    texts = {read(text, language)[0][1] for text, language in ((a, "en"), (b, "fr"), (c, "ar"))}
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She shook her head and left."),
        ("en", "The president left early."),  # no name, no country, no domain
        ("en", "They will head north."),
        ("fr", "Le président est parti."),
        ("fr", "Son chef l’attendait."),
        ("ar", "غادر الرئيس القاعة"),
        ("ar", "في سهل البقاع"),
    ],
)
def test_no_role(language, text):
    assert read(text, language) == []
