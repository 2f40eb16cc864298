"""A review's files: what follows from the decisions, now, and when the next review starts."""

import json
import os
import tomllib
from pathlib import Path

import pytest

from crosscheck.errors import ConfigError, ReviewError
from crosscheck.review import Decision, Tally
from crosscheck.review.labels import parse


def decide(desk, name, word, reason=""):
    return desk.decide(Decision(fingerprint=name, decision=word, reason=reason))


def suppressed():
    text = Path("s.toml").read_text(encoding="utf-8") if Path("s.toml").exists() else ""
    return {table["fingerprint"]: table["reason"] for table in tomllib.loads(text).get("suppress", [])}


def labelled():
    return {one.id: one.label for one in parse(Path("report.labels.json").read_text(encoding="utf-8"))}


def test_what_follows_from_decisions(opened, names):
    desk = opened()
    assert desk.tally() == Tally(open=4)
    assert decide(desk, names[0], "dismissed", "الأرقام للمنظمين") is None
    assert decide(desk, names[1], "confirmed") is None
    assert decide(desk, names[2], "check", "ask the mayor") is None
    assert desk.tally() == Tally(confirmed=1, dismissed=1, check=1, open=1)
    assert suppressed() == {names[0]: "الأرقام للمنظمين"}
    assert labelled() == {names[0]: "dismissed", names[1]: "confirmed", names[2]: "check"}
    decide(desk, names[0], "open")
    decide(desk, names[1], "dismissed", "a typo")
    assert suppressed() == {names[1]: "a typo"}
    assert labelled() == {names[1]: "dismissed", names[2]: "check"}
    assert desk.decisions()[names[2]].reason == "ask the mayor"


def test_a_review_that_decides_nothing_leaves_no_file(opened, folder):
    before = sorted(folder.iterdir())
    opened().close()
    assert sorted(folder.iterdir()) == before


def test_the_next_review_takes_up_where_the_last_one_ended(opened, names):
    first = opened()
    decide(first, names[3], "dismissed", "x")
    first.close()
    files = {path: path.read_bytes() for path in (Path("s.toml"), Path("report.labels.json"))}
    for path in files:
        path.unlink()
    Path(".s.toml.part").write_text("[[supp", encoding="utf-8")  # of a killed process
    second = opened()
    assert second.tally() == Tally(dismissed=1, open=3)
    assert {path: path.read_bytes() for path in files} == files


def test_what_another_report_s_review_wrote_stays(opened, names):
    Path("s.toml").write_text('# mine\n[[suppress]]\nrule = "x"\nreason = "y"\n', encoding="utf-8")
    other = {"id": "f" * 16, "label": "confirmed"} | dict.fromkeys(("note", "content", "rule", "kind", "nature", "severity", "scope", "about"), "")
    Path("report.labels.json").write_text(json.dumps({"crosscheck_labels": 1, "labels": [other]}), encoding="utf-8")
    desk = opened()
    decide(desk, names[0], "confirmed")
    assert labelled() == {"f" * 16: "confirmed", names[0]: "confirmed"}
    decide(desk, names[0], "open")
    assert labelled() == {"f" * 16: "confirmed"}
    assert Path("s.toml").read_text(encoding="utf-8") == '# mine\n[[suppress]]\nrule = "x"\nreason = "y"\n'


def test_decisions_on_findings_that_are_gone_are_kept(opened, names):
    desk = opened()
    decide(desk, names[0], "dismissed", "x")
    decide(desk, names[1], "dismissed", "y")
    desk.close()
    whole = Path("report.json").read_bytes()
    data = json.loads(whole)
    del data["findings"][0]
    Path("report.json").write_text(json.dumps(data), encoding="utf-8")
    desk = opened()
    assert desk.tally() == Tally(dismissed=1, open=2)
    decide(desk, names[1], "open")
    desk.close()
    assert suppressed() == {names[0]: "x"}
    Path("report.json").write_bytes(whole)
    assert opened().tally() == Tally(dismissed=1, open=3)


def test_a_label_has_what_a_gold_has(opened, names):
    desk = opened()
    decide(desk, names[1], "confirmed", "both mayors rang back")
    (label,) = json.loads(Path("report.labels.json").read_text(encoding="utf-8"))["labels"]
    entry = desk.entries[names[1]]
    assert label == {
        "id": names[1], "label": "confirmed", "note": "both mayors rang back", "content": entry.content, "rule": "quantity-differs", "kind": "quantity",
        "nature": "contradiction", "severity": entry.finding.severity, "scope": "cross", "confidence": None, "about": entry.finding.about,
        "positions": [
            {"value": p.display, "mentions": [{"file": m.path, "quote": m.quote} for m in p.mentions]} for p in entry.finding.positions
        ],
    }  # fmt: skip


def test_a_finding_that_the_report_does_not_have(opened):
    desk = opened()
    with pytest.raises(KeyError):
        decide(desk, "0" * 16, "confirmed")
    assert desk.tally() == Tally(open=4)


def test_a_file_that_breaks_in_the_middle_loses_no_decision(opened, names):
    desk = opened()
    Path("s.toml").write_text("[[suppress]\n", encoding="utf-8")
    problem = decide(desk, names[0], "dismissed", "x")
    assert problem
    assert problem.startswith("s.toml:1: not valid TOML")
    assert desk.tally() == Tally(dismissed=1, open=3)
    Path("s.toml").write_text("", encoding="utf-8")
    assert decide(desk, names[1], "confirmed") is None
    assert suppressed() == {names[0]: "x"}
    assert labelled() == {names[0]: "dismissed", names[1]: "confirmed"}


BROKEN = [
    ("no TOML", "s.toml", "[[suppress]\n", ConfigError, "s.toml:1: not valid TOML"),
    ("more than suppressions", "s.toml", "jobs = 2\n", ConfigError, "s.toml:1: unknown key: 'jobs'"),
    ("no reason", "s.toml", '[[suppress]]\nrule = "x"\n', ConfigError, "s.toml:1: a suppression needs a 'reason'"),
    ("no JSON", "report.labels.json", "{", ReviewError, "report.labels.json: not valid JSON"),
    ("another file", "report.labels.json", "{}", ReviewError, "report.labels.json: not a file of labels; crosscheck review makes one"),
    ("a later version", "report.labels.json", '{"crosscheck_labels": 2}', ReviewError, "report.labels.json: labels of another version"),
    ("no list", "report.labels.json", '{"crosscheck_labels": 1, "labels": {}}', ReviewError, "report.labels.json: 'labels' must be a list"),
    ("no label", "report.labels.json", '{"crosscheck_labels": 1, "labels": [{}]}', ReviewError, "report.labels.json: labels[0]: not a label"),
    ("not UTF-8", "report.labels.json", "\udce9", ReviewError, "report.labels.json:1: not UTF-8 text"),
]


@pytest.mark.parametrize(("name", "text", "error", "expected"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_file_that_is_something_else_is_left_as_it_is(opened, name, text, error, expected):
    Path(name).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(error) as caught:
        opened()
    assert str(caught.value).startswith(expected)
    assert "\n" not in str(caught.value)
    assert Path(name).read_bytes() == text.encode("utf-8", "surrogateescape")
    Path(name).unlink()
    opened()  # the journal isn't held by the one that failed


def test_a_decision_that_comes_when_the_review_has_ended_is_refused(opened, names):
    desk = opened()
    desk.close()
    with pytest.raises(ReviewError, match="the review has ended"):
        decide(desk, names[0], "confirmed")
    assert not Path("report.decisions").exists()


def test_files_keep_their_links_and_modes(opened, names):
    Path("kept").mkdir()
    Path("kept/s.toml").write_text("", encoding="utf-8")
    Path("kept/s.toml").chmod(0o600)
    Path("s.toml").symlink_to("kept/s.toml")
    decide(opened(), names[0], "dismissed", "x")
    assert Path("s.toml").is_symlink()
    assert Path("kept/s.toml").stat().st_mode & 0o777 == 0o600
    assert suppressed() == {names[0]: "x"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to(opened, names, folder):
    desk = opened()
    folder.chmod(0o500)
    try:
        problem = decide(desk, names[0], "dismissed", "x")
    finally:
        folder.chmod(0o700)
    assert problem == "s.toml: can't be written: Permission denied"


def test_the_same_decisions_make_the_same_bytes(opened, names, folder):
    desk = opened()
    for name in names:
        decide(desk, name, "dismissed", "x")
    desk.close()
    first = [Path(name).read_bytes() for name in ("s.toml", "report.labels.json")]
    for name in ("s.toml", "report.labels.json"):
        Path(name).unlink()
    opened().close()
    assert [Path(name).read_bytes() for name in ("s.toml", "report.labels.json")] == first
