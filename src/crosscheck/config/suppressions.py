"""`[[suppress]]`: what a file says of findings that are accepted, checked."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date, datetime
from pathlib import Path

from crosscheck.config.file import File, read_file
from crosscheck.config.texts import text
from crosscheck.errors import allowed, quoted
from crosscheck.model import KINDS, NATURES
from crosscheck.suppress import Suppression, words

TABLE = "suppress"
FILTERS = ("rule", "kind", "nature", "outlets", "languages", "about")
KEYS = ("fingerprint", *FILTERS, "reason", "until")
_MARK = re.compile(r"[0-9a-f]{16}(:[1-9][0-9]*)?")
_EXAMPLE = '[[suppress]] with fingerprint = "…" and reason = "…"'


def suppressions(file: File) -> tuple[Suppression, ...]:
    """The suppressions of a file of the configuration; raises ConfigError `path:line: …`."""
    if TABLE not in file.table:
        return ()
    tables = file.table[TABLE]
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        file.fail((TABLE,), f"'suppress' must be tables: {_EXAMPLE}")
    return tuple(_suppression(file, number) for number in range(len(tables)))


def of_side_file(path: Path) -> tuple[Suppression, ...]:
    """The suppressions of a file that holds nothing else."""
    file = read_file(path)
    if file is None:  # a pyproject.toml without our table
        return ()
    for key in file.table:
        if key != TABLE:
            file.fail((key,), f"{allowed('key:', key, (TABLE,))}; a file of suppressions holds nothing else")
    return suppressions(file)


def _suppression(file: File, number: int) -> Suppression:
    from crosscheck.lang import languages  # YAML: not for who only asks for help

    at = (TABLE, number)
    table = file.table[TABLE][number]
    for key in table:
        if key not in KEYS:
            file.fail((*at, key), allowed("key in [[suppress]]:", key, KEYS))
    if "reason" not in table:
        file.fail(at, "a suppression needs a 'reason'")
    reason = text(file, *at, "reason")
    if not any(c.isalnum() for c in reason):
        file.fail((*at, "reason"), f"'reason' says nothing: {quoted(reason)}")
    filters = [key for key in FILTERS if key in table]
    if "fingerprint" in table and filters:
        file.fail((*at, filters[0]), f"'fingerprint' and {filters[0]!r} exclude one another: a fingerprint names one finding")
    if "fingerprint" not in table and not filters:
        file.fail(at, f"a suppression needs a 'fingerprint' or a filter: {', '.join(FILTERS)}")
    return Suppression(
        reason=reason,
        origin=file.origin(*at),
        fingerprint=_fingerprint(file, number) if "fingerprint" in table else None,
        rules=frozenset(_words(file, number, "rule")),
        kinds=frozenset(_words(file, number, "kind", KINDS)),
        natures=frozenset(_words(file, number, "nature", NATURES)),
        outlets=frozenset(map(words, _words(file, number, "outlets"))),
        languages=frozenset(_words(file, number, "languages", languages())),
        about=tuple(map(words, _words(file, number, "about"))),
        until=_day(file, number) if "until" in table else None,
    )


def _fingerprint(file: File, number: int) -> str:
    mark = text(file, TABLE, number, "fingerprint")
    if not _MARK.fullmatch(mark):
        file.fail((TABLE, number, "fingerprint"), f"'fingerprint' must be 16 digits of 0-9 and a-f, as a report shows it, not {quoted(mark)}")
    return mark


def _words(file: File, number: int, key: str, names: Collection[str] | None = None) -> Sequence[str]:
    """A text, or several in a list; each one of `names`, if there are any."""
    table = file.table[TABLE][number]
    if key not in table:
        return ()
    value = table[key]
    if not isinstance(value, str | list):
        file.fail((TABLE, number, key), f"{key!r} must be a text or a list of texts")
    if isinstance(value, list) and not value:
        file.fail((TABLE, number, key), f"{key!r} is empty")
    places: list[tuple[str | int, ...]] = [(TABLE, number, key, i) for i in range(len(value))] if isinstance(value, list) else [(TABLE, number, key)]
    found = [text(file, *place) for place in places]
    for place, word in zip(places, found, strict=True):
        if names is not None and word not in names:
            file.fail(place, allowed(f"{key}:", word, names))
        if not words(word):
            file.fail(place, f"{key!r} holds no letters: {quoted(word)}")
    return found


def _day(file: File, number: int) -> date:
    value = file.table[TABLE][number]["until"]
    if not isinstance(value, date) or isinstance(value, datetime):
        file.fail((TABLE, number, "until"), "'until' must be a day, the last one, without quotation marks: until = 2027-01-31")
    return value
