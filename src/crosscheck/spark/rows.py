"""The rows that pass between the steps: their columns, and records in them as JSON texts of plain lists."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from crosscheck.cache import plain_reading, reading_of
from crosscheck.cache.plain import Form, form
from crosscheck.grouping import Digest
from crosscheck.model import Article
from crosscheck.reading import Reading

if TYPE_CHECKING:
    import pandas as pd

CHUNK = 200  # rows that a worker gives at a time: each may hold an article

Row = tuple[Any, ...]
Frames = Iterable["pd.DataFrame"]
Step = Callable[[Frames], Iterator["pd.DataFrame"]]

FILE = "file long, path string, shown string, name string, refused string"
ARTICLE = (  # as it was read; `file` and `record` say where, `given` is the id that it brought along
    "file long, record long, given string, path string, parent string, folder string, language string, published string, outlet string, title string, "
    "sentences int, claims int, article string, reading string, digest string, keys array<string>, reason string"
)
NUMBERED = "number long, id string, digest string, keys array<string>"
PAIR = "a long, b long, points long"
PART = "key string, number long"
WEIGHED = "a long, b long, said double"
GROUPED = "id string, story string"
JUDGED = "story string, articles long, report string, reason string"


def columns(schema: str) -> list[str]:
    """The names of a schema's columns."""
    return [column.split()[0] for column in schema.split(", ")]


def frames(rows: Iterable[Row], schema: str, size: int = CHUNK) -> Iterator[pd.DataFrame]:
    """Rows as Spark takes them from a worker, some at a time; at least one frame, as Spark wants to see the columns."""
    import pandas as pd

    left, names = iter(rows), columns(schema)
    while part := list(islice(left, size)):
        yield pd.DataFrame({name: pd.Series([row[at] for row in part], dtype=object) for at, name in enumerate(names)})


def given(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows of a frame by the names of its columns; what is missing is None."""
    values = {name: frame[name].tolist() for name in frame.columns}
    for at in range(len(frame)):
        yield {name: None if _missing(column[at]) else column[at] for name, column in values.items()}


def _missing(value: Any) -> bool:
    """Pandas has several ways to say that there is nothing."""
    return value is None or (isinstance(value, float) and value != value) or type(value).__name__ in ("NAType", "NaTType")  # noqa: PLR0124 (only NaN isn't itself)


# ------------------------------------------------------------------ records


def _text(data: Any) -> str:
    return json.dumps(data, separators=(",", ":"))


def write_article(article: Article) -> str:
    return _text(_article().write(article))


def read_article(text: str) -> Article:
    found: Article = _article().read(json.loads(text))
    return found


def write_reading(reading: Reading) -> str:
    return _text(plain_reading(reading))


def read_reading(article: Article, text: str) -> Reading:
    return reading_of(article, json.loads(text))


def write_digest(digest: Digest) -> str:
    return _text(_digest().write(digest))


def read_digest(text: str) -> Digest:
    found: Digest = _digest().read(json.loads(text))
    return found


def _article() -> Form:
    return form(Article)


def _digest() -> Form:
    return form(Digest)
