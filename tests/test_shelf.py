"""What a run lays aside comes back as it was, from memory or from a file."""

import pytest

from crosscheck.shelf import Shelf, packed, unpacked


@pytest.mark.parametrize("small", [0, 100, 10**6])
def test_records_come_back(small):
    records = {f"en-{n}.txt": ("سلمى", n, (b"x" * n,)) for n in range(50)}
    with Shelf(small) as shelf:
        for name, record in records.items():
            shelf.put(name, packed(record))
        assert {name: unpacked(shelf.get(name)) for name in reversed(records)} == records
        shelf.put("en-3.txt", packed("again"))
        assert unpacked(shelf.get("en-3.txt")) == "again"
        assert unpacked(shelf.get("en-4.txt")) == records["en-4.txt"]


def test_what_was_never_laid_aside():
    with Shelf() as shelf, pytest.raises(KeyError):
        shelf.get("a")
