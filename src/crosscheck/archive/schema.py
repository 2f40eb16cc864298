"""The tables of an archive, and how those of an older version become today's: a folder of numbered SQL files, each run once, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from crosscheck.errors import ArchiveError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_NAME = re.compile(r"(\d{4})_\w+\.sql")


@dataclass(frozen=True, slots=True)
class Step:
    """From the version before to this one."""

    version: int
    sql: str


@cache
def steps() -> tuple[Step, ...]:
    """All steps, the first first."""
    folder = resources.files(__package__) / "migrations"
    found = [(match, file) for file in folder.iterdir() if (match := _NAME.fullmatch(file.name))]
    return tuple(sorted((Step(int(match[1]), file.read_text(encoding="utf-8")) for match, file in found), key=lambda step: step.version))


def newest() -> int:
    """The version that this code reads and writes."""
    return steps()[-1].version


def version(own: Connection, path: str) -> int:
    """The version of an open archive, 0 for an empty one; raises ArchiveError for a database that is something else."""
    tables = {name for (name,) in own.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not tables:
        return 0
    if not {"meta", "articles", "buckets"} <= tables:
        raise ArchiveError(f"{path}: a database, but no archive of crosscheck; name another file by --archive")
    found = own.execute("SELECT version FROM meta").fetchone()
    if found is None:
        raise ArchiveError(f"{path}: an archive without a version; it is damaged")
    return int(found[0])


def check(own: Connection, path: str) -> None:
    """Raise ArchiveError, with what is to be done, for an archive that this code can't read as it is."""
    found = version(own, path)
    if found > newest():
        raise ArchiveError(f"{path}: written by a newer crosscheck (archive version {found}; this one knows {newest()}); use that one")
    if found < newest():
        raise ArchiveError(f"{path}: of an older crosscheck (archive version {found}; now {newest()}); crosscheck archive add brings it up to date")


def migrate(own: Connection, path: str, known: Sequence[Step]) -> None:
    """Bring an archive up to date, all steps in one transaction; raises ArchiveError for a newer one."""
    found = version(own, path)
    if found > known[-1].version:
        raise ArchiveError(f"{path}: written by a newer crosscheck (archive version {found}; this one knows {known[-1].version}); use that one")
    due = [step for step in known if step.version > found]
    if not due:
        return
    own.execute("BEGIN")
    for step in due:
        own.execute(step.sql)
        own.execute("UPDATE meta SET version = ?", [step.version])
    own.execute("COMMIT")
