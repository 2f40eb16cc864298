"""What is settled already: the baseline on disk, suppressions on a day, and what is to be said of both. Only here is the clock read."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.address import STDIN, is_url, parted
from crosscheck.cli._output import STDOUT, check_output, write
from crosscheck.errors import BaselineError, OptionError, quoted
from crosscheck.report.order import entries
from crosscheck.report.states import State, States
from crosscheck.report.words import count

if TYPE_CHECKING:
    from crosscheck.baseline import Known, Matched
    from crosscheck.config import Setting, Settings
    from crosscheck.model import Report
    from crosscheck.suppress import Suppressed

FILE = "crosscheck-baseline.json"  # where nobody says another
MOST = 64 * 1024 * 1024  # bytes

BaselineFile = Annotated[Path | None, typer.Option("--baseline", metavar="FILE", help="The baseline: findings that are known already.", show_default=False)]
SuppressionFiles = Annotated[
    list[Path] | None,
    typer.Option("--suppressions", metavar="FILE.toml", help="A file of suppressions, beside those of the configuration. Can be repeated.", show_default=False),
]
Today = Annotated[
    str | None,
    typer.Option(metavar="YYYY-MM-DD", help="The day on which suppressions hold or have expired, for runs that are to be repeated.", show_default="today"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What is known of a report's findings, and how the baseline and the suppressions fared."""

    states: States
    matched: Matched | None  # None: there is no baseline
    suppressed: Suppressed


def day(said: str | None) -> date:
    """The day that a command line says, else today."""
    if said is None:
        return date.today()  # noqa: DTZ011 (the day of whoever runs it: an `until` names no zone)
    try:
        return datetime.strptime(said, "%Y-%m-%d").date()  # noqa: DTZ007 (a day has no zone)
    except ValueError:
        raise OptionError(f"--today {quoted(said)} isn't a day; write YYYY-MM-DD") from None


def place(known: Settings) -> Path:
    """Where the baseline is, or is to be."""
    return known.baseline.value or Path(FILE)


def who_says(setting: Setting[Path | None]) -> str:
    """How an error message calls the baseline."""
    from crosscheck.config import COMMAND_LINE, DEFAULT

    return "--baseline" if setting.origin in (COMMAND_LINE, DEFAULT) else f"{setting.origin}: baseline"


def read(known: Settings) -> tuple[Known, ...]:
    """The known findings; raises OptionError where there is no file, BaselineError for one that can't be used."""
    from crosscheck.baseline import parse

    path = place(known)
    if not path.exists():
        raise OptionError(f"{who_says(known.baseline)} {path}: there is no such file; crosscheck baseline create makes it")
    try:
        if not path.is_file():  # a pipe or a device would never end
            raise BaselineError(f"{path}: not a file")
        with path.open("rb") as file:
            data = file.read(MOST + 1)
    except OSError as error:
        raise BaselineError(f"{path}: can't be read: {error.strerror or error}") from None
    if len(data) > MOST:
        raise BaselineError(f"{path}: too long; allowed: {MOST // 1024**2} MiB")
    return parse(data, str(path))


def save(path: Path, known: Sequence[Known]) -> None:
    """Write a baseline."""
    from crosscheck.baseline import text

    write(text(known), str(path))


def check_place(known: Settings) -> None:
    """Raise OptionError, before any work is done, where the baseline can't be written."""
    if str(place(known)) == STDOUT:
        raise OptionError(f"{who_says(known.baseline)} -: a baseline is a file; name one")
    check_output(str(place(known)), who_says(known.baseline))


def named(baseline: Path) -> Callable[[str], str]:
    """How a baseline calls a source: by the way from its own folder, so that both may move together."""

    def whose(path: str) -> str:
        file, line = parted(path)
        if is_url(file) or file == STDIN:
            return path
        try:
            found = Path(os.path.relpath(file, baseline.resolve().parent)).as_posix()
        except ValueError:  # on another drive
            found = Path(file).as_posix()
        return found.encode("utf-8", "replace").decode() + (f":{line}" if line else "")

    return whose


def settle(report: Report, known: Settings, baseline: Sequence[Known] | None, today: date, show: Collection[str] = ()) -> Settled:
    """What is known of the report's findings; of `show` (baseline, suppressed) they are shown all the same."""
    from crosscheck.baseline import match
    from crosscheck.suppress import suppress

    found = entries(report)
    suppressed = suppress([setting.value for setting in known.suppress], report, today)
    matched = None if baseline is None else match(baseline, found, _unread(report, baseline, place(known)))
    states = {}
    for entry in found:
        why = suppressed.reasons.get(entry.fingerprint)
        state = None if matched is None else matched.states[entry.fingerprint]
        shown = ("suppressed" in show) if why else ("baseline" in show)
        if why or state:
            states[entry.fingerprint] = State(baseline=state, suppressed=why.reason if why else None, shown=shown)
    return Settled(states=states, matched=matched, suppressed=suppressed)


def _unread(report: Report, baseline: Sequence[Known], path: Path) -> set[str]:
    """The sources of a baseline that are there but weren't read by this run: it can't tell whether what is known of them still holds."""
    whose = named(path)
    read = {parted(whose(source.article.path))[0] for source in report.sources if source.new or not report.compared.new}
    files = {source: parted(source)[0] for known in baseline for source in known.sources}
    return {source for source, file in files.items() if file not in read and _is_there(file, path)}


def _is_there(file: str, baseline: Path) -> bool:
    """Whether a source may still be: a page of the net, as long as nobody has asked for it."""
    return is_url(file) or ("\0" not in file and baseline.resolve().parent.joinpath(file).exists())


def notes(settled: Settled, path: Path) -> Iterator[str]:
    """What the keepers of the baseline and of the suppressions should know, a line each."""
    stale = sum(known.count for known in settled.matched.stale) if settled.matched else 0
    if stale:
        them, is_ = ("it", "is") if stale == 1 else ("them", "are")
        yield f"{path}: {count(stale, 'finding')} of the baseline {is_} no more; crosscheck baseline prune takes {them} out"
    for one, back in settled.suppressed.expired:
        what = f"{count(back, 'finding')} {'is' if back == 1 else 'are'} back" if back else "it applies to no finding any more; take it out"
        yield f"{one.origin}: this suppression has expired on {one.until}: {what}"
    for one in settled.suppressed.unused:
        yield f"{one.origin}: this suppression applies to no finding; take it out"
