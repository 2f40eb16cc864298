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
        "each article counts two things, one alike",
        (
            ("en", "It is the third edition of the festival. Eleven films compete. Her second film opened it."),
            ("fr", "C'est la troisième édition du festival. Onze films sont en lice. Son deuxième film l'a ouvert."),
            ("ar", "هذه هي الدورة الثالثة للمهرجان. ويتنافس أحد عشر فيلما. وافتتحه فيلمها الثاني."),
        ),
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


FESTIVAL: tuple[Text, ...] = (  # written independently; "the second" is an edition in one, a film in the others
    ("en", ("Sfax's film festival is back. The third edition of the festival opens on Monday. Eleven films from nine countries compete. "
     "Leila Trabelsi brings her second film, shot in Gabès over two winters.")),
    ("fr", ("Leila Trabelsi a tourné son deuxième film à Gabès. Deux hivers lui ont été nécessaires, raconte-t-elle. Elle le montrera à Sfax. "
     "Le festival y ouvre lundi sa troisième édition.")),
    ("ar", ("قالت بلدية صفاقس إن القاعات جاهزة ورُمّمت هذا الصيف. تنطلق الدورة الثانية للمهرجان السينمائي يوم الاثنين. "
     "وستُعرض الأفلام في الهواء الطلق أيضا. ويُنتظر حضور كبير من المدن المجاورة.")),
)  # fmt: skip


def candidates(texts: tuple[Text, ...]) -> list[odds.Candidate]:
    articles = [Article(id=f"{i}-{lang}", text=text, path=lang, language=lang) for i, (lang, text) in enumerate(texts)]
    return list(numeric.candidates([c for a in articles for c in extract(a)], VECTORS))


def test_a_rank_is_taken_out_of_a_group_that_an_article_of_the_other_side_is_in() -> None:
    found = [c for c in candidates(FESTIVAL) if c.left[0].kind == "ordinal"]
    sides = [({x.quote for x in c.left}, {x.quote for x in c.right}, c.signals["torn"] > 0) for c in found]
    assert ({"third", "troisième"}, {"الثانية"}, True) in sides


@pytest.mark.parametrize(
    ("texts", "family"), [((("en", FERRY_EN), ("ar", FERRY_AR.replace("23", "32"))), "version"), (FESTIVAL, "numeric")], ids=["versions", "others"]
)
def test_every_candidate_says_what_speaks_for_it(texts: tuple[Text, ...], family: str) -> None:
    found = candidates(texts)
    assert {c.family for c in found} == {family}
    for candidate in found:
        assert {c.article for c in candidate.left}.isdisjoint(c.article for c in candidate.right)
        assert 0 <= candidate.probability <= 1
        assert set(odds.weights(family)) >= set(candidate.signals) - set(numeric.KINDS)
