"""Words, numbers and marks of a sentence, with a normal form that looks past script variants and attached particles.

The tokenizer itself knows no language: elided particles (l', d'), endings ('s) and attached prefixes (و، ب، ال)
come from the language file's `tokens` section.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import regex

TokenKind = Literal["word", "number", "date", "time", "mark"]

# The marks that Arabic writes on letters, the tatweel, and the marks that only steer the direction of text.
_INVISIBLE = "\u0640\u200b\u200c\u200d\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\u00ad"
_DROP = regex.compile(rf"[\u064b-\u065f\u0670{_INVISIBLE}]")
_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي"})
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

_D = r"[0-9٠-٩۰-۹]"
_TOKEN = regex.compile(
    rf"""
    (?P<date>(?<![\w.,]){_D}{{4}}[-/.]{_D}{{1,2}}[-/.]{_D}{{1,2}}(?!{_D})
        |(?<![\w.,]){_D}{{1,2}}([-/.]){_D}{{1,2}}\2(?:{_D}{{4}}|{_D}{{2}})(?![\w]|[.,]{_D}))
    |(?P<time>(?<![\w.,:]){_D}{{1,2}}:{_D}{{2}}(?::{_D}{{2}})?(?![\w:]))
    |(?P<number>
        {_D}{{1,3}}(?:(?P<group>[\u00a0\u202f\u2009 .,٬'’]){_D}{{3}})(?:(?P=group){_D}{{3}})*(?!{_D})(?:[.,٫]{_D}+)?
        |{_D}+(?:[.,٫]{_D}+)?)
    |(?P<word>[\p{{M}}{_INVISIBLE}]{{0,8}}\p{{L}}[\p{{L}}\p{{M}}{_INVISIBLE}]*(?:['’](?=[\p{{L}}0-9٠-٩]|\Z))?)
    |(?P<mark>[^\s])
    """,
    regex.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, numeric date, time of day or mark, by its code points in the article.

    `norm` is the case-folded form with Western digits; `forms` are all readings of it, with attached particles taken
    off, the whole word first.
    """

    start: int
    end: int
    text: str
    norm: str
    forms: tuple[str, ...]
    kind: TokenKind

    @property
    def capitalised(self) -> bool:
        return self.text[:1].isupper()


def normal(text: str) -> str:
    """Case-folded, composed, with Western digits, plain apostrophes and one spelling of each Arabic letter."""
    folded = _DROP.sub("", unicodedata.normalize("NFC", text)).casefold().translate(_LETTERS).translate(_DIGITS)
    return folded.replace("’", "'")


class Tokenizer:
    """Splits text into tokens by a language's own particles."""

    def __init__(
        self, elisions: Iterable[str] = (), endings: Iterable[str] = (), prefixes: Sequence[Sequence[str]] = (), rewrites: Mapping[str, str] | None = None
    ) -> None:
        self._elisions = frozenset(normal(e) for e in elisions)
        self._endings = frozenset(normal(e) for e in endings)
        self._prefixes = tuple(tuple(normal(p) for p in slot) for slot in prefixes)
        self._rewrites = {normal(k): normal(v) for k, v in (rewrites or {}).items()}
        self._forms: dict[str, tuple[str, ...]] = {}

    def tokens(self, text: str, offset: int = 0) -> tuple[Token, ...]:
        """The tokens of a text that starts at `offset` of its article."""
        return tuple(self._split(text, offset))

    def _split(self, text: str, offset: int) -> Iterator[Token]:
        hold: tuple[int, int] | None = None  # an apostrophe that belongs to the next word ('s)
        for match in _TOKEN.finditer(text):
            kind: TokenKind = match.lastgroup if match.lastgroup in ("date", "time", "number", "word") else "mark"  # type: ignore[assignment]
            start, end = match.span()
            if hold is not None:
                start, hold = hold[0], None
            if kind == "word" and text[end - 1] in "'’" and normal(text[start:end]).rstrip("'") not in self._elisions:
                hold, end = (end - 1, end), end - 1
            token = self._token(text[start:end], offset + start, kind)
            if token.norm:  # a mark that only steers the direction of text is nothing to read
                yield token
        if hold is not None:
            yield self._token(text[slice(*hold)], offset + hold[0], "mark")

    def _token(self, text: str, start: int, kind: TokenKind) -> Token:
        norm = normal(text)
        forms = self.forms(norm) if kind == "word" else (norm,)
        return Token(start, start + len(text), text, norm, forms, kind)

    def forms(self, norm: str) -> tuple[str, ...]:
        """All readings of a word: itself, then with attached particles taken off one by one."""
        found = self._forms.get(norm)
        if found is None:
            found = self._forms[norm] = tuple(dict.fromkeys(self._strip(norm)))
            if len(self._forms) > 50_000:
                self._forms.clear()
        return found

    def _strip(self, norm: str) -> Iterator[str]:
        layer = [norm]
        yield norm
        for start, full in self._rewrites.items():
            if norm.startswith(start) and len(norm) >= len(start) + 2:
                layer.append(full + norm[len(start) :])
        for slot in self._prefixes:
            shorter = [word[len(p) :] for word in layer for p in slot if word.startswith(p) and len(word) - len(p) >= 2]
            layer += shorter
            yield from shorter


@dataclass(slots=True)
class _Node:
    """A word in the tree of phrases: the phrase that ends here, and the words that may follow."""

    name: str | None = None
    behind: dict[str, _Node] = field(default_factory=dict)


class PhraseTable:
    """Finds the longest of many phrases at a token: phrase → id, by a walk down a tree of words."""

    def __init__(self, phrases: Mapping[str, Iterable[str]], tokenizer: Tokenizer) -> None:
        self._root = _Node()
        for name, variants in phrases.items():
            for phrase in variants:
                node = self._root
                # A phrase may end in an elided word (plus d'): it is elided only before a letter.
                for token in tokenizer.tokens(f"{phrase}x")[:-1] if phrase.endswith(("'", "’")) else tokenizer.tokens(phrase):
                    node = node.behind.setdefault(token.norm, _Node())
                node.name = name

    def match(self, tokens: Sequence[Token], i: int) -> tuple[int, str] | None:
        """The longest phrase that starts at token `i`: (index behind its last token, id), or None."""
        if i >= len(tokens) or self._root.behind.keys().isdisjoint(tokens[i].forms):
            return None
        best: tuple[int, str] | None = None
        stack = [(i, self._root)]
        while stack:
            j, node = stack.pop()
            if node.name is not None and (best is None or j > best[0]):
                best = (j, node.name)
            if j < len(tokens):
                stack.extend((j + 1, node.behind[form]) for form in tokens[j].forms if form in node.behind)
        return best

    def ending_at(self, tokens: Sequence[Token], end: int, longest: int = 5) -> tuple[int, str] | None:
        """The longest phrase whose last token is `end - 1`: (index of its first token, id), or None."""
        for start in range(max(0, end - longest), end):
            found = self.match(tokens, start)
            if found and found[0] == end:
                return start, found[1]
        return None

    def first(self, tokens: Sequence[Token]) -> tuple[int, int, str] | None:
        """The first phrase anywhere: (start, end, id), or None."""
        return next(iter(self.all(tokens)), None)

    def all(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
        """All phrases from left to right, without overlaps: (start, end, id)."""
        i = 0
        while i < len(tokens):
            found = self.match(tokens, i)
            if found and found[0] > i:
                yield i, found[0], found[1]
                i = found[0]
            else:
                i += 1
