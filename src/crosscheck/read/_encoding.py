"""Bytes → text: by byte order mark, as UTF-8, as declared, or as the likeliest of the old encodings of English, French and Arabic.

What can only be UTF-8 or UTF-16 is read as that, whatever is declared. Else a declaration holds, unless another encoding fits so much better that it can't
be true. Without one the encoding is guessed (`_plausible.py`), and where two give different texts that are about as likely, none is chosen.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

from crosscheck.read._files import Unreadable
from crosscheck.read._labels import NAMES, codec, declared_in, shown
from crosscheck.read._plausible import characters, score, triples

__all__ = ["Decoded", "codec", "declared_in", "decoded", "wide"]

_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b"))
_HEAD = 8_192  # bytes by which text is told from what is none
_SHORTEST = 8  # code points of a text that says by itself that it is UTF-16
_SAMPLE = 1_000_000  # bytes by which an encoding is guessed
_MARKS = (  # the longer ones first: UTF-32 begins as UTF-16 does
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# What is guessed, and how much less often than Windows' encodings it is met (logarithm to the base 10).
_GUESSED = {"cp1252": 0.0, "cp1256": 0.0, "iso8859-15": -0.5, "iso8859-6": -1.0, "mac-roman": -1.0, "mac-arabic": -2.0}
_SURE = 2.0  # one text is a hundred times as likely as any other
_LIKELY, _FEW = -2.0, -2.0  # what a byte of news scores at least, and how much less where there are few of them
_CERTAIN = -1.5  # what it scores where there is no doubt
_ACCENTED = 0.3  # of the letters of French, one in twelve; more than this is another script read as Latin
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(r"[^\x00-\x7f]")
_INSIDE = re.compile(r"(?<=[A-Za-z])[^\x00-\x7f](?=[A-Za-z])")
_WRITTEN = re.compile(r"[\t\n\r\x20-\x7e\u00a0-\u017f\u0600-\u06ff\u2000-\u206f\u20ac\ufb50-\ufdff\ufe70-\ufeff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of bytes, line ends and byte order mark kept; the encoding's name, and what the user should know of how it was found."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


class Damaged(Unreadable):
    """Some bytes of a text aren't of its encoding, by Python's name."""

    def __init__(self, reason: str, encoding: str) -> None:
        super().__init__(reason)
        self.encoding = encoding


def forgiving(data: bytes, declared: str | None = None) -> Decoded:
    """The same of pages and mails, which browsers show as well as they can: bytes that are damaged become U+FFFD, and a note says so."""
    try:
        return decoded(data, declared)
    except Damaged as error:
        text = data.decode(error.encoding, "replace")
        count = text.count("\ufffd")
        return Decoded(
            text,
            shown(error.encoding),
            (f"{count:,} characters are damaged and shown as \ufffd" if count > 1 else "a character is damaged and shown as \ufffd",),
        )


def decoded(data: bytes, declared: str | None = None) -> Decoded:
    """Bytes as text; raises Unreadable where they are empty, binary, damaged, or in an encoding that can't be told."""
    if not data.strip():
        raise Unreadable("empty")
    label = codec(declared)
    found = _unicode(data, label) or _declared(data, label) or _guessed(data, label)
    if not found.text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise Unreadable("empty")
    return found


def wide(stream: BinaryIO) -> bool:
    """Whether a stream holds UTF-16 or UTF-32, whose lines can't be told by bytes; it stands at its start again."""
    head = stream.read(4)
    stream.seek(0)
    return b"\0" in head or head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _unicode(data: bytes, label: str | None) -> Decoded | None:
    """What a byte order mark, zero bytes or the bytes themselves tell to be Unicode; raises Unreadable for what is binary or damaged."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _marked(data, name)
    if b"\0" in data[:_HEAD]:
        return _unmarked(data, label)
    head = data[:_HEAD]
    if len(head) - len(head.translate(None, _CONTROL)) > len(head) // 20:
        raise Unreadable("binary, not text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            line = data.count(b"\n", 0, error.start) + 1
            raise Damaged(f"damaged: not UTF-8 at byte {error.start} (line {line}), as the rest of it is", "utf-8") from None
        return None
    if text.isascii() or label == "utf-8":
        return Decoded(text, "UTF-8")
    if _by_chance(text):
        with suppress(Unreadable):
            return _guessed(data, label)
    if label is None:
        return Decoded(text, "UTF-8")
    return Decoded(text, "UTF-8", (f"declared as {shown(label)}, but it is UTF-8, and read as that",))


def _marked(data: bytes, name: str) -> Decoded:
    """Text whose byte order mark says what it is."""
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise Damaged(f"damaged: not {NAMES[name]} at byte {error.start}, as its byte order mark says it is", name) from None
    if "\0" in text[:_HEAD]:
        raise Unreadable("binary, not text")
    return Decoded(text, NAMES[name])


def _unmarked(data: bytes, label: str | None) -> Decoded:
    """UTF-16 without a byte order mark: of text in our languages, nearly all code points lie in a few blocks."""
    for name in ("utf-16-le", "utf-16-be"):
        head = data[:_HEAD].decode(name, "replace")
        if len(head) < _SHORTEST or " " not in head or len(_WRITTEN.findall(head)) < 0.98 * len(head):
            continue
        try:
            return Decoded(data.decode(name), NAMES[name], () if label == name else ("read as UTF-16, which nothing in it declares",))
        except UnicodeDecodeError as error:
            raise Damaged(f"damaged: not UTF-16 at byte {error.start}, as the rest of it is", name) from None
    raise Unreadable("binary, not text")


def _by_chance(text: str) -> bool:
    """Whether what makes a text UTF-8 is a letter or two of another script inside Latin words: Mac Roman's « s’était » is valid UTF-8."""
    first = _HIGH.search(text)
    if first is None or _WRITTEN.match(first[0]):
        return False
    return not any(_WRITTEN.match(found[0]) for found in _HIGH.finditer(text)) and len(_HIGH.findall(text)) == len(_INSIDE.findall(text))


def _mostly_utf8(data: bytes) -> bool:
    """Whether nearly all bytes above 127 stand in sequences as UTF-8 has them, so that no other encoding is meant."""
    whole = sum(map(len, _SEQUENCE.findall(data)))
    return whole >= 6 and whole >= 0.8 * (len(data) - len(data.translate(None, bytes(range(128, 256)))))


def _declared(data: bytes, label: str | None) -> Decoded | None:
    """The text as it is declared; None where it can't be that."""
    if label is None or label.startswith("utf"):
        return None
    try:
        text = data.decode(label)
    except UnicodeDecodeError:
        return None
    if len(characters(label)[0xE9]) != 1:  # several bytes a character: hardly anything else decodes
        return Decoded(text, shown(label))
    (best, value), _ = _ranked(data, label)
    other = best != label and data.decode(best, "replace") != text
    least = _LIKELY if label in _GUESSED else _CERTAIN  # what is known of other languages is only that they aren't ours
    return None if other and _fits(data, best, value, least) else Decoded(text, shown(label))


def _guessed(data: bytes, label: str | None) -> Decoded:
    """The text in the likeliest encoding; raises Unreadable where that isn't sure."""
    best, rivals = _ranked(data, None)
    if not _fits(data, *best):
        raise Unreadable(f"its encoding can't be told: {_said(label)}neither UTF-8 nor an old one of English, French or Arabic; save it as UTF-8")
    if rivals:
        raise Unreadable(f"its encoding can't be told: {_said(label)}{_listed([best[0], *rivals])}; save it as UTF-8")
    try:
        text = data.decode(best[0])
    except UnicodeDecodeError as error:
        raise Damaged(f"damaged: not {shown(best[0])} at byte {error.start}, as the rest of it is", best[0]) from None
    name = shown(best[0])
    why = f"declared as {shown(label)}, which it can't be; read as {name}" if label else f"read as {name}, which nothing in it declares"
    return Decoded(text, name, (why,))


def _ranked(data: bytes, label: str | None) -> tuple[tuple[str, float], list[str]]:
    """The likeliest encoding and its score, and those nearly as likely that give another text; what is declared counts as much as what is sure."""
    found = triples(data[:_SAMPLE])
    odds = {**_GUESSED, **({label: _SURE} if label else {})}
    scores = {name: score(found, name) for name in odds}
    order = sorted(odds, key=lambda name: (-scores[name] - odds[name], name))
    best, used = order[0], sorted(set(data))
    limit = scores[best] + odds[best] - _SURE
    rivals = [name for name in order[1:] if scores[name] + odds[name] > limit and any(characters(name)[b] != characters(best)[b] for b in used)]
    return (best, scores[best]), rivals


def _fits(data: bytes, name: str, value: float, least: float = _LIKELY) -> bool:
    """Whether a text could be news: its characters are frequent enough, where they stand, and not all letters are accented."""
    high = data[:_SAMPLE].translate(None, bytes(range(128)))
    head = data[:_HEAD].decode(name, "ignore")
    letters = sum(character.isalpha() for character in head)
    accented = sum("\u00c0" <= character <= "\u024f" for character in head)
    return value / len(high) >= least + _FEW / len(high) ** 0.5 and accented <= max(3, _ACCENTED * letters)


def _said(label: str | None) -> str:
    return f"not {shown(label)} as declared, " if label else ""


def _listed(names: Iterable[str]) -> str:
    known = list(dict.fromkeys(shown(name) for name in names))
    return f"{', '.join(known[:-1])} or {known[-1]}"
