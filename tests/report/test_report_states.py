"""What a baseline or a suppression has settled: left out of what people read, unless it is wanted, and marked in what programs read."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from jsonschema import Draft202012Validator

from crosscheck.model import Report
from crosscheck.report import encoded, formats, is_text, render
from crosscheck.report.json import schema
from crosscheck.report.order import entries
from crosscheck.report.states import State

READ = ("csv", "github", "gitlab", "html", "markdown", "pr", "terminal", "xlsx")  # the others list every finding
STATES = [
    ("new", State(baseline="new"), True),
    ("in the baseline", State(baseline="unchanged"), False),
    ("suppressed", State(suppressed="seen"), False),
    ("suppressed, and new", State(suppressed="seen", baseline="new"), False),
    ("in the baseline, wanted", State(baseline="unchanged", shown=True), True),
    ("suppressed, wanted", State(suppressed="seen", shown=True), True),
]


def unpacked(data: bytes) -> str:
    """The text of all files in an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist())


@pytest.mark.parametrize("name", formats())
@pytest.mark.parametrize(("state", "shown"), [case[1:] for case in STATES], ids=[case[0] for case in STATES])
def test_what_is_settled_is_shown_where_it_is_wanted(report: Report, name: str, state: State, shown: bool) -> None:
    first = entries(report)[0]
    data = encoded(name, report, states={first.fingerprint: state})
    text = data.decode() if is_text(name) else unpacked(data)
    assert ("duration-differs" in text or first.finding.about in text) == (shown or name not in READ)


def test_json_tells_of_every_finding(report: Report) -> None:
    first, second, third = (entry.fingerprint for entry in entries(report))
    states = {first: State(baseline="unchanged", suppressed="رأيناه\n\x1b"), second: State(baseline="new")}
    data = json.loads(render("json", report, states=states))
    Draft202012Validator(schema()).validate(data)
    assert {f["fingerprint"]: (f["baseline"], f["suppressed"]) for f in data["findings"]} == {
        first: ("unchanged", "رأيناه\n\x1b"), second: ("new", None), third: (None, None),
    }  # fmt: skip
    assert [f["content_fingerprint"] for f in data["findings"]] == [entry.content for entry in entries(report)]


@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_what_is_shown_all_the_same_says_why(report: Report, name: str) -> None:
    found = entries(report)
    states = {
        found[0].fingerprint: State(suppressed="the | house\n##[error] رأيناه", shown=True),
        found[2].fingerprint: State(baseline="unchanged", shown=True),
    }
    text = render(name, report, states=states)
    assert "suppressed: the" in text
    assert "رأيناه" in text
    assert "in the baseline" in text
    assert "##[" not in text
    assert "0 errors, 1 warning, 0 infos" in text
