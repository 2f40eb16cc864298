"""Which words of contrast are put against each other, in three languages."""

from __future__ import annotations

import pytest

from crosscheck.align import words
from crosscheck.claims import extract
from crosscheck.encode import Vectors, embedded
from crosscheck.model import Article, Statement

VECTORS = Vectors(embedded())
Text = tuple[str, str]


def found(texts: tuple[Text, ...]) -> list[set[tuple[str, str]]]:
    """The facts that hold two concepts: {(language, concept)}."""
    articles = [Article(id=f"{i}-{lang}", text=text, path=lang, language=lang) for i, (lang, text) in enumerate(texts)]
    facts = words.facts([claim for article in articles for claim in extract(article)], VECTORS)
    sides = [{(c.article[2:], c.value.concept) for c in fact.claims if isinstance(c.value, Statement)} for fact in facts]
    return [side for side in sides if len({concept for _, concept in side}) > 1]


TEXTS: list[tuple[str, tuple[Text, ...], list[set[tuple[str, str]]]]] = [
    ("suspended in two, cancelled in one",
     (("en", "The company suspended its ferry service between Sfax and Kerkennah because of the storm."),
      ("fr", "La compagnie a annulé son service de ferry entre Sfax et Kerkennah à cause de la tempête."),
      ("ar", "أعلنت الشركة تعليق خدمة العبارات بين صفاقس وقرقنة بسبب العاصفة.")),
     [{("en", "suspend"), ("fr", "cancel"), ("ar", "suspend")}]),
    ("north in two, south in one",
     (("en", "The wreck was found off the coast north of Latakia."), ("fr", "L'épave a été retrouvée près de la côte, au nord de Lattaquié."),
      ("ar", "عثر على الحطام قبالة الساحل جنوب اللاذقية.")),
     [{("en", "north"), ("fr", "north"), ("ar", "south")}]),
    ("denied behind its verb",
     (("en", "The police allow nobody to enter the quarter."), ("fr", "La police interdit l'entrée du quartier, elle n'autorise personne à y entrer."),
      ("ar", "الشرطة لا تسمح لأحد بدخول الحي.")), []),
    ("two versions of one sentence, one word swapped",
     (("en", "The two peoples traded along the river before and after the establishment of the republic. Its independence was won by trade."),
      ("fr", "Les deux peuples ont commercé le long du fleuve avant et après l'indépendance de la république.")),
     [{("en", "establishment"), ("fr", "independence")}]),
    ("two things", (("en", "The airline suspended its flights to the island."), ("fr", "Le festival a annulé le concert de clôture.")), []),
    ("everyday words of unrelated sentences",
     (("en", "Relations have entered a new phase after the fall of the government."), ("fr", "Cela traduit une hausse des échanges avec les pays du Golfe.")), []),
    ("a word that both articles know",
     (("en", "The ferry was suspended. The concert on the beach was cancelled."), ("fr", "Le concert sur la plage a été suspendu par la pluie. Le match a été annulé.")),
     []),
    ("killed and wounded hold side by side",
     (("en", "The blast at the depot killed five workers."), ("fr", "L'explosion du dépôt a blessé cinq ouvriers.")), []),
    ("held in two, set free in one",
     (("en", "The pilot of the ferry was remanded in custody on Monday by a court in Volos."),
      ("fr", "Le pilote du ferry a été placé en détention provisoire lundi par un tribunal de Volos."),
      ("ar", "أخلي سبيل قائد العبارة الإثنين بأمر من محكمة في فولوس.")),
     [{("en", "arrest"), ("fr", "arrest"), ("ar", "release")}]),
    ("released in one of three",
     (("en", "The pilot of the ferry was remanded in custody on Monday by a court in Volos."),
      ("fr", "Le pilote du ferry a été laissé libre lundi par un tribunal de Volos."),
      ("ar", "أمرت محكمة في فولوس الإثنين بحبس قائد العبارة.")),
     [{("en", "arrest"), ("fr", "release"), ("ar", "arrest")}]),
    ("a rise that is a fall",
     (("en", "Exports of cement rose by a tenth last year, the ministry said."), ("fr", "Les exportations de ciment ont reculé d'un dixième l'an dernier, selon le ministère.")),
     [{("en", "rise"), ("fr", "fall")}]),
    ("a denial turns the word round",
     (("en", "The road to the pass has not reopened, the police said."), ("fr", "La route du col reste fermée, selon la police.")), []),
    ("petrol and diesel in sentences that are only alike",
     (("en", "Petrol now costs 12 pounds a litre."), ("fr", "Le gazole coûte désormais 9 livres le litre, selon le ministère du Pétrole.")), []),
    ("evening and night", (("fr", "Le parlement a voté la loi dans la nuit de vendredi."), ("ar", "أقر البرلمان القانون مساء الجمعة.")), []),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), [t[1:] for t in TEXTS], ids=[t[0] for t in TEXTS])
def test_facts_of_two_concepts(texts: tuple[Text, ...], expected: list[set[tuple[str, str]]]) -> None:
    assert found(texts) == expected
