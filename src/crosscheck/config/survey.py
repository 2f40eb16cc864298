"""All rules that a configuration brings, as their files say, with what is switched off, replaced or broken: to show and to try them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from crosscheck.config.keys import Setting
from crosscheck.config.settings import Settings
from crosscheck.config.severities import check_names
from crosscheck.errors import CrosscheckError
from crosscheck.model import Severity

if TYPE_CHECKING:
    from crosscheck.plugins import Comparers
    from crosscheck.rules import AnyRule

Origin = Literal["built-in", "own", "replacing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The rules sorted by id, the severities that the configuration sets, and the mistakes of the files that can't be used."""

    rules: tuple[AnyRule, ...]
    comparers: Comparers  # that rules can name
    severity: Mapping[str, Setting[Severity]]
    mistakes: tuple[CrosscheckError, ...]
    builtin: frozenset[str]  # ids of the built-in rules

    def origin(self, rule: AnyRule) -> Origin:
        """Whether a rule is built in, of the user, or of the user in the place of a built-in one."""
        from crosscheck.rules import builtin_folder

        if rule.path.resolve().parent == builtin_folder():
            return "built-in"
        return "replacing" if rule.id in self.builtin else "own"

    def own(self) -> tuple[AnyRule, ...]:
        """The rules of the user."""
        return tuple(rule for rule in self.rules if self.origin(rule) != "built-in")


def survey(found: Settings, *, beside: Sequence[Path] = ()) -> Survey:
    """The rules of the settings and of more folders or files; raises ConfigError for an unknown id in [severity], ComparerError for a comparer that can't be used."""
    from crosscheck.plugins import comparers
    from crosscheck.rules import builtin_folder, gather, rule_files

    known = comparers([setting.value for setting in found.comparers])
    gathered = gather(*(setting.value for setting in found.rules), *beside, comparers=known)
    if not gathered.mistakes:  # else the rule may be one that can't be read
        check_names({rule.id for rule in gathered.rules}, found.severity)
    builtin = frozenset(file.stem for file in rule_files(builtin_folder()))
    return Survey(rules=gathered.rules, comparers=known, severity=found.severity, mistakes=gathered.mistakes, builtin=builtin)
