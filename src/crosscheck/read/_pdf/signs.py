"""Letters of Arabic that are written with a vowel sign in one go, and whose place PDFium doesn't know."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from .glyphs import ALEFS, Glyph, is_sign

_FEW = 12  # glyphs of a row that floats above its own
# Of a font's size: half of a letter's width before another letter and at the end of a word.
_HALVES = {
    "اأإآ": (0.12, 0.12), "دذرزءؤو": (0.2, 0.2), "ةى": (0.3, 0.3), "بتث": (0.15, 0.42), "نيئ": (0.15, 0.36), "سشصض": (0.35, 0.45), "حخجعغم": (0.25, 0.3), "فقك": (0.2, 0.4),
}  # fmt: skip
_HALF = (0.2, 0.25)  # of all others
_NEAR = 0.1  # how much closer the next letter is than a space is wide


def floats(row: Sequence[Glyph]) -> bool:
    """Whether a row is nothing but letters that are written with a sign."""
    return len(row) <= _FEW and _is_signed(row) and len({one.pen for one in row if is_sign(one)}) == len({one.pen for one in row})


def signed(row: Sequence[Glyph]) -> list[Glyph]:
    """Letters that are written with a vowel sign in one go have only the sign's box, in some PDF: they reach further. The sign follows them."""
    places: dict[tuple[float, float], list[Glyph]] = {}
    for one in row:
        places.setdefault((one.pen, one.base), []).append(one)
    groups: list[list[Glyph]] = []
    for _, those in sorted(places.items()):
        if groups and _says_again(groups[-1], those):
            groups[-1] = those
        elif not groups or not _says_again(those, groups[-1]):
            groups.append(those)
    ends = sorted(_middle(those) + 0.15 * those[0].size if _is_signed(those) else max(one.right for one in those) for those in groups)
    return [one for those in groups for one in (_widened(those, ends) if _is_signed(those) else those)]


def _is_signed(glyphs: Sequence[Glyph]) -> bool:
    return any(map(is_sign, glyphs)) and not all(map(is_sign, glyphs))


def _middle(glyphs: Sequence[Glyph]) -> float:
    return (min(one.left for one in glyphs) + max(one.right for one in glyphs)) / 2


def _says_again(one: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    """Chromium writes `لاً` twice: the sign and its alef by themselves, at the place of all three."""
    near = abs(min(glyph.left for glyph in one) - min(glyph.left for glyph in other)) < one[0].size
    return near and any(map(is_sign, one)) and not Counter(glyph.letter for glyph in one) - Counter(glyph.letter for glyph in other)


def _widened(glyphs: Sequence[Glyph], ends: Sequence[float]) -> list[Glyph]:
    """Letters with a sign, which stands over their middle, as wide as they are likely to be. An alef goes behind the lam, the sign to the end."""
    bases = sorted((one for one in glyphs if not is_sign(one)), key=lambda one: (one.letter in ALEFS, -one.right))
    middle, size = _middle(glyphs), glyphs[0].size
    before = bisect_left(ends, middle - 0.05 * size)
    reach = middle - ends[before - 1] if before else 10 * size
    halves = [next((halves for letters, halves in _HALVES.items() if one.letter in letters), _HALF) for one in bases]
    joined, final = (size * sum(half[end] for half in halves) for end in (0, 1))
    ordered = bases + [one for one in glyphs if is_sign(one)]
    left, right = min(one.left for one in glyphs), max(one.right for one in glyphs)
    if right - left < joined:  # the box of the sign alone
        half = max(reach, 0.05 * size) if reach < joined + _NEAR * size else final
        left, right = middle - half, middle - half + 2 * max(half, 0.9 * joined)
    return [replace(one, left=left, right=right, pen=left) for one in ordered]
