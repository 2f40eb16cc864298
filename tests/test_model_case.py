"""The case that this project began with: an embassy closed for 12 years in four articles, for 13 in the Arabic one."""

from __future__ import annotations

from pathlib import Path

from crosscheck import check

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
