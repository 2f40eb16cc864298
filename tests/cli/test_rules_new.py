"""`crosscheck rules new`: the file it writes loads, fails where it is to be filled in, and nothing is ever overwritten."""

import io
import itertools
import re
from pathlib import Path

import pytest

from crosscheck.cli import run
from crosscheck.compare import comparers
from crosscheck.guide.draft import SCHEMA, Draft, drafted
from crosscheck.model import KINDS, NATURES
from crosscheck.plugins import Comparers
from crosscheck.rules import DEFAULT_SEVERITY, Adjustment, House, Rule, gather
from crosscheck.trying import tried
from crosscheck.within import checks


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty folder to work in, without anybody who could answer."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return tmp_path


class Keyboard(io.StringIO):
    """Somebody who answers."""

    def isatty(self):
        return True


def written(name="crowd-differs"):
    found = gather(Path(f"{name}.yaml"))
    assert found.mistakes == ()
    return next(rule for rule in found.rules if rule.id == name)


SAID = [
    ("a comparer", ["--comparer", "quantity"], {"comparer": "quantity", "kinds": ("quantity",), "hedges": "widen"}),
    ("a check", ["--comparer", "sums"], {"comparer": "sums", "kinds": ("quantity", "money", "percent")}),
    ("kinds", ["--comparer", "person", "--kinds", "place,organization", "--kinds", "person"], {"kinds": ("place", "organization", "person")}),
    ("a severity", ["--comparer", "money", "--severity", "warning"], {"severity": {**DEFAULT_SEVERITY, "contradiction": "warning"}}),
    ("off", ["--comparer", "money", "--severity", "off"], {"severity": dict.fromkeys(NATURES, "off")}),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "expected"), [case[1:] for case in SAID], ids=[case[0] for case in SAID])
def test_what_is_said_stands_in_the_file(arguments, expected):
    assert run(["rules", "new", "crowd-differs", *arguments]) == 0
    rule = written()
    assert isinstance(rule, Rule)
    assert {key: getattr(rule, key) for key in expected} == expected


PHRASES = ["thousands marched: a protest # in the city", 'the "budget"', "تظاهر الآلاف في وسط المدينة", "- no", "yes", "{a}", "l'été; 5 %", "\\n"]


def test_any_phrase_comes_back_as_it_was():
    assert (
        run(["rules", "new", "crowd-differs", "--comparer", "quantity", *(part for phrase in PHRASES for part in ("--about", phrase)), "--languages", "ar fr"])
        == 0
    )
    only = written().only
    assert (only.topic.about, only.sources.languages) == (tuple(PHRASES), ("ar", "fr"))


def test_a_phrase_is_taken_once():
    assert run(["rules", "new", "crowd-differs", "--comparer", "quantity", "--about", "The  march", "--about", "the march"]) == 0
    assert written().only.topic.about == ("the march",)


def test_a_rule_that_adjusts_others():
    assert run(["rules", "new", "crowd-differs", "--shape", "adjusting", "--comparer", "money", "--languages", "ar"]) == 0
    rule = written()
    assert isinstance(rule, Adjustment)
    assert (rule.adjusts, rule.severity["contradiction"], rule.only.sources.languages) == (("money-differs",), "info", ("ar",))
    assert run(["rules", "new", "all-milder", "--shape", "adjusting", "--severity", "warning"]) == 0
    assert written("all-milder").adjusts == ()


def test_facts_of_the_house():
    assert run(["rules", "new", "house-names", "--shape", "house"]) == 0
    rule = written("house-names")
    assert isinstance(rule, House)
    assert len(rule.spellings) == 1


DRAFTS = [
    *(Draft(shape="comparing", comparer=name, kinds=(name if name in KINDS else "quantity",)) for name in (*comparers(), *checks())),
    *(Draft(shape="comparing", comparer="date", kinds=("date",), severity=s, languages=codes) for s, codes in itertools.product(("error", "info", "off"), ((), ("ar",)))),
    *(Draft(shape="adjusting", severity=s, adjusts=a) for s, a in itertools.product(("error", "info", "off"), ((), ("date-differs",)))),
    *(Draft(shape="house", languages=codes) for codes in ((), ("fr",))),
]  # fmt: skip


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: f"{draft.shape}-{draft.comparer}-{draft.severity}-{len(draft.languages)}-{len(draft.adjusts)}")
def test_a_draft_loads_and_fails_until_it_is_filled_in(draft):
    Path("own-differs.yaml").write_text(drafted(draft), encoding="utf-8")
    found = gather(Path("own-differs.yaml"))
    assert found.mistakes == ()
    (rule,) = [rule for rule in found.rules if rule.id == "own-differs"]
    trials = {example.expect: tried(example, rule, found.rules) for example in rule.examples}
    assert set(trials) == {"info" if draft.severity == "info" else "conflict", "silent"}
    for trial in trials.values():
        assert (trial.holds, trial.came) == (False, "an example that isn't filled in: a text stands in angle brackets")


@pytest.mark.parametrize(("shape", "languages"), [("adjusting", ()), ("adjusting", ("ar",)), ("house", ())])
def test_what_the_comments_of_a_draft_show_can_be_said(shape, languages):
    text = drafted(Draft(shape=shape, severity="info" if shape == "adjusting" else None, languages=languages))
    shown = re.sub(r"(?m)^( *)# (?=(?:  )*(?:only|about|outlets|same|rates|references|- ))", r"\1", text)
    Path("own-differs.yaml").write_text(shown, encoding="utf-8")
    rule = written("own-differs")
    said = rule.only.sources.outlets if shape == "adjusting" else [r.snippet.language for r in rule.references]
    assert list(said) == (["Harbour Post"] if shape == "adjusting" else ["en"])
    assert "\n#   " not in shown


@pytest.mark.parametrize("name", ["money", "quantity", "date", "sums"])
def test_the_options_in_the_comments_are_the_defaults(name):
    text = drafted(Draft(shape="comparing", comparer=name, kinds=(name if name in KINDS else "quantity",), options=Comparers().get(name).Options))
    start = text.index("# options:")
    options = text[start : text.index("# only:")]
    Path("own-differs.yaml").write_text(text, encoding="utf-8")
    Path("two-differs.yaml").write_text(text.replace(options, re.sub("(?m)^# ", "", options)), encoding="utf-8")
    assert "\noptions:" in Path("two-differs.yaml").read_text(encoding="utf-8")
    assert written("own-differs").options == written("two-differs").options


def test_the_next_commands_run(capsys):
    Path("my rules").mkdir()
    assert run(["rules", "new", "crowd-differs", "--comparer", "quantity", "--output", "my rules"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.splitlines() == [
        "wrote my rules/crowd-differs.yaml; next, fill in what stands in angle brackets, and:",
        "  crosscheck rules test 'my rules/crowd-differs.yaml'",
        "  crosscheck check articles/ --rules 'my rules/crowd-differs.yaml'",
    ]
    assert run(["rules", "test", "my rules/crowd-differs.yaml"]) == 1


def test_the_folder_is_made(capsys):
    assert run(["rules", "new", "crowd-differs", "--comparer", "quantity", "--output", "desk/my-rules/"]) == 0
    assert capsys.readouterr().out.startswith("wrote desk/my-rules/crowd-differs.yaml; ")
    assert Path("desk/my-rules/crowd-differs.yaml").is_file()


def test_an_editor_is_told_of_a_schema_that_is_there():
    run(["rules", "new", "one-differs", "--comparer", "quantity"])
    Path(SCHEMA).write_text("{}", encoding="utf-8")
    run(["rules", "new", "two-differs", "--comparer", "quantity"])
    first = [Path(f"{name}-differs.yaml").read_text(encoding="utf-8").splitlines()[0] for name in ("one", "two")]
    assert first == ["comparer: quantity # what compares two claims", "# yaml-language-server: $schema=rule.schema.json"]


def test_a_built_in_rule_can_be_replaced():
    assert run(["rules", "new", "money-differs", "--comparer", "money", "--replace"]) == 0
    assert written("money-differs").path == Path("money-differs.yaml")


WRONG = [
    ("an id with capitals", ["Crowd"], "'Crowd' can't be an id: small letters, digits and hyphens, such as crowd-differs"),
    ("a path", ["../crowd"], "'../crowd' can't be an id"),
    ("an id of a built-in rule", ["money-differs", "--comparer", "money"], "'money-differs' is the id of a built-in rule; choose another, or take its place with --replace"),
    ("a file that is there", ["old-differs", "--comparer", "money"], "old-differs.yaml: there is such a file already; it is left as it is"),
    ("an id of another rule of one's own", ["old-differs", "--comparer", "money", "--output", "sub", "--rules", "good"], "'old-differs' is the id of your rule good/old-differs.yaml; choose another"),
    ("no comparer", ["new-differs"], "a comparing rule needs --comparer: ago, attribution"),
    ("an unknown comparer", ["new-differs", "--comparer", "mony"], "unknown --comparer 'mony'; allowed: ago, "),
    ("an unknown kind", ["new-differs", "--comparer", "money", "--kinds", "mony"], "unknown --kinds 'mony'; allowed: money (did you mean 'money'?)"),
    ("an unknown language", ["new-differs", "--comparer", "money", "--languages", "english"], "unknown --languages 'english'; allowed: ar, "),
    ("an unknown severity", ["new-differs", "--comparer", "money", "--severity", "warn"], "--severity 'warn' isn't one of error, warning, info, off (did you mean 'warning'?)"),
    ("an unknown shape", ["new-differs", "--shape", "adjust"], "--shape 'adjust' isn't one of comparing, adjusting, house"),
    ("a kind of comparers in Python", ["new-differs", "--comparer", "money", "--kinds", "custom"], "unknown --kinds 'custom'; allowed: money"),
    ("a comparer of the house", ["new-differs", "--shape", "house", "--comparer", "money"], "--comparer is for other rules, not for the shape 'house'"),
    ("kinds of an adjusting rule", ["new-differs", "--shape", "adjusting", "--kinds", "money"], "--kinds is for other rules, not for the shape 'adjusting'"),
    ("no path of a comparer", ["new-differs", "--comparer", "own", "--comparers", "own.py"], "own.py: "),
    ("an empty phrase", ["new-differs", "--comparer", "money", "--about", " "], "--about: a phrase has 1 to 300 characters, not 0"),
    ("a phrase too long", ["new-differs", "--comparer", "money", "--about", "a" * 301], "--about: a phrase has 1 to 300 characters, not 301"),
    ("a file for a folder", ["new-differs", "--comparer", "money", "--output", "old-differs.yaml"], "--output old-differs.yaml: this folder can't be made: "),
    ("no comparer and no folder", ["new-differs", "--output", "nowhere"], "a comparing rule needs --comparer: ago, attribution"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "message"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_mistake_is_one_line_and_writes_nothing(folder, capsys, arguments, message):
    for sub in ("sub", "good"):
        Path(sub).mkdir()
    Path("old-differs.yaml").write_text("mine", encoding="utf-8")
    (Path("good") / "old-differs.yaml").write_text(drafted(Draft(shape="comparing", comparer="date", kinds=("date",))), encoding="utf-8")
    before = sorted(folder.rglob("*"))
    assert run(["rules", "new", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), err.startswith(f"crosscheck: {message}")) == ("", 1, True), err
    assert sorted(folder.rglob("*")) == before
    assert Path("old-differs.yaml").read_text(encoding="utf-8") == "mine"


def test_it_asks_for_what_is_not_said(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", Keyboard("comparin\ncomparing\nmoney\n\nthe loan of the bank\nen, fr\nwarning\n"))
    assert run(["rules", "new", "loan-differs"]) == 0
    rule = written("loan-differs")
    assert (rule.comparer, rule.kinds, rule.only.topic.about) == ("money", ("money",), ("the loan of the bank",))
    assert (rule.only.sources.languages, rule.severity["contradiction"]) == (("en", "fr"), "warning")
    out, err = capsys.readouterr()
    assert "unknown answer: 'comparin'; allowed: adjusting, comparing, house (did you mean 'comparing'?)" in err
    assert out.startswith("wrote loan-differs.yaml")


def test_what_is_wrong_is_said_before_anything_is_asked(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", Keyboard("comparing\n"))
    assert run(["rules", "new", "loan-differs", "--severity", "bad"]) == 2
    assert capsys.readouterr().err.startswith("crosscheck: --severity 'bad' isn't one of")


SCORE = """
from crosscheck.plugins import NoOptions, Reading, compatible

class Score:
    name = "score"
    api = 1
    Options = NoOptions
    def read(self, sentence, language):
        return []
    def compare(self, a, b, options):
        return compatible("")
"""


def test_a_comparer_in_python_reads_values_of_its_own(capsys):
    Path("score.py").write_text(SCORE, encoding="utf-8")
    assert run(["rules", "new", "score-differs", "--comparer", "score", "--comparers", "score.py"]) == 0
    assert "comparer: score # what compares two claims\nkinds: [custom] # " in Path("score-differs.yaml").read_text(encoding="utf-8")
    assert "  crosscheck rules test score-differs.yaml --comparers score.py\n" in capsys.readouterr().out
    assert run(["rules", "test", "score-differs.yaml", "--comparers", "score.py"]) == 1
    assert run(["rules", "test", "score-differs.yaml"]) == 2


def test_it_asks_nothing_where_all_is_said(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", Keyboard(""))
    said = ["--comparer", "money", "--kinds", "money", "--about", "a loan", "--languages", "en", "--severity", "error"]
    assert run(["rules", "new", "loan-differs", *said]) == 0
    assert capsys.readouterr().err == ""


def test_an_interrupted_question_writes_nothing(monkeypatch):
    monkeypatch.setattr("sys.stdin", Keyboard("comparing\n"))
    assert run(["rules", "new", "loan-differs"]) == 130
    assert not Path("loan-differs.yaml").exists()
