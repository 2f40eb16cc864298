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
    ("no id", {"text": TEXT}, "'id' must be text and is missing"),
    ("a number for an id", {"id": 1, "text": TEXT}, "'id' must be text"),
    ("no text", {"id": "1"}, "'text' must be text and is missing"),
    ("blank text", {"id": "1", "text": " \n"}, "text is empty"),
    ("empty id", {"id": "", "text": TEXT}, "id is empty"),
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
