"""A page as text, as people paste it out of a browser: all that is seen, menus and all, a line for each block."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import html

INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "img",
        "label",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "button",
        "input",
    ]
)
UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "amp-ad",
        "amp-analytics",
        "amp-img",
        "amp-carousel",
        "amp-consent",
        "amp-sidebar",
        "button",
        "input",
        "textarea",
        "img",
    ]
)


def pasted(markup: str) -> str:
    """The lines that a browser shows of a page; blank ones between paragraphs."""
    tree = html.document_fromstring(markup.encode(), parser=html.HTMLParser(encoding="utf-8", remove_comments=True))
    lines = [" ".join(line.split()) for line in "".join(_pieces(tree)).split("\n")]
    text = "\n".join(line for n, line in enumerate(lines) if line or (n and lines[n - 1]))
    return text.strip() + "\n"


def _pieces(element: Any) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in UNSEEN and element.get("hidden") is None and "display:none" not in (element.get("style") or ""):
        block = element.tag not in INLINE and element.tag not in ("td", "th")
        around = "\n\n" if element.tag in ("p", "h1", "h2", "h3", "table", "blockquote") else "\n" if block else " " if element.tag != "sup" else ""
        yield around
        yield " ".join((element.text or "").split(" "))
        for child in element:
            yield from _pieces(child)
        yield "\t" if element.tag in ("td", "th") else around
    if element.tail:
        yield element.tail.replace("\n", " ")
