"""`crosscheck archive query`: SQL, or a question that is ready, and its answer as a table."""

from __future__ import annotations

import csv
import io
import shutil
import sys
from collections.abc import Callable
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.cli._config import ConfigFile, NoConfig, read_settings
from crosscheck.cli._exit import Exit
from crosscheck.cli._output import STDOUT, check_output, json_text, one_of, say, write
from crosscheck.cli.archive._common import WAIT, ArchiveFile, Wait, place

if TYPE_CHECKING:
    from crosscheck.archive import Answer

LIMIT = 1_000  # rows


def command(  # noqa: PLR0913 (each argument is an option of the command line)
    asked: Annotated[
        str | None, typer.Argument(metavar="SQL-OR-NAME", help="A query of your own, or the name of one that is ready.", show_default="the names of those")
    ] = None,
    values: Annotated[
        list[str] | None, typer.Argument(metavar="VALUE", help="What a ready query asks about; in SQL of your own $1, $2 …", show_default=False)
    ] = None,
    *,
    format_: Annotated[str, typer.Option("--format", metavar="NAME", help="table, csv, json or markdown.")] = "table",
    output: Annotated[str, typer.Option(metavar="FILE", help="Where the answer goes; - is standard output.")] = STDOUT,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many rows.")] = LIMIT,
    archive: ArchiveFile = None,
    wait: Wait = WAIT,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> int:
    """Ask the archive; nothing can be changed by it, and no other file be read.

    Without a query the ready ones are listed. Exit code: 0 answered, 2 it can't be.
    """
    from crosscheck.archive import Archive, questions

    one_of("--format", format_, tuple(FORMATS))
    check_output(output)
    if asked is None:
        write("".join(f"{one.name} {' '.join(map(str.upper, one.wants))}".rstrip() + f"\n    {one.help}\n" for one in questions().values()), output)
        return Exit.CLEAN
    found = Archive(place(read_settings(config, no_config, {"archive": archive})), wait=wait).answer(asked, values or (), limit)
    write(FORMATS[format_](found), output)
    if found.more:
        say(f"crosscheck: only the first {limit:,} rows; --limit N gives more")
    return Exit.CLEAN


def _cell(value: object) -> str:
    """A value as one line that no terminal obeys."""
    from crosscheck.report.bidi import safe

    if value is None:
        return ""
    if isinstance(value, bytes | bytearray | memoryview):
        return f"({len(value):,} bytes)"
    if isinstance(value, list | tuple):
        return ", ".join(map(_cell, value))
    return safe(f"{value:.12g}" if isinstance(value, float) else str(value))


def _table(found: Answer) -> str:
    from rich.console import Console
    from rich.table import Table

    from crosscheck.cli._terminal import bidi
    from crosscheck.report.bidi import isolate
    from crosscheck.report.sheet import Sheet

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 160
    console = Console(file=io.StringIO(), width=width, color_system=None, force_terminal=False, markup=False, emoji=False, highlight=False)
    sheet = Sheet(console, bidi())
    table = Table(box=None, pad_edge=False, header_style="")
    for name in found.columns:
        table.add_column(_cell(name), overflow="fold")
    for row in found.rows:
        table.add_row(*(sheet.line(isolate(_cell(value))) for value in row))
    with console.capture() as capture:
        console.print(table)
    return capture.get()


def _csv(found: Answer) -> str:
    from crosscheck.report.csv import cell

    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(cell(name) for name in found.columns)
    rows.writerows([_cell(value) if isinstance(value, int | float) else cell(_cell(value)) for value in row] for row in found.rows)
    return out.getvalue()


def _json(found: Answer) -> str:
    return json_text([dict(zip(found.columns, map(_plain, row), strict=True)) for row in found.rows])


def _plain(value: object) -> object:
    """A value as JSON has it; days in ISO 8601."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float | Decimal):
        return float(value) if isfinite(value) else None
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    return _cell(value)


def _markdown(found: Answer) -> str:
    from crosscheck.report.markdown import shown, table

    return table(tuple(map(shown, found.columns)), [tuple(shown(_cell(value)) for value in row) for row in found.rows]) + "\n"


FORMATS: dict[str, Callable[[Answer], str]] = {"table": _table, "csv": _csv, "json": _json, "markdown": _markdown}
