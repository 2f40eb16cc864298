"""How much a text in bytes looks like news in Arabic, English, French or Spanish, as each of some encodings would have it.

Only bytes above 127 tell encodings apart. Each is looked at with its two neighbours: how frequent is the character that an encoding makes of
it, and may it stand there? A capital inside a word, a Latin letter beside an Arabic one, a pound sign between letters speak against an encoding.
Scores are logarithms to the base 10, added up; figures are of news in these languages, rounded.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache

_TRIPLES = re.compile(rb"(?s)(?=(.[\x80-\xff].))")
_FREQUENT = {
    -0.5: "é",
    -1.0: "اليمà’è ",  # Mac Arabic writes spaces and full stops above 127 too
    -1.5: "نورتبةعدفسقأ«»ê",
    -2.0: ".حهك،جشصطثىإخزئ–ôÉÀûçùâ\u00a0”“",
    -2.5: ':-()"/ضًغذءُّ٠١٢ïî—€œóíáñ',
    -3.0: "ظآؤ٣٤٥٦٧٨٩ـãëúöü°…‘¿Œ؟£",
    -3.5: "َِ٫٪äåøÈÊÂÎÇÔÙÛÏËÑÖÜÁÓÍÚ¡؛",
}
_FREQUENCY = {character: value for value, characters in _FREQUENT.items() for character in characters}
_LETTER, _OTHER, _NONE = -4.0, -5.0, -8.0  # a letter that is seldom, another mark, no character at all
_STRANGE, _LONE = -3.0, -4.0  # it can't well stand there; an Arabic letter that is no word's
_OPENING, _CLOSING, _CURRENCY = "«“‘„‹", "»”›", "€£¥"
_ARABIC_MARKS = "،؛؟"


def triples(data: bytes) -> Counter[bytes]:
    """The bytes above 127, each with the one before and the one behind it, counted."""
    return Counter(_TRIPLES.findall(b" " + data + b" "))


@cache
def characters(codec: str) -> tuple[str, ...]:
    """What a codec of single bytes makes of each byte; an empty text where it has nothing for it."""
    return tuple(bytes([byte]).decode(codec, "ignore") for byte in range(256))


def score(found: Mapping[bytes, int], codec: str) -> float:
    """How likely the bytes are by an encoding: 0 would be certain; nothing that is written in it lies below some -3 a byte."""
    table = _table(codec)
    return sum(count * _at(table[a], table[b], table[c]) for (a, b, c), count in found.items())


@cache
def _table(codec: str) -> tuple[tuple[str, str, float], ...]:
    """For each byte its character, the class of it, and how frequent it is."""
    return tuple((character, _class(character), _frequency(character)) for character in characters(codec))


def _class(character: str) -> str:
    """A small letter, a capital, an Arabic letter or mark on one, a digit, a space, another mark, or nothing that is written."""
    if not character or unicodedata.category(character) == "Cc":
        return "space" if character in ("\n", "\r", "\t") else "none"
    if character.isspace():
        return "space"
    if "\u0620" <= character <= "\u065f" or "\u0670" <= character <= "\u06d3":
        return "arabic"
    if character.isalpha():
        return "capital" if character.isupper() else "small"
    return "digit" if character.isdecimal() else "mark"


def _frequency(character: str) -> float:
    if _class(character) == "none":
        return _NONE
    return _FREQUENCY.get(character, _LETTER if character.isalpha() else _OTHER)


def _at(left: tuple[str, str, float], own: tuple[str, str, float], right: tuple[str, str, float]) -> float:
    character, kind, value = own
    return value + _fit(character, kind, left[1], right[1])


def _fit(character: str, kind: str, left: str, right: str) -> float:
    """What its neighbours say against a character."""
    latin = (left in ("small", "capital")) + (right in ("small", "capital"))
    if kind == "arabic":
        bare = left != "arabic" and (right != "arabic" or unicodedata.combining(character) > 0)
        return _STRANGE * latin + _LONE * bare
    if kind in ("small", "capital"):
        alone = not latin and character not in "àÀé"
        inside = kind == "capital" and left == "small"
        return _STRANGE * ((left == "arabic") + (right == "arabic") + inside) - 2.0 * alone - (left == "digit")
    if kind in ("digit", "space", "none"):
        return -1.0 * latin if kind == "digit" else 0.0
    return _mark(character, left, right, latin)


def _mark(character: str, left: str, right: str, latin: int) -> float:
    """The same of a mark."""
    letters = latin + (left == "arabic") + (right == "arabic")
    if character == "’":
        return 0.0 if latin == 2 else -0.5 if latin else -2.0
    if character in _OPENING:
        return (0.0 if left in ("space", "mark") else -2.0) - (right == "mark")
    if character in _CLOSING:
        return 0.0 if right in ("space", "mark") else -2.0
    if character in _CURRENCY:
        return 0.0 if "digit" in (left, right) else -0.5 if not letters else _STRANGE
    if character in _ARABIC_MARKS:
        return -2.0 * latin - (right == "arabic")
    if character in "°º":
        return 0.0 if left == "digit" else -0.5 if left == "small" and right != "small" else _STRANGE
    if character in "–—…¡¿":
        return -0.5 * (letters == 2)
    return -1.0 * letters
