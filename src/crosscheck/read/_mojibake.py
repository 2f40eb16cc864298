"""Letters that were damaged on the way: UTF-8 that was taken for another encoding and saved again, and letters lost for good.

A text all of whose letters are damaged so that they can be told (`Ã©` is é) is read with them mended, as a text taken out of its file; the
article says so. Where only some are, as in a quotation, or where letters are lost (U+FFFD, question marks), it is read as it stands, with a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from crosscheck.read._files import Unreadable
from crosscheck.read._metadata import Record
from crosscheck.rewritten import Piece, Rewritten, rewritten

_LONGEST = 1_000_000  # code points of a text that is looked at; the longest news features have 100,000
_NO_BREAK = 0xA0
_DEEPEST = 3  # times that a text was taken for what it isn't
_WHOLLY = 0.9  # of the code points above 127; what remains is lost
_FEW = 3  # signs of damage that may as well be a slip of the pen, or an address
_WORDS = 0.5  # of the words, where they are nothing but question marks
# What such a sequence must stand for: letters of Latin and Arabic, marks of text, pictures; anything else is a chance.
_MEANT = re.compile(r"[\u0080-\u017f\u0218-\u021b\u02bc\u0600-\u06ff\u200b-\u203a\u20ac\u2122\u2066-\u2069\ufb50-\ufdff\ufe70-\ufeff\U0001f300-\U0001faff]+")
_ASCII = re.compile(r"[\x00-\x7f]+")
_LOST = re.compile("\ufffd+")
_ASKING = re.compile(r"(?<![^\s(«“\"'])\?{2,}(?=[\s,.;:)»”\"'?!]|$)")
_ASKED = re.compile(r"(?<![\w/.=&?%@-])(?:[^\W\d_]{1,20}['’])?[^\W\d_]{0,20}\?[a-zà-ÿ][\w?]{0,20}(?![\w/=&%@])")  # pr?sident, l'?t?


@dataclass(frozen=True, slots=True)
class _Taken:
    """An encoding that UTF-8 was taken for: its name, what a sequence of UTF-8 looks like in it, and its bytes by character."""

    name: str
    signs: str  # none of these, no damage; nearly all texts are done with by this
    sequences: re.Pattern[str]
    spaced: re.Pattern[str]  # the same where a no-break space has become a plain one: `Ã la` is à la
    byte: dict[str, int]


@dataclass(frozen=True, slots=True)
class Damage:
    """What is damaged in a text: how it came, the pieces with what they stand for, and whether that is all there is above 127."""

    name: str
    pieces: tuple[Piece, ...]
    size: int  # code points above 127 in the pieces
    wholly: bool


def mended(record: Record) -> Record:
    """A record with notes on its damaged letters, and with them mended where all are; raises Unreadable where most words are lost."""
    if len(record.text) > _LONGEST or (record.text.isascii() and "?" not in record.text):
        return record
    whole, notes = _mended(record)
    notes += tuple(_losses(whole.text))
    return replace(whole, notes=(*record.notes, *notes)) if notes else record


def _mended(record: Record) -> tuple[Record, tuple[str, ...]]:
    first = found = damage(record.text)
    if first is None or found is None:
        return record, ()
    if not first.wholly:
        start, end, new = first.pieces[0]
        example = f"{record.text[start:end][:12]!r} for {new[:4]!r}"
        return record, (f"letters are damaged in {_places(len(first.pieces))}: UTF-8 that was taken for {first.name} and saved again, such as {example}",)
    names: list[str] = []
    left = len(_ASCII.sub("", record.text)) - first.size
    while found is not None and found.wholly and len(names) < _DEEPEST:
        record = _rewritten(record, rewritten(record.text, found.pieces))
        names.append(found.name)
        found = damage(record.text)
    how = " and then for ".join(dict.fromkeys(reversed(names)))
    often = {2: " twice", 3: " three times"}.get(len(names), "") if len(set(names)) == 1 else ""
    note = f"its letters were mended in {_places(len(first.pieces))}: UTF-8 that was taken for {how} and saved again{often}"
    return record, (f"{note}; {left:,} can't be mended" if left else note,)


def _rewritten(record: Record, found: Rewritten) -> Record:
    """A record with its text mended, and what is said of it too."""
    fields = {name: _text(value) for name, value in record.fields.items()}
    title, body = record.title_span and found.there(record.title_span), record.body and found.there(record.body)
    return replace(record, text=found.text, fields=fields, title_span=title, body=body, extracted=True)


def _text(value: str) -> str:
    own = damage(value)
    return rewritten(value, own.pieces).text if own and own.wholly else value


def damage(text: str) -> Damage | None:
    """What of a text is UTF-8 taken for another encoding, by the one that explains most; None where nothing surely is."""
    found = [own for taken in _TAKEN if (own := _damage(text, taken)) is not None]
    return max(found, key=lambda own: own.size, default=None)


def _damage(text: str, taken: _Taken) -> Damage | None:
    """The same by one encoding: all that can be such a sequence where nearly everything is, else what can be nothing else."""
    if not any(sign in text for sign in taken.signs):
        return None
    pieces = tuple(_pieces(text, taken, taken.sequences))
    sure = tuple(piece for piece in pieces if _sure(text, piece, taken))
    if not sure:
        return None
    if "\u00a0" not in text:
        pieces = tuple(_pieces(text, taken, taken.spaced))
    size = sum(len(_ASCII.sub("", text[start:end])) for start, end, _ in pieces)
    wholly = size >= _WHOLLY * len(_ASCII.sub("", text))
    return Damage(taken.name, pieces if wholly else sure, size, wholly=wholly)


def _pieces(text: str, taken: _Taken, sequences: re.Pattern[str]) -> Iterator[Piece]:
    for match in sequences.finditer(text):
        try:
            new = bytes(_NO_BREAK if c == " " else taken.byte[c] for c in match[0]).decode("utf-8")
        except UnicodeDecodeError:
            continue
        if all(c in taken.byte or _MEANT.match(c) for c in new):
            yield match.start(), match.end(), new


def _sure(text: str, piece: Piece, taken: _Taken) -> bool:
    """Whether a sequence is no chance: «ط،» is a letter and a comma, Ä“ a letter and a German quotation mark."""
    start, end, new = piece
    old, before, behind = text[start:end], text[max(0, start - 1) : start], text[end : end + 1]
    if not _MEANT.fullmatch(new):
        return False
    if taken.name == "Windows-1252":
        return len(new) > 1 or old[0] in "ÂÃâðØÙÚï" or (old in ("Å“", "Å’") and behind.isalpha())
    if len(new) > 1:
        return not (_is_arabic(before) or _is_arabic(behind))
    if len(old) > 2:
        return old[:2] in ("â€", "‚Ä")
    return old[0] in "أآ√" and before.isascii() and behind.isascii() and old[1] not in "،؛؟»…"


def _is_arabic(character: str) -> bool:
    return "\u0620" <= character <= "\u064a"


def _losses(text: str) -> Iterator[str]:
    """Notes on letters that are lost; raises Unreadable where most words are."""
    if lost := len(_LOST.findall(text)):
        yield f"letters are lost in {_places(lost)}: the text holds U+FFFD there"
    if "?" not in text:
        return
    asking = len(_ASKING.findall(text))
    if asking > max(_FEW, _WORDS * len(text.split())):
        raise Unreadable("its letters are lost: most words are question marks; take it from its source again")
    asked = len(_ASKED.findall(text))
    if asking + asked > _FEW:
        yield f"letters are lost in {_places(asking + asked)}: question marks stand there"


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count:,} places"


def _taken(name: str, codec: str, signs: str) -> _Taken:
    """How UTF-8 looks in an encoding of single bytes; a byte that it has no character for stays a control character."""
    characters = [bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in range(256)]
    byte = {character: n for n, character in enumerate(characters) if n >= 128}
    byte |= {chr(n): n for n in range(0x80, 0xA0) if chr(n) not in byte}  # where it was taken for ISO-8859-1

    def one_of(numbers: Iterable[int]) -> str:
        return f"[{''.join(re.escape(c) for c, n in byte.items() if n in numbers)}]"

    two, three, four, more = (one_of(range(*ends)) for ends in ((0xC2, 0xE0), (0xE0, 0xF0), (0xF0, 0xF5), (0x80, 0xC0)))
    strict = f"{two}{more}|{three}{more}{{2}}|{four}{more}{{3}}"
    spaced = f"{one_of([0xC2, 0xC3, 0xD9])} |{one_of([0xE2])}{one_of([0x80])} "  # of no-break spaces, à, ٠ and †
    return _Taken(name, signs, re.compile(f"(?:{strict})+"), re.compile(f"(?:{strict}|{spaced})+"), byte)


_TAKEN = (_taken("Windows-1252", "cp1252", "ÂÃâØÙÚÅÄðï"), _taken("Windows-1256", "cp1256", "طظعغأآإâ"), _taken("Mac Roman", "mac-roman", "√‚ÿŸ¬≈"))
