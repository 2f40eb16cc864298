"""What the commands that write a baseline have in common: the run, and what it found set against the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.cli._cache import kept
from crosscheck.cli._engine import Engine
from crosscheck.cli._exit import Exit, tell_skipped
from crosscheck.cli._output import say
from crosscheck.cli._running import compare
from crosscheck.cli._settled import Settled, check_place, day, named, place, read, save, settle, who_says
from crosscheck.cli._sources import Sources, articles, spare
from crosscheck.config import rules_of
from crosscheck.errors import InputError, OptionError
from crosscheck.report.order import entries
from crosscheck.report.words import compared, count
from crosscheck.verdict import nothing_compared

if TYPE_CHECKING:
    from crosscheck.baseline import Known, Matched
    from crosscheck.model import Report
    from crosscheck.report.order import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A report, what is settled of it, and where its baseline is."""

    report: Report
    settled: Settled
    path: Path

    @property
    def matched(self) -> Matched:
        """The report set against its baseline, which may be empty."""
        assert self.settled.matched is not None
        return self.settled.matched

    def found(self) -> list[Entry]:
        """The findings for a baseline: all but what is suppressed, which is to come back when its suppression goes, unless it was in it before."""
        states = self.settled.states
        return [e for e in entries(self.report) if states[e.fingerprint].suppressed is None or states[e.fingerprint].baseline == "unchanged"]

    def save(self, known: Sequence[Known], what: str) -> int:
        """Write the baseline, and say what has become of it."""
        save(self.path, known)
        say(f"crosscheck: {self.path}: {what}; {count(total(known), 'finding')} in all")
        say(f"crosscheck: compared {compared(self.report)}")
        return Exit.FAILED if self.report.skipped else Exit.CLEAN

    def named(self, path: str) -> str:
        """How the baseline calls a source."""
        return named(self.path)(path)


def run(paths: Sequence[str], engine: Engine, *, anew: bool = False, force: bool = False) -> Run:
    """Compare the articles by the settings; `anew` there must be no baseline, unless `force` overwrites it, else there must be one.

    Raises OptionError where the baseline is or isn't there, or can't be written, InputError where nothing could be compared.
    """
    known = engine.settings()
    (named_,) = engine.outside.named(paths)
    taken = Sources(articles(named_, known), outside=engine.outside)
    check_place(known)
    spare([(str(place(known)), who_says(known.baseline))], taken.old, known)
    path = place(known)
    if anew and path.exists() and not force:
        raise OptionError(f"{path}: there is a baseline already; crosscheck baseline update brings it up to date, --force makes it anew")
    old = () if anew else read(known)
    on, used = day(engine.today), rules_of(known)
    with kept(known, engine.no_cache) as cache:
        report = compare(taken, known, used, cache=cache, shows=())
    tell_skipped(report.skipped, report.compared.articles)
    if reason := nothing_compared(report):
        raise InputError(f"nothing to check: {reason}")
    return Run(report=report, settled=settle(report, known, old, on), path=path)


def total(known: Sequence[Known]) -> int:
    """How many findings some entries stand for."""
    return sum(one.count for one in known)
