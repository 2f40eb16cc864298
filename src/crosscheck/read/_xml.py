"""XML → its tree, by lxml (libxml2): no entities but the five and those of HTML, no DTD, no network, depth at most 256."""

from __future__ import annotations

import re
from html.entities import html5
from typing import Any

from crosscheck.read._encoding import declared_in, decoded
from crosscheck.read._files import Unreadable

_DECLARATION = re.compile(r"\A\s*+<\?xml\s[^>]{0,300}\?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_MOST = 500_000  # marks `<` in one document
_MOST_ATTRIBUTES = 500  # of one element: Python's reader of feeds takes a time that grows with their square
_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tree(data: bytes, charset: str | None = None, *, broken: bool = False) -> tuple[Any, str]:
    """The root of a document, and what is wrong where it is `broken` and read as far as it goes; raises Unreadable with the reason."""
    from lxml import etree

    text = _text(data, charset).encode()
    if text.count(b"<") > _MOST:
        raise Unreadable(f"XML of more than {_MOST:,} elements")
    try:
        root = etree.fromstring(text, _parser(recover=False))
        wrong = ""
    except etree.XMLSyntaxError as error:
        wrong = f"not well-formed XML: {_reason(error)}"
        root = _recovered(text) if broken else None
        if root is None:
            raise Unreadable(wrong) from None
    subset = root.getroottree().docinfo.internalDTD
    if subset is not None and next(iter(subset.iterentities()), None) is not None:
        raise Unreadable("declares entities of its own, which aren't read: they can blow up, or fetch files")
    if any(len(node.attrib) > _MOST_ATTRIBUTES for node in root.iter("*")):
        raise Unreadable(f"XML with an element of more than {_MOST_ATTRIBUTES} attributes")
    return root, wrong


def name(node: Any) -> str:
    """An element's name without its namespace; of a comment or an instruction nothing."""
    return str(node.tag).rpartition("}")[2] if isinstance(node.tag, str) else ""


def _text(data: bytes, charset: str | None) -> str:
    """The document as text, without its declaration; the named characters of HTML, which feeds use without declaring them, are put in."""
    text = decoded(data, charset or declared_in(data)).text.removeprefix("\ufeff")
    text = _NO_XML.sub(" ", _DECLARATION.sub("", text, count=1))
    return _ENTITY.sub(lambda one: one[0] if one[1] in _OWN else html5.get(f"{one[1]};", one[0]), text)


def _parser(*, recover: bool) -> Any:
    from lxml import etree

    return etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        no_network=True,
        huge_tree=False,
    )


def _recovered(text: bytes) -> Any:
    """What can be made of a broken document; None where that is nothing."""
    from lxml import etree

    try:
        return etree.fromstring(text, _parser(recover=True))
    except etree.XMLSyntaxError:
        return None


def _reason(error: Any) -> str:
    """libxml2's words in one line, with the line of the file."""
    what = "".join(c if c.isprintable() else " " for c in str(error.msg or "").partition("\n")[0].partition(", line ")[0]).strip()
    return f"line {error.lineno}: {what[:120]}" if error.lineno else what[:120] or "empty"
