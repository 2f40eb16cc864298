"""Which quotations of two or three short articles are put together, in three languages."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.align import quoted
from crosscheck.claims import extract
from crosscheck.encode import Vectors, embedded
from crosscheck.model import Article, Kind, Statement

VECTORS = Vectors(embedded())
Text = tuple[str, str]


def found(kind: Kind, texts: tuple[Text, ...]) -> list[set[tuple[str, str]]]:
    """The facts of a kind that hold two values: {(language, value)}."""
    articles = [Article(id=f"{i}-{lang}", text=text, path=lang, language=lang, published=date(2026, 3, 4)) for i, (lang, text) in enumerate(texts)]
    claims = [claim for article in articles for claim in extract(article)]
    facts = [fact for fact in quoted.facts(claims, VECTORS) if fact.kind == kind]
    sides = [
        {(c.article[2:], (c.speaker or "") if kind == "attribution" else c.value.concept) for c in f.claims if isinstance(c.value, Statement)} for f in facts
    ]
    return [side for side in sides if len({value for _, value in side}) > 1]


TEXTS: list[tuple[str, Kind, tuple[Text, ...], list[set[tuple[str, str]]]]] = [
    ("one quotation, two speakers", "attribution",
     (("en", "“The dam is safe and nobody needs to leave,” Water Minister Hala Qasim said."),
      ("fr", "« Le barrage est sûr et personne n'a besoin de partir », a déclaré le gouverneur Rami Daoud."),
      ("ar", "قالت وزيرة المياه هالة قاسم: «السد آمن ولا حاجة لأحد أن يغادر».")),
     [{("en", "Hala Qasim"), ("fr", "Rami Daoud"), ("ar", "هالة قاسم")}]),
    ("a word of speech that no list has", "attribution",
     (("en", "“The dam is safe and nobody needs to leave,” Hala Qasim said."),
      ("fr", "« Le barrage est sûr et personne n'a besoin de partir », philosophe le gouverneur de Kosti, Rami Daoud."),
      ("ar", "قالت وزيرة المياه هالة قاسم: «السد آمن ولا حاجة لأحد أن يغادر».")),
     [{("en", "Hala Qasim"), ("fr", "Rami Daoud"), ("ar", "هالة قاسم")}]),
    ("two known bodies", "attribution",
     (("en", "“No child will go hungry this winter in the camps,” UNICEF said."),
      ("fr", "« Aucun enfant n'aura faim cet hiver dans les camps », a déclaré l'Organisation mondiale de la santé.")),
     [{("en", "UNICEF"), ("fr", "Organisation mondiale de la santé")}]),
    ("two quotations, two speakers", "attribution",
     (("en", "“The harvest was the worst in thirty years,” said the farmer Ali Trabelsi."),
      ("fr", "« Nous avons besoin de nouvelles écoles », a déclaré la députée Salma Riahi.")), []),
    ("rival words on one topic, in both", "attribution",
     (("en", "“The strike is a success,” said Ali Trabelsi of the union. “The strike has failed,” said the minister, Salma Riahi."),
      ("fr", "« La grève a échoué », a affirmé la ministre Salma Riahi. « La grève est une réussite », a répondu le syndicaliste Ali Trabelsi.")), []),
    ("she is the one whom the other article names", "attribution",
     (("en", "Hala Qasim visited the dam with the governor, Rami Daoud. “The dam is safe and nobody needs to leave,” she said."),
      ("fr", "« Le barrage est sûr et personne n'a besoin de partir », a déclaré Hala Qasim.")), []),
    ("the holder of the office", "attribution",
     (("en", "Governor Rami Daoud met Hala Qasim. “The dam is safe and nobody needs to leave,” the governor said."),
      ("fr", "« Le barrage est sûr et personne n'a besoin de partir », a déclaré le gouverneur Rami Daoud.")), []),
    ("a source is no rival of a minister", "attribution",
     (("en", "Rami Daoud was in Kosti. “The dam is safe and nobody needs to leave,” a source at the ministry said."),
      ("fr", "« Le barrage est sûr et personne n'a besoin de partir », a déclaré la ministre Hala Qasim.")), []),
    ("the envoy of a body, named some words behind the office", "attribution",
     (("en", "“The dam is safe and nobody needs to leave,” said Hala Qasim."),
      ("ar", "قال مدير مكتب اليونيسف في شرق البلاد رامي داود: «السد آمن ولا حاجة لأحد أن يغادر».")),
     [{("en", "Hala Qasim"), ("ar", "رامي داود")}]),
    ("whoever is told something isn't who says it", "attribution",
     (("en", "“The dam is safe and nobody needs to leave,” said Hala Qasim."),
      ("fr", "La ministre Hala Qasim a coupé le ruban. « Le barrage est sûr et personne n'a besoin de partir », a-t-elle lancé devant Rami Daoud.")), []),
    ("a body and its spokesman", "attribution",
     (("en", "“The dam is safe and nobody needs to leave,” the water ministry said."),
      ("fr", "« Le barrage est sûr et personne n'a besoin de partir », a déclaré le porte-parole du ministère, Rami Daoud.")), []),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "texts", "expected"), [t[1:] for t in TEXTS], ids=[t[0] for t in TEXTS])
def test_facts_of_two_values(kind: Kind, texts: tuple[Text, ...], expected: list[set[tuple[str, str]]]) -> None:
    assert found(kind, texts) == expected
