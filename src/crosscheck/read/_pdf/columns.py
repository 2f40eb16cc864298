"""The columns of a page: the white between pieces of its rows that goes all the way down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from .glyphs import Glyph, from_right

WIDE = 0.75  # of a font's size: the white between two columns

_DEEP = 4  # rows on either side of it
_STRIPS = 12  # rows above and below columns: a title, a note
_MOST = 800  # pieces of a page that are looked at for columns


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands in a row without wide white in it."""

    row: int
    glyphs: tuple[Glyph, ...]
    left: float
    right: float


def blocks(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Blocks in reading order: of columns the right one first, where most of a page is written from there."""
    if len(pieces) > _MOST:
        yield pieces
        return
    right_first = sum(from_right(one.glyphs, 1.0) for one in pieces) * 2 >= len(pieces)
    waiting = [list(pieces)]
    while waiting:
        block = waiting.pop()
        if parts := _columns(block, right_first=right_first) or _strips(block, right_first=right_first):
            waiting += reversed(parts)
        else:
            yield block


def _columns(block: Sequence[Piece], *, right_first: bool) -> list[list[Piece]]:
    """The two sides of the widest white that goes all the way down between rows; none where there is none."""
    ordered = sorted(block, key=lambda one: one.left)
    if len(ordered) < 2 * _DEEP:
        return []
    best, at = WIDE * median(one.glyphs[0].size for one in block), 0
    before, behind = _rows_so_far(ordered), _rows_so_far(ordered[::-1])[::-1]
    right = ordered[0].right
    for i, one in enumerate(ordered[1:], 1):
        if one.left - right > best and before[i - 1] >= _DEEP and behind[i] >= _DEEP:
            best, at = one.left - right, i
        right = max(right, one.right)
    if not at:
        return []
    return [ordered[at:], ordered[:at]] if right_first else [ordered[:at], ordered[at:]]


def _rows_so_far(pieces: Sequence[Piece]) -> list[int]:
    """In how many rows each piece and those before it stand."""
    seen: set[int] = set()
    counts = []
    for one in pieces:
        seen.add(one.row)
        counts.append(len(seen))
    return counts


def _strips(block: Sequence[Piece], *, right_first: bool) -> list[list[Piece]]:
    """What stands above and below of columns, and these."""
    rows = sorted({one.row for one in block})
    for above in range(min(_STRIPS, len(rows))):
        for below in range(min(_STRIPS, len(rows) - above)):
            inner = set(rows[above : len(rows) - below])
            if above + below and _columns([one for one in block if one.row in inner], right_first=right_first):
                first, last = min(inner), max(inner)
                parts = ([o for o in block if o.row < first], [o for o in block if o.row in inner], [o for o in block if o.row > last])
                return [part for part in parts if part]
    return []
