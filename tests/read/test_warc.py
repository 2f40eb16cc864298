"""WARC files, written by warcio: which records are read, and as what; what servers send; and what is damaged."""

import gzip
import io
import zlib
from random import Random

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crosscheck.read import read

TEXT = "The harbour reopened on Monday after a strike of three days, the port authority said.\n"
ARABIC = "أعلنت سلطة الميناء يوم الاثنين إعادة فتح الميناء بعد إضراب دام ثلاثة أيام بحسب بيان رسمي.\n"
URL = "https://pier.example/news/1"


def response(body=TEXT, url=URL, *, status="200 OK", kind="text/plain; charset=utf-8", record="response", headers=()):
    """What `written` makes a record of."""
    return body if isinstance(body, bytes) else body.encode(), url, status, kind, record, headers


class Writer(WARCWriter):
    """warcio's, without the temporary files that it leaves open."""

    _create_temp_file = staticmethod(io.BytesIO)


def written(*records, packed=False) -> bytes:
    buffer = io.BytesIO()
    writer = Writer(buffer, gzip=packed)
    for body, url, status, kind, record, headers in records:
        date = {"WARC-Date": "2026-01-02T03:04:05Z"}
        if record in ("response", "revisit", "request"):
            line = status if record != "request" else "GET /news/1 HTTP/1.1"
            own = StatusAndHeaders(line, [("Content-Type", kind), *headers], protocol="HTTP/1.1", is_http_request=record == "request")
            writer.write_record(writer.create_warc_record(url, record, payload=io.BytesIO(body), http_headers=own, warc_headers_dict=date))
        else:
            writer.write_record(writer.create_warc_record(url, record, payload=io.BytesIO(body), warc_content_type=kind, warc_headers_dict=date))
    return buffer.getvalue()


def found(folder, data, name="c.warc"):
    (folder / name).write_bytes(data)
    articles, skipped = read([folder / name], lambda article: article)
    prefix = f"{folder.as_posix()}/"
    return [one.path.removeprefix(prefix) for one in articles], [(one.path.removeprefix(prefix), one.reason) for one in skipped]


READ = [
    ("response", [response()], ["1/pier.example/news/1"]),
    ("resource", [response(record="resource")], ["1/pier.example/news/1"]),
    ("conversion", [response(record="conversion", kind="text/plain")], ["1/pier.example/news/1"]),
    ("other records", [response(record="metadata"), response(record="warcinfo", url=None), response(record="request"), response()], ["4/pier.example/news/1"]),
    ("revisit", [response(record="revisit"), response(url=f"{URL}2")], ["2/pier.example/news/12"]),
    ("errors", [response(status="404 Not Found"), response(status="301 Moved"), response(status="500 No"), response()], ["4/pier.example/news/1"]),
    (
        "pictures and programs",
        [response(kind="image/png"), response(kind="text/css"), response(kind="application/json"), response()],
        ["4/pier.example/news/1"],
    ),
    (
        "notices for programs",
        [response(url="https://pier.example/robots.txt"), response(url="https://pier.example/ads.txt"), response()],
        ["3/pier.example/news/1"],
    ),
    ("twice the same", [response(), response(url=f"{URL}?print=1"), response(ARABIC)], ["1/pier.example/news/1", "3/pier.example/news/1"]),
    ("nothing in it", [response(""), response()], ["2/pier.example/news/1"]),
    ("an address in Arabic", [response(url="https://pier.example/%D9%85%D9%8A%D9%86%D8%A7%D8%A1")], ["1/pier.example/ميناء"]),
    ("an address that leads out", [response(url="https://pier.example/../../a!/b")], ["1/pier.example/a%21/b"]),
    ("an address that is none", [response(url="https://[::/")], ["1"]),
    ("a long address", [response(url=f"https://pier.example/{'x' * 500}")], [f"1/{('x' * 500)[:100]}"]),
    ("no kind", [response(kind=""), response()], ["2/pier.example/news/1"]),
    ("none for us", [response(kind="image/png")], []),
]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize(("records", "names"), [case[1:] for case in READ], ids=[case[0] for case in READ])
def test_which_records_are_read(tmp_path, records, names, packed):
    name = "c.warc.gz" if packed else "c.warc"
    assert found(tmp_path, written(*records, packed=packed), name) == ([f"{name}!/{one}" for one in names], [] if names else [(name, "no article in it")])


def chunked(data, size=37):
    parts = (data[at : at + size] for at in range(0, len(data), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


RAW = ARABIC.encode()
SENT = [
    ("in pieces", chunked(RAW), [("Transfer-Encoding", "chunked")]),
    ("gzip", gzip.compress(RAW), [("Content-Encoding", "gzip")]),
    ("x-gzip", gzip.compress(RAW), [("content-encoding", "X-GZIP")]),
    ("deflate", zlib.compress(RAW), [("Content-Encoding", "deflate")]),
    ("bare deflate", zlib.compress(RAW, wbits=-15), [("Content-Encoding", "deflate")]),
    ("brotli", brotli.compress(RAW), [("Content-Encoding", "br")]),
    ("brotli in pieces", chunked(brotli.compress(RAW)), [("Content-Encoding", "br"), ("Transfer-Encoding", "chunked")]),
    ("twice", gzip.compress(brotli.compress(RAW)), [("Content-Encoding", "br, gzip")]),
    ("decoded by the crawler", RAW, [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]),
    ("identity", RAW, [("Content-Encoding", "identity")]),
]


@pytest.mark.parametrize(("body", "headers"), [case[1:] for case in SENT], ids=[case[0] for case in SENT])
def test_what_servers_send(tmp_path, body, headers):
    (tmp_path / "c.warc").write_bytes(written(response(body, headers=headers)))
    (one,), skipped = read([tmp_path / "c.warc"])
    assert (one.text, one.language, one.published, one.extracted, skipped) == (ARABIC, "ar", None, True, ())


GZ = gzip.compress(RAW)
BROKEN = [
    ("cut", GZ[:-9], "gzip", "cut short: the end of what is compressed is missing"),
    ("no brotli", b"\xff\xfe\x00\x01", "br", "damaged: not brotli, as its headers say"),
    ("unknown", RAW, "zstd", "compressed as 'zstd', which isn't read; gzip, x-gzip, deflate, br are"),
    ("too often", RAW, "gzip, gzip, gzip, gzip", "compressed 4 times; at most 3"),
    ("a bomb", gzip.compress(bytes(20_000_000)), "gzip", "too large for one article (at most 10,000,000 bytes)"),
    ("a bomb of brotli", brotli.compress(bytes(50_000_000)), "br", "too large for one article (at most 10,000,000 bytes)"),
    ("too large", bytes(10_000_001), "", "too large for one article (at most 10,000,000 bytes)"),
]


@pytest.mark.parametrize(("body", "coding", "reason"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_record_that_cant_be_read_is_one_line(tmp_path, body, coding, reason):
    data = written(response(body, headers=[("Content-Encoding", coding)]), response())
    assert found(tmp_path, data) == (["c.warc!/2/pier.example/news/1"], [("c.warc!/1", reason)])


TWO = written(response(), response(ARABIC))
FIRST = ["c.warc!/1/pier.example/news/1"]
BEHIND = "what comes behind it isn't read"
DAMAGED = [
    ("empty", b"", [], ("c.warc", "empty")),
    ("no WARC", b"hello\r\nworld\r\n", [], ("c.warc", f"not WARC, or damaged: a record doesn't start with its version; {BEHIND}")),
    ("cut in a text", TWO[:-20], FIRST, ("c.warc!/2", "cut short: its end is missing")),
    ("cut in headers", TWO[: TWO.rfind(b"Content-Length")], FIRST, ("c.warc", f"damaged: a record doesn't say how long it is; {BEHIND}")),
    ("a wrong length", TWO.replace(b"Content-Length: ", b"Content-Length: -"), [], ("c.warc", f"damaged: a record doesn't say how long it is; {BEHIND}")),
    ("too short a length", TWO + TWO[:900].replace(b"Content-Length: ", b"Content-Length: 1\r\nX: ", 1), None, None),
    ("a line without end", TWO + b"WARC/1.0\r\nX: " + b"x" * 100_000, None, ("c.warc", "damaged: the headers of a record are too long")),
    ("headers without end", TWO + b"WARC/1.0\r\n" + b"X: y\r\n" * 200_000, None, ("c.warc", "damaged: the headers of a record are too long")),
]


@pytest.mark.parametrize(("data", "articles", "told"), [case[1:] for case in DAMAGED], ids=[case[0] for case in DAMAGED])
def test_what_is_damaged_is_one_line_behind_what_could_be_read(tmp_path, data, articles, told):
    read_, skipped = found(tmp_path, data)
    assert read_ == articles or (articles is None and len(read_) == 2)
    assert skipped == [told] or (told is None and len(skipped) == 1)


def test_one_gzip_for_all_records_is_read_as_well(tmp_path):
    assert found(tmp_path, gzip.compress(TWO), "c.warc.gz")[0] == ["c.warc.gz!/1/pier.example/news/1", "c.warc.gz!/2/pier.example/news/1"]


def test_a_bomb_is_given_up(tmp_path):
    data = written(response(), response(bytes(40_000_000), kind="image/png"), response(ARABIC), packed=True)
    assert found(tmp_path, data, "c.warc.gz") == (
        ["c.warc.gz!/1/pier.example/news/1"],
        [("c.warc.gz", "unpacks to more than 200 times the size of the file; the rest isn't read")],
    )


@pytest.mark.parametrize(("declared", "encoding"), [("utf-8", "utf-8"), ("windows-1256", "cp1256")])
def test_pages(tmp_path, declared, encoding):
    page = f"<html><head><title>ميناء</title></head><body><article><h1>ميناء</h1>{f'<p>{ARABIC * 3}</p>' * 3}</article></body></html>"
    (tmp_path / "c.warc").write_bytes(written(response(page.encode(encoding), kind=f"text/html; charset={declared}")))
    (one,), skipped = read([tmp_path / "c.warc"])
    assert (one.path.rpartition("!/")[2], one.language, skipped) == ("1/pier.example/news/1", "ar", ())
    assert ARABIC.strip() in one.text


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_crawl_never_ends_the_run(tmp_path, seed):
    chance = Random(seed)
    for _ in range(25):
        bodies = [response(chunked(GZ), headers=[("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]), response(), response(record="conversion")]
        data = bytearray(written(*bodies, packed=chance.random() < 0.5))
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        articles, skipped = found(tmp_path, bytes(data[: chance.randint(0, len(data))] if chance.random() < 0.3 else data))
        assert all("\n" not in reason for _, reason in skipped)
        assert len(articles) <= 3
