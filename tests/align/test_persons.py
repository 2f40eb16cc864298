"""Whether somebody stands in for somebody else: by the whole story, in stories of three short articles."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.align.persons import one_person
from crosscheck.align.slots import facts
from crosscheck.claims import extract
from crosscheck.encode import Vectors, embedded
from crosscheck.model import Article, Claim, Name, Span

FOUND = "The rare coin was found on Sunday by a student, Lina Saab, who was sieving sand at the old harbour. Guards closed the site."
TROUVEE = "C'est une étudiante, Lina Saab, qui a trouvé dimanche la pièce rare en tamisant le sable du vieux port. Le site est fermé."
STORIES = [
    (
        "a stranger at the same deed",
        (FOUND, TROUVEE, "عثرت الطالبة مريم خليل يوم الأحد على القطعة النادرة وهي تغربل رمال الميناء القديم. وأغلق الحراس الموقع."),
        {"Lina Saab", "مريم خليل"},
    ),
    ("the same student", (FOUND, TROUVEE, "عثرت الطالبة لينا صعب يوم الأحد على القطعة النادرة وهي تغربل رمال الميناء القديم. وأغلق الحراس الموقع."), set()),
    ("a stranger at another deed", (FOUND, TROUVEE, "عثرت طالبة على القطعة النادرة يوم الأحد. وقرر المحافظ عمر خليل إغلاق الطريق بعد العاصفة."), set()),
]
NAMES = [
    ("one given name in two scripts", "Tiffany Ngo", "تيفاني إنجو", True),
    ("two given names", "Tiffany Ngo", "سارة إنجو", False),
    ("one script", "Tiffany Ngo", "Tiffany Brandt", False),
]


@pytest.mark.parametrize(("texts", "expected"), [case[1:] for case in STORIES], ids=[case[0] for case in STORIES])
def test_rivals(texts: tuple[str, str, str], expected: set[str]) -> None:
    told = zip(("a", "b", "c"), ("en", "fr", "ar"), texts, strict=True)
    articles = [Article(id=i, path=f"{i}.txt", language=code, text=text, published=date(2026, 3, 2)) for i, code, text in told]
    found = facts([c for a in articles for c in extract(a)], Vectors(embedded()))
    both = [names for fact in found if fact.kind == "person" and len(names := {c.quote for c in fact.claims}) > 1 and {"لينا صعب"}.isdisjoint(names)]
    assert both == ([expected] if expected else [])


def claim(name: str) -> Claim:
    return Claim(article=name, kind="person", span=Span(0, 1), quote=name, value=Name(name=name), sentence=Span(0, 1), sentence_text=name, contexts=(name,))


@pytest.mark.parametrize(("a", "b", "expected"), [case[1:] for case in NAMES], ids=[case[0] for case in NAMES])
def test_one_person(a: str, b: str, expected: bool) -> None:
    assert one_person(claim(a), claim(b)) is expected
