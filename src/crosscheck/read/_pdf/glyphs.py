"""What a page is made of: glyphs and lines, in points from its lower left corner."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import regex

ALEFS = "اأإآ"

_FORMS = regex.compile("[\ufb00-\ufb06\ufb50-\ufd3d\ufd40-\ufdff\ufe70-\ufefc]")
_RIGHT = regex.compile(r"(?=[\p{Arabic}\p{Hebrew}])\P{Nd}")  # Arabic digits are of that script too, but run the other way
_LATIN = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, in points from its lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float  # of its font
    from_right: bool = False


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter, the box around it, the size of its font, and where the pen is set down for it."""

    letter: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    pen: float
    base: float


def letters(text: str) -> str:
    """A text without ligatures and presentation forms: `ﬁ` is fi."""
    return "".join(_FORMS.sub(lambda one: unicodedata.normalize("NFKC", one[0]).strip(), text).split("\0"))


def is_sign(glyph: Glyph) -> bool:
    """Whether it is a vowel sign."""
    return unicodedata.category(glyph.letter) == "Mn"


def from_right(glyphs: Sequence[Glyph], share: float) -> bool:
    """Whether the letters that are written from right to left are at least a share of the others."""
    return sum(bool(_RIGHT.match(one.letter)) for one in glyphs) >= share * sum(bool(_LATIN.match(one.letter)) for one in glyphs)
