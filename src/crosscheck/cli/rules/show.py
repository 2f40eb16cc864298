"""`crosscheck rules show ID`: the page of one rule."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.cli._config import ComparerFiles, ConfigFile, NoConfig, RuleFolders
from crosscheck.cli._exit import Exit
from crosscheck.cli._output import STDOUT, write
from crosscheck.cli.rules._survey import Places, surveyed, tell_mistakes
from crosscheck.errors import OptionError

if TYPE_CHECKING:
    from crosscheck.config import Survey
    from crosscheck.rules import AnyRule


def command(
    name: Annotated[str, typer.Argument(metavar="ID", help="The rule's id, as crosscheck rules list shows it.", show_default=False)],
    *,
    rules: RuleFolders = None,
    comparers: ComparerFiles = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> int:
    """Show what a rule finds, why it matters, what it is for, its options, and its examples: in Markdown, where no terminal shows it."""
    from crosscheck.guide.page import page

    found = surveyed(Places(rules, comparers, config, no_config))
    rule = _found(name, found)
    setting = found.severity.get(rule.id)
    text = page(rule, notes=list(_notes(rule, found)), severity=setting.value if setting else None)
    write(_rendered(text) if sys.stdout.isatty() else text, STDOUT)
    tell_mistakes(found)
    return Exit.CLEAN


def _found(name: str, found: Survey) -> AnyRule:
    """The rule; raises the mistake of its file where there is one, else OptionError with the nearest id."""
    from crosscheck.errors import nearest

    rule = next((rule for rule in found.rules if rule.id == name), None)
    if rule is not None:
        return rule
    mistake = next((mistake for mistake in found.mistakes if f"{name}.yaml:" in str(mistake)), None)
    if mistake is not None:
        raise mistake
    raise OptionError(
        f"there is no rule {name!r}{nearest(name, (rule.id for rule in found.rules))}; crosscheck rules list shows all, rules of your own need --rules or a configuration"
    )


def _notes(rule: AnyRule, found: Survey) -> list[str]:
    """Where the rule comes from, and what the configuration makes of it."""
    from crosscheck.report.markdown import plain

    notes = {"built-in": [], "own": ["A rule of your own."], "replacing": ["A rule of your own, in the place of the built-in one."]}[found.origin(rule)]
    setting = found.severity.get(rule.id)
    if setting is not None:
        what = "Switched off" if setting.value == "off" else f"Set to {setting.value}"
        notes.append(f"{what} by {plain(setting.origin)}.")
    return notes


def _rendered(text: str) -> str:
    """Markdown as a terminal shows it."""
    from rich.markdown import Markdown

    from crosscheck.cli.rules._screen import console

    screen = console()
    with screen.capture() as capture:
        screen.print(Markdown(text, hyperlinks=False))
    return capture.get()
