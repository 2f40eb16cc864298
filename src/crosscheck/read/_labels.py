"""The names of encodings: what labels of pages, mails and HTTP mean (WHATWG, Encoding Standard), and how users call them."""

from __future__ import annotations

import codecs
import re

NAMES = {
    "cp1252": "Windows-1252", "cp1256": "Windows-1256", "iso8859-15": "ISO-8859-15", "iso8859-6": "ISO-8859-6", "mac-roman": "Mac Roman",
    "mac-arabic": "Mac Arabic", "utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32-le": "UTF-32", "utf-32-be": "UTF-32",
}  # fmt: skip
# Labels that mean another encoding than their name says (WHATWG, Encoding Standard), by Python's names.
_MEANT = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs", "utf-16": "utf-16-le", "utf-8-sig": "utf-8", "mac_roman": "mac-roman",
}  # fmt: skip
_ALIASES = {
    "macintosh": "mac-roman", "x-mac-roman": "mac-roman", "x-mac-arabic": "mac-arabic", "macarabic": "mac-arabic", "iso-8859-6-i": "iso8859-6", "iso-8859-6-e": "iso8859-6",
    "asmo-708": "iso8859-6", "x-cp1252": "cp1252", "x-cp1256": "cp1256", "x-user-defined": "cp1252", "unicode": "utf-16-le", "unicodefffe": "utf-16-be", "x-sjis": "cp932",
    "x-gbk": "gb18030", "ks_c_5601-1987": "cp949", "x-mac-cyrillic": "mac-cyrillic", "windows-874": "cp874",
}  # fmt: skip
_KNOWN = frozenset(
    (
        "utf-8", "utf-16-le", "utf-16-be", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp866", "cp874",
        "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15",
        "iso8859-16", "koi8-r", "koi8-u", "mac-roman", "mac-arabic", "mac-cyrillic", "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949",
    )
)  # fmt: skip
_XML = re.compile(rb"""^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']\s*([A-Za-z][\w.:-]{0,40})""")
_META = re.compile(rb"""<meta\s(?:[^>]{0,500}?[\s;"'])?charset\s*+=\s*+(?:["']\s*+)?([A-Za-z][\w.:-]{0,40})""", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_DECLARES = 4_096  # bytes in which a page says how it is encoded; the standard looks at 1,024, pages and browsers don't keep to it


def codec(label: str | None) -> str | None:
    """Python's name of the encoding that a label of the net or of a mail means; None where it is unknown, or no encoding of text."""
    if not label:
        return None
    plain = label.strip().strip("\"'").lower()
    try:
        name = _ALIASES.get(plain) or codecs.lookup(plain).name
    except (LookupError, ValueError):  # a label may hold anything
        return None
    name = _MEANT.get(name, name)
    return name if name in _KNOWN else None


def declared_in(data: bytes) -> str | None:
    """The encoding that an HTML page or an XML file says it is in, as written there."""
    if data.startswith((b"<\0?\0", b"\0<\0?")):  # XML that is UTF-16 can't say so in ASCII
        return "utf-16-le" if data[0] else "utf-16-be"
    head = data[:_DECLARES].removeprefix(codecs.BOM_UTF8)
    found = _XML.search(head) or _META.search(_COMMENT.sub(b"", head))
    return found[1].decode("ascii") if found else None


def shown(name: str | None) -> str:
    """An encoding as users know it."""
    known = name or ""
    return NAMES.get(known) or known.replace("cp125", "Windows-125").replace("iso8859", "ISO-8859").replace("_", "-")
