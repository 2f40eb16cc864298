"""The cache as commands use it: its options, where it is, and what is said where it can't be used."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.cli._output import say
from crosscheck.config import COMMAND_LINE
from crosscheck.errors import OptionError

if TYPE_CHECKING:
    from crosscheck.cache.folder import Folder
    from crosscheck.config import Settings

NAME = "crosscheck"
MEGABYTE = 1_000_000

CacheFolder = Annotated[
    Path | None,
    typer.Option("--cache-dir", metavar="DIR", help="Where to keep what is read of articles, for the next run.", show_default="the user's cache folder"),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Keep nothing, and read every article anew.")]


@contextmanager
def kept(known: Settings, no_cache: bool) -> Iterator[Folder | None]:
    """The cache of a run, or None for a run without one; whether it could be written is said only where the command line names it."""
    named = known.cache_dir.origin == COMMAND_LINE
    if no_cache and named:
        raise OptionError("--cache-dir and --no-cache exclude one another")
    folder = None if no_cache else open_folder(known)
    if folder is None:
        yield None
        return
    try:
        yield folder
    finally:
        folder.tidy()
    if named and folder.failure:
        say(f"crosscheck: --cache-dir {known.cache_dir.value}: not everything could be kept for the next run: {folder.failure}")


def open_folder(known: Settings) -> Folder | None:
    """The folder that the settings name, or the user's; None for a user without a home."""
    from crosscheck.cache.folder import Folder

    path = known.cache_dir.value or users_folder(os.environ, sys.platform)
    return Folder(path, known.cache_size.value * MEGABYTE) if path else None


def users_folder(environment: Mapping[str, str], platform: str) -> Path | None:
    """Where a platform keeps what can be made again: $XDG_CACHE_HOME, ~/Library/Caches, %LOCALAPPDATA% or ~/.cache; None where there is no home."""
    given = environment.get("LOCALAPPDATA" if platform == "win32" else "XDG_CACHE_HOME", "")
    if given and Path(given).is_absolute():  # others are to be ignored, says the XDG standard
        return Path(given) / NAME
    try:
        home = Path.home()
    except RuntimeError:
        return None
    within = {"darwin": ("Library", "Caches"), "win32": ("AppData", "Local")}.get(platform, (".cache",))
    return home.joinpath(*within, NAME) if home.is_dir() else None
