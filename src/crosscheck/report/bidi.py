"""Text from articles made safe to show: control characters disarmed, right-to-left text isolated.

Isolates (UAX #9: LRI, RLI, FSI, each closed by PDI) keep a right-to-left stretch from swapping the numbers around it.
They are for showing only, never for JSON.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal, get_args

Bidi = Literal["terminal", "visual", "words", "off"]  # who turns right-to-left text: the terminal, we, we but for the letters of a word, nobody
BIDI: tuple[Bidi, ...] = get_args(Bidi)
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
OPENERS = (LRI, RLI, FSI)
ISOLATES = re.compile(f"[{LRI}-{PDI}]")

_SPACES = re.compile(r"\s+")  # includes line and paragraph separators, tabs and the next-line control
_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")  # what `_SPACES` has beside spaces
# C0, DEL and C1 controls; soft hyphen; bidi marks, embeddings, overrides and isolates; zero-width space; BOM;
# interlinear and tag characters; lone surrogates. ZWJ and ZWNJ stay: scripts need them.
_UNSAFE = re.compile("[\0-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]")


def safe(text: str) -> str:
    """One line without anything a terminal or a browser obeys: ESC is shown as ␛, C1 and lone surrogates as �; invisible marks are dropped."""
    return disarmed(_SPACES.sub(" ", text))


def disarmed(text: str) -> str:
    """The same for text whose spaces are to stay: a line of an article; other line breaks than those it was parted at become spaces."""
    return _UNSAFE.sub(_visible, _BREAKS.sub(" ", text))


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    if character < " ":
        return chr(0x2400 + ord(character))  # the block of control pictures
    if character == "\x7f":
        return "\u2421"
    return "\ufffd" if unicodedata.category(character) in ("Cc", "Cs") else ""


def has_rtl(text: str) -> bool:
    """Does any character take part in right-to-left order (letters, or Arabic-Indic digits)?"""
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in text)


def isolate(text: str) -> str:
    """Right-to-left text in an isolate of the direction most of its letters have; other text as it is."""
    if not has_rtl(text):
        return text
    classes = [unicodedata.bidirectional(c) for c in text]
    right = sum(c in ("R", "AL") for c in classes)
    return f"{RLI if right > classes.count('L') else LRI}{text}{PDI}"


def isolate_runs(text: str) -> str:
    """Text of several languages with each stretch of right-to-left words in an isolate of its own, so that the words around stay where they are."""
    if not has_rtl(text):
        return text
    out: list[str] = []
    start = end = -1  # of the stretch that is open: from its first to behind its last right-to-left character
    for i, character in enumerate(text):
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL", "AN"):
            if start < 0:
                out.append(text[max(end, 0) : i])
                start = i
            end = i + 1
        elif start >= 0 and kind == "L":
            out.append(f"{RLI}{text[start:end]}{PDI}")
            start = -1
    tail = f"{RLI}{text[start:end]}{PDI}" if start >= 0 else ""
    return "".join([*out, tail, text[max(end, 0) :]])


def rtl_parts(text: str, known: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The text in pieces; true beside those that are one of the `known` words and hold right-to-left text."""
    words = sorted({word for word in known if has_rtl(word)}, key=lambda word: (-len(word), word))
    for i, piece in enumerate(re.split(f"({'|'.join(map(re.escape, words))})", text) if words else [text]):
        yield piece, i % 2 == 1
