"""What a clause is about, across languages: an appeal, a ransom, a licence, a vote.

The matters and the stems that name them stand in `lang/_matters.yaml`; the words of `meanings` (to sign, to release) name matters of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from crosscheck import datafile, lang
from crosscheck.lang import Lexicon, lexicon
from crosscheck.lang.inflect import table
from crosscheck.tokens import Token, normal

SHORT = 4  # letters of a stem that other words may start with, at least
ENDING = 5  # letters that a word may have behind its stem

Stem = tuple[str, bool]  # a word's beginning, or (True) the whole word


@cache
def _data() -> dict[str, dict[str, dict[str, list[str]]]]:
    return dict(datafile.load(lang.__name__, "_matters.yaml"))


@cache
def _stems(code: str) -> dict[str, tuple[tuple[tuple[Stem, ...], str], ...]]:
    """The phrases of a language by the beginning of their first word: its first SHORT letters, or all where it is shorter."""
    found: dict[str, list[tuple[tuple[Stem, ...], str]]] = {}
    for name, by_language in _data()["matters"].items():
        for phrase in by_language.get(code, ()):
            stems = tuple(_stem(word) for word in phrase.replace("'", "' ").split())
            found.setdefault(stems[0][0][:SHORT], []).append((stems, name))
    return {start: tuple(own) for start, own in found.items()}


def _stem(word: str) -> Stem:
    whole = normal(word.rstrip("!"))
    return whole, word.endswith("!") or len(whole) < SHORT


@lru_cache(maxsize=8_192)
def _readings(forms: tuple[str, ...], code: str) -> tuple[str, ...]:
    """The forms of a word, and what is left of them without what a verb may begin with."""
    openings = _data()["openings"].get(code, ())
    return tuple(dict.fromkeys((*forms, *(f[len(o) :] for f in forms for o in openings if f.startswith(o) and len(f) - len(o) >= SHORT - 1))))


def named(tokens: Sequence[Token], words: Lexicon) -> frozenset[str]:
    """The matters that some tokens name."""
    return frozenset(_by_stem(tokens, words.code)) | {f"to_{name}" for _, _, name in table(words, "meanings").all(tokens)}


def of_text(text: str, code: str) -> frozenset[str]:
    """The matters that a text in a language names."""
    words = lexicon(code)
    return named(words.tokenizer.tokens(text), words)


def _by_stem(tokens: Sequence[Token], code: str) -> Iterator[str]:
    for i, token in enumerate(tokens):
        if token.kind == "word":
            for behind, name in _begun(token.forms, code):
                if all(_at(tokens, i + n, stem, code) for n, stem in enumerate(behind, 1)):
                    yield name


@lru_cache(maxsize=8_192)
def _begun(forms: tuple[str, ...], code: str) -> tuple[tuple[tuple[Stem, ...], str], ...]:
    """The phrases that may begin with a word: their other stems, and what they name."""
    known = _stems(code)
    return tuple(
        (stems[1:], name)
        for reading in _readings(forms, code)
        for stems, name in (*known.get(reading[:SHORT], ()), *(known.get(reading[: SHORT - 1], ()) if len(reading) == SHORT else ()))
        if _begins(reading, stems[0])
    )


def _at(tokens: Sequence[Token], i: int, stem: Stem, code: str) -> bool:
    return i < len(tokens) and any(_begins(reading, stem) for reading in _readings(tokens[i].forms, code))


def _begins(word: str, stem: Stem) -> bool:
    start, whole = stem
    return word in (start, f"{start}s") if whole else word.startswith(start) and len(word) - len(start) <= ENDING
