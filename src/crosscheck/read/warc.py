"""WARC files of crawls: each page, text or document that was fetched, named by its number in the file and its address."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote, urlsplit

from crosscheck.model import Skipped
from crosscheck.read._content import content
from crosscheck.read._files import LARGEST, Found, Unreadable
from crosscheck.read._readers import readers
from crosscheck.read._unpacking import Part, packed, plain, safe

if TYPE_CHECKING:
    from warcio.statusandheaders import StatusAndHeaders

SUFFIXES = (".warc", ".warc.gz")
CALLED = "the record"

KINDS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf"}
_HTTP = ("application/http", "application/http;msgtype=response")
_VERSIONS = ["WARC/1.1", "WARC/1.0", "WARC/0.18", "WARC/0.17"]
_NOTICES = re.compile(r"/(?:robots|ads|app-ads|humans|security|llms)\.txt$")  # texts for programs
_LONGEST_LINE, _LONGEST_HEAD = 65_536, 1_000_000  # bytes of headers
_SHOWN = 100  # characters of an address in a name


def read(found: Found) -> Iterator[Found | Skipped]:
    """What was fetched, as far as there are readers for it, each once; the day on which that was isn't that of publication. Raises Unreadable behind a damaged record."""
    seen: set[bytes] = set()
    some = False
    with packed(found) as (own, stream, allowance):
        for number, record in enumerate(_records(plain(stream, allowance)), 1):
            some = True
            try:
                one = record.fetched()
                if one is None or one.kind not in readers():
                    continue
                data = content(one.block.read(LARGEST + 1), one.transfer, one.coding)
            except Unreadable as error:
                yield Skipped(path=own.member(str(number), b"").shown, reason=str(error))
                continue
            digest = hashlib.blake2b(data, digest_size=16).digest()
            if digest not in seen and data.strip():
                seen.add(digest)
                fields = {"url": record.url, "captured": record.head.get_header("WARC-Date") or ""}
                yield own.member(f"{number}{_address(record.url)}", data, one.charset, fields, one.kind)
            if allowance.spent:
                return
    if not some:
        raise Unreadable("empty")


@dataclass(frozen=True, slots=True)
class _Fetched:
    """What a record holds, its headers read."""

    kind: str
    charset: str | None
    transfer: str
    coding: str
    block: Part


@dataclass(frozen=True, slots=True)
class _Record:
    head: StatusAndHeaders
    block: Part

    @property
    def url(self) -> str:
        return (self.head.get_header("WARC-Target-URI") or "").strip("<> ")

    def fetched(self) -> _Fetched | None:
        """What was fetched, where it can be an article; None of another kind of record, an error, a notice for programs, or of nothing that we know."""
        kind = (self.head.get_header("WARC-Type") or "").lower()
        if kind not in ("response", "resource", "conversion") or _NOTICES.search(_path(self.url)):
            return None
        own = self.head
        if kind == "response":
            if not (own.get_header("Content-Type") or "").replace(" ", "").lower().startswith(_HTTP):
                return None
            own = _headers(self.block)
            if own.get_statuscode() != "200":
                return None
        media, _, more = (own.get_header("Content-Type") or "").partition(";")
        charset = re.search(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", more, re.IGNORECASE)
        said = own if kind == "response" else None  # how it was sent
        return _Fetched(
            KINDS.get(media.strip().lower(), ""), charset[1] if charset else None, (said and said.get_header("Transfer-Encoding")) or "",
            (said and said.get_header("Content-Encoding")) or "", self.block,
        )  # fmt: skip


def _records(stream: BinaryIO) -> Iterator[_Record]:
    """The records one after the other. warcio's own iterator isn't used: it reads lines of any length, and prints what is damaged."""
    while (line := _skip_blank(stream)) is not None:
        head = _headers(stream, line)
        length = head.get_header("Content-Length") or ""
        if not re.fullmatch(r"[0-9]{1,15}", length):
            raise Unreadable("damaged: a record doesn't say how long it is; what comes behind it isn't read")
        block = Part(stream, int(length))
        yield _Record(head, block)
        block.skip()


def _skip_blank(stream: BinaryIO) -> bytes | None:
    """The next line that isn't empty; None at the end."""
    while line := stream.readline(_LONGEST_LINE):
        if line.strip():
            return line
    return None


class _Lines:
    """The lines of headers, in bounds."""

    def __init__(self, stream: BinaryIO | Part) -> None:
        self._stream, self._left = stream, _LONGEST_HEAD

    def readline(self) -> bytes:
        line = self._stream.readline(_LONGEST_LINE)
        self._left -= len(line)
        if self._left < 0 or len(line) == _LONGEST_LINE:
            raise Unreadable("damaged: the headers of a record are too long")
        return line


def _headers(stream: BinaryIO | Part, first: bytes | None = None) -> StatusAndHeaders:
    """The headers of a record, of which the first line may be read already, or of an answer in it."""
    from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

    try:
        return StatusAndHeadersParser(_VERSIONS, verify=first is not None).parse(_Lines(stream), first)
    except EOFError:
        raise Unreadable("cut short: the headers of a record are missing") from None
    except StatusAndHeadersParserException:
        raise Unreadable("not WARC, or damaged: a record doesn't start with its version; what comes behind it isn't read") from None


def _address(url: str) -> str:
    """An address as part of a name: its host and path in letters, short."""
    try:
        parts = urlsplit(url)
        name = safe(f"{parts.hostname or ''}/{unquote(parts.path)}".replace("!", "%21"))
    except ValueError:
        return ""
    return f"/{name[:_SHOWN]}" if name else ""


def _path(url: str) -> str:
    """The path of an address; none of one that is none."""
    try:
        return urlsplit(url).path.lower()
    except ValueError:
        return ""
