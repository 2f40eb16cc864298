"""What a run lays aside comes back as it was, from memory or from a file."""

import pickle

import pytest

from crosscheck import shelf as module
from crosscheck.shelf import Laid, Shelf, packed, unpacked
from crosscheck.workers import apart


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


@pytest.mark.parametrize("small", [0, 10**6])
def test_a_process_that_is_forked_off_reads_on(small):
    """It has the same file, and the same place in it."""
    records = {str(n): packed((n, "x" * 37 * n)) for n in range(60)}
    with Shelf(small) as shelf:
        for name, record in records.items():
            shelf.put(name, record)
        shelf.get("30")
        shelf.put("last", packed("last"))
        shelf.flush()
        assert apart(lambda: [shelf.get(name) for name in ("last", *reversed(records))]) == [packed("last"), *reversed(records.values())]
        assert [shelf.get(name) for name in (*records, "last")] == [*records.values(), packed("last")]
        shelf.put("more", packed("more"))
        assert (unpacked(shelf.get("more")), unpacked(shelf.get("59"))[0]) == ("more", 59)


def test_what_was_never_laid_aside():
    with Shelf() as shelf, pytest.raises(KeyError):
        shelf.get("a")


PARTS = [("b", (1, 2, 3)), ("c", ()), ("a", (4,)), ("b", (5, 6))]
WHOLE = (1, 2, 3, 4, 5, 6)


@pytest.fixture
def laid():
    found = Laid()
    for name, records in PARTS:
        found.add(name, records)
    return found


def test_parts_are_one_sequence(laid):
    assert (tuple(laid), len(laid), bool(Laid())) == (WHOLE, 6, False)
    assert [laid[n] for n in range(-6, 6)] == [*WHOLE, *WHOLE]
    assert [laid[1:4], laid[::-2], laid[9:]] == [WHOLE[1:4], WHOLE[::-2], ()]
    assert (laid.index(4), 7 in laid) == (3, False)
    with pytest.raises(IndexError):
        laid[6]


def test_parts_come_by_their_names(laid):
    assert list(laid.parts()) == [(4,), (1, 2, 3), (5, 6)]


def test_a_sequence_equals_another(laid):
    assert laid == WHOLE
    assert laid == pickle.loads(pickle.dumps(laid)) == WHOLE
    assert laid != WHOLE[:-1]
    assert laid != (1, 2, 3, 4, 5, 7)


def test_records_come_by_their_ranks(laid, monkeypatch):
    monkeypatch.setattr(module, "FEW", 0)
    ranked = laid.kept(lambda record: record % 3)
    assert type(ranked) is Laid
    assert tuple(ranked) == (3, 6, 1, 4, 2, 5)
    assert [ranked[n] for n in range(-6, 6)] == [*ranked, *ranked]
    assert (ranked[1:3], len(ranked), ranked.index(4)) == ((6, 1), 6, 3)
    assert list(ranked.parts()) == [(4,), (1, 2, 3), (5, 6)]
    assert pickle.loads(pickle.dumps(ranked)) == ranked == (3, 6, 1, 4, 2, 5)


@pytest.mark.parametrize(("few", "kind"), [(6, tuple), (5, Laid)])
def test_few_records_are_a_tuple(laid, monkeypatch, few, kind):
    monkeypatch.setattr(module, "FEW", few)
    assert type(laid.kept()) is kind
    assert laid.kept() == WHOLE
