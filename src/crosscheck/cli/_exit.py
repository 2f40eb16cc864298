"""How a run ends: exit codes, and the sources that were left out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from crosscheck.cli._output import say
from crosscheck.errors import InputError
from crosscheck.model import Article, Skipped

LONGEST = 400  # characters of a path or a reason


class Exit(IntEnum):
    """What the exit code of a run means."""

    CLEAN = 0
    FINDINGS = 1
    FAILED = 2  # bad arguments, a bad rule, nothing to compare, a source that couldn't be read
    INTERRUPTED = 130


def tell_notes(articles: Sequence[Article]) -> None:
    """What a user should know of how articles were read, one line each."""
    for article in articles:
        for note in article.notes:
            say(f"crosscheck: {article.path}: {note}")


def tell_skipped(skipped: Sequence[Skipped], left: int) -> None:
    """Name every source that was left out, and why, one line each; raises InputError where none is left."""
    for source in skipped:
        say(f"crosscheck: {_short(source.path)}: {_short(source.reason)}")
    if not left:
        raise InputError("nothing to check: none of the sources could be read")


def _short(text: str) -> str:
    """A text as it fits into a line; paths and reasons may be a source's own, and of any length."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"
