"""Which files make up the configuration: the nearest one, or the one that is named, and what it extends."""

from __future__ import annotations

import importlib.util
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crosscheck.config.file import MAX_BYTES, NAME, SHARED, File, read_file, there
from crosscheck.config.texts import beside, text
from crosscheck.errors import ConfigError, OptionError, nearest

MOST = 10  # files that extend one another behind the first
PACKAGE = "package:"


@dataclass(frozen=True, slots=True)
class Link:
    """A file of the chain, and why it is read."""

    file: File
    because: str  # "--config", "nearest" or "extended by path:line"


def chain(config: Path | None, cwd: Path) -> tuple[Link, ...]:
    """The named file, or the nearest above `cwd`, and what it extends, nearest first; empty where there is none."""
    first = _named(config) if config is not None else _nearest(cwd)
    links = [first] if first else []
    seen = {links[0].file.path.resolve(): links[0].file.path} if links else {}
    while links and "extend" in links[-1].file.table:
        file = links[-1].file
        path = _extended(file)
        if path.resolve() in seen:
            way = " → ".join(str(p) for p in (*seen.values(), path))
            file.fail(("extend",), f"'extend' goes round in a circle: {way}")
        if len(links) > MOST:
            file.fail(("extend",), f"more than {MOST} files extend one another")
        seen[path.resolve()] = path
        links.append(Link(_must_hold(path), f"extended by {file.origin('extend')}"))
    return tuple(links)


def _named(config: Path) -> Link:
    if not there(config):
        raise OptionError(f"--config {config}: there is no such file")
    if config.is_dir():
        raise OptionError(f"--config {config}: this is a folder; name a file")
    return Link(_must_hold(config), "--config")


def _nearest(cwd: Path) -> Link | None:
    """The file of the nearest folder that has one, upwards."""
    for up in range(len(cwd.resolve().parts)):
        folder = cwd.joinpath(*[".."] * up)
        for path in (folder / NAME, folder / SHARED):
            if there(path) and (path.name == NAME or _mentions_us(path)):
                file = read_file(path)
                if file is not None:
                    return Link(file, "nearest")
    return None


def lookalikes(folder: Path) -> tuple[Path, ...]:
    """Files of a folder that look like a configuration, and are none, where it has no crosscheck.toml; a report kept as crosscheck.json is no such file."""
    if there(folder / NAME):
        return ()
    found = (folder / f"crosscheck.{end}" for end in ("yaml", "yml", "json"))
    return tuple(path for path in found if there(path) and not _holds(path, b'"findings"'))


def _mentions_us(path: Path) -> bool:
    """Whether a pyproject.toml can hold [tool.crosscheck] at all: one of another project may be broken, or longer than we read."""
    return _holds(path, b"crosscheck")


def _holds(path: Path, word: bytes) -> bool:
    try:
        with path.open("rb") as file:
            return path.is_file() and word in file.read(MAX_BYTES)
    except OSError:
        return False


def _must_hold(path: Path) -> File:
    file = read_file(path)
    if file is None:
        raise ConfigError(f"{path}:1: there is no [tool.crosscheck] in this file")
    return file


def _extended(file: File) -> Path:
    """The file that another extends."""
    written = text(file, "extend")
    if written.startswith(PACKAGE):
        return _of_package(file, written.removeprefix(PACKAGE).strip())
    path = beside(file, written)
    if not there(path):
        file.fail(("extend",), f"'extend': there is no file {str(path)!r}")
    if path.is_dir():
        file.fail(("extend",), f"'extend': {str(path)!r} is a folder; name a file")
    return path


def _of_package(file: File, name: str) -> Path:
    """The crosscheck.toml of an installed package, without running any of its code."""
    top, *below = name.split(".")
    if not all(part.isidentifier() for part in (top, *below)):
        file.fail(("extend",), f"'extend': {name!r} is no name of a package; write it as Python imports it, such as {PACKAGE}house_style")
    folders = [folder.joinpath(*below) for folder in _folders(top)]
    folders = [folder for folder in folders if there(folder)]
    if not folders:
        hint = nearest(top, (module.name for module in pkgutil.iter_modules() if module.ispkg)) if not below else ""
        file.fail(("extend",), f"'extend': the package {name!r} isn't installed{hint}")
    found = next((folder / NAME for folder in folders if there(folder / NAME)), None)
    if found is None:
        file.fail(("extend",), f"'extend': the package {name!r} carries no {NAME}")
    return found


def _folders(package: str) -> Iterator[Path]:
    """Where a top-level package is; nowhere for what isn't installed, and for a module that is one file."""
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError):  # the second of a module without a specification, such as __main__
        return
    yield from map(Path, (spec.submodule_search_locations or ()) if spec else ())
