"""The rules that a configuration asks for, as severe as it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from crosscheck.config.keys import Setting, unknown
from crosscheck.config.settings import Settings
from crosscheck.errors import ConfigError
from crosscheck.model import NATURES, Nature, Severity

if TYPE_CHECKING:
    from crosscheck.rules import Rule

ALARMS: tuple[Nature, ...] = ("contradiction", "regression", "unresolved")  # an update, or a rounding, stays information


def rules_of(found: Settings) -> tuple[Rule, ...]:
    """The built-in rules joined by those of the settings, with the severities that are set."""
    from crosscheck.rules import load_rules

    return with_severities(load_rules(*(setting.value for setting in found.rules)), found.severity)


def with_severities(rules: Sequence[Rule], severity: Mapping[str, Setting[Severity]]) -> tuple[Rule, ...]:
    """The rules, those named with the given severity; raises ConfigError for an id that none of them has."""
    ids = {rule.id for rule in rules}
    for name, setting in severity.items():
        if name not in ids:
            raise ConfigError(f"{setting.origin}: {unknown('rule in [severity]:', name, ids)}")
    return tuple(_as_severe(rule, severity[rule.id].value) if rule.id in severity else rule for rule in rules)


def _as_severe(rule: Rule, severity: Severity) -> Rule:
    """The rule with one severity for what alarms; for everything where it is off."""
    return replace(rule, severity={**rule.severity, **dict.fromkeys(NATURES if severity == "off" else ALARMS, severity)})
