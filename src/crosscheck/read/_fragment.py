"""A piece of HTML, as feeds, mails and news items hold it, → its paragraphs.

A piece has no menus: all that it shows is text. A blank line stands between paragraphs, ` | ` between the cells of a table. lxml (libxml2) builds the tree,
bounded in depth; nothing is run or fetched, and the work is linear.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from crosscheck.model import Span
from crosscheck.read._files import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

# the last ones are of NITF
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset", "figure", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "tfoot", "thead", "tr", "ul", "abstract", "body.content", "body.head", "body.end", "byline", "dateline", "distributor", "hedline", "hl1",
    "hl2", "block", "bq", "credit", "fn", "note",
))  # fmt: skip
_CELLS = frozenset(("td", "th"))
_UNSEEN = frozenset((
    "audio", "button", "canvas", "del", "embed", "figcaption", "form", "frame", "frameset", "head", "iframe", "input", "map", "math", "media",
    "noembed", "noframes", "noscript", "object", "option", "s", "script", "select", "strike", "style", "svg", "template", "textarea", "title",
    "video",
))  # fmt: skip
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_MOST = 300_000  # marks `<` in one piece; the longest pages have 50,000
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CELL, _LINE, _PARAGRAPH = "\x01", "\x02", "\x03"  # no text holds them: they aren't allowed in one
_BREAKS = re.compile(f"(?<![ {_CELL}])[ {_CELL}]*+[{_LINE}{_PARAGRAPH}][ {_CELL}{_LINE}{_PARAGRAPH}]*+")
_BETWEEN = re.compile(f"(?<![ {_CELL}]) *+{_CELL}[ {_CELL}]*+")


def paragraphs(markup: str) -> str:
    """The text of a piece of HTML; plain text stays as it is, but for its spaces. Raises Unreadable where it is too much."""
    from lxml import etree, html

    clean = _NO_XML.sub(" ", markup)
    if not clean.strip():
        return ""
    if clean.count("<") > _MOST:
        raise Unreadable(f"HTML of more than {_MOST:,} elements")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(f"<div>{clean}</div>".encode(), parser=parser)
    except etree.LxmlError:
        return ""
    return shown(root)


def shown(root: Any) -> str:
    """The text that an lxml tree of HTML, XHTML or NITF shows."""
    text = _SPACE.sub(" ", "".join(_pieces(root)))
    text = _BREAKS.sub(lambda found: "\n" if found[0].count(_LINE) == 1 and _PARAGRAPH not in found[0] else "\n\n", text)
    lines = (_BETWEEN.sub(" | ", one.strip(f" {_CELL}")) for one in text.split("\n"))
    return "\n".join(lines).strip()


def _pieces(root: Any) -> Iterator[str]:
    """Texts in their order, and marks where a cell, a line or a paragraph ends."""
    from lxml import etree

    unseen: Any = None  # the element whose insides are passed over
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if not isinstance(node.tag, str):  # a comment, an instruction, an entity that nobody knows: only what stands behind it is text
            if event != "start" and unseen is None:
                yield node.tail or ""
            continue
        tag = node.tag.rpartition("}")[2].lower()
        if event == "start":
            if unseen is None and _is_unseen(node, tag):
                unseen = node
            if unseen is None:
                yield _opening(tag)
                yield _own(node, tag)
            continue
        if unseen is node:
            unseen = None
        elif unseen is None:
            yield _CELL if tag in _CELLS else _opening(tag)
        if unseen is None and node is not root:
            yield node.tail or ""


def _opening(tag: str) -> str:
    return _PARAGRAPH if tag in _BLOCKS else ""


def _own(node: Any, tag: str) -> str:
    """An element's text up to its first child."""
    text = node.text or ""
    if tag == "br":
        return _LINE
    if tag in ("sup", "sub") and text.strip().isdecimal() and text.isascii():
        return str(text.strip().translate(_RAISED)) if tag == "sup" else str(text)
    return str(text.replace("\n", _LINE)) if tag == "pre" else str(text)


def _is_unseen(node: Any, tag: str) -> bool:
    """Whether an element isn't shown, or isn't the article's: scripts, forms, captions, marks that lead to a note."""
    if tag in _UNSEEN or node.get("hidden") is not None:
        return True
    if tag == "sup" and next(node.iter("{*}a"), None) is not None:
        return True
    return _HIDDEN.search((node.get("style") or "")[:1_000]) is not None


def laid_out(title: str, body: str) -> tuple[str, Span | None]:
    """An article's text, its title first, and where that stands; a title that the body starts with isn't said twice."""
    if not title:
        return body, None
    first = body.lstrip().partition("\n")[0]
    if _alike(first) == _alike(title):
        start = body.index(first) if first else 0
        return body, Span(start, start + len(first)) if first else None
    return f"{title}\n\n{body}", Span(0, len(title))


def _alike(text: str) -> str:
    return "".join(text.casefold().split())
