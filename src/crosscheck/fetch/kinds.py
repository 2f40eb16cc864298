"""Which reader a page is for: by its media type, and by the ending of its URL where the type says little."""

from __future__ import annotations

import re
from collections.abc import Mapping

from crosscheck.fetch.looks import looks_like
from crosscheck.fetch.refused import Refused
from crosscheck.fetch.target import Target
from crosscheck.read import suffixes

HTML, TEXT = ".html", ".txt"
ENDINGS: Mapping[str, str] = {
    "text/html": HTML,
    "application/xhtml+xml": HTML,
    "text/plain": TEXT,
    "text/markdown": ".md",
    "application/rss+xml": ".rss",
    "application/rdf+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/x-jsonlines": ".jsonl",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.apache.parquet": ".parquet",
    "message/rfc822": ".eml",
    "application/mbox": ".mbox",
    "application/zip": ".zip",
    "application/x-tar": ".tar",
    "application/warc": ".warc",
}
_VAGUE = ("", "application/octet-stream", "binary/octet-stream", "application/xml", "text/xml", "application/gzip", "application/x-gzip", "text/plain")
_TYPE = re.compile(r"\s*([A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+)\s*(?:;|\Z)")
_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([A-Za-z0-9_.:+-]{1,40})\"?\s*(?:;|\Z)", re.IGNORECASE)


def ending(content_type: str, target: Target, data: bytes) -> str:
    """The ending of the files that a page is like (`.html`); raises Refused for a media type that nobody here reads."""
    media = media_type(content_type)
    if media not in _VAGUE:
        if media in ENDINGS:
            return ENDINGS[media]
        raise Refused(f"is {media}, which isn't read; pages, text and feeds are")
    named = _named(target)
    if named is not None:
        return named
    return ENDINGS.get(media) or looks_like(data)


def media_type(content_type: str) -> str:
    """`text/html` of `Text/HTML; charset=utf-8`; nothing where it makes no sense."""
    found = _TYPE.match(content_type)
    return found[1].lower() if found else ""


def charset(content_type: str) -> str | None:
    """The encoding that a Content-Type names."""
    found = _CHARSET.search(content_type)
    return found[1] if found else None


def _named(target: Target) -> str | None:
    """The ending of the URL's path, the longest that somebody reads (`.warc.gz` before `.gz`)."""
    name = target.path.partition("?")[0].rpartition("/")[2].lower()
    return next((name[at:] for at, mark in enumerate(name) if mark == "." and at and name[at:] in suffixes()), None)
