"""A review at work: a report, what is decided of its findings, and the files that follow from that.

The journal is what counts. Suppressions and labels are written anew from it at each decision and at each start, so that whatever was cut short by a
killed process is right again, at the latest, when the next one starts.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import NoReturn

from crosscheck.config.file import MAX_BYTES
from crosscheck.config.suppressions import of_side_file
from crosscheck.errors import ConfigError, ReviewError
from crosscheck.report.loading import Loaded
from crosscheck.report.order import Entry, entries
from crosscheck.report.states import PLAIN, known
from crosscheck.review import labels
from crosscheck.review.decisions import Decision, Tally, tally
from crosscheck.review.journal import Journal
from crosscheck.review.locks import alone, replaced
from crosscheck.review.suppressing import rewritten
from crosscheck.textfile import read_text

MOST = 64 * 1024 * 1024  # bytes of labels
OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Where a review keeps decisions, and writes what follows from them."""

    decisions: Path
    suppressions: Path
    labels: Path


class Desk:
    """A report under review; its journal is open until `close`. Many threads may use it. Raises ReviewError or ConfigError `path: …`."""

    def __init__(self, loaded: Loaded, files: Files) -> None:
        self.loaded = loaded
        self.files = files
        self.entries: Mapping[str, Entry] = {entry.fingerprint: entry for entry in entries(loaded.report)}
        self._lock = Lock()
        self._journal = Journal(files.decisions)
        try:
            self.write()
        except BaseException:
            self._journal.close()
            raise

    def decisions(self) -> dict[str, Decision]:
        """What is decided of the report's findings, in its order; what is open isn't there."""
        decided = self._journal.decided
        return {name: decided[name] for name in self.entries if name in decided and decided[name].decision != OPEN}

    def touched(self) -> list[str]:
        """The findings on which something was decided here, even if that was taken back."""
        return [name for name in self.entries if name in self._journal.decided]

    def tally(self) -> Tally:
        """How many are decided, and how; what is settled elsewhere isn't open."""
        decided = self.decisions()
        ours = {name for name in self.entries if not known(self.loaded.states.get(name, PLAIN))}.union(self.touched())
        return tally(decided[name].decision if name in decided else OPEN for name in ours)

    def decide(self, decision: Decision) -> str | None:
        """Keep a decision, and write what follows; what kept the latter from being written, or None.

        When this returns the decision is on the disk, whatever happens next. Raises KeyError for a finding that the report doesn't have, ReviewError where
        the decision couldn't be kept.
        """
        if decision.fingerprint not in self.entries:
            raise KeyError(decision.fingerprint)
        with self._lock:
            self._journal.add(decision)
            try:
                self._write()
            except (ReviewError, ConfigError) as error:
                return str(error)
            return None

    def write(self) -> None:
        """Bring suppressions and labels up to date."""
        with self._lock:
            self._write()

    def close(self) -> None:
        """Let others review the report; waits for a decision that is being kept."""
        with self._lock:
            self._journal.close()

    def _write(self) -> None:
        decided = self.decisions()
        _bring(self.files.suppressions, lambda text: self._suppressions(text, decided))
        _bring(self.files.labels, lambda text: self._labels(text, decided))

    def _suppressions(self, text: str, decided: Mapping[str, Decision]) -> str:
        path = self.files.suppressions
        if path.exists():
            of_side_file(path)  # whose mistakes have a line
        dismissed = {name: (self.entries[name].finding, one.reason) for name, one in decided.items() if one.decision == "dismissed"}
        try:
            after = rewritten(text, dismissed, self.entries.keys())
        except tomllib.TOMLDecodeError as error:
            _fail(path, f"not valid TOML: {error}")
        except ValueError as error:
            _fail(path, str(error))
        if len(after.encode()) > MAX_BYTES:
            _fail(path, f"would be too long; allowed: {MAX_BYTES // 1024} KiB; name another file")
        return after

    def _labels(self, text: str, decided: Mapping[str, Decision]) -> str:
        try:
            before = labels.parse(text) if text else ()
        except ValueError as error:
            _fail(self.files.labels, str(error))
        now = [labels.label(self.entries[name], self.loaded.contents[name], one) for name, one in decided.items()]
        found = labels.joined(before, now, self.entries.keys())
        return labels.text(found) if found or text else ""


def _bring(path: Path, change: Callable[[str], str]) -> None:
    """Give a file the text that follows from the one it has, and leave it alone where that is the same."""
    try:
        with alone(path.resolve().parent):
            before = read_text(path, MOST, _not_read) if path.exists() else ""
            after = change(before)
            if after != before:
                replaced(path, after)
    except OSError as error:
        _fail(path, f"can't be written: {error.strerror or error}")


def _not_read(path: Path, line: int, what: str) -> NoReturn:
    raise ReviewError(f"{path}:{line}: {what}")


def _fail(path: Path, what: str) -> NoReturn:
    raise ReviewError(f"{path}: {what}")
