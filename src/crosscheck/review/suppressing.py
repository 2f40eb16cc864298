"""Dismissals as suppressions: `[[suppress]]` below a line that says whose they are, so that what people write in the same file is never touched."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from crosscheck.errors import printable
from crosscheck.model import Finding
from crosscheck.report.json import ARMED

_MARK = "# crosscheck review: "
_MIXED = "can't be brought up to date without touching what others wrote in it; let --suppressions name a file of its own"
_ABOUT = 120  # characters of what a finding is about that the line shows
# An entry as `_entry` writes it, with no more keys: one that somebody has added to is theirs. Lines may have been given other ends.
_OURS = re.compile(
    rf"^(\r?\n)?{_MARK}[^\r\n]*\r?\n\[\[suppress\]\]\r?\n"
    r'fingerprint = "([0-9a-f]{16}(?::[1-9][0-9]*)?)"\r?\n'
    r'reason = "(?:[^"\\\r\n]|\\[^\r\n])*"(?:\r?\n|\Z)'
    r"(?=(?:[ \t]*(?:\#[^\r\n]*)?\r?\n)*[ \t]*(?:\[|\Z|\#[^\r\n]*\Z))",
    re.MULTILINE,
)
_UNSAFE = re.compile(rf"[\0-\x1f]|{ARMED.pattern}")
Table = dict[str, Any]


def rewritten(text: str, dismissed: Mapping[str, tuple[Finding, str]], reviewed: Collection[str]) -> str:
    """A file of suppressions brought up to date: of the findings that were `reviewed` the dismissed ones (each with its reason) are in it, no others.

    Entries of other findings stay, and so does everything that isn't in our form, to the byte. A finding that an entry of somebody else names needs no other.
    Raises ValueError where that can't be done.
    """
    theirs, ours = _parted(text)
    named = {table.get("fingerprint") for table in theirs}
    wanted = {name: said for name, said in dismissed.items() if name not in named}
    written: set[str] = set()
    after = _OURS.sub(lambda match: _kept(match, wanted, reviewed, written), text)
    after = after if text.startswith(("\n", "\r")) else after.lstrip("\r\n")
    for name, said in wanted.items():
        if name not in written:
            end = "" if not after or after.endswith("\n") else "\n"
            after += f"{end}{chr(10) if after else ''}{_entry(name, *said)}"
    others = [table for table in ours if table["fingerprint"] not in reviewed]
    expected = [*others, *({"fingerprint": name, "reason": reason} for name, (_, reason) in wanted.items())]
    still_theirs, now_ours = _parted(after)
    if still_theirs != theirs or _ordered(now_ours) != _ordered(expected):
        raise ValueError(_MIXED)
    return after


def _kept(match: re.Match[str], wanted: Mapping[str, tuple[Finding, str]], reviewed: Collection[str], written: set[str]) -> str:
    """What an entry of ours becomes: itself, with the reason of today, or nothing."""
    blank, name = match[1] or "", match[2]
    if name not in reviewed:
        return match[0]
    if name not in wanted or name in written:
        return ""
    written.add(name)
    return blank + _entry(name, *wanted[name])


def _entry(name: str, finding: Finding, reason: str) -> str:
    about = " ".join(finding.about.split())
    line = printable(f"{finding.rule}, {about if len(about) <= _ABOUT else f'{about[:_ABOUT]}…'}")
    return f'{_MARK}{line}\n[[suppress]]\nfingerprint = "{name}"\nreason = {quoted(reason)}\n'


def quoted(text: str) -> str:
    """A text as TOML's basic string, with nothing in it that ends it, or that an editor or terminal obeys."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_UNSAFE.sub(_escape, escaped)}"'


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _parted(text: str) -> tuple[list[Table], list[Table]]:
    """The entries of others, and ours; raises ValueError where what looks like one of ours is a part of something else, such as a text of several lines."""
    theirs = _tables(_OURS.sub("", text))
    ours = _tables("".join(match[0] for match in _OURS.finditer(text)))
    if _ordered(_tables(text)) != _ordered([*theirs, *ours]):
        raise ValueError(_MIXED)
    return theirs, ours


def _tables(text: str) -> list[Table]:
    found = tomllib.loads(text).get("suppress", [])
    return [table for table in found if isinstance(table, dict)] if isinstance(found, list) else []


def _ordered(tables: Iterable[Table]) -> list[Table]:
    return sorted(tables, key=lambda table: sorted((key, str(value)) for key, value in table.items()))
