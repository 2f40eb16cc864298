"""A body as it was before the server packed it, of bounded size."""

from __future__ import annotations

import zlib

from crosscheck.fetch.refused import Refused

ASKED = "gzip"  # what a request says it understands; deflate some servers send all the same
_EITHER = 32 + zlib.MAX_WBITS  # the header of gzip or of zlib
_MEMBERS = 1_000  # parts of one body


def unpacked(body: bytes, encoding: str, most: int, *, cut: bool = False) -> bytes:
    """The body of a Content-Encoding, at most so many bytes of it; raises Refused. What is `cut` may end anywhere."""
    name = encoding.strip().lower()
    if name in {"", "identity"}:
        return body
    if name not in {"gzip", "x-gzip", "deflate"}:
        raise Refused(f"is packed in a way that wasn't asked for: {name[:40]!r}")
    try:
        return _inflated(body, _EITHER, most, cut=cut)
    except zlib.error:
        if name != "deflate":
            raise Refused("is packed, and damaged") from None
    try:
        return _inflated(body, -zlib.MAX_WBITS, most, cut=cut)  # as many servers misread the standard
    except zlib.error:
        raise Refused("is packed, and damaged") from None


def _inflated(body: bytes, form: int, most: int, *, cut: bool) -> bytes:
    found = bytearray()
    for _ in range(_MEMBERS):
        if not body:
            break
        unpacking = zlib.decompressobj(form)
        found += unpacking.decompress(body, most + 1 - len(found))
        if len(found) > most:
            if not cut:
                raise Refused(f"too large once it is unpacked (at most {most:,} bytes)")
            return bytes(found[:most])
        if not unpacking.eof:
            if not cut:
                raise Refused("is packed, and ends before it should")
            break
        body = unpacking.unused_data
    return bytes(found)
