"""NITF, the markup of news agencies (IPTC, 3.x): one article a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crosscheck.read import _told
from crosscheck.read._files import Found, Unreadable
from crosscheck.read._fragment import laid_out, shown
from crosscheck.read._metadata import Record
from crosscheck.read._xml import name, tree

SUFFIXES = (".nitf",)
CALLED = "the document"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(found: Found) -> Iterator[Record]:
    """The one article of a file."""
    root, _ = tree(found.content(), found.charset)
    if name(root) != "nitf":
        raise Unreadable(f"not NITF: its root is {name(root)[:60]!r}")
    yield article(found, root)


def article(found: Found, root: Any) -> Record:
    """The article of a document; raises Unreadable where it is withdrawn or has no text."""
    status = (_first(root, "docdata").get("management-status") if _first(root, "docdata") is not None else None) or "usable"
    if status in ("canceled", "withheld", "embargoed"):
        raise Unreadable(f"{status} by its agency")
    title = headline(root)
    said = body(root)
    if not said:
        raise Unreadable("no text in it")
    text, place = laid_out(title, said)
    return Record(id=found.id, path=found.shown, text=text, fields=_fields(root, title), title_span=place, extracted=True)


def headline(root: Any) -> str:
    """The main headline, else the document's title."""
    for one in ("hl1", "hedline", "title"):
        if (node := _first(root, one)) is not None and (text := _told.line(shown(node).replace("\n", " "))):
            return text
    return ""


def body(root: Any) -> str:
    """The paragraphs, behind the dateline; the abstract where there are none."""
    content = _first(root, "body.content")
    text = shown(content) if content is not None else ""
    if not text and (abstract := _first(root, "abstract")) is not None:
        text = shown(abstract)
    dateline = _first(root, "dateline")
    return dated(_told.line(shown(dateline).replace("\n", " ")) if dateline is not None else "", text)


def dated(dateline: str, text: str) -> str:
    """A text behind its dateline, which isn't said twice."""
    place = dateline.rstrip(" .,-–—")
    return text if not place or not text or text.casefold().startswith(place.casefold()) else f"{place} — {text}"


def _fields(root: Any, title: str) -> dict[str, str]:
    issued = next((one for one in map(_moment, root.iter("{*}date.issue", "{*}date.release", "{*}pubdata", "{*}story.date")) if one), "")
    source = next((text for one in root.iter("{*}pubdata") if (text := _told.line(one.get("name")))), "")
    distributor = _first(root, "distributor")
    outlet = source or (_told.line(shown(distributor).replace("\n", " ")) if distributor is not None else "")
    language = next((one for node in root.iter("{*}nitf", "{*}body", "{*}body.content") if (one := _told.language(node.get(LANG)))), "")
    return _told.known(title=title, published=issued, outlet=outlet, language=language)


def _moment(node: Any) -> str:
    return _told.when(node.get("norm") or node.get("date.publication"))


def _first(root: Any, tag: str) -> Any:
    return next(root.iter(f"{{*}}{tag}"), None)
