"""What data look like where nobody says what they are, and which reader a page is for."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.clock import at_most

from crosscheck.fetch.kinds import charset, ending, media_type
from crosscheck.fetch.looks import looks_like
from crosscheck.fetch.refused import Refused
from crosscheck.fetch.target import parsed


def zipped(*names):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "text")
    return made.getvalue()


MAIL = "From: desk@example.org\nTo: all@example.org\nSubject: Ferry\nDate: Mon, 3 Feb 2025 10:00:00 +0100\n\nThe ferry is back.\n"
ARTICLE = '{"id": "1", "text": "The ferry is back."}'
LOOKS = [
    pytest.param("The ferry is back after 12 years.\n", ".txt", id="text"),
    pytest.param("", ".txt", id="nothing"),
    pytest.param("---\ntitle: Ferry\n---\nIt is back.\n", ".txt", id="front matter"),
    pytest.param("# Ferry\n\nIt is *back*.\n", ".txt", id="Markdown reads as text"),
    pytest.param("Damascus: the embassy reopens\n\nIt was closed for 12 years.\n", ".txt", id="a dateline is no mail"),
    pytest.param("Date: Monday\nSubject: ferries\n\nNo more.\n", ".txt", id="two fields are no mail"),
    pytest.param("Q: Is it back?\nA: Yes.\nTo: all\nFrom: me\n", ".txt", id="fields without an end"),
    pytest.param(MAIL, ".eml", id="mail"),
    pytest.param(MAIL.replace("\n", "\r\n"), ".eml", id="mail with CRLF"),
    pytest.param(MAIL.replace("Subject: Ferry", "Subject: Ferry\n is\n\tback"), ".eml", id="mail with folded fields"),
    pytest.param(ARTICLE, ".jsonl", id="an article of JSON lines"),
    pytest.param(f"\ufeff\n{ARTICLE}\n{ARTICLE}\n", ".jsonl", id="JSON lines behind a byte order mark"),
    pytest.param('{"a": 1}\n{"b": 2}\n', ".jsonl", id="objects a line"),
    pytest.param('{"uri": "x", "headline": "Ferry"}\n', ".json", id="one object"),
    pytest.param('{\n "uri": "x",\n "headline": "Ferry"\n}\n', ".json", id="an object over lines"),
    pytest.param('[{"id": "1", "text": "x"}]', ".json", id="a list"),
    pytest.param("{" * 100_000, ".json", id="deep"),
    pytest.param('{"a":' * 100_000, ".json", id="deeper"),
    pytest.param("[" + "9" * 5_000 + "]", ".json", id="a number of more digits than Python reads"),
    pytest.param("<!DOCTYPE html>\n<html><body>", ".html", id="page"),
    pytest.param("  <HTML lang=en>", ".html", id="page without a type"),
    pytest.param("<!-- made by x --><!doctype HTML><p>", ".html", id="page behind a comment"),
    pytest.param("<article><p>It is back.</p></article>", ".html", id="a piece of a page"),
    pytest.param('<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">', ".html", id="XHTML"),
    pytest.param('<?xml version="1.0"?>\n<!-- x -->\n<rss version="2.0">', ".rss", id="RSS"),
    pytest.param('<rdf:RDF xmlns:rdf="x">', ".rss", id="RSS 1.0"),
    pytest.param('<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">', ".atom", id="Atom"),
    pytest.param('<?xml version="1.0"?><atom:feed xmlns:atom="http://www.w3.org/2005/Atom">', ".atom", id="Atom with a prefix"),
    pytest.param('<?xml version="1.0"?><newsItem xmlns="x">', ".xml", id="other XML"),
    pytest.param('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>', ".xml", id="XML with entities"),
    pytest.param("<3 is a heart, and the ferry is back.", ".txt", id="no markup"),
    pytest.param("<ferry> is back", ".txt", id="an unknown tag"),
    pytest.param("<!-- never ends", ".txt", id="half a comment"),
    pytest.param("<?xml", ".xml", id="half a declaration"),
    pytest.param("<rss>".encode("utf-16"), ".rss", id="UTF-16"),
    pytest.param("الجسر مفتوح".encode("cp1256"), ".txt", id="Windows-1256"),
    pytest.param(b"%PDF-1.7\n\xff", ".pdf", id="PDF"),
    pytest.param(b"PAR1\x15", ".parquet", id="Parquet"),
    pytest.param(b"WARC/1.0\r\n", ".warc", id="WARC"),
    pytest.param(f"From desk Mon Feb  3 10:00:00 2025\n{MAIL}", ".mbox", id="mails"),
    pytest.param(b"BZh91AY&SY", ".bz2", id="bzip2"),
    pytest.param(b"\xfd7zXZ\x00\x00", ".xz", id="xz"),
    pytest.param(gzip.compress(b"x"), ".gz", id="gzip"),
    pytest.param(gzip.compress(b"%PDF-1.7"), ".gz", id="a packed PDF"),
    pytest.param(gzip.compress(b"x")[:5], ".gz", id="half of gzip"),
    pytest.param(gzip.compress(b"WARC/1.1\r\n"), ".warc.gz", id="packed WARC"),
    pytest.param(bytes(257) + b"ustar\x0000", ".tar", id="tar"),
    pytest.param(gzip.compress(bytes(257) + b"ustar  \0" + bytes(300)), ".tar.gz", id="packed tar"),
    pytest.param(zipped("a.txt"), ".zip", id="ZIP"),
    pytest.param(zipped("[Content_Types].xml", "word/document.xml"), ".docx", id="DOCX"),
    pytest.param(zipped("mimetype"), ".zip", id="ZIP with a file of OpenDocument's name"),
    pytest.param(zipped("mimetype").replace(b"mimetypetext", b"mimetypeapplication/vnd.oasis.opendocument.text"), ".odt", id="OpenDocument"),
    pytest.param(b"\x00\x01\x02\xff", ".txt", id="binary, which the reader of text refuses"),
]


@pytest.mark.parametrize(("data", "suffix"), LOOKS)
def test_data_look_like(data, suffix):
    assert looks_like(data.encode() if isinstance(data, str) else data) == suffix


@pytest.mark.parametrize("piece", [b"<!---->", b"<?a?>", b"<!x>", b"a: b\n", b" \n", b"<", b"{", b"a:\n a\n"])
def test_looking_takes_no_time(piece):
    with at_most(2):
        looks_like(piece * (5_000_000 // len(piece)))


@given(st.binary(max_size=300) | st.text(alphabet='<!-?>{}[]":,ab \n', max_size=300).map(str.encode))
def test_any_data_look_like_something(data):
    assert looks_like(data).startswith(".")


ENDINGS = [
    pytest.param("text/html; charset=utf-8", "/news/1234", b"", ".html", id="page"),
    pytest.param("Text/HTML", "/a.txt", b"", ".html", id="the type counts before the name"),
    pytest.param("application/xhtml+xml", "/", b"", ".html", id="XHTML"),
    pytest.param("text/plain", "/news/1234", b"<html>", ".txt", id="text, whatever is in it"),
    pytest.param("text/plain", "/raw/news.jsonl", b"", ".jsonl", id="text of a name that says more"),
    pytest.param("text/plain", "/raw/news.jsonl?x=a.txt", b"", ".jsonl", id="a name in the query is none"),
    pytest.param("text/plain", "/v1.2/news", b"", ".txt", id="a version is no ending"),
    pytest.param("application/rss+xml", "/feed", b"", ".rss", id="RSS"),
    pytest.param("application/atom+xml", "/feed", b"", ".atom", id="Atom"),
    pytest.param("text/xml", "/feed", b"<?xml version='1.0'?><rss>", ".rss", id="XML that is RSS"),
    pytest.param("application/xml", "/feed", b"<?xml version='1.0'?><x>", ".xml", id="XML"),
    pytest.param("application/pdf", "/a", b"", ".pdf", id="PDF"),
    pytest.param("application/json", "/a", b"", ".json", id="JSON"),
    pytest.param("application/x-ndjson", "/a", b"", ".jsonl", id="JSON lines"),
    pytest.param("application/octet-stream", "/a.txt", b"", ".txt", id="a download by its name"),
    pytest.param("application/octet-stream", "/a.exe", b"%PDF-1.4", ".pdf", id="a download by its looks"),
    pytest.param("", "/a", b"<!doctype html>", ".html", id="no type"),
    pytest.param("nonsense", "/a", b"plain", ".txt", id="no type that makes sense"),
]


@pytest.mark.parametrize(("said", "path", "data", "suffix"), ENDINGS)
def test_a_page_is_for_the_reader_of(said, path, data, suffix):
    assert ending(said, parsed(f"https://example.org{path}"), data) == suffix


@pytest.mark.parametrize("said", ["image/png", "video/mp4", "application/javascript", "font/woff2; charset=utf-8"])
def test_a_type_that_nobody_reads_is_named(said):
    with pytest.raises(Refused, match=f"^is {media_type(said)}, which isn't read"):
        ending(said, parsed("https://example.org/a.txt"), b"")


CHARSETS = [
    ("text/html; charset=windows-1256", "windows-1256"), ('text/html;charset="UTF-8"', "UTF-8"), ("text/html; a=b; Charset = utf-8 ; c=d", "utf-8"),
    ("text/html", None), ("text/html; charset=", None), ("text/html; charset=ut f", None), ("text/html; charset=" + "a" * 50, None), ("text/html; charset=é", None),
]  # fmt: skip


@pytest.mark.parametrize(("said", "name"), CHARSETS)
def test_the_encoding_that_a_type_names(said, name):
    assert charset(said) == name
