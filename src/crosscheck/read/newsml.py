"""NewsML-G2 (IPTC): a news item, or a message of several; the text is NITF, XHTML or plain, inside the item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from crosscheck.address import INSIDE
from crosscheck.model import Skipped
from crosscheck.read import _told, nitf
from crosscheck.read._files import Found, Unreadable
from crosscheck.read._fragment import laid_out, paragraphs, shown
from crosscheck.read._items import names
from crosscheck.read._metadata import Record
from crosscheck.read._xml import name, tree

SUFFIXES = (".newsml",)
CALLED = "the document"
ROOTS = ("newsItem", "newsMessage")

_DATES = ("contentModified", "contentCreated", "versionCreated", "firstCreated")  # when these words were written, before when they were sent


def read(found: Found) -> Iterator[Record | Skipped]:
    """The articles of a file."""
    root, _ = tree(found.content(), found.charset)
    if name(root) not in ROOTS:
        raise Unreadable(f"not NewsML-G2: its root is {name(root)[:60]!r}, not {' or '.join(ROOTS)}")
    yield from articles(found, root)


def articles(found: Found, root: Any) -> Iterator[Record | Skipped]:
    """The news items of a document, each in its latest version; pictures, packages and what is only announced are passed over."""
    items = [root] if name(root) == "newsItem" else [one for one in root.iter("{*}newsItem") if len(one)]
    latest, older = _latest(items)
    alone = name(root) == "newsItem"
    read = 0
    for item, called in zip(latest, names(one.get("guid") or "" for one in latest), strict=True):
        where = found.shown if alone else f"{found.shown}{INSIDE}{called}"
        status = _code(_first(item, "pubStatus")) or "usable"
        if status != "usable":
            yield Skipped(path=where, reason=f"{status} by its provider")
            read += 1
        elif body := _body(item):
            read += 1
            text, title = laid_out(_headline(item), body)
            notes = (f"{older[item.get('guid')]} older versions of it stand in the file, and aren't read",) if item.get("guid") in older else ()
            key = found.id if alone else f"{found.id}{INSIDE}{called}"
            yield Record(id=key, path=where, text=text, fields=_fields(item), title_span=title, extracted=True, notes=notes)
    if not read:
        raise Unreadable("no text in it" if items else "a message without news items")


def _latest(items: Sequence[Any]) -> tuple[list[Any], dict[str, int]]:
    """Each item once, in the order of the file, and of how many there are older versions."""
    best: dict[object, Any] = {}
    older: dict[str, int] = {}
    for item in items:
        guid = item.get("guid")
        key = guid or id(item)
        if key in best and guid:
            older[guid] = older.get(guid, 0) + 1
        if key not in best or _version(item) >= _version(best[key]):
            best[key] = item
    return list(best.values()), older


def _version(item: Any) -> int:
    number = item.get("version") or "1"
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 1


def _body(item: Any) -> str:
    """The first text in the item's content."""
    for content in item.iter("{*}inlineXML", "{*}inlineData"):
        if name(content) == "inlineData":
            plain = content.text or ""
            text = paragraphs(plain) if "html" in (content.get("contenttype") or "") else plain.strip()
        elif (markup := _first(content, "nitf")) is not None:
            text = nitf.body(markup)
        else:
            text = shown(content)
        if text:
            return nitf.dated(_words(_first(item, "dateline")), text)
    return ""


def _headline(item: Any) -> str:
    main = [one for one in item.iter("{*}headline") if (one.get("role") or "main").rpartition(":")[2].lower() in ("main", "headline", "title")]
    told = next((text for one in (*main, *item.iter("{*}headline")) if (text := _words(one))), "")
    return told or next((nitf.headline(one) for one in item.iter("{*}nitf")), "")


def _fields(item: Any) -> dict[str, str]:
    tags = [one.get(nitf.LANG) for one in item.iter("{*}inlineXML", "{*}inlineData")] + [one.get("tag") for one in item.iter("{*}language")]
    language = next((code for one in (*tags, item.get(nitf.LANG)) if (code := _told.language(one))), "")
    published = next((moment for one in _DATES if (node := _first(item, one)) is not None and (moment := _told.when(node.text))), "")
    return _told.known(title=_headline(item), language=language, published=published, outlet=_outlet(item))


def _outlet(item: Any) -> str:
    """The provider's name, else the source's or the owner's, else what the provider's code says."""
    parties = [one for tag in ("provider", "infoSource", "copyrightHolder") if (one := _first(item, tag)) is not None]
    named = (_told.line(one.get("literal")) or _words(_first(one, "name")) for one in parties)
    return next((text for text in named if text), "") or next((code for one in parties if (code := _code(one))), "")


def _code(node: Any) -> str:
    """`usable` of `stat:usable`."""
    return "" if node is None else _told.line(node.get("qcode") or "").rpartition(":")[2]


def _words(node: Any) -> str:
    return "" if node is None else _told.line(shown(node).replace("\n", " "))


def _first(root: Any, tag: str) -> Any:
    return next(root.iter(f"{{*}}{tag}"), None)
