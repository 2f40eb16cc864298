"""Every example of every built-in rule is a test: its snippets are checked as a story by all rules."""

from __future__ import annotations

import re

import pytest

from crosscheck.model import KINDS, Finding
from crosscheck.pipeline import check
from crosscheck.rules import Example, Rule, load_rules
from crosscheck.trying import BAD, tried

RULES = load_rules()
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]


def _id(rule: Rule, example: Example) -> str:
    return f"{rule.id}/{'-'.join(re.findall(r'[a-z0-9]+', example.name.lower()))}"


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[_id(*row) for row in EXAMPLES])
def test_example(rule: Rule, example: Example) -> None:
    """What the rule says of the story is what its example expects."""
    trial = tried(example, rule, RULES)

    assert trial.holds, f"{rule.path}:{example.line}: {trial.text()}"


AGREEING = [row for row in EXAMPLES if row[1].expect == "agree"]


@pytest.mark.parametrize(("rule", "example"), AGREEING, ids=[_id(*row) for row in AGREEING])
def test_an_agreeing_story_alarms_no_rule(rule: Rule, example: Example) -> None:
    """The snippets of an `agree` example say the same in every respect, so that any error or warning is a false alarm."""
    loud = [f for f in check(example.articles(), rules=RULES).findings if f.severity in BAD]

    assert not loud, f"{rule.path}:{example.line}: {_told(loud)}"


def _told(findings: list[Finding]) -> str:
    return "; ".join(f"{f.rule} ({f.severity}): {f.message}" for f in findings)


# ------------------------------------------------------------------ every rule is whole


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_shows_both_sides(rule: Rule) -> None:
    """One conflict or more, across languages, and two stories or more in which it must keep quiet; all three languages between them."""
    conflicts = [e for e in rule.examples if e.expect == "conflict"]
    quiet = [e for e in rule.examples if e.expect in ("agree", "silent")]

    assert conflicts
    assert len(quiet) >= 2
    assert all(len({s.language for s in e.sources}) >= 2 for e in conflicts)
    assert {s.language for e in rule.examples for s in e.sources} >= {"ar", "en", "fr"}


def test_every_kind_has_its_rule() -> None:
    """A kind without a rule would be read, aligned and never reported; what comparers in Python read is for rules of one's own."""
    assert {kind for rule in RULES for kind in rule.kinds} == set(KINDS) - {"custom"}


def test_no_text_is_used_twice() -> None:
    """Two rules that share a snippet test one thing twice, unless it is to be quiet in one and loud in the other."""
    seen: dict[tuple[str, tuple[str, ...]], str] = {}
    for rule, example in EXAMPLES:
        key = example.expect, tuple(s.text for s in example.sources)
        assert key not in seen, f"{rule.id}/{example.name} is {seen[key]}"
        seen[key] = f"{rule.id}/{example.name}"
