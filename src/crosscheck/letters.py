"""One spelling of letters and digits, whatever the script's variants."""

from __future__ import annotations

import unicodedata

import regex

# Tatweel, the marks that only steer the direction of text or its joining, and the soft hyphen.
INVISIBLE = "\u0640\u200b\u200c\u200d\u200e\u200f\u061c\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\u034f\u180e"
# Letters that other keyboards have for those of Arabic, and those for sounds that Arabic has no letter for, in its own spelling.
KEYBOARDS = {"ک": "ك", "ی": "ي", "ے": "ي", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه", "ۂ": "ه", "ۃ": "ة"}
_SOUNDS = {"پ": "ب", "ڤ": "ف", "ڥ": "ف", "گ": "غ", "ڨ": "ق", "ڭ": "ك", "ݣ": "ك", "چ": "تش", "ژ": "ج"}
# The forms in which letters are printed, ligatures of them, and full-width ones: one or more plain characters, by Unicode.
FORMS = "\ufb00-\ufb06\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc\uff01-\uff5e\uffe0-\uffe6"
_SCRIPTS = "".join(map(chr, (*range(0x2100), *range(0xFB00, 0x10000))))  # where all of these are
_ARABIC = str.maketrans(KEYBOARDS)
_DROP = regex.compile(rf"[\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed{INVISIBLE}]")


def formed(form: str) -> str:
    """The plain characters of a printed form; that of a mark alone stands on a space or a tatweel, which are none of it."""
    return unicodedata.normalize("NFKC", form).strip(" \u0640").translate(_ARABIC) or form


def _table() -> dict[int, str | None]:
    """What each character is replaced by; each form by what its plain characters are replaced by."""
    plain: dict[str, str | None] = {
        **dict(zip("أإآٱىة", "اااايه", strict=True)),
        **KEYBOARDS,
        **_SOUNDS,
        "ۃ": "ه",
        **dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789", strict=True)),
        "’": "'",
        "ʼ": "'",
        **dict.fromkeys(_DROP.findall(_SCRIPTS)),
    }
    found = str.maketrans(plain)
    forms = regex.findall(f"[{FORMS}]", _SCRIPTS)
    return found | str.maketrans({form: formed(form).casefold().translate(found) for form in forms})


_LETTERS = _table()


def normal(text: str) -> str:
    """Case-folded, composed, with Western digits, plain apostrophes and one spelling of each Arabic letter."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
