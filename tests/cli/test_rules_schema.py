"""`crosscheck rules schema`: what it takes and what it refuses, with YAML as an editor reads it."""

import json
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

import jsonschema
import pytest
import yaml

from crosscheck.cli import run
from crosscheck.guide.keys import EVERY
from crosscheck.guide.schema import schema
from crosscheck.plugins import Comparers, comparers
from crosscheck.rules import load_rules

ROOT = Path(__file__).parents[2]
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"]


class Editor(yaml.SafeLoader):
    """YAML 1.2, as editors read it: numbers and true or false, but yes, no, off and days are text."""

    yaml_implicit_resolvers: ClassVar = {
        letter: [(tag, form) for tag, form in found if tag in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")]
        for letter, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


@cache
def own_comparers():
    """The comparers in Python that rules of the pages and of the cookbook name."""
    page = (ROOT / "docs" / "python-comparers.md").read_text(encoding="utf-8")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "phone_number.py"
        file.write_text(re.findall(r"(?ms)^```python\n(.*?)^```$", page)[0], encoding="utf-8")
        return comparers([*sorted((ROOT / "docs" / "cookbook").glob("*.py")), file])


@cache
def validator():
    made = schema(load_rules(), own_comparers())
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(made)


def problems(text):
    return [error.message for error in validator().iter_errors(yaml.load(text, Loader=Editor))]


def files():
    return [
        pytest.param(path.read_text(encoding="utf-8"), id=path.relative_to(ROOT).as_posix())
        for path in sorted(ROOT.glob("rules/*.yaml")) + sorted(ROOT.glob("docs/**/*.yaml"))
    ]


def shown():
    """Whole rules in the pages."""
    for page in PAGES:
        for i, code in enumerate(re.findall(r"(?ms)^```yaml\n(.*?)^```$", page.read_text(encoding="utf-8"))):
            if "summary:" in code and "examples:" in code:
                yield pytest.param(code, id=f"{page.relative_to(ROOT)}-{i}")


@pytest.mark.parametrize("text", [*files(), *shown()])
def test_every_rule_of_the_project_is_taken(text):
    assert problems(text) == []


RULE = """
comparer: money
kinds: [money]
summary: a
why: b
message: "{about}: {positions}"
examples:
  - {name: c, expect: conflict, sources: [{language: en, text: d}]}
"""
HOUSE = RULE.replace("comparer: money\nkinds: [money]\n", "house:\n  same: [[Kyiv, Kiev]]\n").replace('message: "{about}: {positions}"\n', "")
ADJUSTING = RULE.replace("comparer: money\nkinds: [money]\n", "adjusts: all\nseverity: info\n").replace('message: "{about}: {positions}"\n', "")

TAKEN = [
    ("as it is", RULE),
    ("no kinds, no message", RULE.replace("kinds: [money]\n", "").replace('message: "{about}: {positions}"\n', "")),
    ("names of another kind", RULE.replace("comparer: money", "comparer: person").replace("[money]", "[place, organization]")),
    ("a number", RULE + "options: {tolerance: 0.05}"),
    ("the most", RULE + "options: {tolerance: 1}"),
    ("a number as text", RULE + "options: {tolerance: '0.05'}"),
    ("a number as text without a point", RULE + "options: {tolerance: '5'}"),
    ("rates", RULE + "options: {rates: EUR/USD 1.08}"),
    ("words", RULE.replace("money", "quantity") + "options: {growing: killed wounded}"),
    ("a list of words", RULE.replace("money", "quantity") + "options: {growing: [killed, badly wounded]}"),
    ("one word of severity", RULE + "severity: off"),
    ("a severity a nature", RULE + "severity: {contradiction: warning, update: off}"),
    ("a summary that is a number", RULE.replace("summary: a", "summary: 12")),
    ("to do", RULE.replace("name: c", "name: c, todo: yes")),
    ("to do, as an editor may read it", RULE.replace("name: c", "name: c, todo: true")),
    ("what the message says", RULE.replace("name: c", "name: c, says: 12")),
    ("in the place of none", RULE + "instead_of: []"),
    ("of a rule that the schema doesn't know", RULE + "instead_of: [own-differs]"),
    ("plain braces", RULE.replace("{about}", "{{}} {about}")),
    ("all filters", RULE + "only: {languages: [ar], outlets: ['A*'], published: {from: 2024-01-01}, about: [a], names: [b], places: [c], pattern: d}\nexcept: {units: [EUR, mile-per-hour], roles: [killed]}"),
    ("a stance", RULE + "only: {pairs: [[ar, en]], dissenter: {languages: [ar], against: 2}, majority: 2}"),
    ("facts of the house", HOUSE),
    ("rates of the house", HOUSE.replace("same: [[Kyiv, Kiev]]", "rates: {EUR/USD: 1.08, USD/TND: '3.1'}")),
    ("spellings", HOUSE.replace("same: [[Kyiv, Kiev]]", "spellings: [{use: Kyiv, not: [Kiev], language: en}]") + "severity: info"),
    ("a reference", HOUSE.replace("same: [[Kyiv, Kiev]]", "references: [{language: en, text: e, published: 2024-01-01}]") + "only: {languages: [ar]}"),
    ("an adjusting rule", ADJUSTING),
    ("one that names rules", ADJUSTING.replace("all", "[money-differs, own-differs]")),
]  # fmt: skip


@pytest.mark.parametrize("text", [case[1] for case in TAKEN], ids=[case[0] for case in TAKEN])
def test_what_may_be_said_is_taken(text):
    assert problems(text) == []


REFUSED = [
    ("a misspelt key", RULE + "severty: info", "'severty' was unexpected"),
    ("an unknown comparer", RULE.replace("comparer: money", "comparer: mony"), "'mony' is not one of"),
    ("an unknown kind", RULE.replace("[money]", "[mony]"), "'mony' is not one of"),
    ("kinds as a text", RULE.replace("[money]", "money"), "'money' is not of type 'array'"),
    ("an unknown severity", RULE + "severity: bad", "'bad' is not valid under any"),
    ("an unknown nature", RULE + "severity: {contradition: info}", "is not valid under any"),
    ("an option of another comparer", RULE + "options: {window_days: 3}", "'window_days' was unexpected"),
    ("an option that is no number", RULE + "options: {tolerance: 5 %}", "'5 %' does not match"),
    ("an option below 0", RULE + "options: {tolerance: -1}", "-1 is less than the minimum"),
    ("a kind of another comparer", RULE.replace("[money]", "[date]"), "'date' is not one of ['money']"),
    ("hedges of a check", RULE.replace("comparer: money", "comparer: sums") + "hedges: skip", "False schema does not allow"),
    ("a check between articles", RULE.replace("comparer: money", "comparer: sums") + "scope: cross", "'cross' is not one of"),
    ("a check of a stance", RULE.replace("comparer: money", "comparer: sums") + "only: {majority: 2}", "False schema does not allow"),
    ("no examples", RULE.replace("examples", "link"), "'examples' is a required property"),
    ("no shape", RULE.replace("comparer: money", ""), "is not valid under any of the given schemas"),
    ("two shapes", RULE + "adjusts: all", "is valid under each of"),
    ("an unknown placeholder", RULE.replace("{about}", "{abuot}"), "does not match"),
    ("an open brace", RULE.replace("{about}", "{about"), "does not match"),
    ("an unknown expectation", RULE.replace("conflict", "conflicts"), "'conflicts' is not one of"),
    ("an unknown language", RULE.replace("language: en", "language: english"), "'english' is not one of"),
    ("a source without a text", RULE.replace("text: d", "title: d"), "'text' is a required property"),
    ("a day of another form", RULE.replace("text: d", "text: d, published: 1/2/2024"), "does not match"),
    ("an empty filter", RULE + "only: {}", "{} should be non-empty"),
    ("a stance in except", RULE + "except: {majority: 2}", "'majority' was unexpected"),
    ("a pattern as a list", RULE + "only: {pattern: [a]}", "is not of type"),
    ("an unknown role", RULE + "only: {roles: [kiled]}", "'kiled' is not one of"),
    ("an unknown unit", RULE + "only: {units: [kilometre]}", "is not valid under any"),
    ("a pair of one", RULE + "only: {pairs: [[ar]]}", "is too short"),
    ("a message in an adjusting rule", ADJUSTING + "message: a", "'message' was unexpected"),
    ("an adjusting rule without a severity", ADJUSTING.replace("severity: info\n", ""), "'severity' is a required property"),
    ("another word than all", ADJUSTING.replace("all", "every"), "is not valid under any"),
    ("an unknown fact", HOUSE.replace("same", "names"), "'names' was unexpected"),
    ("one name alone", HOUSE.replace("[[Kyiv, Kiev]]", "[[Kyiv]]"), "is too short"),
    ("a rate of 0", HOUSE.replace("same: [[Kyiv, Kiev]]", "rates: {EUR/USD: 0}"), "0 is less than or equal"),
    ("a rate of no pair", HOUSE.replace("same: [[Kyiv, Kiev]]", "rates: {EURUSD: 1}"), "does not match any of the regexes"),
    ("a topic in a rule of the house", HOUSE + "only: {about: [a]}", "'about' was unexpected"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "problem"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_mistake_is_refused(text, problem):
    found = problems(text)
    assert any(problem in message for message in found), found


@pytest.mark.parametrize("name", Comparers().names())
def test_every_comparer_and_its_options_are_offered(name):
    shape = next(part["then"] for part in validator().schema["allOf"] if part["if"] == {"required": ["comparer"]})
    assert name in shape["properties"]["comparer"]["enum"]
    (options,) = [part["then"]["properties"]["options"] for part in shape["allOf"] if part["if"]["properties"]["comparer"]["const"] == name]
    assert all(option["description"].endswith(".") for option in options["properties"].values())


def described(part):
    """Every sentence in the schema that says what a key is for."""
    if isinstance(part, list):
        return {text for child in part for text in described(child)}
    if not isinstance(part, dict):
        return set()
    own = {part["description"]} if isinstance(part.get("description"), str) else set()
    return own | {text for child in part.values() for text in described(child)}


def test_every_key_is_explained():
    assert {text for keys in EVERY for text in keys.values()} <= described(validator().schema)


def test_it_is_printed(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("own-differs.yaml").write_text((ROOT / "rules" / "date-differs.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    Path("bad-differs.yaml").write_text("comparer: dat\n", encoding="utf-8")
    assert run(["rules", "schema", "--rules", "own-differs.yaml", "--rules", "bad-differs.yaml"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["title"] == "A rule of crosscheck"
    assert '"own-differs"' in out
    assert err.startswith("crosscheck: bad-differs.yaml:1: ")


def test_its_folder_is_made(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["rules", "schema", "--output", "my-rules/rule.schema.json"]) == 0
    assert json.loads(Path("my-rules/rule.schema.json").read_text(encoding="utf-8"))
    assert run(["rules", "schema", "--output", "my-rules/rule.schema.json/x"]) == 2
    assert "this folder can't be made" in capsys.readouterr().err
