"""A text with some of its characters replaced, which knows where each of the new ones stood in the old text."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

from crosscheck.model import Span

Piece = tuple[int, int, str]  # a stretch of the old text, and what stands in its place


@dataclass(frozen=True, slots=True, eq=False)
class Rewritten:
    """The new text, and where each replaced piece begins and ends in either text."""

    text: str
    old_starts: Sequence[int]
    old_ends: Sequence[int]
    new_starts: Sequence[int]
    new_ends: Sequence[int]

    def back(self, span: Span) -> Span:
        """A stretch of the new text in the old one; what was left out at its edges stays out, and a piece that it only touches is in it whole."""
        return _moved(span, (self.new_starts, self.new_ends), (self.old_starts, self.old_ends))

    def there(self, span: Span) -> Span:
        """A stretch of the old text in the new one."""
        return _moved(span, (self.old_starts, self.old_ends), (self.new_starts, self.new_ends))


def rewritten(text: str, pieces: Iterable[Piece]) -> Rewritten:
    """A text with the pieces replaced, which stand in order and apart."""
    out = StringIO()
    old_starts, old_ends, new_starts, new_ends = (array("Q") for _ in range(4))  # a text may have millions of pieces
    done = size = 0
    for start, end, new in pieces:
        size += out.write(text[done:start])
        old_starts.append(start)
        old_ends.append(end)
        new_starts.append(size)
        size += out.write(new)
        new_ends.append(size)
        done = end
    out.write(text[done:])
    return Rewritten(out.getvalue(), old_starts, old_ends, new_starts, new_ends)


def _moved(span: Span, own: tuple[Sequence[int], Sequence[int]], other: tuple[Sequence[int], Sequence[int]]) -> Span:
    (starts, ends), (other_starts, other_ends) = own, other
    i = bisect_right(starts, span.start) - 1
    if i < 0:
        start = span.start
    elif span.start < ends[i]:
        start = other_starts[i]
    else:
        start = span.start - ends[i] + other_ends[i]
    i = bisect_left(starts, span.end) - 1
    end = span.end if i < 0 else other_ends[i] + max(0, span.end - ends[i])
    return Span(start, max(start, end))
