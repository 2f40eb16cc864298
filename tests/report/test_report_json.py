"""The public JSON contract, and a schema that refuses what is not in it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from crosscheck.model import KINDS, NATURES, Certainty, Report, Scope
from crosscheck.report import render
from crosscheck.report.json import schema

VALIDATOR = Draft202012Validator(schema(), format_checker=FormatChecker())


def loaded(report: Report) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(render("json", report))
    return data


def test_the_schema_is_a_schema_and_knows_the_words_of_the_model() -> None:
    Draft202012Validator.check_schema(schema())
    found = schema()["$defs"]
    assert found["kind"]["enum"] == list(KINDS)
    assert found["finding"]["properties"]["nature"]["enum"] == list(NATURES)
    assert found["finding"]["properties"]["scope"]["enum"] == list(get_args(Scope))
    assert found["from"]["enum"] == list(get_args(Certainty))


def test_every_object_of_the_schema_is_closed() -> None:
    def objects(node: Any) -> list[dict[str, Any]]:
        inner = [found for child in (node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()) for found in objects(child)]
        return inner + ([node] if isinstance(node, dict) and node.get("type") == "object" else [])

    found = objects(schema())
    assert len(found) >= 9
    for node in found:
        assert node["additionalProperties"] is False
        assert node["required"] == list(node["properties"])


def test_reports_follow_the_schema(report: Report, hostile: Report) -> None:
    for given in (report, hostile, replace(report, findings=(), facts=(), sources=(), skipped=())):
        VALIDATOR.validate(loaded(given))


def test_the_contract_by_example(report: Report) -> None:
    data = loaded(report)
    assert list(data) == ["schema_version", "tool", "sources", "compared", "findings", "facts", "stories", "skipped"]
    assert data["schema_version"] == "1"
    assert data["tool"]["name"] == "crosscheck"
    assert [source["path"] for source in data["sources"]] == ["news/ar-1.txt", "news/en-1.txt", "news/en-2.txt", "news/fr-1.txt"]
    assert data["sources"][2] | {"sha256": ""} == {
        "id": "en-2", "path": "news/en-2.txt", "language": "en", "language_certainty": 1.0, "language_from": "declared", "outlet": None, "author": None,
            "url": None, "title": None,
        "published": None, "published_from": "unknown", "sentences": 1, "claims": 3, "sha256": "", "notes": [],
            "house": False, "new": False, "text": None,
    }  # fmt: skip
    assert data["compared"] == {"articles": 4, "stories": 1, "claims": 1212, "facts": 7, "rules": 14, "new": 0}
    assert [(f["severity"], f["rule"], f["confidence"]) for f in data["findings"]] == [
        ("error", "duration-differs", None), ("warning", "place-differs", 0.625), ("info", "quantity-rounded", None),
    ]  # fmt: skip
    twelve, thirteen = data["findings"][0]["positions"]
    assert (twelve["value"], twelve["unit"], twelve["sources"], twelve["independent"]) == ("P12Y", None, ["en-1", "en-2", "fr-1"], 2)
    assert [(m["source"], m["quote"]) for m in thirteen["mentions"]] == [("news/ar-1.txt", "13 عامًا"), ("news/ar-1.txt", "13 عاما")]
    assert data["facts"][0]["about"] == "the reopening"
    assert data["skipped"] == [{"path": "news/photo.jpg", "reason": "not text"}]


def test_a_value_whose_text_has_no_unit_has_it_beside(make: Callable[..., Report]) -> None:
    made = make([("12 km", "12"), ("12 miles", "12")])
    (finding,) = made.findings
    sides = tuple(replace(position, unit=unit) for position, unit in zip(finding.positions, ("kilometer", None), strict=True))
    data = loaded(replace(made, findings=(replace(finding, positions=sides),)))
    assert [position["unit"] for position in data["findings"][0]["positions"]] == ["kilometer", None]
    VALIDATOR.validate(data)


def test_every_quote_and_sentence_is_what_stands_at_its_offsets(report: Report) -> None:
    texts = {source.article.path: source.article.text for source in report.sources}
    data = loaded(report)
    found = [m for what in data["findings"] + data["facts"] for p in what["positions"] for m in p["mentions"]]
    assert len(found) == 10
    for mention in found:
        text, sentence = texts[mention["source"]], mention["sentence"]
        assert text[mention["start"] : mention["end"]] == mention["quote"]
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
        assert sentence["start"] <= mention["start"] < mention["end"] <= sentence["end"]


def test_the_text_is_readable_and_holds_nothing_that_a_terminal_obeys(report: Report, hostile: Report) -> None:
    assert "13 عامًا" in render("json", report)
    text = render("json", hostile)
    assert not set(text) & set("\x1b\x07\x9b\u202e\u202c\ud800\u2067\u2068\u2069")
    path = json.loads(text)["skipped"][0]["path"]
    assert "\x1b[31m" in path  # kept, escaped
    assert "\u202etxt\u202c" in path
    assert path.endswith("\ufffd")  # one for one: offsets stay true


def test_twins_are_told_apart_in_the_order_of_the_text(report: Report) -> None:
    first = report.findings[-1]
    twins = tuple(replace(first, about=about) for about in ("b", "c", "a"))
    found = loaded(replace(report, findings=twins))["findings"]
    plain = first.fingerprint
    assert [(f["about"], f["fingerprint"]) for f in found] == [("a", plain), ("b", f"{plain}:2"), ("c", f"{plain}:3")]
    VALIDATOR.validate(loaded(replace(report, findings=twins)))


def test_a_fingerprint_stays_when_the_text_before_it_grows(make: Callable[..., Report]) -> None:
    short, long = make([("shut 12 years", "12"), ("shut 13 years", "13")]), make([("New.\nshut 12 years", "12"), ("shut 13 years", "13")])
    assert loaded(short)["findings"][0]["fingerprint"] == loaded(long)["findings"][0]["fingerprint"]
    assert loaded(short)["findings"][0]["positions"][0]["mentions"][0]["start"] == 5
    assert loaded(long)["findings"][0]["positions"][0]["mentions"][0]["start"] == 10


REFUSED: list[tuple[str, tuple[str | int, ...], object]] = [
    ("severity", ("findings", 0, "severity"), "fatal"),
    ("severity-off", ("findings", 0, "severity"), "off"),
    ("nature", ("findings", 0, "nature"), "difference"),
    ("kind", ("facts", 0, "kind"), "number"),
    ("scope", ("findings", 0, "scope"), "all"),
    ("confidence", ("findings", 0, "confidence"), 1.5),
    ("confidence-text", ("findings", 0, "confidence"), "high"),
    ("fingerprint", ("findings", 0, "fingerprint"), "12"),
    ("fingerprint-zero", ("findings", 0, "fingerprint"), "0123456789abcdef:0"),
    ("one-position", ("findings", 0, "positions"), []),
    ("no-mentions", ("findings", 0, "positions", 0, "mentions"), []),
    ("same-source-twice", ("findings", 0, "positions", 0, "sources"), ["a", "a"]),
    ("offset", ("findings", 0, "positions", 0, "mentions", 0, "start"), -1),
    ("offset-text", ("findings", 0, "positions", 0, "mentions", 0, "start"), "3"),
    ("published", ("sources", 0, "published"), "4 March 2025"),
    ("published-no-day", ("sources", 0, "published"), "2025-02-31"),
    ("certainty", ("sources", 0, "language_certainty"), 2),
    ("from", ("sources", 0, "language_from"), "guessed"),
    ("sha", ("sources", 0, "sha256"), "abc"),
    ("count", ("compared", "claims"), 1.5),
    ("version", ("schema_version",), "2"),
    ("tool", ("tool", "name"), "other"),
    ("extra-key", ("findings", 0, "score"), 1),
    ("extra-top-key", ("generated_at",), "now"),
]


@pytest.mark.parametrize(("path", "value"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_the_schema_refuses(report: Report, path: tuple[str | int, ...], value: object) -> None:
    data = loaded(report)
    node: Any = data
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    assert not VALIDATOR.is_valid(data)


def test_the_schema_misses_every_key(report: Report) -> None:
    data = loaded(report)
    places: list[tuple[str | int, ...]] = [
        (), ("tool",), ("compared",), ("sources", 0), ("findings", 0), ("facts", 0), ("skipped", 0), ("findings", 0, "positions", 0),
        ("findings", 0, "positions", 0, "mentions", 0), ("findings", 0, "positions", 0, "mentions", 0, "sentence"),
    ]  # fmt: skip
    for place in places:
        node: Any = data
        for step in place:
            node = node[step]
        for key in list(node):
            broken = copy.deepcopy(data)
            inner: Any = broken
            for step in place:
                inner = inner[step]
            del inner[key]
            assert not VALIDATOR.is_valid(broken), (place, key)
