"""Sentences of an article, with their tokens (split by sentencex); page litter is left out, and so are passages in languages without data."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import regex
import sentencex

from crosscheck import deadline
from crosscheck.lang import Lexicon, languages, lexicon
from crosscheck.limits import PARAGRAPH, SENTENCE
from crosscheck.litter import body_lines, closed, litter
from crosscheck.model import Article, Span
from crosscheck.tokens import Token, normal

__all__ = ["Sentence", "headline", "paragraphs", "sentences"]

LONGEST_HEADLINE = 250
# A line end is no end of a sentence; sentencex fails at lone surrogates and at spaces of several bytes.
_UNSPLITTABLE = regex.compile(r"[^\S ]|[\uD800-\uDFFF]")
_BREAK = regex.compile(r"[;؛…\n]|[,،]\s|\s")
_BEFORE_STOP = regex.compile(r"(?:^|(\d?)[\s(\[«“\"'’-])([\p{L}\p{M}]+)\.\s*$")
_DAY_STOP = regex.compile(r"(?<![\d.,])\d{1,2}\.\s*$")
_CLOSERS = regex.compile(r"\s*(?:[\p{Pe}\p{Pf}]|[\"'](?=\s|$))+")
_OPENERS = "\"'“‘«„([\u2039"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sentence:
    """A sentence of an article; offsets of span and tokens are code points of `Article.text`.

    Two sentences are never equal, so that what is known of one can be looked up without comparing all its words.
    """

    index: int  # in the article
    paragraph: int  # 0 is the title
    span: Span
    text: str
    tokens: tuple[Token, ...]
    title: bool = False


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article, the title first; raises LanguageDataError for a language without data."""
    lexicon(article.language)
    skip = frozenset(litter(article))
    title = article.title_span or _headline(article, skip)
    spans: list[tuple[int, Span]] = [(0, title)] if title and article.language_at(title.start) in languages() else []
    for number, paragraph in enumerate(_paragraphs(article, title, skip), 1):
        deadline.check()
        for part, code in _by_language(article, paragraph):
            spans += [(number, span) for span in _split(article.text, part, lexicon(code))]
    return tuple(_sentences(article, spans))


def paragraphs(article: Article) -> Iterator[Span]:
    """The paragraphs of the body, title and litter among them."""
    return _paragraphs(article, None, frozenset())


def _by_language(article: Article, paragraph: Span) -> Iterator[tuple[Span, str]]:
    """A paragraph cut where passages in other languages begin and end; those in languages without data are left out."""
    if not article.passages:
        yield paragraph, article.language
        return
    at = paragraph.start
    first = bisect_right(article.passages, paragraph.start, key=lambda p: p.span.end)
    for passage in article.passages[first:]:
        if passage.span.start >= paragraph.end:
            break
        start, end = max(at, passage.span.start), min(paragraph.end, passage.span.end)
        if any(c.isalnum() for c in article.text[at:start]):
            yield Span(at, start), article.language
        if passage.language in languages():
            yield Span(start, end), passage.language
        at = end
    if any(c.isalnum() for c in article.text[at : paragraph.end]):
        yield Span(at, paragraph.end), article.language


def headline(article: Article) -> Span | None:
    """The first line of a text, where it looks like a title: short, without a full stop, and not all there is."""
    return _headline(article, frozenset(litter(article)))


def _headline(article: Article, skip: frozenset[Span]) -> Span | None:
    lines = [line for line in body_lines(article) if line not in skip]
    if len(lines) < 2 or len(lines[0]) > LONGEST_HEADLINE:
        return None
    block = next(_blocks(article.text, lines[:20]))
    if len(block) > 1 and len(list(_joined(block))) == 1:
        return None
    first = article.text[lines[0].start : lines[0].end]
    return None if closed(first) and not first.endswith(("?", "؟", "!", "»", "”", '"', "’")) else lines[0]


def _sentences(article: Article, spans: Iterable[tuple[int, Span]]) -> Iterator[Sentence]:
    for index, (paragraph, span) in enumerate(spans):
        text = article.text[span.start : span.end]
        tokens = lexicon(article.language_at(span.start)).tokenizer.tokens(text, span.start)
        yield Sentence(index=index, paragraph=paragraph, span=span, text=text, tokens=tokens, title=paragraph == 0)


def _paragraphs(article: Article, title: Span | None, skip: frozenset[Span]) -> Iterator[Span]:
    """The lines of the body but for litter and title; the lines of a paragraph that was wrapped at a fixed width are one."""
    lines = [line for line in body_lines(article) if line not in skip and not (title and line.overlaps(title))]
    for block in _blocks(article.text, lines):
        yield from _joined(block)


def _blocks(text: str, lines: list[Span]) -> Iterator[list[Span]]:
    """Lines that follow one another directly."""
    block: list[Span] = []
    for line in lines:
        if block and text[block[-1].end : line.start].strip(" \t") not in ("\n", "\r\n", "\r"):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _joined(block: list[Span]) -> Iterator[Span]:
    """A block is one paragraph if all its lines but the last are about as long as a page is wide, else a paragraph a line."""
    widths = [len(line) for line in block[:-1]]
    if widths and max(widths) <= 110 and min(widths) >= 50 and max(widths) - min(widths) <= 25:
        yield Span(block[0].start, block[-1].end)
    else:
        yield from block


def _split(text: str, paragraph: Span, words: Lexicon) -> Iterator[Span]:
    """The sentences of a paragraph, without the space around them."""
    flat = _UNSPLITTABLE.sub(" ", text[paragraph.start : paragraph.end])
    pieces = _short(flat, 0, len(flat), PARAGRAPH)  # sentencex takes four times as long for twice as much
    ends = [start + boundary for start, end in pieces for boundary in _boundaries(words.code, flat[start:end])]
    cuts = [cut for cut in ends[:-1] if 0 < cut < len(flat) and not _goes_on(flat, cut, words)]
    moved = [_between_quotes(flat, cut) for cut in cuts]
    for start, end in pairwise(sorted({0, *moved, len(flat)})):
        for piece in _short(flat, start, end, SENTENCE):
            if stripped := _stripped(flat, *piece):
                yield Span(paragraph.start + stripped.start, paragraph.start + stripped.end)


def _boundaries(code: str, flat: str) -> list[int]:
    """The ends of the sentences of a text by sentencex; the text as one where that fails, so that no text stops a run."""
    try:
        return [boundary["end_index"] for boundary in sentencex.get_sentence_boundaries(code, flat)]
    except BaseException as error:
        # a panic of its Rust code is no Exception, and has no name to import
        if type(error).__name__ != "PanicException":
            raise
        return [len(flat)]


def _goes_on(flat: str, cut: int, words: Lexicon) -> bool:
    """Is the full stop before a cut one of an abbreviation, an initial or a number («٤.٢»), so that the sentence goes on?"""
    if flat[cut - 1] == "." and flat[cut - 2 : cut - 1].isdigit() and flat[cut : cut + 1].isdigit():
        return True
    before = flat[max(0, cut - 20) : cut]
    found = _BEFORE_STOP.search(before)
    if found is None:  # "16. Nov. 2016", «2. أكتوبر»
        return _DAY_STOP.search(before) is not None and words.months.match(words.tokenizer.tokens(flat[cut : cut + 20]), 0) is not None
    number, word = found.groups()
    if len(word) == 1 and (flat[cut : cut + 1].isalpha() or flat[cut : cut + 1] == "-"):  # «42 ج.م», J.-C.: it goes on without a space
        return True
    if number and len(word) == 1:  # "12 m." is a length
        return False
    norm = normal(word)
    after = flat[cut : cut + 20].lstrip()[:1]
    if after.isdigit() and norm in words.words("sentences.before_numbers"):
        return True
    if norm in words.words("sentences.abbreviations"):
        return after.isalpha() and not after.islower()
    return len(word) == 1 and word.isupper() and after.isupper()


def _between_quotes(flat: str, cut: int) -> int:
    """A closing quote or bracket belongs to the sentence before it, an opening one to the sentence behind it."""
    opened = cut
    while opened and flat[opened - 1] in _OPENERS:
        opened -= 1
    if opened < cut and flat[opened - 1].isspace() and not flat[cut : cut + 1].isspace():
        return opened
    closers = _CLOSERS.match(flat, cut)
    return closers.end() if closers else cut


def _short(flat: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """Pieces of at most `longest` code points, cut at a mark or a space near the limit."""
    while end - start > longest:
        cut = max((m.end() for m in _BREAK.finditer(flat, start + longest // 2, start + longest)), default=start + longest)
        yield start, cut
        start = cut
    yield start, end


def _stripped(flat: str, start: int, end: int) -> Span | None:
    piece = flat[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    return Span(left, right) if right > left else None
