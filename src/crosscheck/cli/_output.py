"""Where the command line's words go: standard output, a file written at once, and one-liners on standard error."""

from __future__ import annotations

import os
import sys
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from typing import IO, TextIO

from crosscheck.errors import OptionError, nearest
from crosscheck.report.joblog import disarmed

STDOUT = "-"


def say(line: str, *, file: TextIO | None = None) -> None:
    """Print one line, on standard error if nothing else is said; line breaks and control marks inside it are shown as blanks."""
    clean = disarmed("".join(c if c.isprintable() else " " for c in line))
    out = file or sys.stderr
    out.write(clean.encode(out.encoding or "utf-8", "backslashreplace").decode(out.encoding or "utf-8") + "\n")


def check_output(output: str, option: str = "--output") -> None:
    """Raise OptionError, before any work is done, where the output can't be written; `option` says who named it."""
    folder = Path(output).resolve().parent
    if output != STDOUT and not folder.is_dir():
        raise OptionError(f"{option} {output}: there is no folder {folder}")
    if output != STDOUT and Path(output).is_dir():
        raise OptionError(f"{option} {output}: this is a folder; name a file")
    if output != STDOUT and not _writable(Path(output), folder):
        raise OptionError(f"{option} {output}: this can't be written to")


def make_folder(folder: Path, option: str = "--output") -> None:
    """Make the folder that something is to be written to, where it isn't there; raises OptionError where that can't be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OptionError(f"{option} {folder}: this folder can't be made: {error.strerror or error}") from None


def _writable(path: Path, folder: Path) -> bool:
    """Whether a file may be made anew in its folder, or a pipe or device written to."""
    if path.exists() and not path.is_file():
        return os.access(path, os.W_OK)
    return os.access(folder, os.W_OK | os.X_OK) and (not path.exists() or os.access(path, os.W_OK))


def write(data: str | bytes | IO[bytes], output: str, *, commands: bool = False) -> None:
    """Write bytes, what another file holds, or text as UTF-8, to a file that is either the old or the new one, never half of it; or to standard output, where a job may look for commands.

    What it would take for one in a text is parted by a blank there, unless they are `commands` that are meant.
    """
    if isinstance(data, str):
        data = (disarmed(data, commands=commands) if output == STDOUT else data).encode("utf-8", "replace")
    source = BytesIO(data) if isinstance(data, bytes) else data
    if output == STDOUT:
        try:
            sys.stdout.flush()
            copyfileobj(source, sys.stdout.buffer)
            sys.stdout.flush()
        except BrokenPipeError:
            nobody_reads()
        return
    path = Path(output).resolve()
    try:
        if path.exists() and not path.is_file():  # a pipe or a device
            _copy(source, path)
            return
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            _copy(source, part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise OptionError(f"{output}: can't be written: {error.strerror or error}") from None


def _copy(source: IO[bytes], path: Path) -> None:
    with path.open("wb") as file:
        copyfileobj(source, file)


def json_text(data: object) -> str:
    """Plain data as JSON for a program to read; what a job would obey in its texts is escaped, so that nothing is lost."""
    import json

    from crosscheck.report.json import guarded

    return guarded(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def nobody_reads() -> None:
    """Whoever read standard output has seen enough: what is still to come goes nowhere, and Python doesn't complain at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def one_of(option: str, value: str, allowed: tuple[str, ...]) -> None:
    """Raise OptionError with what is allowed and the nearest name."""
    if value not in allowed:
        raise OptionError(f"{option} {value!r} isn't one of {', '.join(allowed)}{nearest(value, allowed)}")
