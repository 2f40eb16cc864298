"""A file that a user wrote, as text: bounded, UTF-8, and never a pipe or a device."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

Fail = Callable[[Path, int, str], NoReturn]  # raises the error that names path, line and what is wrong


def read_text(path: Path, most: int, fail: Fail) -> str:
    """The text of a file of at most so many bytes, without a byte order mark; anything else goes to `fail`."""
    try:
        if not path.is_file():  # a pipe or a device would never end
            fail(path, 1, "not a file")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        fail(path, 1, f"can't be read: {error.strerror}")
    if len(data) > most:
        fail(path, 1, f"too long; allowed: {most // 1024} KiB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fail(path, data.count(b"\n", 0, error.start) + 1, f"not UTF-8 text (byte {error.start})")
