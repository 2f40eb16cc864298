import json
from datetime import date

import pytest

BODY = "<p>The harbour reopened on Monday after a strike of three days.</p><p>It had been closed since Friday.</p>"
TEXT = "The harbour reopened on Monday after a strike of three days.\n\nIt had been closed since Friday."
OLD = {  # ninjs 1
    "uri": "http://post.example/1", "type": "text", "versioncreated": "2025-02-11T10:37:00Z", "pubstatus": "usable", "language": "en-GB", "headline": "Port reopens",
    "byline": "A. Nother", "located": "Kos", "body_text": "One line only.", "body_xhtml": BODY, "infosource": [{"name": "Harbour Post"}],
}  # fmt: skip
MIDDLE = {  # ninjs 2
    "uri": "urn:1", "versioncreated": "2025-02-11T10:37:00Z", "language": "en", "headlines": [{"role": "slug", "value": "port"}, {"role": "main", "value": "Port reopens"}],
    "bodies": [{"role": "text", "contenttype": "text/plain", "value": "One."}, {"role": "html", "contenttype": "text/html", "value": BODY}], "infosources": [{"name": "Harbour Post"}],
}  # fmt: skip
NEW = {  # ninjs 3
    "uri": "urn:1", "versionCreated": "2025-02-11T10:37:00Z", "language": "en", "headlines": [{"role": "main", "value": "Port reopens"}], "pubStatus": "usable",
    "bodies": [{"role": "html", "contentType": "text/html", "value": BODY}], "copyrightHolder": "Harbour Post",
}  # fmt: skip


@pytest.mark.parametrize("item", [OLD, MIDDLE, NEW], ids=["ninjs 1", "ninjs 2", "ninjs 3"])
def test_ninjs(one, item):
    found = one("a.json", json.dumps(item))
    assert found.text == f"Port reopens\n\n{TEXT}"
    assert (found.title, found.outlet, found.language, found.published) == ("Port reopens", "Harbour Post", "en", date(2025, 2, 11))
    assert (found.id, found.extracted) == ("a.json", True)


def test_a_list_of_news_items(said):
    found, skipped = said("a.json", json.dumps([OLD, {**NEW, "pubStatus": "withheld"}, {**NEW, "bodies": []}, {**NEW, "uri": "urn:2"}]))
    assert [one.id for one in found] == ["a.json!/1", "a.json!/2"]
    assert [one.reason for one in skipped] == ["withheld by its provider"]


PLAIN = {"id": "a", "text": TEXT, "language": "en", "outlet": "Harbour Post", "published": "2025-02-11", "title": "Port reopens"}


def test_articles_as_in_json_lines(said):
    found, skipped = said("a.json", json.dumps([PLAIN, {**PLAIN, "id": "b"}, {**PLAIN, "text": 13}, {**PLAIN, "text": "\ud800"}, {"x": 1}, 13]))
    assert [(one.id, one.path.rpartition("/")[2], one.text, one.published) for one in found] == [
        ("a", "a", TEXT, date(2025, 2, 11)),
        ("b", "b", TEXT, date(2025, 2, 11)),
    ]
    assert [one.reason for one in skipped] == ["'text' must be text", "its text holds half a surrogate pair"]


def test_one_article(one):
    assert one("a.json", json.dumps(PLAIN)).text == TEXT
    assert one("b.json", json.dumps({"text": TEXT, "language": "en"})).id == "b.json"


OTHERS = ['{"name": "a package", "version": "1.2"}', "[]", "13", "null", "[[[]]]", '{"text": "no article: a label"}', "{// with comments\n}", ""]


@pytest.mark.parametrize("data", OTHERS)
def test_other_json_in_a_folder_is_passed_over(said, data):
    assert said("package.json", data, named=False) == ([], [])


@pytest.mark.parametrize("data", ['{"id": "a", "text": "broken', '[{"headline": "x", "body_text": ]'])
def test_a_broken_article_in_a_folder_is_not(said, data):
    found, skipped = said("a.json", data, named=False)
    assert not found
    assert skipped[0].reason.startswith("not JSON: ")


REFUSED = [
    ("another document", '{"name": "x"}', 'JSON, but no article: read are ninjs and {"id": …, "text": …}, one or a list of them'),
    ("no JSON", "hello", "not JSON: Expecting value: line 1 column 1 (char 0)"),
    ("deep", "[" * 500_000, "not an article: nested too deeply"),
    ("a picture", json.dumps({**NEW, "bodies": []}), "news items, but none with text"),
    ("no text", '{"id": "a", "text": " "}', "text is empty"),
    ("too many", json.dumps([{"id": "a", "text": "b"}] * 20_001), "20,001 articles; at most 20,000 (JSON lines may hold any number)"),
    ("empty", "", "empty"),
]


@pytest.mark.parametrize(("data", "reason"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_refused(refused, data, reason):
    assert refused("a.json", data) == reason
