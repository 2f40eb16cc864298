"""How a run ends: exit codes, and the sources that were left out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from crosscheck.cli._output import say
from crosscheck.errors import InputError
from crosscheck.model import Skipped


class Exit(IntEnum):
    """What the exit code of a run means."""

    CLEAN = 0
    FINDINGS = 1
    FAILED = 2  # bad arguments, a bad rule, nothing to compare, a source that couldn't be read
    INTERRUPTED = 130


def tell_skipped(skipped: Sequence[Skipped], left: int) -> None:
    """Name every source that was left out, and why, one line each; raises InputError where none is left."""
    for source in skipped:
        say(f"crosscheck: {source.path}: {source.reason}")
    if not left:
        raise InputError("nothing to check: none of the sources could be read")
