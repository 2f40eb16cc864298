"""Several files written together: all of them, or none."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.errors import OptionError

if TYPE_CHECKING:
    from crosscheck.starter import Written


def check_files(root: Path, paths: Sequence[str]) -> None:
    """Raise OptionError where one of the paths can't become a file below the root, or leads out of it by a link."""
    for path in paths:
        file = root / path
        there = next(folder for folder in file.parents if os.path.lexists(folder))
        if file.is_dir() or not there.is_dir():
            raise OptionError(f"{path}: can't be written: {path if file.is_dir() else there.as_posix()} is {'a folder' if file.is_dir() else 'no folder'}")
        if not file.resolve().is_relative_to(root.resolve()):
            raise OptionError(f"{path}: can't be written: a link leads out of this folder")
        if not os.access(there, os.W_OK | os.X_OK):
            raise OptionError(f"{path}: can't be written: nothing may be written to this folder")


def write_files(root: Path, files: Sequence[Written]) -> None:
    """Write the files, and the folders that they need; where one can't be written nothing is left of the others."""
    parts: dict[Path, Path] = {}
    folders: list[Path] = []
    current = ""  # what an error is about
    try:
        for file in files:
            current, path = file.path, (root / file.path).resolve()
            _make(path.parent, folders)
            part = path.with_name(f".{path.name}.{os.getpid()}.part")
            parts[part] = path
            part.write_bytes(file.text.encode())
            if file.executable:
                part.chmod(part.stat().st_mode | 0o111)
        for part, path in parts.items():
            part.replace(path)
    except OSError as error:
        raise OptionError(f"{current}: can't be written, and nothing was: {error.strerror or error}") from None
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
        for folder in reversed(folders):
            if not any(folder.iterdir()):
                folder.rmdir()


def _make(folder: Path, made: list[Path]) -> None:
    """Make a folder and what is missing above it, and note each, the highest first."""
    for one in (*reversed(folder.parents), folder):
        if not one.exists():
            one.mkdir()
            made.append(one)
