"""Office files and mails: cut, hollow, and larger inside than outside."""

from __future__ import annotations

import io
import zipfile
import zlib

TEXT = "The ministry said on Monday that 12 of the 40 bridges had been closed for two weeks."


def pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R", xref: int | None = None) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"trailer <</Size %d %s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start if xref is None else xref)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(data), more, data)


CATALOG, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
SAID = stream(b"BT /F 12 Tf 50 700 Td (" + TEXT.encode() + b") Tj ET")
GOOD = pdf(CATALOG, PAGES, PAGE, SAID, FONT)
FILES = {
    "document-cut.pdf": GOOD[:300],
    "document-cut-at-the-end.pdf": GOOD[:-40],
    "document-head-alone.pdf": b"%PDF-1.7\n",
    "document-nothing.pdf": b"",
    "document-noise.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 100,
    "document-behind-noise.pdf": bytes(range(256)) * 3 + GOOD,
    "document-table-of-itself.pdf": pdf(CATALOG, PAGES, PAGE, SAID, FONT, trailer=b"/Root 1 0 R /Prev 9"),
    "document-table-away.pdf": pdf(CATALOG, PAGES, PAGE, SAID, FONT, xref=10**9),
    "document-pages-of-themselves.pdf": pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
    "document-many-pages.pdf": pdf(CATALOG, b"<</Type/Pages/Kids[" + b"3 0 R " * 3_000 + b"]/Count 3000>>", PAGE, SAID, FONT),
    "document-pages-that-lie.pdf": pdf(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>", PAGE, SAID, FONT),
    "document-bomb.pdf": lambda: pdf(CATALOG, PAGES, PAGE, stream(zlib.compress(b" " * 60_000_000, 9), b"/Filter/FlateDecode"), FONT),
    "document-bomb-of-filters.pdf": lambda: pdf(
        CATALOG, PAGES, PAGE, stream(zlib.compress(zlib.compress(b" " * 60_000_000, 9)), b"/Filter[/FlateDecode/FlateDecode]"), FONT
    ),
    "document-many-letters.pdf": lambda: pdf(CATALOG, PAGES, PAGE, stream(b"BT /F 1 Tf (" + b"a" * 2_000_000 + b") Tj ET"), FONT),
    "document-deep-states.pdf": pdf(CATALOG, PAGES, PAGE, stream(b"q " * 100_000), FONT),
    "document-deep-lists.pdf": pdf(CATALOG, PAGES, PAGE, SAID, b"[" * 50_000),
    "document-locked.pdf": pdf(CATALOG, PAGES, PAGE, SAID, FONT, trailer=b"/Root 1 0 R /Encrypt <</Filter/Standard/V 1/R 2/O(x)/U(x)/P -4>> /ID[(a)(a)]"),
    "document-script.pdf": pdf(CATALOG[:-2] + b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>", PAGES, PAGE, SAID, FONT),
    "document-without-a-root.pdf": pdf(CATALOG, PAGES, PAGE, SAID, FONT, trailer=b""),
}

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_LINKS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="TARGET"/></Relationships>'
)
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LAUGHS = '<!DOCTYPE w [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11)) + "]>"


def word(body: str, before: str = "", target: str = "word/document.xml") -> bytes:
    out = io.BytesIO()
    text = f'<?xml version="1.0"?>{before}<w:document {_SPACE}><w:body>{body}</w:body></w:document>'
    parts = {"[Content_Types].xml": _TYPES, "_rels/.rels": _LINKS.replace("TARGET", target), "word/document.xml": text}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


FILES |= {
    "letter-cut.docx": word(paragraph(TEXT))[:200],
    "letter-nothing.docx": b"",
    "letter-noise.docx": b"PK\3\4" + bytes(range(256)) * 10,
    "letter-that-is-text.docx": TEXT.encode(),
    "letter-old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1_000,
    "letter-hollow.docx": b"PK\5\6" + b"\0" * 18,
    "letter-laughs.docx": word(paragraph("&a10;"), _LAUGHS),
    "letter-external.docx": word(paragraph("&a;"), '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    "letter-bomb.docx": lambda: word(paragraph("a" * 60_000_000)),
    "letter-of-paragraphs.docx": lambda: word(paragraph("a") * 100_000),
    "letter-deep.docx": word("<w:p>" * 20_000 + "</w:p>" * 20_000),
    "letter-deep-tables.docx": word("<w:tbl><w:tr><w:tc>" * 2_000 + paragraph(TEXT) + "</w:tc></w:tr></w:tbl>" * 2_000),
    "letter-elsewhere.docx": word(paragraph(TEXT), target="../../../../etc/passwd"),
    "letter-in-the-net.docx": word(paragraph(TEXT), target="http://127.0.0.1:9/a.xml"),
    "letter-wrong-xml.docx": word("<w:p>"),
    "letter-without-text.docx": word(""),
}


def mail(body: str, kind: str = "text/plain; charset=utf-8", more: str = "") -> bytes:
    return f"From: a@example.org\nSubject: Bridges\nDate: Mon, 6 Jan 2025 10:00:00 +0000\nMIME-Version: 1.0\n{more}Content-Type: {kind}\n\n{body}".encode()


PART = f"--x\nContent-Type: text/plain\n\n{TEXT}\n"
_DEEP = "".join(f'--b{n}\nContent-Type: multipart/mixed; boundary="b{n + 1}"\n\n' for n in range(2_000))
FILES |= {
    "mail-many-parts.eml": mail(PART * 10_000 + "--x--\n", "multipart/mixed; boundary=x"),
    "mail-deep.eml": mail(_DEEP, 'multipart/mixed; boundary="b0"'),
    "mail-in-mails.eml": mail("Content-Type: message/rfc822\n\n" * 2_000, "message/rfc822"),
    "mail-without-a-boundary.eml": mail(PART, "multipart/mixed"),
    "mail-with-a-long-boundary.eml": mail(PART, f"multipart/mixed; boundary={'x' * 100_000}"),
    "mail-unclosed.eml": mail(PART, "multipart/mixed; boundary=x"),
    "mail-unknown-charset.eml": mail(TEXT, "text/plain; charset=x-none"),
    "mail-dangerous-charset.eml": mail(TEXT, "text/plain; charset=zlib_codec"),
    "mail-wrong-base64.eml": mail("!!!!====" * 100, more="Content-Transfer-Encoding: base64\n"),
    "mail-wrong-quotes.eml": mail("=ZZ=\n=" * 100, more="Content-Transfer-Encoding: quoted-printable\n"),
    "mail-unknown-transfer.eml": mail(TEXT, more="Content-Transfer-Encoding: x-uuencode\n"),
    "mail-many-heads.eml": mail(TEXT, more="X-A: b\n" * 100_000),
    "mail-a-long-head.eml": mail(TEXT, more=f"X-A: {'x' * 2_000_000}\n"),
    "mail-encoded-head.eml": mail(TEXT, more="Subject: " + "=?utf-8?q?=ff?= " * 5_000 + "\n"),
    "mail-many-addresses.eml": mail(TEXT, more="To: " + "a@b, " * 20_000 + "(" * 10_000 + "\n"),
    "mail-a-date-that-is-none.eml": mail(TEXT).replace(b"Mon, 6 Jan 2025", b"Xyz, 99 Foo 99999999999"),
    "mail-without-heads.eml": TEXT.encode(),
    "mail-nothing.eml": b"",
    "mail-noise.eml": bytes(range(256)) * 50,
    "mail-page.eml": mail("<div>" * 20_000 + f"<p>{TEXT}</p>", "text/html; charset=utf-8"),
}
