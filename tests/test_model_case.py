"""The case that this project began with: an embassy closed for 12 years in four articles, for 13 in the Arabic one."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck import Article, check

SEEDS = Path(__file__).resolve().parents[1] / "seeds"


def test_twelve_years_against_thirteen() -> None:
    report = check([SEEDS])
    (found,) = [f for f in report.findings if f.kind == "duration" and f.severity == "error"]
    many, one = found.positions
    assert (many.display, len(many.sources), many.independent) == ("12 years", 4, 3)
    assert (one.display, len(one.sources)) == ("13 years", 1)
    assert {m.quote for m in one.mentions} <= {"13 عامًا", "13 عاما"}


def test_what_the_dispatch_says_in_two_languages() -> None:
    alarms = [f for f in check([SEEDS]).findings if f.severity in ("error", "warning") and f.kind != "duration"]
    assert [(f.kind, {p.value for p in f.positions}) for f in alarms] == [("meaning", {"establishment", "independence"})]


LATER = {
    "en": "Azerbaijan reopens its embassy in Damascus\n\nBAKU, 6 May 2025 - Azerbaijan will resume the work of its embassy in Damascus 14 years after its "
    "suspension, the foreign ministry said on Tuesday. The ambassador will arrive in the Syrian capital in two weeks.\n",
    "fr": "L'Azerbaïdjan rouvre son ambassade à Damas\n\nBAKOU, 6 mai 2025 - L'Azerbaïdjan va rouvrir son ambassade à Damas, suspendue depuis 14 ans, a annoncé "
    "mardi le ministère des Affaires étrangères. L'ambassadeur arrivera dans la capitale syrienne dans deux semaines.\n",
    "ar": "أذربيجان تعيد فتح سفارتها في دمشق\n\nباكو، 6 مايو 2025 - تستأنف أذربيجان عمل سفارتها في دمشق بعد انقطاع دام 14 عاما، بحسب ما أعلنت وزارة "
    "الخارجية يوم الثلاثاء. ويصل السفير إلى العاصمة السورية بعد أسبوعين.\n",
}


@pytest.mark.parametrize("language", LATER)
def test_a_third_length(language: str) -> None:
    """Two lone sources that contradict the others contradict one another as well."""
    later = Article(id="later", path="later.txt", text=LATER[language], language=language, language_from="declared")
    (found,) = [f for f in check([SEEDS, later]).findings if f.kind == "duration" and f.severity == "error"]
    assert [(p.display, len(p.sources)) for p in found.positions] == [("12 years", 4), ("13 years", 1), ("14 years", 1)]
