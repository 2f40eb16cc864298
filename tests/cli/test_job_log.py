"""What is printed in a job of GitHub Actions, Azure Pipelines or TeamCity is no command of it, whatever articles say; a file has every word as it is."""

import csv
import io
import json
import re

import pytest

from crosscheck.cli import run
from crosscheck.report import formats
from crosscheck.report.joblog import disarmed

MARKS = "##[error]own ##vso[task.setvariable variable=PATH]/evil ##teamcity[buildStatus text='x'] ##VSO[task.complete result=Succeeded]"
EN = f"The footbridge of {MARKS} reopened on Monday after 12 years, the mayor said.\n"
FR = f"La passerelle de {MARKS} a rouvert lundi après 13 ans, a déclaré le maire.\n"
IDS = ("::error::a", "::stop-commands::x ##[command]b")


def obeyed(line):
    """Whether a runner or an agent takes a line for a command: blanks in front go, `::` begins one, and `##word[` does anywhere."""
    return line.lstrip().startswith("::") or re.search(r"##[a-z]*\[", line, re.IGNORECASE) is not None


@pytest.fixture
def hostile(tmp_path, monkeypatch):
    """A feed of two articles that contradict one another, and name themselves after commands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    said = zip(IDS, ("en", "fr"), (EN, FR), strict=True)
    records = [{"id": name, "outlet": f"::warning::{MARKS}", "language": language, "text": text} for name, language, text in said]
    (tmp_path / "::notice::##[group]feed.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return ["."]


PRINTED = [
    *((f"check --format {name}", ["check", "--format", name]) for name in formats() if name != "github"),
    ("check --report csv=-", ["check", "--report", "csv=-"]),
    ("claims --format table", ["claims", "--format", "table"]),
    ("claims --format jsonl", ["claims", "--format", "jsonl"]),
    ("a report name", ["check", "--format", "::error::##[error]x"]),
    ("a path", ["check", "##vso[task.complete]x"]),
]


@pytest.mark.parametrize("arguments", [row[1] for row in PRINTED], ids=[row[0] for row in PRINTED])
def test_nothing_that_is_printed_is_obeyed(hostile, capfd, arguments):
    run([*arguments, *hostile])
    out, err = capfd.readouterr()
    assert out + err
    assert not [line for line in (out + err).splitlines() if obeyed(line)]


def test_of_workflow_commands_only_our_own_are_printed(hostile, capfd):
    assert run(["check", "--format", "github", *hostile]) == 1
    told = [line for line in capfd.readouterr().out.splitlines() if obeyed(line)]
    assert [line.partition(" ")[0] for line in told] == ["::error"]
    assert "##" not in told[0].replace("# #", "")


def test_a_file_has_what_was_written(hostile, capfd, tmp_path):
    run(["check", "--report", "csv=o.csv", "--report", "json=o.json", "--report", "csv=-", *hostile])
    (finding,) = json.loads((tmp_path / "o.json").read_bytes())["findings"]
    texts = ((tmp_path / "o.csv").read_text(encoding="utf-8"), capfd.readouterr().out)
    kept, printed = (list(csv.reader(io.StringIO(text, newline="")))[1] for text in texts)
    assert "##VSO[task" in finding["about"]
    assert (kept[1], printed[1]) == (finding["about"], finding["about"].replace("##", "# #"))


def test_json_that_is_printed_loses_nothing(hostile, capfd):
    assert run(["claims", "--format", "jsonl", *hostile]) == 0
    records = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [record["id"] for record in records] == list(IDS)
    texts = dict(zip(IDS, (EN, FR), strict=True))
    assert all(texts[record["id"]][claim["start"] : claim["end"]] == claim["quote"] for record in records for claim in record["claims"])


DISARMED = [
    ("words", "12 years, C# and #1 ## [1]", "12 years, C# and #1 ## [1]"),
    ("a scope operator", "a::b and a ::c", "a::b and a ::c"),
    ("at the start of a line", "a\n ::error::b\n::c", "a\n : :error::b\n: :c"),
    ("of GitHub and Azure", "a ##[error]b", "a # #[error]b"),
    ("of Azure", "##vso[task.complete]", "# #vso[task.complete]"),
    ("of TeamCity", "##teamcity[x]", "# #teamcity[x]"),
    ("more marks", "###[x] ####vso[y]", "## #[x] ### #vso[y]"),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in DISARMED], ids=[row[0] for row in DISARMED])
def test_disarmed(text, expected):
    assert disarmed(text) == expected
    assert disarmed(expected) == expected
    assert not [line for line in expected.splitlines() if obeyed(line)]
