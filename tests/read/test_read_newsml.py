from datetime import date

import pytest

BODY = "<p>The harbour reopened on Monday after a strike of three days.</p><p>It had been closed since Friday.</p>"
TEXT = "The harbour reopened on Monday after a strike of three days.\n\nIt had been closed since Friday."
NITF_BODY = f"<body><body.head><hedline><hl1>Port reopens</hl1></hedline><byline>By A. Nother, <byttl>Staff</byttl></byline></body.head><body.content>{BODY}</body.content></body>"
NITF = f"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "http://www.nitf.org/nitf-3-2.dtd"><nitf xml:lang="en-GB"><head><title>A title</title>
<docdata management-status="usable"><date.issue norm="20250211T083000Z"/></docdata><pubdata name="Harbour Post" date.publication="20250210"/></head>{NITF_BODY}</nitf>"""
INLINE = f'<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">{NITF_BODY}</nitf></inlineXML>'


def item(
    content: str = INLINE, *, guid: str = "urn:newsml:post.example:1", version: int = 1, status: str = "usable", meta: str = "<headline>Port reopens</headline>"
) -> str:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="{version}" xml:lang="en-US">
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:HP"><name>Harbour Post</name></provider><versionCreated>2025-02-12T16:25:32-05:00</versionCreated>
<pubStatus qcode="stat:{status}"/></itemMeta><contentMeta>{meta}</contentMeta><contentSet>{content}</contentSet></newsItem>"""


def message(*items: str) -> str:
    return f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2025-02-12T11:17:00.150Z</sent></header><itemSet>{"".join(items)}</itemSet></newsMessage>'


@pytest.mark.parametrize("name", ["a.xml", "a.newsml"])
def test_a_news_item(one, name):
    found = one(name, item())
    assert found.text == f"Port reopens\n\n{TEXT}"
    assert (found.title, found.outlet, found.language, found.published) == ("Port reopens", "Harbour Post", "en", date(2025, 2, 12))
    assert (found.id, found.extracted) == (name, True)


@pytest.mark.parametrize("name", ["a.xml", "a.nitf"])
def test_nitf(one, name):
    found = one(name, NITF)
    assert found.text == f"Port reopens\n\n{TEXT}"
    assert (found.outlet, found.language, found.published) == ("Harbour Post", "en", date(2025, 2, 11))


CONTENTS = [
    (
        "XHTML",
        f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>13</title></head><body>{BODY}</body></html></inlineXML>',
        TEXT,
    ),
    ("plain", f'<inlineData contenttype="text/plain">{TEXT}</inlineData>', TEXT),
    ("HTML, escaped", f'<inlineData contenttype="text/html">{BODY.replace("<", "&lt;")}</inlineData>', TEXT),
    ("what is elsewhere first", f'<remoteContent href="http://127.0.0.1:9/a.jpg"/>{INLINE}', TEXT),
]


@pytest.mark.parametrize(("content", "text"), [case[1:] for case in CONTENTS], ids=[case[0] for case in CONTENTS])
def test_contents(one, content, text):
    assert one("a.xml", item(content)).text == f"Port reopens\n\n{text}"


METADATA = [
    ("when it was written", "<contentCreated>2025-02-10T23:30:00-05:00</contentCreated>", "published", date(2025, 2, 10)),
    (
        "when it was changed",
        "<contentCreated>2025-02-10T08:30:00Z</contentCreated><contentModified>2025-02-11T08:30:00Z</contentModified>",
        "published",
        date(2025, 2, 11),
    ),
    ("no moment", "<contentCreated>soon</contentCreated>", "published", date(2025, 2, 12)),
    ("the language of the content", '<language tag="fr"/>', "language", "fr"),
    ("the main headline", '<headline role="hld:subHeadline">13</headline><headline role="hld:main">Port open</headline>', "title", "Port open"),
]


@pytest.mark.parametrize(("meta", "field", "value"), [case[1:] for case in METADATA], ids=[case[0] for case in METADATA])
def test_metadata(one, meta, field, value):
    assert getattr(one("a.xml", item(meta=meta)), field) == value


def test_the_dateline_stands_before_the_text(one):
    found = one("a.xml", item(meta="<headline>Port reopens</headline><dateline>KOS, Feb. 10 -</dateline>"))
    assert found.text == f"Port reopens\n\nKOS, Feb. 10 — {TEXT}"


def test_a_message_of_several(said):
    found, skipped = said(
        "a.xml", message(item(), item(guid="urn:2", version=9), item(guid="urn:2", version=10), item(guid="urn:3", status="canceled"), item("", guid="urn:4"))
    )
    assert [one.id for one in found] == ["a.xml!/newsml-post.example-1", "a.xml!/2"]
    assert found[1].notes == ("1 older versions of it stand in the file, and aren't read",)
    assert [one.reason for one in skipped] == ["canceled by its provider"]


REFUSED = [
    ("withheld", item(status="withheld"), "withheld by its provider"),
    ("a picture", item("<remoteContent/>"), "no text in it"),
    ("an empty message", message(), "a message without news items"),
    ("broken", item()[:-30], "not well-formed XML: line 3: "),
    ("withdrawn NITF", NITF.replace('status="usable"', 'status="canceled"'), "canceled by its agency"),
    ("NITF without text", NITF.replace(BODY, ""), "no text in it"),
]


@pytest.mark.parametrize(("data", "reason"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_refused(refused, data, reason):
    assert refused("a.xml", data).startswith(reason)
