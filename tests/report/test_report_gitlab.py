"""Code Quality as GitLab's documentation describes it: an issue a side, which tells of the others, with a fingerprint of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from jsonschema import Draft202012Validator

from crosscheck.model import Report
from crosscheck.report import render
from crosscheck.report.order import entries
from crosscheck.report.states import State

# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "minLength": 1, "not": {"pattern": "^\\./"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "additionalProperties": False,
                        "properties": {"begin": {"type": "integer", "minimum": 1}, "end": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def issues(report: Report, **options: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render("gitlab", report, **options))
    Draft202012Validator(SCHEMA).validate(found)
    assert len({issue["fingerprint"] for issue in found}) == len(found)
    return found


def test_an_issue_a_side(report: Report) -> None:
    found = issues(report)
    assert [(i["check_name"], i["severity"], i["location"]["path"], i["location"]["lines"]["begin"]) for i in found] == [
        ("unreadable-source", "critical", "news/photo.jpg", 1),
        ("duration-differs", "major", "news/en-1.txt", 3),
        ("duration-differs", "major", "news/ar-1.txt", 1),
        ("place-differs", "minor", "news/en-1.txt", 3),
        ("place-differs", "minor", "news/ar-1.txt", 1),
        ("quantity-rounded", "info", "news/en-1.txt", 4),
        ("quantity-rounded", "info", "news/fr-1.txt", 2),
    ]
    assert found[1]["description"] == (
        "duration-differs (contradiction): how long the bridge was closed: here 12 years, but 13 years (1 source: news/ar-1.txt:1)"
    )
    assert found[2]["description"] == (
        "duration-differs (contradiction): how long the bridge was closed: here 13 years, "
        "but 12 years (3 sources, 2 independent: news/en-1.txt:3, news/en-2.txt:1, news/fr-1.txt:1)"
    )


def test_hostile_words_stay_words(hostile: Report) -> None:
    for issue in issues(hostile):
        assert not set(issue["description"]) & set("\r\n\x1b\0\u202e")


def test_fingerprints_stay_when_text_moves_and_differ_for_twins(make: Callable[..., Report]) -> None:
    marks = [[i["fingerprint"] for i in issues(make([(f"{more}a 12", "12"), ("b 13", "13")]))] for more in ("", "\n\nmore\n")]
    assert marks[0] == marks[1]
    given = make([("a 12", "12"), ("b 12", "12")])  # one value twice, as a comparer in Python may say, and the finding twice
    twice = replace(given, findings=(given.findings[0], replace(given.findings[0], about="another")))
    assert len(issues(twice)) == 4
    side = given.findings[0].positions[0]  # and one side that looks like another
    assert len(issues(replace(given, findings=(replace(given.findings[0], positions=(side, replace(side, display="twelve"))),)))) == 2


def test_the_house_is_told_nothing(make: Callable[..., Report]) -> None:
    given = make([("a 12", "12"), ("b 13", "13")])
    sources = tuple(replace(s, article=replace(s.article, house=s.article.id == "s0")) for s in given.sources)
    assert [i["location"]["path"] for i in issues(replace(given, sources=sources))] == ["s1.txt"]


def test_paths_are_seen_from_the_root(make: Callable[..., Report]) -> None:
    given = make([("a 12", "12"), ("b 13", "13")])
    sources = tuple(replace(s, article=replace(s.article, path=f"/builds/x/in/{s.article.path}")) for s in given.sources)
    assert [i["location"]["path"] for i in issues(replace(given, sources=sources), root="/builds/x")] == ["in/s0.txt", "in/s1.txt"]


def test_what_is_settled_is_left_out(report: Report) -> None:
    states = {entries(report)[0].fingerprint: State(baseline="unchanged"), entries(report)[1].fingerprint: State(suppressed="so")}
    assert [i["check_name"] for i in issues(report, states=states)] == ["unreadable-source", "quantity-rounded", "quantity-rounded"]
