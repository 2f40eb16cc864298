import io
import zipfile

import docx
import pytest

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def zipped(**parts: str | bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return data.getvalue()


def word(body: str, **parts: str) -> bytes:
    return zipped(word__document_xml=f"<w:document {W}><w:body>{body}</w:body></w:document>", **parts)


def written() -> bytes:
    """By python-docx."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "A template's title", "A. Nother"
    document.add_heading("Ferry back", 0)
    paragraph = document.add_paragraph("After a pause of ")
    paragraph.add_run("12").bold = True
    paragraph.add_run(" years.")
    document.add_heading("Toll", 2)
    table = document.add_table(2, 2)
    for cell, text in zip([cell for row in table.rows for cell in row.cells], ("dead", "12", "hurt", "40"), strict=True):
        cell.text = text
    document.add_paragraph("Two boats", style="List Bullet")
    document.add_paragraph("One pier", style="List Number")
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def test_a_word_document(one):
    found = one("a.docx", written())
    assert found.text == "Ferry back\n\nAfter a pause of 12 years.\n\nToll\n\ndead | 12\n\nhurt | 40\n\nTwo boats\n\nOne pier"
    assert (found.title, found.published, found.outlet, found.language_from) == ("Ferry back", None, None, "unknown")
    assert found.text[found.title_span.start : found.title_span.end] == "Ferry back"
    assert (found.id, found.extracted) == ("a.docx", True)


SHOWN = '<w:vanish w:val="0"/>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


BODIES = [
    ("runs", f"<w:p>{run('12')}{run('-year')}</w:p>", "12-year"),
    ("tabs and breaks", "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p>", "one two\nthree"),
    ("a hyphen that doesn't break", "<w:p><w:r><w:t>12</w:t><w:noBreakHyphen/><w:t>year</w:t><w:softHyphen/></w:r></w:p>", "12\u2011year"),
    ("a deletion and an insertion", f"<w:p><w:del><w:r><w:delText>13</w:delText></w:r></w:del><w:ins>{run('12')}</w:ins></w:p>", "12"),
    ("moved away", f"<w:p><w:moveFrom>{run('13')}</w:moveFrom>{run('12')}</w:p>", "12"),
    ("hidden", f"<w:p>{run('13', '<w:vanish/>')}{run('12', SHOWN)}</w:p>", "12"),
    ("fields", "<w:p><w:r><w:instrText>PAGE 13</w:instrText></w:r><w:hyperlink><w:r><w:t>12</w:t></w:r></w:hyperlink></w:p>", "12"),
    (
        "a text box, once",
        f'<w:p>{run("before")}<mc:AlternateContent xmlns:mc="m"><mc:Choice><w:p>{run("box")}</w:p></mc:Choice><mc:Fallback><w:p>{run("box")}</w:p></mc:Fallback></mc:AlternateContent></w:p>',
        "box\n\nbefore",
    ),
    (
        "a table in a table",
        f"<w:tbl><w:tr><w:tc><w:p>{run('a')}</w:p><w:tbl><w:tr><w:tc><w:p>{run('b')}</w:p></w:tc></w:tr></w:tbl></w:tc><w:tc><w:p>{run('c')}</w:p></w:tc></w:tr></w:tbl>",
        "a b | c",
    ),
    ("Arabic", f"<w:p><w:pPr><w:bidi/></w:pPr>{run('بعد 12 عاماً', '<w:rtl/>')}</w:p>", "بعد 12 عاماً"),
    ("empty paragraphs", f"<w:p/><w:p>{run('one')}</w:p><w:p/><w:p>{run('two')}</w:p>", "one\n\ntwo"),
]


@pytest.mark.parametrize(("body", "text"), [case[1:] for case in BODIES], ids=[case[0] for case in BODIES])
def test_what_a_word_document_says(one, body, text):
    assert one("a.docx", word(body)).text == text


def test_footnotes_stand_at_the_end(one):
    notes = f'<w:footnotes {W}><w:footnote w:type="separator"><w:p/></w:footnote><w:footnote><w:p>{run("A note.")}</w:p></w:footnote></w:footnotes>'
    assert one("a.docx", word(f"<w:p>{run('Text')}<w:r><w:footnoteReference w:id='1'/></w:r></w:p>", word__footnotes_xml=notes)).text == "Text\n\nA note."


def opendocument(body: str, **parts: str) -> bytes:
    return zipped(content_xml=f"<office:document-content {ODF}><office:body><office:text>{body}</office:text></office:body></office:document-content>", **parts)


ODT = [
    (
        "paragraphs",
        '<text:h text:outline-level="1">Ferry back</text:h><text:p>After <text:span>12</text:span> years.</text:p>',
        "Ferry back\n\nAfter 12 years.",
    ),
    ("spaces", '<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p>', "a b c\nd"),
    (
        "a table",
        "<table:table><table:table-row><table:table-cell><text:p>dead</text:p></table:table-cell><table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>",
        "dead | 12",
    ),
    (
        "a note",
        "<text:p>Text<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note> goes on.</text:p>",
        "Text goes on.\n\nA note.",
    ),
    (
        "changes and remarks",
        "<text:tracked-changes><text:p>13</text:p></text:tracked-changes><text:p>12<office:annotation><text:p>13?</text:p></office:annotation> years</text:p>",
        "12 years",
    ),
    ("a huge count", '<text:p>a<text:s text:c="999999999"/>b</text:p>', "a b"),
]


@pytest.mark.parametrize(("body", "text"), [case[1:] for case in ODT], ids=[case[0] for case in ODT])
def test_what_an_opendocument_says(one, body, text):
    assert one("a.odt", opendocument(body)).text == text


def test_its_title_and_language(one):
    found = one(
        "a.odt",
        opendocument('<text:h text:outline-level="1">Ferry back</text:h><text:p>It sails.</text:p>', meta_xml=f"<m {ODF}><dc:language>fr-FR</dc:language></m>"),
    )
    assert (found.title, found.language) == ("Ferry back", "fr")


def bomb() -> bytes:
    return zipped(word__document_xml=b"<w:document>" + b" " * 30_000_000)


def many() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for n in range(25_000):
            archive.writestr(f"{n}", b"")
    return data.getvalue()


REFUSED = [
    ("empty", "a.docx", b"", "empty"),
    ("no ZIP", "a.docx", b"hello", "damaged: no ZIP file"),
    ("truncated", "a.docx", written()[:-5_000], "damaged: no ZIP file"),
    ("an old document", "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an encrypted document, or one of an old format; save it as .docx, without a password"),
    ("a workbook", "a.docx", zipped(xl__workbook_xml="<a/>"), "a ZIP file, but no Word document"),
    ("no text", "a.docx", word("<w:p/>"), "no text in it"),
    ("a bomb", "a.docx", bomb(), "too large unpacked (at most 20,000,000 bytes of text)"),
    ("many parts", "a.docx", many(), "more parts than a document has"),
    ("deep", "a.docx", word("<w:p>" * 5_000 + "</w:p>" * 5_000), "not well-formed XML: line 1: Excessive depth"),
    ("entities", "a.docx", zipped(word__document_xml='<!DOCTYPE a [<!ENTITY a "13">]><a>&a;</a>'), "declares entities of its own, which aren't read: they can blow up, or fetch files"),
    ("a part that leads out", "a.docx", zipped(_rels__x="", **{"_rels/.rels": '<r><Relationship Type="x/officeDocument" Target="../../../etc/passwd"/></r>'}), "a ZIP file, but no Word document"),
    ("an encrypted text", "a.odt", opendocument("<text:p>x</text:p>", **{"META-INF__manifest_xml": "<m><encryption-data/></m>"}), "an encrypted document; save it without a password"),
    ("a spreadsheet", "a.odt", zipped(content_xml="<a/>"), "a ZIP file, but no OpenDocument text"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "reason"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_refused(refused, name, data, reason):
    assert refused(name, data).startswith(reason)
