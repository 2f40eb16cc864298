"""`crosscheck rules test`: every example of rules, checked by all rules, with what is read where one fails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.cli._config import ComparerFiles, ConfigFile, NoConfig, RuleFolders
from crosscheck.cli._exit import Exit
from crosscheck.cli._output import STDOUT, json_text, one_of, write
from crosscheck.cli._progress import progress
from crosscheck.cli.rules._survey import Places, surveyed, tell_mistakes

if TYPE_CHECKING:
    from crosscheck.config import Survey
    from crosscheck.explaining import Explanation
    from crosscheck.rules import AnyRule, Example
    from crosscheck.trying import Trial

FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """An example, and what came of it; explained where it fails."""

    rule: AnyRule
    example: Example
    trial: Trial
    explanation: Explanation | None

    @property
    def outcome(self) -> str:
        """`passed`, `failed`, `to do`, or `now passes` for one that was to do."""
        if self.example.todo:
            return "now passes" if self.trial.holds else "to do"
        return "passed" if self.trial.holds else "failed"


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Rule files, or folders of them.", show_default="your own rules, or the built-in ones where you have none"),
    ] = None,
    *,
    format_: Annotated[str, typer.Option("--format", metavar="NAME", help="text, or json.")] = "text",
    rules: RuleFolders = None,
    comparers: ComparerFiles = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> int:
    """Run the examples of rules, each checked by all rules as their files say, and explain those that fail.

    Exit code: 0 all hold, 1 some fail, 2 a rule file can't be used (each is named on standard error; the examples of the others still run).
    """
    one_of("--format", format_, FORMATS)
    found = surveyed(Places(rules, comparers, config, no_config), beside=paths or ())
    results = _results(_asked_for(found, paths or ()), found)
    notes = list(_one_sided(results))
    write(_json(results, found, notes) if format_ == "json" else "".join(f"{line}\n" for line in _text(results, notes, bool(found.mistakes))), STDOUT)
    tell_mistakes(found)
    if found.mistakes:
        return Exit.FAILED
    return Exit.FINDINGS if any(result.outcome == "failed" for result in results) else Exit.CLEAN


def _asked_for(found: Survey, paths: Sequence[Path]) -> tuple[AnyRule, ...]:
    """The rules whose examples are to run: those of the paths, else the user's own, else all."""
    if not paths:
        return found.own() or (() if found.mistakes else found.rules)
    folders = {path.resolve() for path in paths}
    return tuple(rule for rule in found.rules if folders & {rule.path.resolve(), rule.path.resolve().parent})


def _results(asked: Sequence[AnyRule], found: Survey) -> list[Result]:
    from crosscheck.explaining import explained
    from crosscheck.trying import filled_in, tried

    results: list[Result] = []
    total = sum(len(rule.examples) for rule in asked)
    with progress() as bar:
        for rule in asked:
            for example in rule.examples:
                trial = tried(example, rule, found.rules)
                why = None if trial.holds or not filled_in(example) else explained(example, rule, found.rules)
                results.append(Result(rule=rule, example=example, trial=trial, explanation=why))
                if bar is not None:
                    bar("trying", len(results), total)
    return results


def _one_sided(results: Sequence[Result]) -> Iterator[str]:
    """The rules whose examples show one side alone."""
    from crosscheck.guide.words import SPEAKING

    for rule in {result.rule.id: result.rule for result in results}.values():
        speaking = {example.expect in SPEAKING for example in rule.examples}
        if speaking == {True}:
            yield f"{rule.path}: {rule.id} has no example in which it must keep quiet (expect: agree or silent)"
        if speaking == {False}:
            yield f"{rule.path}: {rule.id} has no example in which it must speak (expect: conflict, error, warning, info or unresolved)"


# ------------------------------------------------------------------ text


def _text(results: Sequence[Result], notes: Sequence[str], mistakes: bool) -> Iterator[str]:
    """What didn't pass, and the sum; no sum of nothing where all that there is can't be used."""
    for result in results:
        if result.outcome != "passed":
            yield from _told(result)
            yield ""
    yield from notes
    if results or not mistakes:
        yield _sum(results)


def _told(result: Result) -> Iterator[str]:
    """Where an example stands and what came of it, in a line; below it, where it fails, what is read and why no more came."""
    from crosscheck.cli.rules._screen import one_line

    place = f'{result.rule.at(result.example.line)}: {result.rule.id}, example "{result.example.name}"'
    if result.outcome == "now passes":
        yield one_line(f"{place}: now passes; take `todo` away")
        return
    yield one_line(f"{place}: {'to do: ' if result.example.todo else ''}expected {result.trial.expected}, got {result.trial.came}")
    if result.explanation is not None and not result.example.todo:
        yield from _explained(result.explanation)


def _explained(explanation: Explanation) -> Iterator[str]:
    from crosscheck.cli.rules._screen import lines
    from crosscheck.report.words import language_name

    for source in explanation.read:
        yield from lines(f"read in {source.source} ({language_name(source.language)}):{'' if source.claims else ' nothing'}", 4)
        for kind, quote, value in source.claims:
            yield from lines(f"{kind} “{quote}”: {value}", 8)
    for reason in explanation.reasons:
        yield from lines(reason, 4)


def _sum(results: Sequence[Result]) -> str:
    """`41 examples of 12 rules: 40 passed, 1 failed, 2 to do`."""
    from crosscheck.report.words import count

    outcomes = [result.outcome for result in results]
    told = [f"{outcomes.count('passed') + outcomes.count('now passes')} passed", f"{outcomes.count('failed')} failed"]
    todo = outcomes.count("to do")
    rules = len({result.rule.id for result in results})
    return f"{count(len(results), 'example')} of {count(rules, 'rule')}: {', '.join([*told, *([f'{todo} to do'] if todo else [])])}"


# ------------------------------------------------------------------ JSON


def _json(results: Sequence[Result], found: Survey, notes: Sequence[str]) -> str:
    records = {
        "examples": [_record(result) for result in results],
        "notes": list(notes),
        "mistakes": [str(mistake) for mistake in found.mistakes],
    }
    return json_text(records)


def _record(result: Result) -> dict[str, object]:
    record: dict[str, object] = {
        "rule": result.rule.id,
        "path": str(result.rule.path),
        "line": result.example.line,
        "name": result.example.name,
        "expect": result.example.expect,
        "outcome": result.outcome,
        "expected": result.trial.expected,
        "came": result.trial.came,
    }
    if result.explanation is not None:
        record["read"] = [
            {"source": s.source, "language": s.language, "claims": [{"kind": k, "quote": q, "value": v} for k, q, v in s.claims]}
            for s in result.explanation.read
        ]
        record["reasons"] = list(result.explanation.reasons)
    return record
