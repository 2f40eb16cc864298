"""What a page says of itself: JSON-LD, OpenGraph and meta tags, microdata; read as data, never followed."""

from __future__ import annotations

import html
import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import regex

from crosscheck.read._page_dates import published

_MOST_SCRIPTS, _LONGEST_SCRIPT, _MOST_OBJECTS = 50, 2_000_000, 5_000
_MOST_METAS = 500
_LONGEST = 500  # characters of a field
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "title")
_OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher")


@dataclass(frozen=True, slots=True)
class Told:
    """The fields that a page states, its headline as it stands in its data, the article's text where its data hold that too, and remarks."""

    fields: Mapping[str, str]
    headline: str | None = None
    body: str | None = None
    notes: tuple[str, ...] = field(default=())


def told(tree: Any, url: str | None) -> Told:
    """What a page's head and data say of it."""
    meta, data = _metas(tree), _article(tree)
    names = {key: _first(meta, wanted) for key, wanted in (("outlet", _OUTLETS), ("author", _AUTHORS), ("title", _TITLES))}
    outlet = _name(data.get("publisher")) or names["outlet"]
    author = _name(data.get("author")) or _name(data.get("creator")) or _person(names["author"]) or _marked(tree, "author")
    headline = _clean(data.get("headline")) or _clean(names["title"]) or _own_title(tree, outlet)
    day, notes = published(tree, meta, _clean(data.get("datePublished")))
    languages = [
        _clean(data.get("inLanguage")),
        tree.get("lang"),
        tree.get("xml:lang"),
        _first(meta, ("og:locale", "content-language", "language", "dc.language")),
    ]
    found = {
        "published": day, "language": _language(languages), "title": headline, "outlet": _clean(outlet), "author": _clean(author), "url": _address(tree, meta, url),
    }  # fmt: skip
    body = data.get("articleBody")
    return Told({key: value for key, value in found.items() if value}, headline, body if isinstance(body, str) else None, notes)


def _metas(tree: Any) -> dict[str, str]:
    """The meta tags by their names, in lower case; of two with one name the first."""
    found: dict[str, str] = {}
    for n, element in enumerate(tree.iter("meta")):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or "")[:100].strip().lower()
        value = _clean(element.get("content"))
        if name and value:
            found.setdefault(name, value)
        if n >= _MOST_METAS:
            break
    return found


def _first(found: Mapping[str, str], names: Iterable[str]) -> str | None:
    return next((found[name] for name in names if name in found), None)


def _clean(value: object) -> str | None:
    """A value as a line of text."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("alternateName")
    if not isinstance(value, str):
        return None
    text = " ".join(html.unescape(value[: 4 * _LONGEST]).split())[:_LONGEST].strip()
    return text or None


# ------------------------------------------------------------------ JSON-LD


def _article(tree: Any) -> Mapping[str, Any]:
    """The article among the objects of JSON-LD, the outermost first; an empty one where there is none."""
    found = [one for one in _objects(tree) if any(kind.endswith(("Article", "BlogPosting", "LiveBlogPosting")) for kind in _kinds(one))]
    return next((one for one in found if one.get("headline") or one.get("datePublished")), found[0] if found else {})


def _kinds(one: Mapping[str, Any]) -> list[str]:
    kinds = one.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _objects(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of a page's JSON-LD, breadth first, so many at most."""
    queue: deque[Any] = deque()
    for n, script in enumerate(tree.iter("script")):
        if n >= 10 * _MOST_SCRIPTS or len(queue) >= _MOST_SCRIPTS:
            break
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) <= _LONGEST_SCRIPT:
            try:
                queue.append(json.loads(script.text, strict=False))
            except (ValueError, RecursionError):
                continue
    seen = 0
    while queue and seen < _MOST_OBJECTS:
        one = queue.popleft()
        seen += 1
        if isinstance(one, dict):
            yield one
            queue.extend(value for value in one.values() if isinstance(value, dict | list))
        elif isinstance(one, list):
            queue.extend(value for value in one[:_MOST_OBJECTS] if isinstance(value, dict | list))


def _name(value: object) -> str | None:
    """The names of persons or bodies, which may be objects, texts, or a list of these."""
    names = [name for one in (value if isinstance(value, list) else [value])[:10] if (name := _person(_clean(one)))]
    return ", ".join(dict.fromkeys(names)) or None


def _person(text: str | None) -> str | None:
    """A name; an address is none."""
    if not text or "://" in text or text.startswith(("@", "www.")):
        return None
    return regex.sub(r"^(?:by|par|بقلم)\s*:?\s+", "", text, flags=regex.IGNORECASE)


# ------------------------------------------------------------------ elements


def _marked(tree: Any, what: str) -> str | None:
    """The text of the element that microdata or a link's relation names so."""
    for element in tree.iter("a", "span", "div", "p", "address", "meta"):
        if what in (element.get("rel") or "").split() or what in (element.get("itemprop") or "").split():
            texts = [text for _, text in zip(range(20), element.itertext(), strict=False)]
            text = " ".join(" ".join(texts).split())
            return _person(text) if 2 < len(text) <= 100 else None
    return None


def _own_title(tree: Any, outlet: str | None) -> str | None:
    """The page's title without the name of the site behind it."""
    element = next(tree.iter("title"), None)
    title = _clean(element.text if element is not None else None)
    for mark in (" | ", " - ", " – ", " — ", " :: ", " » "):
        head, found, tail = (title or "").rpartition(mark)
        if found and head and (mark == " | " or tail == outlet):
            return head
    return title


def _address(tree: Any, meta: Mapping[str, str], url: str | None) -> str | None:
    links = (element.get("href") for element in tree.iter("link") if (element.get("rel") or "").lower() == "canonical")
    found = (address for address in (next(links, None), meta.get("og:url"), url) if address)
    return next(
        (address for address in found if address.startswith(("http://", "https://")) and len(address) <= 2_000 and not regex.search(r"[\s\x00-\x1f]", address)),
        None,
    )


def _language(given: Iterable[str | None]) -> str | None:
    """The first language that is one: `fr`, `fr-FR`, `ar_EG`."""
    return next((text.strip() for text in given if text and regex.fullmatch(r"\s*[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*\s*", text)), None)
