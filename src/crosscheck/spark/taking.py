"""Rows of a table, or files → articles with all that is read of them: what a worker does for one article, without any other.

A source that can't be used is a row with a `reason`; no article stops a run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from crosscheck.address import folder_of
from crosscheck.deadline import within
from crosscheck.errors import ComparerError, CrosscheckError, unforeseen
from crosscheck.grouping import digest
from crosscheck.grouping.keys import keys, near
from crosscheck.limits import SECONDS
from crosscheck.model import Article, Skipped
from crosscheck.read import Found, complete, inside, row
from crosscheck.reading import read_article
from crosscheck.spark import plan as worker
from crosscheck.spark.plan import Plan
from crosscheck.spark.rows import ARTICLE, Frames, Row, Step, columns, frames, given, write_article, write_digest, write_reading
from crosscheck.stories import BY_EVENT, WINDOW

TABLE = ("id", "path", "text", "title", "outlet", "published", "language", "url")  # columns of a table that count; `text` and one of `id`, `path` must be there


def of_rows(plan: Plan) -> Step:
    """The step that takes the rows of a table."""

    def step(taken: Frames) -> Iterator[Any]:
        found = (row({name: None if (value := one.get(name)) is None else str(value) for name in TABLE}) for frame in taken for one in given(frame))
        return frames((_read(article, 0, 0, plan) for article in found), ARTICLE)

    return step


def of_files(plan: Plan) -> Step:
    """The step that takes files by their names; the worker must see them under these."""

    def step(taken: Frames) -> Iterator[Any]:
        return frames((made for frame in taken for one in given(frame) for made in _file(one, plan)), ARTICLE)

    return step


def _file(one: dict[str, Any], plan: Plan) -> Iterator[Row]:
    found = Found(path=Path(one["path"]), shown=one["shown"], id=one["name"], refused=one["refused"])
    for number, article in enumerate(inside(found)):
        yield _read(article, one["file"], number, plan)


def _read(article: Article | Skipped, file: int, record: int, plan: Plan) -> Row:
    """The row of an article, by the order of ARTICLE; of one that can't be used, with the reason alone."""
    if isinstance(article, Skipped):
        return _skipped(article.path, article.reason)
    try:
        with within(SECONDS):
            made = _made(complete(article), plan)
    except ComparerError:  # the rules are wrong, and not the article
        raise
    except CrosscheckError as error:
        return _skipped(article.path, str(error))
    except Exception as error:  # noqa: BLE001 (one article in a hundred million mustn't stop the others)
        return _skipped(article.path, unforeseen(error))
    return file, record, article.id, *made, None


def _skipped(path: str, reason: str) -> Row:
    empty = dict.fromkeys(columns(ARTICLE))
    return tuple((empty | {"file": 0, "record": 0, "path": path, "reason": reason}).values())


def _made(article: Article, plan: Plan) -> Row:
    """The columns of an article from `path` to `keys`."""
    reading = read_article(article)
    short, laid = None, None
    if plan.stories == BY_EVENT:
        found = digest(article, reading, worker.encoder(plan))
        short = write_digest(replace(found, article=""))
        laid = sorted(keys(found, near(found, worker.topics(plan)), plan.story_window or WINDOW))
    parent = folder_of(article.path)
    return (
        article.path, parent, os.path.normpath(parent), article.language, article.published.isoformat() if article.published else None, article.outlet,
        article.title, len(reading.sentences), len(reading.claims), write_article(article), write_reading(reading), short, laid,
    )  # fmt: skip
