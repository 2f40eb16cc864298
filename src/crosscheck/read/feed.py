"""RSS and Atom: each entry of a feed is an article; its full text where the feed has it, else a summary, else the local file that it links to.

feedparser knows the many forms of feeds; it gets a document that `_xml.py` has read, so that it needs no parser of its own for broken ones and meets no entities.
"""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from crosscheck.address import INSIDE
from crosscheck.model import Skipped
from crosscheck.read import _told
from crosscheck.read._files import Found, Unreadable
from crosscheck.read._fragment import laid_out, paragraphs
from crosscheck.read._items import names
from crosscheck.read._metadata import Record
from crosscheck.read._xml import name, tree

SUFFIXES = (".rss", ".atom", ".rdf")
CALLED = "the feed"
ROOTS = ("rss", "feed", "RDF")

_MOST = 5_000  # entries of one feed
_FEW = 80  # characters: less is a teaser without a sentence in it
_MARKUP = re.compile(r"<[A-Za-z!/]|&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]+);")


def read(found: Found) -> Iterator[Record | Skipped | Found]:
    """The articles of a feed. What is broken is read as far as it goes."""
    root, wrong = tree(found.content(), found.charset, broken=True)
    if name(root) not in ROOTS:
        raise Unreadable(f"no feed: its root is {name(root)[:60]!r}, not {', '.join(ROOTS)}")
    yield from entries(found, root, wrong)


def entries(found: Found, root: Any, wrong: str = "") -> Iterator[Record | Skipped | Found]:
    """The articles of a feed that was parsed already; what is `wrong` with it is noted with the first."""
    import feedparser
    from lxml import etree

    data = etree.tostring(root, encoding="utf-8", xml_declaration=True, with_tail=False)
    try:  # a stream, as it would look for a file of the name that bytes are
        parsed = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # noqa: BLE001 (it takes no care of namespaces, addresses and dates that can't be; one feed mustn't end a run)
        raise Unreadable(f"feedparser fails at this feed ({type(error).__name__})") from None
    if len(parsed.entries) > _MOST:
        raise Unreadable(f"a feed of {len(parsed.entries):,} entries; at most {_MOST:,}")
    notes = (f"{wrong}; the feed is read as far as it goes",) if wrong else ()
    bare = 0
    feed = _of_feed(parsed)
    called = names(one.get("link") or one.get("id") or one.get("title") or "" for one in parsed.entries)
    for entry, called_so in zip(map(dict, parsed.entries), called, strict=True):  # feedparser's own mapping takes one date for another
        try:
            article = _article(found, entry, {**feed, **_of_entry(entry)}, called_so, notes)
        except Unreadable as error:
            article = [Skipped(path=f"{found.shown}{INSIDE}{called_so}", reason=str(error))]
        if article is None:
            bare += 1
            continue
        notes = ()
        yield from article
    if bare:
        yield Skipped(path=found.shown, reason=f"{bare} of {len(parsed.entries)} entries hold no text, only a link or a few words")
    elif not parsed.entries:
        raise Unreadable(wrong or "a feed without entries")


def _article(found: Found, entry: Any, fields: dict[str, str], called: str, notes: Sequence[str]) -> Sequence[Record | Skipped | Found] | None:
    """The article of an entry; none where the folder's own walk reads it, None where there is nothing to read."""
    text, summary = _text(entry)
    if summary and (file := _beside(found, entry)):
        return [_linked(found, file, fields)] if found.named else []
    if not text:
        return None
    remarks = (*notes, "the feed has only a summary of it") if summary else tuple(notes)
    whole, title = laid_out(fields.get("title", ""), text)
    place, key = f"{found.shown}{INSIDE}{called}", f"{found.id}{INSIDE}{called}"
    return [Record(id=key, path=place, text=whole, fields=fields, title_span=title, extracted=True, notes=remarks)]


def _text(entry: Any) -> tuple[str, bool]:
    """The longest text that an entry has, and whether it is only a summary or nothing."""
    full = max((_plain(one) for one in entry.get("content", ())[:10]), key=len, default="")
    short = _plain(entry.get("summary_detail") or {})
    if full and len(full) >= len(short):
        return full, False
    return (short if len(short) >= _FEW else "", True)


def _plain(detail: Any) -> str:
    value, kind = detail.get("value") or "", detail.get("type") or ""
    if not isinstance(value, str) or kind.startswith(("image/", "audio/", "video/")) or detail.get("base64"):
        return ""
    return paragraphs(value) if "html" in kind or _MARKUP.search(value) else value.strip()


def _of_feed(parsed: Any) -> dict[str, str]:
    feed = parsed.feed
    return _told.known(outlet=_told.line(paragraphs(feed.get("title") or "")), language=_told.language(feed.get("language")))


def _of_entry(entry: Any) -> dict[str, str]:
    source = entry.get("source") or {}
    content = next(iter(entry.get("content", ())), None) or entry.get("summary_detail") or {}
    return _told.known(
        title=_told.line(paragraphs(entry.get("title") or "")),
        published=_moment(entry, "published") or _moment(entry, "updated") or _moment(entry, "created"),
        outlet=_told.line(paragraphs(source.get("title") or "")) if hasattr(source, "get") else "",
        language=_told.language(entry.get("language") or entry.get("dc_language") or content.get("language")),
        url=_told.line(entry.get("link")),
    )


def _moment(entry: Any, name: str) -> str:
    """With the zone in which it is told; what only feedparser understands is in UTC."""
    if told := _told.when(entry.get(name)):
        return told
    parsed = entry.get(f"{name}_parsed")
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if parsed else ""
    except (ValueError, TypeError, OverflowError, OSError):
        return ""


def _beside(found: Found, entry: Any) -> Path | None:
    """The file that an entry links to, where it lies in the feed's own folder or below; links that lead out of it are followed nowhere."""
    link = entry.get("link")
    if found.data is not None or not isinstance(link, str) or not link:
        return None
    try:
        parts = urlsplit(link)
        if parts.scheme not in ("", "file") or parts.netloc not in ("", "localhost") or not parts.path:
            return None
        folder = found.path.parent.resolve()
        file = (folder / unquote(parts.path)).resolve()
        return file if file.is_relative_to(folder) and file.is_file() and file != found.path.resolve() else None
    except (ValueError, OSError):
        return None


def _linked(found: Found, file: Path, fields: dict[str, str]) -> Found:
    inside = file.relative_to(found.path.parent.resolve())
    shown = (found.path.parent / inside).as_posix()
    return Found(path=found.path.parent / inside, shown=shown, id=inside.as_posix(), named=True, fields={**found.fields, **fields}, depth=found.depth + 1)
