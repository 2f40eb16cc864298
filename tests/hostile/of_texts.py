"""Text files: encodings that are none, bytes that no text has, and texts that a careless reader is slow at."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from random import Random

_SPEC = importlib.util.spec_from_file_location("hostile", Path(__file__).resolve().parents[2] / "benchmarks" / "speed" / "hostile.py")
assert _SPEC
assert _SPEC.loader
units = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(units)

EN = "The ministry said on Monday that 12 of the 40 bridges, built for $3.5 million, had been closed for two weeks.\n\nNobody was hurt.\n"
FR = "Le ministère a déclaré lundi que 12 des 40 ponts, construits pour 3,5 millions d’euros, étaient fermés depuis deux semaines.\n"
AR = "قالت الوزارة يوم الاثنين إن 12 جسرا من أصل 40 جسرا أغلقت منذ أسبوعين بعد أن كلفت 3.5 مليون دولار.\n"
LONG = 290_000  # characters, near the most that an article may have
HUGE = 10_000_000 - 1  # bytes, near the most that a file of text may have


def noise(size: int, seed: int) -> bytes:
    return Random(seed).randbytes(size)


def said(unit: str, size: int) -> bytes:
    """A text said again and again, behind a sentence that says which language it is."""
    head = "---\nlanguage: en\n---\nThe minister said that 5 men died. "
    return (head + (unit * (size // len(unit) + 1)))[:size].encode("utf-8", "surrogatepass")


ENCODINGS = {
    "en": (EN, ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-7", "cp500", "cp037", "punycode")),
    "fr": (FR, ("latin-1", "mac-roman", "cp850", "utf-16", "utf-16-be", "cp1252", "utf-7")),
    "ar": (AR, ("cp1256", "iso8859-6", "mac-arabic", "cp864", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig")),
}
FILES = {f"encoded-{name}-{codec}.txt": text.replace("’", "'").encode(codec, "ignore") for name, (text, codecs) in ENCODINGS.items() for codec in codecs}
FILES |= {
    "encoded-ja-shift-jis.txt": "大臣は月曜日に12本の橋を閉鎖したと述べた。".encode("shift-jis"),
    "encoded-zh-gb18030.txt": "部长周一表示,40座桥梁中有12座已关闭。".encode("gb18030"),
    "encoded-ru-koi8.txt": "Министр сказал, что 12 мостов закрыты.".encode("koi8-r"),
    "mojibake.txt": FR.encode().decode("cp1252", "replace").encode(),
    "mojibake-twice.txt": FR.encode().decode("latin-1").encode().decode("latin-1").encode(),
    "cut-in-a-letter.txt": AR.encode()[:101],
    "continuation-alone.txt": EN.encode() + b"\x80\x80\x80",
    "overlong.txt": EN.encode() + b"\xc0\x80\xe0\x80\x80\xf0\x80\x80\x80",
    "surrogates-in-utf-8.txt": EN.encode() + b"\xed\xa0\x80\xed\xb0\x80",
    "beyond-unicode.txt": EN.encode() + b"\xf4\x90\x80\x80\xf8\x88\x80\x80\x80",
    "all-bytes.txt": bytes(range(256)) * 20,
    "high-bytes.txt": b"\xff" * 5_000,
    "marks-in-the-middle.txt": (EN + "\ufeff" + EN + "\ufeff\ufeff").encode(),
    "only-a-mark.txt": b"\xef\xbb\xbf",
    "only-a-mark-of-utf-16.txt": b"\xff\xfe",
    "half-of-utf-16.txt": EN.encode("utf-16")[:-1],
    "noncharacters.txt": (EN + "\ufffe\uffff\U0010ffff\ufdd0").encode(),
    "private.txt": (EN + "\ue000" * 1_000).encode(),
    "replacements.txt": (EN + "\ufffd" * 5_000).encode(),
    "nul.txt": EN.encode() + b"\0" + EN.encode(),
    "nul-late.txt": EN.encode() * 100 + b"\0" * 50 + EN.encode(),
    "nuls.txt": b"\0" * 10_000,
    "controls.txt": EN.encode() + bytes(range(1, 32)) * 3,
    "escapes.txt": (EN + "\x1b[2J\x1b]0;title\x07\x1b]8;;http://example.org\x07 12 \x9b31m").encode(),
    "workflow-commands.txt": f"::error::broken\n##vso[task.complete]\n{EN}".encode(),
    "markup.txt": f"<script>alert(1)</script>\n=HYPERLINK(1)\n[x](javascript:alert(1))\n{EN}".encode(),
    "empty.txt": b"",
    "blank.txt": b" \t\r\n\n\n ",
    "invisible.txt": "\u200b\u200e\u200f\u2060\ufeff\u00ad".encode() * 100,
    "one-letter.txt": b"a",
    "one-digit.txt": b"7",
    "no-letters.txt": b"1 2 3 ... ??? !!!",
    "old-mac-lines.txt": EN.replace("\n", "\r").encode(),
    "odd-lines.txt": EN.replace(" ", "\u2028").replace("\n", "\x85\x0b\x0c").encode(),
    **{f"noise-{size}.txt": noise(size, size) for size in (1, 2, 3, 10, 100, 1_000, 10_000, 1_000_000)},
    **{f"unit-{name.replace(' ', '-')}.txt": said(unit, 3_000) for name, unit in units.HOSTILE.items()},
    "unit-zalgo.txt": said("a" + "\u0301" * 2_000 + " ", 20_000),
    "unit-flags.txt": said("\U0001f1eb\U0001f1f7", 5_000),
    "unit-joined.txt": said("\U0001f468\u200d", 5_000),
    "unit-isolates.txt": said("\u2066\u2067\u2068", 5_000),
    "unit-endless-quote.txt": said('“he said «that "we ‘', 5_000),
    "unit-deep-brackets.txt": said("([{«“", 20_000) + said(")]}»”", 20_000),
    "unit-millions.txt": said("a million billion trillion ", 20_000),
    "unit-zeros.txt": said("0", 30_000),
    "unit-nines.txt": said("999,999,999,", 20_000),
    "unit-decimals.txt": said("0.000000001", 20_000),
    "unit-exponents.txt": said("1e999999999 ", 5_000),
    "unit-years.txt": said("in 2147483648 ", 5_000),
    "unit-days.txt": said("31 February 0000 ", 5_000),
    "unit-hours.txt": said("99:99:99 ", 5_000),
    "unit-wide-digits.txt": said("１２３𝟏𝟐𝟑Ⅻ½", 5_000),
    "unit-crlf.txt": said("a\r\n\r\n", 10_000),
    "unit-links.txt": said("http://a.b/c?d=e&f#g ", 10_000),
    "unit-words.txt": said("one ", 30_000),
    "unit-numbers-in-words.txt": said("two hundred thousand and five ", 60_000),
    "unit-captions.txt": said("Photo: AP/Name\n", 10_000),
    "unit-pipes.txt": said("a|", 30_000),
}
FILES |= {
    "huge-digits-and-spaces.txt": lambda: b"1 " * (HUGE // 2),
    "huge-paragraph.txt": lambda: EN.replace("\n", " ").encode() * (HUGE // len(EN)),
    "huge-initials.txt": lambda: b"a. " * (HUGE // 3),
    "huge-grouped-digits.txt": lambda: b"123," * (HUGE // 4),
    "huge-digits.txt": lambda: b"7" * HUGE,
    "huge-quotes.txt": lambda: "“".encode() * (HUGE // 3),
    "huge-lines.txt": lambda: b"\n" * HUGE + b"a",
    "huge-spaces.txt": lambda: b" " * HUGE + b"a",
    "unit-tatweels-alone.txt": lambda: said("ـ", LONG),
    "huge-vowel-marks.txt": lambda: "\u064e".encode() * (HUGE // 2),
    "too-large.txt": lambda: EN.encode() * 100_000,
    "too-large-without-a-line.txt": lambda: b"x" * 30_000_000,
}
ALONE = {
    "long-digits-and-spaces.txt": lambda: said("1 ", LONG),
    "long-lines.txt": lambda: said("a\n", LONG),
    "long-quotes.txt": lambda: said("“", LONG),
    "long-news.txt": lambda: said(EN, LONG),
}
