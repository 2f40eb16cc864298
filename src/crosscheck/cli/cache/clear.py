"""`crosscheck cache clear`: everything that was kept is removed."""

from __future__ import annotations

from crosscheck.cli._cache import MEGABYTE, CacheFolder, open_folder
from crosscheck.cli._config import ConfigFile, NoConfig, read_settings
from crosscheck.cli._exit import Exit
from crosscheck.cli._output import STDOUT, say, write


def command(*, cache_dir: CacheFolder = None, config: ConfigFile = None, no_config: NoConfig = False) -> int:
    """Remove what is kept of articles, and nothing else that stands in the folder."""
    from crosscheck.report.bidi import safe

    folder = open_folder(read_settings(config, no_config, {"cache-dir": cache_dir}))
    if folder is None:
        write("There is no cache.\n", STDOUT)
        return Exit.CLEAN
    gone, left = folder.clear(), folder.contents().entries
    write(f"{gone.entries:,} entries, {gone.size / MEGABYTE:.1f} MB, removed from {safe(str(folder.path))}\n", STDOUT)
    if left:
        say(f"crosscheck: {folder.path}: {left:,} entries couldn't be removed")
    return Exit.FAILED if left else Exit.CLEAN
