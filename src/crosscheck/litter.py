"""Page litter: what a page carries around its article (links, credits, bylines). It is left out of claims, never removed.

Some lines are given away by their words (`litter_words.py`); here is what is told by its shape and place: names in the last line, captions, blocks of links,
the menu above a headline, all that comes behind the article.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import regex

from crosscheck.lang import Lexicon, languages, lexicon
from crosscheck.lines import WORDS, Line, closed, lines_of
from crosscheck.litter_words import FEW, by_words, dated, ends, named, openers, whole
from crosscheck.model import Article, Span
from crosscheck.tokens import normal

__all__ = ["body_lines", "closed", "litter"]

_BRACKET = regex.compile(r"[\[(]([^\[\]()]{2,120})[\])]\s*$")
_BRACKETS = ("]", ")")
_INITIALS = regex.compile(r"[\s\p{Pd}]*+\p{L}{1,2}[./](?:\s*+[./]?\s*+\p{L}{1,2}(?=[\s./]|$)[./]?){1,5}\s*+")
_CAPITALS = regex.compile(r"[«\p{Lu}][\p{Lu}'’.]++(?:[\s/,«»\-–]++[\p{Lu}][\p{Lu}'’.]++){1,8}[»\s]*+")
_MENU = 5  # short lines above a headline that are a menu
_TOLD = 0.4  # of a headline's words that the article says again


def body_lines(article: Article) -> tuple[Span, ...]:
    """The lines of the body that aren't blank, without the space around them."""
    return tuple(line.span for line in lines_of(article))


def litter(article: Article) -> tuple[Span, ...]:
    """The lines of an article that are litter, in order. An article of a single line has none."""
    lines = lines_of(article)
    if len(lines) < 2:
        return ()
    found = set(by_words(lines, titled=article.title_span is not None)) | set(_captions(lines))
    found |= set(_blocks(lines))
    found |= set(_end(lines, found))
    if article.title_span is None:
        found |= set(_menus(lines, found))
    found |= set(_signature(lines, found))
    if len(found) == len(lines):
        return ()
    return tuple(line.span for i, line in enumerate(lines) if i in found)


def _captions(lines: Sequence[Line]) -> Iterator[int]:
    """A line that ends in a credit, and an open line that stands there twice in a row; of a closed one only the second."""
    for i, line in enumerate(lines):
        if line.text.startswith("©") or _credit(line.text):
            yield i
        if i and line.text == lines[i - 1].text and line.words > 2:
            headline = i > 2 and all(other.words <= 3 and not other.closed for other in lines[i - 3 : i - 1])  # behind the path to it, in a copied page
            if not headline:
                yield i
            if headline or not line.closed:
                yield i - 1


def _end(lines: Sequence[Line], found: set[int]) -> Iterator[int]:
    """What comes behind the article: comments and who wrote it, whose heading says so, and behind its last sentence all that follows a line of litter."""
    prose = [i for i, line in enumerate(lines) if _prose(line) and i not in found]
    if not prose:
        return
    for i in range(prose[0] + 1, len(lines)):
        if not lines[i].closed and lines[i].words <= 2 * FEW + 2 and any(ends(lines[i], code) for code in languages()):
            yield from range(i, len(lines))
            return
    last = max(i for i, line in enumerate(lines) if line.closed and line.words > 1 and i not in found)
    behind = next((i for i in range(last + 1, len(lines)) if i in found and not dated(lines[i])), len(lines))
    yield from range(behind, len(lines))


def _menus(lines: Sequence[Line], found: set[int]) -> Iterator[int]:
    """What stands above the headline of a page that was copied whole: all up to the last menu before the first line that the article says again."""
    first = next((i for i, line in enumerate(lines) if _prose(line) and i not in found), 0)
    short = [i for i in range(first) if not lines[i].closed and 0 < lines[i].words <= 3 and not any(character.isdigit() for character in lines[i].text)]
    if len(short) < _MENU:
        return
    said = {stem for line in lines[first : first + 40] if _prose(line) for stem in _stems(line)}
    told = next((i for i in range(first) if i not in found and 4 <= lines[i].words <= 40 and _again(lines[i], said)), 0)
    above = {i for i in short if i < told and i not in found}
    end = max((i + 1 for i in above if {i - 1, i - 2} <= above), default=0)
    yield from range(end if end >= _MENU else 0)


def _again(line: Line, said: set[str]) -> bool:
    own = _stems(line)
    return bool(own) and len(own & said) >= _TOLD * len(own)


def _stems(line: Line) -> set[str]:
    """How the longer words of a line begin, without what Arabic writes onto them."""
    words = (normal(word).removeprefix("و").removeprefix("ال") for word in WORDS.findall(line.text[:2_000]))
    return {word[:5] for word in words if len(word) >= 4}


def _credit(text: str) -> bool:
    """`… [Name - Agency]`, `… (AP Photo/Name)`, `… © Agency`."""
    bracket = _BRACKET.search(text[-130:]) if text.rstrip()[-1:] in _BRACKETS else None
    if bracket is None:
        tail = text[-60:].rpartition("©")
        return not closed(text) and ((bool(tail[1]) and len(WORDS.findall(tail[2])) in range(1, 6)) or _taker(text))
    inside = bracket.group(1)
    if bracket.group(0).startswith("[") and any(mark in inside for mark in (" - ", " – ", " — ", "/", " | ")):
        return True
    sentence = closed(text[: len(text) - len(bracket.group(0))])  # then an agency alone is whom a paragraph is from
    return any(_credited(inside, lexicon(code), whole=sentence) for code in languages())


def _taker(text: str) -> bool:
    """`… . Photograph: Name/Agency`, `… . NAME / AGENCY`, behind the sentence of a caption."""
    sentence, stop, tail = text[-90:].rpartition(". ")
    if not stop or not sentence:
        return False
    return _CAPITALS.fullmatch(tail) is not None or (":" in tail[:30] and any(_credited(tail, lexicon(code), whole=True) for code in languages()))


def _credited(inside: str, words: Lexicon, *, whole: bool) -> bool:
    """`Photo: Name`, `AP Photo/Name`: a credit word at the start, or behind the agency's name and before a slash."""
    credits_ = words.phrases("litter.credits")
    agency, slash, _ = inside.partition("/")
    tokens = words.tokenizer.tokens(agency)
    named = words.phrases("litter.agencies").match(tokens, 0)
    if named is not None and named[0] == len(tokens) and not whole:
        return True
    return credits_.match(tokens, 0) is not None or (bool(slash) and len(tokens) <= 3 and credits_.first(tokens) is not None)


def _blocks(lines: Sequence[Line]) -> Iterator[int]:
    """A block of links: its heading and all that follows, as far as no article goes on behind it."""
    prose = [i for i, line in enumerate(lines) if _prose(line)]
    end = 0
    for i, line in enumerate(lines):
        if i >= end and not line.closed and line.words <= 6 and any(whole(line, code, "blocks") for code in openers(line.opening, "litter.blocks")):
            behind = bisect_right(prose, i)
            end = prose[behind] if len(prose) - behind > 1 else len(lines)
            yield from range(i, end)


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
    return not line.closed and 2 <= line.words <= 4 and named(text)
