"""What the commands for rules have in common: the rules that the configuration brings, and telling of those that can't be used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.cli._config import read_settings
from crosscheck.cli._output import say

if TYPE_CHECKING:
    from crosscheck.config import Survey


@dataclass(frozen=True, slots=True)
class Places:
    """Where the command line says that rules, comparers and the configuration are."""

    rules: list[Path] | None
    comparers: list[Path] | None
    config: Path | None
    no_config: bool


def surveyed(places: Places, *, beside: Sequence[Path] = ()) -> Survey:
    """All rules by the command line and the configuration; a broken file is left out, not yet told."""
    from crosscheck.config import survey

    return survey(read_settings(places.config, places.no_config, {"rules": places.rules, "comparers": places.comparers}), beside=beside)


def tell_mistakes(found: Survey) -> None:
    """One line on standard error for each rule file that can't be used."""
    for mistake in found.mistakes:
        say(f"crosscheck: {mistake}")
