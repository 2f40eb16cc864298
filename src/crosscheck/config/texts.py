"""Texts and paths that a file of the configuration holds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from crosscheck.config.file import File, there


def text(file: File, *keys: str | int) -> str:
    """A text that isn't empty."""
    value: Any = file.table
    for key in keys:
        value = value[key]
    name = _name(keys)
    if not isinstance(value, str):
        file.fail(keys, f"{name} must be a text")
    if not value.strip() or "\0" in value:
        file.fail(keys, f"{name} holds a NUL character" if "\0" in value else f"{name} is empty")
    return value


def beside(file: File, path: str) -> Path:
    """A path that a file gives, seen from where the file is, without `..` where that changes nothing."""
    found = file.path.parent / path
    short = Path(os.path.normpath(found))
    return short if os.path.realpath(short) == os.path.realpath(found) else found  # a folder that is a link has another `..`


def existing(file: File, *keys: str | int) -> Path:
    """A path to something that exists."""
    written = text(file, *keys)
    path = beside(file, written)
    if not there(path):
        file.fail(keys, f"{_name(keys)}: there is no file or folder {str(path)!r}")
    return path


def _name(keys: tuple[str | int, ...]) -> str:
    """What a value is called in errors: `'jobs'`, `an entry of 'rules'`, `the severity of 'date-differs'`, `'reason'` of an entry."""
    if len(keys) == 1:
        return repr(keys[0])
    if isinstance(keys[-1], int):
        return f"an entry of {keys[-2]!r}"
    return repr(keys[-1]) if isinstance(keys[1], int) else f"the {keys[0]} of {keys[1]!r}"
