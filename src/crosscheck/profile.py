"""What a text says of its language by its short words and its letters: no model is asked, so that every paragraph can be.

The words are data: the section `detection` of the language files, and `lang/_neighbours.yaml` for languages without one, so that these are told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

import regex

from crosscheck import datafile, lang
from crosscheck.lang import languages, lexicon

Script = Literal["Latin", "Arabic", "other"]  # by the names that Unicode gives them

_WORD = regex.compile(r"[\p{L}\p{M}]+")
_LATIN, _ARABIC, _LETTERS = regex.compile(r"\p{Latin}+"), regex.compile(r"[\p{Arabic}&&\p{L}]+", regex.V1), regex.compile(r"\p{L}+")


def words(text: str) -> list[str]:
    """The words of a text in small letters, parted at apostrophes."""
    return _WORD.findall(text.lower())


def short_words(found: Iterable[str]) -> Counter[str]:
    """How many of some words are short words of each language; many are of several."""
    known, hits = _owners(), Counter[str]()
    for word, count in Counter(found).items():
        for code in known.get(word, ()):
            hits[code] += count
    return hits


@cache
def own_words(code: str) -> frozenset[str]:
    """The short words of a language."""
    return frozenset(_told()[code]["words"]) if code in _told() else frozenset()


def letters(text: str) -> dict[str, int]:
    """How many letters of a text tell a language from others in its script."""
    counted = Counter(text)
    return {code: sum(counted[letter] for letter in own) for code, own in _letters().items()}


def share(text: str, script: Script) -> float:
    """How many of the letters of a text are of a script, 0 to 1."""
    sizes = sizes_by_script(text)
    return sizes[script] / max(1, sum(sizes.values()))


def sizes_by_script(text: str) -> dict[Script, int]:
    """How many letters of each script a text has."""
    latin, arabic = (sum(map(len, one.findall(text))) for one in (_LATIN, _ARABIC))
    every = latin if text.isascii() else sum(map(len, _LETTERS.findall(text)))
    return {"Latin": latin, "Arabic": arabic, "other": max(0, every - latin - arabic)}


@cache
def script_of(code: str) -> Script:
    """The script of a language whose short words are known; Latin for others."""
    sizes = sizes_by_script(" ".join(_told()[code]["words"]) if code in _told() else "")
    return max(sizes, key=lambda script: sizes[script])


@cache
def listed() -> frozenset[str]:
    """The languages whose short words are known."""
    return frozenset(_told())


@cache
def _told() -> Mapping[str, Mapping[str, list[str] | str]]:
    own = {code: found for code in languages() if (found := lexicon(code).section("detection"))}
    return {**datafile.load(lang.__name__, "_neighbours.yaml"), **own}


@cache
def _owners() -> Mapping[str, tuple[str, ...]]:
    """Each short word with the languages that have it."""
    found: dict[str, list[str]] = {}
    for code, told in sorted(_told().items()):
        for word in dict.fromkeys(told["words"]):
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


@cache
def _letters() -> Mapping[str, str]:
    return {code: letters for code, told in _told().items() if isinstance(letters := told.get("letters"), str)}
