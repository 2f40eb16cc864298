"""Clashes as findings: what the rules say of them, and that none is told twice."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from crosscheck import Article, check, load_rules
from crosscheck.within import sums

RULES = load_rules()
FIRE = "The fire at the textile market killed 21 people: 12 men and 7 women."


def article(name, text, title=None):
    whole = f"{title}\n\n{text}" if title else text
    return Article(id=name, path=f"{name}.txt", text=whole, language="en", language_certainty=1.0, language_from="declared", published=date(2025, 5, 8))


def test_a_finding_of_one_article():
    (finding,) = [f for f in check([article("en-1", FIRE)]).findings if f.severity != "info"]
    assert (finding.rule, finding.scope, finding.kind, finding.nature, finding.severity) == ("sum-differs", "internal", "quantity", "contradiction", "error")
    assert [p.display for p in finding.positions] == ["21", "12 men + 7 women"]
    assert [[m.quote for m in p.mentions] for p in finding.positions] == [["21 people"], ["12 men", "7 women"]]
    assert finding.message.endswith("don't agree: 12 men and 7 women are 19, not 21 people")


CHANGES = [
    ("off", {"severity": {"contradiction": "off", "unresolved": "off"}}, []),
    ("info", {"severity": {"contradiction": "info", "unresolved": "info"}}, ["info"]),
    ("cross-only", {"scope": "cross"}, []),
    ("other-kinds", {"kinds": ("money",)}, []),
    ("options", {"options": sums.Options(most_apart=Fraction("1.05"))}, []),
]


@pytest.mark.parametrize(("change", "severities"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_a_rule_decides(change, severities):
    rules = [replace(rule, **change) for rule in RULES if rule.id == "sum-differs"]
    assert [f.severity for f in check([article("en-1", FIRE)], rules=rules).findings] == severities


def test_a_conflict_between_sources_is_not_told_again():
    """The headline of one source differs from its text, which all others confirm: one finding, of all sources."""
    body = "Fifteen people were killed when a ferry sank off Zanzibar on Monday, the coast guard said."
    sources = [article("en-1", body, "Ferry sinks off Zanzibar on Monday, 12 people killed"), article("en-2", body.replace("Monday", "Monday evening"))]
    findings = [f for f in check(sources).findings if f.severity != "info"]
    assert len(findings) == 1
    assert {p.value for p in findings[0].positions} == {"12", "15"}


def test_two_articles_with_the_same_slip_are_two_findings():
    findings = [f for f in check([article("en-1", FIRE), article("en-2", f"In Sfax: {FIRE}")]).findings if f.rule == "sum-differs"]
    assert [f.positions[0].sources for f in findings] == [("en-1",), ("en-2",)]
    assert len({f.fingerprint for f in findings}) == 2
