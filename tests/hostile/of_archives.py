"""Archives and crawls: bombs, names that lead out, lengths that lie."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Callable

TEXT = b"The ministry said on Monday that 12 of the 40 bridges had been closed for two weeks.\n"


def zipped(*members: tuple[str, bytes], level: int = 9) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def nested(depth: int, inner: bytes) -> bytes:
    for n in range(depth):
        inner = zipped((f"{n}.zip", inner))
    return inner


def overlapping(entries: int) -> bytes:
    """Many names for one member of a megabyte: a central directory whose entries all lead to the same place."""
    data = bytearray(zipped(("a.txt", b"a" * 1_000_000)))
    start = data.index(b"PK\1\2")
    end = data.index(b"PK\5\6")
    entry = bytes(data[start:end])
    tail = bytearray(data[end:])
    struct.pack_into("<HHI", tail, 8, entries, entries, len(entry) * entries)
    return bytes(data[:start]) + entry * entries + bytes(tail)


def patched(data: bytes, mark: bytes, offset: int, form: str, value: int) -> bytes:
    """An archive whose first header of a kind says something else."""
    out = bytearray(data)
    struct.pack_into(form, out, out.index(mark) + offset, value)
    return bytes(out)


def linked(name: str, target: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = 0o120777 << 16
        archive.writestr(info, target)
    return out.getvalue()


def tarred(*members: tuple[str, bytes, bytes, str], mode: str = "w") -> bytes:
    """Members by name, type, data and link."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, kind, data, link in members:
            info = tarfile.TarInfo(name)
            info.type, info.linkname, info.size = kind, link, len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


ONE = zipped(("a.txt", TEXT))
FILE, TAR = tarfile.REGTYPE, tarred(("a.txt", tarfile.REGTYPE, TEXT, ""))
FILES: dict[str, bytes | Callable[[], bytes]] = {
    "zip-flat-bomb.zip": lambda: zipped(("a.txt", b"a" * 60_000_000)),
    "zip-many-bombs.zip": lambda: zipped(*((f"{n}.txt", b"a" * 5_000_000) for n in range(20)), level=1),
    "zip-nested-bomb.zip": lambda: nested(3, zipped(("a.txt", b"a" * 30_000_000))),
    "zip-nested-wide.zip": lambda: zipped(*((f"{n}.zip", zipped(*((f"{m}.txt", b"a" * 1_000_000) for m in range(10)))) for n in range(10))),
    "zip-nested-deep.zip": lambda: nested(100, ONE),
    "zip-overlapping.zip": lambda: overlapping(5_000),
    "zip-path-out.zip": zipped(("../../../../tmp/crosscheck-was-here.txt", TEXT)),
    "zip-path-root.zip": zipped(("/etc/crosscheck-was-here.txt", TEXT)),
    "zip-path-windows.zip": zipped(("C:\\windows\\..\\a.txt", TEXT)),
    "zip-path-nul.zip": zipped(("a\0.txt", TEXT)),
    "zip-path-armed.zip": zipped(("\x1b[2J\n::error::\u202e.txt", TEXT)),
    "zip-path-long.zip": zipped(("a/" * 30_000 + "a.txt", TEXT)),
    "zip-path-empty.zip": zipped(("", TEXT), ("/", b""), (".txt", TEXT)),
    "zip-twice-a-name.zip": zipped(("a.txt", TEXT), ("a.txt", TEXT)),
    "zip-link.zip": linked("a.txt", "/etc/passwd"),
    "zip-locked.zip": patched(patched(ONE, b"PK\1\2", 8, "<H", 1), b"PK\3\4", 6, "<H", 1),
    "zip-unknown-method.zip": patched(patched(ONE, b"PK\1\2", 10, "<H", 99), b"PK\3\4", 8, "<H", 99),
    "zip-wrong-sum.zip": patched(ONE, b"PK\1\2", 16, "<I", 1),
    "zip-lies-small.zip": lambda: patched(zipped(("a.txt", b"a" * 30_000_000)), b"PK\1\2", 24, "<I", 10),
    "zip-lies-large.zip": patched(ONE, b"PK\1\2", 24, "<I", 2**32 - 2),
    "zip-leads-away.zip": patched(ONE, b"PK\1\2", 42, "<I", 2**31),
    "zip-directory-away.zip": patched(ONE, b"PK\5\6", 16, "<I", 2**31),
    "zip-many-entries.zip": lambda: zipped(*((f"{n}.txt", b"") for n in range(20_000)), level=1),
    "zip-entries-that-aren-t-there.zip": patched(ONE, b"PK\5\6", 10, "<H", 65_000),
    "zip-cut.zip": ONE[:-30],
    "zip-cut-short.zip": ONE[:10],
    "zip-behind-noise.zip": bytes(range(256)) * 100 + ONE,
    "zip-before-noise.zip": ONE + bytes(range(256)) * 100,
    "zip-empty.zip": b"PK\5\6" + b"\0" * 18,
    "zip-nothing.zip": b"",
    "zip-noise.zip": b"PK\3\4" + bytes(range(256)) * 10,
    "zip-of-itself.zip": zipped(("zip-of-itself.zip", b"PK\3\4")),
    "tar-path-out.tar": tarred(("../../../../tmp/crosscheck-was-here.txt", FILE, TEXT, "")),
    "tar-path-root.tar": tarred(("/etc/crosscheck-was-here.txt", FILE, TEXT, "")),
    "tar-link-out.tar": tarred(("a.txt", tarfile.SYMTYPE, b"", "/etc/passwd"), ("b.txt", tarfile.LNKTYPE, b"", "../../etc/passwd")),
    "tar-link-loop.tar": tarred(("a.txt", tarfile.SYMTYPE, b"", "b.txt"), ("b.txt", tarfile.SYMTYPE, b"", "a.txt")),
    "tar-hard-link-to-itself.tar": tarred(("a.txt", tarfile.LNKTYPE, b"", "a.txt")),
    "tar-link-folder.tar": tarred(("a", tarfile.SYMTYPE, b"", "/etc"), ("a/b.txt", FILE, TEXT, "")),
    "tar-devices.tar": tarred(("a.txt", tarfile.CHRTYPE, b"", ""), ("b.txt", tarfile.BLKTYPE, b"", ""), ("c.txt", tarfile.FIFOTYPE, b"", "")),
    "tar-sparse.tar": tarred(("a.txt", tarfile.GNUTYPE_SPARSE, b"", "")),
    "tar-unknown-type.tar": tarred(("a.txt", b"Z", TEXT, "")),
    "tar-long-name.tar": tarred(("a" * 60_000 + ".txt", FILE, TEXT, "")),
    "tar-many.tar": lambda: tarred(*((f"{n}.txt", FILE, b"", "") for n in range(5_000))),
    "tar-cut.tar": TAR[:700],
    "tar-wrong-sum.tar": TAR[:148] + b"0000000\0" + TAR[156:],
    "tar-huge-size.tar": TAR[:124] + b"\x80" + b"\x7f" * 11 + TAR[136:],
    "tar-negative-size.tar": TAR[:124] + b"\xff" * 12 + TAR[136:],
    "tar-noise.tar": bytes(range(256)) * 40,
    "tar-nothing.tar": b"",
    "tar-zeros.tar": lambda: b"\0" * 5_000_000,
    "tar-bomb.tar.gz": lambda: tarred(("a.txt", FILE, b"a" * 60_000_000, ""), mode="w:gz"),
    "tar-bomb.tgz": lambda: tarred(("a.txt", FILE, b"a" * 30_000_000, ""), mode="w:gz"),
    "tar-bomb.tar.bz2": lambda: tarred(("a.txt", FILE, b"a" * 30_000_000, ""), mode="w:bz2"),
    "tar-bomb.tar.xz": lambda: tarred(("a.txt", FILE, b"a" * 15_000_000, ""), mode="w:xz"),
    "gzip-bomb.txt.gz": lambda: gzip.compress(b"a" * 60_000_000, mtime=0),
    "gzip-bomb-of-bombs.txt.gz": lambda: gzip.compress(gzip.compress(b"a" * 60_000_000, mtime=0), mtime=0),
    "gzip-nested.txt.gz.gz.gz.gz.gz.gz.gz": lambda: _gzips(7),
    "gzip-with-garbage.txt.gz": gzip.compress(TEXT, mtime=0) + b"garbage" * 100,
    "gzip-with-zeros.txt.gz": gzip.compress(TEXT, mtime=0) + b"\0" * 10_000,
    "gzip-concatenated.txt.gz": gzip.compress(TEXT, mtime=0) * 500,
    "gzip-wrong-sum.txt.gz": gzip.compress(TEXT, mtime=0)[:-8] + b"\0" * 8,
    "gzip-wrong-data.txt.gz": gzip.compress(TEXT, mtime=0)[:12] + b"\xff" * 50,
    "gzip-cut.txt.gz": gzip.compress(TEXT * 100, mtime=0)[:60],
    "gzip-no-data.txt.gz": b"\x1f\x8b",
    "gzip-other-name.txt.gz": b"\x1f\x8b\x08\x08\0\0\0\0\x02\xff../../etc/passwd\0" + gzip.compress(TEXT, mtime=0)[10:],
    "gzip-no-name.gz": gzip.compress(TEXT, mtime=0),
    "gzip-that-is-none.txt.gz": TEXT,
    "gzip-of-lines.jsonl.gz": lambda: gzip.compress(b'{"id": "x"}\n' * 100_000, mtime=0),
    "bzip-bomb.txt.bz2": lambda: bz2.compress(b"a" * 30_000_000),
    "xz-bomb.txt.xz": lambda: lzma.compress(b"a" * 20_000_000),
    "zstd-noise.txt.zst": b"\x28\xb5\x2f\xfd" + b"\xff" * 100,
    "zlib.txt.gz": zlib.compress(TEXT),
}


def _gzips(depth: int) -> bytes:
    data = TEXT
    for _ in range(depth):
        data = gzip.compress(data, mtime=0)
    return data


PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>" + TEXT * 5 + b"</p></body></html>"


def warc(body: bytes = PAGE, length: object = None, kind: str = "response", more: str = "") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://example.org/a\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n{more}"
    return (
        f"{head}Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body) if length is None else length}\r\n\r\n".encode()
        + body
        + b"\r\n\r\n"
    )


FILES |= {
    "warc-lies-short.warc": warc(length=10),
    "warc-lies-long.warc": warc(length=10**9),
    "warc-lies-endless.warc": warc(length=10**30),
    "warc-lies-negative.warc": warc(length=-1),
    "warc-lies-in-words.warc": warc(length="many"),
    "warc-no-length.warc": warc().replace(b"Content-Length", b"X-Length"),
    "warc-no-version.warc": warc()[10:],
    "warc-headers-without-end.warc": b"WARC/1.0\r\n" + b"X-A: b\r\n" * 200_000,
    "warc-a-long-header.warc": lambda: warc(more=f"X-A: {'x' * 5_000_000}\r\n"),
    "warc-chunks-that-lie.warc": warc(PAGE.replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFF\r\n", 1)),
    "warc-gzip-that-is-none.warc": warc(PAGE.replace(b"\r\n\r\n", b"\r\nContent-Encoding: gzip\r\n\r\n", 1)),
    "warc-gzip-bomb.warc": lambda: warc(PAGE[:44] + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"a" * 60_000_000, mtime=0)),
    "warc-unknown-kind.warc": warc(kind="nonsense\x1b[2J"),
    "warc-many-records.warc": lambda: warc(b"", kind="request") * 5_000,
    "warc-cut.warc": warc()[:150],
    "warc-noise.warc": bytes(range(256)) * 40,
    "warc-nothing.warc": b"",
    "warc-cut.warc.gz": gzip.compress(warc(), mtime=0)[:80],
    "warc-in-one-member.warc.gz": gzip.compress(warc() * 20, mtime=0),
    "warc-bomb.warc.gz": lambda: gzip.compress(warc(b"a" * 60_000_000), mtime=0),
}
