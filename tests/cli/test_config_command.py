"""`crosscheck config`, and what `check` and `claims` make of the configuration."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

import crosscheck.pipeline
from crosscheck.cli import run
from crosscheck.errors import InputError

SHOWN = """\
read             because
crosscheck.toml  nearest
../base.toml     extended by crosscheck.toml:1

setting                 value               from
rules                   ../house            ../base.toml:1
rules                   mine                crosscheck.toml:2
comparers               (none)              default
suppressions            (none)              default
articles                (none)              default
columns                 (none)              default
format                  json                crosscheck.toml:3
output                  -                   default
report-language         en                  default
fail-on                 error               default
max-findings            0                   default
baseline                (none)              default
archive                 (none)              default
stories                 auto                default
story-window            (none)              default
jobs                    3                   ../base.toml:2
encoder                 (the embedded one)  default
nli                     (none)              default
nli-threshold           0.2                 default
cache-dir               (the user's)        default
cache-size              500                 default
severity.date-differs   off                 ../base.toml:4
severity.money-differs  info                crosscheck.toml:5
suppress                (none)              default
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder to work in, with a configuration that extends another."""
    for name in ("work/mine", "house"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "base.toml").write_text('rules = ["house"]\njobs = 3\n[severity]\ndate-differs = "off"\n')
    (tmp_path / "work" / "crosscheck.toml").write_text('extend = "../base.toml"\nrules = ["mine"]\nformat = "json"\n[severity]\nmoney-differs = "info"\n')
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


def shown(capsys, *arguments):
    assert run(["config", *arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_every_setting_is_shown_with_its_place(folder, capsys):
    assert shown(capsys) == SHOWN
    assert shown(capsys) == SHOWN  # the same bytes again


def test_as_json(folder, capsys):
    found = json.loads(shown(capsys, "--format", "json"))
    assert found["files"] == [{"path": "crosscheck.toml", "because": "nearest"}, {"path": "../base.toml", "because": "extended by crosscheck.toml:1"}]
    told = found["settings"]
    assert told["rules"] == [{"value": "../house", "from": "../base.toml:1"}, {"value": "mine", "from": "crosscheck.toml:2"}]
    assert told["severity"]["date-differs"] == {"value": "off", "from": "../base.toml:4"}
    assert told["jobs"] == {"value": 3, "from": "../base.toml:2"}
    assert told["encoder"] == {"value": None, "from": "default"}
    assert told["comparers"] == []
    assert list(told) == [
        "rules", "comparers", "suppressions", "articles", "columns", "format", "output", "report-language", "fail-on", "max-findings", "baseline", "archive", "stories", "story-window", "jobs", "encoder", "nli", "nli-threshold",
        "cache-dir", "cache-size", "severity", "suppress",
    ]  # fmt: skip


def test_another_file_and_none(folder, capsys):
    assert shown(capsys, "--config", "../base.toml").startswith("read          because\n../base.toml  --config\n\n")
    plain = shown(capsys, "--no-config")
    assert plain.startswith("read       because\n(no file)\n\n")
    assert plain.count("default") == len(plain.splitlines()) - 4


def test_a_file_that_only_looks_like_a_configuration_is_told(folder, capsys, monkeypatch, tmp_path):
    (tmp_path / "plain").mkdir()
    monkeypatch.chdir(tmp_path / "plain")
    Path("crosscheck.yaml").write_text("fail-on: warning\n")
    assert run(["config"]) == 0
    assert capsys.readouterr().err == "crosscheck: crosscheck.yaml isn't read; the configuration is crosscheck.toml\n"
    shown(capsys, "--no-config")
    shown(capsys, "--config", "../base.toml")


def test_names_that_could_hurt_a_terminal_are_disarmed(folder, capsys):
    Path("x\x1b[31m").mkdir()
    Path("crosscheck.toml").write_text('rules = ["x\\u001b[31m"]')
    out = shown(capsys)
    assert "x␛[31m" in out
    assert "\x1b" not in out


WRONG = [
    ("a mistake in the file", ["config"], "crosscheck.toml:1: unknown key: 'job'; allowed: archive, articles, baseline, "),
    ("the same for check", ["check", "in"], "crosscheck.toml:1: unknown key: 'job'; allowed: archive, articles, baseline, "),
    ("the same for claims", ["claims", "in"], "crosscheck.toml:1: unknown key: 'job'; allowed: archive, articles, baseline, "),
    ("the format of config", ["config", "--no-config", "--format", "jsonl"], "--format 'jsonl' isn't one of table, json (did you mean 'json'?)"),
    ("both options", ["config", "--no-config", "--config", "crosscheck.toml"], "--config and --no-config exclude one another"),
    ("no such file", ["check", "in", "--config", "no.toml"], "--config no.toml: there is no such file"),
    ("an unknown rule", ["check", "in", "--config", "rule.toml"], "rule.toml:2: unknown rule in [severity]: 'date-difers'; allowed: attribution-differs, "),
    ("an output in no folder", ["check", "in", "--config", "output.toml"], "output.toml:1: output no/report.json: there is no folder "),
    ("the same on the command line", ["check", "in", "--config", "output.toml", "--output", "no/r"], "--output no/r: there is no folder "),
    ("a folder of rules that isn't", ["check", "in", "--no-config", "--rules", "mine", "--rules", "no"], "mine:1: no rules in this folder"),
]


@pytest.mark.parametrize(("arguments", "message"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_mistake_is_one_line_and_exit_2(folder, capsys, arguments, message):
    Path("crosscheck.toml").write_text("job = 2")
    Path("rule.toml").write_text("[severity]\ndate-difers = 'off'")
    Path("output.toml").write_text("output = 'no/report.json'")
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), err.startswith(f"crosscheck: {message}")) == ("", 1, True), err


@pytest.fixture
def asked(folder, monkeypatch):
    """What `check` and `claims` ask the pipeline for; it then gives up."""
    (Path("mine") / "own-differs.yaml").write_bytes((Path(__file__).parents[2] / "rules" / "date-differs.yaml").read_bytes())
    seen = {}

    def stop(_paths, **options):
        seen.update(options)
        raise InputError("seen")

    monkeypatch.setattr(crosscheck.pipeline, "check", stop)
    monkeypatch.setattr(crosscheck.pipeline, "extract", stop)
    monkeypatch.setattr("crosscheck.pretrained.PretrainedEncoder", lambda name: SimpleNamespace(name=name))
    monkeypatch.setattr("crosscheck.pretrained.PretrainedNLI", lambda name: SimpleNamespace(name=name))
    return seen


def test_check_goes_by_the_configuration(asked):
    Path("crosscheck.toml").write_text("rules = ['mine']\njobs = 5\nencoder = 'a'\nnli = 'b'\nnli-threshold = 0.4\nseverity.own-differs = 'info'")
    run(["check", "in"])
    (own,) = [rule for rule in asked["rules"] if rule.id == "own-differs"]
    assert (own.severity["contradiction"], own.severity["update"]) == ("info", "info")
    assert (asked["jobs"], asked["encoder"].name, asked["nli"].model.name, asked["nli"].threshold) == (5, "a", "b", 0.4)


def test_the_command_line_is_over_the_configuration(asked):
    Path("crosscheck.toml").write_text("jobs = 5\nencoder = 'a'\nnli = 'b'\nnli-threshold = 0.4")
    run(["check", "in", "--jobs", "2", "--encoder", "c", "--nli", "d", "--nli-threshold", "0", "--rules", "mine"])
    assert "own-differs" in {rule.id for rule in asked["rules"]}
    assert (asked["jobs"], asked["encoder"].name, asked["nli"].model.name, asked["nli"].threshold) == (2, "c", "d", 0.0)


def test_no_configuration_is_gone_by_where_none_is_wanted(asked):
    Path("crosscheck.toml").write_text("encoder = 'a'\nrules = ['mine']")
    run(["check", "in", "--no-config"])
    assert asked["encoder"] is None
    assert "own-differs" not in {rule.id for rule in asked["rules"]}


JOBS = [([], 1), (["--config", "jobs.toml"], 3), (["--config", "jobs.toml", "--jobs", "2"], 2)]


@pytest.mark.parametrize(("options", "jobs"), JOBS)
def test_claims_take_the_jobs(asked, options, jobs):
    Path("crosscheck.toml").write_text("format = 'json'")  # a report's; claims have formats of their own
    Path("jobs.toml").write_text("jobs = 3")
    run(["claims", "in", *options])
    assert asked["jobs"] == jobs


def test_a_report_as_the_configuration_wants_it(tmp_path, monkeypatch, capsys):
    """Format, output, what fails and what is off, with nothing replaced."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name, years in (("a", 12), ("b", 13)):
        Path(f"in/{name}.txt").write_text(f"The embassy of Sweden in Rabat reopened on Monday after a break of {years} years, the foreign ministry said.\n")
    Path("crosscheck.toml").write_text("format = 'json'\noutput = 'report.json'\nfail-on = 'warning'\n[severity]\nduration-differs = 'warning'\n")
    assert run(["check", "in"]) == 1
    (finding,) = json.loads(Path("report.json").read_bytes())["findings"]
    assert (finding["rule"], finding["severity"]) == ("duration-differs", "warning")
    assert run(["check", "in", "--fail-on", "error"]) == 0
    Path("crosscheck.toml").write_text("format = 'json'\n[severity]\nduration-differs = 'off'\n")
    capsys.readouterr()
    assert run(["check", "in", "--quiet"]) == 0
    out, err = capsys.readouterr()
    assert (json.loads(out)["findings"], err) == ([], "")
