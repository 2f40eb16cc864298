"""One article in all formats says one thing: whatever file it comes in, its claims are the same, kind by kind and value by value."""

import html
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from crosscheck.model import Article
from crosscheck.read import read
from crosscheck.reading import read_article

PDFS = Path(__file__).with_name("pdf")
WIDE = 480  # points of a line


def markup(paragraphs: Sequence[str]) -> str:
    return "".join(f"<p>{html.escape(one).replace('12', '<b>12</b>', 1)}</p>" for one in paragraphs)


def plain(title: str, paragraphs: Sequence[str]) -> bytes:
    return "\n\n".join((title, *paragraphs)).encode()


def rss(title: str, paragraphs: Sequence[str]) -> bytes:
    return (
        f'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>P</title><item><title>{html.escape(title)}</title>'
        f"<link>https://post.example/1</link><content:encoded><![CDATA[{markup(paragraphs)}]]></content:encoded></item></channel></rss>"
    ).encode()


def atom(title: str, paragraphs: Sequence[str]) -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-16"?><feed xmlns="http://www.w3.org/2005/Atom"><title>P</title><entry><id>1</id><title>{html.escape(title)}</title>'
        f'<content type="html">{html.escape(markup(paragraphs))}</content></entry></feed>'
    ).encode("utf-16")


def newsml(title: str, paragraphs: Sequence[str]) -> bytes:
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:1"><contentMeta><headline>{html.escape(title)}</headline></contentMeta><contentSet><inlineXML>'
        f'<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content>{markup(paragraphs)}</body.content></body></nitf></inlineXML></contentSet></newsItem>'
    ).encode()


def ninjs(title: str, paragraphs: Sequence[str]) -> bytes:
    return json.dumps(
        {"uri": "urn:1", "headlines": [{"role": "main", "value": title}], "bodies": [{"role": "html", "contentType": "text/html", "value": markup(paragraphs)}]}
    ).encode()


def word(title: str, paragraphs: Sequence[str]) -> bytes:
    document = docx.Document()
    document.add_heading(title, 0)
    for one in paragraphs:
        document.add_paragraph(one)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def opendocument(title: str, paragraphs: Sequence[str]) -> bytes:
    body = f'<text:h text:outline-level="1">{html.escape(title)}</text:h>' + "".join(f"<text:p>{html.escape(one)}</text:p>" for one in paragraphs)
    spaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(
            "content.xml", f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
        )
    return data.getvalue()


def mail(title: str, paragraphs: Sequence[str]) -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"] = title, "Post <news@post.example>"
    made.set_content("\n\n".join(paragraphs))
    made.add_alternative(f"<p>View in browser</p>{markup(paragraphs)}<p>Unsubscribe</p>", subtype="html")
    return made.as_bytes()


def old_mail(title: str, paragraphs: Sequence[str]) -> bytes:
    """In Windows' encoding of its language."""
    text = "\n\n".join(paragraphs).translate(ASCII)
    charset = "windows-1256" if any("\u0600" <= c <= "\u06ff" for c in text) else "windows-1252"
    made = EmailMessage()
    made["Subject"] = title
    made.set_content(text, charset=charset, cte="quoted-printable")
    return made.as_bytes()


def markdown(title: str, paragraphs: Sequence[str]) -> bytes:
    return "\n\n".join((f"# {title}", *(one.replace("12", "**12**", 1).replace("Bodrum", "[Bodrum](https://x.example/13)") for one in paragraphs))).encode()


def drawn(title: str, paragraphs: Sequence[str]) -> bytes:
    """Lines of a narrow page, drawn one by one; a font that knows French."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4)
    y = 780.0
    for size, text in ((20, title), *((11, one) for one in paragraphs)):
        line = ""
        for word_ in [*text.split(" "), ""]:
            if not word_ or canvas.stringWidth(f"{line} {word_}", "Helvetica", size) > WIDE:
                canvas.setFont("Helvetica", size)
                canvas.drawString(60, y, line)
                line, y = "", y - 1.2 * size
            line = f"{line} {word_}".strip()
        y -= 10
    canvas.save()
    return data.getvalue()


def page(title: str, paragraphs: Sequence[str], charset: str = "utf-8", *, declared: bool = True) -> bytes:
    """With a menu, links to other articles and a foot, as pages have."""
    links = "".join(f'<li><a href="/{n}">{n} hurt in a crash of 1{n} cars</a></li>' for n in range(7))
    text = (
        f"<!doctype html><html><head>{f'<meta charset={charset}>' if declared else ''}<title>{html.escape(title)} - Post</title></head><body><nav><ul>{links}</ul></nav>"
        f"<main><article><h1>{html.escape(title)}</h1>{markup(paragraphs)}</article><aside><ul>{links}</ul></aside></main><footer>© Post</footer></body></html>"
    )
    return text.encode(charset)


def crawled(title: str, paragraphs: Sequence[str]) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(title, paragraphs)
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/a\r\nContent-Type: application/http\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def line(title: str, paragraphs: Sequence[str]) -> bytes:
    return json.dumps({"id": "a", "title": title, "text": plain(title, paragraphs).decode()}, ensure_ascii=False).encode()


def old(text: str) -> tuple[str, str]:
    """A text as Windows' old encodings can have it, and the one of its language; they have no Arabic digits, and no narrow spaces."""
    return text.translate(ASCII), "windows-1256" if any("\u0600" <= c <= "\u06ff" for c in text) else "windows-1252"


def old_text(title: str, paragraphs: Sequence[str]) -> bytes:
    text, charset = old(plain(title, paragraphs).decode())
    return text.encode(charset)


def old_page(title: str, paragraphs: Sequence[str]) -> bytes:
    return page(title, [old(one)[0] for one in paragraphs], old(title)[1])


def undeclared_page(title: str, paragraphs: Sequence[str]) -> bytes:
    return page(title, [old(one)[0] for one in paragraphs], old(title)[1], declared=False)


def old_line(title: str, paragraphs: Sequence[str]) -> bytes:
    text, charset = old(line(title, paragraphs).decode())
    return text.encode(charset)


def old_feed(title: str, paragraphs: Sequence[str]) -> bytes:
    text, charset = old(rss(title, paragraphs).decode())
    return f'<?xml version="1.0" encoding="{charset}"?>{text}'.encode(charset)


WRITERS: dict[str, Callable[[str, Sequence[str]], bytes]] = {
    "a.rss": rss, "a.atom": atom, "a.xml": newsml, "a.json": ninjs, "a.docx": word, "a.odt": opendocument, "a.eml": mail, "old.eml": old_mail, "a.md": markdown, "a.pdf": drawn,
    "a.html": page, "a.warc": crawled, "a.jsonl": line, "old.txt": old_text, "old.html": old_page, "undeclared.html": undeclared_page, "old.jsonl": old_line, "old.rss": old_feed,
}  # fmt: skip


ASCII = str.maketrans("١٢٪", "12%")  # Windows-1256 has no Arabic digits


def claims(article: Article) -> list[tuple[str, str]]:
    return [(claim.kind, repr(claim.value).translate(ASCII)) for claim in read_article(article).claims]


def only(path: Path) -> Article:
    articles, skipped = read([path])
    assert not skipped
    (article,) = articles
    return article


@pytest.fixture(scope="module")
def expected(articles, tmp_path_factory) -> dict[str, Article]:
    found = {}
    for language, (title, *paragraphs) in articles.items():
        path = tmp_path_factory.mktemp(language) / "a.txt"
        path.write_bytes(plain(title, paragraphs))
        found[language] = only(path)
    return found


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_same_claims(tmp_path, articles, expected, language, name):
    if (language, name) == ("ar", "a.pdf"):
        pytest.skip("its fonts know no Arabic; see the next test")
    title, *paragraphs = articles[language]
    (tmp_path / name).write_bytes(WRITERS[name](title, paragraphs))
    found = only(tmp_path / name)
    assert claims(found) == claims(expected[language])
    assert (found.language, found.title, found.published) == (language, title, expected[language].published)
    assert len(claims(found)) > 15


@pytest.mark.parametrize("style", ["page", "columns"])
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_same_claims_of_what_a_browser_prints(expected, language, style):
    found = only(PDFS / f"{language}-{style}.pdf")
    assert claims(found) == claims(expected[language])
    assert found.published == expected[language].published


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_same_claims_of_what_this_browser_prints(browser, tmp_path, articles, expected, language):
    title, *paragraphs = articles[language]
    sheet = browser.new_page()
    direction = "rtl" if language == "ar" else "ltr"
    sheet.set_content(
        f'<html lang="{language}" dir="{direction}"><meta charset="utf-8"><body style="text-align: justify"><h1>{html.escape(title)}</h1>{markup(paragraphs)}'
    )
    sheet.pdf(path=tmp_path / "a.pdf", display_header_footer=True)
    sheet.close()
    assert claims(only(tmp_path / "a.pdf")) == claims(expected[language])
