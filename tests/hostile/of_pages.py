"""Pages and feeds: HTML that never ends, XML that grows, entities that ask for files of this machine."""

from __future__ import annotations

BODY = "<p>The ministry said on Monday that 12 of the 40 bridges had been closed for two weeks. Nobody was hurt, a spokesman told reporters in Lyon.</p>"


def page(body: str, head: str = "") -> bytes:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}<title>Bridges</title></head><body><article>{body}</article></body></html>'.encode()
    )


FILES = {
    "page-deep.html": lambda: page("<div>" * 100_000 + BODY),
    "page-deep-closed.html": lambda: page("<div>" * 100_000 + BODY + "</div>" * 100_000),
    "page-deep-inline.html": lambda: page("<b><i>" * 50_000 + BODY),
    "page-deep-tables.html": lambda: page("<table><tr><td>" * 5_000 + BODY),
    "page-deep-lists.html": lambda: page("<ul><li>" * 20_000 + BODY),
    "page-unclosed.html": page("<p>" * 20_000 + BODY),
    "page-of-ends.html": page("</div>" * 100_000 + BODY),
    "page-of-attributes.html": lambda: page("<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">" + BODY),
    "page-of-one-attribute.html": lambda: page(f'<p title="{"x" * 5_000_000}">' + BODY),
    "page-unclosed-attribute.html": page('<p title="' + "x" * 10_000 + BODY),
    "page-unclosed-comment.html": page("<!--" * 10_000 + BODY),
    "page-unclosed-script.html": page("<script>" + "x<" * 10_000 + BODY),
    "page-of-scripts.html": lambda: page("<script>alert(1)</script>" * 20_000 + BODY),
    "page-of-less-thans.html": page("<" * 100_000 + BODY),
    "page-of-ampersands.html": page("&" * 100_000 + BODY),
    "page-of-entities.html": page("&lt;&amp;&#x41;&#99999999999;&#0;&#xD800;" * 5_000 + BODY),
    "page-of-line-breaks.html": lambda: page("<br>" * 300_000 + BODY),
    "page-of-cells.html": lambda: page("<table><tr>" + "<td>1" * 100_000 + "</table>" + BODY),
    "page-of-links.html": lambda: page("".join(f'<a href="/{n}">link {n}</a> ' for n in range(30_000)) + BODY),
    "page-of-quotes.html": page("<blockquote>" * 3_000 + BODY),
    "page-with-nuls.html": page("\0" * 1_000 + BODY),
    "page-with-surrogates.html": page(BODY + "&#xD800;&#xDC00;"),
    "page-with-a-wrong-charset.html": page(BODY.replace("a", "é")).replace(b"utf-8", b"utf-16"),
    "page-with-an-unknown-charset.html": page(BODY).replace(b"utf-8", b"x-" + b"9" * 5_000),
    "page-with-a-dangerous-charset.html": page(BODY).replace(b"utf-8", b"zlib_codec"),
    "page-in-utf-16.html": page(BODY).decode().encode("utf-16"),
    "page-in-utf-7.html": b'<meta charset="utf-7">+ADw-script+AD4-alert(1)',
    "page-of-base64.html": lambda: page(f'<img src="data:image/png;base64,{"A" * 4_000_000}">' + BODY),
    "page-that-moves-on.html": page(BODY, '<meta http-equiv="refresh" content="0;url=file:///etc/passwd"><base href="http://127.0.0.1:9/">'),
    "page-with-json-ld.html": page(BODY, '<script type="application/ld+json">' + '{"a":' * 20_000 + "</script>"),
    "page-with-json-ld-dates.html": page(BODY, '<script type="application/ld+json">{"datePublished": "' + "9" * 100_000 + '"}</script>'),
    "page-with-xml.html": b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><body><p>&a;</p></body></html>',
    "page-cut.html": page(BODY)[:90],
    "page-empty.html": b"",
    "page-without-text.html": page(""),
    "page-of-noise.html": bytes(range(256)) * 100,
    "page.htm": page(BODY),
    "page.xhtml": b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>' + BODY.encode() + b"</body>",
    "page.mhtml": b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\n",
}


def feed(item: str, before: str = "") -> bytes:
    items = f"<channel><title>F</title><item><title>T</title><guid>1</guid><description>{item}</description></item></channel>"
    return f'<?xml version="1.0" encoding="utf-8"?>{before}<rss version="2.0">{items}</rss>'.encode()


def doctype(entities: str) -> str:
    return f"<!DOCTYPE rss [{entities}]>"


LAUGHS = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
_TEXT = "The ministry said on Monday that 12 of the 40 bridges had been closed for two weeks."
_XML = {
    "laughs": lambda: feed("&a11;", doctype(LAUGHS)),
    "quadratic": lambda: feed("&a;" * 50_000, doctype(f'<!ENTITY a "{"x" * 50_000}">')),
    "external-file": lambda: feed("&a;", doctype('<!ENTITY a SYSTEM "file:///etc/passwd">')),
    "external-device": lambda: feed("&a;", doctype('<!ENTITY a SYSTEM "file:///dev/zero">')),
    "external-net": lambda: feed("&a;", doctype('<!ENTITY a SYSTEM "http://127.0.0.1:9/x">')),
    "parameter": lambda: feed("a", doctype('<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd">%p;')),
    "external-dtd": lambda: feed("a", '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">'),
    "entity-of-itself": lambda: feed("&a;", doctype('<!ENTITY a "&b;"><!ENTITY b "&a;">')),
    "xinclude": lambda: feed('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'),
    "stylesheet": lambda: feed(_TEXT, '<?xml-stylesheet href="http://127.0.0.1:9/x.xsl" type="text/xsl"?>'),
    "deep": lambda: feed("<a>" * 100_000),
    "deep-closed": lambda: feed("<a>" * 50_000 + "</a>" * 50_000),
    "many-attributes": lambda: feed("<a " + " ".join(f'a{n}="1"' for n in range(50_000)) + "/>"),
    "many-namespaces": lambda: feed("<a " + " ".join(f'xmlns:a{n}="u{n}"' for n in range(20_000)) + "/>"),
    "one-attribute": lambda: feed(f'<a b="{"x" * 5_000_000}"/>'),
    "many-items": lambda: feed(f"</description></item>{'<item><title>T</title></item>' * 20_000}<item><description>"),
    "unclosed-data": lambda: feed("<![CDATA[" + "x" * 10_000),
    "unclosed": lambda: feed(_TEXT)[:-20],
    "wrong-encoding": lambda: feed(_TEXT + "é").replace(b"utf-8", b"utf-16"),
    "unknown-encoding": lambda: feed(_TEXT).replace(b"utf-8", b"x-none"),
    "bad-letters": lambda: feed("\x01\x02\x0b&#0;&#xFFFF;"),
    "no-namespace": lambda: feed("<b:c>a</b:c>"),
    "html-bomb": lambda: feed("&lt;div&gt;" * 30_000),
    "empty": lambda: b"",
    "noise": lambda: bytes(range(256)) * 20,
}
FILES |= {f"feed-{name}.{ending}": make for ending in ("xml", "rss") for name, make in _XML.items()}
FILES |= {f"feed-{name}.atom": _XML[name] for name in ("laughs", "external-file", "deep")}
FILES |= {f"newsml-{name}.newsml": _XML[name] for name in ("laughs", "external-file", "deep")}
