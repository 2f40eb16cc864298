"""The first baseline, made before anything is written: what the configuration to come finds today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.cli._cache import kept
from crosscheck.cli._exit import tell_skipped
from crosscheck.cli._running import compare
from crosscheck.cli._settled import named
from crosscheck.cli._sources import Sources

if TYPE_CHECKING:
    from crosscheck.model import Report
    from crosscheck.stories import Grouping


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """The text of a baseline, what is in it, what it was made of, and whether a source was left out."""

    text: str
    findings: int
    says: str
    compared: str = ""
    partial: bool = False


def first(root: Path, articles: Sequence[str], stories: Grouping) -> First:
    """The findings of the articles by all rules that will hold; none where there is nothing to compare.

    Raises InputError where there are articles and none can be read, RuleError for a mistake in a rule that is there already.
    """
    from crosscheck.baseline import made, text
    from crosscheck.report.order import entries
    from crosscheck.report.words import compared
    from crosscheck.starter import BASELINE
    from crosscheck.starter.articles import files

    if not files(root, articles):
        return First(text=text(()), findings=0, says="empty, as there are no articles yet; until there are a run ends with exit code 2")
    report = _compared(root, articles, stories)
    known = made(entries(report), named(root / BASELINE))
    total = sum(one.count for one in known)
    return First(text=text(known), findings=total, says=_says(report, total), compared=compared(report), partial=bool(report.skipped))


def _compared(root: Path, articles: Sequence[str], stories: Grouping) -> Report:
    """The report by the settings that crosscheck.toml is about to hold."""
    from crosscheck.config import rules_of, settings
    from crosscheck.starter import RULES, sample_path

    own = [root / RULES] if any((root / RULES).glob("*.yaml")) else []
    known = settings(use=False, overrides={"articles": tuple(root / path for path in articles), "stories": stories, "rules": [*own, sample_path()]})
    with kept(known, no_cache=False) as cache:
        report = compare(Sources(known.articles.value), known, rules_of(known), cache=cache, shows=["quoted"])
    tell_skipped(report.skipped, report.compared.articles)
    return report


def _says(report: Report, total: int) -> str:
    from crosscheck.report.words import counted
    from crosscheck.verdict import nothing_compared

    if why := nothing_compared(report):
        return f"empty, as {why}"
    if not total:
        return "empty, as nothing is found today"
    return f"what is found today ({counted(report)}); from now on other findings alone are shown, and fail"
