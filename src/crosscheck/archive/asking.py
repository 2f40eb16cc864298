"""SQL over an archive that can only read it, and the questions that are ready: a folder of SQL files, each with what it answers in its first line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crosscheck.archive.opening import reading
from crosscheck.errors import ArchiveError, OptionError, allowed

if TYPE_CHECKING:
    import pandas as pd
    from duckdb import DuckDBPyConnection as Connection

_NAME = re.compile(r"[\w-]+")
_PARAMETER = re.compile(r"\$(\w+)")


@dataclass(frozen=True, slots=True)
class Question:
    """A query that is ready, what it answers, and what it wants to be told, in order."""

    name: str
    help: str
    sql: str
    wants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The names of the columns, the first rows, and whether there are more."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    more: bool


@cache
def questions() -> dict[str, Question]:
    """The queries that are ready, by their names."""
    files = (file for file in (resources.files(__package__) / "queries").iterdir() if file.name.endswith(".sql"))
    return {one.name: one for one in sorted((_question(f.name.removesuffix(".sql"), f.read_text(encoding="utf-8")) for f in files), key=lambda q: q.name)}


def _question(name: str, sql: str) -> Question:
    return Question(name, sql.partition("\n")[0].removeprefix("--").strip(), sql, tuple(dict.fromkeys(_PARAMETER.findall(sql))))


def prepared(asked: str, values: Sequence[str]) -> tuple[str, dict[str, str] | list[str]]:
    """SQL with its parameters: of a ready question by its name, or SQL of one's own, whose values are $1, $2 …; raises OptionError."""
    if not _NAME.fullmatch(asked.strip()):
        return asked, list(values)
    question = questions().get(asked.strip())
    if question is None:
        raise OptionError(f"{allowed('query', asked, questions())}; or write SQL")
    if len(values) != len(question.wants):
        wants = " ".join(name.upper() for name in question.wants) or "nothing"
        raise OptionError(f"{question.name}: {question.help} It wants {wants} behind its name; {len(values)} given")
    return question.sql, dict(zip(question.wants, values, strict=True))


def answer(path: Path, asked: str, values: Sequence[str], limit: int, wait: float) -> Answer:
    """At most so many rows; raises ArchiveError for SQL that can't be run."""
    sql, parameters = prepared(asked, values)
    with reading(path, wait) as own:
        found = _run(own, path, sql, parameters)
        columns = tuple(column[0] for column in found.description or ())
        rows = found.fetchmany(limit + 1)
    return Answer(columns, tuple(rows[:limit]), len(rows) > limit)


def frame(path: Path, asked: str, values: Sequence[str], wait: float) -> pd.DataFrame:
    """All rows, as pandas has them."""
    sql, parameters = prepared(asked, values)
    with reading(path, wait) as own:
        return _run(own, path, sql, parameters).df()


def _run(own: Connection, path: Path, sql: str, parameters: dict[str, str] | list[str]) -> Connection:
    import duckdb

    try:
        return own.execute(sql, parameters) if parameters else own.execute(sql)
    except (duckdb.Error, ValueError) as error:
        raise ArchiveError(f"{path}: {' '.join(str(error).split())}") from None
