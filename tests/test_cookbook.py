"""The recipes of docs/cookbook work as printed: their examples hold, and wouldn't without them."""

import re
from pathlib import Path

import pytest

from crosscheck.pipeline import check
from crosscheck.plugins import comparers
from crosscheck.rules import load_rules
from crosscheck.trying import judged, tried

COOKBOOK = Path(__file__).parent.parent / "docs" / "cookbook"
COMPARERS = comparers(sorted(COOKBOOK.glob("*.py")))
FILES = sorted(COOKBOOK.glob("*.yaml"))
PAGE = (COOKBOOK / "README.md").read_text(encoding="utf-8")


def loaded(path):
    """All rules of a run with one recipe, and the recipe."""
    rules = load_rules(path, comparers=COMPARERS)
    return rules, next(rule for rule in rules if rule.path == path)


RECIPES = [loaded(path) for path in FILES]
EXAMPLES = [pytest.param(rules, rule, example, id=f"{rule.id}/{example.name}") for rules, rule in RECIPES for example in rule.examples]
IDS = [rule.id for _, rule in RECIPES]


@pytest.mark.parametrize(("rules", "rule", "example"), EXAMPLES)
def test_an_example_holds(rules, rule, example):
    trial = tried(example, rule, rules)
    assert trial.holds, f"{rule.path.name}:{example.line}: {trial.text()}"


@pytest.mark.parametrize(("rules", "rule"), RECIPES, ids=IDS)
def test_a_recipe_changes_what_is_found(rules, rule):
    """At least one of its examples doesn't hold without it."""
    others = tuple(other for other in rules if other is not rule)
    assert not all(judged(example, rule, check(example.articles(), rules=others)).holds for example in rule.examples)


@pytest.mark.parametrize(("rules", "rule"), RECIPES, ids=IDS)
def test_a_recipe_is_tried_in_three_languages_and_shows_both_sides(rules, rule):
    assert {source.language for example in rule.examples for source in example.sources} >= {"ar", "en", "fr"}
    assert len({example.expect in ("agree", "silent") for example in rule.examples}) == 2
    assert not any(example.todo for example in rule.examples)


def test_there_are_ten_recipes_and_each_is_on_the_page():
    assert len(FILES) >= 10
    assert set(re.findall(r"([a-z0-9-]+)\.yaml", PAGE)) >= set(IDS)


def test_all_recipes_together_are_rules_of_one_desk():
    """They load side by side, and naming one another is no mistake."""
    assert {rule.id for rule in load_rules(COOKBOOK, comparers=COMPARERS)} >= set(IDS)
