"""One file, compressed: `news.jsonl.gz` holds `news.jsonl`. gzip, bzip2 and xz, told by their first bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from crosscheck.address import INSIDE
from crosscheck.read._files import Found, Unreadable
from crosscheck.read._unpacking import member, packed, safe, unpacked, wanted

SUFFIXES = (".gz", ".bz2", ".xz")
CALLED = "the archive"


def read(found: Found) -> Iterator[Found]:
    """What the file holds, under its name without the ending; the name that gzip may keep of the original isn't trusted."""
    with packed(found) as (own, stream, allowance):
        name = safe(PurePosixPath(found.shown.rpartition(INSIDE)[2]).stem)
        if not wanted(name):
            if found.named:
                raise Unreadable(f"holds {name!r}, for which there is no reader")
            return
        allowance.enter()
        yield member(own, name, unpacked(stream, allowance))
