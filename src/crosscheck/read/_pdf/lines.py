"""The glyphs of a PDF page that is written from right to left → its lines, in reading order and in the order of speech.

A PDF says where each glyph stands, not what follows what. Lines are made by baselines, columns by the white between them (`columns.py`), words by smaller gaps,
and the order of letters by `speech.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from .columns import WIDE, Piece, blocks
from .glyphs import ALEFS, Glyph, Line, from_right, is_sign, letters
from .signs import floats, signed
from .speech import faced, spoken_from_left, spoken_from_right

_SAME_LINE = 0.45  # of a font's size: how far baselines of one line may lie from one another
_FLOATING = 0.9  # the same of letters that are written with a vowel sign
_GAP = 0.15  # the same: what is a space between two letters
_BEARING = 0.3  # the same: how much further a letter reaches than its ink
_SOME = 0.2  # of a line's Latin letters: so many Arabic ones make it a line of Arabic, on a page of Arabic


def lines(glyphs: Sequence[Sequence[float]]) -> list[Line]:
    """The lines of a page, of glyphs `[code, left, bottom, right, top, size, x, y]`, the last where the pen is set down."""
    found = [Glyph(chr(int(code)), *place) for code, *place in glyphs if not 0xD800 <= code <= 0xDFFF]
    pieces = [piece for row, those in enumerate(_rows(found)) for piece in _pieces(signed(those), row)]
    share = _SOME if from_right(found, 1.0) else 1.0
    return [line for block in blocks(pieces) for line in _whole(block, share) if line.text]


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs of one baseline each, from the top down; vowel signs float above theirs, some with the letter that they are written with."""
    rows: list[list[Glyph]] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=lambda one: (-one.base, one.left)):
        floating = bool(rows) and floats(rows[-1])
        if not rows or base - glyph.base > (_FLOATING if floating else _SAME_LINE) * max(size, glyph.size):
            rows.append([])
            size = 0.0
        rows[-1].append(glyph)
        if glyph.size > size or floating:
            base, size = glyph.base, glyph.size
    return rows


def _pieces(glyphs: Sequence[Glyph], row: int) -> Iterator[Piece]:
    """A row, cut where the white is as wide as between columns."""
    size = median(glyph.size for glyph in glyphs)
    piece: list[Glyph] = []
    right = 0.0
    for glyph in sorted((one for one in glyphs if not one.letter.isspace()), key=lambda one: one.left):
        if piece and glyph.left - right > WIDE * size:
            yield _piece(row, piece)
            piece, right = [], 0.0
        piece.append(glyph)
        right = max(right, glyph.right)
    if piece:
        yield _piece(row, piece)


def _piece(row: int, glyphs: Sequence[Glyph]) -> Piece:
    return Piece(row, tuple(glyphs), min(one.left for one in glyphs), max(one.right for one in glyphs))


def _whole(block: Sequence[Piece], share: float) -> Iterator[Line]:
    """The lines of a block, from the top down."""
    rows: dict[int, list[Glyph]] = {}
    for piece in sorted(block, key=lambda one: one.row):
        rows.setdefault(piece.row, []).extend(piece.glyphs)
    return (_line(glyphs, share) for glyphs in rows.values())


def _line(glyphs: Sequence[Glyph], share: float) -> Line:
    is_from_right = from_right(glyphs, share)
    size = max(one.size for one in glyphs)
    text = spoken_from_right(_spaced(glyphs, size)) if is_from_right else spoken_from_left(_spaced(glyphs, size)[::-1])
    return Line(
        text=faced(" ".join(text.split())),
        left=min(one.left for one in glyphs),
        bottom=min(one.bottom for one in glyphs),
        right=max(one.right for one in glyphs),
        top=max(one.top for one in glyphs),
        size=size,
        from_right=is_from_right,
    )


def _spaced(glyphs: Sequence[Glyph], size: float) -> str:
    """The letters from right to left as they stand, spaces between words, vowel signs behind the letter that they stand over."""
    bases = sorted((one for one in _alef_last(glyphs) if not is_sign(one)), key=lambda one: (-one.right, -one.left))
    signs: dict[int, str] = {}
    middles = [-(one.left + one.right) / 2 for one in bases]
    for one in (one for one in glyphs if is_sign(one)):
        at = bisect_left(middles, -(one.left + one.right) / 2)
        near = min((i for i in (at - 1, at) if 0 <= i < len(bases)), key=lambda i: abs(middles[i] + (one.left + one.right) / 2), default=0)
        while near + 1 < len(bases) and bases[near + 1].pen == bases[near].pen:
            near += 1
        signs[near] = signs.get(near, "") + one.letter
    said: list[str] = []
    left = None
    for i, one in enumerate(bases):
        if left is not None and left - one.right > _GAP * size:
            said.append(" ")
        said.append(_plain(one.letter) + signs.get(i, ""))
        start = min(one.left, max(one.pen, one.left - _BEARING * size))
        left = start if left is None else min(left, start)
    return "".join(said)


def _alef_last(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """Lam and alef are one glyph in every font; of two letters that are written at one place, lam comes first."""
    shared = Counter((one.pen, one.base, one.right) for one in glyphs if not is_sign(one))
    return [
        replace(one, left=one.left - 0.01, right=one.right - 0.01) if one.letter in ALEFS and shared[one.pen, one.base, one.right] == 2 else one
        for one in glyphs
    ]


def _plain(letter: str) -> str:
    """A letter without the form that it has in its place: `ﻋ` is ع, `ﻻ` لا; of Latin ones the last stands first, as all do here."""
    return letters(letter)[::-1] if letter <= "\ufb06" else letters(letter)
