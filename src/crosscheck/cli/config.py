"""`crosscheck config`: every setting, its value, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.cli._config import ConfigFile, NoConfig, read_settings
from crosscheck.cli._exit import Exit
from crosscheck.cli._output import STDOUT, json_text, one_of, write

if TYPE_CHECKING:
    from crosscheck.config import Setting, Settings

FORMATS = ("table", "json")
NOTHING = {"encoder": "(the embedded one)", "rules": "(the built-in ones)", "cache-dir": "(the user's)"}  # how the table shows that nothing is set; else (none)
Row = tuple[str, str, str]


def command(
    *,
    format_: Annotated[str, typer.Option("--format", metavar="NAME", help="table, or json.")] = "table",
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> int:
    """Show every setting, its value and where it comes from: a line of a file, or the default."""
    one_of("--format", format_, FORMATS)
    found = read_settings(config, no_config)
    write(_table(found) if format_ == "table" else _json(found), STDOUT)
    return Exit.CLEAN


def _table(found: Settings) -> str:
    files = [(str(source.path), source.because) for source in found.files] or [("(no file)", "")]
    return "\n".join([*_columns([("read", "because"), *files]), "", *_columns([("setting", "value", "from"), *_rows(found)])]) + "\n"


def _rows(found: Settings) -> Iterator[Row]:
    from crosscheck.config import DEFAULT

    for key, value in found.by_key().items():
        if isinstance(value, dict):
            yield from (_row(f"{key}.{rule}", setting) for rule, setting in value.items())
        elif isinstance(value, tuple):
            yield from (_row(key, setting) for setting in value) if value else [(key, NOTHING.get(key, "(none)"), DEFAULT)]
        else:
            yield _row(key, value)


def _row(name: str, setting: Setting[object]) -> Row:
    value = setting.value
    shown = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return name, NOTHING.get(name, "(none)") if value in (None, ()) else shown, setting.origin


def _columns(rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Lines whose columns stand under one another; names in Arabic letters are kept from swapping them."""
    from crosscheck.report.bidi import isolate, safe

    cells = [[safe(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return ["  ".join([isolate(cell) + " " * (width - len(cell)) for cell, width in zip(row, widths, strict=True)]).rstrip() for row in cells]


def _json(found: Settings) -> str:
    files = [{"path": str(source.path), "because": source.because} for source in found.files]
    return json_text({"files": files, "settings": {key: _plain(value) for key, value in found.by_key().items()}})


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    setting: Setting[object] = value  # type: ignore[assignment]  # all that is left
    return {"value": _texts(setting.value), "from": setting.origin}


def _texts(value: object) -> object:
    """Paths as texts, as JSON has none."""
    return [str(one) for one in value] if isinstance(value, tuple) else str(value) if isinstance(value, Path) else value
