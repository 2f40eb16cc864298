"""ninjs, news in JSON (IPTC, 1.x to 3.x): the article of an item. Version 3 writes `versionCreated` where the others write `versioncreated`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from crosscheck.model import Skipped
from crosscheck.read import _told
from crosscheck.read._fragment import laid_out, paragraphs
from crosscheck.read._metadata import Record
from crosscheck.read.nitf import dated

_KEYS = frozenset(("body_text", "body_xhtml", "bodies", "headline", "headlines", "pubstatus", "versioncreated", "firstcreated", "infosources", "infosource"))
_DATES = ("contentmodified", "contentcreated", "versioncreated", "firstcreated")  # as in NewsML-G2


def is_item(one: Mapping[str, Any]) -> bool:
    """Whether an object of JSON is a news item, with text or without."""
    keys = {key.lower() for key in one if len(key) < 40}
    return bool({"body_text", "body_xhtml", "bodies"} & keys) or ("uri" in keys and len(_KEYS & keys) > 1)


def article(one: Mapping[str, Any], key: str, path: str) -> Record | Skipped | None:
    """The article of an item; None where it holds no text: a picture, a package."""
    item = {name.lower(): value for name, value in one.items()}
    status = _told.line(item.get("pubstatus")) or "usable"
    if status != "usable":
        return Skipped(path=path, reason=f"{status[:40]} by its provider")
    body = _body(item)
    if not body:
        return None
    title = _headline(item)
    text, place = laid_out(title, dated(_told.line(item.get("dateline")), body))
    return Record(id=key, path=path, text=text, fields=_fields(item, title), title_span=place, extracted=True)


def _body(item: Mapping[str, Any]) -> str:
    """The text with paragraphs before the one without: `body_xhtml`, `body_text`, other `body_…`; in `bodies` what is HTML first."""
    bodies = [{name.lower(): value for name, value in one.items()} for one in _list(item.get("bodies")) if isinstance(one, Mapping)]
    texts = [(_told.line(one.get("contenttype")) or _told.line(one.get("role")), one.get("value")) for one in bodies]
    texts += [(name[5:], value) for name, value in item.items() if name.startswith("body_")]
    texts.sort(key=lambda one: not _is_markup(one[0]))
    for kind, value in texts:
        if isinstance(value, str) and (text := paragraphs(value) if _is_markup(kind) else value.strip()):
            return text
    return ""


def _is_markup(kind: str) -> bool:
    return any(one in kind.lower() for one in ("html", "xml", "nitf"))


def _headline(item: Mapping[str, Any]) -> str:
    several = [one for one in _list(item.get("headlines")) if isinstance(one, Mapping)]
    main = [one for one in several if one.get("role") in ("main", None)]
    told = (_told.line(paragraphs(text)) for one in (*main, *several) if isinstance(text := one.get("value"), str))
    return next((text for text in told if text), "") or _told.line(paragraphs(_told.line(item.get("headline"))))


def _fields(item: Mapping[str, Any], title: str) -> dict[str, str]:
    published = next((moment for one in _DATES if (moment := _told.when(item.get(one)))), "")
    sources = [one.get("name") for name in ("infosources", "infosource", "source") for one in _list(item.get(name)) if isinstance(one, Mapping)]
    told = (_told.line(one) for one in (*sources, item.get("source"), item.get("copyrightholder")))
    url = next((one for one in map(_told.line, (item.get("url"), item.get("uri"))) if one.startswith(("http://", "https://"))), "")
    return _told.known(title=title, published=published, outlet=next((one for one in told if one), ""), language=_told.language(item.get("language")), url=url)


def _list(value: Any) -> Sequence[Any]:
    return value[:100] if isinstance(value, list) else ()
