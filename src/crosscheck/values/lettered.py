"""Acronyms that another script spells by the names of their letters: «بي بي سي» is the BBC, «إم إس إن بي سي» MSNBC.

The letters' names are `spelt` in `lang/_names.yaml`; one name may stand for several letters (بي is B and P), so only acronyms of
organizations that are known are read, the longest first: «قال إن بي بي سي» says that the BBC …, not NBBC.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from crosscheck.registry import acronyms
from crosscheck.sounds import tables
from crosscheck.tokens import Token, normal

_SHORTEST, _LONGEST = 3, 8  # letters
_BETWEEN = (".", "-")


@cache
def _letters() -> dict[str, frozenset[str]]:
    """The name of a letter in normal form → the letters that it may stand for."""
    found: dict[str, set[str]] = {}
    for letter, spellings in tables()["spelt"].items():
        for name in spellings:
            found.setdefault(normal(name), set()).add(letter)
    return {name: frozenset(letters) for name, letters in found.items()}


def spells(token: Token) -> bool:
    """Whether a word, particles apart, is the name of a letter."""
    return not _letters().keys().isdisjoint(token.forms)


def particles(token: Token) -> int:
    """The code points written onto the name of a letter, at most two: «لبي بي سي»."""
    if token.norm in _letters() or len(token.norm) != len(token.text):
        return 0
    return next((n for n in (1, 2) if token.norm[n:] in _letters()), 0)


def row(tokens: Sequence[Token], i: int) -> list[tuple[int, frozenset[str]]]:
    """The letters spelled from token `i` on, at most eight: the index behind each, and what it may stand for."""
    letters, found, j = _letters(), list[tuple[int, frozenset[str]]](), i
    while len(found) < _LONGEST and j < len(tokens):
        if found and tokens[j].text in _BETWEEN and j + 1 < len(tokens) and tokens[j].start == tokens[j - 1].end:
            j += 1
        names = tokens[j].forms if not found else (tokens[j].norm,)
        meant = frozenset[str]().union(*(letters[name] for name in names if name in letters))
        if not meant:
            break
        j += 1
        found.append((j, meant))
    return found


def lettered(tokens: Sequence[Token], i: int) -> tuple[int, str] | None:
    """The index behind a known acronym that is spelled from token `i` on, and its key, or None."""
    if not spells(tokens[i]) or i + _SHORTEST > len(tokens) or tokens[i].norm.isascii():
        return None
    spelled = row(tokens, i)
    for size in range(len(spelled), _SHORTEST - 1, -1):
        for acronym, key in acronyms().get(size, ()):
            if all(letter in meant for letter, (_, meant) in zip(acronym, spelled, strict=False)):
                return spelled[size - 1][0], key
    return None
