import re
from datetime import date
from pathlib import Path

import pytest

from crosscheck.errors import InputError
from crosscheck.model import Article, Skipped
from crosscheck.read import read, suffixes

BODY = "The harbour reopened on Monday after a strike of three days, the port authority said in a statement.\n"
FRENCH = "Le port a rouvert lundi après une grève de trois jours, a annoncé la direction dans un communiqué.\n"
ARABIC = "أعلنت سلطة الميناء يوم الاثنين إعادة فتح الميناء بعد إضراب دام ثلاثة أيام بحسب بيان رسمي.\n"


def one(folder: Path, data: str | bytes, name: str = "a.txt") -> Article | Skipped:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    articles, skipped = read([path])
    (only,) = (*articles, *skipped)
    return only


FRONT = [
    ("plain", f"---\ntitle: Port reopens\nlanguage: en\n---\n{BODY}", "Port reopens"),
    ("double quotes", f'---\ntitle: "Port: open again"\n---\n{BODY}', "Port: open again"),
    ("single quotes", f"---\ntitle: 'Port: open again'\n---\n{BODY}", "Port: open again"),
    ("unknown keys", f"---\nsection: [sea, land]\ntitle: Port reopens\n---\n{BODY}", "Port reopens"),
    ("crlf", f"---\r\ntitle: Port reopens\r\nlanguage: en\r\n---\r\n{BODY}", "Port reopens"),
    ("byte order mark", f"\ufeff---\ntitle: Port reopens\n---\n{BODY}", "Port reopens"),
    ("Arabic", f'---\nlanguage: ar\ntitle: "إعادة فتح الميناء"\n---\n{ARABIC}', "إعادة فتح الميناء"),
    ("emoji before", f"---\nurl: 'x/😀'\ntitle: Port reopens\n---\n{BODY}", "Port reopens"),
]


@pytest.mark.parametrize(("text", "title"), [case[1:] for case in FRONT], ids=[case[0] for case in FRONT])
def test_front_matter(tmp_path, text, title):
    found = one(tmp_path, text)
    assert isinstance(found, Article)
    assert found.text == text  # the file as it is: offsets count in it
    assert found.title == title
    assert text[found.title_span.start : found.title_span.end] == title
    assert text[found.body.start : found.body.end].startswith((BODY[:20], ARABIC[:20]))


def test_all_fields(tmp_path):
    found = one(tmp_path, f"---\noutlet: The Pier\npublished: 2025-06-17T08:30:00+02:00\nlanguage: EN-gb\n---\n{BODY}")
    assert (found.outlet, found.published, found.published_from) == ("The Pier", date(2025, 6, 17), "declared")
    assert (found.language, found.language_certainty, found.language_from) == ("en", 1.0, "declared")


NO_FRONT = [
    ("none", BODY),
    ("a rule in the text", f"{BODY}---\n{BODY}---\n"),
    ("never closed", f"---\n{BODY}"),
    ("crlf", BODY.replace("\n", "\r\n")),
]


@pytest.mark.parametrize("text", [case[1] for case in NO_FRONT], ids=[case[0] for case in NO_FRONT])
def test_text_without_front_matter_is_all_body(tmp_path, text):
    found = one(tmp_path, text)
    assert (found.text, found.body.start, found.body.end) == (text, 0, len(text))
    assert (found.title_span, found.language, found.language_from) == (None, "en", "detected")


def test_the_headline_is_the_title_where_none_is_declared(tmp_path):
    found = one(tmp_path, f"Port reopens after strike\n\n{BODY}")
    assert (found.title, found.title_span) == ("Port reopens after strike", None)


UNREADABLE = [
    ("empty", b"", "empty"),
    ("blank", b" \n\t\r\n", "empty"),
    ("no-break spaces", "\u00a0\ufeff\n".encode(), "empty"),
    ("zero bytes", b"PK\x03\x04\x00\x00\x00\x08 some text", "binary, not text"),
    ("control bytes", bytes(range(1, 32)) * 20, "binary, not text"),
    ("head only", b"---\ntitle: x\n---\n \n", "no text behind the front matter"),
    (
        "colon",
        f"---\ntitle: Port: open\n---\n{BODY}",
        "front matter, line 2: not YAML: mapping values are not allowed here; put a value that holds a colon in quotes",
    ),
    ("no mapping", f"---\njust words\n---\n{BODY}", "front matter, line 2: expected `key: value` lines between the two `---`"),
    ("list for text", f"---\nurl: x\ntitle: [a, b]\n---\n{BODY}", "front matter, line 3: title must be text"),
    ("language", f"---\nlanguage: fra\n---\n{BODY}", "language 'fra' isn't one of ar, en, es, fr (did you mean 'fr'?)"),
    ("date", f"---\npublished: yesterday\n---\n{BODY}", "published 'yesterday' isn't a date; write YYYY-MM-DD"),
    ("two days", f"---\npublished: 06/07/2025\n---\n{BODY}", "published '06/07/2025' may be two days; write YYYY-MM-DD"),
    ("no such day", f"---\npublished: 2025-02-30\n---\n{BODY}", "published '2025-02-30' isn't a date; write YYYY-MM-DD"),
    ("deep", "---\na: " + "[" * 5_000 + "\n---\n" + BODY, "front matter is nested too deeply"),
]


@pytest.mark.parametrize(("data", "reason"), [case[1:] for case in UNREADABLE], ids=[case[0] for case in UNREADABLE])
def test_what_cant_be_read_is_skipped_with_its_reason(tmp_path, data, reason):
    assert one(tmp_path, data) == Skipped(path=(tmp_path / "a.txt").as_posix(), reason=reason)


def test_other_languages_are_skipped(tmp_path):
    found = one(tmp_path, "Der Hafen wurde am Montag nach einem dreitägigen Streik wieder geöffnet, teilte die Hafenbehörde mit. " * 3)
    assert isinstance(found, Skipped)
    assert found.reason.startswith("language 'de' isn't one of ar, en, es, fr (detected, certainty ")


def test_the_others_are_still_read(tmp_path):
    (tmp_path / "good.txt").write_text(BODY)
    (tmp_path / "bad.txt").write_bytes(b"")
    articles, skipped = read([tmp_path])
    assert ([a.id for a in articles], [s.path for s in skipped]) == (["good.txt"], [(tmp_path / "bad.txt").as_posix()])


def test_folders_are_walked_in_order(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/A.TXT", ".hidden/x.txt", ".y.txt", "notes.rtf", "gold.json", "c.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}" if name == "gold.json" else BODY)
    articles, skipped = read([tmp_path])
    assert [a.id for a in articles] == ["b.txt", "a/A.TXT", "a/z.txt"]
    assert articles[0].path == (tmp_path / "b.txt").as_posix()
    assert not skipped


def test_ids_are_unique_and_no_file_is_read_twice(tmp_path):
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(BODY)
    articles, _ = read([tmp_path / "x", tmp_path / "y", tmp_path / "x" / "a.txt"])
    assert [a.id for a in articles] == ["a.txt", (tmp_path / "y" / "a.txt").as_posix()]


def test_a_file_of_another_kind_is_skipped(tmp_path):
    assert one(tmp_path, BODY, "a.rtf").reason == f"no reader for '.rtf' files; there is {', '.join(suffixes())}"


def test_a_file_too_large_is_skipped(tmp_path):
    assert one(tmp_path, b"x" * 10_000_001).reason == "too large for one article (10,000,001 bytes; at most 10,000,000)"


def test_a_path_that_doesnt_exist_is_an_error(tmp_path):
    (tmp_path / "port.txt").write_text(BODY)
    with pytest.raises(InputError, match=r"prt\.txt: no such file or folder \(did you mean 'port\.txt'\?\)$"):
        read([tmp_path / "prt.txt"])


def test_a_folder_without_sources_is_an_error(tmp_path):
    with pytest.raises(InputError, match=re.escape(f"no sources in this folder; files that can be read end in {', '.join(suffixes())}")):
        read([tmp_path])
