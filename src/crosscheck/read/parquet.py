"""Tables as Parquet, one article a row, by the names of their columns; read by DuckDB, a part at a time."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crosscheck.address import INSIDE
from crosscheck.errors import printable
from crosscheck.model import Skipped
from crosscheck.read._columns import Columns, columns
from crosscheck.read._files import LARGEST, Found, Unreadable
from crosscheck.read._metadata import Record
from crosscheck.read._rows import Rows
from crosscheck.read._unpacking import packed

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

SUFFIXES = (".parquet",)
CALLED = "the table"

_NESTED = 50_000_000  # bytes of a table inside an archive
_MEMORY = "400 MB"  # a page of texts may have 100 MB, and is there packed and unpacked
_GLOB = str.maketrans({mark: f"[{mark}]" for mark in "*?["})  # DuckDB takes these for patterns


def read(found: Found) -> Iterator[Record | Found | Skipped]:
    """The articles of a table; a wrong row is skipped by itself. One without texts is none of ours, and told where it was named."""
    import duckdb

    with _file(found) as path, _connection() as own:
        try:
            names = [name for name, *_ in own.execute("DESCRIBE SELECT * FROM read_parquet(?)", [path]).fetchall()]
            plain = columns(names, {})
            if not found.named and "text" not in plain.chosen and "text" not in plain.doubtful and found.columns.get("text") not in names:
                return
            known = columns(names, found.columns)
            if "text" not in known.chosen:
                raise Unreadable(known.missing_text())
            yield from _rows(own, path, found, known)
        except duckdb.OutOfMemoryException:
            raise Unreadable(f"needs more than {_MEMORY} of memory: write it with smaller row groups") from None
        except duckdb.Error as error:
            raise Unreadable(f"not Parquet, or damaged: {printable(str(error).partition(chr(10))[0])[:150]}") from None


def _rows(own: Connection, path: str, found: Found, known: Columns) -> Iterator[Record | Found | Skipped]:
    rows = Rows(found, "row")
    parts = list(known.chosen)
    # a text too long comes as none, and its length tells why; all else is text, as days and numbers are written in it
    wanted = ", ".join(
        f"CASE WHEN strlen({name}) <= {4 * LARGEST} THEN {name} END" for name in (f"CAST({_quoted(known.chosen[part])} AS VARCHAR)" for part in parts)
    )
    text = f"coalesce(strlen(CAST({_quoted(known.chosen['text'])} AS VARCHAR)), 0)"
    with packed(found) as (_, _, allowance):
        answer = own.execute(f"SELECT {text}, {wanted} FROM read_parquet(?)", [path])  # noqa: S608 (names, in quotes)
        number = 0
        while row := answer.fetchone():
            number += 1
            where = f"{found.shown}{INSIDE}{number}"
            allowance.take(row[0])
            if row[0] > 4 * LARGEST:
                yield from rows.wrong(where, f"too large for one article (at most {LARGEST:,} characters)")
                continue
            yield from rows.article(number, where, {part: value for part, value in zip(parts, row[1:], strict=True) if value is not None}, known)
    yield from rows.rest()


def _quoted(name: str) -> str:
    """A column's name as SQL holds any."""
    return '"' + name.replace('"', '""') + '"'


@contextmanager
def _connection() -> Iterator[Connection]:
    """A database of nothing, which reads what it is told and nothing else, and loads nothing from anywhere."""
    import duckdb

    config: dict[str, Any] = {"memory_limit": _MEMORY, "threads": 1, "autoinstall_known_extensions": False, "autoload_known_extensions": False}
    with contextlib.closing(duckdb.connect(":memory:", config=config)) as own:
        own.execute("SET disable_parquet_prefetching = true")  # which reads a whole row group at once
        yield own


@contextmanager
def _file(found: Found) -> Iterator[str]:
    """A table as a file: DuckDB reads no other; what lies in an archive is one for as long as it is read, under a name of ours."""
    if found.data is None and found.stream is None:
        with found.opened():  # says why where it can't be read
            pass
        yield os.fspath(found.path.resolve()).translate(_GLOB)
        return
    with tempfile.NamedTemporaryFile(suffix=".parquet", delete=False) as file:
        try:
            file.write(found.content(_NESTED))
            file.close()
            yield file.name.translate(_GLOB)
        finally:
            file.close()
            Path(file.name).unlink()
