"""`crosscheck archive export`: the archive's tables as Parquet files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from crosscheck.cli._config import ConfigFile, NoConfig, read_settings
from crosscheck.cli._exit import Exit
from crosscheck.cli._output import STDOUT, write
from crosscheck.cli.archive._common import WAIT, ArchiveFile, Wait, place


def command(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the files go; it is made where it isn't there.")],
    *,
    archive: ArchiveFile = None,
    wait: Wait = WAIT,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> int:
    """Write every table of the archive to a Parquet file; the same archive gives the same bytes."""
    from crosscheck.archive import Archive
    from crosscheck.report.bidi import safe

    files = Archive(place(read_settings(config, no_config, {"archive": archive})), wait=wait).export(folder)
    write("".join(f"{safe(file.as_posix())}\n" for file in files), STDOUT)
    return Exit.CLEAN
