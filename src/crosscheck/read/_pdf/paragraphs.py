"""The lines of a PDF's pages → its paragraphs: page numbers and running heads left out, words put together that were parted at the end of a line.

A paragraph ends where the white below a line is wider, where the next line is indented or of another size, and where the next word would have had room.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from crosscheck.lines import closed
from crosscheck.read._pdf.glyphs import Line

_EDGE = 2  # lines at the top and at the bottom of a page that may be its head or foot
_PAGE = re.compile(r"[-–—|\s]*+(?:(?:page|p\.|صفحة|ص)\s*+)?\d{1,4}(?:\s*+(?:of|/|sur|de|من)\s*+\d{1,4})?[-–—|\s]*+", re.IGNORECASE)
# what browsers print: the time and the page's title above, its address below
_PRINTED = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AP]M)?\b.{0,200}|(?:https?:|about:|file:)\S+(?:\s+\d{1,4}/\d{1,4})?"
)
_DIGITS = re.compile(r"\d+")
_LARGER, _HEADLINE = 1.15, 1.25  # of a font's size: another size; that of a title
_WHITER = 1.3  # of the usual step from line to line
_INDENT = 0.9  # of a font's size
_BULLET = re.compile(r"(?:[•▪‣◦●■*]|\(?\d{1,2}[.)]|[a-z]\))\s")
_DASH = re.compile(r"[–—-]\s")
_SHORT = 0.35  # of a column's width: so much white ends a paragraph without a full stop, too
_PARTING = 0.05  # of all lines end in a hyphen where a program parts words
_PARTED = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]++-[^\W\d_]++")
# what a hyphen at the end of a line belongs to
_BEFORE = frozenset((
    "all", "anti", "après", "arrière", "avant", "co", "contre", "demi", "ex", "half", "high", "long", "low", "mi", "mid", "non", "peut", "pro", "self", "semi", "short",
    "sous", "vice", "well", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "dix", "vingt", "trente", "quarante", "cinquante", "soixante", "septante", "nonante", "quatre",
))  # fmt: skip
_BEHIND = frozenset(("ce", "ci", "delà", "elle", "elles", "il", "ils", "je", "la", "là", "le", "les", "lui", "même", "mêmes", "moi", "nous", "old", "on", "t", "tu", "vous", "year"))  # fmt: skip


def text_of(pages: Sequence[Sequence[Line]]) -> tuple[str, str]:
    """The text of a document, and its title where a line at its start is larger than the others."""
    kept = _without_heads(pages)
    everything = [line for page in kept for line in page]
    if not everything:
        return "", ""
    usual = median(line.size for line in everything)
    groups = list(_groups(kept))
    parts = sum(_PARTED.search(line.text[-2:]) is not None for line in everything) > _PARTING * len(everything)
    known = Counter(word.casefold() for line in everything for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", line.text))
    texts = [_joined(group, known, parts=parts) for group in groups]
    title = next((text for group, text in zip(groups[:6], texts, strict=False) if group[0].size > _HEADLINE * usual and len(text) <= 250), "")
    return "\n\n".join(text for text in texts if text), title


def _without_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    edges = [_edges(page) for page in pages]
    often = Counter(key for page in edges for key in {_key(line) for line in page})
    least = max(2, (len(pages) + 1) // 2)
    return [
        [line for line in page if not (line in edge and (_PAGE.fullmatch(line.text) or _PRINTED.fullmatch(line.text) or often[_key(line)] >= least))]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _edges(page: Sequence[Line]) -> list[Line]:
    down = sorted(page, key=lambda line: -line.bottom)
    return [*down[:_EDGE], *down[-_EDGE:]]


def _key(line: Line) -> tuple[str, int]:
    """What a running head says, its numbers aside, and about where."""
    return _DIGITS.sub("0", line.text), round(line.bottom / 10)


def _groups(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """Lines that are a paragraph."""
    group: list[Line] = []
    before = _Page({}, {})
    for page in pages:
        known = _Page(_steps(page), _margins(page))
        for line in page:
            if group and _ends(group, line, before if line is page[0] else known):
                yield group
                group = []
            group.append(line)
        before = known
    if group:
        yield group


@dataclass(frozen=True, slots=True)
class _Page:
    """How the lines of a page are set: the way from one down to the next by their size, and how far they reach by where they start."""

    steps: Mapping[int, float]
    margins: Mapping[tuple[int, int], tuple[float, int]]


def _steps(page: Sequence[Line]) -> dict[int, float]:
    steps: dict[int, list[float]] = {}
    for above, below in pairwise(page):
        if round(above.size) == round(below.size) and 0.5 * above.size < above.bottom - below.bottom < 3 * above.size:
            steps.setdefault(round(above.size), []).append(above.bottom - below.bottom)
    return {size: sorted(those)[len(those) // 4] for size, those in steps.items()}


def _margins(page: Sequence[Line]) -> dict[tuple[int, int], tuple[float, int]]:
    """The far end of most lines that start at one place, and how many these are."""
    starts: dict[tuple[int, int], list[float]] = {}
    for line in page:
        starts.setdefault(_start(line), []).append(line.left if line.from_right else -line.right)
    return {key: (abs(sorted(ends)[len(ends) // 10]), len(ends)) for key, ends in starts.items()}


def _start(line: Line) -> tuple[int, int]:
    """The column that a line is in, told by where lines of its size start."""
    at = line.right if line.from_right else line.left
    return round(at / (2 * line.size)) if line.size else 0, round(line.size)


def _ends(group: Sequence[Line], line: Line, page: _Page) -> bool:
    """Whether a paragraph is done before a line."""
    last = group[-1]
    low, high = sorted((last.size, line.size))
    if low == 0 or high / low > _LARGER or _BULLET.match(line.text) or (_DASH.match(line.text) and closed(last.text)):
        return True
    if line.bottom >= last.bottom or line.left >= last.right or line.right <= last.left:  # another column or page
        return closed(last.text) or _had_room(last, line, page)
    indent = (last.right - line.right) if line.from_right else (line.left - last.left)
    indented = indent > _INDENT * line.size and not _BULLET.match(group[0].text) and _start_differs(last, line)
    return last.bottom - line.bottom > _WHITER * page.steps.get(round(line.size), last.size) or indented or _had_room(last, line, page)


def _start_differs(last: Line, line: Line) -> bool:
    """Centred lines start anywhere: they are no indented paragraphs."""
    return abs((last.left + last.right) - (line.left + line.right)) > line.size


def _had_room(last: Line, line: Line, page: _Page) -> bool:
    """Whether the first word of a line would have had room at the end of the last one."""
    edge, count = page.margins.get(_start(last), (0.0, 0))
    if count < 2 or not line.text or last.text.endswith("-"):
        return False
    room = (last.left - edge) if last.from_right else (edge - last.right)
    word = len(line.text.split(" ", 1)[0]) / len(line.text) * (line.right - line.left)
    if not closed(last.text) and room < _SHORT * (room + last.right - last.left):  # lines that were broken by counting letters leave more room than they need
        return False
    return room > word + 0.7 * last.size


def _joined(group: Sequence[Line], known: Counter[str], *, parts: bool) -> str:
    text = group[0].text
    for line in group[1:]:
        text = _put_together(text, line.text, known, parts=parts)
    return text.strip()


def _put_together(text: str, line: str, known: Counter[str], *, parts: bool) -> str:
    """Two lines as one; whether the hyphen between them is the word's own is told by the rest of the document."""
    if not text.endswith(("-", "\u00ad", "\u2010")) or not text[-2:-1].isalnum() or not line:
        return f"{text} {line}"
    if not _PARTED.search(text[-2:]) or not line[0].islower():
        return text + line  # "12-" and "year-old", "Anglo-" and "American"
    before, behind = re.split(r"[^\w]", text[:-1])[-1].casefold(), re.split(r"[^\w]", line, maxsplit=1)[0].casefold()
    whole = known[before + behind]
    if not text.endswith("\u00ad") and not whole and (not parts or known[f"{before}-{behind}"] or before in _BEFORE or behind in _BEHIND):
        return f"{text[:-1]}-{line}"
    return text[:-1] + line
