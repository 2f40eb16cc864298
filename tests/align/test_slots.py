"""Names that answer one question differently, and names that don't, in stories of two short articles."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.align.slots import facts
from crosscheck.claims import extract
from crosscheck.encode import Vectors, embedded
from crosscheck.model import Article, Kind

RIVALS = [
    (
        "who supplies the oil", "organization",
        "The World Food Programme supplies the kitchens with rice and oil.", "fr", "L'Unicef fournit aux cuisines le riz et l'huile.",
        {"World Food Programme", "Unicef"},
    ),
    (
        "who the captain was", "person",
        "The captain, Samir Haddad, was questioned by police on Monday.", "fr", "Le capitaine Youssef Benali a été entendu lundi par la police.",
        {"Samir Haddad", "Youssef Benali"},
    ),
    (
        "where the next meeting is", "place",
        "The leaders' next summit will be held in Nairobi in March 2027.", "fr", "Le prochain sommet des dirigeants se tiendra à Dakar en mars 2027.",
        {"Nairobi", "Dakar"},
    ),
    (
        "who signed the deal", "person",
        "Minister Lina Saab signed the agreement on Tuesday.", "ar", "وقع الوزير عمر خليل الاتفاق يوم الثلاثاء.", {"Lina Saab", "عمر خليل"},
    ),
    (
        "where the wheat is from", "place",
        "The wheat of Romanian origin was bought at 251 dollars a ton.", "fr", "Le blé d'origine ukrainienne a été acheté 251 dollars la tonne.",
        {"Romanian", "ukrainienne"},
    ),
    (
        "which part of which country", "place",
        "The convoy of aid lorries set out from northern Chad at dawn on Sunday.", "fr", "Le convoi de camions d'aide est parti dimanche à l'aube du nord du Niger.",
        {"Chad", "Niger"},
    ),
]  # fmt: skip
SILENT = [
    ("one place in two scripts", "place", "The next summit will be held in Nairobi in 2027.", "ar", "ستعقد القمة المقبلة في نيروبي عام 2027."),
    ("a club and what it plays in", "organization",
     "Chelsea meets Malmo in the UEFA Europa League on Thursday.", "ar", "يلتقي تشيلسي مع مالمو في الدوري الأوروبي يوم الخميس."),
    ("a channel spelled by its letters", "organization", "To watch the channel MSNBC, sign in.", "ar", "لمشاهدة قناة إم إس إن بي سي سجل الدخول."),
    ("a state and another country", "place", "The next summit will be held in California in 2027.", "fr", "Le prochain sommet se tiendra au Kenya en 2027."),
    ("a town and its country", "place", "The next summit will be held in Nairobi in 2027.", "fr", "Le prochain sommet se tiendra au Kenya en 2027."),
    ("who is quoted and who is spoken of", "person",
     "“The captain was questioned by police on Monday,” said Samir Haddad.", "fr", "Le capitaine Youssef Benali a été entendu lundi par la police."),
    ("two datelines", "place", "NAIROBI — Rescuers found three more bodies in the mine.", "fr", "MOMBASA — Les secouristes ont trouvé trois autres corps dans la mine."),
    ("other things", "person", "The captain, Samir Haddad, was questioned by police on Monday.", "fr", "Le maire Youssef Benali a inauguré une école de musique."),
    ("a ministry buys, a company sells", "organization",
     "The health ministry bought two million doses of vaccine on Tuesday.", "fr", "La société Valmora Pharma a vendu mardi deux millions de doses de vaccin."),
    ("one given name in two spellings", "organization",
     "The guests stayed in a tower of the Marwick Organization in Panama.", "ar", "أقام الضيوف في برج لمنظمة مارويك في بنما."),
    ("a name in translation", "organization",
     "The National Cancer Institute published the results on Monday.", "fr", "L'Institut national du cancer a publié les résultats lundi."),
]  # fmt: skip


def values(kind: Kind, first: str, language: str, second: str) -> list[set[str]]:
    texts = (("a", "en", first), ("b", language, second))
    articles = [Article(id=i, path=f"{i}.txt", language=code, text=text, published=date(2026, 3, 2)) for i, code, text in texts]
    found = facts([c for a in articles for c in extract(a)], Vectors(embedded()))
    return [{c.quote for c in f.claims} for f in found if f.kind == kind]


@pytest.mark.parametrize(("kind", "first", "language", "second", "expected"), [case[1:] for case in RIVALS], ids=[case[0] for case in RIVALS])
def test_rivals(kind: Kind, first: str, language: str, second: str, expected: set[str]) -> None:
    assert expected in values(kind, first, language, second)


@pytest.mark.parametrize(("kind", "first", "language", "second"), [case[1:] for case in SILENT], ids=[case[0] for case in SILENT])
def test_no_rivals(kind: Kind, first: str, language: str, second: str) -> None:
    from itertools import combinations

    from crosscheck.compare import agree

    texts = (("a", "en", first), ("b", language, second))
    articles = [Article(id=i, path=f"{i}.txt", language=code, text=text, published=date(2026, 3, 2)) for i, code, text in texts]
    found = facts([c for a in articles for c in extract(a)], Vectors(embedded()))
    assert not [f for f in found if f.kind == kind and any(agree(kind, x, y) is False for x, y in combinations(f.claims, 2))]
