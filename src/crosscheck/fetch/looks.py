"""What data look like, where nothing says what they are: the ending of the files that are like them."""

from __future__ import annotations

import codecs
import json
import re
import zlib

TEXT = ".txt"
_MAGIC = ((b"%PDF-", ".pdf"), (b"PAR1", ".parquet"), (b"WARC/1.", ".warc"), (b"\xfd7zXZ\x00", ".xz"), *((b"BZh%d1AY" % n, ".bz2") for n in range(1, 10)))
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_OFFICE = ((b"word/document.xml", ".docx"), (b"mimetypeapplication/vnd.oasis.opendocument.text", ".odt"))
_PACKED = (".tar", ".warc")  # of which there are readers when they are packed, too
_TAR = (257, b"ustar")  # where it says so
_HEAD = 64 * 1024  # bytes that are looked at, but for the first line of JSON
_LINE = 10_000_000  # bytes of that
_FEEDS = {"rss": ".rss", "rdf": ".rss", "feed": ".atom"}
_PAGE = frozenset(
    [
        "html",
        "head",
        "body",
        "title",
        "meta",
        "link",
        "main",
        "article",
        "section",
        "div",
        "span",
        "header",
        "nav",
        "p",
        "h1",
        "h2",
        "h3",
        "br",
        "img",
        "table",
        "ul",
        "ol",
        "a",
        "b",
        "i",
        "strong",
        "em",
        "script",
        "style",
    ]
)
_ROOT = re.compile(r"<(?:[A-Za-z][\w.-]{0,30}:)?([A-Za-z][\w.-]{0,40})(?=[\s/>])")
_SPACE = re.compile(r"\s*")
_PASSED = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))  # what may stand before the root
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]?\S?")
_MAIL = frozenset(
    ("from", "to", "subject", "date", "mime-version", "received", "return-path", "message-id", "content-type", "delivered-to", "dkim-signature", "reply-to")
)
_FIELDS = 3  # of a mail that must be there


def looks_like(data: bytes) -> str:
    """The ending of files like these; text, where nothing else is recognised."""
    if data.startswith(_GZIP):
        inner = _archive(_unpacked(data))
        return f"{inner}.gz" if inner in _PACKED else ".gz"
    if data.startswith(_ZIP):
        return next((ending for mark, ending in _OFFICE if mark in data), ".zip")
    if ending := _archive(data):
        return ending
    head = _head(data)
    if head.startswith(("{", "[")):
        return _json(data)
    if head.startswith("<"):
        return _markup(head)
    if head.startswith("From ") and _is_mail(head.partition("\n")[2]):
        return ".mbox"
    return ".eml" if _is_mail(head) else TEXT


def _archive(data: bytes) -> str | None:
    if data.startswith(_TAR[1], _TAR[0]):
        return ".tar"
    return next((ending for mark, ending in _MAGIC if data.startswith(mark)), None)


def _unpacked(data: bytes) -> bytes:
    """The first bytes of what gzip holds; none where it is damaged, which its reader will say."""
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data[:_HEAD], 1_024)
    except zlib.error:
        return b""


def _head(data: bytes) -> str:
    """The first characters, as far as they matter here: names and marks, which are ASCII in every encoding but UTF-16."""
    head = data[:_HEAD]
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return head.decode("utf-16" if wide else "utf-8", "replace").lstrip("\ufeff \t\r\n\f\v")


def _json(data: bytes) -> str:
    """JSON lines, where the first line is an object by itself and others follow, or where it is an article as JSON lines have it."""
    first, _, rest = data.removeprefix(codecs.BOM_UTF8).lstrip()[:_LINE].partition(b"\n")
    try:
        found = json.loads(first)
    except (ValueError, RecursionError):
        return ".json"
    if not isinstance(found, dict):
        return ".json"
    return ".jsonl" if rest.strip() or {"id", "text"} <= found.keys() else ".json"


def _markup(head: str) -> str:
    declared = head.startswith("<?xml")
    at = 0
    while passed := next(((start, end) for start, end in _PASSED if head.startswith(start, at)), None):
        if head[at : at + 14].lower().startswith("<!doctype html"):
            return ".html"
        end = head.find(passed[1], at + len(passed[0]))
        if end < 0:
            break
        at = end + len(passed[1])
        at = _SPACE.match(head, at).end()  # type: ignore[union-attr]  # it matches nothing too
    root = _ROOT.match(head, at)
    name = root[1].lower() if root else ""
    if name in _FEEDS:
        return _FEEDS[name]
    if name in _PAGE:
        return ".html"
    return ".xml" if declared else TEXT


def _is_mail(head: str) -> bool:
    """Whether the text starts with the fields of a mail: known ones, up to an empty line."""
    found: set[str] = set()
    for line in head.splitlines():
        if not line:
            return len(found & _MAIL) >= _FIELDS
        field = _FIELD.match(line)
        if field:
            found.add(field[1].lower())
        elif not (found and line.startswith((" ", "\t"))):
            return False
    return False
