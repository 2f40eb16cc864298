"""`crosscheck init`: what a repository of articles needs to begin with."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.cli._exit import Exit
from crosscheck.cli._output import one_of, say

if TYPE_CHECKING:
    from crosscheck.cli._first import First
    from crosscheck.starter import CI

HERE = Path()


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="ARTICLES", help="Folders of articles, or files.", show_default="the folders here that hold some"),
    ] = None,
    *,
    ci: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The file for CI: github, gitlab, shell (any other), or none.", show_default="by the origin and the files here"),
    ] = None,
    install: Annotated[
        str | None, typer.Option(metavar="REQUIREMENT", help="What pip is to install in CI.", show_default="this version, from where it came")
    ] = None,
    no_baseline: Annotated[bool, typer.Option("--no-baseline", help="No baseline: what is found today is shown, and fails.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite what is there.")] = False,
) -> int:
    """Write what a repository of articles needs: a configuration, a sample rule, a file for CI, and a baseline of what is found today.

    Run it at the root of the repository. Exit code: 0 all is written, 2 nothing is, or some article couldn't be read (each is named on standard error).
    """
    from crosscheck.cli._files import write_files
    from crosscheck.cli._first import first
    from crosscheck.cli._starting import Asked, planned
    from crosscheck.starter import BASELINE, CIS, Written

    if ci is not None:
        one_of("--ci", ci, CIS)
    known: CI | None = next((one for one in CIS if one == ci), None)
    plan = planned(HERE, Asked(articles=paths or (), ci=known, install=install, baseline=not no_baseline, force=force))
    made = None if no_baseline else first(HERE, plan.articles, plan.stories)
    files = plan.files if made is None else (*plan.files, (Written(path=BASELINE, text=made.text), made.says))
    write_files(HERE, [file for file, _ in files])
    for file, says in files:
        _tell(f"wrote {file.path}: {says}")
    if made and made.compared:
        _tell(f"compared {made.compared}")
    for note in plan.notes:
        _tell(f"note: {note}")
    _tell_next([file.path for file, _ in files], made)
    return Exit.FAILED if made and made.partial else Exit.CLEAN


def _tell_next(paths: Sequence[str], made: First | None) -> None:
    """The commands to go on with."""
    commands = [(f"git add {' '.join(paths)}", "")]
    if made is None or not made.findings:
        commands.append(("crosscheck check", "what is found today"))
    else:
        commands += [("crosscheck check", "what is found beside the baseline"), ("crosscheck check --show-baseline", "with what is in it")]
    commands.append(("crosscheck rules test", "the examples of the sample rule"))
    width = max(len(command) for command, why in commands if why)
    _tell("next:")
    for command, why in commands:
        _tell(f"  {command:{width}}  # {why}" if why else f"  {command}")
    _tell("docs/ci.md of crosscheck's repository says more of CI, docs/rules.md of rules")


def _tell(line: str) -> None:
    say(line, file=sys.stdout)
