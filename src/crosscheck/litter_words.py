"""Lines that their words give away as page litter: what points elsewhere, says who made the page and when, or invites its readers.

The words are data, `litter` in the language files, and those of all languages are looked for on every page, as a French page says "Check Also".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import regex

from crosscheck.lang import Lexicon, languages, lexicon
from crosscheck.lines import HEAD, Line
from crosscheck.tokens import Token, normal

FEW = 5  # words of a line that may be told by what it holds, not by how it starts
_OPENINGS = ("litter.lines", "litter.starts", "litter.labels", "litter.calls")
_NOTICE = 45  # words of a line that a notice anywhere in it gives away
_OWN_MARKS = ":：|►▶©/"
_CLOCK = regex.compile(r"\P{L}{0,4}\d{1,2}\s?[:.h]\s?\d{2}(?:\s?[\p{L}.]{1,12}){0,3}\P{L}{0,4}", regex.IGNORECASE)
_DAY = regex.compile(r"\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,4}")
_ADDRESS = regex.compile(r"[\w.+\-]{1,60}@[\w\-]{1,60}\.\p{L}{2}|https?://|www\.\w")
_NAME = regex.compile(r"(?:[\p{Lu}\p{Lt}][\p{L}\p{M}'’.\-]*|[\p{Lo}][\p{L}\p{M}.\-]*|\p{Ll}{1,3}|(?:al|el|ben|bin|ibn|ould|abou|abu)[\-’']?[\p{L}\p{M}]*)")


def by_words(lines: Sequence[Line], *, titled: bool) -> Iterator[int]:
    """Lines that the words at their start give away. A headline may well start with "Video:"."""
    headline = not titled
    for i, line in enumerate(lines):
        codes = languages() if not line.closed and line.words <= FEW else openers(line.opening, *_OPENINGS)
        if any(_says(line, code, headline=headline) for code in codes) or _notice(line, headline=headline) or dated(line):
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

    if len(line.text) <= HEAD and _row(tokens, words):
        return True
    if headline:
        return bool(at_start("starts")) and line.words <= 6
    size = line.words
    label = at_start("labels")
    if label and label < len(tokens) and tokens[label].text in _OWN_MARKS and size <= 40:
        return True
    if (at_start("calls") and size <= 25) or (at_start("starts") and not line.closed and size <= (15 if ";" not in line.text else 40)):
        return True
    if size <= FEW and not line.closed:
        number = any(t.kind == "number" for t in tokens)
        return (holds("ago") and holds("ago_units")) or (number and holds("counters")) or (bool(at_start("bylines")) and size > 1 and named(line.text))
    return False


def _row(tokens: Sequence[Token], words: Lexicon) -> bool:
    """A line that is nothing but what a page's buttons say, one or several in a row."""
    table, at = words.phrases("litter.lines"), 0
    while at < len(tokens):
        found = table.match(tokens, at)
        if found is None and (tokens[at].kind != "mark" or not at):
            return False
        at = found[0] if found else at + 1
    return True


def _notice(line: Line, *, headline: bool) -> bool:
    """A short line that says something of the page itself, wherever it says so: its cookies, its rights, its address."""
    if len(line.text) > 5 * HEAD or line.words > _NOTICE or (headline and not line.closed and line.words > FEW):
        return False
    return _notices().search(normal(line.text)) is not None or (not line.closed and line.words <= 20 and _ADDRESS.search(line.text) is not None)


@cache
def _notices() -> regex.Pattern[str]:
    """The notices of all languages, as whole words."""
    phrases = sorted({normal(phrase) for code in languages() for phrase in lexicon(code).section("litter.notices")}, key=lambda phrase: (-len(phrase), phrase))
    return regex.compile(rf"(?<!\w)(?:{'|'.join(map(regex.escape, phrases)) or '(?!)'})(?!\w)")


def dated(line: Line) -> bool:
    """A line that is a time of day, or a date and what says of what it is one."""
    if line.closed or line.words > 4 * FEW or len(line.text) > HEAD or not any(character.isdigit() for character in line.text):
        return False
    return _CLOCK.fullmatch(line.text) is not None or any(_dates(line.text, lexicon(code)) for code in languages())


def _dates(text: str, words: Lexicon) -> bool:
    """Nothing but the parts of one date, a time, and words for these."""
    tokens = words.tokenizer.tokens(text)
    months = words.months
    parts = words.phrases("date.months", "date.short_months", "date.hijri_months", "date.weekdays", "date.short_weekdays", "litter.dating")
    spoken, i, numbers = _DAY.search(text) is not None, 0, 0
    while i < len(tokens):
        if tokens[i].kind == "word":
            found = parts.match(tokens, i)
            if found is None:
                return False
            spoken |= months.match(tokens, i) is not None
            i = found[0]
            continue
        numbers += tokens[i].kind == "number"
        i += 1
    return spoken and numbers <= 12


@lru_cache(maxsize=4096)
def openers(word: str, *names: str) -> tuple[str, ...]:
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


def whole(line: Line, code: str, name: str) -> bool:
    tokens = tuple(t for t in _head(line, code) if t.text not in _OWN_MARKS)
    found = lexicon(code).phrases(f"litter.{name}").match(tokens, 0)
    return found is not None and found[0] == len(tokens)


def ends(line: Line, code: str) -> bool:
    """`Comments (23)`, `About the author`, `14 thoughts on “…”`: other words stand only behind a number and several words."""
    tokens = _head(line, code)
    start = next((i for i, token in enumerate(tokens) if token.kind == "word"), len(tokens))
    found = lexicon(code).phrases("litter.ends").match(tokens, start)
    if found is None:
        return False
    counted = any(token.kind == "number" for token in tokens[:start]) and found[0] - start > 1
    return counted or all(token.kind != "word" for token in tokens[found[0] :])


def named(text: str) -> bool:
    """Names and nothing else: no digits, no word that starts small and is longer than a particle, no mark that builds sentences."""
    words = text.strip(" \t—–-•*()").replace(",", " ").replace("/", " ").replace("،", " ").split()
    return bool(words) and len(words) <= 6 and all(_NAME.fullmatch(word) for word in words)
