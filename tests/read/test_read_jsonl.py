import json
from datetime import date

import pytest

from crosscheck.model import Skipped
from crosscheck.read import read

TEXT = "The harbour reopened on Monday after a strike of three days, the port authority said."


def lines(path, *rows):
    file = path / "feed.jsonl"
    file.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return file


def test_one_article_a_line(tmp_path):
    file = lines(
        tmp_path,
        {"id": "x/1", "text": TEXT, "language": "en", "published": "2025-06-17", "outlet": "The Pier", "title": "Open"},
        "",
        {"id": "2", "text": TEXT, "language": None, "more": 1},
    )
    (one, two), skipped = read([file])
    assert (one.id, one.text, one.language, one.published, one.outlet, one.title) == ("x/1", TEXT, "en", date(2025, 6, 17), "The Pier", "Open")
    assert one.path == f"{file.as_posix()}:1"
    assert (two.id, two.path, two.language_from) == ("2", f"{file.as_posix()}:3", "detected")
    assert not skipped


WRONG = [
    ("no JSON", "{id: 1}", "not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
    ("a list", "[1]", 'not an article: expected {"id": …, "text": …}'),
    ("a list for an id", {"id": [1], "text": TEXT}, "'id' must be text"),
    ("yes for an id", {"id": True, "text": TEXT}, "'id' must be text"),
    ("two texts", {"body": TEXT, "content": TEXT}, "the text could be 'body' or 'content'; say which: --columns text=body"),
    ("no text", {"id": "1"}, "'text' must be text and is missing"),
    ("blank text", {"id": "1", "text": " \n"}, "text is empty"),
    ("number for a title", {"id": "1", "text": TEXT, "title": 7}, "'title' must be text"),
    ("language", {"id": "1", "text": TEXT, "language": "xx"}, "language 'xx' isn't one of ar, en, es, fr"),
    ("date", {"id": "1", "text": TEXT, "published": "June"}, "published 'June' isn't a date; write YYYY-MM-DD"),
    ("half a pair", '{"id": "1", "text": "\\ud800 x"}', "'text' holds half a surrogate pair"),
    ("deep", '{"id": "1", "text": ' + "[" * 100_000, "not an article: nested too deeply"),
]


@pytest.mark.parametrize(("row", "reason"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_wrong_line_is_skipped_by_itself(tmp_path, row, reason):
    file = lines(tmp_path, {"id": "good", "text": TEXT}, row)
    articles, skipped = read([file])
    assert [a.id for a in articles] == ["good"]
    assert skipped == (Skipped(path=f"{file.as_posix()}:2", reason=reason),)


def test_an_id_stands_once(tmp_path):
    articles, (skipped,) = read([lines(tmp_path, {"id": "a", "text": TEXT}, {"id": "a", "text": TEXT})])
    assert (len(articles), skipped.reason) == (1, "id 'a' stands in line 1 already")


def test_no_lines_at_all(tmp_path):
    _, (skipped,) = read([lines(tmp_path)])
    assert skipped.reason == "empty"


NAMES = [
    ("none", {"text": TEXT}, "feed.jsonl:1"),
    ("empty", {"id": "", "text": TEXT}, "feed.jsonl:1"),
    ("null", {"id": None, "text": TEXT}, "feed.jsonl:1"),
    ("number", {"id": 7, "text": TEXT}, "7"),
    ("a common key", {"guid": "x/7", "text": TEXT}, "x/7"),
]


@pytest.mark.parametrize(("row", "name"), [case[1:] for case in NAMES], ids=[case[0] for case in NAMES])
def test_a_line_needs_no_name(tmp_path, row, name):
    (one,), skipped = read([lines(tmp_path, row)])
    assert (one.id, skipped) == (name, ())


def test_common_keys_are_known_and_told_once(tmp_path):
    row = {"uid": "1", "body": TEXT, "date": "2025-06-17", "source": "The Pier", "headline": "Open", "lang": "en"}
    (one, two), skipped = read([lines(tmp_path, row, row | {"uid": "2"})])
    assert (one.text, one.published, one.outlet, one.title, one.language) == (TEXT, date(2025, 6, 17), "The Pier", "Open", "en")
    assert one.notes == ("columns: id is 'uid'; text is 'body'; outlet is 'source'; published is 'date'; language is 'lang'; title is 'headline'",)
    assert (two.id, two.notes, skipped) == ("2", (), ())


def test_keys_as_they_are_said(tmp_path):
    (one,), skipped = read([lines(tmp_path, {"n": 1, "words": TEXT, "text": "no"})], columns={"text": "words", "id": "n"})
    assert (one.id, one.text, one.extracted, skipped) == ("1", TEXT, True, ())


def test_only_so_many_wrong_lines_are_told(tmp_path):
    articles, skipped = read([lines(tmp_path, *("no" for _ in range(1_000)), {"text": TEXT})])
    assert (len(articles), len(skipped), skipped[-1].reason) == (1, 101, "900 more lines like these can't be used")
