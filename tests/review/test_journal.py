"""The journal keeps what it was given, whoever is killed while adding to it, and belongs to one process at a time."""

import errno
import os
from pathlib import Path

import pytest

from crosscheck.errors import ReviewError
from crosscheck.review.decisions import Decision
from crosscheck.review.journal import HEAD, Journal

A, B = "a" * 16, "b" * 16
PATH = Path("r.decisions")


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def decision(name=A, word="dismissed", reason="سبب"):
    return Decision(fingerprint=name, decision=word, reason=reason)


def kept(*decisions):
    journal = Journal(PATH)
    for one in decisions:
        journal.add(one)
    journal.close()
    return PATH.read_bytes()


def read():
    journal = Journal(PATH)
    found = dict(journal.decided)
    journal.close()
    return found


def test_the_last_decision_on_a_finding_counts():
    kept(decision(), decision(B, "check", ""), decision(A, "open", ""), decision(A, "dismissed", "another"))
    assert read() == {A: decision(reason="another"), B: decision(B, "check", "")}
    assert PATH.read_bytes().count(b"\n") == 5


def test_a_journal_in_which_nothing_stands_leaves_no_file():
    assert read() == {}
    assert not PATH.exists()


@pytest.mark.parametrize("more", [1, 2, 3])
def test_wherever_a_line_is_cut_off_those_before_it_stay(more):
    whole = kept(*[decision(reason=f"سبب {n}") for n in range(more)], decision(B, "confirmed", ""))
    last = whole.rstrip(b"\n").rfind(b"\n") + 1
    for length in range(len(HEAD), len(whole)):
        PATH.write_bytes(whole[:length])
        found = read()
        lines = whole[:length].count(b"\n") - 1
        torn = length == len(whole) - 1  # only the end of the line is missing
        assert (B in found) == torn
        assert found.get(A) == (decision(reason=f"سبب {min(lines, more) - 1}") if lines or length == last - 1 else None) or length < last
        kept(decision("c" * 16, "check", ""))  # it can be added to
        assert read().keys() == found.keys() | {"c" * 16}


@pytest.mark.parametrize("length", range(len(HEAD)))
def test_a_journal_may_be_cut_off_in_its_first_line(length):
    PATH.write_bytes(HEAD[:length])
    assert read() == {}
    kept(decision())
    assert read() == {A: decision()}


def test_what_a_power_cut_leaves_at_the_end_is_cut_off():
    whole = kept(decision())
    PATH.write_bytes(whole + b"\0" * 512)
    assert read() == {A: decision()}
    assert PATH.read_bytes() == whole


WRONG = [
    ("another file", b"hello", "r.decisions: not a file of decisions; crosscheck review makes one for each report"),
    ("another file with a line", b"{}\n", "r.decisions: not a file of decisions; crosscheck review makes one for each report"),
    ("a line that is none", HEAD + b"<<<<<<< HEAD\n", "r.decisions:2: not a decision: not valid JSON"),
    ("an empty line", HEAD + b"\n" + decision().line().encode(), "r.decisions:2: not a decision: not valid JSON"),
    ("a decision that is none", HEAD + decision(word="x").line().encode(), "r.decisions:2: not a decision: unknown decision: 'x'"),
]


@pytest.mark.parametrize(("data", "expected"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_file_that_is_no_journal_is_left_as_it_is(data, expected):
    PATH.write_bytes(data)
    with pytest.raises(ReviewError) as caught:
        Journal(PATH)
    assert str(caught.value).startswith(expected)
    assert PATH.read_bytes() == data


def test_journals_of_two_people_can_be_joined():
    PATH.write_bytes(HEAD + decision().line().encode() + HEAD + decision(B, "check", "").line().encode())
    assert read() == {A: decision(), B: decision(B, "check", "")}


def test_a_journal_that_cannot_be_had(monkeypatch):
    PATH.mkdir()
    with pytest.raises(ReviewError, match="not a file"):
        Journal(PATH)
    with pytest.raises(ReviewError, match="no/such: can't be written: No such file or directory"):
        Journal(Path("no/such"))
    os.mkfifo("pipe")
    with pytest.raises(ReviewError, match="not a file"):
        Journal(Path("pipe"))


def test_a_journal_belongs_to_one():
    journal = Journal(PATH)
    for _ in range(2):
        with pytest.raises(ReviewError, match=r"^r\.decisions: another crosscheck review has this report open; end that first$"):
            Journal(PATH)
    journal.add(decision())
    journal.close()
    assert read() == {A: decision()}


def test_a_decision_that_could_not_be_kept_leaves_the_journal_as_it_was(monkeypatch):
    whole = kept(decision())
    journal = Journal(PATH)
    real = os.write

    def full(handle, data):
        if len(data) > 10:
            return real(handle, data[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(ReviewError, match=r"^r\.decisions: can't be written: No space left on device$"):
            journal.add(decision(B, reason="x" * 15))
    assert PATH.read_bytes() == whole
    assert journal.decided == {A: decision()}
    journal.add(decision(B, "confirmed", ""))
    journal.close()
    assert read().keys() == {A, B}
