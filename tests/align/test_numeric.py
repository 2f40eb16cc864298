"""Which numbers are joined and which are put against each other, in three languages."""

from __future__ import annotations

import pytest

from crosscheck.align import numeric, odds
from crosscheck.claims import extract
from crosscheck.encode import Vectors, embedded
from crosscheck.model import Article, Fact

VECTORS = Vectors(embedded())
Text = tuple[str, str]


def facts(texts: tuple[Text, ...]) -> tuple[Fact, ...]:
    articles = [Article(id=f"{i}-{lang}", text=text, path=lang, language=lang) for i, (lang, text) in enumerate(texts)]
    return numeric.facts([claim for article in articles for claim in extract(article)], VECTORS)


def against(texts: tuple[Text, ...]) -> list[set[str]]:
    """The values of each fact that holds more than one."""
    values = [{c.value.text() for c in fact.claims} for fact in facts(texts)]
    return [v for v in values if len(v) > 1]


FERRY_EN = (
    "The ferry sank off Moheli on Tuesday, killing 23 people, the coastguard said. Some 140 passengers were aboard. The search will last ten days. "
    "The vessel was built in 1987 and had been refitted for 3.4 million euros."
)
FERRY_FR = (
    "Le naufrage du ferry au large de Mohéli a fait 23 morts mardi, selon les garde-côtes. Quelque 140 passagers étaient à bord. "
    "Les recherches dureront dix jours. Construit en 1987, le navire avait été rénové pour 3,4 millions d'euros."
)
FERRY_AR = (
    "أسفر غرق العبّارة قبالة موهيلي يوم الثلاثاء عن مقتل 23 شخصا، وفق خفر السواحل. وكان على متنها نحو 140 راكبا. وتستمر عمليات البحث عشرة أيام. "
    "وقد بُنيت السفينة عام 1987 وجُدّدت بكلفة 3.4 مليون يورو."
)
AGAINST: list[tuple[str, tuple[Text, ...], list[set[str]]]] = [
    ("all agree", (("en", FERRY_EN), ("fr", FERRY_FR), ("ar", FERRY_AR)), []),
    ("digits turned round in one", (("en", FERRY_EN), ("fr", FERRY_FR), ("ar", FERRY_AR.replace("23", "32"))), [{"23", "32"}]),
    ("another year in one", (("en", FERRY_EN), ("fr", FERRY_FR.replace("1987", "1978")), ("ar", FERRY_AR)), [{"1987", "1978"}]),
    ("ten times the money", (("en", FERRY_EN.replace("3.4", "34")), ("fr", FERRY_FR), ("ar", FERRY_AR)), [{"3400000", "34000000"}]),
    ("two weeks for ten days", (("en", FERRY_EN), ("fr", FERRY_FR), ("ar", FERRY_AR.replace("عشرة أيام", "عشرين يوما"))), [{"P10D", "P20D"}]),
    (
        "two slips are two facts",
        (("en", FERRY_EN), ("fr", FERRY_FR.replace("23", "32")), ("ar", FERRY_AR.replace("1987", "1997"))),
        [{"23", "32"}, {"1987", "1997"}],
    ),
    (
        "the dead and the wounded of two towns",
        (("en", "The blast in Tyre killed 12 people."), ("fr", "L'incendie du marché de Nabatieh a blessé 21 commerçants.")),
        [],
    ),
    (
        "one article gives both values",
        (("en", "The union counted 12,000 marchers, the police 4,500."), ("fr", "Ils étaient 12 000 selon le syndicat, 4 500 d'après la police.")),
        [],
    ),
]


@pytest.mark.parametrize(("texts", "expected"), [row[1:] for row in AGAINST], ids=[row[0] for row in AGAINST])
def test_values_that_are_put_against_each_other(texts: tuple[Text, ...], expected: list[set[str]]) -> None:
    assert sorted(against(texts), key=sorted) == sorted(expected, key=sorted)


def test_equal_values_of_one_thing_are_one_fact() -> None:
    joined = {tuple(sorted(c.article for c in fact.claims)) for fact in facts((("en", FERRY_EN), ("fr", FERRY_FR), ("ar", FERRY_AR)))}
    assert ("0-en", "1-fr", "2-ar") in joined


def test_every_candidate_says_what_speaks_for_it() -> None:
    articles = [Article(id=lang, text=text, path=lang, language=lang) for lang, text in (("en", FERRY_EN), ("ar", FERRY_AR.replace("23", "32")))]
    found = list(numeric.candidates([c for a in articles for c in extract(a)], VECTORS))
    assert found
    for candidate in found:
        assert {c.article for c in candidate.left}.isdisjoint(c.article for c in candidate.right)
        assert set(odds.weights(candidate.family)) - {odds.BIAS, odds.LEAST} >= set(candidate.signals) - set(numeric.KINDS)
        assert 0 <= candidate.probability <= 1
