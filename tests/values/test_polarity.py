from datetime import date

import pytest

from crosscheck.lang import lexicon
from crosscheck.model import Article, Span
from crosscheck.sentences import Sentence
from crosscheck.values import polarity


def read(text: str, language: str):
    article = Article(id="a", text=text, path="a.txt", language=language, published=date(2025, 3, 4))
    tokens = lexicon(language).tokenizer.tokens(text)
    return list(polarity.read(Sentence(index=0, paragraph=1, span=Span(0, len(text)), text=text, tokens=tokens), lexicon(language), article))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The wage hardly pays the rent of a room.",
            [("affirmed", "The wage hardly pays the rent of a room", "The wage hardly pays the rent of a room")],
        ),
        ("en", "The minister did not say when the plant would reopen.", []),
        ("fr", "Le ministre n'a pas précisé quand l'usine rouvrirait.", []),
        ("ar", "لم توضح الوزارة حتى الآن، ولم تذكر متى يعاد فتح المصنع.", []),
        (
            "ar",
            "طالب العمال بصرف الأجور غير المدفوعة منذ أشهر.",
            [("affirmed", "طالب العمال بصرف الأجور غير المدفوعة منذ أشهر", "طالب العمال بصرف الأجور غير المدفوعة منذ أشهر")],
        ),
        ("en", "Police fired tear gas at the crowd.", [("affirmed", "Police fired tear gas at the crowd", "Police fired tear gas at the crowd")]),
        ("en", "Police did not fire tear gas.", [("denied", "did not fire tear gas", "Police fire tear gas")]),
        (
            "fr",
            "L’ambassade ne délivrera aucun visa dans l’immédiat.",
            [("denied", "ne délivrera aucun visa dans l’immédiat", "L’ambassade délivrera visa dans l’immédiat")],
        ),
        ("ar", "لم تستخدم الشرطة الغاز", [("denied", "لم تستخدم الشرطة الغاز", "تستخدم الشرطة الغاز")]),
        ("en", "The minister said that the bridge was safe.", [("affirmed", "The minister said that the bridge was safe", "the bridge was safe")]),
        (
            "fr",
            "Le pont de la ville est sûr, précise le ministre.",
            [("affirmed", "Le pont de la ville est sûr, précise le ministre", "Le pont de la ville est sûr")],
        ),
        ("ar", "قالت الوزيرة إن الجسر القديم آمن تماما", [("affirmed", "قالت الوزيرة إن الجسر القديم آمن تماما", "الجسر القديم آمن تماما")]),
        (
            "en",
            "Twenty people were hurt in the crush, none of them seriously.",
            [
                ("affirmed", "Twenty people were hurt in the crush", "Twenty people were hurt in the crush"),
                ("denied", "none of them seriously", "of them seriously"),
            ],
        ),
        ("fr", "Aucun blessé dans l’incendie du marché.", [("denied", "Aucun blessé dans l’incendie du marché", "blessé dans l’incendie du marché")]),
        (
            "fr",
            "Le Croissant-Rouge distribue des tentes, sans couvertures.",
            [("affirmed", "Le Croissant-Rouge distribue des tentes", "Le Croissant-Rouge distribue des tentes"), ("denied", "sans couvertures", "couvertures")],
        ),
        ("en", "The bishop turned down the medal.", [("denied", "bishop turned down the medal", "The bishop accept the medal")]),
        ("en", "The escorts were unarmed.", [("denied", "The escorts were unarmed", "The escorts were armed")]),
        ("fr", "La cargaison est intacte.", [("denied", "La cargaison est intacte", "La cargaison est endommagé")]),
        ("ar", "السفينة تخلو من قوارب النجاة", [("denied", "تخلو من قوارب النجاة", "السفينة يوجد قوارب النجاة")]),
        ("en", "The captain did not refuse the offer.", []),  # a denial undone
        ("ar", "لم تعلن أي جهة مسؤوليتها حتى الآن", [("denied", "لم تعلن أي جهة مسؤوليتها حتى الآن", "تعلن أي جهة مسؤوليتها حتى الآن")]),
        (
            "en",
            "The harbour master, Ines Belaid, said wages for the night shift would not be cut.",
            [("denied", "night shift would not be cut", "wages for the night shift would be cut")],
        ),
        (
            "fr",
            "La ministre des Ports, Ines Belaïd, 52 ans, rejette toute hausse des droits.",
            [("denied", "rejette toute hausse des droits", "La ministre des Ports, Ines Belaïd, 52 ans, accepté toute hausse des droits")],
        ),
        ("fr", "Le cuivre peut attendre, les hommes non.", []),
        ("ar", "لم يكن افتتاح السفارة مجرد حدث بروتوكولي", []),
        ("en", "Will the port reopen before the autumn?", []),
        ("en", "Two dead.", []),
        ("en", "NIAMEY, 4 March 2025", []),
        ("en", "He left without delay.", [("affirmed", "He left without delay", "He left without delay")]),
        (
            "fr",
            "La moitié des jeunes de la vallée sont sans emploi.",
            [("affirmed", "La moitié des jeunes de la vallée sont sans emploi", "La moitié des jeunes de la vallée sont sans emploi")],
        ),
    ],
)
def test_polarity(language, text, expected):
    found = read(text, language)
    assert [(m.value.concept, text[m.span.start : m.span.end], m.value.said) for m in found] == expected


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_spans_stay_short(language):
    word = {"en": "harvest", "fr": "récolte", "ar": "محصول"}[language]
    no = {"en": "not", "fr": "pas de", "ar": "لم"}[language]
    for text, longest in ((f"{word} " * 80, 160), (f"{no} " + f"{word} " * 80, 90)):
        (found,) = read(text.strip(), language)
        assert len(found.span) < longest
