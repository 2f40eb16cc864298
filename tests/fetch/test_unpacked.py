"""Packed bodies, and those that unpack to more than they should."""

import gzip
import tracemalloc
import zlib

import pytest

from crosscheck.fetch.refused import Refused
from crosscheck.fetch.unpacked import unpacked

TEXT = "The bridge reopened after 12 years. أعيد افتتاح الجسر\n".encode() * 20
RAW = zlib.compressobj(wbits=-15)
RAW_DEFLATE = RAW.compress(TEXT) + RAW.flush()
GOOD = [
    pytest.param(TEXT, "", id="not packed"),
    pytest.param(TEXT, "identity", id="said not to be"),
    pytest.param(gzip.compress(TEXT), "gzip", id="gzip"),
    pytest.param(gzip.compress(TEXT), " X-GZIP ", id="its old name"),
    pytest.param(gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:]), "gzip", id="two members"),
    pytest.param(zlib.compress(TEXT), "deflate", id="deflate"),
    pytest.param(RAW_DEFLATE, "deflate", id="deflate without its head"),
]


@pytest.mark.parametrize(("body", "encoding"), GOOD)
def test_what_was_packed_is_as_it_was(body, encoding):
    assert unpacked(body, encoding, 10_000) == TEXT


BAD = [
    pytest.param(gzip.compress(TEXT), "br", "wasn't asked for: 'br'", id="not asked for"),
    pytest.param(gzip.compress(gzip.compress(TEXT)), "gzip, gzip", "wasn't asked for", id="twice"),
    pytest.param(gzip.compress(TEXT)[:-10], "gzip", "ends before it should", id="cut off"),
    pytest.param(TEXT, "gzip", "damaged", id="not gzip"),
    pytest.param(gzip.compress(TEXT)[:20] + b"\xff" * 20, "gzip", "damaged|ends before", id="damaged"),
    pytest.param(TEXT, "deflate", "damaged", id="not deflate"),
    pytest.param(gzip.compress(TEXT) + b"more", "gzip", "damaged", id="litter behind it"),
    pytest.param(gzip.compress(TEXT * 20), "gzip", "too large once it is unpacked", id="too large"),
    pytest.param(gzip.compress(TEXT) * 10, "gzip", "too large once it is unpacked", id="too large in members"),
]


@pytest.mark.parametrize(("body", "encoding", "reason"), BAD)
def test_what_cant_be_unpacked_says_why(body, encoding, reason):
    with pytest.raises(Refused, match=reason):
        unpacked(body, encoding, 10_000)


def test_a_bomb_takes_no_more_memory_than_is_allowed():
    bomb = gzip.compress(bytes(200_000_000))
    tracemalloc.start()
    with pytest.raises(Refused, match="too large once it is unpacked"):
        unpacked(bomb, "gzip", 1_000_000)
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()


def test_many_empty_members_end():
    assert unpacked(gzip.compress(b"") * 5_000, "gzip", 1_000) == b""


def test_what_may_be_cut_ends_where_it_must():
    assert unpacked(gzip.compress(TEXT), "gzip", 50, cut=True) == TEXT[:50]
    assert TEXT.startswith(unpacked(gzip.compress(TEXT)[:-10], "gzip", 10_000, cut=True))
