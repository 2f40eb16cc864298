"""How a run tells of its report, declared once: its options, its outputs, what is said beside it, and its exit code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck import report as reports
from crosscheck.cli._engine import Engine
from crosscheck.cli._exit import Exit, tell_skipped
from crosscheck.cli._output import STDOUT, one_of, say
from crosscheck.cli._outside import Named
from crosscheck.cli._reports import Wanted, append_summary, wanted, write_all
from crosscheck.cli._settled import Settled, day, notes, place, read, settle
from crosscheck.cli._sources import spare, tell_alone
from crosscheck.cli._terminal import AUTO, check_bidi, terminal
from crosscheck.config import COMMAND_LINE, DEFAULT, rules_of
from crosscheck.errors import OptionError
from crosscheck.report.bidi import BIDI
from crosscheck.report.words import closing
from crosscheck.verdict import judge, nothing_compared, split, wrong_word

if TYPE_CHECKING:
    from crosscheck.baseline import Known
    from crosscheck.config import Settings
    from crosscheck.model import Part, Report
    from crosscheck.rules import AnyRule

TELLS = ("terminal", "github")  # formats whose last line says what was compared
EXITS = {"clean": Exit.CLEAN, "findings": Exit.FINDINGS, "failed": Exit.FAILED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a run goes by, known before any article is read."""

    known: Settings
    rules: Sequence[AnyRule]
    outputs: Sequence[Wanted]
    on: date
    old: tuple[Known, ...] | None  # what the baseline knows
    shows: frozenset[Part]  # what the outputs show beside findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a command line says of how the report is told; its fields are options."""

    format_: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help=f"The report's format: {', '.join(reports.formats())}.", show_default="terminal")
    ] = None
    output: Annotated[str | None, typer.Option(metavar="FILE", help="Where the report goes; - is standard output.", show_default=STDOUT)] = None
    report_: Annotated[
        list[str] | None,
        typer.Option(
            "--report",
            metavar="NAME=FILE",
            help="Another report, in a format of its own, to a file of its own; - is standard output. Can be repeated.",
            show_default=False,
        ),
    ] = None
    report_language: Annotated[
        str | None, typer.Option(metavar="CODE", help="The language in which the html report speaks: ar, en or fr.", show_default="en")
    ] = None
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WORD",
            help="Exit with 1 on findings this bad or worse (error, warning, info), of this nature (contradiction, regression, update, precision, "
            "unresolved), or never. Can be repeated, or several with commas.",
            show_default="error",
        ),
    ] = None
    max_findings: Annotated[int | None, typer.Option(min=0, metavar="N", help="Exit with 1 only where more than N findings count.", show_default="0")] = None
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found or skipped.")] = False
    show_baseline: Annotated[bool, typer.Option("--show-baseline", help="Show what the baseline knows too; no run fails on it.")] = False
    show_suppressed: Annotated[bool, typer.Option("--show-suppressed", help="Show what is suppressed too; no run fails on it.")] = False
    show_agreements: Annotated[bool, typer.Option("--show-agreements", help="Show the facts on which the sources agree too, in the terminal's report.")] = False
    bidi: Annotated[
        str | None,
        typer.Option(metavar="HOW", help=f"Who turns right-to-left text around in the terminal's report: {', '.join((AUTO, *BIDI))}.", show_default=AUTO),
    ] = None
    quiet: Annotated[bool, typer.Option("--quiet", help="Nothing on standard error but mistakes and sources that were left out.")] = False

    def settings(self, engine: Engine, others: Mapping[str, object] | None = None) -> Settings:
        """The settings of the run, `others` among them; raises OptionError for an option that isn't allowed."""
        if self.format_ is not None:
            one_of("--format", self.format_, reports.formats())
        if self.report_language is not None:
            from crosscheck.report.interface import interface_languages

            one_of("--report-language", self.report_language, interface_languages())
        check_bidi(self.bidi)
        day(engine.today)
        return engine.settings({
            "format": self.format_, "output": self.output, "report-language": self.report_language, "fail-on": _fail_on(self.fail_on),
            "max-findings": self.max_findings, **(others or {}),
        })  # fmt: skip

    def plan(self, engine: Engine, known: Settings, read_: Iterable[Named]) -> Plan:
        """The outputs and rules of a run that reads some files; raises OptionError where an output would take the place of one."""
        plain = Wanted(known.format.value, known.output.value, _who_says(known))
        found = wanted(self.report_ or (), plain, plain_is_said=self.format_ is not None or self.output is not None)
        spare([(one.output, one.said) for one in found], tuple(read_), known, known.baseline.value)
        old = read(known) if known.baseline.value else None
        agreed: frozenset[Part] = frozenset({"facts"} if self.show_agreements else ())
        shows = agreed.union(*(reports.shows(one.format) for one in found))
        return Plan(known=known, rules=rules_of(known), outputs=found, on=day(engine.today), old=old, shows=shows)

    def tell(self, report: Report, plan: Plan) -> int:
        """Write the reports, say what else is good to know, and give the exit code."""
        known, used, found = plan.known, plan.rules, plan.outputs
        tell_skipped(report.skipped, report.compared.articles)
        show = [name for name, wanted_ in (("baseline", self.show_baseline), ("suppressed", self.show_suppressed)) if wanted_]
        settled = settle(report, known, plan.old, plan.on, show)
        first_at = [source.article.id for source in report.sources if source.new]  # whoever adds an article sees there what is wrong
        options: dict[str, object] = {
            "rules": used, "root": Path.cwd().as_posix(), "states": settled.states, "new": first_at,
            "language": known.report_language.value, "show_agreements": self.show_agreements,
        }  # fmt: skip
        if self.bidi not in (None, AUTO):
            options["bidi"] = self.bidi
        write_all(found, report, options, terminal(self.bidi))
        append_summary(found, report, options)
        if not self.quiet:
            _tell(report, settled, known, found)
        if reason := nothing_compared(report):
            say(f"crosscheck: nothing to check: {reason}")
            return Exit.FAILED
        return Exit.CLEAN if self.exit_zero else EXITS[judge(report, known.fail_on.value.split(","), settled.states, most=known.max_findings.value)]


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
