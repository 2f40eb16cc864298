import html
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from crosscheck.read import read

BODY = (
    "<p>The harbour reopened on Monday after a strike of <b>three</b> days.</p><p>It had been closed since Friday, the port authority said in a statement.</p>"
)
TEXT = "The harbour reopened on Monday after a strike of three days.\n\nIt had been closed since Friday, the port authority said in a statement."
NAMESPACES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def rss(*items: str, language: str = "en-gb") -> str:
    head = f"<title>Harbour &amp; Post</title><link>https://post.example/</link><language>{language}</language>"
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" {NAMESPACES}><channel>{head}{"".join(items)}</channel></rss>'


def item(body: str, more: str = "", title: str = "Port reopens", link: str = "https://post.example/2025/port") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{more}{body}</item>"


FULL = f"<content:encoded><![CDATA[{BODY}]]></content:encoded>"
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbour</title>
<entry xml:lang="fr"><id>tag:post.example,2025:1</id><title type="html">A &amp;amp; B</title><link href="https://post.example/1"/>
<published>2025-02-11T23:30:00+02:00</published><updated>2025-02-12T08:30:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" {NAMESPACES}>
<channel rdf:about="x"><title>Old Post</title></channel>
<item rdf:about="y"><title>Port reopens</title><link>https://post.example/1</link><description>{html.escape(BODY)}</description><dc:date>2025-02-11</dc:date></item></rdf:RDF>"""


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.RSS", "a.atom"])
def test_an_entry_is_an_article(one, name):
    found = one(name, rss(item(FULL, "<pubDate>Tue, 11 Feb 2025 23:30:00 +0200</pubDate><description>In short.</description>")))
    assert found.text == f"Port reopens\n\n{TEXT}"
    assert (found.title, found.outlet, found.language, found.published) == ("Port reopens", "Harbour & Post", "en", date(2025, 2, 11))
    assert found.path.endswith(f"/{name}!/2025-port")
    assert found.id == f"{name}!/2025-port"
    assert found.extracted
    assert found.text[found.title_span.start : found.title_span.end] == "Port reopens"


def test_atom(one):
    found = one("a.xml", ATOM)
    assert found.text == f"A & B\n\n{TEXT}"
    assert (found.outlet, found.language, found.published) == ("Harbour", "fr", date(2025, 2, 11))


def test_rdf(one):
    found = one("a.rdf", RDF)
    assert (found.text, found.outlet, found.published) == (f"Port reopens\n\n{TEXT}", "Old Post", date(2025, 2, 11))


BODIES = [
    (
        "the full text, not the summary",
        FULL + "<description>In short, it is open again, and it was closed before: that is what they say of it.</description>",
        TEXT,
        (),
    ),
    ("a summary of some length", f"<description>{html.escape(BODY)}</description>", TEXT, ("the feed has only a summary of it",)),
    ("escaped twice", f"<content:encoded>{html.escape(BODY)}</content:encoded>", TEXT, ()),
    (
        "entities of HTML",
        "<content:encoded>Closed for 12&nbsp;years, said a caf&eacute; owner.</content:encoded>",
        "Closed for 12\u00a0years, said a café owner.",
        (),
    ),
    ("a script", f"<content:encoded><![CDATA[{BODY}<script>13</script><img src=x onerror=alert(13)>]]></content:encoded>", TEXT, ()),
]


@pytest.mark.parametrize(("body", "text", "notes"), [case[1:] for case in BODIES], ids=[case[0] for case in BODIES])
def test_the_text_of_an_entry(one, body, text, notes):
    found = one("a.rss", rss(item(body)))
    assert found.text == f"Port reopens\n\n{text}"
    assert found.notes == notes


def test_entries_without_text_are_counted_and_the_others_read(said):
    found, skipped = said("a.rss", rss(item(FULL), item(""), item("<description>More.</description>")))
    assert len(found) == 1
    assert [one.reason for one in skipped] == ["2 of 3 entries hold no text, only a link or a few words"]


def test_entries_are_named_by_their_links(said):
    links = ("https://post.example/a", "https://post.example/a", "https://post.example/../../etc/passwd", "", "https://post.example/" + "x" * 500)
    found, _ = said("a.rss", rss(*(item(FULL, link=link) for link in links)))
    names = [article.id.removeprefix("a.rss!/") for article in found]
    assert names[:4] == ["a", "a-2", "etc-passwd", "Port-reopens"]
    assert len(names[4]) == 80


DATES = [
    ("of a mail", "<pubDate>Tue, 11 Feb 2025 08:30:00 GMT</pubDate>", date(2025, 2, 11)),
    ("a zone's own day", "<pubDate>Tue, 11 Feb 2025 23:30:00 -0800</pubDate>", date(2025, 2, 11)),
    ("Dublin Core", "<dc:date>2025-02-11T08:30:00+02:00</dc:date>", date(2025, 2, 11)),
    ("without a weekday", "<pubDate>11 Feb 2025 08:30 +0000</pubDate>", date(2025, 2, 11)),
    ("no date", "<pubDate>yesterday</pubDate>", None),
    ("an impossible one", "<pubDate>Tue, 99 Feb 2025 08:30:00 GMT</pubDate>", None),
    ("far away", "<pubDate>Tue, 11 Feb 99999 08:30:00 GMT</pubDate>", None),
]


@pytest.mark.parametrize(("more", "day"), [case[1:] for case in DATES], ids=[case[0] for case in DATES])
def test_dates(one, more, day):
    assert one("a.rss", rss(item(FULL, more))).published == day


@pytest.mark.parametrize("language", ["", "und", "x-default", "the English one", "zxx"])
def test_a_language_that_says_nothing(one, language):
    assert one("a.rss", rss(item(FULL), language=language)).language_from == "unknown"


def test_a_broken_feed_is_read_as_far_as_it_goes(said):
    whole = rss(item(FULL), item(FULL))
    found, skipped = said("a.rss", whole[: whole.index("<item>", whole.index("</item>")) + 30])
    assert found[0].text.endswith(TEXT)
    assert "not well-formed XML: line 1" in found[0].notes[0]
    assert all(found_.path != "a.rss" for found_ in skipped)


REFUSED = [
    ("no feed", "a.rss", "<html/>", "no feed: its root is 'html', not rss, feed, RDF"),
    ("no XML", "a.rss", "hello", "not well-formed XML: line 1: Start tag expected"),
    ("empty", "a.rss", "", "empty"),
    ("no entries", "a.rss", rss(), "a feed without entries"),
    (
        "entities",
        "a.rss",
        '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss>&b;</rss>',
        "declares entities of its own, which aren't read: they can blow up, or fetch files",
    ),
    (
        "a file in an entity",
        "a.xml",
        '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>',
        "declares entities of its own, which aren't read: they can blow up, or fetch files",
    ),
    ("another document", "a.xml", "<project/>", "XML, but no article: its root is 'project'; read are RSS, Atom, NewsML-G2 and NITF"),
    ("elements", "a.xml", "<rss>" + "<a/>" * 500_000, "XML of more than 500,000 elements"),
]


@pytest.mark.parametrize(("name", "data", "reason"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_refused(refused, name, data, reason):
    assert refused(name, data).startswith(reason)


@pytest.mark.parametrize("data", ["<project/>", '<svg xmlns="http://www.w3.org/2000/svg"/>'])
def test_other_xml_in_a_folder_is_passed_over(said, data):
    assert said("pom.xml", data, named=False) == ([], [])


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "utf-16", "utf-8"])
def test_encodings_that_are_declared(one, encoding):
    text = "أعلنت سلطة الميناء إعادة فتح الميناء بعد إضراب دام ثلاثة أيام، بحسب بيان رسمي صدر اليوم."
    found = one("a.rss", rss(item(f"<description>{text}</description>"), language="ar").replace("utf-8", encoding).encode(encoding))
    assert found.text.endswith(text)


@pytest.fixture
def folder(tmp_path):
    below = tmp_path / "feed"
    (below / "texts").mkdir(parents=True)
    (below / "texts" / "a b.txt").write_text(TEXT)
    (tmp_path / "secret.txt").write_text("secret")
    (below / "out.txt").symlink_to(tmp_path / "secret.txt")
    return below


LINKS = [
    ("below", "texts/a%20b.txt", 1),
    ("with a scheme", "file:texts/a%20b.txt", 1),
    ("above", "../secret.txt", 0),
    ("elsewhere", "/etc/passwd", 0),
    ("by a link", "out.txt", 0),
    ("another machine", "//server/texts/a%20b.txt", 0),
    ("of the net", "https://post.example/texts/a%20b.txt", 0),
    ("itself", "feed.rss", 0),
    ("nothing there", "texts/none.txt", 0),
    ("strange", "file:\x7f%00", 0),
]


@pytest.mark.parametrize(("link", "count"), [case[1:] for case in LINKS], ids=[case[0] for case in LINKS])
def test_linked_files_of_the_feed_s_own_folder(folder, link, count):
    path = folder / "feed.rss"
    path.write_text(rss(item("<pubDate>Tue, 11 Feb 2025 08:30:00 GMT</pubDate>", link=link)))
    found, skipped = read([path], completing=lambda one: one)
    assert len(found) == count
    assert len(skipped) == 1 - count
    for article in found:
        assert (article.text, article.id, article.path) == (TEXT, "texts/a b.txt", (folder / "texts" / "a b.txt").as_posix())
        assert (article.published, article.outlet, article.title) == (date(2025, 2, 11), "Harbour & Post", "Port reopens")


def test_a_folder_s_files_are_read_once(folder):
    (folder / "feed.rss").write_text(rss(item("", link="texts/a%20b.txt")))
    found, skipped = read([folder], completing=lambda one: one)
    assert [article.id for article in found] == ["texts/a b.txt"]
    assert [Path(one.path).name for one in skipped] == ["out.txt"]  # a link that leads out of the folder


def test_nothing_is_fetched_and_no_file_opened(tmp_path):
    """Even where a feed is the name of a file, or its links, entities and style sheets are addresses."""
    path = tmp_path / "a.rss"
    path.write_text('<?xml-stylesheet href="http://127.0.0.1:9/a.xsl"?><!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd">' + rss(item(FULL)).partition("?>")[2])
    code = f"""
import sys, json
from crosscheck.read import read
import feedparser, lxml.html, lxml.etree
seen = []
read([{str(path)!r}], completing=lambda one: one)
sys.addaudithook(lambda event, args: seen.append([event, str(args[0])]) if event in ("socket.connect", "socket.getaddrinfo", "open", "urllib.Request") else None)
articles, _ = read([{str(path)!r}], completing=lambda one: one)
print(json.dumps([len(articles), seen]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    count, seen = json.loads(done.stdout)
    assert count == 1
    assert {Path(name).name for event, name in seen if event == "open"} <= {"a.rss"}
    assert not [event for event, _ in seen if event != "open"]
