"""Mailboxes (.mbox): each mail in it, by the mail reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from crosscheck.model import Skipped
from crosscheck.read._files import Found, Unreadable
from crosscheck.read.mail import LARGEST

SUFFIXES = (".mbox",)
CALLED = "the mail"

_MOST = 10_000  # mails
_LINE = 1_000_000  # bytes of a line that are read at once


def read(found: Found) -> Iterator[Found | Skipped]:
    """The mails of a box, which start at lines `From ` behind a blank one, one at a time."""
    with found.opened() as stream:
        if not stream.readline(_LINE).startswith(b"From "):
            raise Unreadable("no mailbox: it doesn't start with a line `From …`")
        for number, mail in enumerate(_mails(stream), 1):
            if number > _MOST:
                yield Skipped(path=found.shown, reason=f"more than {_MOST:,} mails; the rest isn't read")
                return
            if len(mail) > LARGEST:
                yield Skipped(path=f"{found.shown}!/{number}.eml", reason=f"too large for a mail (at most {LARGEST:,} bytes)")
            elif mail.strip():
                yield found.member(f"{number}.eml", mail)


def _mails(stream: BinaryIO) -> Iterator[bytes]:
    """Of one that is too large only so much that it shows."""
    lines: list[bytes] = []
    size, blank = 0, False
    for line in iter(lambda: stream.readline(_LINE), b""):
        if blank and line.startswith(b"From "):
            yield b"".join(lines)
            lines, size, blank = [], 0, False
            continue
        blank = not line.strip()
        size += len(line)
        if size <= LARGEST + _LINE:
            lines.append(line[1:] if line.startswith(b">") and line.lstrip(b">").startswith(b"From ") else line)
    yield b"".join(lines)
