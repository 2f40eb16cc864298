"""The texts of a report's articles: the files as they were, or what the report quotes of them.

A report that comes from somewhere may name any file. Only regular files that articles are read from are opened, so many bytes in all, and what
is read counts only where it has the SHA-256 that the report says, and every quote stands at its place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from crosscheck.address import parted
from crosscheck.errors import CrosscheckError
from crosscheck.model import Agreement, Article, Finding, Position, PositionMention, Report, SentenceQuote, Span

OPENED = (".txt", ".jsonl", ".ndjson")  # text that stands in a file as it was read; what was taken out of others, reports hold themselves
MOST = 200_000_000  # bytes that are read for one report
GAP = "\n\n[…]\n\n"  # between sentences of which nobody knows what stands between them


class Originals:
    """The files of articles, each read once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """Of folders from which relative paths are seen, the first that has the right text before the others."""
        self._folders = tuple(folders)
        self._read: dict[Path, Mapping[str, Article]] = {}
        self._left = MOST

    def find(self, article: Article, sha256: str, mentions: Sequence[PositionMention]) -> Article | None:
        """An article with its text as it was when it was compared; None where no file has it any more."""
        if article.path.startswith(("//", "\\\\")) or "\0" in article.path:  # another machine's, which would learn who asks
            return None
        file, line = parted(article.path)
        for folder in self._folders:
            path = folder / file
            found = self._articles(path).get(str(line or ""))
            if found and found.sha256 == sha256 and all(found.text[m.span.start : m.span.end] == m.quote for m in mentions):
                return replace(article, text=found.text, title_span=found.title_span, body=found.body)
        return None

    def _articles(self, path: Path) -> Mapping[str, Article]:
        """The articles of a file by their lines, "" for one that is the whole file; none where it can't be read."""
        if path not in self._read:
            self._read[path] = self._opened(path)
        return self._read[path]

    def _opened(self, path: Path) -> Mapping[str, Article]:
        from crosscheck.read import read

        try:
            if path.suffix.lower() not in OPENED or not path.is_file():  # a pipe or a device would never end
                return {}
            self._left -= path.stat().st_size
            if self._left < 0:
                return {}
            found, _ = read([path], completing=lambda one: one)
        except (OSError, ValueError, CrosscheckError):
            return {}
        return {str(parted(one.path)[1] or ""): one for one in found}


def pieces(mentions: Sequence[PositionMention]) -> tuple[str, tuple[Span, ...]]:
    """A text of the sentences that mentions quote, in their order, and the stretches of the article that it is made of."""
    parts = [(m.sentence.span, m.sentence.text) for m in mentions] + [(m.span, m.quote) for m in mentions]
    runs: list[tuple[int, list[str]]] = []  # where each stretch starts, and its characters
    for span, text in sorted(set(parts)):
        if not runs or span.start > runs[-1][0] + len(runs[-1][1]):
            runs.append((span.start, []))
        start, characters = runs[-1]
        characters[span.start - start : span.end - start] = text
    return GAP.join("".join(characters) for _, characters in runs), tuple(Span(start, start + len(characters)) for start, characters in runs)


def moved(report: Report, stretches: Mapping[str, Sequence[Span]]) -> Report:
    """The report with its places in the texts that `pieces` made; those in other articles stay."""
    moves = {name: _move(spans) for name, spans in stretches.items()}

    def mention(one: PositionMention) -> PositionMention:
        if one.source not in moves:
            return one
        move = moves[one.source]
        return replace(one, span=move(one.span), sentence=SentenceQuote(span=move(one.sentence.span), text=one.sentence.text))

    def positions(fact: Finding | Agreement) -> tuple[Position, ...]:
        return tuple(replace(position, mentions=tuple(map(mention, position.mentions))) for position in fact.positions)

    return replace(
        report,
        findings=tuple(replace(finding, positions=positions(finding)) for finding in report.findings),
        facts=tuple(replace(fact, positions=positions(fact)) for fact in report.facts),
    )


def _move(stretches: Sequence[Span]) -> Callable[[Span], Span]:
    """Where a span of the article is in the text of its pieces."""
    starts = [span.start for span in stretches]
    places = list(accumulate((len(span) + len(GAP) for span in stretches), initial=0))

    def move(span: Span) -> Span:
        number = bisect_right(starts, span.start) - 1
        by = places[number] - starts[number]
        return Span(span.start + by, span.end + by)

    return move
