import io
import subprocess
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from crosscheck.read import pdf
from crosscheck.read._pdf.glyphs import Line, letters
from crosscheck.read._pdf.lines import lines
from crosscheck.read._pdf.paragraphs import text_of

PDFS = Path(__file__).with_name("pdf")
LEFT, RIGHT, TOP, STEP = 60, 320, 760, 14


def drawn(*pages: Sequence[tuple[float, float, str]], size: float = 11, rotate: int = 0, **known: object) -> bytes:
    """Pages of texts at their places; one that starts with `# ` is larger."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4, **known)
    for page in pages:
        canvas.setPageRotation(rotate)
        for x, y, text in page:
            canvas.setFont("Helvetica", 1.8 * size if text.startswith("# ") else size)
            canvas.drawString(x, y, text.removeprefix("# "))
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def column(*rows: str, x: float = LEFT, top: float = TOP) -> list[tuple[float, float, str]]:
    """Lines below one another; an empty one is a gap."""
    return [(x, top - STEP * i, line) for i, line in enumerate(rows) if line]


FIRST = ("The ferry between Kos and Bodrum will run again from", "Friday after a pause of 12 years, said the port authority", "of Kos on Monday.")
SECOND = ("It carries 1,250 passengers a day and cost 3.5 million", "euros, a rise of 12% on the plan.")
A, B = " ".join(FIRST), " ".join(SECOND)

LAYOUTS = [
    ("a gap between paragraphs", [column(*FIRST, "", *SECOND)], f"{A}\n\n{B}"),
    ("no gap, a short last line", [column(*FIRST, *SECOND)], f"{A}\n\n{B}"),
    ("no gap, a first line that is indented", [[(LEFT + 20 * (line in (FIRST[0], SECOND[0])), TOP - STEP * i, line) for i, line in enumerate((*FIRST, *SECOND))]], f"{A}\n\n{B}"),
    ("two columns", [[*column(*FIRST), *column(*SECOND, x=RIGHT + 40)]], f"{A}\n\n{B}"),
    ("a paragraph over two columns", [[*column(*FIRST[:2]), *column(FIRST[2], "", *SECOND, x=RIGHT + 40)]], f"{A}\n\n{B}"),
    ("a paragraph over two pages", [column(*FIRST[:2]), column(FIRST[2], "", *SECOND)], f"{A}\n\n{B}"),
    ("a title", [[(LEFT, 800, "# Ferry back"), *column(*FIRST)]], f"Ferry back\n\n{A}"),
    ("a title of two lines", [[(LEFT, 812, "# Ferry back after a"), (LEFT, 790, "# pause of 12 years"), *column(*FIRST)]], f"Ferry back after a pause of 12 years\n\n{A}"),
    ("heads, feet and numbers of pages", [[(LEFT, 820, f"Harbour Post {13 + n}"), *column(*text), (LEFT, 30, f"Page {n} of 2")] for n, text in enumerate((FIRST, SECOND), 1)], f"{A}\n\n{B}"),
    ("the number of a single page", [[*column(*FIRST), (290, 30, "- 13 -")]], A),
    ("what a browser prints", [[(20, 825, "2/11/25, 10:30 AM Ferry back | Harbour Post"), *column(*FIRST), (20, 15, "https://post.example/ferry 1/1")]], A),
    ("a figure in the last line stays", [column(*FIRST, "", "13 boats were lost in 2013.", "Nobody knows why the other")], f"{A}\n\n13 boats were lost in 2013.\n\nNobody knows why the other"),
    ("a list", [column("The port authority names three:", "• 12 boats", "• 13 quays", "1. a pier")], "The port authority names three:\n\n• 12 boats\n\n• 13 quays\n\n1. a pier"),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "text"), [case[1:] for case in LAYOUTS], ids=[case[0] for case in LAYOUTS])
def test_paragraphs_are_rebuilt(one, pages, text):
    assert one("a.pdf", drawn(*pages)).text == text


HYPHENS = [
    ("a word that was parted", ("It was an adminis-", "trative pause"), "It was an administrative pause"),
    ("a number's unit", ("It was a 12-", "year pause"), "It was a 12-year pause"),
    ("two names", ("It was an Anglo-", "French pause"), "It was an Anglo-French pause"),
    ("a number in words", ("Il y a vingt-", "cinq ans"), "Il y a vingt-cinq ans"),
    ("a verb's own", ("A-t-il dit, peut-", "être"), "A-t-il dit, peut-être"),
    ("a compound met elsewhere", ("Of harbour-side trade: harbour-", "side it is"), "Of harbour-side trade: harbour-side it is"),
    ("a dash", ("It was -", "they say - long"), "It was - they say - long"),
]


@pytest.mark.parametrize(("parts", "text"), [case[1:] for case in HYPHENS], ids=[case[0] for case in HYPHENS])
def test_words_parted_at_the_end_of_a_line(one, parts, text):
    assert (
        one("a.pdf", drawn(column("The port authority of Kos says this:", *parts))).text.replace("\n\n", " ") == f"The port authority of Kos says this: {text}"
    )


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_is_read_as_it_is_seen(one, rotate):
    """Whichever way it is turned, lines that lie level are read from the top down; those on their side, as notes in a margin, aren't."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(600, 600))
    canvas.setPageRotation(rotate)
    canvas.translate(300, 300)
    canvas.rotate(rotate)
    for i, line in enumerate((*FIRST, *SECOND)):
        canvas.drawString(-200, 200 - STEP * i, line)
    canvas.rotate(90)
    canvas.drawString(-200, 280, "A note in the margin of 13 words")
    canvas.save()
    assert one("a.pdf", data.getvalue()).text == f"{A}\n\n{B}"


def test_letters_without_their_forms():
    assert letters("e\ufb03cient \ufb02ag ﻋﺎدﺓ ﻻ ﹰ 12½ m²") == "efficient flag عادة لا \u064b 12½ m²"


def glyphs(text: str, x: float = 500, y: float = 700, size: float = 12) -> list[list[float]]:
    """A line as a page shows it, its letters given from left to right, each half as wide as it is high."""
    left = x - len(text) * size / 2
    return [
        [ord(letter), left + i * size / 2, y - 3, left + (i + 1) * size / 2, y + 9, size, left + i * size / 2, y]
        for i, letter in enumerate(text)
        if letter != " "
    ]


SEEN = [  # as it stands on the page, from left to right; as it is said
    ("words", "ءانيملا تداع", "عادت الميناء"),
    ("a number", "اماع 12 دعب", "بعد 12 عاما"),
    ("one in Arabic digits", "نم ٪١٢", "١٢٪ من"),
    ("groups and decimals", "نويلم 3.5 وأ 1,250", "1,250 أو 3.5 مليون"),
    ("a date", "2025/02/11 موي", "يوم 2025/02/11"),
    ("a range", "13-12 نم", "من 12-13"),
    ("brackets as they look", "(وروي 12) نم", "من (12 يورو)"),
    ("brackets as they are meant", ")وروي 12( نم", "من (12 يورو)"),
    ("quotation marks", "«انرظتنا» لاق", "قال «انتظرنا»"),
    ("Latin words", "ةديرج تلقن Harbour Post نع", "عن Harbour Post نقلت جريدة"),
    ("Latin words with a number", "يف COVID 19 دعب", "بعد COVID 19 في"),
    ("a comma", "تلاقو ،2025", "2025، وقالت"),
    ("English among it", "Ferry back 12 years", "Ferry back 12 years"),
]


@pytest.mark.parametrize(("seen", "said"), [case[1:] for case in SEEN], ids=[case[0] for case in SEEN])
def test_the_order_of_speech(seen, said):
    (line,) = lines(glyphs(seen))
    assert line.text == said


def test_columns_from_right_to_left():
    right = [glyphs(f"ةعبسو ةرشع {n}", x=500, y=700 - 16 * n) for n in range(6)]
    left = [glyphs(f"ةينامثو نورشع {n}", x=250, y=700 - 16 * n) for n in range(6)]
    title = glyphs("ليوط ناونع اذه ةديرجلا هذه نم ةحفصلا سأر يف", x=470, y=760, size=18)
    page = [glyph for row in (title, *(part for pair in zip(left, right, strict=True) for part in pair)) for glyph in row]
    texts = [line.text for line in lines(page)]
    assert texts == ["في رأس الصفحة من هذه الجريدة هذا عنوان طويل", *(f"{n} عشرة وسبعة" for n in range(6)), *(f"{n} عشرون وثمانية" for n in range(6))]


def test_vowel_signs_follow_their_letters():
    line = glyphs("امداق")
    line.append([0x64B, 470.5, 706, 472.5, 709, 12, 470.5, 702])  # over the alef, the first letter from the left
    (found,) = lines(line)
    assert found.text == "قادماً"


@pytest.mark.parametrize("style", ["page", "columns"])
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_what_chromium_prints(one, articles, language, style):
    """make_pdf.py made them."""
    found = one("a.pdf", (PDFS / f"{language}-{style}.pdf").read_bytes())
    assert found.text == "\n\n".join(articles[language]).replace("ً\u0627", "\u0627ً")
    assert found.title == articles[language][0]
    assert (found.published, found.language_from) == (None, "unknown")


def stream(data: bytes, filters: bytes = b"/FlateDecode", pages: int = 1) -> bytes:
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[" + b"5 0 R " * pages + b"]/Count %d>>" % pages, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Filter[" + filters + b"]/Length %d>>stream\n" % len(data) + data + b"\nendstream",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>/Contents 4 0 R>>",
    ]  # fmt: skip
    made, places = b"%PDF-1.4\n", []
    for n, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj\n" % n + part + b"\nendobj\n"
    return (
        made
        + b"xref\n0 6\n0000000000 65535 f \n"
        + b"".join(b"%010d 00000 n \n" % place for place in places)
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(made)
    )


GOOD = drawn(column(*FIRST))
BOMB = zlib.compress(zlib.compress(b" " * 600_000_000, 9), 9)
REFUSED = [
    ("empty", b"", "empty"),
    ("no PDF", b"hello", "no PDF: it doesn't start as one"),
    ("truncated", GOOD[:300], "not a PDF, or damaged"),
    ("encrypted", drawn(column(*FIRST), encrypt="secret"), "encrypted; save it without a password"),
    ("scanned", drawn([]), "no text in it; are its pages scanned pictures?"),
    ("a stamp on a scan", drawn([(LEFT, TOP, "13 SEEN")]), "no text in it; are its pages scanned pictures?"),
    ("many pages", stream(zlib.compress(b""), pages=600), "600 pages; at most 500"),
    ("many characters", stream(zlib.compress(b"BT /F 9 Tf " + b"(abcdefghij) Tj " * 30_000 + b"ET"), pages=4), "more than 1,000,000 characters"),
]


@pytest.mark.parametrize(("data", "reason"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_refused(refused, data, reason):
    assert refused("a.pdf", data) == reason


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is only bounded on Linux")
def test_a_bomb_takes_no_more_memory_than_it_may(refused):
    assert "more memory than 450 MB" in refused("a.pdf", stream(BOMB, b"/FlateDecode/FlateDecode"))


def test_what_takes_long_ends(refused, monkeypatch):
    monkeypatch.setattr(pdf, "SECONDS", 0.001)
    assert refused("a.pdf", GOOD) == "takes more than 0.001 seconds to read"


def test_a_reader_that_dies_ends_in_a_line(refused, monkeypatch):
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], -11, b"", b""))
    assert refused("a.pdf", GOOD) == "PDFium failed at it (signal 11: damaged, or more memory than 450 MB)"


def test_a_running_head_must_stand_at_an_edge():
    """A line that comes again in the text stays."""
    page = [
        Line(text, 60, 700 - 14 * n, 300, 712 - 14 * n, 11)
        for n, text in enumerate(("Head", "One of them is", "It goes on.", "It goes on.", "It goes on.", "One after it", "Foot"))
    ]
    text, _ = text_of([page, page])
    assert "Head" not in text
    assert text.count("It goes on.") == 6
