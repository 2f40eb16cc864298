"""`crosscheck rules list` and `crosscheck rules show`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from crosscheck.cli import run
from crosscheck.guide.page import entry, page
from crosscheck.report.bidi import LRI, PDI, RLI
from crosscheck.rules import load_rules


def printed(capsys, *arguments, code=0, err=""):
    assert run(["rules", *arguments]) == code
    out, said = capsys.readouterr()
    assert said.startswith(err), said
    assert bool(said) == bool(err), said
    return out


def test_every_rule_is_listed_with_where_it_comes_from(desk, capsys):
    out = printed(capsys, "list", "--rules", "mine", "--rules", "house")
    lines = out.splitlines()
    assert lines[-1] == "23 rules, 3 of yours"
    at = lines.index("crowd-differs         quantity [warning, info]")
    assert lines[at + 1 : at + 3] == ["    Sources count the demonstrators differently.", "    from mine/crowd-differs.yaml"]
    assert "    from house/money-differs.yaml, takes the place of the built-in rule" in lines
    assert "dates-milder          adjusts date-differs [info]" in lines
    assert f"    {RLI}التواريخ المختلفة للعلم فقط{PDI}." in lines or f"    {RLI}التواريخ المختلفة للعلم فقط.{PDI}" in lines
    assert "sum-differs           check sums [error, warning, info]" in lines


def test_a_line_has_80_cells_and_no_colour(desk, capsys):
    out = printed(capsys, "list", "--rules", "mine", "--rules", "house")
    assert max(len(line.translate({ord(c): None for c in (LRI, RLI, PDI)})) for line in out.splitlines()) <= 80
    assert "\x1b" not in out
    assert out == printed(capsys, "list", "--rules", "mine", "--rules", "house")


def test_what_the_configuration_sets_is_named(desk, capsys):
    Path("crosscheck.toml").write_text('rules = ["mine"]\n[severity]\ndate-differs = "off"\ncrowd-differs = "error"\n')
    lines = printed(capsys, "list").splitlines()
    assert "date-differs          date [off by crosscheck.toml:3]" in lines
    assert "crowd-differs         quantity [error by crosscheck.toml:4]" in lines
    assert printed(capsys, "list", "--no-config").splitlines()[-1] == "21 rules, 0 of yours"


def test_as_json(desk, capsys):
    Path("crosscheck.toml").write_text('rules = ["mine", "house"]\n[severity]\ncrowd-differs = "error"\ndate-differs = "off"\n')
    found = json.loads(printed(capsys, "list", "--format", "json"))
    rules = {rule["id"]: rule for rule in found["rules"]}
    assert found["mistakes"] == []
    assert len(rules) == 23
    assert rules["crowd-differs"] == {
        "id": "crowd-differs", "shape": "comparing", "looks_at": "quantity", "off": False, "origin": "own", "path": "mine/crowd-differs.yaml",
        "severity": {"contradiction": "error", "regression": "error", "update": "info", "precision": "info", "unresolved": "error"},
        "severity_from": "crosscheck.toml:3", "summary": "Sources count the demonstrators differently.", "examples": 2,
    }  # fmt: skip
    assert (rules["date-differs"]["off"], rules["money-differs"]["origin"], rules["sum-differs"]["origin"]) == (True, "replacing", "built-in")


def test_broken_files_are_all_named_and_the_others_listed(desk, capsys):
    for name in ("a", "b"):
        Path(f"mine/{name}-differs.yaml").write_text("comparer: quantit\n")
    Path("mine/c-differs.yaml").write_text(Path("mine/dates-milder.yaml").read_text(encoding="utf-8").replace("date-differs", "dte-differs"), encoding="utf-8")
    assert run(["rules", "list", "--rules", "mine"]) == 2
    out, err = capsys.readouterr()
    assert out.splitlines()[-1] == "23 rules, 2 of yours; 3 that can't be used"
    assert [line.partition(": the rule lacks")[0].partition(": unknown rule in")[0] for line in err.splitlines()] == [
        "crosscheck: mine/a-differs.yaml:1",
        "crosscheck: mine/b-differs.yaml:1",
        "crosscheck: mine/c-differs.yaml:2",
    ]
    assert "(did you mean 'date-differs'?)" in err


WRONG = [
    ("an unknown format", ["list", "--format", "jsn"], "--format 'jsn' isn't one of table, json (did you mean 'json'?)"),
    (
        "an unknown id",
        ["show", "mony-differs"],
        "there is no rule 'mony-differs' (did you mean 'money-differs'?); crosscheck rules list shows all, rules of your own need --rules or a configuration",
    ),
    ("a broken rule", ["show", "bad-differs", "--rules", "bad"], "bad/bad-differs.yaml:1: the rule lacks 'summary'"),
    ("no id", ["show"], "missing argument 'ID'"),
    ("no command", [], "missing command"),
    ("an unknown command", ["lst"], "no such command 'lst'"),
    ("an unknown rule in the configuration", ["list", "--config", "wrong.toml"], "wrong.toml:2: unknown rule in [severity]: 'date-difers'"),
]


@pytest.mark.parametrize(("arguments", "message"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_mistake_is_one_line_and_exit_2(desk, capsys, arguments, message):
    Path("bad").mkdir()
    Path("bad/bad-differs.yaml").write_text("comparer: quantity\n")
    Path("wrong.toml").write_text("[severity]\ndate-difers = 'off'")
    assert run(["rules", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), err.startswith(f"crosscheck: {message}")) == ("", 1, True), err


def test_a_missing_folder_is_named_beside_the_list(desk, capsys):
    out = printed(capsys, "list", "--rules", "nowhere", code=2, err="crosscheck: there is no folder of rules 'nowhere'\n")
    assert out.splitlines()[-1] == "21 rules, 0 of yours; 1 that can't be used"


# ------------------------------------------------------------------ show


PAGE = f"""\
# crowd-differs

Sources count the demonstrators differently.

A rule of your own.

Set to error by crosscheck.toml:3.

**Why it matters.** Crowd sizes are estimates.

**What it does.** Compares claims by `quantity`, kinds: `quantity`.

**What it is for**

- only facts like, by meaning, “thousands of people marched through the city in protest”
- in the place of the rules by `quantity` that are for all topics

**Severity.** contradiction *error*, regression *error*, update *info*, precision *info*, unresolved *error*.

**Options**

- `tolerance`: 0, the default. Relative difference that is none: 0.05 is 5 % of the larger number.
- `tolerance_absolute`: 0, the default. Difference that is none, in the unit of the first of two amounts; the larger of the two tolerances counts.
- `unit_tolerance`: 0.05, the default. Relative difference that is none where two units are compared, miles and kilometres.
- `growing`: killed wounded missing displaced infected evacuated arrested rescued, the default. Roles whose number can only grow.

**Message.** `{{about}}: {{positions}}`

**Examples**

*twice as many*: expects a conflict, which is an error or a warning.

- English, Harbour Post, 2026-02-07: Police said 4,000 people marched through the centre of Sfax.
- French: Selon la police, 8 000 personnes ont défilé dans le centre de Sfax.

*{RLI}العدد نفسه{PDI}*: expects agreement: no alarm of this rule, and a fact of its kinds on which the sources agree.

- English: Police said 4,000 people marched through the centre of Sfax.
- Arabic, {RLI}صوت الساحل{PDI}: {RLI}قالت الشرطة إن 4000 شخص تظاهروا في وسط صفاقس.{PDI}

File: `mine/crowd-differs.yaml`
"""


def test_a_page_in_full(desk, capsys):
    Path("crosscheck.toml").write_text('rules = ["mine"]\n[severity]\ncrowd-differs = "error"\n')
    assert printed(capsys, "show", "crowd-differs") == PAGE


def test_a_rule_is_shown_beside_one_that_is_broken(desk, capsys):
    Path("mine/bad-differs.yaml").write_text("comparer: quantity\n")
    out = printed(capsys, "show", "crowd-differs", "--rules", "mine", err="crosscheck: mine/bad-differs.yaml:1: the rule lacks")
    assert out.startswith("# crowd-differs\n")


def test_nothing_in_a_rule_becomes_mark_up(desk, capsys):
    text = Path("mine/crowd-differs.yaml").read_text(encoding="utf-8")
    Path("mine/crowd-differs.yaml").write_text(
        text.replace("Crowd sizes are estimates.", '"<b>x</b> [a](http://b) *c* # d \\e[31m ~~e~~"').replace('"{about}: {positions}"', '"`{about}` ``"'),
        encoding="utf-8",
    )
    out = printed(capsys, "show", "crowd-differs", "--rules", "mine")
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(out)
    assert "\x1b" not in out
    assert not any(tag in html for tag in ("<b>", "<a ", "<h2", "<s>"))
    assert "<code>`{about}` ``</code>" in html


FILTERS = """
house: {HOUSE}
summary: a
why: b
FILTER
examples:
  - {name: c, expect: silent, sources: [{language: en, text: d}]}
"""
SHOWN = [
    ("sources", "adjusts: all\nseverity: off", "only: {languages: [ar, fr], outlets: ['Harbour*'], published: {from: 2024-01-01}}",
     ["Gives all findings another severity", "- only sources in Arabic or French", "- only sources of the outlet “Harbour\\*”", "- only sources published from 2024-01-01 on", "contradiction *off*"]),
    ("topics", "adjusts: [date-differs]\nseverity: info", "except: {names: [كييف], places: [Sfax], roles: [killed], units: [EUR], pattern: 'a.b'}",
     [f"- but no facts whose sentence names “{RLI}كييف{PDI}”, in any script", "- but no numbers of killed", "- but no values in EUR", "- but no facts with a sentence that matches “a.b”", "the findings of `date-differs`"]),
    ("stance", "adjusts: all\nseverity: {update: warning}", "only: {pairs: [[ar, en]], dissenter: {languages: [ar], against: 2}, majority: 2}",
     ["- only findings in which sources contradict each other in Arabic and English", "in which a source in Arabic contradicts at least 2 independent sources", "at least 2 independent sources, and more than any other", "**Severity.** update *warning*."]),
    ("names of the house", "house: {same: [[Kyiv, كييف]], different: [[A, B]], copies: [[AFP, Le Matin]]}", "link: https://example.org/a_b",
     [f"- `same`: Kyiv, {RLI}كييف{PDI} are one", "- `different`: A, B are never one", "- `copies`: AFP, Le Matin are one voice", "More: <https://example.org/a_b>"]),
    ("money of the house", "house: {rates: {EUR/USD: 1.08}, currencies: [CAD]}", "", ["- `rates`: EUR/USD 1.08", "`currencies`: where a word or sign leaves the currency open, it is CAD"]),
    ("what the house says", "house: {references: [{language: en, text: It closed in 2012.}], spellings: [{use: Kyiv, not: [Kiev], language: en}]}", "",
     ["- `references`: sources are checked against “It closed in 2012.”", "- `spellings`: Kyiv in English, not Kiev", "contradiction *error*", "precision *warning*", "**Message.**"]),
]  # fmt: skip


@pytest.mark.parametrize(("shape", "filters", "expected"), [case[1:] for case in SHOWN], ids=[case[0] for case in SHOWN])
def test_a_page_says_what_a_rule_is_for(desk, capsys, shape, filters, expected):
    Path("own-differs.yaml").write_text(FILTERS.replace("house: {HOUSE}", shape).replace("FILTER", filters), encoding="utf-8")
    out = printed(capsys, "show", "own-differs", "--rules", "own-differs.yaml")
    assert [part for part in expected if part not in out] == [], out


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.id)
def test_every_built_in_rule_has_its_page(rule):
    text = page(rule)
    assert all(example.name in text.replace("\\", "") for example in rule.examples)
    assert "None" not in text
    assert entry(rule, file="x").startswith(f"### {rule.id}\n")


@pytest.mark.parametrize(("severity", "note", "shown"), [
    ("off", "Switched off by crosscheck.toml:2.", "contradiction *off*, regression *off*, update *off*, precision *off*, unresolved *off*"),
    ("info", "Set to info by crosscheck.toml:2.", "contradiction *info*, regression *info*, update *info*, precision *info*, unresolved *info*"),
])  # fmt: skip
def test_the_severity_is_that_of_the_configuration(tmp_path, monkeypatch, capsys, severity, note, shown):
    monkeypatch.chdir(tmp_path)
    Path("crosscheck.toml").write_text(f"[severity]\nmoney-differs = '{severity}'\n")
    assert run(["rules", "show", "money-differs"]) == 0
    out = capsys.readouterr().out
    assert f"\n{note}\n" in out
    assert f"\n**Severity.** {shown}.\n" in out


def test_in_a_pipe_it_is_plain(desk):
    done = subprocess.run(
        [sys.executable, "-m", "crosscheck", "rules", "show", "date-differs", "--no-config"], capture_output=True, check=False, timeout=60, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# date-differs\n")
    assert "\x1b" not in done.stdout


def test_on_a_terminal_it_is_rendered(desk, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "60")
    out = printed(capsys, "show", "date-differs")
    assert "\x1b[1" in out
    assert "**" not in out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in printed(capsys, "show", "date-differs")
