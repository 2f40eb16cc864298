"""Where a source lies: its file, its line, its folder."""

import pytest

from crosscheck.address import file_of, folder_of, parted

ADDRESSES = [
    ("a.txt", "a.txt", None, "."),
    ("n/a.txt", "n/a.txt", None, "n"),
    ("n/a.jsonl:12", "n/a.jsonl", 12, "n"),
    ("n/a.csv:3", "n/a.csv", 3, "n"),
    ("n/a:3.txt", "n/a:3.txt", None, "n"),
    ("n/a.zip!/quake/a.txt", "n/a.zip", None, "n/a.zip!/quake"),
    ("n/a.zip!/a.txt", "n/a.zip", None, "n/a.zip!"),
    ("n/a.TAR.GZ!/quake/a.jsonl:3", "n/a.TAR.GZ", None, "n/a.TAR.GZ!/quake"),
    ("n/a.txt.gz!/a.txt", "n/a.txt.gz", None, "n"),
    ("n/a.jsonl.gz!/a.jsonl:3", "n/a.jsonl.gz", None, "n"),
    ("n/c.warc.gz!/12/pier.example/news/1", "n/c.warc.gz", None, "n"),
    ("n/a.parquet!/12", "n/a.parquet", None, "n"),
    ("n/a.zip!/quake/c.warc!/12/x", "n/a.zip", None, "n/a.zip!/quake"),
    ("n/a.zip!/b.txt.gz!/b.txt", "n/a.zip", None, "n/a.zip!"),
]


@pytest.mark.parametrize(("address", "file", "line", "folder"), ADDRESSES, ids=[case[0] for case in ADDRESSES])
def test_where_a_source_lies(address, file, line, folder):
    assert (parted(address), file_of(address), folder_of(address)) == ((file, line), file, folder)
