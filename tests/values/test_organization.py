from datetime import date

import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.values import organization


def mentions(reader, text, language, before=""):
    """The quotes and mentions of `text`; `before` is an earlier paragraph of the same article."""
    whole = f"{before}\n\n{text}" if before else text
    start = len(whole) - len(text)
    article = Article(id="a", text=whole, path="a.txt", language=language, published=date(2025, 3, 4))
    tokens = lexicon(language).tokenizer.tokens(text, start)
    sentence = Sentence(index=0, paragraph=1, span=Span(start, len(whole)), text=text, tokens=tokens)
    return [(whole[m.span.start : m.span.end], m) for m in reader.read(sentence, lexicon(language), article)]


def read(text, language):
    return [(quote, m.value.key) for quote, m in mentions(organization, text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "UNICEF and the WHO sent aid.", [("UNICEF", "unicef"), ("WHO", "who")]),
        ("en", "It was left to the United Nations Development Programme.", [("United Nations Development Programme", "undp")]),
        ("en", "The U.N. refugee agency will bring water.", [("U.N. refugee agency", "unhcr")]),
        ("en", "They lay in Tyre Government Hospital.", [("Tyre Government Hospital", None)]),
        ("en", "The field is run by Sweden's Nordlys and a partner.", [("Nordlys", None)]),
        ("en", "Sweden's Anders Holm won the race.", []),
        ("fr", "Le cortège, parti de la Gare du Nord, comptait 900 personnes.", []),
        ("fr", "Le Qatar Investment Fund reprend le port.", [("Qatar Investment Fund", None)]),
        ("ar", "دعا اتحاد نقابات النيجر إلى الإضراب.", [("اتحاد نقابات النيجر", None)]),
        ("ar", "وصل فريق من إدارة الأزمات والإغاثة التركية.", [("إدارة الأزمات والإغاثة التركية", None)]),
        ("ar", "عادت حركة المرور إلى طبيعتها.", []),
        ("en", "The Central Bank of Jordan (CBJ) cut rates.", [("Central Bank of Jordan (CBJ)", "bank:central@JO")]),
        ("en", "the agriculture ministry warned", [("agriculture ministry", "ministry:agriculture")]),
        ("en", "A Lebanese Red Cross team came.", [("Lebanese Red Cross", "red-cross@LB")]),
        ("en", "a contract with Borvane Terminals", [("Borvane Terminals", None)]),
        ("en", "the Ministry of Justice Anna Lund once led", [("Ministry of Justice", "ministry:justice")]),
        ("fr", "L’Unicef et l’OMS ont envoyé de l’aide.", [("Unicef", "unicef"), ("OMS", "who")]),
        ("fr", "le ministère fédéral de la Santé", [("ministère fédéral de la Santé", "ministry:federal+health")]),
        ("fr", "la Banque centrale de Jordanie", [("Banque centrale de Jordanie", "bank:central@JO")]),
        ("fr", "la Croix-Rouge libanaise", [("Croix-Rouge libanaise", "red-cross@LB")]),
        ("ar", "أرسلت منظمة «يونيسف» قافلة", [("منظمة «يونيسف»", "unicef")]),
        ("ar", "البنك المركزي الأردني", [("البنك المركزي الأردني", "bank:central@JO")]),
        ("ar", "وزارة الاقتصاد والمالية", [("وزارة الاقتصاد والمالية", "ministry:economy+finance")]),
        ("ar", "ومجموعة «بورفان» الهولندية", [("مجموعة «بورفان»", None)]),
        ("ar", "قرر مجلس السياسة النقدية القرار نفسه", [("مجلس السياسة النقدية", "council:monetary+policy")]),
        ("ar", "منظمة الأمم المتحدة للطفولة (يونيسف)", [("منظمة الأمم المتحدة للطفولة (يونيسف)", "unicef")]),
    ],
)
def test_organizations(language, text, expected):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Those who fled came back."),  # not the WHO
        ("en", "He sat on the river bank."),
        ("en", "A private company ran the port."),
        ("en", "The party went on all night."),
        ("fr", "Un homme attendait au centre de la place."),  # not the UN
        ("fr", "Une société privée gérait le port."),
        ("fr", "Il a créé son entreprise en mars."),
        ("ar", "فشل الاجتماع الأول"),
        ("ar", "شركة بلجيكية كبيرة"),
        ("ar", "مركز الزلزال كان بعيدا"),
    ],
)
def test_no_organization(language, text):
    assert read(text, language) == []
