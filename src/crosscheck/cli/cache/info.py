"""`crosscheck cache info`: where the cache is, and how much it holds."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from crosscheck.cli._cache import MEGABYTE, CacheFolder, open_folder
from crosscheck.cli._config import ConfigFile, NoConfig, read_settings
from crosscheck.cli._exit import Exit
from crosscheck.cli._output import STDOUT, json_text, one_of, write

FORMATS = ("text", "json")


def command(
    *,
    format_: Annotated[str, typer.Option("--format", metavar="NAME", help="text, or json.")] = "text",
    cache_dir: CacheFolder = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> int:
    """Show where the cache is, how much it holds, how much it may hold, and when its oldest entry was last used."""
    from crosscheck.report.bidi import safe

    one_of("--format", format_, FORMATS)
    folder = open_folder(read_settings(config, no_config, {"cache-dir": cache_dir}))
    if folder is None:
        write("There is no cache: there is no folder for it; name one by --cache-dir.\n" if format_ == "text" else "null\n", STDOUT)
        return Exit.CLEAN
    found = folder.contents()
    oldest = datetime.fromtimestamp(found.oldest, UTC).isoformat(timespec="seconds") if found.oldest is not None else None
    if format_ == "json":
        record = {"folder": str(folder.path), "entries": found.entries, "bytes": found.size, "limit": folder.limit, "oldest": oldest}
        write(json_text(record), STDOUT)
    else:
        held = f"{found.entries:,} entries, {found.size / MEGABYTE:.1f} of {folder.limit / MEGABYTE:.0f} MB"
        write(f"{safe(str(folder.path))}\n{held}{f'; the oldest was last used {oldest}' if oldest else ''}\n", STDOUT)
    return Exit.CLEAN
