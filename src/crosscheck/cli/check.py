"""`crosscheck check`: the report on where sources contradict one another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck import report as reports
from crosscheck.cli._cache import kept
from crosscheck.cli._engine import Engine, with_engine
from crosscheck.cli._exit import Exit, tell_skipped
from crosscheck.cli._output import STDOUT, one_of, say
from crosscheck.cli._reports import Wanted, append_summary, wanted, write_all
from crosscheck.cli._running import compare
from crosscheck.cli._settled import Settled, day, notes, place, read, settle
from crosscheck.cli._sources import Asked, sources, spare, tell_alone
from crosscheck.cli._terminal import AUTO, check_bidi, terminal
from crosscheck.config import COMMAND_LINE, DEFAULT, rules_of
from crosscheck.errors import OptionError
from crosscheck.report.bidi import BIDI
from crosscheck.report.words import closing
from crosscheck.verdict import judge, nothing_compared, split, wrong_word

if TYPE_CHECKING:
    from crosscheck.config import Settings
    from crosscheck.model import Report
    from crosscheck.rules import AnyRule

TELLS = ("terminal", "github")  # formats whose last line says what was compared
EXITS = {"clean": Exit.CLEAN, "findings": Exit.FINDINGS, "failed": Exit.FAILED}


@with_engine
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
    against_git: Annotated[
        bool, typer.Option("--against-git", help="Compare the files that are named with all other articles that git tracks; what is no article is left out.")
    ] = False,
    new_from_git: Annotated[
        str | None, typer.Option(metavar="BASE", help="New is what differs from where this branch left BASE, such as origin/main.", show_default=False)
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
    report_language: Annotated[
        str | None, typer.Option(metavar="CODE", help="The language in which the html report speaks: ar, en or fr.", show_default="en")
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WORD",
            help="Exit with 1 on findings this bad or worse (error, warning, info), of this nature (contradiction, regression, update, precision, "
            "unresolved), or never. Can be repeated, or several with commas.",
            show_default="error",
        ),
    ] = None,
    max_findings: Annotated[int | None, typer.Option(min=0, metavar="N", help="Exit with 1 only where more than N findings count.", show_default="0")] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found or skipped.")] = False,
    show_baseline: Annotated[bool, typer.Option("--show-baseline", help="Show what the baseline knows too; no run fails on it.")] = False,
    show_suppressed: Annotated[bool, typer.Option("--show-suppressed", help="Show what is suppressed too; no run fails on it.")] = False,
    show_agreements: Annotated[
        bool, typer.Option("--show-agreements", help="Show the facts on which the sources agree too, in the terminal's report.")
    ] = False,
    bidi: Annotated[
        str | None,
        typer.Option(metavar="HOW", help=f"Who turns right-to-left text around in the terminal's report: {', '.join((AUTO, *BIDI))}.", show_default=AUTO),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Nothing on standard error but mistakes and sources that were left out.")] = False,
    engine: Engine,
) -> int:
    """Compare articles about one event and report the facts on which they contradict one another.

    What isn't said here is taken from the configuration, where there is one (crosscheck config shows it).
    Exit code: 0 nothing found, 1 findings, 2 something couldn't be checked (each source left out is named on standard error).
    """
    if format_ is not None:
        one_of("--format", format_, reports.formats())
    if report_language is not None:
        from crosscheck.report.interface import interface_languages

        one_of("--report-language", report_language, interface_languages())
    check_bidi(bidi)
    on = day(engine.today)
    said = {"format": format_, "output": output, "report-language": report_language, "fail-on": _fail_on(fail_on), "max-findings": max_findings}
    known = engine.settings(said)
    asked = Asked(paths=tuple(paths or ()), new=tuple(new or ()), against=tuple(against or ()), against_git=against_git, base=new_from_git)
    taken = sources(asked, known)
    plain = Wanted(known.format.value, known.output.value, _who_says(known))
    found = wanted(report_ or (), plain, plain_is_said=format_ is not None or output is not None)
    spare([(one.output, one.said) for one in found], (*taken.old, *taken.new), known, known.baseline.value)
    old = read(known) if known.baseline.value else None
    used = rules_of(known)
    if (new_from_git is not None or against_git) and not taken.new:
        return _nothing_new(found, used, f"nothing new since {new_from_git}" if new_from_git is not None else "no file that is named is an article")
    with kept(known, engine.no_cache) as cache:
        report = compare(taken, known, used, cache=cache)
    tell_skipped(report.skipped, report.compared.articles)
    show = [name for name, wanted_ in (("baseline", show_baseline), ("suppressed", show_suppressed)) if wanted_]
    settled = settle(report, known, old, on, show)
    first_at = [source.article.id for source in report.sources if source.new]  # whoever adds an article sees there what is wrong
    options: dict[str, object] = {
        "rules": used, "root": Path.cwd().as_posix(), "states": settled.states, "new": first_at,
        "language": known.report_language.value, "show_agreements": show_agreements,
    }  # fmt: skip
    if bidi not in (None, AUTO):
        options["bidi"] = bidi
    write_all(found, report, options, terminal(bidi))
    append_summary(found, report, options)
    if not quiet:
        _tell(report, settled, known, found)
    if reason := nothing_compared(report):
        say(f"crosscheck: nothing to check: {reason}")
        return Exit.FAILED
    return Exit.CLEAN if exit_zero else EXITS[judge(report, known.fail_on.value.split(","), settled.states, most=known.max_findings.value)]


def _nothing_new(found: Sequence[Wanted], rules: Sequence[AnyRule], why: str) -> int:
    """Say why nothing is compared; what reads a report finds one without findings, and nothing of an earlier run."""
    from crosscheck.model import Compared, Report

    report = Report(sources=(), compared=Compared(articles=0, stories=0, claims=0, facts=0, rules=len(rules)), findings=(), facts=())
    write_all([one for one in found if one.output != STDOUT or one.format not in TELLS], report, {"rules": rules, "root": Path.cwd().as_posix()}, {})
    say(f"crosscheck: {why}: nothing to check")
    return Exit.CLEAN


def _fail_on(given: Sequence[str] | None) -> str | None:
    """The words of --fail-on with commas between; raises OptionError for one that isn't allowed."""
    if not given:
        return None
    words = split(given)
    if wrong := wrong_word("--fail-on", words):
        raise OptionError(wrong)
    return ",".join(words)


def _who_says(known: Settings) -> str:
    """How an error message calls the output of the run's main report."""
    return "--output" if known.output.origin in (COMMAND_LINE, DEFAULT) else f"{known.output.origin}: output"


def _tell(report: Report, settled: Settled, known: Settings, found: Sequence[Wanted]) -> None:
    """What isn't wrong, but good to know; last, what was compared, where no report on standard output ends with it."""
    tell_alone(report, known.stories.value)
    for note in notes(settled, place(known)):
        say(f"crosscheck: {note}")
    if not any(one.output == STDOUT and one.format in TELLS for one in found):
        say(f"crosscheck: {closing(report, settled.states)}")
