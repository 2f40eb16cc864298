"""Bytes become text: encodings declared, marked, and guessed."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.model import Article
from crosscheck.read import read
from crosscheck.read._encoding import Decoded, codec, declared_in, decoded, wide
from crosscheck.read._files import Unreadable

ENGLISH = {
    "line": "The harbour reopened on Monday, the café owners’ union said.\n",
    "few": "The harbour reopened on Monday after a strike of three days, the port authority said. “We’re glad it’s over,” said José Núñez, who runs a café.\n",
    "long": "The harbour reopened on Monday after a strike of three days – the longest since 2009 – the port authority said.\r\n\r\n"
    "“We’re glad it’s over,” said José Núñez, who runs a café on the quay. Repairs will cost €4.2 million, or £3.6m, and take until mid-June…\r\n"
    "The union’s secretary, Anaïs Lefèvre, called it “a beginning”. Temperatures rose to 31° on Tuesday.\r\n",
}
FRENCH = {
    "line": "Le port a rouvert lundi après une grève de trois jours.\n",
    "few": "Le port a rouvert lundi après une grève de trois jours, a annoncé la préfète. « Nous espérons que l’été sera plus calme », a-t-elle déclaré à Sète.\n",
    "long": "Le port a rouvert lundi après une grève de trois jours, a annoncé la préfète à l’issue d’une réunion.\r\n\r\n"
    "« Nous espérons que l’été sera plus calme », a-t-elle déclaré. Les travaux coûteront 4,2 millions d’euros, soit 15 % de plus que prévu – un record.\r\n"
    "À Sète, où le maire reçoit la délégation, des pêcheurs s’inquiètent : « Ça ne peut pas durer », s’exclame Noël Français, âgé de 58 ans. Évidemment, rien n’est sûr.\r\n",
}
ARABIC = {
    "line": "أعلنت سلطة الميناء إعادة فتحه يوم الاثنين.\n",
    "few": "أعلنت سلطة الميناء يوم الاثنين إعادة فتح الميناء، بعد إضراب دام ثلاثة أيام. وقال مدير الميناء سمير خليل: «نأمل أن يكون الصيف أهدأ».\n",
    "long": "أعلنت سلطة الميناء يوم الاثنين إعادة فتح الميناء، بعد إضراب دام ثلاثة أيام هو الأطول منذ عام 2009.\r\n\r\n"
    "وقال مدير الميناء سمير خليل: «نأمل أن يكون الصيف أهدأ». وتبلغ كلفة الإصلاحات 42 مليون دينار، بزيادة 15% عمّا كان مقرراً؛ فهل تكفي؟\r\n"
    "وأضاف أن الأشغال ستنتهي قبل نهاية شهر يونيو، وأن 120 عاملاً عادوا إلى أماكنهم في الرصيفين الشرقي والغربي.\r\n",
}
# How an editor of the time wrote what his encoding lacked.
INSTEAD = {"’": "'", "“": '"', "”": '"', "–": "-", "…": "...", "€": "EUR ", "«": '"', "»": '"', "£": "GBP ", "ï": "i"}
TEXTS = {"en": ENGLISH, "fr": FRENCH, "ar": ARABIC}
OLD = {"en": ["cp1252", "iso8859-15", "mac-roman"], "fr": ["cp1252", "cp1256", "iso8859-15", "mac-roman"], "ar": ["cp1256", "iso8859-6", "mac-arabic"]}
UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
NAMES = {
    "cp1252": "Windows-1252",
    "cp1256": "Windows-1256",
    "iso8859-15": "ISO-8859-15",
    "iso8859-6": "ISO-8859-6",
    "mac-roman": "Mac Roman",
    "mac-arabic": "Mac Arabic",
}
DECLARED = {
    "cp1252": "iso-8859-1",
    "cp1256": "Windows-1256",
    "iso8859-15": "latin9",
    "iso8859-6": "iso-8859-6",
    "mac-roman": "macintosh",
    "mac-arabic": "x-mac-arabic",
}


def old(text: str, encoding: str) -> tuple[bytes, str]:
    """A text in an old encoding, and the text that this holds."""
    data = b"".join(part.encode(encoding, "ignore") or INSTEAD.get(part, "").encode(encoding) for part in text)
    return data, data.decode(encoding)


GUESSED = [(lang, length, encoding) for lang, encodings in OLD.items() for encoding in encodings for length in TEXTS[lang]]
ALL = [*GUESSED, *((lang, length, encoding) for lang in TEXTS for encoding in UNICODE for length in TEXTS[lang])]


def test_there_are_many_cases():
    assert len(ALL) >= 60


@pytest.mark.parametrize(("lang", "length", "encoding"), ALL)
def test_the_text_is_found_where_nothing_is_declared(lang, length, encoding):
    if encoding in UNICODE:
        data = TEXTS[lang][length].encode(encoding)
        expected = f"\ufeff{TEXTS[lang][length]}" if encoding in ("utf-8-sig", "utf-16", "utf-32") else TEXTS[lang][length]
    else:
        data, expected = old(TEXTS[lang][length], encoding)
    found = decoded(data)
    assert found.text == expected  # line ends and byte order mark included
    quiet = encoding.startswith("utf-8") or expected.startswith("\ufeff")
    assert bool(found.notes) is not quiet


@pytest.mark.parametrize(("lang", "length", "encoding"), GUESSED)
def test_a_true_declaration_holds_without_a_word(lang, length, encoding):
    data, expected = old(TEXTS[lang][length], encoding)
    assert decoded(data, DECLARED[encoding]) == Decoded(expected, NAMES[encoding])


UNTRUE = [
    ("UTF-8 as Windows-1256", ARABIC["few"].encode(), "windows-1256", "declared as Windows-1256, but it is UTF-8, and read as that"),
    ("UTF-8 as ISO-8859-1", FRENCH["few"].encode(), "ISO-8859-1", "declared as Windows-1252, but it is UTF-8, and read as that"),
    ("Windows-1256 as UTF-8", ARABIC["long"].encode("cp1256"), "utf-8", "declared as UTF-8, which it can't be; read as Windows-1256"),
    ("Windows-1256 as ISO-8859-1", ARABIC["long"].encode("cp1256"), "latin1", "declared as Windows-1252, which it can't be; read as Windows-1256"),
    ("Windows-1256 as ISO-8859-6", ARABIC["long"].encode("cp1256"), "iso-8859-6", "declared as ISO-8859-6, which it can't be; read as Windows-1256"),
    ("Windows-1252 as UTF-16", FRENCH["long"].encode("cp1252"), "utf-16", "declared as UTF-16, which it can't be; read as Windows-1252"),
    ("Windows-1252 as Mac Roman", FRENCH["long"].encode("cp1252"), "macintosh", "declared as Mac Roman, which it can't be; read as Windows-1252"),
    ("Mac Roman as ISO-8859-1", FRENCH["few"].encode("mac-roman"), "iso-8859-1", "declared as Windows-1252, which it can't be; read as Mac Roman"),
    ("Windows-1252 as Shift_JIS", FRENCH["long"].encode("cp1252"), "shift_jis", "declared as cp932, which it can't be; read as Windows-1252"),
    ("nonsense declared", FRENCH["few"].encode("cp1252"), "rot13", "read as Windows-1252, which nothing in it declares"),
    ("nothing but nonsense", FRENCH["few"].encode("cp1252"), "x\0\udc80" * 50, "read as Windows-1252, which nothing in it declares"),
]


@pytest.mark.parametrize(("data", "declared", "note"), [case[1:] for case in UNTRUE], ids=[case[0] for case in UNTRUE])
def test_a_declaration_that_cant_be_true_is_overruled_and_said(data, declared, note):
    found = decoded(data, declared)
    assert found.notes == (note,)
    assert found.text in {text for texts in TEXTS.values() for text in texts.values()}


QUIET = [
    ("ASCII as anything", b"The harbour reopened on Monday.", "windows-1256"),
    ("ASCII as UTF-16, as pages say", b"The harbour reopened on Monday.", "utf-16"),
    ("UTF-8 as UTF-8", FRENCH["few"].encode(), "UTF8"),
    ("UTF-8 with nonsense", FRENCH["few"].encode(), "hex"),
    ("UTF-16 as UTF-16", FRENCH["few"].encode("utf-16-le"), "utf-16le"),
    ("another language, declared", "Президент заявил в понедельник, что переговоры продолжатся.".encode("cp1251"), "windows-1251"),
    ("and another", "Başbakan pazartesi günü görüşmelerin süreceğini söyledi.".encode("cp1254"), "iso-8859-9"),
    ("several bytes a letter", "总统周一表示，谈判将继续进行。".encode("gbk"), "gb2312"),
]


@pytest.mark.parametrize(("data", "declared"), [case[1:] for case in QUIET], ids=[case[0] for case in QUIET])
def test_what_is_declared_well_needs_no_note(data, declared):
    assert decoded(data, declared).notes == ()


REFUSED = [
    ("empty", b"", "empty"),
    ("blank", b" \r\n", "empty"),
    ("a mark alone", b"\xff\xfe", "empty"),
    ("a mark and a space", b"\xef\xbb\xbf \n", "empty"),
    ("an archive", b"PK\x03\x04\0\0\0\x08 some text", "binary, not text"),
    ("controls", bytes(range(1, 32)) * 20, "binary, not text"),
    ("a few bytes that could be UTF-16", b"\x00\x01", "binary, not text"),
    ("numbers of 16 bits", bytes(range(64, 96)) + b"\0\1\0\2" * 20, "binary, not text"),
    ("UTF-32 without a mark", "abc".encode("utf-32-le"), "binary, not text"),
    ("half of UTF-16", b"\xff\xfea\0b", "damaged: not UTF-16 at byte 4, as its byte order mark says it is"),
    ("half a pair", "abc\ud800def".encode("utf-16", "surrogatepass"), "damaged: not UTF-16 at byte 8, as its byte order mark says it is"),
    ("a byte is wrong", FRENCH["long"].encode().replace("é".encode(), b"\xe9", 1), "damaged: not UTF-8 at byte 66 (line 1), as the rest of it is"),
    ("cut inside a letter", ARABIC["few"].encode()[:102], "damaged: not UTF-8 at byte 101 (line 1), as the rest of it is"),
    ("Russian", "Президент заявил в понедельник, что переговоры продолжатся.".encode("cp1251"), "neither UTF-8 nor an old one of English, French or Arabic"),
    (
        "Greek",
        "Ο πρωθυπουργός δήλωσε τη Δευτέρα ότι οι συνομιλίες θα συνεχιστούν.".encode("cp1253"),
        "neither UTF-8 nor an old one of English, French or Arabic",
    ),
    ("Hebrew", "ראש הממשלה אמר ביום שני כי השיחות יימשכו.".encode("cp1255"), "neither UTF-8 nor an old one of English, French or Arabic"),
    ("Chinese", "总统周一表示，谈判将继续进行。".encode("gbk"), "neither UTF-8 nor an old one of English, French or Arabic"),
    ("two candidates", "He met Iñigo in Spain.".encode("mac-roman"), "its encoding can't be told: Windows-1252 or Mac Roman; save it as UTF-8"),
]


@pytest.mark.parametrize(("data", "reason"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_isnt_sure_is_refused_in_one_line(data, reason):
    with pytest.raises(Unreadable) as error:
        decoded(data)
    assert reason in str(error.value)
    assert "\n" not in str(error.value)


def test_latin_letters_that_are_valid_utf8_by_chance():
    text = "Personne ne s’était blessé.\n".replace("blessé", "assis")
    assert "Վ" in text.encode("mac-roman").decode("utf-8")
    assert decoded(text.encode("mac-roman")).text == text
    assert decoded("Le mot Վան est arménien.".encode()).notes == ()


LABELS = [
    ("utf-8", "utf-8"),
    (" UTF8 ", "utf-8"),
    ("ISO-8859-1", "cp1252"),
    ("us-ascii", "cp1252"),
    ("'windows-1256'", "cp1256"),
    ("x-mac-roman", "mac-roman"),
    ("iso-8859-6-i", "iso8859-6"),
    ("gb2312", "gb18030"),
    ("utf-16", "utf-16-le"),
    ("utf-7", None),
    ("unicode_escape", None),
    ("idna", None),
    ("base64", None),
    ("zlib", None),
    ("", None),
    (None, None),
    ("no such thing", None),
    ("a" * 10_000, None),
]


@pytest.mark.parametrize(("label", "expected"), LABELS)
def test_labels(label, expected):
    assert codec(label) == expected


PAGES = [
    (b'<html><head><meta charset="windows-1256"><title>', "windows-1256"),
    (b"<META content='text/html; charset=iso-8859-6' http-equiv=Content-Type>", "iso-8859-6"),
    (b'<meta name="a" content="b"><meta charset = utf-8>', "utf-8"),
    (b'<?xml version="1.0" encoding="ISO-8859-15"?><rss>', "ISO-8859-15"),
    (b"\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8'?>", "UTF-8"),
    ('<?xml version="1.0"?>'.encode("utf-16-le"), "utf-16-le"),
    ('<?xml version="1.0"?>'.encode("utf-16-be"), "utf-16-be"),
    (b"<!-- <meta charset=koi8-r> --><meta charset=latin1>", "latin1"),
    (b'<meta name="charset" content="x"><p>charset=utf-8</p>', None),
    (b'<?xml version="1.0"?><note>', None),
    (b" " * 5_000 + b"<meta charset=latin1>", None),
    (b"", None),
]


@pytest.mark.parametrize(("data", "expected"), PAGES)
def test_what_a_page_says_of_itself(data, expected):
    assert declared_in(data) == expected


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6", "utf-16"])
def test_a_text_file_in_an_old_encoding_is_read_with_a_note(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes(ARABIC["long"].replace("«", '"').replace("»", '"').encode(encoding, "ignore"))
    (article,), skipped = read([tmp_path])
    assert isinstance(article, Article)
    assert (article.language, skipped) == ("ar", ())
    assert article.notes == (() if encoding == "utf-16" else (f"read as {NAMES[encoding]}, which nothing in it declares",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16", "utf-16-be"])
def test_json_lines_in_another_encoding(tmp_path, encoding):
    rows = [{"id": str(i), "text": text.replace("\r\n", " "), "language": "ar"} for i, text in enumerate(ARABIC.values())]
    (tmp_path / "a.jsonl").write_bytes("\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode(encoding))
    articles, skipped = read([tmp_path])
    assert ([a.text for a in articles], skipped) == ([row["text"] for row in rows], ())
    assert [a.path.rpartition(":")[2] for a in articles] == ["1", "2", "3"]


def test_wide_streams_stand_at_their_start_again():
    stream = BytesIO("{}".encode("utf-16-le"))
    assert wide(stream)
    assert stream.tell() == 0
    assert not wide(BytesIO(b"{}"))


def test_no_story_is_read_in_a_wrong_encoding():
    right = refused = 0
    for path in sorted((Path(__file__).parents[1] / "stories").glob("*/*.txt")):
        for encoding in OLD.get(path.name[:2], ()):
            for most in (90, 400, None):
                data, expected = old(path.read_bytes().decode().rpartition("\n---\n")[2].strip()[:most], encoding)
                try:
                    found = decoded(data)
                except Unreadable:
                    refused += 1
                else:
                    assert found.text == expected
                    right += 1
    assert right > 1_000
    assert refused <= 0.01 * right


PIECES = st.one_of(
    st.binary(max_size=6), st.sampled_from([text["few"].encode(e, "ignore") for text in TEXTS.values() for e in ("utf-8", "cp1252", "cp1256", "utf-16-le")])
)


@settings(max_examples=300, deadline=None)
@given(
    data=st.lists(PIECES, max_size=5).map(b"".join),
    declared=st.one_of(st.none(), st.text(max_size=12), st.sampled_from([*DECLARED.values(), "utf-8", "utf-16", "gbk"])),
)
def test_any_bytes_end_in_text_or_one_line(data, declared):
    declared_in(data)
    try:
        found = decoded(data, declared)
    except Unreadable as error:
        found = Decoded(str(error), "none")
    assert found.text.strip()
    assert found.encoding != "none" or "\n" not in found.text
