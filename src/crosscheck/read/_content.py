"""What a server sent → what it meant: pieces joined, compression undone, in bounds."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO

from crosscheck.read._files import LARGEST, Unreadable

_MOST_CODINGS = 3
_TOO_LARGE = f"too large for one article (at most {LARGEST:,} bytes)"


def content(data: bytes, transfer: str = "", coding: str = "") -> bytes:
    """The bytes of an answer by its headers Transfer-Encoding and Content-Encoding; raises Unreadable where they are damaged or too many.

    What isn't in the form that its headers say is taken as it is: crawlers keep headers of answers that they have decoded themselves.
    """
    if len(data) > LARGEST:
        raise Unreadable(_TOO_LARGE)
    if "chunked" in transfer.lower():
        from warcio.bufferedreaders import ChunkedDataReader

        data = ChunkedDataReader(BytesIO(data)).read()
    codings = [name for one in coding.lower().split(",") if (name := one.strip()) not in ("", "identity")]
    if len(codings) > _MOST_CODINGS:
        raise Unreadable(f"compressed {len(codings)} times; at most {_MOST_CODINGS}")
    for name in reversed(codings):
        if name not in _CODINGS:
            raise Unreadable(f"compressed as {name[:20]!r}, which isn't read; {', '.join(_CODINGS)} are")
        data = _CODINGS[name](data)
    return data


def _gzip(data: bytes) -> bytes:
    return _inflated(data, 31) if data.startswith(b"\x1f\x8b") else data


def _deflate(data: bytes) -> bytes:
    """The form of zlib, as the standard says, or the bare one, as some servers do."""
    try:
        return _inflated(data, zlib.MAX_WBITS)
    except Unreadable as error:
        if str(error) == _TOO_LARGE:
            raise
        return _inflated(data, -zlib.MAX_WBITS)


def _inflated(data: bytes, form: int) -> bytes:
    own = zlib.decompressobj(form)
    try:
        out = own.decompress(data, LARGEST + 1)
    except zlib.error as error:
        raise Unreadable(f"damaged: {error}") from None
    return _bounded(out, whole=own.eof)


def _brotli(data: bytes) -> bytes:
    import brotli

    own, parts, size = brotli.Decompressor(), [], 0
    try:
        part = own.process(data, output_buffer_limit=LARGEST)
        while part and size <= LARGEST:
            parts.append(part)
            size += len(part)
            part = b"" if own.is_finished() else own.process(b"", output_buffer_limit=LARGEST)
    except brotli.error:
        if not parts and _is_text(data):
            return data
        raise Unreadable("damaged: not brotli, as its headers say") from None
    return _bounded(b"".join(parts), whole=own.is_finished())


def _is_text(data: bytes) -> bool:
    return data[:100].isascii() and b"\0" not in data[:100]


def _bounded(data: bytes, *, whole: bool) -> bytes:
    if len(data) > LARGEST:
        raise Unreadable(_TOO_LARGE)
    if not whole:
        raise Unreadable("cut short: the end of what is compressed is missing")
    return data


_CODINGS: dict[str, Callable[[bytes], bytes]] = {"gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli}
