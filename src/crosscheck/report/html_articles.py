"""The articles of the HTML report: each once, in pieces, with every contested value marked, and its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from crosscheck.model import Article, PositionMention, SourceInfo, Span
from crosscheck.report.bidi import disarmed
from crosscheck.report.html_words import Cast, Mark, Tongue, cut, mark, tongue
from crosscheck.report.order import Entry


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `of` are the findings whose values it is part of, by number, each with the position it takes."""

    text: str
    of: tuple[tuple[int, Mark], ...]
    anchor: str | None  # where a value begins


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces side by side, which are a sentence of a finding or stand between such sentences."""

    sentence: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article as it is shown."""

    number: int
    name: str
    title: str
    path: str
    author: str
    url: str
    tongue: Tongue
    language: str
    detected: bool
    day: str
    read: bool  # whether its date was read from the text
    claims: str
    new: bool
    front: str  # what stands before the text: front matter
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class _Value:
    """A marked value: where it stands, and what it says in which finding."""

    span: Span
    finding: int
    mark: Mark


def pages(entries: Sequence[Entry], cast: Cast) -> tuple[Page, ...]:
    """All articles; `entries` are the findings that are shown, numbered from 1."""
    values: dict[str, list[_Value]] = {}
    sentences: dict[str, list[Span]] = {}
    for number, entry in enumerate(entries, 1):
        for i, position in enumerate(entry.finding.positions):
            for mention in position.mentions:
                if cast.anchor(mention):
                    values.setdefault(mention.source, []).append(_Value(mention.span, number, mark(i)))
                    sentences.setdefault(mention.source, []).append(_inside(mention, cast.articles[mention.source]))
    return tuple(_page(source, values.get(source.article.id, ()), _joined(sentences.get(source.article.id, ())), cast) for source in cast.sources)


def _page(source: SourceInfo, values: Sequence[_Value], sentences: Sequence[Span], cast: Cast) -> Page:
    article = source.article
    number = cast.numbers[article.id]
    runs, start = _runs(article, values, sentences, number)
    return Page(
        number=number, name=cast.name(article.id), title=cut(article.title or ""), path=cut(article.path), author=cut(article.author or ""), url=cut(article.url or ""), tongue=tongue(article.language),
        language=cast.words.language(article.language), detected=article.language_from != "declared", day=cast.day(article.id),
        read=article.published_from == "read", claims=cast.words.number(source.claims), new=source.new,
        front=_shown(article.text[:start]).strip(), runs=runs,
    )  # fmt: skip


def _inside(mention: PositionMention, article: Article) -> Span:
    """The mention's sentence, as far as it lies in the article."""
    return Span(max(0, mention.sentence.span.start), min(len(article.text), mention.sentence.span.end))


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _runs(article: Article, values: Sequence[_Value], sentences: Sequence[Span], number: int) -> tuple[tuple[Run, ...], int]:
    """The text from its body on (or from the first value before it), and where that begins."""
    start = min([article.body.start if article.body else 0, *(value.span.start for value in values), *(span.start for span in sentences)])
    edges = {edge for v in values for edge in (v.span.start, v.span.end)}
    sides = [start, *(edge for span in sentences for edge in (span.start, span.end)), len(article.text)]
    starting: dict[int, list[_Value]] = {}
    for value in sorted(values, key=lambda v: (v.finding, v.span, v.mark.letter)):
        starting.setdefault(value.span.start, []).append(value)
    text = article.text.replace("\r\n", " \n")  # as long as it was, so that offsets stay
    cuts = sorted({*edges, *sides})
    pieces = list(_pieces(text, cuts, starting, number))
    inside = {span.start: span.end for span in sentences}
    runs: list[Run] = []
    bounds = sorted(set(sides))
    at = 0
    for low, high in pairwise(bounds):
        own = []
        while at < len(pieces) and pieces[at][0] < high:
            own.append(pieces[at][1])
            at += 1
        if own:
            runs.append(Run(inside.get(low) == high, tuple(own)))
    return tuple(runs), start


def _pieces(text: str, cuts: Sequence[int], starting: dict[int, list[_Value]], number: int) -> Iterator[tuple[int, Piece]]:
    """The text cut wherever a value or a sentence begins or ends, each piece with where it begins; values may overlap."""
    open_: list[_Value] = []
    for low, high in pairwise(cuts):
        fresh = starting.get(low, [])
        open_ = [value for value in open_ if value.span.end > low] + fresh
        of = tuple(dict.fromkeys((value.finding, value.mark) for value in sorted(open_, key=lambda v: v.finding)))
        yield low, Piece(_shown(text[low:high]), of, f"a{number}-{low}" if fresh else None)


def _shown(text: str) -> str:
    """Text with its line breaks and without anything that a browser obeys."""
    return "\n".join(disarmed(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
