"""The readers, one a format, found by walking this package: every module whose name has no leading underscore."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from crosscheck.model import Skipped

if TYPE_CHECKING:
    from crosscheck.read._files import Found
    from crosscheck.read._metadata import Record


class Reader(Protocol):
    """What a module of this package offers: the suffixes it reads, how a note calls what it reads, and how it reads."""

    SUFFIXES: tuple[str, ...]
    CALLED: str

    def read(self, found: Found) -> Iterator[Record | Skipped | Found]:
        """The articles of a file, and what lies in it for other readers; raises Unreadable where nothing can be made of it."""
        ...


@cache
def readers() -> dict[str, Reader]:
    """The readers by their suffixes."""
    package = __name__.rpartition(".")[0]
    folder = import_module(package).__path__
    modules = [cast("Reader", import_module(f"{package}.{m.name}")) for m in pkgutil.iter_modules(folder) if not m.name.startswith("_")]
    return {suffix: module for module in modules for suffix in module.SUFFIXES}


def suffixes() -> tuple[str, ...]:
    """The suffixes of the files that can be read, sorted."""
    return tuple(sorted(readers()))


def ending(name: str) -> str:
    """The longest ending of a file's name that is read (`.warc.gz` before `.gz`); the last one where none is."""
    ends = [name[i:].lower() for i, mark in enumerate(name) if mark == "." and i]
    return next((end for end in ends if end in readers()), ends[-1] if ends else "")
