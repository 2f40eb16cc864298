"""Right-to-left text for terminals that don't turn it around: the order of a line, the forms of letters, and styles that stay with their letters."""

from __future__ import annotations

import unicodedata

import pytest
from arabic_reshaper import ArabicReshaper
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from crosscheck.report.reorder import embedding_levels, mirrored, visual_order
from crosscheck.report.shape import shaped
from crosscheck.report.visual import visual

# as in UAX #9, capitals stand for Hebrew letters (which have one form each); ⟨ ⟪ ‹ open isolates (right-to-left, left-to-right, by the first letter), ⟩ closes them
PLAIN = "ABCDEFGHIJKLMNOPQRSTUV⟨⟪‹⟩"
READ = str.maketrans(PLAIN, "".join(map(chr, range(0x5D0, 0x5E6))) + "\u2067\u2066\u2068\u2069")
SHOW = str.maketrans("".join(map(chr, range(0x5D0, 0x5E6))), PLAIN[:22])

LINES = [
    ("nothing to turn", "one, two (three)", "one, two (three)"),
    ("a word", "car is ABC in", "car is CBA in"),
    ("words and what is between", "say ABC DEF now", "say FED CBA now"),
    ("a number keeps its order", "ABC 123 DEF", "FED 123 CBA"),
    ("a number with separators", "ABC 1,234.5 DEF", "FED 1,234.5 CBA"),
    ("an Arabic-Indic number", "ABC ١٢٣ DEF", "FED ١٢٣ CBA"),
    ("a sign beside a number", "ABC 50% DEF", "FED 50% CBA"),
    ("brackets are mirrored", "say ABC (DEF) GHI now", "say IHG (FED) CBA now"),
    ("brackets around Latin", "ABC (car) DEF", "CBA (car) FED"),
    ("the same in a text from the right", "⟨ABC (car) DEF⟩", "FED (car) CBA"),
    ("a bracket that opens nothing", "ABC ) car", "CBA ) car"),
    ("square brackets around a value", "⟨ABC [13 DEF] GHI.⟩", ".IHG [FED 13] CBA"),
    ("quotation marks", "⟨ABC «DEF» GHI⟩", "IHG «FED» CBA"),
    ("a full stop inside the isolate", "is ⟨ABC.⟩ in", "is .CBA in"),
    ("a full stop outside of it", "is ⟨ABC⟩. then", "is CBA. then"),
    ("two isolates keep their places", "⟨ABC⟩ 12 ⟨DEF⟩", "CBA 12 FED"),
    ("two without isolates change them", "ABC 12 DEF", "FED 12 CBA"),
    ("an isolate in an isolate", "⟨ABC ⟪x 1 y⟩ DEF⟩", "FED x 1 y CBA"),
    ("by its first letter", "‹ABC x⟩ ‹x ABC⟩", "x CBA x CBA"),
    ("an isolate that nothing closes", "a ⟨ABC. b", "a b .CBA"),
    ("a close that nothing opened", "a⟩ ABC⟩ b", "a CBA b"),
    ("spaces at the end stay there", "⟨ABC⟩  ", "CBA  "),
    ("a mark stays on its letter", "xAB\u05b8Cy", "xCB\u05b8Ay"),
    ("two marks in their order", "xAB\u05bc\u05b8y", "xB\u05bc\u05b8Ay"),
    ("a mark on Latin letters", "e\u0301 ABC", "e\u0301 CBA"),
    ("empty", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("line", "shown"), [row[1:] for row in LINES], ids=[row[0] for row in LINES])
def test_the_order_of_a_line(line, shown):
    assert visual(Text(line.translate(READ))).plain.translate(SHOW) == shown


def seen(text):
    return "".join(c for c in text if unicodedata.bidirectional(c) not in ("BN", "LRI", "RLI", "FSI", "PDI"))


LETTERS = "ab אב عب 12 ١٢ ۴ ()[]{}<>«».,:;-+/%$€#…!؟،؛ \u064b\u0301\u05b8\u200c\u200d\u2066\u2067\u2068\u2069"


@given(st.text(st.sampled_from(LETTERS), max_size=16))
def test_the_order_is_that_of_another_implementation(text):
    """The Rust crate unicode-bidi, by way of python-bidi, which neither mirrors brackets nor keeps marks behind their letters."""
    levels = embedding_levels(text)
    letters = "".join(c if unicodedata.bidirectional(c) != "NSM" else "" for c in seen("".join(text[i] for i in visual_order(text, levels))))
    assert letters == "".join(c for c in seen(get_display(text, base_dir="L")) if unicodedata.bidirectional(c) != "NSM")
    assert sorted(visual_order(text, levels)) == list(range(len(text)))


@given(st.text(max_size=30))
def test_any_text_has_an_order(text):
    shown = visual(Text(text)).plain
    assert cell_len(shown) <= cell_len(text)


MIRRORS = [("(", ")"), ("»", "«"), ("<", ">"), ("⟧", "⟦"), ("a", "a"), ("∑", "∑"), ("“", "“"), ("\U000e0020", "\U000e0020")]


@pytest.mark.parametrize(("character", "other"), MIRRORS)
def test_mirror_images(character, other):
    assert mirrored(character) == other


SHAPES = [
    ("three joined", "بيت", "ﺑﻴﺖ"),
    ("one that doesn't reach out", "دار", "ﺩﺍﺭ"),
    ("alone", "ب", "ﺏ"),
    ("lam and alef are one", "لا", "ﻻ"),
    ("joined to what is before", "بلا", "ﺑﻼ"),
    ("lam, mark and alef", "لَا", "ﻻَ"),
    ("a mark doesn't part", "بَيت", "ﺑَﻴﺖ"),
    ("a space does", "بي ت", "ﺑﻲ ﺕ"),
    ("tatweel joins", "بـ ـب", "ﺑـ ـﺐ"),
    ("a non-joiner parts", "می\u200cخواهم", "ﻣﯽ\u200cﺧﻮﺍﻫﻢ"),
    ("Persian letters", "پژگچ", "ﭘﮋﮔﭻ"),
    ("no Arabic", "abc אבג 12", "abc אבג 12"),
]


@pytest.mark.parametrize(("word", "forms"), [row[1:] for row in SHAPES], ids=[row[0] for row in SHAPES])
def test_the_forms_of_letters(word, forms):
    assert "".join(character for character, _ in shaped(word)) == forms


OTHER = ArabicReshaper({"delete_harakat": False, "delete_tatweel": False, "shift_harakat_position": False, "ARABIC LIGATURE ALLAH": False, "RIAL SIGN": False})


@given(st.text(st.sampled_from("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکی \u0640.1a\u064b\u0650\u0651"), max_size=14))
def test_the_forms_are_those_of_another_implementation(text):
    assert "".join(character for character, _ in shaped(text)) == OTHER.reshape(text)


def test_styles_stay_with_their_letters():
    line = Text.assemble("\u2067", "دام ", ("13 عامًا", "bold"), ".", "\u2069")
    shown = visual(line)
    assert shown.plain == ".ﺎﻣًﺎﻋ 13 ﻡﺍﺩ"
    (span,) = shown.spans
    assert (shown.plain[span.start : span.end], span.style) == ("ﺎﻣًﺎﻋ 13", "bold")


def test_where_the_terminal_turns_words_their_letters_are_left():
    assert visual(Text("\u2067بعد انقطاع (13 عاما).\u2069"), words=True).plain == ".(عاما 13) انقطاع بعد"
