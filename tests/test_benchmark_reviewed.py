"""Precision over reviewed findings is counted as it is said to be."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from crosscheck.review.labels import Label, text

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"


@pytest.fixture
def reviewed(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("reviewed")


def label(id_, word, **changes):
    plain = {
        "id": id_ * 16, "label": word, "note": "", "content": id_ * 16, "rule": "money-differs", "kind": "money", "nature": "contradiction", "severity": "error",
        "scope": "cross", "confidence": None, "about": "", "positions": [],
    }  # fmt: skip
    return Label({**plain, **changes})


def table(reviewed, *labels):
    return {row.name: (row.confirmed, row.dismissed, row.check, row.disputed, row.precision) for row in reviewed.rows(reviewed.said(labels))}


CASES = [
    ("nothing", [], {"all": (0, 0, 0, 0, None)}),
    ("all right", [label("a", "confirmed")], {"all": (1, 0, 0, 0, 1.0)}),
    ("half", [label("a", "confirmed"), label("b", "dismissed")], {"all": (1, 1, 0, 0, 0.5)}),
    ("a doubt counts for neither", [label("a", "confirmed"), label("b", "check")], {"all": (1, 0, 1, 0, 1.0)}),
    ("only doubts", [label("a", "check")], {"all": (0, 0, 1, 0, None)}),
    ("alarms alone", [label("a", "confirmed"), label("b", "dismissed", severity="info")],
     {"alarms (error, warning)": (1, 0, 0, 0, 1.0), "severity info": (0, 1, 0, 0, 0.0), "all": (1, 1, 0, 0, 0.5)}),
    ("by rule", [label("a", "confirmed"), label("b", "dismissed", rule="date-differs", kind="date", nature="update")],
     {"rule money-differs": (1, 0, 0, 0, 1.0), "rule date-differs": (0, 1, 0, 0, 0.0), "kind date": (0, 1, 0, 0, 0.0), "nature update": (0, 1, 0, 0, 0.0)}),
    ("twice alike counts once", [label("a", "confirmed"), label("a", "confirmed")], {"all": (1, 0, 0, 0, 1.0)}),
    ("under another file's name too", [label("a", "confirmed"), label("b", "confirmed", content="a" * 16)], {"all": (1, 0, 0, 0, 1.0)}),
    ("two people, two minds", [label("a", "confirmed"), label("a", "dismissed"), label("b", "confirmed")], {"all": (1, 0, 0, 1, 1.0)}),
    ("a decision after a doubt", [label("a", "check"), label("a", "dismissed")], {"all": (0, 1, 0, 0, 0.0)}),
    ("twins are two", [label("a", "confirmed"), label("a", "confirmed", id=f"{'a' * 16}:2")], {"all": (2, 0, 0, 0, 1.0)}),
]  # fmt: skip


@pytest.mark.parametrize(("labels", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_counted(reviewed, labels, expected):
    found = table(reviewed, *labels)
    assert {name: found[name] for name in expected} == expected


def test_the_interval(reviewed):
    low, high = reviewed.Row("", 9, 1, 0, 0).interval()
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)
    assert reviewed.Row("", 10, 0, 0, 0).interval()[1] == 1.0


def test_the_command(reviewed, tmp_path, capsys):
    file = tmp_path / "r.labels.json"
    file.write_text(text([label("a", "confirmed"), label("b", "dismissed")]), encoding="utf-8")
    assert reviewed.main([str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].split() == ["all", "1", "1", "0", "0", "0.500", "(0.09–0.91)"]
    file.write_text("{}", encoding="utf-8")
    assert reviewed.main([str(file)]) == 2
    assert capsys.readouterr().err == f"{file}: not a file of labels; crosscheck review makes one\n"
    assert reviewed.main([str(tmp_path / "no")]) == 2
