"""Which column of a table is which part of an article: as the user says, by this project's names, else by names that are common."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crosscheck.errors import OptionError, allowed, nearest, printable, quoted
from crosscheck.read._files import Unreadable
from crosscheck.read._metadata import FIELDS

PARTS = ("id", "text", *FIELDS)

# common names of a part, in the letters that `_key` makes of them; a link serves as a name too where there is no better one
COMMON: Mapping[str, tuple[str, ...]] = {
    "id": ("uid", "guid", "article_id", "doc_id", "link"),
    "text": ("body", "content", "article", "article_text", "article_body", "full_text", "maintext", "texte", "contenu", "corps", "texto", "النص"),
    "language": ("lang", "language_code", "langue", "idioma", "اللغة"),
    "published": ("date", "publish_date", "date_publish", "published_at", "publication_date", "date_published", "pubdate", "date_de_publication", "fecha", "التاريخ"),
    "outlet": ("source", "publisher", "source_name", "newspaper", "site_name", "المصدر"),
    "title": ("headline", "titre", "titulo", "العنوان"),
    "author": ("byline", "authors", "auteur", "autor", "الكاتب"),
    "url": ("link", "uri", "article_url", "source_url"),
}  # fmt: skip

_MOST = 1_000  # columns that are looked through, and
_SHOWN = 12  # that are told


def said(texts: Sequence[str]) -> dict[str, str]:
    """`text=body` → {"text": "body"}: what the user calls the parts of an article; raises OptionError."""
    found: dict[str, str] = {}
    for text in texts:
        part, mark, column = (side.strip() for side in text.partition("="))
        if not mark or not column:
            raise OptionError(f"columns: {quoted(text)} isn't of the form PART=COLUMN, such as text=body")
        if part not in PARTS:
            raise OptionError(allowed("part in columns:", part, PARTS))
        if found.setdefault(part, column) != column:
            raise OptionError(f"columns: {part} is said twice, {quoted(found[part])} and {quoted(column)}")
    return found


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table are."""

    names: tuple[str, ...]  # all that there are
    chosen: Mapping[str, str]  # part → column
    guessed: frozenset[str]  # parts whose column has only a common name
    doubtful: Mapping[str, tuple[str, ...]]  # part → the columns that it could be
    absent: Mapping[str, str]  # part → a column that the user names and that isn't there

    @property
    def notes(self) -> tuple[str, ...]:
        """What was taken for what without being said, in a line or none."""
        taken = [f"{part} is {_shown(self.chosen[part])}" for part in PARTS if part in self.guessed]
        left = [f"{part} could be {' or '.join(map(_shown, names))} and is left out" for part, names in self.doubtful.items()]
        gone = [f"no {_shown(column)} for {part}{nearest(column, self.names[:_MOST])}" for part, column in self.absent.items()]
        return (f"columns: {'; '.join((*taken, *left, *gone))}",) if taken or left or gone else ()

    def missing_text(self) -> str:
        """Why there is no text: one line."""
        if "text" in self.doubtful:
            names = self.doubtful["text"]
            return f"the text could be {' or '.join(map(_shown, names))}; say which: --columns text={printable(names[0])}"
        return f"no column 'text'{nearest('text', self.names[:_MOST])}; there is {_told(self.names)}; say which is the text: --columns text=NAME"


def columns(names: Sequence[str], given: Mapping[str, str]) -> Columns:
    """What columns of such names are, by what the user has said of them; raises Unreadable where he names one for the text that isn't there."""
    names = tuple(names)
    chosen = {part: column for part, column in given.items() if column in names}
    absent = {part: column for part, column in given.items() if column not in names}
    if "text" in absent:
        raise Unreadable(f"no column {quoted(absent['text'])} for text{nearest(absent['text'], names[:_MOST])}; there is {_told(names)}")
    keys = [(_key(name), name) for name in names[:_MOST] if name not in chosen.values()]
    guessed: set[str] = set()
    doubtful: dict[str, tuple[str, ...]] = {}
    for part in (part for part in PARTS if part not in chosen):
        own = [name for key, name in keys if key == part]
        found = own or [name for key, name in keys if key in COMMON.get(part, ())]
        if len(found) == 1:
            chosen[part] = found[0]
            guessed |= set() if own else {part}
        elif found:
            doubtful[part] = tuple(found)
    return Columns(names, chosen, frozenset(guessed), doubtful, absent)


def _key(name: str) -> str:
    """A name without case, and with its words joined by `_`."""
    return re.sub(r"[\s_.-]+", "_", name[:80].strip("\ufeff \t\r\n\"'").casefold())


def _shown(name: str) -> str:
    return printable(repr(name if len(name) <= 40 else f"{name[:40]}…"))


def _told(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return f"{', '.join(map(_shown, names[:_SHOWN])) or 'none'}{more}"
