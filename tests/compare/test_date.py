"""Dates that may have been read two ways are nothing to say; those that can't be one are in conflict."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.claims import extract
from crosscheck.compare import agree
from crosscheck.model import Article, Claim, Kind, TimeSpan

DATES: tuple[Kind, ...] = ("date",)


def claim(language: str, text: str, published: date) -> Claim:
    article = Article(id=f"{language}-{published}", text=text, path="a.txt", language=language, language_certainty=1.0, published=published)
    return next(c for c in extract(article, DATES) if isinstance(c.value, TimeSpan))


MAY, LATER, NEXT = date(2025, 5, 20), date(2025, 5, 22), date(2026, 2, 3)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param(("en", "Prices rose in October.", MAY), ("fr", "Les prix augmenteront en octobre.", MAY), None, id="a month without a year"),
        pytest.param(("ar", "ارتفعت الأسعار في أكتوبر.", MAY), ("en", "Prices will rise from October 2025.", MAY), None, id="and one with it"),
        pytest.param(("en", "It opened in October.", MAY), ("fr", "Il ouvrira le 15 octobre 2025.", MAY), None, id="and a day in it"),
        pytest.param(("en", "It opened in October.", MAY), ("fr", "Il ouvrira le 15 novembre 2025.", MAY), False, id="another month"),
        pytest.param(("en", "It reopens next January.", MAY), ("fr", "L'usine a fermé en janvier dernier.", MAY), False, id="next and last fix the year"),
        pytest.param(("ar", "يفتح في يناير المقبل.", MAY), ("ar", "أغلق في يناير الماضي.", MAY), False, id="next and last fix the year in Arabic"),
        pytest.param(("ar", "يفتح في يناير المقبل.", MAY), ("en", "It reopens next January.", MAY), True, id="the same next month"),
        pytest.param(("en", "It closed on 31 August 2024.", MAY), ("ar", "يغلق حتى نهاية أغسطس.", MAY), None, id="the end of a month without a year"),
        pytest.param(("en", "They met yesterday.", MAY), ("fr", "Ils se sont rencontrés hier.", LATER), None, id="yesterday in articles of two days"),
        pytest.param(("en", "They met yesterday.", MAY), ("fr", "Ils se sont rencontrés hier.", MAY), True, id="yesterday of one day"),
        pytest.param(("ar", "التقوا أمس.", MAY), ("fr", "Ils se sont rencontrés avant-hier.", MAY), False, id="two days before"),
        pytest.param(("en", "The site is of the 5th century BC.", MAY), ("fr", "Le site date du 5e siècle av. J.-C.", MAY), True, id="one century BC"),
        pytest.param(("en", "It fell in 480 BC.", MAY), ("ar", "سقطت في القرن الخامس قبل الميلاد.", MAY), True, id="a year in its century"),
        pytest.param(("en", "It fell in 480 BC.", MAY), ("fr", "Elle tomba au 4e siècle av. J.-C.", MAY), False, id="a year in another century BC"),
        pytest.param(("en", "It is of the 5th century BC.", MAY), ("fr", "Il date du 5e siècle.", MAY), False, id="before and after Christ"),
        pytest.param(("en", "They met in 2024.", MAY), ("ar", "التقوا في عام 2023.", NEXT), False, id="two years"),
    ],
)
def test_compare(a: tuple[str, str, date], b: tuple[str, str, date], expected: bool | None) -> None:
    left, right = claim(*a), claim(*b)
    assert agree("date", left, right) is expected
    assert agree("date", right, left) is expected
