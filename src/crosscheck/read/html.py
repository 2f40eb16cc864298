"""Web pages: the article in them, without what stands around it; .mhtml too, as browsers save pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosscheck.read._encoding import declared_in, forgiving
from crosscheck.read._files import Found, Unreadable
from crosscheck.read._metadata import Record
from crosscheck.read._page import page

SUFFIXES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
CALLED = "the page"

_OWN = re.compile(r"""<meta name="generator" content="crosscheck">""")


def read(found: Found) -> Iterator[Record]:
    """The one article of a page; offsets count in the text that was taken out of it. A report of crosscheck's own that lies among the sources is none."""
    data, charset = found.content(), found.charset
    if found.ending in (".mhtml", ".mht"):
        data, charset = _saved(data)
    file = forgiving(data, charset or declared_in(data))
    if _OWN.search(file.text[:4_000]):
        if found.named:
            raise Unreadable("a report of crosscheck's own, no article")
        return
    made = page(file.text.removeprefix("\ufeff"), found.fields.get("url"))
    yield Record(
        id=found.id,
        path=found.shown,
        text=made.text,
        fields={**made.fields, **found.fields},
        title_span=made.title_span,
        extracted=True,
        notes=(*file.notes, *made.notes),
    )


def _saved(data: bytes) -> tuple[bytes, str | None]:
    """The page in a file that a browser saved, and its charset; raises Unreadable where there is none."""
    from email import message_from_bytes
    from email.policy import compat32

    for n, part in enumerate(message_from_bytes(data, policy=compat32).walk()):
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                charset = part.get_content_charset()
                return content, charset if isinstance(charset, str) else None
        if n > 1_000:
            break
    raise Unreadable("no page in this file")
