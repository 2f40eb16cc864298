"""Web pages: what is taken out of them, what they say of themselves, and what a hostile one must not do."""

from pathlib import Path

import pytest
from tests.clock import at_most

from crosscheck.model import Article, Skipped
from crosscheck.read import read
from crosscheck.read._files import Unreadable
from crosscheck.read._page import page

A = "The dam was inspected on Friday by engineers of the ministry, who found no cracks in it."
B = "A second inspection follows in the spring, when the reservoir is at its fullest, officials said."
C = "It cost 12 million euros, of which the state paid half, according to the budget of the year 2024."
FR = "Le barrage a été inspecté vendredi par des ingénieurs du ministère, qui n'y ont vu aucune fissure."
FR2 = "Une seconde visite aura lieu au printemps, quand la retenue sera pleine, selon la préfecture."
AR = "فحص مهندسو الوزارة السد يوم الجمعة ولم يجدوا فيه أي تشققات، بحسب بيان صدر مساء اليوم نفسه."
AR2 = "وتجرى معاينة ثانية في الربيع عندما يبلغ الخزان أعلى مستوياته، وفق ما أعلنته السلطات المحلية."


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


TEXTS = [
    ("paragraphs", paragraphs(A, B), f"{A}\n\n{B}"),
    ("a headline", f"<h1>Dam is safe</h1>{paragraphs(A, B)}", f"Dam is safe\n\n{A}\n\n{B}"),
    ("a headline of the head alone", f'<head><meta property="og:title" content="Dam is safe"></head>{paragraphs(A, B)}', f"Dam is safe\n\n{A}\n\n{B}"),
    ("a headline that is no h1", f'<head><meta property="og:title" content="Dam is safe"></head><b>Dam is safe</b>{paragraphs(A, B)}', f"Dam is safe\n\n{A}\n\n{B}"),
    ("two line breaks", f"<div>{A}<br><br>{B}<br> <br>{C}</div>", f"{A}\n\n{B}\n\n{C}"),
    ("one line break", f"<div>{A}<br>{B}</div>", f"{A}\n{B}"),
    ("bare text between elements", f"<div>{A}<div>{B}</div>{C}</div>", f"{A}\n\n{B}\n\n{C}"),
    ("space", "<p>The  dam\n was\tinspected&nbsp;on Friday by engineers of the ministry, who found no cracks.</p>", "The dam was inspected\u00a0on Friday by engineers of the ministry, who found no cracks."),
    ("inline elements", f"<p>The d<b>a</b>m <i>was</i> <a href=/x>inspected</a> {A[22:]}</p>{paragraphs(B)}", f"{A}\n\n{B}"),
    ("a sub-heading", f"{paragraphs(A)}<h2>No cracks</h2>{paragraphs(B)}", f"{A}\n\nNo cracks\n\n{B}"),
    ("a heading of nothing", f"{paragraphs(A, B)}<h2>More news</h2><ul><li><a href=/x>12 dead in fire</a></li></ul>", f"{A}\n\n{B}"),
    ("a list", f"{paragraphs(A)}<ul><li>12 engineers</li><li>3 boats</li></ul>{paragraphs(B)}", f"{A}\n\n12 engineers\n\n3 boats\n\n{B}"),
    ("a list at the end", f"<div>{paragraphs(A, B)}<ul><li>12 engineers</li><li>3 boats</li></ul></div>", f"{A}\n\n{B}\n\n12 engineers\n\n3 boats"),
    ("a table of figures", f"{paragraphs(A)}<table><tr><th>Year</th><th>Cracks</th></tr><tr><td>2019</td><td><p>4</p></td></tr></table>{paragraphs(B)}", f"{A}\n\nYear | Cracks\n\n2019 | 4\n\n{B}"),
    ("a table in an aside", f"{paragraphs(A)}<aside><table><tr><td>Cracks</td><td>4</td></tr></table></aside>{paragraphs(B)}", f"{A}\n\nCracks | 4\n\n{B}"),
    ("an article in a table", f"<table><tr><td><a href=/>Home</a><br><a href=/s>Sport</a></td><td>{A}<br><br>{B}<br><br>{C}</td></tr></table>", f"{A}\n\n{B}\n\n{C}"),
    ("a block quotation", f"{paragraphs(A)}<blockquote><p>“We found nothing,” he said.</p></blockquote>{paragraphs(B)}", f"{A}\n\n“We found nothing,” he said.\n\n{B}"),
    ("a standfirst", f"<h1>Dam is safe</h1><div class='standfirst'>Twelve engineers found no cracks</div>{paragraphs(A, B)}", f"Dam is safe\n\nTwelve engineers found no cracks\n\n{A}\n\n{B}"),
    ("one paragraph twice", paragraphs(A, B, A), f"{A}\n\n{B}\n\n{A}"),
    ("squares", f"<p>The lake has 40 km<sup>2</sup>, and the 1<sup>er</sup> dam is 12 m<sup>3</sup> off.</p>{paragraphs(A)}", f"The lake has 40 km², and the 1er dam is 12 m³ off.\n\n{A}"),
    ("footnotes", f"<p>{A[:-1]}<sup><a href='#n1'>1</a></sup>.</p><p>{B} [<a href='#n2'>2</a>]</p>", f"{A}\n\n{B}"),
    ("struck out", f"<p>The dam cost <del>13</del> 12 million euros, the ministry of public works said.</p>{paragraphs(A)}", f"The dam cost 12 million euros, the ministry of public works said.\n\n{A}"),
    ("entities", f"<p>Mill &amp; Sons found no cracks in the dam, said the mayor&rsquo;s office on Friday.</p>{paragraphs(A)}", f"Mill & Sons found no cracks in the dam, said the mayor’s office on Friday.\n\n{A}"),
    ("right to left", f'<html lang="ar" dir="rtl"><h1>السد آمن</h1>{paragraphs(AR, AR2)}', f"السد آمن\n\n{AR}\n\n{AR2}"),
    ("xhtml", f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body>{paragraphs(A, B)}</body></html>', f"{A}\n\n{B}"),
    ("text in the data alone", f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Dam is safe","articleBody":"{A}\\n{B}\\n{C}"}}</script><p>Subscribe to read.</p>', f"Dam is safe\n\n{A}\n\n{B}\n\n{C}"),
    ("all in a form", f"<form>{paragraphs(A, B)}<input value='x'></form>", f"{A}\n\n{B}"),
    ("all in what calls itself a sidebar", f"<div class='has-sidebar sidebar'><h1>Dam is safe</h1>{paragraphs(A, B, C)}</div>", f"Dam is safe\n\n{A}\n\n{B}\n\n{C}"),
    ("a body that scripts show later", f"<body style='visibility:hidden'>{paragraphs(A, B)}</body>", f"{A}\n\n{B}"),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), [case[1:] for case in TEXTS], ids=[case[0] for case in TEXTS])
def test_text(markup, expected):
    assert page(markup).text == expected


LEFT_OUT = [
    ("a menu", "<nav><a href=/>Home</a> <a href=/w>World: 12 dead</a></nav>"),
    ("a menu without a name", "<ul><li><a href=/>Home</a></li><li><a href=/w>World: 12 dead</a></li></ul>"),
    ("a footer", "<footer><p>Copyright 2025 by the Valley Post, which has 12 editors and no shareholders.</p></footer>"),
    ("a script", "<script>document.write('12 dead')</script>"),
    ("without scripts", "<noscript>12 people need JavaScript to read this page of ours, the publisher says.</noscript>"),
    ("a comment", "<!-- <p>12 people were killed on Friday in the valley, the ministry of the interior said.</p> -->"),
    ("hidden", "<p hidden>12 people were killed on Friday in the valley, the ministry of the interior said.</p>"),
    ("hidden by style", "<div style='color:red; display : none'><p>12 people were killed on Friday in the valley, the ministry said.</p></div>"),
    ("hidden from readers aloud", "<p aria-hidden='true'>12 people were killed on Friday in the valley, the ministry of the interior said.</p>"),
    ("a template", "<template><p>12 people were killed on Friday in the valley, the ministry of the interior said.</p></template>"),
    ("a caption", "<figure><img src=x><figcaption>Twelve engineers at the dam in 2019.</figcaption></figure>"),
    ("a caption beside its picture", "<div><img src=x><span>Twelve engineers at the dam in 2019</span></div>"),
    ("a newsletter", "<div class='c-newsletter'><p>Join 90,000 readers and get our best stories every Friday.</p></div>"),
    ("a box told by its words", "<div><p>Sign up for our newsletter.</p><p>More than 90,000 people did so in 2024.</p></div>"),
    ("related", "<div><p>More</p><ul><li><a href=/x>12 dead in fire at mill</a></li></ul></div>"),
    ("a related line", "<p><a href=/x>Bridge of 400 metres opens</a></p>"),
    ("choices", "<select><option>12 dead<option>13 dead</select><textarea>14 dead</textarea><button>15 dead</button>"),
    ("a loading tweet", "<amp-twitter><blockquote placeholder>12 tweets are loading</blockquote></amp-twitter>"),
    ("comments", "<section id='comments'><h3>2 comments</h3><p>I counted 40 trucks on the dam last Sunday, and nobody says a word of it.</p></section>"),
]


@pytest.mark.parametrize("markup", [case[1] for case in LEFT_OUT], ids=[case[0] for case in LEFT_OUT])
def test_left_out(markup):
    assert page(f"<article><h1>Dam is safe</h1>{paragraphs(A)}{markup}{paragraphs(B, C)}</article>").text == f"Dam is safe\n\n{A}\n\n{B}\n\n{C}"


HEAD = "<head><title>Dam is safe | Valley Post</title>{}</head><h1>Dam is safe</h1>"
FIELDS = [
    ("nothing but a title", "", {"title": "Dam is safe"}),
    ("json-ld", ('<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"Dam is safe",'
     '"datePublished":"2025-05-05T10:30:00+03:00","author":[{"@type":"Person","name":"Nadia Ferrand"},{"name":"Ed Larkin"}],"publisher":{"name":"The Valley Post"},"inLanguage":"en-GB"}]}</script>'),
     {"title": "Dam is safe", "published": "2025-05-05T10:30:00+03:00", "author": "Nadia Ferrand, Ed Larkin", "outlet": "The Valley Post", "language": "en-GB"}),
    ("opengraph", ('<meta property="og:site_name" content="Valley Post"><meta property="og:locale" content="en_US"><meta property="og:url" content="https://valley.example/dam">'
     '<meta property="article:published_time" content="2025-05-05T10:30:00Z"><meta property="article:author" content="https://valley.example/nadia"><meta name="author" content="By Nadia Ferrand">'),
     {"title": "Dam is safe", "outlet": "Valley Post", "language": "en_US", "url": "https://valley.example/dam", "published": "2025-05-05T10:30:00Z", "author": "Nadia Ferrand"}),
    ("dublin core", '<meta name="DC.date.issued" content="2025-05-05"><meta name="DC.creator" content="Nadia Ferrand">', {"title": "Dam is safe", "published": "2025-05-05", "author": "Nadia Ferrand"}),
    ("a date as mails have it", '<meta name="date" content="Mon, 05 May 2025 10:30:00 +0300">', {"title": "Dam is safe", "published": "2025-05-05T10:30:00+03:00"}),
    ("a date with slashes", '<meta name="pubdate" content="2025/05/04">', {"title": "Dam is safe", "published": "2025-05-04"}),
    ("microdata", '<meta itemprop="datePublished" content="2025-05-04T09:00:00">', {"title": "Dam is safe", "published": "2025-05-04T09:00:00"}),
    ("no date", '<meta name="date" content="yesterday"><meta name="pubdate" content="05/04/2025"><meta property="article:published_time" content="2025-13-45">', {"title": "Dam is safe"}),
    ("json-ld that is none", '<script type="application/ld+json">{"@type": "NewsArticle", </script>', {"title": "Dam is safe"}),
    ("json-ld of wrong types", '<script type="application/ld+json">{"@type":"NewsArticle","headline":["Dam is safe"],"datePublished":5,"author":{"name":{"a":1}},"publisher":[[]],"inLanguage":{"name":"English"}}</script>', {"title": "Dam is safe"}),
    ("an address that is none", '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="/dam">', {"title": "Dam is safe"}),
]  # fmt: skip


@pytest.mark.parametrize(("head", "expected"), [case[1:] for case in FIELDS], ids=[case[0] for case in FIELDS])
def test_fields(head, expected):
    found = page(f"<html>{HEAD.format(head)}{paragraphs(A, B)}")
    assert found.fields == expected
    assert found.notes == ()


def test_two_dates_are_reported_and_two_zones_are_one():
    first = '<meta property="article:published_time" content="2025-05-05T23:30:00+03:00">'
    found = page(f'<head>{first}<meta name="date" content="2025-05-02"></head>{paragraphs(A, B)}')
    assert found.fields["published"] == "2025-05-05T23:30:00+03:00"
    assert found.notes == ("the page gives two dates of publication, 2025-05-05T23:30:00+03:00 and 2025-05-02; the first counts",)
    assert page(f'<head>{first}<meta name="date" content="2025-05-05T20:30:00Z"></head>{paragraphs(A, B)}').notes == ()


def test_a_language_in_other_letters_is_detected_instead():
    found = page(f'<html lang="en-US"><body dir="rtl">{paragraphs(AR, AR2)}')
    assert "language" not in found.fields
    assert found.notes == ("the page calls its language 'en-US', but isn't written in its letters; it was detected",)
    assert page(f'<html lang="fr">{paragraphs(FR, FR2)}').fields["language"] == "fr"


def test_the_title_span_is_the_headline():
    found = page(f"<h1>Dam\nis <i>safe</i></h1>{paragraphs(A, B)}")
    assert found.text[found.title_span.start : found.title_span.end] == "Dam is safe" == found.fields["title"]


NONE = [
    ("empty", ""),
    ("space", " \n "),
    ("no text", "<html><body><img src=x></body></html>"),
    ("only links", "<a href=/x>12 dead in fire at mill</a>" * 20),
    ("nested", "<div>" * 3_000 + A),
    ("tags", "<b></b>" * 250_000),
    ("paragraphs", paragraphs(A) * 11_000),
    ("letters", f"<p>{'x ' * 1_100_000}</p>"),
]


@pytest.mark.parametrize("markup", [case[1] for case in NONE], ids=[case[0] for case in NONE])
def test_no_article(markup):
    with pytest.raises(Unreadable):
        page(markup)


HOSTILE = [
    ("divisions", "<div>" * 1_900),
    ("links", "<a href=/x>" * 50_000),
    ("quotations", "<blockquote>" * 1_900),
    ("tables", "<table><tr><td>" * 600),
    ("asides", "<aside class=related>" * 1_900),
    ("an attribute", f"<div class='{'share ' * 500_000}'>"),
    ("attributes", "".join(f"<div class='{'a-b ' * 70}{i}'></div>" for i in range(20_000))),
    ("metas", "<meta property='og:title' content='x'>" * 50_000),
    ("brackets in data", f"<script type='application/ld+json'>{'[' * 500_000}</script>"),
    ("objects in data", f"<script type='application/ld+json'>[{','.join(['{}'] * 300_000)}]</script>"),
    ("data", "<script type='application/ld+json'>{}</script>" * 50_000),
    ("breaks", "<br>" * 200_000),
    ("cells", f"<table><tr>{'<td>1</td>' * 50_000}</tr></table>"),
    ("a title", f"<title>{' - ' * 500_000}</title>"),
    ("entities", "<!DOCTYPE html [<!ENTITY a 'aaaaaaaa'>" + "".join(f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 9}'>" for i in range(9)) + "]>&j;"),
    ("an entity from elsewhere", "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;"),
    ("comments that don't end", "<!-" * 100_000),
    ("controls", "\0\x01\x1c\x1d\x1e" * 100_000),
    ("halves of pairs", "\ud800" * 1_000),
    ("brackets", "[ " * 400_000),
    ("styles", f"<p style='{'display:' * 100_000}'>x</p>"),
    ("the mark of paragraphs", "qzxk0qzxk qzx1k " * 1_000),
]


@pytest.mark.parametrize("markup", [case[1] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_hostile_pages_end_soon(markup):
    with at_most(10):
        try:
            text = page(markup + paragraphs(A, B)).text
        except Unreadable:
            text = A
    assert A in text
    assert "root:" not in text
    text.encode()


# ------------------------------------------------------------------ files


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def only(path: Path) -> Article:
    (article,), skipped = read([path])
    assert skipped == ()
    return article


MARKUP = f'<html><head><meta charset="{{}}"></head><h1>Le barrage</h1>{paragraphs(FR, FR2)}'
CHARSETS = [
    ("utf-8", MARKUP.format("utf-8").encode()),
    ("byte order mark", b"\xef\xbb\xbf" + MARKUP.format("iso-8859-1").encode()),
    ("utf-16", MARKUP.format("utf-8").encode("utf-16")),
    ("windows-1252", MARKUP.format("windows-1252").encode("cp1252")),
    ("iso-8859-1 is windows-1252", MARKUP.format("iso-8859-1").encode("cp1252")),
    ("undeclared", MARKUP.replace('<meta charset="{}">', "").encode("cp1252")),
    ("a charset that isn't one", MARKUP.format("x-klingon").encode()),
    ("declared wrongly", MARKUP.format("utf-8").encode("cp1252")),
    ("xml", f'<?xml version="1.0" encoding="windows-1252"?>{MARKUP.replace("""<meta charset="{}">""", "")}'.encode("cp1252")),
]


@pytest.mark.parametrize("content", [case[1] for case in CHARSETS], ids=[case[0] for case in CHARSETS])
def test_charsets(tmp_path, content):
    article = only(write(tmp_path, "a.html", content))
    assert article.text == f"Le barrage\n\n{FR}\n\n{FR2}"
    assert (article.extracted, article.language) == (True, "fr")


def test_windows_1256(tmp_path):
    content = f'<html dir=rtl><meta http-equiv="Content-Type" content="text/html; charset=windows-1256">{paragraphs(AR, AR2)}'.encode("cp1256")
    article = only(write(tmp_path, "a.htm", content))
    assert (article.text, article.language) == (f"{AR}\n\n{AR2}", "ar")


def test_a_saved_page(tmp_path):
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText

    mail = MIMEMultipart("related")
    mail.attach(MIMEText("body { color: red }", "css", "utf-8"))
    mail.attach(MIMEText(f"<h1>Le barrage</h1>{paragraphs(FR, FR2)}", "html", "iso-8859-15"))
    assert only(write(tmp_path, "a.mhtml", mail.as_bytes())).text == f"Le barrage\n\n{FR}\n\n{FR2}"


@pytest.mark.parametrize(
    ("name", "content"), [("a.html", b""), ("a.html", b" \n"), ("a.htm", b"\0\1\2" * 99), ("a.mhtml", b"From: x\n\nno page"), ("a.xhtml", b"<html/>")]
)
def test_what_is_no_page_is_one_line(tmp_path, name, content):
    articles, (skipped,) = read([write(tmp_path, name, content)])
    assert articles == ()
    assert isinstance(skipped, Skipped)
    assert skipped.reason
    assert "\n" not in skipped.reason


def test_own_reports_among_the_sources_are_passed_over(tmp_path, root):
    report = (root / "reports" / "seeds.html").read_bytes()
    write(tmp_path, "report.html", report)
    write(tmp_path, "a.html", f"<h1>Dam</h1>{paragraphs(A, B)}".encode())
    articles, skipped = read([tmp_path])
    assert ([article.id for article in articles], skipped) == (["a.html"], ())
    assert read([tmp_path / "report.html"])[1][0].reason == "a report of crosscheck's own, no article"


def test_a_page_and_its_text_make_the_same_claims(tmp_path):
    from crosscheck.claims import extract

    text = write(tmp_path, "a.txt", f"Dam is safe\n\n{A}\n\n{C}\n".encode())
    html = write(tmp_path, "a.html", f"<nav><a href=/>Home</a></nav><h1>Dam is safe</h1>{paragraphs(A, C)}".encode())
    told = [[(claim.span, claim.quote, claim.value, claim.title) for claim in extract(only(path))] for path in (text, html)]
    assert told[0] == told[1] != []
