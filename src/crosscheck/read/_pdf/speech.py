"""The order of speech: what a program does that lays out a line (Unicode Bidirectional Algorithm), undone.

All of a line of Arabic runs from right to left, Latin words and numbers the other way round.
"""

from __future__ import annotations

import regex

_LETTERS = r"\p{Latin}\p{Greek}\p{Cyrillic}"
_FROM_RIGHT = r"(?:(?=[\p{Arabic}\p{Hebrew}])\P{Nd})"  # Arabic digits are of that script too, but run the other way
_OTHERS = r"(?:[^\p{Arabic}\p{Hebrew}]|(?=[\p{Arabic}\p{Hebrew}])\p{Nd})"
_LATIN = regex.compile(f"[{_LETTERS}]")
_FORWARD = regex.compile(rf"[{_LETTERS}\p{{Nd}}](?:{_OTHERS}*[{_LETTERS}\p{{Nd}}])?")
_NUMBER = regex.compile(r"\p{Nd}+(?:[.,:/\u066b\u066c\u00a0]\p{Nd}+)*")
_BACKWARD = regex.compile(rf"{_FROM_RIGHT}(?:[^{_LETTERS}\p{{Nd}}]*{_FROM_RIGHT})?")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_OPENING = regex.compile(r"(?<=^|\s)[()\[\]{}«»](?=[^\s\p{P}])")
_CLOSING = regex.compile(r"(?<=[^\s(\[{«])[()\[\]{}«»](?=[\s.,،؛:;!?؟]|$)")
_OPENERS = str.maketrans(")]}»", "([{«")
_CLOSERS = str.maketrans("([{«", ")]}»")


def spoken_from_right(text: str) -> str:
    """A line of Arabic, its letters from right to left: what is Latin and what are numbers stand the other way round."""
    spoken: list[str] = []
    end = 0
    for run in _FORWARD.finditer(text):
        spoken.append(text[end : run.start()].translate(_MIRRORED))
        words = run[0]
        spoken.append(words[::-1] if _LATIN.search(words) else _numbers(words))
        end = run.end()
    return "".join((*spoken, text[end:].translate(_MIRRORED)))


def _numbers(text: str) -> str:
    """Numbers follow one another from right to left, their digits don't."""
    return _NUMBER.sub(lambda one: one[0][::-1], text.translate(_MIRRORED))


def spoken_from_left(text: str) -> str:
    """A line of English among Arabic ones, its letters from left to right: what is Arabic stands the other way round."""
    return _BACKWARD.sub(lambda one: one[0][::-1].translate(_MIRRORED), text)


def faced(text: str) -> str:
    """A line whose brackets open before words and close behind them: some programs write them as they look, some as they are meant."""
    return _CLOSING.sub(lambda one: one[0].translate(_CLOSERS), _OPENING.sub(lambda one: one[0].translate(_OPENERS), text))
