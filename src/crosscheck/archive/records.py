"""Articles and what was read of them as rows of an archive, and back."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crosscheck.address import STDIN, file_of, is_url, parted
from crosscheck.cache import packed_reading, packed_record, unpacked_reading, unpacked_record
from crosscheck.cache.identity import of_reading
from crosscheck.grouping import Digest
from crosscheck.model import Article
from crosscheck.read import complete
from crosscheck.reading import Reading, read_article

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

_GIVEN = ("text", "language", "published", "outlet", "title")  # what makes an article the one that it is, as it was given


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An article of an archive, as it is looked for."""

    number: int
    name: str
    place: str
    hash: str


def plain(text: str) -> str:
    """A text as a database can hold it: without halves of surrogate pairs, each of which stays one code point."""
    return text.encode("utf-8", "replace").decode()


def hashed(given: Article) -> str:
    """SHA-256 of an article as it was given: its text and what is declared of it, wherever it lies."""
    told = hashlib.sha256()
    for name in _GIVEN:
        part = repr(getattr(given, name)).encode("utf-8", "backslashreplace")
        told.update(len(part).to_bytes(8, "little") + part)
    return told.hexdigest()


def place(given: Article, folder: Path) -> tuple[str, str]:
    """Where an article comes from, from the archive's folder, so that whoever adds it from where finds it again; and how reports show that."""
    if is_url(given.path):
        page, number = parted(given.path)
        return plain(page if number is None else f"{page}#{given.id}"), plain(given.path)
    if file_of(given.path) == STDIN:  # what came in without a name takes no other's place
        return f"{STDIN}#{hashed(given)[:16]}", STDIN
    file = file_of(given.path)
    shown = Path(os.path.relpath(os.path.realpath(file), os.path.realpath(folder))).as_posix()
    line = given.path[len(file) :]
    return plain(f"{shown}#{given.id}" if line else shown), plain(shown + line)


def seen_from_here(path: str, folder: Path) -> str:
    """The path of an archived article, as somebody in the working folder calls it."""
    if is_url(path) or path == STDIN:
        return path
    return Path(os.path.relpath(os.path.realpath(folder / path))).as_posix()


def article_row(number: int, name: str, where: tuple[str, str], given: str, read: tuple[Article, Reading, Digest]) -> tuple[Any, ...] | None:
    """A row of `articles`; None for what can't be written (a number of more digits than there are)."""
    article, reading, digest = read
    record, short = packed_reading(article, reading), packed_record(replace(digest, article=""))
    if record is None or short is None:
        return None
    text = (None if value is None else plain(value) for value in (article.language, article.outlet, article.title))
    return (number, name, *where, given, *text, article.published, plain(article.text), None, of_reading(), record, short)


def readings(own: Connection, numbers: Iterable[int], folder: Path) -> dict[int, tuple[Article, Reading]]:
    """Articles with what was read of them; what another version read is read anew."""
    wanted = ", ".join(map(str, sorted(numbers)))
    rows = own.execute(f"SELECT article, name, path, text, readers, record FROM articles WHERE article IN ({wanted})").fetchall() if wanted else []  # noqa: S608
    return {number: _read(name, seen_from_here(path, folder), text, readers == of_reading(), record) for number, name, path, text, readers, record in rows}


def _read(name: str, path: str, text: str, same: bool, record: bytes) -> tuple[Article, Reading]:
    found = unpacked_reading(record, name, path, text)
    if found is None:
        article = complete(Article(id=name, path=path, text=text))
        return article, read_article(article)
    article, reading = found
    return (article, reading) if same else (article, read_article(article))


def digests(own: Connection, numbers: Iterable[int]) -> dict[int, Digest]:
    """Articles in short; one that can't be understood is of an older version, and meets nothing."""
    wanted = ", ".join(map(str, sorted(numbers)))
    rows = own.execute(f"SELECT article, name, digest FROM articles WHERE article IN ({wanted})").fetchall() if wanted else []  # noqa: S608
    found = ((number, name, unpacked_record(Digest, data)) for number, name, data in rows)
    return {number: replace(digest, article=name) for number, name, digest in found if digest is not None}


def insert(own: Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Put rows into a table, in their order; a list a column, as a statement a row would take a hundred times as long."""
    if not rows:
        return
    kinds = [kind for _, kind, *_ in own.execute(f"DESCRIBE {table}").fetchall()]
    spread = ", ".join(f"unnest(${n}::{kind}[])" for n, kind in enumerate(kinds, 1))
    own.execute(f"INSERT INTO {table} SELECT {spread}", [list(column) for column in zip(*rows, strict=True)])


def among(own: Connection, column: str, words: Sequence[str]) -> list[Known]:
    """The articles that count whose hash, name or place is one of some."""
    rows = own.execute(
        f"SELECT article, name, place, hash FROM articles WHERE superseded IS NULL AND {column} IN (SELECT unnest($1::VARCHAR[])) ORDER BY article",  # noqa: S608
        [list(words)],
    ).fetchall()
    return [Known(number=number, name=name, place=where, hash=given) for number, name, where, given in rows]
