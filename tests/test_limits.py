"""What is beyond a limit is told in one line; what is within is read."""

import json
import os
import re
from types import SimpleNamespace

import pytest

from crosscheck import findings, intake, judging, limits, read, reading
from crosscheck.errors import LanguageDataError
from crosscheck.intake import Read, read_one
from crosscheck.model import Article, Skipped
from crosscheck.pipeline import check
from crosscheck.read import files, inside
from crosscheck.read._readers import readers
from crosscheck.workers import FORKS


def test_the_table_of_the_page_is_that_of_the_code(root):
    page = (root / "docs" / "sources.md").read_text(encoding="utf-8").partition("\n## Limits\n")[2].partition("\n## ")[0]
    told = {
        name: float(number.replace(",", ""))
        for name, number in re.findall(r"^\| .*?\| ([\d,]+)\b.*\| `(\w+)` \|$", page, re.MULTILINE)
        for number, name in [(name, number)]
    }
    assert told == {name: value for name, value in vars(limits).items() if name.isupper()}


LONG = [
    ("characters", "a " * 300, {"ARTICLE": 500}, "too long for one article (600 characters; at most 500)"),
    ("characters within", "a " * 250, {"ARTICLE": 500}, None),
    ("sentences", "It rained.\n" * 12, {"SENTENCES": 10}, "too long for one article (12 sentences; at most 10)"),
    ("sentences within", "It rained.\n" * 10, {"SENTENCES": 10}, None),
    ("claims", "12 dogs, 13 cats, 14 cows", {"CLAIMS": 4}, "too long for one article (5 claims; at most 4)"),
    ("claims within", "12 dogs, 13 cats, 14 cows", {"CLAIMS": 5}, None),
]


@pytest.mark.parametrize(("text", "most", "reason"), [row[1:] for row in LONG], ids=[row[0] for row in LONG])
def test_a_long_article(article, monkeypatch, text, most, reason):
    for name, value in most.items():
        monkeypatch.setattr(reading, name, value)
    found = read_one(article(text), digesting=False)
    assert found == Skipped(path="a.txt", reason=reason) if reason else isinstance(found, Read)


def test_a_long_file_is_not_even_looked_at(tmp_path):
    (tmp_path / "a.txt").write_text("a " * limits.ARTICLE, encoding="utf-8")
    (file,) = files([tmp_path])
    (found,) = inside(file)
    assert found == Skipped(path=file.shown, reason=f"too long for one article (600,000 characters; at most {limits.ARTICLE:,})")


def forever(_article):
    while True:
        pass


def failing(error):
    def fail(_article):
        raise error

    return fail


FAULTS = [
    ("time", forever, "takes too long to read (more than 0.5 seconds of the processor)"),
    ("a mistake of ours", failing(ValueError("no\nway\x1b[2J")), r"can't be read (a bug in crosscheck; please report it): ValueError: no way\x1b[2J"),
    ("a mistake without words", failing(KeyError()), "can't be read (a bug in crosscheck; please report it): KeyError"),
    ("memory", failing(MemoryError()), "can't be read: there isn't enough memory"),
    ("depth", failing(RecursionError("maximum")), "can't be read: nested too deeply"),
]


@pytest.mark.parametrize(("fault", "reason"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_an_article_that_can_t_be_read_stops_no_run(article, monkeypatch, fault, reason):
    monkeypatch.setattr(intake, "SECONDS", 0.5)
    monkeypatch.setattr(reading, "claims_of", lambda one, _said: fault(one) if one.id == "bad" else ())
    given = [article("It rained.", id=name, path=f"{name}.txt") for name in ("a", "bad", "c")]
    found = intake.take_in(given, 1, None, None)
    assert [a.id for a in found.articles] == ["a", "c"]
    assert found.skipped == (Skipped(path="bad.txt", reason=reason),)


@pytest.mark.parametrize(("fault", "reason"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_a_file_that_can_t_be_read_stops_no_run(tmp_path, monkeypatch, fault, reason):
    def broken(found):
        if found.id == "b.broken":
            fault(found)
        yield read.Record(id=found.id, path=found.shown, text="It rained.", fields={"language": "en"})

    for name in "abc":
        (tmp_path / f"{name}.broken").write_bytes(b"x")
    monkeypatch.setattr(read, "SECONDS", 0.5)
    monkeypatch.setitem(readers(), ".broken", SimpleNamespace(read=broken, CALLED="the file"))
    found = intake.take_in([tmp_path], 1, None, None)
    assert [a.id for a in found.articles] == ["a.broken", "c.broken"]
    assert found.skipped == (Skipped(path=f"{tmp_path.as_posix()}/b.broken", reason=reason),)


def test_broken_language_data_stop_the_run(article, monkeypatch):
    monkeypatch.setattr(reading, "claims_of", lambda _one, _said: failing(LanguageDataError("en.yaml:1: …"))(None))
    with pytest.raises(LanguageDataError):
        intake.take_in([article("It rained.")], 1, None, None)


ONE, TWO = ("The embassy in Rabat was closed for 12 years, the ministry said.", "The embassy in Rabat was closed for 13 years, the ministry said.")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_story_that_takes_too_long_stops_no_other(article, monkeypatch, jobs):
    check([article(ONE, id="a"), article(TWO, id="b")])  # the encoder is loaded
    monkeypatch.setattr(judging, "COMPARING", 0.5)
    monkeypatch.setattr(findings, "judge", lambda facts, rules, story, *_, **__: forever(None) if story.id.startswith("bad") else ((), ()))
    given = [article(text, id=name, path=f"{folder}/{name}.txt") for folder in ("bad", "good") for name, text in ((f"{folder}1", ONE), (f"{folder}2", TWO))]
    report = check(given, stories="folders", jobs=jobs)
    reason = "isn't compared: its story takes too long to compare (more than 1 seconds of the processor)"
    assert {(s.path, s.reason) for s in report.skipped} == {("bad/bad1.txt", reason), ("bad/bad2.txt", reason)}
    assert (report.compared.articles, report.compared.stories) == (4, 2)
    assert report.compared.claims > 0


def killing(*_given, **_known):
    os._exit(9)


@pytest.mark.skipif(not FORKS, reason="other processes don't see what a test replaces")
def test_a_story_that_kills_its_process_stops_no_other(article, monkeypatch):
    monkeypatch.setattr(findings, "judge", lambda facts, rules, story, *_, **__: killing() if story.id.startswith("bad") else ((), ()))
    given = [article(text, id=name, path=f"{folder}/{name}.txt") for folder in ("bad", "good") for name, text in ((f"{folder}1", ONE), (f"{folder}2", TWO))]
    report = check(given, stories="folders", jobs=2)
    reason = "isn't compared: its story ends the process that compares it: there isn't enough memory, or a library has a fault"
    assert {(s.path, s.reason) for s in report.skipped} == {("bad/bad1.txt", reason), ("bad/bad2.txt", reason)}


@pytest.mark.skipif(not FORKS, reason="other processes don't see what a test replaces")
def test_an_article_that_kills_its_process_stops_no_other(article, monkeypatch):
    monkeypatch.setattr(reading, "claims_of", lambda one, _said: killing() if one.id == "bad" else ())
    found = intake.take_in([article("It rained.", id=name, path=f"{name}.txt") for name in ("a", "bad", "c")], 2, None, None)
    assert [a.id for a in found.articles] == ["a", "c"]
    assert found.skipped == (Skipped(path="bad.txt", reason="ends the process that reads it: there isn't enough memory, or a library has a fault"),)


def lines(folder, *records):
    (folder / "a.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records) or "\n", encoding="utf-8")
    (file,) = files([folder / "a.jsonl"])
    return [item.reason if isinstance(item, Skipped) else item.id for item in inside(file)]


GOOD, BAD = [{"id": str(n), "text": "It rained."} for n in range(9)], {"id": "x"}
RECORDS = [
    ("none", [], ["no article in it"]),
    ("all", GOOD[:4], ["0", "1", "2", "3"]),
    ("too many", GOOD[:6], ["0", "1", "2", "3", "holds more than 4 records; those behind are left out"]),
    ("some unusable", [BAD, GOOD[1], BAD], ["'text' must be text and is missing", "1", "'text' must be text and is missing"]),
    (
        "many unusable",
        [BAD, BAD, BAD, GOOD[3]],
        ["'text' must be text and is missing", "'text' must be text and is missing", "3", "1 more of its records can't be used"],
    ),
    (
        "too many, all unusable",
        [BAD] * 9,
        [
            "'text' must be text and is missing",
            "'text' must be text and is missing",
            "holds more than 4 records; those behind are left out",
            "2 more of its records can't be used",
        ],
    ),
]


@pytest.mark.parametrize(("records", "expected"), [row[1:] for row in RECORDS], ids=[row[0] for row in RECORDS])
def test_the_records_of_a_file(tmp_path, monkeypatch, records, expected):
    monkeypatch.setattr(read, "RECORDS", 4)
    monkeypatch.setattr(read, "UNUSABLE", 2)
    assert lines(tmp_path, *records) == expected


@pytest.mark.parametrize(("depth", "read_"), [(1, True), (limits.DEPTH, True), (limits.DEPTH + 1, False)])
def test_files_in_files(monkeypatch, tmp_path, depth, read_):
    def nest(found):
        if found.depth < depth:
            yield found.member("a.nest", b"x")
        else:
            yield read.Record(id=found.id, path=found.shown, text="It rained.")

    (tmp_path / "a.nest").write_bytes(b"x")
    monkeypatch.setitem(readers(), ".nest", SimpleNamespace(read=nest, CALLED="the file"))
    (file,) = files([tmp_path])
    (found,) = inside(file)
    assert isinstance(found, Article) is read_
    assert read_ or found.reason == f"lies in {limits.DEPTH + 1} files, one in another; at most {limits.DEPTH}"
