"""`crosscheck check`: the report on where sources contradict one another."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck import report as reports
from crosscheck.cli._cache import CacheFolder, NoCache, kept
from crosscheck.cli._config import ComparerFiles, ConfigFile, NoConfig, RuleFolders, read_settings
from crosscheck.cli._exit import Exit, tell_skipped, verdict
from crosscheck.cli._output import STDOUT, one_of, say
from crosscheck.cli._progress import progress
from crosscheck.cli._reports import Wanted, append_summary, wanted, write_all
from crosscheck.cli._sources import sources, tell_alone
from crosscheck.config import COMMAND_LINE, DEFAULT, FAIL_ON
from crosscheck.entailment import THRESHOLD, SecondOpinion
from crosscheck.stories import GROUPINGS

if TYPE_CHECKING:
    from crosscheck.config import Settings
    from crosscheck.pipeline import Report
    from crosscheck.rules import AnyRule


def command(  # noqa: PLR0913 (each argument is an option of the command line)
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help="Files and folders of articles (.txt, .jsonl); with --against the new ones.", show_default=False)
    ] = None,
    *,
    new: Annotated[
        list[Path] | None, typer.Option(metavar="PATH", help="New articles: only what involves them is reported. Can be repeated.", show_default=False)
    ] = None,
    against: Annotated[
        list[Path] | None, typer.Option(metavar="PATH", help="Articles that the new ones are compared with. Can be repeated.", show_default=False)
    ] = None,
    new_from_git: Annotated[
        str | None, typer.Option(metavar="BASE", help="New is what differs from where this branch left BASE, such as origin/main.", show_default=False)
    ] = None,
    stories: Annotated[
        str | None, typer.Option(metavar="HOW", help="one: all articles are of one story; folders: those of each folder are.", show_default="one")
    ] = None,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help=f"The report's format: {', '.join(reports.formats())}.", show_default="terminal")
    ] = None,
    output: Annotated[str | None, typer.Option(metavar="FILE", help="Where the report goes; - is standard output.", show_default=STDOUT)] = None,
    report_: Annotated[
        list[str] | None,
        typer.Option(
            "--report",
            metavar="NAME=FILE",
            help="Another report, in a format of its own, to a file of its own; - is standard output. Can be repeated.",
            show_default=False,
        ),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(metavar="SEVERITY", help="Exit with 1 on findings this bad or worse: error, warning, info or never.", show_default="error"),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found or skipped.")] = False,
    rules: RuleFolders = None,
    comparers: ComparerFiles = None,
    encoder: Annotated[str | None, typer.Option(metavar="NAME-OR-FOLDER", help="A sentence-transformers model in the place of the embedded encoder.")] = None,
    nli: Annotated[str | None, typer.Option(metavar="NAME-OR-FOLDER", help="An NLI model as a second opinion on polarity, status and meaning.")] = None,
    nli_threshold: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=1,
            metavar="P",
            help="Set such a finding aside where the model holds a contradiction less likely than this.",
            show_default=str(THRESHOLD),
        ),
    ] = None,
    jobs: Annotated[int | None, typer.Option(min=1, metavar="N", help="How many articles are read at a time.", show_default="one for each processor")] = None,
    cache_dir: CacheFolder = None,
    no_cache: NoCache = False,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> int:
    """Compare articles about one event and report the facts on which they contradict one another.

    What isn't said here is taken from the configuration, where there is one (crosscheck config shows it).
    Exit code: 0 nothing found, 1 findings, 2 something couldn't be checked (each source left out is named on standard error).
    """
    if format_ is not None:
        one_of("--format", format_, reports.formats())
    if fail_on is not None:
        one_of("--fail-on", fail_on, FAIL_ON)
    if stories is not None:
        one_of("--stories", stories, GROUPINGS)
    old, fresh = sources(paths or (), new or (), against or (), new_from_git)
    said = {
        "format": format_,
        "output": output,
        "fail-on": fail_on,
        "rules": rules,
        "comparers": comparers,
        "encoder": encoder,
        "nli": nli,
        "nli-threshold": nli_threshold,
        "jobs": jobs,
        "cache-dir": cache_dir,
        "stories": stories,
    }
    from crosscheck.config import rules_of

    known = read_settings(config, no_config, said)
    plain = Wanted(known.format.value, known.output.value, _who_says(known))
    found = wanted(report_ or (), plain, plain_is_said=format_ is not None or output is not None)
    used = rules_of(known)
    if new_from_git is not None and not fresh:
        say(f"crosscheck: nothing new since {new_from_git}: nothing to check")
        return Exit.CLEAN
    report = _check((old, fresh), known, used, no_cache)
    tell_skipped(report.skipped, report.compared.articles)
    tell_alone(report)
    options: dict[str, object] = {"rules": used, "root": Path.cwd().as_posix()}
    write_all(found, report, options, _terminal())
    append_summary(found, report, options)
    return Exit.CLEAN if exit_zero else verdict(report, known.fail_on.value)


def _who_says(known: Settings) -> str:
    """How an error message calls the output of the run's main report."""
    return "--output" if known.output.origin in (COMMAND_LINE, DEFAULT) else f"{known.output.origin}: output"


def _check(paths: tuple[Sequence[Path], Sequence[Path]], known: Settings, rules: Sequence[AnyRule], no_cache: bool) -> Report:
    """The report on the articles, by the settings."""
    from crosscheck.pipeline import check
    from crosscheck.pretrained import PretrainedEncoder, PretrainedNLI

    encoder = PretrainedEncoder(known.encoder.value) if known.encoder.value is not None else None
    opinion = SecondOpinion(model=PretrainedNLI(known.nli.value), threshold=known.nli_threshold.value) if known.nli.value is not None else None
    with progress() as bar, kept(known, no_cache) as cache:
        old, new = paths
        return check(
            old, new=new, stories=known.stories.value, rules=rules, jobs=known.jobs.value, encoder=encoder, nli=opinion, progress=bar, cache=cache
        )  # fmt: skip


def _terminal() -> dict[str, object]:
    """On a terminal the terminal's report takes its width and, unless NO_COLOR is set, colours."""
    if not sys.stdout.isatty():
        return {}
    return {"width": max(40, min(160, shutil.get_terminal_size().columns)), "color": not os.environ.get("NO_COLOR")}
