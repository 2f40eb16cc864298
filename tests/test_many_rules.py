"""Rules that have nothing to say of a story cost next to nothing, and change nothing."""

import importlib.util
from pathlib import Path

import pytest

from crosscheck.model import Article
from crosscheck.pipeline import check
from crosscheck.rules import Rule, load_rules

SCRIPT = Path(__file__).parent.parent / "benchmarks" / "many_rules.py"
STORY = (
    Article(id="en", path="en.txt", language="en", text="The footbridge of Beni Saf, 84 metres long, reopened on Monday after 12 years, the mayor said."),
    Article(id="fr", path="fr.txt", language="fr", text="La passerelle de Beni Saf, longue de 48 mètres, a rouvert lundi après 13 ans, a déclaré le maire."),
    Article(id="ar", path="ar.txt", language="ar", text="أعيد افتتاح جسر المشاة في بني صاف، وطوله 84 مترا، يوم الاثنين بعد 12 عاما، بحسب رئيس البلدية."),
)


@pytest.fixture
def many(tmp_path):
    """Five hundred rules, as the benchmark makes them."""
    spec = importlib.util.spec_from_file_location("many_rules", SCRIPT)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.write_rules(tmp_path, 500 - len(load_rules()))
    return load_rules(tmp_path)


def test_rules_of_other_stories_change_nothing_and_hardly_ask_a_comparer(many, monkeypatch):
    asked = []
    compare = Rule.compare
    monkeypatch.setattr(Rule, "compare", lambda self, a, b: asked.append((self.comparer, self.options, a.span, b.span)) or compare(self, a, b))
    few = check(STORY)
    usual = len(asked)
    asked.clear()
    more = check(STORY, rules=many)
    assert len(many) == 500
    assert [(f.rule, f.fingerprint) for f in more.findings] == [(f.rule, f.fingerprint) for f in few.findings] != []
    assert 0 < len(asked) <= 2 * usual  # 24 times the rules
