"""tar archives, compressed or not: read in their order, from a stream."""

import bz2
import gzip
import io
import lzma
import tarfile

import pytest

from crosscheck.read import _unpacking, read

TEXT = "The harbour reopened on Monday after a strike of three days, the port authority said.\n"
ARABIC = "أعلنت سلطة الميناء يوم الاثنين إعادة فتح الميناء بعد إضراب دام ثلاثة أيام بحسب بيان رسمي.\n"


def entry(name, data=TEXT, type_=tarfile.REGTYPE, **more):
    info = tarfile.TarInfo(name)
    data = data if isinstance(data, bytes) else data.encode()
    info.size, info.type = len(data) if type_ == tarfile.REGTYPE else 0, type_
    for key, value in more.items():
        setattr(info, key, value)
    return info, data


def packed(*entries, form=tarfile.PAX_FORMAT) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=form) as archive:
        for info, data in entries:
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def found(folder, data, name="a.tar"):
    (folder / name).write_bytes(data)
    articles, skipped = read([folder / name])
    prefix = f"{folder.as_posix()}/"
    return [one.path.removeprefix(prefix) for one in articles], [(one.path.removeprefix(prefix), one.reason) for one in skipped]


READ = [
    ("as packed", [entry("b.txt"), entry("a.txt")], ["b.txt", "a.txt"]),
    ("./", [entry("./n/a.txt")], ["n/a.txt"]),
    ("Arabic name", [entry("أخبار/ميناء.txt", ARABIC)], ["أخبار/ميناء.txt"]),
    ("a long name", [entry(f"{'n' * 120}/a.txt")], [f"{'n' * 120}/a.txt"]),
    ("a name no encoding reads", [entry("a\udcff.txt")], ["a\\udcff.txt"]),
    ("upwards, from the root", [entry("../../a.txt"), entry("/etc/b.txt")], ["a.txt", "etc/b.txt"]),
    ("hidden, and without reader", [entry(".a.txt"), entry("._b.txt"), entry("c.png"), entry("d.txt")], ["d.txt"]),
    ("folder", [entry("n.txt", type_=tarfile.DIRTYPE), entry("a.txt")], ["a.txt"]),
    ("symbolic link", [entry("b.txt", type_=tarfile.SYMTYPE, linkname="/etc/passwd"), entry("a.txt")], ["a.txt"]),
    ("link", [entry("b.txt", type_=tarfile.LNKTYPE, linkname="/etc/passwd"), entry("a.txt")], ["a.txt"]),
    ("device", [entry("b.txt", type_=tarfile.CHRTYPE), entry("c.txt", type_=tarfile.BLKTYPE), entry("a.txt")], ["a.txt"]),
    ("pipe", [entry("b.txt", type_=tarfile.FIFOTYPE), entry("a.txt")], ["a.txt"]),
    ("an archive", [entry("in.tar.gz", gzip.compress(packed(entry("a.txt"))))], ["in.tar.gz!/a.txt"]),
]


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT], ids=["pax", "GNU"])
@pytest.mark.parametrize(("entries", "names"), [case[1:] for case in READ], ids=[case[0] for case in READ])
def test_what_is_read(tmp_path, entries, names, form):
    assert found(tmp_path, packed(*entries, form=form)) == ([f"a.tar!/{name}" for name in names], [])


FORMS = [
    ("plain", "a.tar", bytes),
    ("gzip", "a.tar.gz", gzip.compress),
    ("gzip in short", "a.tgz", gzip.compress),
    ("bzip2", "a.tar.bz2", bz2.compress),
    ("xz", "a.tar.xz", lzma.compress),
    ("capitals", "A.TAR.GZ", gzip.compress),
    ("the bytes count, not the name", "a.tar.xz", gzip.compress),
    ("in pieces", "a.tgz", lambda data: gzip.compress(data[:1_000]) + gzip.compress(data[1_000:])),
    ("zeros behind it", "a.tgz", lambda data: gzip.compress(data) + bytes(512)),
]


@pytest.mark.parametrize(("name", "compress"), [case[1:] for case in FORMS], ids=[case[0] for case in FORMS])
def test_compressed(tmp_path, name, compress):
    (tmp_path / name).write_bytes(compress(packed(entry("a.txt", ARABIC), entry("b.txt"))))
    (one, two), skipped = read([tmp_path / name])
    assert (one.text, two.text, one.language, one.extracted, skipped) == (ARABIC, TEXT, "ar", True, ())


TWO = packed(entry("a.txt"), entry("b.txt"))
HEADER = bytearray(packed(entry("a.txt"), entry("b.txt")))
HEADER[1024 + 10] ^= 1
SPARSE = packed(entry("a.txt"), entry("s.txt", type_=tarfile.GNUTYPE_SPARSE))
WRONG = [
    ("no archive", b"not an archive" * 100, [], [("a.tar", "damaged, or no tar archive: invalid header")]),
    ("empty file", b"", [], [("a.tar", "holds no file that could be read")]),
    ("nothing to read", packed(entry("a.png")), [], [("a.tar", "holds no file that could be read")]),
    ("cut in a file", TWO[: 1024 + 512 + 20], ["a.tar!/a.txt"], [("a.tar", "cut short: its end is missing")]),
    ("cut in a header", TWO[: 1024 + 100], ["a.tar!/a.txt"], [("a.tar", "damaged, or no tar archive: truncated header")]),
    ("a damaged header", bytes(HEADER), ["a.tar!/a.txt"], [("a.tar", "damaged, or no tar archive: bad checksum")]),
    ("gzip cut short", gzip.compress(TWO)[:100], [], [("a.tar", "cut short: its end is missing")]),
    ("sparse", SPARSE, ["a.tar!/a.txt"], [("a.tar", "holds a sparse file; what comes behind it isn't read")]),
    ("a header too long", packed(entry("a.txt", pax_headers={"comment": "x" * 70_000})), [], [("a.tar", "damaged: the header of a file is too long")]),
]


@pytest.mark.parametrize(("data", "articles", "skipped"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_one_clear_line_behind_what_could_be_read(tmp_path, data, articles, skipped):
    assert found(tmp_path, data) == (articles, skipped)


@pytest.mark.parametrize("side_first", [True, False])
def test_sources_yaml_counts_wherever_it_stands(tmp_path, side_first):
    entries = [entry("n/a.txt"), entry("n/sources.yaml", "a.txt: {outlet: The Pier}\n"), entry("b.txt")]
    (tmp_path / "a.tgz").write_bytes(gzip.compress(packed(*(reversed(entries) if side_first else entries))))
    articles, skipped = read([tmp_path / "a.tgz"])
    assert ({one.id: one.outlet for one in articles}, skipped) == ({"a.tgz!/n/a.txt": "The Pier", "a.tgz!/b.txt": None}, ())


def test_a_mistake_in_sources_yaml_is_one_line(tmp_path):
    data = packed(entry("a.txt"), entry("sources.yaml", "a.txt:\n  outlt: x\n"))
    reason = "unknown key 'outlt' (did you mean 'outlet'?); allowed are outlet, published, language, title, author, url"
    assert found(tmp_path, data) == (["a.tar!/a.txt"], [("a.tar!/sources.yaml:2", reason)])


def test_too_many_files(tmp_path, monkeypatch):
    monkeypatch.setattr(_unpacking, "ENTRIES", 3)
    articles, skipped = found(tmp_path, packed(*(entry(f"{n}.txt") for n in range(9))))
    assert (len(articles), skipped) == (3, [("a.tar", "holds more than 3 files; unpack it to have the rest read")])


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress], ids=["gzip", "bzip2", "xz"])
def test_a_bomb_is_given_up(tmp_path, compress):
    data = compress(packed(entry("big.bin", bytes(60_000_000)), entry("a.txt")))
    assert found(tmp_path, data) == ([], [("a.tar", "unpacks to more than 200 times the size of the file; the rest isn't read")])


def test_a_dictionary_of_gigabytes_is_refused(tmp_path):
    """The header of a block may ask for any memory."""
    data = lzma.compress(TWO, filters=[{"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": 1 << 30}])
    articles, [(_, reason)] = found(tmp_path, data)
    assert (articles, reason) == ([], "damaged: Memory usage limit exceeded")


def test_many_small_pieces_are_refused(tmp_path):
    articles, [(_, reason)] = found(tmp_path, gzip.compress(TWO[:100]) + gzip.compress(b"") * 5_000)
    assert (articles, reason) == ([], "damaged: made of too many small pieces")


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_archive_never_ends_the_run(tmp_path, seed):
    from random import Random

    chance = Random(seed)
    for _ in range(25):
        data = bytearray(packed(entry("a.txt"), entry(f"{'n' * 120}/b.txt"), entry("sources.yaml", "a.txt: {outlet: x}")))
        data = bytearray(gzip.compress(bytes(data))) if chance.random() < 0.5 else data
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        articles, skipped = found(tmp_path, bytes(data[: chance.randint(0, len(data))] if chance.random() < 0.3 else data))
        assert articles or skipped
