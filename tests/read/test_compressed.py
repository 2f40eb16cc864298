"""One file, compressed."""

import bz2
import gzip
import lzma

import pytest

from crosscheck.read import read

TEXT = "The harbour reopened on Monday after a strike of three days, the port authority said.\n"
ROW = f'{{"id": "1", "text": "{TEXT.strip()}"}}\n'


def found(folder, name, data):
    (folder / name).write_bytes(data)
    articles, skipped = read([folder / name])
    prefix = f"{folder.as_posix()}/"
    return [one.path.removeprefix(prefix) for one in articles], [(one.path.removeprefix(prefix), one.reason) for one in skipped]


READ = [
    ("a.txt.gz", gzip.compress(TEXT.encode()), "a.txt.gz!/a.txt"),
    ("a.txt.bz2", bz2.compress(TEXT.encode()), "a.txt.bz2!/a.txt"),
    ("a.txt.xz", lzma.compress(TEXT.encode()), "a.txt.xz!/a.txt"),
    ("A.TXT.GZ", gzip.compress(TEXT.encode()), "A.TXT.GZ!/A.TXT"),
    ("feed.jsonl.gz", gzip.compress(ROW.encode()), "feed.jsonl.gz!/feed.jsonl:1"),
    ("a.txt.gz.gz", gzip.compress(gzip.compress(TEXT.encode())), "a.txt.gz.gz!/a.txt.gz!/a.txt"),
    ("a.txt.gz", gzip.compress(TEXT[:20].encode()) + gzip.compress(TEXT[20:].encode()), "a.txt.gz!/a.txt"),
]


@pytest.mark.parametrize(("name", "data", "path"), READ, ids=[str(n) for n in range(len(READ))])
def test_what_is_read(tmp_path, name, data, path):
    assert found(tmp_path, name, data) == ([path], [])
    (one,), _ = read([tmp_path / name])
    assert one.text.strip() == TEXT.strip()


GZ = gzip.compress(TEXT.encode())
WRONG = [
    ("cut short", "a.txt.gz", GZ[:-9], "cut short: its end is missing"),
    ("a bit", "a.txt.gz", GZ[:-6] + b"\0" + GZ[-5:], "damaged: Error -3 while decompressing data: incorrect data check"),
    ("more behind it", "a.txt.gz", GZ + b"more", "damaged: Error -3 while decompressing data: incorrect header check"),
    ("not compressed", "a.txt.gz", TEXT.encode(), "neither gzip nor bzip2 nor xz"),
    ("empty", "a.txt.gz", b"", "neither gzip nor bzip2 nor xz"),
    ("no reader", "a.png.gz", GZ, "holds 'a.png', for which there is no reader"),
    ("no ending", "access.gz", GZ, "holds 'access', for which there is no reader"),
]


@pytest.mark.parametrize(("name", "data", "reason"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_one_clear_line(tmp_path, name, data, reason):
    assert found(tmp_path, name, data) == ([], [(name, reason)])


def test_a_bomb_is_given_up(tmp_path):
    assert found(tmp_path, "a.jsonl.gz", gzip.compress((b" " * 9_999 + b"\n") * 3_000)) == (
        [],
        [("a.jsonl.gz!/a.jsonl", "unpacks to more than 200 times the size of the file; the rest isn't read")],
    )


def test_other_files_in_a_folder_are_passed_over(tmp_path):
    (tmp_path / "access.log.gz").write_bytes(GZ)
    (tmp_path / "a.txt").write_text(TEXT)
    articles, skipped = read([tmp_path])
    assert ([one.id for one in articles], skipped) == (["a.txt"], ())


def test_what_is_read_before_the_end_is_missing(tmp_path):
    rows = "".join(f'{{"id": "{n}", "text": "{TEXT.strip() * 10} {n * 7919}"}}\n' for n in range(15_000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(rows.encode(), 1)[:-100])
    articles, (skipped,) = read([tmp_path / "a.jsonl.gz"], lambda article: article)
    assert 12_000 < len(articles) < 15_000
    assert skipped.reason == "cut short: its end is missing"
