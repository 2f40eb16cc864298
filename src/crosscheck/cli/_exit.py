"""How a run ends: exit codes, and the sources that were left out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from crosscheck.cli._output import say
from crosscheck.config import FAIL_ON
from crosscheck.errors import InputError
from crosscheck.model import Report, Skipped


class Exit(IntEnum):
    """What the exit code of a run means."""

    CLEAN = 0
    FINDINGS = 1
    FAILED = 2  # bad arguments, a bad rule, nothing to compare, a source that couldn't be read
    INTERRUPTED = 130


def verdict(report: Report, fail_on: str) -> Exit:
    """FAILED where a source was left out, FINDINGS where a finding is as bad as `fail_on` or worse, else CLEAN."""
    if report.skipped:
        return Exit.FAILED
    bad = FAIL_ON[: FAIL_ON.index(fail_on) + 1] if fail_on != "never" else ()
    return Exit.FINDINGS if any(finding.severity in bad for finding in report.findings) else Exit.CLEAN


def tell_skipped(skipped: Sequence[Skipped], left: int) -> None:
    """Name every source that was left out, and why, one line each; raises InputError where none is left."""
    for source in skipped:
        say(f"crosscheck: {source.path}: {source.reason}")
    if not left:
        raise InputError("nothing to check: none of the sources could be read")
