"""ZIP archives: what is read, in which order and under which name, and the ones made to do harm."""

import gzip
import io
import struct
import zipfile

import pytest

from crosscheck.read import _unpacking, read

TEXT = "The harbour reopened on Monday after a strike of three days, the port authority said.\n"
ARABIC = "أعلنت سلطة الميناء يوم الاثنين إعادة فتح الميناء بعد إضراب دام ثلاثة أيام بحسب بيان رسمي.\n"


def packed(members, method=zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of (name or ZipInfo, data)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def found(folder, data, name="a.zip"):
    """What an archive that is named gives: addresses without the folder, and what is skipped."""
    path = folder / name
    path.write_bytes(data)
    return told(folder, path)


def told(folder, path):
    articles, skipped = read([path])
    prefix = f"{folder.as_posix()}/"
    return [one.path.removeprefix(prefix) for one in articles], [(one.path.removeprefix(prefix), one.reason) for one in skipped]


def unix(name, mode):
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


READ = [
    ("by name, not as packed", [("b.txt", TEXT), ("a.txt", TEXT)], ["a.txt", "b.txt"]),
    ("in folders", [("2025/june/port.txt", TEXT), ("2025/", "")], ["2025/june/port.txt"]),
    ("Arabic name", [("أخبار/ميناء.txt", ARABIC)], ["أخبار/ميناء.txt"]),
    ("no reader", [("a.txt", TEXT), ("photo.png", b"\x89PNG"), ("app.exe", b"MZ"), ("README", TEXT)], ["a.txt"]),
    ("hidden", [("a.txt", TEXT), (".b.txt", TEXT), (".git/c.txt", TEXT), ("__MACOSX/._a.txt", TEXT), ("x/__MACOSX/d.txt", TEXT)], ["a.txt"]),
    ("upwards", [("../../../etc/a.txt", TEXT)], ["etc/a.txt"]),
    ("from the root", [("/etc/a.txt", TEXT)], ["etc/a.txt"]),
    ("Windows", [("..\\..\\Windows\\a.txt", TEXT), ("C:\\b.txt", TEXT)], ["Windows/a.txt", "C:/b.txt"]),
    ("what a terminal obeys", [("a\x1b[31m\u202eb.txt", TEXT)], ["a\\x1b[31m\\u202eb.txt"]),
    ("links and devices", [("a.txt", TEXT), (unix("b.txt", 0o120777), "/etc/passwd"), (unix("c.txt", 0o020666), "")], ["a.txt"]),
    ("the last of one name", [("a.txt", TEXT + "first"), ("a.txt", TEXT)], ["a.txt"]),
    ("lines of JSON", [("feed.jsonl", f'{{"id": "1", "text": "{TEXT.strip()}"}}\n')], ["feed.jsonl:1"]),
    ("an archive", [("inner.zip", packed([("a.txt", TEXT)]))], ["inner.zip!/a.txt"]),
    ("a name too long", [(f"{'x' * 500}.txt", TEXT)], [f"{'x' * 196}.txt"]),
]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(("members", "names"), [case[1:] for case in READ], ids=[case[0] for case in READ])
def test_what_is_read(tmp_path, members, names):
    assert found(tmp_path, packed(members)) == ([f"a.zip!/{name}" for name in names], [])


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_the_text_is_the_file_s(tmp_path, method):
    (tmp_path / "a.zip").write_bytes(packed([("a.txt", ARABIC)], method))
    (one,), _ = read([tmp_path / "a.zip"])
    assert (one.text, one.id, one.language, one.extracted) == (ARABIC, "a.zip!/a.txt", "ar", True)


def marked(data, at, bit):
    """The archive with a bit set in the flags of its entries, of the list and of the headers."""
    changed = bytearray(data)
    for magic, place in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        start = 0
        while (start := data.find(magic, start)) >= 0:
            changed[start + place] |= bit
            start += 4
    return bytes(changed)


def spoiled(data):
    """The archive with another letter in the first file's bytes, which are stored."""
    return data.replace(b"harbour", b"harvour", 1)


def overlapping():
    """Two entries of the list that share one file."""
    data = bytearray(packed([("a.txt", TEXT), ("b.txt", TEXT)], zipfile.ZIP_STORED))
    second = data.rfind(b"PK\1\2")
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    return bytes(data)


def nameless():
    """An entry whose name has no letters; what stood there is more of its header."""
    data = bytearray(packed([("a.txt", TEXT), ("b.txt", TEXT)], zipfile.ZIP_STORED))
    first = data.find(b"PK\1\2")
    data[first + 28 : first + 32] = struct.pack("<HH", 0, 5)
    data[first + 46 : first + 51] = b"\0\0\1\0x"
    return bytes(data)


def nested(depth):
    data, name = packed([("a.txt", TEXT)]), "0.zip"
    for number in range(1, depth):
        data, name = packed([(name, data)]), f"{number}.zip"
    return data


TWO = packed([("a.txt", TEXT), ("b.txt", TEXT)], zipfile.ZIP_STORED)
DAMAGED = "damaged: Bad CRC-32 for file 'a.txt'"
WRONG = [
    ("no archive", b"not an archive at all", [], [("a.zip", "no ZIP archive, damaged, or cut short: File is not a zip file")]),
    ("empty file", b"", [], [("a.zip", "no ZIP archive, damaged, or cut short: File is not a zip file")]),
    ("cut short", TWO[:-30], [], [("a.zip", "no ZIP archive, damaged, or cut short: File is not a zip file")]),
    ("no files", packed([]), [], [("a.zip", "holds no file that could be read")]),
    ("nothing to read", packed([("a.png", b"x")]), [], [("a.zip", "holds no file that could be read")]),
    ("one is damaged", spoiled(TWO), ["a.zip!/b.txt"], [("a.zip!/a.txt", DAMAGED)]),
    ("encrypted", marked(TWO, 0, 1), [], [("a.zip", "encrypted in it, and not read: a.txt and 1 more")]),
    ("LZMA", packed([("a.txt", TEXT)], zipfile.ZIP_LZMA), [], [("a.zip!/a.txt", "compressed by method 14, which isn't read; pack it as usual")]),
    ("overlapping", overlapping(), [], [("a.zip", "files in it overlap, as in an archive made to do harm; it isn't read")]),
    ("no name", nameless(), ["a.zip!/b.txt"], []),
    ("too deep", nested(6), [], [("a.zip!/4.zip!/3.zip!/2.zip!/1.zip!/0.zip", "lies in 5 files, one in another; at most 4")]),
    ("empty text", packed([("a.txt", TEXT), ("b.txt", " ")]), ["a.zip!/a.txt"], [("a.zip!/b.txt", "empty")]),
]


@pytest.mark.parametrize(("data", "articles", "skipped"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_one_clear_line(tmp_path, data, articles, skipped):
    assert found(tmp_path, data) == (articles, skipped)


def test_an_archive_of_other_things_in_a_folder_is_passed_over(tmp_path):
    (tmp_path / "photos.zip").write_bytes(packed([("a.png", b"x")]))
    (tmp_path / "a.txt").write_text(TEXT)
    assert told(tmp_path, tmp_path) == (["a.txt"], [])


SIDE = [
    ("beside", [("n/a.txt", TEXT), ("n/sources.yaml", "a.txt: {outlet: The Pier, published: 2025-06-17}\n")], "The Pier", []),
    ("of another folder", [("n/a.txt", TEXT), ("sources.yaml", "b.txt: {outlet: The Pier}\n"), ("b.txt", TEXT)], None, []),
    ("of a page", [("n/a.html", f"<html><body><article><p>{TEXT * 3}</p></article></body></html>"), ("n/sources.yaml", "a.html: {outlet: Pier}")], "Pier", []),
    ("of a compressed file", [("n/a.txt.gz", gzip.compress(TEXT.encode())), ("n/sources.yaml", "a.txt.gz: {outlet: The Pier}")], "The Pier", []),
    ("the article's own comes first", [("n/a.txt", f"---\noutlet: Quay\n---\n{TEXT}"), ("n/sources.yaml", "a.txt: {outlet: The Pier}")], "Quay", []),
    (
        "a mistake",
        [("n/a.txt", TEXT), ("n/sources.yaml", "a.txt: {outlet: x}\nb.txt: {}\n")],
        None,
        [("a.zip!/n/sources.yaml:2", "no file 'b.txt' in this folder (did you mean 'a.txt'?)")],
    ),
    (
        "too long",
        [("n/a.txt", TEXT), ("n/sources.yaml", "#" * 300_000)],
        None,
        [("a.zip!/n/sources.yaml", "too long; at most 262,144 bytes, and 1,048,576 in one archive")],
    ),
    ("no text", [("n/a.txt", TEXT), ("n/sources.yaml", b"\0\1\2")], None, [("a.zip!/n/sources.yaml", "binary, not text")]),
]


@pytest.mark.parametrize(("members", "outlet", "skipped"), [case[1:] for case in SIDE], ids=[case[0] for case in SIDE])
def test_an_archive_s_own_sources_yaml(tmp_path, members, outlet, skipped):
    assert found(tmp_path, packed(members))[1] == skipped
    articles, _ = read([tmp_path / "a.zip"])
    assert next(one.outlet for one in articles if "/n/a." in one.path) == outlet


def test_what_is_said_of_the_archive_counts_for_all_that_says_nothing_else(tmp_path):
    (tmp_path / "sources.yaml").write_text("a.zip: {outlet: The Agency, language: en}\n")
    (tmp_path / "a.zip").write_bytes(packed([("a.txt", TEXT), ("b.txt", TEXT), ("sources.yaml", "b.txt: {outlet: The Pier}")]))
    articles, _ = read([tmp_path])
    assert [(one.outlet, one.language_from) for one in articles] == [("The Agency", "declared"), ("The Pier", "declared")]


def test_too_many_files(tmp_path, monkeypatch):
    monkeypatch.setattr(_unpacking, "ENTRIES", 3)
    articles, skipped = found(tmp_path, packed([(f"{n}.txt", TEXT) for n in range(5)]))
    assert (articles, skipped) == ([f"a.zip!/{n}.txt" for n in range(3)], [("a.zip", "holds more than 3 files; unpack it to have the rest read")])


def test_the_files_of_archives_in_it_count_too_and_one_line_is_enough(tmp_path, monkeypatch):
    monkeypatch.setattr(_unpacking, "ENTRIES", 5)
    inner = packed([(f"{n}.txt", TEXT) for n in range(3)])
    articles, skipped = found(tmp_path, packed([(f"{n}.zip", inner) for n in range(9)]))
    assert (len(articles), skipped) == (3, [("a.zip!/1.zip", "holds more than 5 files; unpack it to have the rest read")])


def test_a_bomb_is_given_up(tmp_path):
    articles, skipped = found(tmp_path, packed([(f"{n}.jsonl", (b" " * 9_999 + b"\n") * 1_500) for n in range(9)]))
    assert (articles, skipped) == ([], [("a.zip", "unpacks to more than 200 times the size of the file; the rest isn't read")])


def test_a_bomb_of_bombs_is_given_up(tmp_path):
    data = packed([("0.txt", b"x" * 9_000_000)])
    for name in ("1.zip", "2.zip", "3.zip"):
        data = packed([(f"{n}/{name}", data) for n in range(6)])
    articles, skipped = found(tmp_path, data)
    assert not articles
    assert [reason for _, reason in skipped if "times the size" in reason] == ["unpacks to more than 200 times the size of the file; the rest isn't read"]


def test_a_text_too_large_is_skipped_by_itself(tmp_path):
    articles, skipped = found(tmp_path, packed([("a.txt", b"x" * 10_000_001), ("b.txt", TEXT)]))
    assert (articles, skipped) == (["a.zip!/b.txt"], [("a.zip!/a.txt", "too large for one article (at most 10,000,000 bytes)")])


def test_a_long_file_is_read_as_a_stream(tmp_path):
    line = f'{{"id": "%d", "text": "{TEXT.strip() * 100}"}}\n'
    articles, skipped = read([_write(tmp_path, packed([("feed.jsonl", "".join(line % n for n in range(1_500)))]))], lambda article: article)
    assert (len(articles), articles[-1].path.rpartition("!/")[2], skipped) == (1_500, "feed.jsonl:1500", ())


def _write(folder, data):
    (folder / "a.zip").write_bytes(data)
    return folder / "a.zip"


def test_a_list_of_files_too_long_is_refused(tmp_path):
    data = bytearray(packed([("a.txt", TEXT)]))
    end = data.rfind(b"PK\5\6")
    data[end + 12 : end + 16] = struct.pack("<I", 5_000_000)
    articles, skipped = found(tmp_path, bytes(6_000_000) + bytes(data))
    assert (articles, skipped) == ([], [("a.zip", "its list of files is longer than 4,000,000 bytes; unpack it")])


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_archive_never_ends_the_run(tmp_path, seed):
    from random import Random

    chance = Random(seed)
    for _ in range(25):
        data = bytearray(packed([("a.txt", TEXT * 5), ("n/b.jsonl", f'{{"text": "{TEXT.strip()}"}}'), ("sources.yaml", "a.txt: {outlet: x}")]))
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        articles, skipped = found(tmp_path, bytes(data[: chance.randint(0, len(data))] if chance.random() < 0.3 else data))
        assert articles or skipped
        assert all("\n" not in reason for _, reason in skipped)
