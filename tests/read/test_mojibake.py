"""Damaged letters: mended where all of them are and it is sure, else read as they stand, always with a note."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.model import Article, Skipped, Span
from crosscheck.read import read
from crosscheck.read._files import Unreadable
from crosscheck.read._metadata import Record
from crosscheck.read._mojibake import mended
from crosscheck.reading import read_article

ROOT = Path(__file__).parents[2]
ENGLISH = "Port reopens\n\n“We’re glad it’s over,” said José Núñez on Monday – after 3 days. Repairs cost €4.2 million.\n"
FRENCH = "Le port rouvre\n\nLa préfète a déclaré lundi que l’été serait plus calme, après une grève de 3 jours. Les travaux coûteront 4,2 millions d’euros à l’État.\n"
ARABIC = "الميناء يعود إلى العمل\n\nأعلنت سلطة الميناء يوم الاثنين إعادة فتحه، بعد إضراب دام 3 أيام. وتبلغ كلفة الإصلاحات 4.2 مليون يورو.\n"
TEXTS = {"en": ENGLISH, "fr": FRENCH, "ar": ARABIC}
NAMES = {"cp1252": "Windows-1252", "latin-1": "Windows-1252", "cp1256": "Windows-1256"}


def taken(text: str, codec: str, times: int = 1) -> str:
    """UTF-8 taken for another encoding and saved again; a byte that it lacks becomes a control character, as browsers do it."""
    for _ in range(times):
        text = "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())
    return text


def record(text: str) -> Record:
    return Record(id="a", path="a.txt", text=text, body=Span(0, len(text)))


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "cp1256"])
@pytest.mark.parametrize("language", TEXTS)
def test_what_is_damaged_throughout_is_mended_and_said(language, codec, times):
    damaged = taken(TEXTS[language], codec, times)
    assert damaged != TEXTS[language]
    found = mended(record(damaged))
    assert (found.text, found.extracted) == (TEXTS[language], True)
    assert found.body == Span(0, len(found.text))
    (note,) = found.notes
    assert f"UTF-8 that was taken for {NAMES[codec]} and saved again{' twice' if times == 2 else ''}" in note


LOSSY = [
    ("no-break spaces became plain ones", taken(FRENCH, "cp1252").replace("\u00a0", " "), FRENCH),
    ("Arabic, the same", taken(ARABIC, "cp1252").replace("\u00a0", " "), ARABIC),
    ("a byte order mark", taken("\ufeff" + FRENCH, "cp1252"), "\ufeff" + FRENCH),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in LOSSY], ids=[case[0] for case in LOSSY])
def test_what_can_still_be_told(text, expected):
    assert mended(record(text)).text == expected


def test_what_cant_be_told_is_counted():
    damaged = taken(ARABIC, "cp1252").replace("\x81", "")  # ف is U+0641, in UTF-8 with a byte that Windows-1252 lacks
    (note,) = mended(record(damaged)).notes
    assert note.endswith(f"and saved again; {ARABIC.count('ف')} can't be mended")


NOTED = [
    (
        "a quotation",
        f"{FRENCH}Il a Ã©crit Â« oui Â».\n",
        "letters are damaged in 3 places: UTF-8 that was taken for Windows-1252 and saved again, such as 'Ã©' for 'é'",
    ),
    (
        "in Arabic",
        f"{ARABIC}ط§ظ„ظ…ظٹظ†ط§ط،\n",
        "letters are damaged in 1 place: UTF-8 that was taken for Windows-1256 and saved again, such as 'ط§ظ„ظ…ظٹظ†ط§' for 'المي'",
    ),
    ("letters lost", "Le pr\ufffdsident a \ufffd\ufffdcrit \u00e0 l'\u00c9tat.\n", "letters are lost in 2 places: the text holds U+FFFD there"),
    ("question marks in words", "Le pr?sident a d?clar? que l'?t? ?tait fini, apr?s la gr?ve.\n", "letters are lost in 6 places: question marks stand there"),
    ("lost words", f"{ENGLISH}???? ?????? ??? ?????\n", "letters are lost in 4 places: question marks stand there"),
]


@pytest.mark.parametrize(("text", "note"), [case[1:] for case in NOTED], ids=[case[0] for case in NOTED])
def test_what_is_damaged_in_part_is_only_noted(text, note):
    found = mended(record(text))
    assert (found.text, found.extracted, found.notes) == (text, False, (note,))


def test_what_is_lost_altogether_is_skipped(tmp_path):
    (tmp_path / "a.txt").write_text("".join(c if c.isascii() else "?" for c in ARABIC))
    _, (skipped,) = read([tmp_path])
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "its letters are lost: most words are question marks; take it from its source again"


SILENT = [
    ("plain English", ENGLISH),
    ("plain French", FRENCH),
    ("plain Arabic", ARABIC),
    ("capitals", "À L’ÂGE DE 5 ANS : « ÊTRE NÉ À NÎMES » ÇA ? É» SÃO PAULO, AÇÃO, PÃO, Ãnimo\n"),
    ("single letters and marks", "الأحرف: ط، ظ؛ ع؟ غ… أ، آ: «ط» و«أ» و«غ»؛ الخط، الحفظ؟ الوسط… وقع؛ بلغ»\n"),
    ("names", "Åse Ångström, Đặng Văn, Ørsted, Łódź, Ægir, Œuvre, Îles, Ðuro, Šiška, Žižek\n"),
    ("German quotations", "Das „Ä“ und das „Ü“, die „Å“ und „É”.\n"),
    ("questions", "Why? Who? What?! Really?? No??? ¿Qué? Pourquoi ? لماذا؟ He said “why?”Then left.\n"),
    ("addresses", "See https://x.test/a?b=c&d?e and page.php?id=3, x?y=1, what?ever=2.\n"),
    ("an article about it", "The page said é and nothing else – it’s a mystery.\n"),
    ("formulas", "√2 ≈ 1.41 ¬ and ≤ 5 ‚quoted‘ ÿ\n"),
    ("Mac's own marks", "« Été » ‹ à › “é” ‘è’ …à –é — À\n"),
    ("a few question marks", "ok?yes, no?maybe\n"),
]


@pytest.mark.parametrize("text", [case[1] for case in SILENT], ids=[case[0] for case in SILENT])
def test_what_is_sound_stays_as_it_is(text):
    own = record(text)
    assert mended(own) is own


def test_the_projects_own_articles_are_sound():
    files = [*ROOT.glob("seeds/*.txt"), *ROOT.glob("tests/stories/*/*.txt"), *ROOT.glob("benchmarks/stories/*/*.txt")]
    assert len(files) > 300
    noted = [path for path in files if mended(record(path.read_bytes().decode())).notes]
    assert noted == []


@pytest.mark.parametrize("language", TEXTS)
def test_a_mended_article_says_what_the_sound_one_says(tmp_path, language):
    front = f"---\ntitle: {TEXTS[language].splitlines()[0]}é\nlanguage: {language}\n---\n"
    (tmp_path / "damaged.txt").write_text(taken(front + TEXTS[language], "cp1252"), newline="")
    (tmp_path / "sound.txt").write_text(front + TEXTS[language], newline="")
    (damaged, sound), skipped = read([tmp_path])
    assert (skipped, sound.notes, sound.extracted) == ((), (), False)
    assert isinstance(damaged, Article)
    assert (damaged.text, damaged.title, damaged.title_span, damaged.body, damaged.extracted) == (sound.text, sound.title, sound.title_span, sound.body, True)
    assert [(c.kind, c.value, c.span) for c in read_article(damaged).claims] == [(c.kind, c.value, c.span) for c in read_article(sound).claims] != []


PARTS = st.one_of(
    st.text(max_size=10),
    st.sampled_from([taken(t, c, n) for t in TEXTS.values() for c in NAMES for n in (1, 3)]),
    st.text("ÃØÙ©§Ââ€™?\ufffd طظأ،", max_size=20),
)


@settings(max_examples=200, deadline=None)
@given(text=st.lists(PARTS, min_size=1, max_size=5).map("".join))
def test_any_text_is_mended_or_left(text):
    try:
        found = mended(record(text))
    except Unreadable:
        return
    assert all("\n" not in note for note in found.notes)
    assert found.text == text or (found.extracted and found.notes)
