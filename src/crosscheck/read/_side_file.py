"""`sources.yaml`, which says of the files beside it what is known of them; and what YAML needs wherever a user writes it."""

from __future__ import annotations

import os
from collections.abc import Collection
from functools import cache
from pathlib import Path

import yaml

from crosscheck.errors import InputError, nearest
from crosscheck.read._days import day
from crosscheck.read._files import Found, Unreadable, load
from crosscheck.read._layers import FIELDS, language_code

SIDE_FILE = "sources.yaml"


def beside(path: Path) -> dict[str, str]:
    """What the `sources.yaml` in a file's folder says of it."""
    return _side_file(path.parent).get(path.name, {})


@cache
def _cached(folder: Path, stamp: tuple[int, int]) -> dict[str, dict[str, str]]:
    """The file's stamp only tells its versions apart."""
    return _parse(folder / SIDE_FILE)


def _side_file(folder: Path) -> dict[str, dict[str, str]]:
    try:
        stat = (folder / SIDE_FILE).stat()
    except OSError:
        return {}
    return _cached(folder, (stat.st_mtime_ns, stat.st_size))


def _parse(path: Path) -> dict[str, dict[str, str]]:
    if path.is_symlink() and Path(os.path.realpath(path)).name != SIDE_FILE:  # what is wrong in it is shown, so whoever wrote the folder must not choose it
        raise InputError(f"{path}: a link to a file that isn't named {SIDE_FILE}")
    try:
        text = load(Found(path=path, shown=str(path), id=path.name))
    except Unreadable as error:
        raise InputError(f"{path}: {error}") from None
    files = [p.name for p in path.parent.iterdir() if os.path.isfile(p)]  # noqa: PTH113 (a Path fails where a link is too long)
    return parsed(text, path, files)


def parsed(text: str, path: Path | str, files: Collection[str]) -> dict[str, dict[str, str]]:
    """`file name: {outlet: …, published: …}` of the files of a folder; raises InputError with path:line for anything that makes no sense."""
    try:
        root = yaml.compose(text.removeprefix("\ufeff"), Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise InputError(f"{path}:{problem(error)}") from None
    except RecursionError:
        raise InputError(f"{path}: nested too deeply") from None
    sources = {}
    for key, value in pairs(path, root, "file name: {outlet: …, published: …, language: …}"):
        if key.value not in files or key.value == SIDE_FILE:
            raise InputError(f"{path}:{line(key)}: no file {key.value!r} in this folder{nearest(key.value, set(files) - {SIDE_FILE})}")
        sources[key.value] = _entry(path, value)
    return sources


def _entry(path: Path | str, node: yaml.Node) -> dict[str, str]:
    fields = {}
    for key, value in pairs(path, node, "outlet: …, published: …, language: …"):
        if key.value not in FIELDS:
            raise InputError(f"{path}:{line(key)}: unknown key {key.value!r}{nearest(key.value, FIELDS)}; allowed are {', '.join(FIELDS)}")
        if not isinstance(value, yaml.ScalarNode):
            raise InputError(f"{path}:{line(value)}: {key.value} must be text")
        check = {"language": language_code, "published": day}.get(key.value)
        try:
            if check and value.value:
                check(value.value)
        except Unreadable as error:
            raise InputError(f"{path}:{line(value)}: {error}") from None
        fields[key.value] = value.value
    return fields


def pairs(path: Path | str, node: yaml.Node | None, form: str) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    """The keys and values of a YAML mapping whose keys are text, each once; raises InputError."""
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        raise InputError(f"{path}:{line(node)}: expected `{form}`")
    seen: set[str] = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise InputError(f"{path}:{line(key)}: a key must be text")
        if key.value in seen:
            raise InputError(f"{path}:{line(key)}: {key.value!r} stands here twice")
        seen.add(key.value)
    return list(node.value)


def line(node: yaml.Node) -> int:
    """The line of a YAML node, counted from 1."""
    return int(node.start_mark.line) + 1


def problem(error: yaml.YAMLError, offset: int = 1) -> str:
    """`line: what is wrong` of a YAML error, in one line."""
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or str(error).splitlines()[0]
    return f"{mark.line + offset if mark else offset}: not YAML: {what}"
