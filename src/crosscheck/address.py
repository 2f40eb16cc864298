"""How a source is named: `FILE`, `FILE:LINE` where it is a record of a table or of JSON lines, `FILE!/NAME` where it lies in an archive, a feed or a crawl."""

from __future__ import annotations

import re
from pathlib import PurePath

STDIN = "-"  # standard input, where nobody gives it a name
UNFETCHED = "nothing is fetched unless you say --fetch"
INSIDE = "!/"  # as in the URLs of Java's archives: no file system's own mark, and seldom in a name
LINED = (".jsonl", ".ndjson", ".csv", ".tsv")  # files whose records are told by the line they start in
_URL = re.compile(r"(https?|ftp|file):/+(?=[^/])", re.IGNORECASE)
_WEB = re.compile(r"https?://[^/]+/.*", re.DOTALL)
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")  # files in which there are folders
_IN_LINE = re.compile(r"(.+):(\d+)", re.DOTALL)


def parted(address: str, lined: bool = False) -> tuple[str, int | None]:
    """The file of a source, and the line behind it; lines are only looked for behind the name of a file of records, or where the address is `lined`."""
    file, mark, _ = address.partition(INSIDE)
    if mark:
        return file, None
    match = _IN_LINE.fullmatch(address)
    if match and (lined or match[1].lower().endswith(LINED) or match[1] == STDIN or is_url(match[1])):
        return match[1], int(match[2])
    return address, None


def file_of(address: str) -> str:
    """The file in which a source lies."""
    return parted(address)[0]


def url_of(source: str) -> str | None:
    """The URL that a source is, with both slashes, of which a path keeps one; None for a file."""
    found = _URL.match(source)
    return f"{found[1].lower()}://{source[found.end() :]}" if found else None


def is_url(file: str) -> bool:
    """Whether a source lies on the net, as its address says."""
    return _WEB.fullmatch(file) is not None


def folder_of(address: str) -> str:
    """The folder in which a source lies; one of an archive counts, but neither crawls nor tables nor single compressed files are any."""
    outer, mark, _ = address.rpartition(INSIDE)
    while mark and not outer.lower().endswith(ARCHIVES):
        address = outer
        outer, mark, _ = address.rpartition(INSIDE)
    return PurePath(address).parent.as_posix()
