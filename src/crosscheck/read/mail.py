"""E-mail (.eml), such as newsletters: one article a mail, its HTML before its plain text; attachments that there is a reader for are read by it.

A mail's headers are read as bytes that may say anything: none is taken apart that is longer than headers are, and mails of very many parts are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from email.utils import parseaddr

from crosscheck.read import _told
from crosscheck.read._encoding import forgiving
from crosscheck.read._files import Found, Unreadable
from crosscheck.read._fragment import laid_out, paragraphs
from crosscheck.read._metadata import Record
from crosscheck.read._readers import ending, readers

SUFFIXES = (".eml",)
CALLED = "the mail"

LARGEST = 25_000_000  # bytes of a mail with its attachments: what most servers take
_PARTS = 200
_LINES = 1_000_000
_MARKS = 5_000  # lines that may part it
_HEADERS = 1_000_000  # bytes of all that stands before a mail's text
_HEADER = 10_000  # bytes of one header of a part; its parser takes four times as long for twice as much
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_CONTENT = re.compile(rb"^content-[a-z-]{1,40}:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_START = re.compile(rb"\A\s*(?:From [^\n]*\n)?[!-9;-~]{1,100}:[^\n]*\n")
_FOOTER = re.compile(
    r"unsubscrib|manage (?:your )?(?:subscription|preferences)|you(?:'|’)re receiving this|you are receiving this|you received this (?:e-?mail|newsletter)"
    r"|désabonn|désinscri|se désabonner|vous recevez ce|gérer (?:vos|mes) préférences"
    r"|إلغاء الاشتراك|ألغ اشتراك|وصلتك هذه الرسالة|تتلقى هذه الرسالة|تصلك هذه الرسالة",
    re.IGNORECASE,
)
_BROWSER = re.compile(
    r"(?:view|read|open) (?:this|it|the)?.{0,30}\b(?:in|on) (?:your |a |the )?(?:web )?browser|navigateur|version en ligne|view online|في المتصفح|المتصفح",
    re.IGNORECASE,
)
_SHORT = 300  # code points of a paragraph that may be such a line


def read(found: Found) -> Iterator[Record | Found]:
    """The article of a mail, and its attachments."""
    data = found.content(LARGEST)
    _bounded(data)
    try:
        mail = message_from_bytes(data, policy=compat32)
    except (RecursionError, ValueError, LookupError, MessageError) as error:
        raise Unreadable(f"damaged: {type(error).__name__}") from None
    parts = list(_parts(mail))
    text = _text(parts)
    if text:
        title = _header(mail, "Subject")
        whole, place = laid_out(title, text)
        yield Record(id=found.id, path=found.shown, text=whole, fields=_fields(mail, title), title_span=place, extracted=True)
    attached = list(_attached(found, parts))
    if not text and not attached:
        raise Unreadable("a mail without text")
    yield from attached


def _bounded(data: bytes) -> None:
    """The parser's work grows with the depth of parts and the length of headers."""
    if not data.strip():
        raise Unreadable("empty")
    blank = re.search(rb"\r?\n\r?\n", data)
    if (blank.start() if blank else len(data)) > _HEADERS:
        raise Unreadable(f"headers of more than {_HEADERS:,} bytes")
    if data.count(b"\n") > _LINES or data.count(b"\n--") > _MARKS or len(_BOUNDARY.findall(data)) > _PARTS:
        raise Unreadable(f"a mail of too many parts or lines (at most {_PARTS} groups of parts, {_MARKS:,} parts, {_LINES:,} lines)")
    if any(len(one[0]) > _HEADER for one in _CONTENT.finditer(data)):
        raise Unreadable(f"a header of more than {_HEADER:,} bytes")
    if not _START.match(data[: 2 * _HEADERS].replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf")):
        raise Unreadable("no mail: it doesn't start with headers")


def _parts(mail: Message) -> Iterator[Message]:
    """The parts that hold something, without those of mails that lie in it."""
    waiting = [mail]
    count = 0
    while waiting and count < _PARTS:
        part = waiting.pop(0)
        count += 1
        inner = part.get_payload() if part.is_multipart() and part.get_content_type() != "message/rfc822" else None
        if isinstance(inner, list):
            waiting[:0] = [one for one in inner[:_PARTS] if isinstance(one, Message)]
        else:
            yield part


def _text(parts: list[Message]) -> str:
    """The first part with text in it, HTML before plain."""
    for kind in ("text/html", "text/plain"):
        for part in parts:
            if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
                with suppress(Unreadable):
                    if text := _body(part, markup=kind == "text/html"):
                        return text
    return ""


def _body(part: Message, *, markup: bool) -> str:
    text = forgiving(_content(part), _charset(part)).text.removeprefix("\ufeff").replace("\r\n", "\n")
    if markup:
        return _without_footer(paragraphs(text))
    text = re.split(r"^-- \n", text, maxsplit=1, flags=re.MULTILINE)[0]
    if str(part.get_param("format", "")).lower() == "flowed":  # RFC 3676: a space before the line's end says that it goes on
        text = re.sub(r" \n(?=\S)", " ", text)
    return _without_footer(text.strip())


def _content(part: Message) -> bytes:
    with suppress(ValueError, LookupError, TypeError):
        content = part.get_payload(decode=True)
        return content if isinstance(content, bytes) else b""
    return b""


def _charset(part: Message) -> str | None:
    with suppress(ValueError, LookupError, TypeError):
        return part.get_content_charset()
    return None


def _without_footer(text: str) -> str:
    """The text without the lines that newsletters put around it: how to see it in a browser, and from the last part on how to get no more of it."""
    parts = [one for i, one in enumerate(text.split("\n\n")) if not (i < 5 and len(one) < _SHORT and _BROWSER.search(one))]
    for i in range(max(1, len(parts) // 2), len(parts)):
        if len(parts[i]) < _SHORT and _FOOTER.search(parts[i]):
            return "\n\n".join(parts[:i]).strip()
    return "\n\n".join(parts).strip()


def _fields(mail: Message, title: str) -> dict[str, str]:
    sender, address = parseaddr(_header(mail, "From"))
    return _told.known(
        title=title,
        published=_told.when(str(mail.get("Date", ""))[:100].partition("(")[0]),
        outlet=_told.line(sender) or _told.line(address),
        language=_told.language(_header(mail, "Content-Language").partition(",")[0].strip()),
    )


def _header(mail: Message, name: str) -> str:
    """A header with its encoded words put into letters; as it stands where that can't be done."""
    value = str(mail.get(name, ""))[:_HEADER]
    with suppress(ValueError, LookupError, MessageError):
        return _told.line(str(make_header(decode_header(value))).encode("utf-8", "ignore").decode())
    return _told.line(value.encode("utf-8", "ignore").decode())


def _attached(found: Found, parts: list[Message]) -> Iterator[Found]:
    """Attachments whose name says that they can be read; a mail that lies in it is one."""
    for number, part in enumerate(parts, 1):
        if part.get_content_type() == "message/rfc822":
            with suppress(ValueError, LookupError, TypeError, AttributeError, RecursionError):
                inner = part.get_payload(0)
                if isinstance(inner, Message):
                    yield found.member(f"{number}.eml", inner.as_bytes())
            continue
        name = _name(part)
        content = _content(part) if part.get_content_disposition() in ("attachment", "inline") and ending(name) in readers() else b""
        if content:
            yield found.member(name, content, charset=_charset(part))


def _name(part: Message) -> str:
    """An attachment's name without folders and marks; empty where it has none."""
    told = ""
    with suppress(ValueError, LookupError, TypeError):
        told = str(make_header(decode_header(part.get_filename("")[:500])))
    return re.sub(r"[^\w. ~-]+", "-", re.split(r"[/\\]", told)[-1]).strip(" .-")[-100:]
