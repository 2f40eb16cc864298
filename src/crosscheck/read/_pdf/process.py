"""The process in which PDFium reads a PDF: `python -P process.py`, the file on standard input, its pages as JSON on standard output.

PDFium is C++ and files are made to break it, so it runs by itself, with so much memory and time; of crosscheck only
the modules beside it are loaded, which import nothing else of it. A page is lines `[text, left, bottom, right, top, size, whether from right to left]`, in points from the lower left corner, as the page is seen.
Where it is written from right to left they are made of glyphs, else they come in PDFium's order.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import math
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

MEMORY = 450_000_000  # bytes of address space
PAGES = 500
CHARACTERS = 1_000_000
_HYPHENS = (0x02, 0xFFFE)  # what PDFium puts in the place of one at the end of a line
_LEVEL = 0.99  # the cosine of a line that isn't a watermark or a note in the margin
_RIGHT = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF))
_FROM_RIGHT = 0.05  # of a page's characters
_ENDS = (0x0A, 0x0D)


def main() -> None:
    """Read, and write either `{"pages": […]}` or `{"error": …}`."""
    _limited()
    json.dump(_document(sys.stdin.buffer.read()), sys.stdout)


def _limited() -> None:
    with suppress(ImportError, ValueError, OSError):  # not on Windows; macOS allows less
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _document(data: bytes) -> dict[str, Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"error": "encrypted; save it without a password" if "password" in str(error).lower() else "not a PDF, or damaged"}
    count = len(document)
    if count > PAGES:
        return {"error": f"{count:,} pages; at most {PAGES}"}
    lines, glyphs = _layout()
    pages: list[list[Any]] = []
    left = CHARACTERS
    for number in range(count):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            pages.append([])
            continue
        left -= text.count_chars()
        if left < 0:
            return {"error": f"more than {CHARACTERS:,} characters"}
        pages.append(_page(page, text, lines.lines, glyphs.letters))
        text.close()
        page.close()
    return {"pages": pages}


def _layout() -> tuple[Any, Any]:
    """The modules `lines` and `glyphs` beside this one; their folder comes last, so that no file in it stands for a module of Python's own."""
    sys.path.append(str(Path(__file__).parent.parent))
    return importlib.import_module("_pdf.lines"), importlib.import_module("_pdf.glyphs")


def _page(page: Any, text: Any, lines: Callable[..., Any], letters: Callable[[str], str]) -> list[Any]:
    from pypdfium2 import raw

    count = text.count_chars()
    codes = [raw.FPDFText_GetUnicode(text, i) for i in range(count)]
    turn = page.get_rotation()
    place = _Place(text, turn, page.get_size())
    if sum(any(low <= code <= high for low, high in _RIGHT) for code in codes) > _FROM_RIGHT * count:
        found = lines(list(_glyphs(text, codes, place)))
        return [[one.text, one.left, one.bottom, one.right, one.top, one.size, one.from_right] for one in found]
    return [[letters(words), *rest, False] for words, *rest in _lines(text, codes, place) if all(map(math.isfinite, rest))]


class _Place:
    """Where characters are."""

    def __init__(self, text: Any, turn: int, size: tuple[float, float]) -> None:
        from pypdfium2 import raw

        self._text, self._turn, self._size = text, turn, size
        self._box, self._matrix, self._x, self._y = raw.FS_RECTF(), raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        self._raw = raw

    def box(self, i: int) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of a character's box, as wide as it moves the pen and as high as its font."""
        box = self._box
        self._raw.FPDFText_GetLooseCharBox(self._text, i, box)
        (x0, y0), (x1, y1) = self._turned(box.left, box.bottom), self._turned(box.right, box.top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def size(self, i: int) -> float:
        """Of a character's font, as it is seen."""
        self._raw.FPDFText_GetMatrix(self._text, i, self._matrix)
        return float(self._raw.FPDFText_GetFontSize(self._text, i)) * math.hypot(self._matrix.c, self._matrix.d)

    def origin(self, i: int) -> tuple[float, float]:
        """Where the pen is set down for a character, on its baseline."""
        self._raw.FPDFText_GetCharOrigin(self._text, i, self._x, self._y)
        return self._turned(self._x.value, self._y.value)

    def level(self, i: int) -> bool:
        """Whether a character stands upright on the page as it is seen."""
        return math.cos(self._raw.FPDFText_GetCharAngle(self._text, i) + math.radians(self._turn)) > _LEVEL

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        width, height = self._size  # of the page as it is seen
        return {90: (y, height - x), 180: (width - x, height - y), 270: (width - y, x)}.get(self._turn, (x, y))


def _lines(text: Any, codes: list[int], place: _Place) -> Iterator[list[Any]]:
    start = 0
    for i, code in enumerate([*codes, 0x0A]):
        if code in _ENDS or code in _HYPHENS:
            inked = [at for at in range(start, i) if codes[at] not in (0, 0x20, 0xA0)]
            if inked and place.level(inked[0]):
                first, last = place.box(inked[0]), place.box(inked[-1])
                words = "".join(map(_letter, codes[start:i])) + ("-" if code in _HYPHENS else "")
                yield [words.strip(), min(first[0], last[0]), first[1], max(last[2], first[2]), first[3], place.size(inked[0])]
            start = i + 1


def _glyphs(text: Any, codes: list[int], place: _Place) -> Iterator[list[Any]]:
    for i, code in enumerate(codes):
        if code in _ENDS or code == 0:
            continue
        box = place.box(i)
        glyph = [0x2D if code in _HYPHENS else code, *box, place.size(i), *place.origin(i)]
        if box[2] > box[0] and all(map(math.isfinite, glyph)) and place.level(i):
            yield [round(number, 2) for number in glyph]


def _letter(code: int) -> str:
    return chr(code) if code and not 0xD800 <= code <= 0xDFFF and code <= 0x10FFFF else ""


if __name__ == "__main__":
    main()
