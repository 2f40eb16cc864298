"""Sources on disk → articles, exactly as read; one reader a format, found by walking this package.

A module here whose name has no leading underscore is a reader: `SUFFIXES` says which files it takes, `read(found)`
gives their articles, or a `Skipped` with the reason where one can't be used. Other sources are still read.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from crosscheck.errors import InputError
from crosscheck.model import Article, Skipped
from crosscheck.read._complete import complete
from crosscheck.read._files import LARGEST, Found, Unreadable, find
from crosscheck.read._metadata import FIELDS, Record, beside

__all__ = ["Found", "complete", "files", "inside", "read", "row", "suffixes", "unique"]


class Reader(Protocol):
    """What a module of this package offers: the suffixes it reads, and how."""

    SUFFIXES: tuple[str, ...]

    def read(self, found: Found) -> Iterator[Record | Skipped]:
        """The articles of a file; raises Unreadable where nothing can be made of it."""
        ...


@cache
def _readers() -> dict[str, Reader]:
    modules = [cast("Reader", import_module(f"{__name__}.{m.name}")) for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")]
    return {suffix: module for module in modules for suffix in module.SUFFIXES}


def suffixes() -> tuple[str, ...]:
    """The suffixes of the files that can be read, sorted."""
    return tuple(sorted(_readers()))


def read(
    paths: Sequence[Path | str], completing: Callable[[Article], Article] = complete, wanted: Callable[[Path], bool] = lambda _path: True
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """All articles of files and folders, in order, each with its language and, where known, its date.

    Metadata comes from the source itself, else from the `sources.yaml` beside it, else from the text, by `completing`. Files that aren't `wanted` are passed over.
    Raises InputError where a path doesn't exist or a `sources.yaml` is wrong; whatever else can't be read is in the second part.
    """
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for item in (item for file in files(paths) if wanted(file.path) for item in inside(file)):
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        try:
            articles.append(completing(item))
        except InputError as error:
            skipped.append(Skipped(path=item.path, reason=str(error)))
    return unique(articles), tuple(skipped)


def files(paths: Sequence[Path | str]) -> Iterator[Found]:
    """The files of paths of files and folders, in order, each once; raises InputError where a path doesn't exist."""
    return find([Path(p) for p in paths], suffixes())


def inside(found: Found) -> Iterator[Article | Skipped]:
    """The articles of a file as they stand there, not yet completed; raises InputError where the `sources.yaml` beside it is wrong."""
    reader = _readers().get(found.path.suffix.lower())
    if reader is None:
        kind = f"{found.path.suffix!r} files" if found.path.suffix else "a file without a suffix"
        yield Skipped(path=found.shown, reason=f"no reader for {kind}; there is {', '.join(suffixes())}")
        return
    known = beside(found.path)
    try:
        for record in reader.read(found):
            yield _article(record, known)
    except Unreadable as error:
        yield Skipped(path=found.shown, reason=str(error))


def row(values: Mapping[str, str | None]) -> Article | Skipped:
    """The article of a row of a table, by the names of its columns: `id` or `path`, `text`, and what is known of it."""
    name, text = values.get("id") or values.get("path") or "", values.get("text") or ""
    path = values.get("path") or name
    if not name or not text.strip():
        return Skipped(path=path, reason=f"{'text' if name else 'id'} is empty")
    if len(text) > LARGEST:
        return Skipped(path=path, reason=f"too large for one article (at most {LARGEST:,} characters)")
    return _article(Record(id=name, path=path, text=text, fields={key: value for key in FIELDS if (value := values.get(key))}), {})


def _article(record: Record | Skipped, known: dict[str, str]) -> Article | Skipped:
    if isinstance(record, Skipped):
        return record
    try:
        return record.article(known)
    except Unreadable as error:
        return Skipped(path=record.path, reason=str(error))


def unique(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Two folders may hold files of one name: whoever comes second is named by its whole path."""
    taken: set[str] = set()
    out: list[Article] = []
    for article in articles:
        name, n = article.id, 1
        while name in taken:
            name = article.path if n == 1 else f"{article.path}#{n}"
            n += 1
        taken.add(name)
        out.append(article if name == article.id else replace(article, id=name))
    return tuple(out)
