"""Words, numbers and marks of a sentence, with a normal form that looks past script variants and attached particles.

The tokenizer itself knows no language: elided particles (l', d'), endings ('s) and attached prefixes (و، ب، ال)
come from the language file's `tokens` section.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import regex

from crosscheck.letters import INVISIBLE, normal
from crosscheck.model import Span
from crosscheck.plain import plain

__all__ = ["PhraseTable", "Token", "TokenKind", "Tokenizer", "normal"]

TokenKind = Literal["word", "number", "date", "time", "mark"]

_D = r"[0-9٠-٩۰-۹]"
_POINT = r"[\u200e\u200f\u202a-\u202e]?[.,٫][\u200e\u200f\u202a-\u202e]?"  # editors put marks of direction beside it
_TOKEN = regex.compile(
    rf"""
    (?P<date>(?<![\w.,]){_D}{{4}}[-/.]{_D}{{1,2}}[-/.]{_D}{{1,2}}(?!{_D})
        |(?<![\w.,]){_D}{{1,2}}([-/.]){_D}{{1,2}}\2(?:{_D}{{4}}|{_D}{{2}})(?![\w]|[.,]{_D}))
    |(?P<time>(?<![\w.,:]){_D}{{1,2}}:{_D}{{2}}(?::{_D}{{2}})?(?![\w:]))
    |(?P<number>
        {_D}{{1,3}}(?:(?P<group>[\u00a0\u202f\u2009 .,٬'’]){_D}{{3}})(?:(?P=group){_D}{{3}})*(?!{_D})(?:{_POINT}{_D}+)?
        |{_D}+(?:{_POINT}{_D}+)?)
    |(?P<word>[\p{{M}}{INVISIBLE}]{{0,8}}\p{{L}}[\p{{L}}\p{{M}}{INVISIBLE}]*(?:['’](?=[\p{{L}}0-9٠-٩]|\Z))?)
    |(?P<mark>[^\s])
    """,
    regex.VERBOSE,
)

_SPACED_DIGITS = regex.compile(rf"{_D} {_D}")
_APART = regex.compile(rf"(?<!{_D}) | (?!{_D})")  # the spaces that no number goes across
_APOSTROPHES = ("'", "’")
_STOPS = (",", ".", "،", "؛", ":", ")", "»")
_LONGEST_KNOWN, _MOST_KNOWN = 40, 30_000  # code points of a chunk that is remembered, and how many are: about 15 MB

_Piece = tuple[int, int, str, str, tuple[str, ...], TokenKind, bool]  # a token's fields, in a text of its own


@dataclass(slots=True, eq=False)
class Token:
    """A word, number, numeric date, time of day or mark, by its code points in the article.

    `norm` is the case-folded form with Western digits; `forms` are all readings of it, with attached particles taken
    off, the whole word first. Nobody writes to a token; it isn't frozen, since a frozen one takes five times as long to
    make, and there is one for every word.
    """

    start: int
    end: int
    text: str
    norm: str
    forms: tuple[str, ...]
    kind: TokenKind
    capitalised: bool


class Tokenizer:
    """Splits text into tokens by a language's own particles.

    A text is cut at its spaces, and what stands between two of them is taken apart once: news says the same words again and again.
    """

    def __init__(
        self, elisions: Iterable[str] = (), endings: Iterable[str] = (), prefixes: Sequence[Sequence[str]] = (), rewrites: Mapping[str, str] | None = None
    ) -> None:
        self._elisions = frozenset(normal(e) for e in elisions)
        self._endings = frozenset(normal(e) for e in endings)
        self._prefixes = tuple(tuple(normal(p) for p in slot) for slot in prefixes)
        self._rewrites = {normal(k): normal(v) for k, v in (rewrites or {}).items()}
        self._known: dict[str, tuple[_Piece, ...]] = {}

    def tokens(self, text: str, offset: int = 0) -> tuple[Token, ...]:
        """The tokens of a text that starts at `offset` of its article."""
        chunks = text.split(" ") if _SPACED_DIGITS.search(text) is None else _APART.split(text)
        # an apostrophe at the end of all belongs to its word ("plus d'"), so the last chunk isn't one like others
        ends = chunks.pop() if text[-1:] in _APOSTROPHES else None
        found: list[Token] = []
        for chunk in chunks:
            for start, end, word, norm, forms, kind, capital in self._known.get(chunk) or self._learned(chunk):
                found.append(Token(offset + start, offset + end, word, norm, forms, kind, capital))
            offset += len(chunk) + 1
        if ends is not None:
            found += [
                Token(offset + start, offset + end, word, norm, forms, kind, capital) for start, end, word, norm, forms, kind, capital in self._split(ends)
            ]
        return tuple(found)

    def as_read(self, text: str, offset: int = 0) -> tuple[Token, ...]:
        """The tokens of a text as it stands in an article: those of its plain form, each where its characters stand."""
        if (found := plain(text)) is None:
            return self.tokens(text, offset)
        tokens = self.tokens(found.text)
        spans = [found.back(Span(token.start, token.end)) for token in tokens]
        return tuple(replace(token, start=offset + span.start, end=offset + span.end) for token, span in zip(tokens, spans, strict=True))

    def _learned(self, chunk: str) -> tuple[_Piece, ...]:
        """What stands between two spaces, taken apart and remembered."""
        pieces = self._plain(chunk) or tuple(self._split(f"{chunk} "))
        if len(chunk) <= _LONGEST_KNOWN:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[chunk] = pieces
        return pieces

    def _plain(self, chunk: str) -> tuple[_Piece, ...]:
        """The word that a chunk is, with the mark behind it: what nearly all are; nothing where it may be anything else."""
        letters = chunk[:-1] if chunk[-1:] in _STOPS else chunk
        if not letters.isalpha():
            return ()
        word = self._piece(letters, 0, "word")
        if not word[3]:
            return ()
        return (word,) if letters == chunk else (word, self._piece(chunk[-1], len(letters), "mark"))

    def _split(self, text: str) -> Iterator[_Piece]:
        hold: tuple[int, int] | None = None  # an apostrophe that belongs to the next word ('s)
        for match in _TOKEN.finditer(text):
            kind: TokenKind = match.lastgroup if match.lastgroup in ("date", "time", "number", "word") else "mark"  # type: ignore[assignment]
            start, end = match.span()
            if hold is not None:
                if kind == "word":
                    start = hold[0]
                else:
                    yield self._piece(text[slice(*hold)], hold[0], "mark")
                hold = None
            if kind == "word" and text[end - 1] in _APOSTROPHES and normal(text[start:end]).rstrip("'") not in self._elisions:
                hold, end = (end - 1, end), end - 1
            piece = self._piece(text[start:end], start, kind)
            if piece[3]:  # a mark that only steers the direction of text is nothing to read
                yield piece
        if hold is not None:
            yield self._piece(text[slice(*hold)], hold[0], "mark")

    def _piece(self, text: str, start: int, kind: TokenKind) -> _Piece:
        norm = normal(text)
        forms = self.forms(norm) if kind == "word" else (norm,)
        return start, start + len(text), text, norm, forms, kind, text[:1].isupper()

    def forms(self, norm: str) -> tuple[str, ...]:
        """All readings of a word: itself, then with attached particles taken off one by one."""
        return tuple(dict.fromkeys(self._strip(norm))) if self._prefixes else (norm,)

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
    """Finds the longest of many phrases at a token: phrase → id, by a walk down a tree of words.

    To ask at a token where nothing starts costs one look-up; `starts` and `all` look at every token in one pass.
    """

    def __init__(self, phrases: Mapping[str, Iterable[str]], tokenizer: Tokenizer) -> None:
        self._root = _Node()
        self._ends: set[str] = set()  # the words that phrases end with
        self._longest = 0  # words of the longest phrase
        for name, variants in phrases.items():
            for phrase in variants:
                self._add(name, phrase, tokenizer)
        self._nothing_starts = frozenset(self._root.behind).isdisjoint

    def _add(self, name: str, phrase: str, tokenizer: Tokenizer) -> None:
        # A phrase may end in an elided word (plus d'): it is elided only before a letter.
        tokens = tokenizer.tokens(f"{phrase}x")[:-1] if phrase.endswith(("'", "’")) else tokenizer.tokens(phrase)
        node = self._root
        for token in tokens:
            node = node.behind.setdefault(token.norm, _Node())
        node.name = name
        self._ends.update(token.norm for token in tokens[-1:])
        self._longest = max(self._longest, len(tokens))

    def match(self, tokens: Sequence[Token], i: int, end: int | None = None) -> tuple[int, str] | None:
        """The longest phrase that starts at token `i`, of the tokens before `end`: (index behind its last token, id), or None."""
        size = len(tokens) if end is None else end
        if i >= size or self._nothing_starts(tokens[i].forms):
            return None
        best: tuple[int, str] | None = None
        level = [self._root.behind]
        while level and i < size:
            forms = tokens[i].forms
            i += 1
            below = []
            for behind in level:
                for form in forms:
                    if form in behind:
                        node = behind[form]
                        if node.name is not None:
                            best = (i, node.name)  # of several readings of a word, the shortest
                        if node.behind:
                            below.append(node.behind)
            level = below
        return best

    def starts(self, tokens: Sequence[Token]) -> list[int]:
        """The indices of the tokens that a phrase may start at, from left to right: where alone `match` is worth a call."""
        nothing = self._nothing_starts
        return [i for i, token in enumerate(tokens) if not nothing(token.forms)]

    def ending_at(self, tokens: Sequence[Token], end: int, longest: int = 5) -> tuple[int, str] | None:
        """The longest phrase whose last token is `end - 1`: (index of its first token, id), or None."""
        if not 0 < end <= len(tokens) or self._ends.isdisjoint(tokens[end - 1].forms):
            return None
        for start in range(max(0, end - min(longest, self._longest)), end):
            found = self.match(tokens, start)
            if found and found[0] == end:
                return start, found[1]
        return None

    def first(self, tokens: Sequence[Token]) -> tuple[int, int, str] | None:
        """The first phrase anywhere: (start, end, id), or None."""
        return next(self.all(tokens), None)

    def all(self, tokens: Sequence[Token], at: Sequence[int] | None = None, end: int | None = None) -> Iterator[tuple[int, int, str]]:
        """All phrases from left to right, without overlaps: (start, end, id); of those that start `at` some tokens, where it is known that no other can.

        Nothing is found from `end` on, which goes with `at`.
        """
        behind = 0
        for i in self.starts(tokens) if at is None else at:
            found = self.match(tokens, i, end) if i >= behind else None
            if found and found[0] > i:
                behind = found[0]
                yield i, *found
