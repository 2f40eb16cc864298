"""`crosscheck rules test`: every example runs, and one that fails is explained."""

import json
from pathlib import Path

import pytest

from crosscheck.cli import run
from crosscheck.explaining import explained
from crosscheck.report.bidi import PDI, RLI
from crosscheck.rules import gather
from crosscheck.trying import outcome


def ran(capsys, *arguments, code):
    assert run(["rules", "test", *arguments]) == code
    return capsys.readouterr()


def written(path, old, new):
    text = Path(path).read_text(encoding="utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new), encoding="utf-8")


ASKED = [
    ("a file", ["mine/crowd-differs.yaml"], 2, 1),
    ("a folder", ["mine"], 3, 2),
    ("two paths", ["mine/crowd-differs.yaml", "mine/dates-milder.yaml"], 3, 2),
    ("a path beside other rules", ["mine/crowd-differs.yaml", "--rules", "mine"], 2, 1),
    ("the user's own, without a path", ["--rules", "mine"], 3, 2),
    ("those of the configuration", ["--config", "desk.toml"], 3, 2),
]


@pytest.mark.parametrize(("arguments", "examples", "rules"), [case[1:] for case in ASKED], ids=[case[0] for case in ASKED])
def test_what_is_asked_for_is_run(desk, capsys, arguments, examples, rules):
    Path("desk.toml").write_text('rules = ["mine"]\n[severity]\ncrowd-differs = "off"\n')  # an example says what its file says
    out, err = ran(capsys, *arguments, code=0)
    assert err == ""
    assert out.splitlines()[-1] == f"{examples} examples of {rules} rule{'s' if rules > 1 else ''}: {examples} passed, 0 failed"


def test_the_built_in_rules_are_run_where_there_are_no_others(desk, capsys, monkeypatch):
    monkeypatch.setattr("crosscheck.trying.tried", lambda example, rule, rules: outcome_of(example))
    out, err = ran(capsys, "--no-config", code=0)
    assert err == ""
    assert " of 21 rules: " in out


def outcome_of(example):
    from crosscheck.trying import Trial

    return Trial(expected="", came="", holds=True, todo=example.todo)


def test_a_failing_example_is_explained(desk, capsys):
    written("mine/crowd-differs.yaml", "only:", "options: {tolerance: 1}\nonly:")
    out, err = ran(capsys, "mine/crowd-differs.yaml", code=1)
    assert err == ""
    lines = out.splitlines()
    assert lines[0] == 'mine/crowd-differs.yaml:11: crowd-differs, example "twice as many": expected a conflict, which is an error or a warning, got nothing'
    assert lines[1:5] == [
        "    read in 1.en (English):",
        "        quantity “4,000 people”: 4,000",
        "    read in 2.fr (French):",
        "        quantity “8 000 personnes”: 8,000",
    ]
    assert "“4,000 people” (1.en) and “8 000 personnes” (2.fr): 4,000 and 8,000 are within the rule's tolerance" in " ".join(out.split())
    assert lines[-1] == "2 examples of 1 rule: 1 passed, 1 failed"
    assert max(map(len, lines[1:])) <= 80
    assert "\x1b" not in out


QUANTITY = """
comparer: quantity
kinds: [quantity]
summary: a
why: b
message: "{about}"
MORE
examples:
  - name: c
    expect: conflict
    sources:
      - {language: en, outlet: Harbour Post, published: 2026-02-07, text: "ENGLISH"}
      - {language: ar, published: 2026-02-08, text: "ARABIC"}
"""
ENGLISH, ARABIC = "The ferry sank with 40 passengers on board near Sfax, the police said.", "غرقت العبارة وعلى متنها 50 راكبا قرب صفاقس، بحسب الشرطة."
WHY = [
    ("nothing is read", "", "The ferry sank.", ARABIC, "no quantity is read in 1.en"),
    ("nothing is joined", "", "The bakery sold 900 loaves of bread on Monday.", "قتل 12 شخصا في انهيار جسر قرب صفاقس.", "the values of kind quantity are not joined"),
    ("the tolerance", "options: {tolerance: 0.3}", ENGLISH, ARABIC, "are within the rule's tolerance"),
    ("another topic", "only: {about: [the price of bread in the shops]}", ENGLISH, ARABIC, "like the phrases of `only: about`, which takes"),
    ("other roles", "only: {roles: [killed]}", ENGLISH, ARABIC, "`only: roles` wants killed"),
    ("another place", "only: {places: [Tunis]}", ENGLISH, ARABIC, "`only: places` wants Tunis"),
    ("a place that is left out", "except: {places: [Sfax]}", ENGLISH, ARABIC, "`except: places` leaves it out"),
    ("a topic that is left out", f"except: {{about: ['{ENGLISH}']}}", ENGLISH, ARABIC, "`except: about` leaves it out ("),
    ("a pattern", "only: {pattern: 'bus|car'}", ENGLISH, ARABIC, "`only: pattern` wants bus|car"),
    ("other languages", "only: {languages: [ar, fr]}", ENGLISH, ARABIC, "1.en is no source that the rule is for"),
    ("other natures", "natures: [regression]", ENGLISH, ARABIC, "its nature is contradiction, and the rule's `natures` are regression"),
    ("another scope", "scope: internal", ENGLISH, ARABIC, "the rule's `scope` is internal"),
    ("another stance", "only: {majority: 2}", ENGLISH, ARABIC, "the sources don't stand against each other as `only` wants it"),
    ("a severity that is off", "severity: off", ENGLISH, ARABIC, "its nature is contradiction, which is off"),
    ("only an info", "severity: info", ENGLISH, ARABIC, "reported as info, contradiction"),
    ("hedges", "hedges: skip", ENGLISH.replace("40", "about 40"), ARABIC, "“40 passengers” of 1.en is hedged, and the rule says `hedges: skip`"),
    ("another comparer's words", "", ENGLISH.replace("40 passengers", "40 kilometres of rope"), ARABIC, ""),
]  # fmt: skip


@pytest.mark.parametrize(("more", "english", "arabic", "reason"), [case[1:] for case in WHY], ids=[case[0] for case in WHY])
def test_it_is_said_where_the_rule_stopped(desk, more, english, arabic, reason):
    Path("own-differs.yaml").write_text(QUANTITY.replace("MORE", more).replace("ENGLISH", english).replace("ARABIC", arabic), encoding="utf-8")
    found = gather(Path("own-differs.yaml"))
    rule = next(rule for rule in found.rules if rule.id == "own-differs")
    assert not outcome(found.rules, rule.examples[0]).holds
    told = explained(rule.examples[0], rule, found.rules)
    assert [source.source for source in told.read] == ["1.en", "2.ar"]
    assert any(reason in said for said in told.reasons), told.reasons


def test_the_rule_that_speaks_instead_is_named(desk, capsys):
    Path("one-differs.yaml").write_text(QUANTITY.replace("MORE", "").replace("ENGLISH", ENGLISH).replace("ARABIC", ARABIC), encoding="utf-8")
    Path("two-differs.yaml").write_text(
        QUANTITY.replace("MORE", "instead_of: [one-differs]\nseverity: info").replace("ENGLISH", ENGLISH).replace("ARABIC", ARABIC), encoding="utf-8"
    )
    out, _ = ran(capsys, "one-differs.yaml", "--rules", "two-differs.yaml", code=1)
    assert "another rule speaks in its place: two-differs" in " ".join(out.split())


def test_the_rule_that_silences_a_source_is_named(desk, capsys):
    Path("one-differs.yaml").write_text(QUANTITY.replace("MORE", "").replace("ENGLISH", ENGLISH).replace("ARABIC", ARABIC), encoding="utf-8")
    written("mine/dates-milder.yaml", "adjusts: [date-differs]", "adjusts: [one-differs]\nonly: {languages: [ar]}")
    written("mine/dates-milder.yaml", "severity: info", "severity: off")
    out, _ = ran(capsys, "one-differs.yaml", "--rules", "mine/dates-milder.yaml", code=1)
    assert "2.ar is silenced by dates-milder" in " ".join(out.split())


def test_right_to_left_words_are_isolated(desk, capsys):
    written("mine/crowd-differs.yaml", "قالت الشرطة إن 4000", "قالت الشرطة إن 9000")
    out, _ = ran(capsys, "mine/crowd-differs.yaml", code=1)
    assert (
        f'mine/crowd-differs.yaml:15: crowd-differs, example "{RLI}العدد نفسه{PDI}": expected neither error nor warning, and agreement, got crowd-differs (warning'
        in out
    )
    assert f"quantity “{RLI}9000 شخص{PDI}”: 9,000" in out
    assert all(line.count(RLI) == line.count(PDI) for line in out.splitlines())


def test_what_is_to_do_fails_nothing(desk, capsys):
    written("mine/crowd-differs.yaml", "    expect: conflict\n", "    expect: error\n    todo: yes\n")
    written("mine/dates-milder.yaml", "    expect: info\n", "    expect: info\n    todo: yes\n")
    out, err = ran(capsys, "mine", code=0)
    assert err == ""
    assert 'mine/crowd-differs.yaml:10: crowd-differs, example "twice as many": to do: expected an error as the worst, got crowd-differs (warning' in out
    assert 'mine/dates-milder.yaml:7: dates-milder, example "a day apart": now passes; take `todo` away' in out
    assert out.splitlines()[-1] == "3 examples of 2 rules: 2 passed, 0 failed, 1 to do"


def test_a_rule_that_shows_one_side_is_named(desk, capsys):
    out, _ = ran(capsys, "mine", code=0)
    assert out.splitlines()[0] == "mine/dates-milder.yaml: dates-milder has no example in which it must keep quiet (expect: agree or silent)"
    written("mine/dates-milder.yaml", "expect: info", "expect: silent")
    out, _ = ran(capsys, "mine", code=0)
    assert "dates-milder has no example in which it must speak (expect: conflict, error, warning, info or unresolved)" in out


def test_broken_files_are_all_named_and_the_others_run(desk, capsys):
    for name in ("a", "b"):
        Path(f"mine/{name}-differs.yaml").write_text("comparer: quantit\n")
    Path("mine/old-differs.yml").write_text("comparer: quantity\n")
    out, err = ran(capsys, "mine", code=2)
    assert out.splitlines()[-1] == "3 examples of 2 rules: 3 passed, 0 failed"
    assert [line.split(":")[1].strip() for line in err.splitlines()] == ["mine/a-differs.yaml", "mine/b-differs.yaml", "mine/old-differs.yml"]


WRONG = [
    ("no such path", ["nowhere"], "there is no folder of rules 'nowhere'"),
    ("an empty folder", ["empty"], "empty:1: no rules in this folder"),
    ("an unknown format", ["--format", "jso"], "--format 'jso' isn't one of text, json (did you mean 'json'?)"),
    ("not a rule", ["note.txt"], "note.txt:1: the name of a rule file must end in .yaml, not '.txt'"),
]


@pytest.mark.parametrize(("arguments", "message"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_mistake_is_one_line_and_exit_2(desk, capsys, arguments, message):
    Path("empty").mkdir()
    Path("note.txt").write_text("x")
    out, err = ran(capsys, *arguments, code=2)
    assert (err.count("\n"), err.startswith(f"crosscheck: {message}")) == (1, True), err
    assert out == ""  # no sum of no examples


UNFILLED = [
    ("conflict", "text: <write here>", "failed"),
    ("silent", 'text: "<write here in English: the words>"', "failed"),
    ("agree", "text: <write here>", "failed"),
    ("silent", "todo: text: <write here>", "to do"),
    ("silent", "text: Rain fell.", "passed"),
    ("silent", "text: <b>Rain</b> fell.", "passed"),
    ("silent", "text: Rain fell <on Sfax>", "passed"),
]


@pytest.mark.parametrize(("expect", "text", "outcome"), UNFILLED)
def test_an_example_in_angle_brackets_never_holds(desk, capsys, expect, text, outcome):
    todo, text = ("\n    todo: yes", text.removeprefix("todo: ")) if text.startswith("todo: ") else ("", text)
    example = f"  - name: new\n    expect: {expect}{todo}\n    sources:\n      - language: en\n        {text}\n"
    file = Path("mine/crowd-differs.yaml")
    file.write_text(file.read_text(encoding="utf-8") + example, encoding="utf-8")
    out, _ = ran(capsys, "mine/crowd-differs.yaml", "--format", "json", code=1 if outcome == "failed" else 0)
    record = json.loads(out)["examples"][-1]
    assert (record["name"], record["outcome"], "isn't filled in" in record["came"]) == ("new", outcome, outcome != "passed")
    assert "read" not in record


def test_as_json(desk, capsys):
    written("mine/crowd-differs.yaml", "only:", "options: {tolerance: 1}\nonly:")
    out, _ = ran(capsys, "mine", "--format", "json", code=1)
    found = json.loads(out)
    assert [(e["rule"], e["line"], e["name"], e["outcome"]) for e in found["examples"]] == [
        ("crowd-differs", 11, "twice as many", "failed"),
        ("crowd-differs", 16, "العدد نفسه", "passed"),
        ("dates-milder", 7, "a day apart", "passed"),
    ]
    failed = found["examples"][0]
    assert failed["read"][1] == {"source": "2.fr", "language": "fr", "claims": [{"kind": "quantity", "quote": "8 000 personnes", "value": "8,000"}]}
    assert len(failed["reasons"]) == 1
    assert [note.partition(":")[0] for note in found["notes"]] == ["mine/dates-milder.yaml"]
    assert found["mistakes"] == []


HOUSE = """
house: {FACTS}
summary: a
why: b
examples:
  - name: c
    expect: EXPECT
    sources:
      - {language: en, text: "ENGLISH"}
      - {language: ar, text: "ARABIC"}
"""
LOAN, LOAN_AR = "The bank will lend Tunisia 75 million euros for the trams of Sfax.", "سيقرض البنك تونس 200 مليون دولار لترام صفاقس."
FACTS = [
    ("a rate", "{rates: {EUR/USD: 1.08}}", "conflict", True, ""),
    ("a rate that is near", "{rates: {EUR/USD: 2.6}}", "conflict", False, "money-differs: "),
    ("a reference far away", "{references: [{language: en, text: The match ended with three goals.}]}", "conflict", False, "of the references are too unlike the story"),
    ("a spelling", "{spellings: [{use: Sfaks, not: [Sfax]}]}", "warning", True, ""),
    ("a spelling that isn't there", "{spellings: [{use: Kyiv, not: [Kiev]}]}", "warning", False, "the wrong spellings that are looked for: Kiev"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "expect", "holds", "reason"), [case[1:] for case in FACTS], ids=[case[0] for case in FACTS])
def test_facts_of_the_house_are_tried_by_what_comes_of_them(desk, facts, expect, holds, reason):
    text = HOUSE.replace("{FACTS}", facts).replace("EXPECT", expect).replace("ENGLISH", LOAN).replace("ARABIC", LOAN_AR)
    Path("own-house.yaml").write_text(text, encoding="utf-8")
    found = gather(Path("own-house.yaml"))
    assert found.mistakes == ()
    rule = next(rule for rule in found.rules if rule.id == "own-house")
    trial = outcome(found.rules, rule.examples[0])
    assert trial.holds is holds, trial
    if reason:
        reasons = explained(rule.examples[0], rule, found.rules).reasons
        assert any(reason in said for said in reasons), reasons


SAYS = [
    ("in the message", "says: 4,000", True, "crowd-differs"),
    ("each of several", "says: ['4,000', '8,000']", True, "crowd-differs"),
    ("not in the message", "says: '9,000'", False, "crowd-differs"),
    ("one of two", "says: ['4,000', '9,000']", False, "crowd-differs"),
]


@pytest.mark.parametrize(("says", "holds", "came"), [case[1:] for case in SAYS], ids=[case[0] for case in SAYS])
def test_a_message_must_say_what_the_example_wants(desk, says, holds, came):
    written("mine/crowd-differs.yaml", "    expect: conflict\n", f"    expect: conflict\n    {says}\n")
    found = gather(Path("mine/crowd-differs.yaml"))
    rule = next(rule for rule in found.rules if rule.id == "crowd-differs")
    trial = outcome(found.rules, rule.examples[0])
    assert (trial.holds, came in trial.came, "a message with '9,000'" in trial.expected) == (holds, True, not holds), trial


WHOLE_WORDS = [
    (r"\bpassengers\b", True),
    (r"\brackets\b", False),
    (r"\bراكبا\b", False),  # the edges of words that RE2 knows are those of ASCII
    (r"(^|\P{L})راكبا(\P{L}|$)", True),
    (r"(^|\P{L})راكب(\P{L}|$)", False),
]


@pytest.mark.parametrize(("pattern", "holds"), WHOLE_WORDS)
def test_whole_words_of_a_pattern(desk, pattern, holds):
    text = QUANTITY.replace("MORE", f"only: {{pattern: '{pattern}'}}").replace("ENGLISH", ENGLISH).replace("ARABIC", ARABIC)
    Path("own-differs.yaml").write_text(text, encoding="utf-8")
    found = gather(Path("own-differs.yaml"))
    rule = next(rule for rule in found.rules if rule.id == "own-differs")
    assert outcome(found.rules, rule.examples[0]).holds is holds
