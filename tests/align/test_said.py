"""Which statements of two or three short articles are put together, in three languages."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.align import said
from crosscheck.claims import extract
from crosscheck.encode import Vectors, embedded
from crosscheck.model import Article, Kind, Statement

VECTORS = Vectors(embedded())
Text = tuple[str, str]


def found(kind: Kind, texts: tuple[Text, ...]) -> list[set[tuple[str, str]]]:
    """The facts of a kind that hold two values: {(language, value)}."""
    articles = [Article(id=f"{i}-{lang}", text=text, path=lang, language=lang, published=date(2026, 3, 4)) for i, (lang, text) in enumerate(texts)]
    claims = [claim for article in articles for claim in extract(article)]
    facts = [fact for fact in said.facts(claims, VECTORS) if fact.kind == kind]
    sides = [
        {(c.article[2:], (c.speaker or "") if kind == "attribution" else c.value.concept) for c in f.claims if isinstance(c.value, Statement)} for f in facts
    ]
    return [side for side in sides if len({value for _, value in side}) > 1]


TEXTS: list[tuple[str, Kind, tuple[Text, ...], list[set[tuple[str, str]]]]] = [
    ("denied in one language", "polarity",
     (("en", "Soldiers fired tear gas at the marchers in Kosti."), ("fr", "Les soldats n'ont pas tiré de gaz lacrymogène sur les marcheurs à Kosti.")),
     [{("en", "affirmed"), ("fr", "denied")}]),
    ("denied in Arabic", "polarity",
     (("en", "The minister attended the opening session of parliament."), ("ar", "لم يحضر الوزير الجلسة الافتتاحية للبرلمان.")),
     [{("en", "affirmed"), ("ar", "denied")}]),
    ("another deed is denied", "polarity",
     (("en", "The port of Kosti reopened to fishing boats on Monday."), ("fr", "Le gouverneur de Kosti n'a pas dit combien coûteraient les écoles.")), []),
    ("both deny", "polarity",
     (("en", "The airline did not cancel its flights."), ("fr", "La compagnie aérienne n'a pas annulé ses vols.")), []),
    ("the headline of a story against a turn of phrase", "polarity",
     (("fr", "L'ambassade rouvre ses portes à Kosti après dix ans."), ("ar", "لم يكن افتتاح السفارة في كوستي مجرد حدث بروتوكولي.")), []),
    ("no longer a burden but a partner, and its translation", "polarity",
     (("en", '"Chad is no longer a burden, it is a partner," she told the guests.'), ("ar", "«تشاد لم تعد عبئا بل شريك»، هكذا قالت أمام الضيوف.")), []),
    ("planned and begun", "status",
     (("en", "The vaccination campaign against measles will begin in the city."), ("fr", "La campagne de vaccination contre la rougeole a commencé dans la ville.")),
     [{("en", "planned"), ("fr", "begun")}]),
    ("two deeds at two stages", "status",
     (("en", "Workers completed the new terminal at the airport."), ("ar", "ستبدأ أشغال توسيع الميناء في الخريف.")), []),
    ("a date to come makes a plan of the present", "status",
     (("fr", "La charte entrera en vigueur le 1er janvier 2027."), ("ar", "يدخل الميثاق حيز التنفيذ في 1 يناير 2027.")), []),
    ("one quotation, two speakers", "attribution",
     (("en", "“The dam is safe and nobody needs to leave,” Water Minister Hala Qasim said."),
      ("fr", "« Le barrage est sûr et personne n'a besoin de partir », a déclaré le gouverneur Rami Daoud."),
      ("ar", "قالت وزيرة المياه هالة قاسم: «السد آمن ولا حاجة لأحد أن يغادر».")),
     [{("en", "Hala Qasim"), ("fr", "Rami Daoud"), ("ar", "هالة قاسم")}]),
    ("two quotations, two speakers", "attribution",
     (("en", "“The harvest was the worst in thirty years,” said the farmer Ali Trabelsi."),
      ("fr", "« Nous avons besoin de nouvelles écoles », a déclaré la députée Salma Riahi.")), []),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "texts", "expected"), [t[1:] for t in TEXTS], ids=[t[0] for t in TEXTS])
def test_facts_of_two_values(kind: Kind, texts: tuple[Text, ...], expected: list[set[tuple[str, str]]]) -> None:
    assert found(kind, texts) == expected


def test_the_order_of_the_articles_changes_nothing() -> None:
    texts = TEXTS[0][2]
    assert found("polarity", texts) == found("polarity", texts[::-1])
