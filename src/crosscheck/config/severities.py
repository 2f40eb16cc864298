"""The rules that a configuration asks for, as severe as it says."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from crosscheck.config.keys import Setting
from crosscheck.config.settings import Settings
from crosscheck.errors import ConfigError, allowed
from crosscheck.model import Severity

if TYPE_CHECKING:
    from crosscheck.rules import AnyRule


def rules_of(found: Settings) -> tuple[AnyRule, ...]:
    """The built-in rules joined by those of the settings, with the severities that are set."""
    from crosscheck.plugins import comparers
    from crosscheck.rules import load_rules

    known = comparers([setting.value for setting in found.comparers])
    rules = load_rules(*(setting.value for setting in found.rules), comparers=known)
    for setting in found.suppress:
        check_names({rule.id for rule in rules}, dict.fromkeys(sorted(setting.value.rules), setting), "rule in [[suppress]]:")
    return with_severities(rules, found.severity)


def with_severities(rules: Sequence[AnyRule], severity: Mapping[str, Setting[Severity]]) -> tuple[AnyRule, ...]:
    """The rules, those named with the given severity, or left out where it is off; raises ConfigError for an id that none of them has."""
    check_names({rule.id for rule in rules}, severity)
    return tuple(rule for one in rules if (rule := _as_severe(one, severity.get(one.id))) is not None)


def check_names(ids: Collection[str], named: Mapping[str, Setting[object]], what: str = "rule in [severity]:") -> None:
    """Raise ConfigError for an id that no rule has; `named` says where each stands."""
    for name, setting in named.items():
        if name not in ids:
            raise ConfigError(f"{setting.origin}: {allowed(what, name, ids)}")


def _as_severe(rule: AnyRule, setting: Setting[Severity] | None) -> AnyRule | None:
    """The rule with one severity for what alarms; None where it is off.

    A rule that is only silent would still speak in the place of others (`instead_of`), take part in adjusting, or lend its facts to all.
    """
    from crosscheck.rules.model import ALARMING

    if setting is None:
        return rule
    return None if setting.value == "off" else replace(rule, severity={**rule.severity, **dict.fromkeys(ALARMING, setting.value)})
