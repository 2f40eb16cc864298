r"""Where mentions stand in files, as programs count: lines and columns from 1, and paths seen from a root.

A line ends with a line feed, as git, GitHub and GitLab count: `\r\n` is one end, and a lone `\r`, NEL or U+2028 is none.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from urllib.parse import quote

from crosscheck.address import is_url, parted
from crosscheck.model import Article, PositionMention, Report, Span
from crosscheck.report.order import sources

BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file; columns and offsets count code points without a byte order mark, and ends lie behind the last one.

    `span` and the columns are None where the text isn't the file's own: a record of JSON lines, what was taken out of a page, or what the house holds to be true.
    """

    path: str
    line: int
    end_line: int
    columns: tuple[int, int] | None
    columns_utf16: tuple[int, int] | None
    span: Span | None


class _Lines:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.mark = text.startswith(BOM)

    @cached_property
    def _ends(self) -> list[int]:
        return [i for i, character in enumerate(self.text) if character == "\n"]

    def line(self, offset: int) -> int:
        return bisect_left(self._ends, offset) + 1

    def start(self, line: int) -> int:
        return self._ends[line - 2] + 1 if line > 1 else int(self.mark)

    def columns(self, offset: int) -> tuple[int, int]:
        """The column of an offset, in code points and in UTF-16 code units."""
        start = self.start(self.line(offset))
        column = offset - start + 1
        return column, column + sum(character > "\uffff" for character in self.text[start:offset])


class Spots:
    """The places of a report's mentions; `root` is the folder from which paths are seen."""

    def __init__(self, report: Report, root: str | None = None) -> None:
        self._articles = {source.article.id: source.article for source in sources(report)}
        self._lines: dict[str, _Lines] = {}
        self.root = root

    def spot(self, mention: PositionMention) -> Spot:
        """Where a mention stands; line 1 where its article isn't in the report."""
        article = self._articles.get(mention.source)
        path, line = file_of(article) if article else (mention.path, None)
        path = seen_from(path, self.root)
        if article is None or line is not None or article.extracted:
            return Spot(path, line or 1, line or 1, None, None, None)
        lines = self._lines.setdefault(article.id, _Lines(article.text))
        start, end = mention.span.start, mention.span.end
        (column, wide), (end_column, end_wide) = lines.columns(start), lines.columns(end)
        span = Span(start - lines.mark, end - lines.mark)
        return Spot(path, lines.line(start), lines.line(end), (column, end_column), (wide, end_wide), span)


def file_of(article: Article) -> tuple[str, int | None]:
    """An article's file, and the line where it is but a line of it: `news.jsonl:3`, `rules/house.yaml:12`."""
    return parted(article.path, article.house)


def seen_from(path: str, root: str | None) -> str:
    """A path with `/` and without `.` and `..`: relative where it lies inside of the root, else as given or whole; a URL as it is."""
    if is_url(path):
        return path
    if root is None:
        return PurePath(os.path.normpath(path)).as_posix()
    whole = PurePath(os.path.normpath(PurePath(root, path)))
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else whole.as_posix()


def uri(path: str) -> str:
    """A path as a URI reference, percent-encoded: relative, or `file:///…` for a whole path; a URL as it is."""
    if is_url(path):
        return quote(_bytes(path), safe="/:?#[]@!$&'()*+,;=~%")
    encoded = quote(_bytes(path), safe="/")
    if PurePath(path).is_absolute():
        return f"file://{'' if encoded.startswith('/') else '/'}{encoded}"
    return encoded


def _bytes(path: str) -> bytes:
    """The bytes of a file's name, also of one that isn't UTF-8."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a surrogate pair that no file system gave
        return path.encode("utf-8", "replace")
