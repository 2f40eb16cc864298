"""What feeds, mails and documents say of an article, brought into the forms of front matter; what can't be is left out."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from email.utils import parsedate_to_datetime

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}")
_NONE = ("und", "mul", "zxx", "mis")  # ISO 639-3: undetermined, several, none, not coded
_LONGEST = 1_000


def line(text: object) -> str:
    """A text in one line, without the space around it; what is no text is empty."""
    return " ".join(text[:_LONGEST].split()) if isinstance(text, str) else ""


def when(text: object) -> str:
    """A moment as ISO 8601 with the zone it has, of ISO 8601 or of a mail's date (RFC 5322); empty for anything else."""
    stamp = line(text)
    if len(stamp) <= 40:
        for read in (datetime.fromisoformat, parsedate_to_datetime):
            with suppress(ValueError, TypeError, IndexError, OverflowError):
                return read(stamp).isoformat()
    return ""


def language(text: object) -> str:
    """A language as it is declared (BCP 47); empty where nothing is."""
    code = line(text)
    return code if _LANGUAGE.fullmatch(code) and code.lower()[:3] not in _NONE else ""


def known(**fields: str) -> dict[str, str]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value}
