"""`crosscheck review`: a reader's decisions on the findings of a report, in the browser."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.cli._config import ConfigFile, NoConfig, RuleFolders, read_settings
from crosscheck.cli._exit import Exit
from crosscheck.cli._output import STDOUT, check_output, one_of, say
from crosscheck.config import rules_of
from crosscheck.errors import OptionError

if TYPE_CHECKING:
    from crosscheck.report.html import Page
    from crosscheck.report.loading import Loaded
    from crosscheck.review import Desk, Files

SUPPRESSIONS = "crosscheck-suppressions.toml"  # where nobody says another
DECISIONS, LABELS = ".decisions", ".labels.json"  # the endings of the files beside a report; a .jsonl would be read as articles


def command(  # noqa: PLR0913 (each argument is an option of the command line)
    report: Annotated[Path, typer.Argument(metavar="REPORT.json", help="A report that crosscheck check --report json=REPORT.json wrote.", show_default=False)],
    *,
    suppressions: Annotated[Path, typer.Option(metavar="FILE.toml", help="Where dismissed findings are suppressed.")] = Path(SUPPRESSIONS),
    labels: Annotated[
        Path | None, typer.Option(metavar="FILE.json", help="Where all decisions are written as labels.", show_default="REPORT.labels.json")
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where each decision is kept the moment it is made.", show_default="REPORT.decisions")
    ] = None,
    report_language: Annotated[str | None, typer.Option(metavar="CODE", help="The language in which the page speaks: ar, en or fr.", show_default="en")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, metavar="N", help="The port on this machine.", show_default="any that is free")] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    apply: Annotated[bool, typer.Option("--apply", help="Write suppressions and labels from the decisions that are kept, and end.")] = False,
    rules: RuleFolders = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> int:
    """Look through a report in the browser, and confirm or dismiss each finding, or leave it to be checked.

    The page is on this machine alone, at an address that nobody can guess. Each decision is kept at once; Ctrl-C ends it.
    Exit code: 0 done, 2 something couldn't be read or written.
    """
    from crosscheck.report.interface import interface_languages
    from crosscheck.report.loading import load
    from crosscheck.review import Desk, Files
    from crosscheck.review.page import page

    if report_language is not None:
        one_of("--report-language", report_language, interface_languages())
    if apply and (open_ or port is not None):
        raise OptionError("--apply writes files and serves no page; leave --open and --port away")
    known = read_settings(config, no_config, {"report-language": report_language, "rules": rules})
    loaded = load(report, (Path(), report.parent))
    files = Files(decisions=decisions or report.with_suffix(DECISIONS), suppressions=suppressions, labels=labels or report.with_suffix(LABELS))
    _spare(report, files, loaded)
    used = () if apply else rules_of(known)
    desk = Desk(loaded, files)
    try:
        if not apply:
            _serve(desk, lambda: page(desk, known.report_language.value, used), port or 0, browse=open_)
    finally:
        desk.close()
    say(f"crosscheck: {report}: {desk.tally()}")
    return Exit.CLEAN


def _spare(report: Path, files: Files, loaded: Loaded) -> None:
    """Raise OptionError where a file can't be written, is to hold two things, or would be read as an article in the next run."""
    from crosscheck.read import MIXED, suffixes

    taken = {path.resolve(): said for said, path in (("the report", report), *(("an article", Path(s.article.path)) for s in loaded.report.sources))}
    for option, path in (("--decisions", files.decisions), ("--suppressions", files.suppressions), ("--labels", files.labels)):
        if str(path) == STDOUT:
            raise OptionError(f"{option} -: this is kept in a file; name one")
        check_output(str(path), option)
        if path.resolve() in taken:
            raise OptionError(f"{option} {path}: this file is {taken[path.resolve()]}; name another")
        if path.suffix.lower() in frozenset(suffixes()) - MIXED:
            raise OptionError(f"{option} {path}: a file that ends in {path.suffix} would be read as an article; name one with another ending")
        taken[path.resolve()] = f"that of {option}"
    if files.suppressions.suffix != ".toml" or files.suppressions.name == "pyproject.toml":
        raise OptionError(f"--suppressions {files.suppressions}: name a file of suppressions alone, whose name ends in .toml")


def _serve(desk: Desk, page: Callable[[], Page], port: int, *, browse: bool) -> None:
    """Serve the page until somebody presses Ctrl-C."""
    from crosscheck.review.server import Server

    with Server(desk, page, port) as server, suppress(KeyboardInterrupt):
        for path in desk.loaded.partial:
            say(f"crosscheck: {path}: gone, or changed since the report was made: the page shows its quoted sentences alone")
        say("crosscheck: every decision is kept at once; Ctrl-C ends the review")
        say(server.url, file=sys.stdout)
        sys.stdout.flush()
        if browse:
            _browse(server.url)
        server.serve_forever()


def _browse(url: str) -> None:
    import webbrowser

    if not webbrowser.open(url):
        say("crosscheck: --open: there is no browser to open; copy the address above")
