"""Articles, claims and findings that stay: one file (DuckDB), which grows, is asked by SQL, and against which a new article is checked in seconds.

>>> from crosscheck.archive import Archive
>>> archive = Archive("crosscheck.duckdb")
>>> archive.add(["articles/"])
>>> report = archive.check(["new.txt"])
>>> archive.query("SELECT outlet, count(*) FROM said GROUP BY outlet")  # a pandas.DataFrame
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.archive.adding import Added, Adding
from crosscheck.archive.asking import Answer, Question, answer, frame, questions
from crosscheck.archive.checking import Checking
from crosscheck.archive.comparing import Comparing
from crosscheck.archive.counting import Stats, stats
from crosscheck.archive.exporting import export
from crosscheck.archive.opening import WAIT
from crosscheck.errors import OptionError
from crosscheck.pipeline import Means, Progress, Report

if TYPE_CHECKING:
    import pandas as pd

    from crosscheck.cache import Memory
    from crosscheck.read import Source
    from crosscheck.rules import AnyRule

__all__ = ["FILE", "WAIT", "Added", "Answer", "Archive", "Means", "Question", "Stats", "questions"]

FILE = "crosscheck.duckdb"  # where nobody says another


class Archive:
    """The archive in a file; it is open only while something is done with it. Others that use it are waited for, `wait` seconds."""

    def __init__(self, path: Path | str = FILE, *, wait: float = WAIT, cache: Memory | None = None, progress: Progress | None = None) -> None:
        self.path, self.wait, self._cache, self._progress = Path(path), wait, cache, progress

    def add(  # noqa: PLR0913 (each argument is one of the API)
        self,
        sources: Sequence[Source] = (),
        *,
        rules: Sequence[AnyRule] | None = None,
        jobs: int = 1,
        means: Means | None = None,
        story_window: int | None = None,
        columns: Mapping[str, str] | None = None,
        kept: Callable[[int], None] = lambda _count: None,
    ) -> Added:
        """Add the articles that aren't there, and compare what isn't compared yet; what a killed run has left is completed, whatever is added.

        `kept` is told how many articles are safe, after each portion. `story_window` counts for a new archive alone; `columns` are
        what tables call the parts of an article, such as {"text": "body"}.
        Raises InputError where a path doesn't exist, ArchiveError where the archive can't be used.
        """
        run = Adding(path=self.path, wait=self.wait, jobs=jobs, cache=self._cache, progress=self._progress, window=story_window, columns=columns)
        added = run.add(sources, kept)
        Comparing(path=self.path, wait=self.wait, rules=_rules(rules), means=means or self._means(), progress=self._progress).compare()
        return added

    def check(
        self,
        new: Sequence[Source],
        *,
        rules: Sequence[AnyRule] | None = None,
        jobs: int = 1,
        means: Means | None = None,
        columns: Mapping[str, str] | None = None,
    ) -> Report:
        """Compare new articles with those of the archive, and report what involves them; the archive stays as it is."""
        if not new:
            raise OptionError("there is nothing new to compare; name it")
        means = means or self._means()
        run = Checking(path=self.path, wait=self.wait, rules=_rules(rules), means=means, jobs=jobs, progress=self._progress, columns=columns)
        return run.check(new)

    def query(self, asked: str, *values: str) -> pd.DataFrame:
        """The answer to SQL, or to a question that is ready, by its name; the SQL can only read this archive."""
        return frame(self.path, asked, values, self.wait)

    def answer(self, asked: str, values: Sequence[str], limit: int) -> Answer:
        """The same as plain rows, at most so many."""
        return answer(self.path, asked, values, limit, self.wait)

    def stats(self) -> Stats:
        """What the archive holds."""
        return stats(self.path, self.wait)

    def export(self, folder: Path | str) -> tuple[Path, ...]:
        """Write each table as a Parquet file."""
        return export(self.path, Path(folder), self.wait)

    def _means(self) -> Means:
        return Means(cache=self._cache)


def _rules(rules: Sequence[AnyRule] | None) -> Sequence[AnyRule]:
    from crosscheck.rules import load_rules

    return load_rules() if rules is None else rules
