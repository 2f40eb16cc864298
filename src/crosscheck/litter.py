"""Page litter: what a page carries around its article (links, credits, bylines). It is left out of claims, never removed.

The words are data, `litter` in the language files, and those of all languages are looked for on every page, as a French
page says "Check Also". What needs no words (names in the last line, a caption said twice) is told by its shape.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from crosscheck.lang import Lexicon, languages, lexicon
from crosscheck.lines import HEAD, WORDS, Line, closed, lines_of
from crosscheck.model import Article, Span
from crosscheck.tokens import Token

__all__ = ["body_lines", "closed", "litter"]

_NAME = regex.compile(r"(?:[\p{Lu}\p{Lt}][\p{L}\p{M}'’.\-]*|[\p{Lo}][\p{L}\p{M}.\-]*|\p{Ll}{1,3}|(?:al|el|ben|bin|ibn|ould|abou|abu)[\-’']?[\p{L}\p{M}]*)")
_BRACKET = regex.compile(r"[\[(]([^\[\]()]{2,120})[\])]\s*$")
_BRACKETS = ("]", ")")
_INITIALS = regex.compile(r"[\s\p{Pd}]*\p{L}{1,2}[./](?:\s*[./]?\s*\p{L}{1,2}(?=[\s./]|$)[./]?){1,5}\s*")
_OPENINGS = ("litter.lines", "litter.starts", "litter.labels", "litter.calls")
_FEW = 5  # words of a line that may be told by what it holds, not by how it starts
_OWN_MARKS = ":：|►▶©/"


def body_lines(article: Article) -> tuple[Span, ...]:
    """The lines of the body that aren't blank, without the space around them."""
    return tuple(line.span for line in lines_of(article))


def litter(article: Article) -> tuple[Span, ...]:
    """The lines of an article that are litter, in order. An article of a single line has none."""
    lines = lines_of(article)
    if len(lines) < 2:
        return ()
    found = set(_by_words(lines, titled=article.title_span is not None)) | set(_captions(lines))
    found |= set(_blocks(lines))
    found |= set(_signature(lines, found))
    if len(found) == len(lines):
        return ()
    return tuple(line.span for i, line in enumerate(lines) if i in found)


def _by_words(lines: Sequence[Line], *, titled: bool) -> Iterator[int]:
    """Lines that the words at their start give away. A headline may well start with "Video:"."""
    headline = not titled
    for i, line in enumerate(lines):
        codes = languages() if not line.closed and line.words <= _FEW else _openers(line.opening, *_OPENINGS)
        if any(_says(line, code, headline=headline) for code in codes):
            yield i
        else:
            headline = False


def _says(line: Line, code: str, *, headline: bool) -> bool:
    words = lexicon(code)
    tokens = _head(line, code)
    if not tokens:
        return False

    def at_start(name: str) -> int:
        found = words.phrases(f"litter.{name}").match(tokens, 0)
        return found[0] if found else 0

    def holds(name: str) -> bool:
        return words.phrases(f"litter.{name}").first(tokens) is not None

    if at_start("lines") == len(tokens) and len(line.text) <= HEAD:
        return True
    if headline:
        return bool(at_start("starts")) and line.words <= 6
    size = line.words
    label = at_start("labels")
    if label and label < len(tokens) and tokens[label].text in _OWN_MARKS and size <= 40:
        return True
    if (at_start("calls") and size <= 25) or (at_start("starts") and size <= 15 and not line.closed):
        return True
    if size <= _FEW and not line.closed:
        number = any(t.kind == "number" for t in tokens)
        return (holds("ago") and holds("ago_units")) or (number and holds("counters")) or (bool(at_start("bylines")) and size > 1 and _named(line.text))
    return False


@lru_cache(maxsize=4096)
def _openers(word: str, *names: str) -> tuple[str, ...]:
    """The languages that have a phrase in one of these lists which may start with a line's first word: for nearly all lines, none."""
    return tuple(code for code in languages() if _opens(word, lexicon(code), names))


def _opens(word: str, words: Lexicon, names: Sequence[str]) -> bool:
    first = next((t for t in words.tokenizer.tokens(f"{word} ") if t.kind != "mark"), None)
    return first is not None and (first.kind != "word" or bool(words.phrases(*names).starts((first,))))


def _head(line: Line, code: str) -> tuple[Token, ...]:
    """The first words of a line, without bullets, arrows and brackets before them and marks behind them."""
    tokens = lexicon(code).tokenizer.tokens(line.text[:HEAD])
    start, end = 0, len(tokens)
    while start < end and tokens[start].kind == "mark":
        start += 1
    if len(line.text) <= HEAD:
        while end > start + 1 and tokens[end - 1].kind == "mark" and tokens[end - 1].text not in _OWN_MARKS:
            end -= 1
    return tokens[start:end]


def _captions(lines: Sequence[Line]) -> Iterator[int]:
    """A line that ends in a credit, and an open line that stands there twice in a row; of a closed one only the second."""
    for i, line in enumerate(lines):
        if line.text.startswith("©") or _credit(line.text):
            yield i
        if i and line.text == lines[i - 1].text and line.words > 2:
            yield i
            if not line.closed:
                yield i - 1


def _credit(text: str) -> bool:
    """`… [Name - Agency]`, `… (AP Photo/Name)`, `… © Agency`."""
    bracket = _BRACKET.search(text[-130:]) if text.rstrip()[-1:] in _BRACKETS else None
    if bracket is None:
        tail = text[-60:].rpartition("©")
        return bool(tail[1]) and len(WORDS.findall(tail[2])) in range(1, 6) and not closed(text)
    inside = bracket.group(1)
    if bracket.group(0).startswith("[") and any(mark in inside for mark in (" - ", " – ", " — ", "/", " | ")):
        return True
    return any(_credited(inside, lexicon(code)) for code in languages())


def _credited(inside: str, words: Lexicon) -> bool:
    """`Photo: Name`, `AP Photo/Name`: a credit word at the start, or behind the agency's name and before a slash."""
    credits_ = words.phrases("litter.credits")
    agency, slash, _ = inside.partition("/")
    tokens = words.tokenizer.tokens(agency)
    return credits_.match(tokens, 0) is not None or (bool(slash) and len(tokens) <= 3 and credits_.first(tokens) is not None)


def _blocks(lines: Sequence[Line]) -> Iterator[int]:
    """A block of links: its heading and all that follows, as far as no article goes on behind it."""
    prose = [i for i, line in enumerate(lines) if _prose(line)]
    end = 0
    for i, line in enumerate(lines):
        if i >= end and not line.closed and line.words <= 6 and any(_whole(line, code, "blocks") for code in _openers(line.opening, "litter.blocks")):
            behind = bisect_right(prose, i)
            end = prose[behind] if len(prose) - behind > 1 else len(lines)
            yield from range(i, end)


def _whole(line: Line, code: str, name: str) -> bool:
    tokens = tuple(t for t in _head(line, code) if t.text not in _OWN_MARKS)
    found = lexicon(code).phrases(f"litter.{name}").match(tokens, 0)
    return found is not None and found[0] == len(tokens)


def _prose(line: Line) -> bool:
    """A paragraph rather than the teaser of another article, which breaks off in dots."""
    return len(line.text) >= 80 and line.closed and not line.text.endswith(("…", "..."))


def _signature(lines: Sequence[Line], found: set[int]) -> Iterator[int]:
    """The names, initials and desk notes behind the article's last sentence."""
    rest = [i for i in range(len(lines)) if i not in found]
    for i in reversed(rest[max(1, len(rest) - 3) :]):
        line = lines[i]
        if len(lines) < 3 or not (_signs(line) and any(lines[j].closed for j in rest if j < i)):
            return
        yield i


def _signs(line: Line) -> bool:
    text = line.text
    if text.startswith("(") and text.endswith(")") and line.words <= 3 and not line.closed:
        return True
    if len(text) > 60:
        return False
    if _INITIALS.fullmatch(regex.sub(r"^\([^()]{2,40}\)", "", text)):
        return True
    return not line.closed and 2 <= line.words <= 4 and _named(text)


def _named(text: str) -> bool:
    """Names and nothing else: no digits, no word that starts small and is longer than a particle, no mark that builds sentences."""
    words = text.strip(" \t—–-•*()").replace(",", " ").replace("/", " ").replace("،", " ").split()
    return bool(words) and len(words) <= 6 and all(_NAME.fullmatch(word) for word in words)
