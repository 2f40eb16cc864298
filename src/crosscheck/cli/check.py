"""`crosscheck check`: the report on where sources contradict one another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.cli._cache import kept
from crosscheck.cli._engine import Engine, with_engine
from crosscheck.cli._exit import Exit
from crosscheck.cli._output import STDOUT, say
from crosscheck.cli._reports import Wanted, write_all
from crosscheck.cli._running import compare
from crosscheck.cli._shown import TELLS, Shown
from crosscheck.cli._sources import Asked, sources

if TYPE_CHECKING:
    from crosscheck.rules import AnyRule


@with_engine
def command(  # noqa: PLR0913 (each argument is an option of the command line)
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Files and folders of articles (.txt, .html, .jsonl, .csv, .pdf, .zip …), with --against the new ones; - is standard input, a URL wants --fetch.",
            show_default=False,
        ),
    ] = None,
    *,
    new: Annotated[
        list[str] | None, typer.Option(metavar="PATH", help="New articles: only what involves them is reported. Can be repeated.", show_default=False)
    ] = None,
    against: Annotated[
        list[str] | None, typer.Option(metavar="PATH", help="Articles that the new ones are compared with. Can be repeated.", show_default=False)
    ] = None,
    against_git: Annotated[
        bool, typer.Option("--against-git", help="Compare the files that are named with all other articles that git tracks; what is no article is left out.")
    ] = False,
    new_from_git: Annotated[
        str | None, typer.Option(metavar="BASE", help="New is what differs from where this branch left BASE, such as origin/main.", show_default=False)
    ] = None,
    shown: Shown,
    engine: Engine,
) -> int:
    """Compare articles about one event and report the facts on which they contradict one another.

    What isn't said here is taken from the configuration, where there is one (crosscheck config shows it).
    Exit code: 0 nothing found, 1 findings, 2 something couldn't be checked (each source left out is named on standard error).
    """
    known = shown.settings(engine)
    named, fresh, old = engine.outside.named(paths, new, against)
    asked = Asked(paths=named, new=fresh, against=old, against_git=against_git, base=new_from_git)
    taken = sources(asked, known, engine.outside)
    plan = shown.plan(engine, known, (*taken.old, *taken.new))
    if (new_from_git is not None or against_git) and not taken.new:
        return _nothing_new(
            plan.outputs, plan.rules, f"nothing new since {new_from_git}" if new_from_git is not None else "no file that is named is an article"
        )
    with kept(known, engine.no_cache) as cache:
        report = compare(taken, known, plan.rules, cache=cache, shows=plan.shows)
    return shown.tell(report, plan)


def _nothing_new(found: Sequence[Wanted], rules: Sequence[AnyRule], why: str) -> int:
    """Say why nothing is compared; what reads a report finds one without findings, and nothing of an earlier run."""
    from crosscheck.model import Compared, Report

    report = Report(sources=(), compared=Compared(articles=0, stories=0, claims=0, facts=0, rules=len(rules)), findings=(), facts=())
    write_all([one for one in found if one.output != STDOUT or one.format not in TELLS], report, {"rules": rules, "root": Path.cwd().as_posix()}, {})
    say(f"crosscheck: {why}: nothing to check")
    return Exit.CLEAN
