"""`crosscheck check`: the report on where sources contradict one another."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from crosscheck import report as reports
from crosscheck.cli._exit import FAIL_ON, Exit, tell_skipped, verdict
from crosscheck.cli._output import STDOUT, check_output, one_of, say, write
from crosscheck.cli._progress import progress
from crosscheck.entailment import THRESHOLD, SecondOpinion

DEFAULT_JOBS = min(8, os.cpu_count() or 1)


def command(  # noqa: PLR0913 (each argument is an option of the command line)
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files and folders of articles (.txt, .jsonl) about one event.", show_default=False)],
    *,
    format_: Annotated[str, typer.Option("--format", metavar="NAME", help=f"The report's format: {', '.join(reports.formats())}.")] = "terminal",
    output: Annotated[str, typer.Option(metavar="FILE", help="Where the report goes; - is standard output.")] = STDOUT,
    fail_on: Annotated[str, typer.Option(metavar="SEVERITY", help="Exit with 1 on findings this bad or worse: error, warning, info or never.")] = "error",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found or skipped.")] = False,
    rules: Annotated[Path | None, typer.Option(metavar="DIR", help="A folder of rules of your own; one with a built-in rule's name takes its place.")] = None,
    comparers: Annotated[
        list[Path] | None, typer.Option(metavar="FILE.py", help="A Python file with comparers that rules of your own name; may be repeated.")
    ] = None,
    encoder: Annotated[str | None, typer.Option(metavar="NAME-OR-FOLDER", help="A sentence-transformers model in the place of the embedded encoder.")] = None,
    nli: Annotated[str | None, typer.Option(metavar="NAME-OR-FOLDER", help="An NLI model as a second opinion on polarity, status and meaning.")] = None,
    nli_threshold: Annotated[
        float, typer.Option(min=0, max=1, metavar="P", help="Set such a finding aside where the model holds a contradiction less likely than this.")
    ] = THRESHOLD,
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="How many articles are read at a time.", show_default="one for each processor")] = DEFAULT_JOBS,
) -> int:
    """Compare articles about one event and report the facts on which they contradict one another.

    Exit code: 0 nothing found, 1 findings, 2 something couldn't be checked (each source left out is named on standard error).
    """
    from crosscheck import plugins
    from crosscheck.pipeline import check
    from crosscheck.pretrained import PretrainedEncoder, PretrainedNLI
    from crosscheck.rules import load_rules

    one_of("--format", format_, reports.formats())
    one_of("--fail-on", fail_on, FAIL_ON)
    check_output(output)
    own = load_rules(rules, plugins.comparers(comparers or ()))
    model = PretrainedEncoder(encoder) if encoder is not None else None
    opinion = SecondOpinion(model=PretrainedNLI(nli), threshold=nli_threshold) if nli is not None else None
    with progress() as bar:
        report = check(paths, rules=own, jobs=jobs, encoder=model, nli=opinion, progress=bar)
    tell_skipped(report.skipped, report.compared.articles)
    if report.compared.articles == 1:
        say("crosscheck: only one article to check: it is compared with itself alone")
    write(reports.render(format_, report, **_options(format_, output)), output)
    return Exit.CLEAN if exit_zero else verdict(report, fail_on)


def _options(name: str, output: str) -> dict[str, object]:
    """On a terminal the terminal's report takes its width and, unless NO_COLOR is set, colours."""
    if name != "terminal" or output != STDOUT or not sys.stdout.isatty():
        return {}
    return {"width": max(40, min(160, shutil.get_terminal_size().columns)), "color": not os.environ.get("NO_COLOR")}
