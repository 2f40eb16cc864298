"""Rules: built in or of one's own, each a YAML file that says what is found, why it matters, and shows it with examples."""

from __future__ import annotations

from crosscheck.rules.loading import Gathered, builtin_folder, gather, load_rules, rule_files
from crosscheck.rules.model import DEFAULT_SEVERITY, Adjustment, AnyRule, Example, Expect, House, Rule, Snippet
from crosscheck.rules.reading import possible_kinds, read_rule

__all__ = [
    "DEFAULT_SEVERITY",
    "Adjustment",
    "AnyRule",
    "Example",
    "Expect",
    "Gathered",
    "House",
    "Rule",
    "Snippet",
    "builtin_folder",
    "gather",
    "load_rules",
    "possible_kinds",
    "read_rule",
    "rule_files",
]
