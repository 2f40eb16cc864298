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
        ("en", "Twenty people were hurt in the crush, none of them seriously.", []),  # what isn't denied there can't be told
        ("fr", "Le cuivre peut attendre, les hommes non.", []),
        ("ar", "لم يكن افتتاح السفارة مجرد حدث بروتوكولي", []),
        ("en", "Will the port reopen before the autumn?", []),
        ("en", "Two dead.", []),
        ("en", "NIAMEY, 4 March 2025", []),
        ("en", "He left without delay.", []),
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
