"""An archive as Parquet, a file a table: what other programs read, the same bytes for the same content."""

from __future__ import annotations

from pathlib import Path

from crosscheck.archive.opening import WAIT, writing
from crosscheck.archive.schema import check
from crosscheck.errors import ArchiveError

# table → the order of its rows; of `meta` not the vectors, which anybody can make again
TABLES = {
    "articles": "article",
    "members": "story, article",
    "links": "one, other",
    "stories": "story",
    "claims": "article, claim",
    "facts": "story, fact",
    "positions": "story, fact, position, source, starts, ends",
    "findings": "story, fact",
    "buckets": "article, key",
    "buckets_undated": "article, key",
    "meta": "version",
}
_COLUMNS = {"meta": "version, story_window"}


def export(path: Path, folder: Path, wait: float = WAIT) -> tuple[Path, ...]:
    """Write each table to `folder`, which is made; raises ArchiveError where that can't be done."""
    import duckdb

    if not path.exists():
        raise ArchiveError(f"{path}: there is no archive; crosscheck archive add PATH… makes it")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(f"{folder}: this folder can't be made: {error.strerror or error}") from None
    files = tuple(folder / f"{table}.parquet" for table in TABLES)
    with writing(path, wait) as own:
        check(own, str(path))
        own.execute("SET threads = 1")  # several would part the rows as they come
        for (table, order), file in zip(TABLES.items(), files, strict=True):
            part = file.with_name(f".{file.name}.part")
            try:
                own.execute(f"COPY (SELECT {_COLUMNS.get(table, '*')} FROM {table} ORDER BY {order}) TO '{_quoted(part)}' (FORMAT parquet, COMPRESSION zstd)")  # noqa: S608
                part.replace(file)
            except (duckdb.Error, OSError) as error:
                raise ArchiveError(f"{file}: can't be written: {' '.join(str(error).split())}") from None
            finally:
                part.unlink(missing_ok=True)
    return files


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
