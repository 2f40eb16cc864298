"""One spelling of letters and digits, whatever the script's variants."""

from __future__ import annotations

import unicodedata

import regex

# The marks that Arabic writes on letters, the tatweel, and the marks that only steer the direction of text.
INVISIBLE = "\u0640\u200b\u200c\u200d\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\u00ad"
_DROP = regex.compile(rf"[\u064b-\u065f\u0670{INVISIBLE}]")
_LETTERS = str.maketrans(
    {
        **dict(zip("أإآٱىةکی", "اااايهكي", strict=True)),
        **dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789", strict=True)),
        "’": "'",
        **dict.fromkeys(_DROP.findall("".join(map(chr, range(0x10000))))),
    }
)


def normal(text: str) -> str:
    """Case-folded, composed, with Western digits, plain apostrophes and one spelling of each Arabic letter."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
