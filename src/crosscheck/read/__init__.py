"""Sources on disk → articles, exactly as read; one reader a format, found by walking this package.

A reader gives the articles of a file, or a `Skipped` with the reason where one can't be used. Other sources are still read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from crosscheck.address import UNFETCHED, url_of
from crosscheck.deadline import TookTooLong, each
from crosscheck.errors import CrosscheckError, InputError, unforeseen
from crosscheck.limits import ARTICLE, DEPTH, RECORDS, SECONDS, UNUSABLE
from crosscheck.model import Article, Skipped
from crosscheck.read._columns import said as columns_said
from crosscheck.read._complete import complete
from crosscheck.read._files import Found, Unreadable, find
from crosscheck.read._metadata import FIELDS, Known, Record, known_of
from crosscheck.read._mojibake import mended
from crosscheck.read._others import MIXED, like_no_article
from crosscheck.read._readers import Reader, readers, suffixes

__all__ = ["MIXED", "Found", "Source", "columns_said", "complete", "files", "inside", "like_no_article", "named", "read", "row", "suffixes"]

Source = Path | str | Article | Found | Skipped  # what may be read: a file or folder by its path, an article, or what came from elsewhere, if it came


def read(
    paths: Sequence[Path | str | Found], completing: Callable[[Article], Article] = complete, columns: Mapping[str, str] | None = None
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """All articles of files and folders, in order, each with its language and, where known, its date.

    Metadata comes from where `_metadata` says, in its order, else from the text, by `completing`.
    Raises InputError where a path doesn't exist or a `sources.yaml` is wrong; whatever else can't be read is in the second part.
    """
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for item in named(item for file in files(paths, columns) for item in inside(file)):
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        try:
            articles.append(completing(item))
        except InputError as error:
            skipped.append(Skipped(path=item.path, reason=str(error)))
    return tuple(articles), tuple(skipped)


def files(paths: Sequence[Path | str | Found], columns: Mapping[str, str] | None = None) -> Iterator[Found]:
    """The files of paths of files and folders, in order, each once, then what came from elsewhere, which takes the place of a file of its name.

    `columns` are what tables call the parts of an article. Raises InputError where a path doesn't exist, or is a URL.
    """
    brought = sorted((p for p in paths if isinstance(p, Found)), key=lambda found: found.shown)
    there = find([_path(p) for p in paths if not isinstance(p, Found)], [found.path for found in brought])
    for found in chain(there, brought):
        yield replace(found, columns=columns) if columns else found


def _path(source: Path | str) -> Path:
    """Raises InputError for a URL, as it was written: a path would lose a slash."""
    if isinstance(source, str) and (url := url_of(source)):
        raise InputError(f"{url}: {UNFETCHED}")
    return Path(source)


def inside(found: Found) -> Iterator[Article | Skipped]:
    """The articles of a file as they stand there, not yet completed; raises InputError where the `sources.yaml` beside it is wrong."""
    reader = readers().get(found.ending)
    if found.refused is not None:
        yield Skipped(path=found.shown, reason=found.refused)
        return
    if reader is None:
        kind = f"{found.ending!r} files" if found.ending else "a file without a suffix"
        yield Skipped(path=found.shown, reason=f"no reader for {kind}; there is {', '.join(suffixes())}")
        return
    if found.depth > DEPTH:
        yield Skipped(path=found.shown, reason=f"lies in {found.depth} files, one in another; at most {DEPTH}")
        return
    yield from _bounded(found, _records(found, reader, known_of(found)))


def _records(found: Found, reader: Reader, known: Known) -> Iterator[Article | Skipped]:
    """The articles that a reader finds; whatever happens in it, the other files are read."""
    try:
        for record in each(reader.read(found), SECONDS):
            if isinstance(record, Found):
                yield from inside(record)
            else:
                one = _article(record, known)
                # of what lies in another file, no file holds the text as it is
                yield replace(one, extracted=True) if found.depth and isinstance(one, Article) else one
    except (Unreadable, TookTooLong) as error:
        yield Skipped(path=found.shown, reason=str(error))
    except CrosscheckError:  # not of this file: the `sources.yaml` beside it
        raise
    except Exception as error:  # noqa: BLE001 (a mistake of ours, a library's, or no memory)
        yield Skipped(path=found.shown, reason=unforeseen(error))


def _bounded(found: Found, items: Iterable[Article | Skipped]) -> Iterator[Article | Skipped]:
    """The articles of a file as far as they go; of those that can't be used the first are named, the others counted."""
    count = unusable = 0
    for count, item in enumerate(items, 1):
        if count > RECORDS:
            yield Skipped(path=found.shown, reason=f"holds more than {RECORDS:,} records; those behind are left out")
            break
        unusable += isinstance(item, Skipped)
        if isinstance(item, Article) or unusable <= UNUSABLE:
            yield item
    if not count and found.named:
        yield Skipped(path=found.shown, reason="no article in it")
    if unusable > UNUSABLE:
        yield Skipped(path=found.shown, reason=f"{unusable - UNUSABLE:,} more of its records can't be used")


def row(values: Mapping[str, str | None]) -> Article | Skipped:
    """The article of a row of a table, by the names of its columns: `id` or `path`, `text`, and what is known of it."""
    name, text = values.get("id") or values.get("path") or "", values.get("text") or ""
    path = values.get("path") or name
    if not name or not text.strip():
        return Skipped(path=path, reason=f"{'text' if name else 'id'} is empty")
    return _article(Record(id=name, path=path, text=text, fields={key: value for key in FIELDS if (value := values.get(key))}), Known())


def _article(record: Record | Skipped, known: Known) -> Article | Skipped:
    if isinstance(record, Skipped):
        return record
    if len(record.text) > ARTICLE:
        return Skipped(path=record.path, reason=f"too long for one article ({len(record.text):,} characters; at most {ARTICLE:,})")
    try:
        return mended(record).article(known)
    except Unreadable as error:
        return Skipped(path=record.path, reason=str(error))


def named(articles: Iterable[Article | Skipped]) -> Iterator[Article | Skipped]:
    """Two folders may hold files of one name: whoever comes second is named by its whole path."""
    taken: set[str] = set()
    for article in articles:
        if isinstance(article, Skipped):
            yield article
            continue
        name, n = article.id, 1
        while name in taken:
            name = article.path if n == 1 else f"{article.path}#{n}"
            n += 1
        taken.add(name)
        yield article if name == article.id else replace(article, id=name)
