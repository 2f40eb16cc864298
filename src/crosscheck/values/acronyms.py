"""Finds where a text says what an acronym stands for: "the Syrian Observatory for Human Rights (SOHR)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosscheck.lang import Lexicon
from crosscheck.sounds import plain
from crosscheck.tokens import Token

_SHORTEST, _LONGEST = 2, 8  # letters of an acronym
_WORDS = 12  # tokens of what it stands for


@dataclass(frozen=True, slots=True)
class Expansion:
    """A long form by the indices of its tokens, and the token of its acronym, which stands in brackets behind it."""

    start: int
    end: int
    acronym: int


def expansions(tokens: Sequence[Token], lex: Lexicon) -> Iterator[Expansion]:
    """The acronyms that a row of tokens explains, from left to right."""
    for k in range(1, len(tokens) - 2):
        if tokens[k].text == "(" and tokens[k + 2].text == ")" and is_acronym(tokens[k + 1]):
            start = _start(tokens, k, tokens[k + 1].text, lex)
            if start < k:
                yield Expansion(start, k, k + 1)


def is_acronym(token: Token) -> bool:
    """Whether a word is written in capitals only, as acronyms are."""
    return token.kind == "word" and token.text.isupper() and _SHORTEST <= len(token.text) <= _LONGEST and token.text.isalpha()


def _start(tokens: Sequence[Token], end: int, acronym: str, lex: Lexicon) -> int:
    """Where the words before `end` begin whose initials are the acronym's letters, or `end`; links and small words may have none."""
    letters, links = plain(acronym), lex.words("organizations.links")
    left = len(letters)
    for k in range(end - 1, max(-1, end - 1 - _WORDS), -1):
        token = tokens[k]
        if token.text in "-'’&":
            continue
        if token.kind != "word":
            break
        if plain(token.text)[:1] == letters[left - 1]:
            left -= 1
            if left == 0:
                return k if token.capitalised else end
        elif token.capitalised and token.norm not in links:
            break
    return end


def roman(text: str) -> bool:
    """Whether a word is made of the letters of Roman numerals only."""
    return bool(text) and set(text) <= set("IVXLCM")
