"""`crosscheck rules list`: every rule, what it looks at, how bad its findings are, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.cli._config import ComparerFiles, ConfigFile, NoConfig, RuleFolders
from crosscheck.cli._exit import Exit
from crosscheck.cli._output import STDOUT, json_text, one_of, write
from crosscheck.cli.rules._survey import Places, surveyed, tell_mistakes

if TYPE_CHECKING:
    from crosscheck.config import Survey
    from crosscheck.model import Nature, Severity
    from crosscheck.rules import AnyRule

FORMATS = ("table", "json")
GAP = 2
ORIGINS = {"built-in": "built in", "own": "", "replacing": ", takes the place of the built-in rule"}


def command(
    *,
    format_: Annotated[str, typer.Option("--format", metavar="NAME", help="table, or json.")] = "table",
    rules: RuleFolders = None,
    comparers: ComparerFiles = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> int:
    """List all rules: what each looks at, how bad its findings are, where it comes from, and what it finds.

    A file that can't be used is named on standard error, and the exit code is 2.
    """
    one_of("--format", format_, FORMATS)
    found = surveyed(Places(rules, comparers, config, no_config))
    write(_json(found) if format_ == "json" else "\n".join(_table(found)) + "\n", STDOUT)
    tell_mistakes(found)
    return Exit.FAILED if found.mistakes else Exit.CLEAN


def _table(found: Survey) -> Iterator[str]:
    """For each rule a line in columns, what it finds, and, where it isn't simply built in, where it comes from."""
    from crosscheck.cli.rules._screen import lines
    from crosscheck.guide.words import looks_at

    column = max((len(rule.id) for rule in found.rules), default=0) + GAP
    for rule in found.rules:
        first, *more = lines(f"{looks_at(rule)} [{_brief(rule, found)}]", column)
        yield from (rule.id.ljust(column) + first.strip(), *more)
        yield from lines(rule.summary, 4)
        origin = found.origin(rule)
        if origin != "built-in":
            yield from lines(f"from {rule.path}{ORIGINS[origin]}", 4)
    own = len(found.own())
    yield ""
    yield f"{len(found.rules)} rules, {own} of yours" + (f"; {len(found.mistakes)} that can't be used" if found.mistakes else "")


def _brief(rule: AnyRule, found: Survey) -> str:
    """The severities of a rule, and which line of a configuration sets them."""
    from crosscheck.guide.words import in_brief

    setting = found.severity.get(rule.id)
    return in_brief(rule) if setting is None else f"{setting.value} by {setting.origin}"


def _json(found: Survey) -> str:
    rules = [_record(rule, found) for rule in found.rules]
    return json_text({"rules": rules, "mistakes": [str(mistake) for mistake in found.mistakes]})


def _record(rule: AnyRule, found: Survey) -> dict[str, object]:
    from crosscheck.guide.words import looks_at, shape

    setting = found.severity.get(rule.id)
    return {
        "id": rule.id,
        "shape": shape(rule),
        "looks_at": looks_at(rule),
        "severity": _severity(rule, found),
        "severity_from": setting.origin if setting else None,
        "off": setting is not None and setting.value == "off",
        "origin": found.origin(rule),
        "path": str(rule.path),
        "summary": rule.summary,
        "examples": len(rule.examples),
    }


def _severity(rule: AnyRule, found: Survey) -> dict[Nature, Severity]:
    from crosscheck.guide.words import severities, with_severity

    setting = found.severity.get(rule.id)
    return severities(rule) if setting is None else with_severity(rule, setting.value)
