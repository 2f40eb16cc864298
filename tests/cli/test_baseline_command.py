"""`crosscheck baseline`, and what `check` makes of a baseline and of suppressions: real articles, nothing replaced."""

import json
import os
from pathlib import Path

import pytest

from crosscheck.cli import run

FILE = "crosscheck-baseline.json"
EN = "The footbridge of Beni Saf reopened on Monday after 12 years, the mayor said.\n"
FR = "La passerelle de Beni Saf a rouvert lundi après 13 ans, a déclaré le maire.\n"
AR = "أعيد افتتاح جسر المشاة في بني صاف يوم الاثنين بعد 13 عاما، بحسب رئيس البلدية.\n"
CHECK = ["check", "in", "--baseline", FILE]


@pytest.fixture
def articles(tmp_path, monkeypatch):
    """Two articles that contradict one another, in the folder `in` of the working folder."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/en.txt").write_text(EN, encoding="utf-8")
    Path("in/ar.txt").write_text(AR, encoding="utf-8")
    return tmp_path / "in"


def known():
    return json.loads(Path(FILE).read_text(encoding="utf-8"))["findings"]


def told(capsys, *arguments):
    """The exit code, and what is said on standard error."""
    code = run(arguments)
    return code, capsys.readouterr().err.splitlines()


def test_create_then_check_finds_nothing_new(articles, capsys):
    code, said = told(capsys, "baseline", "create", "in")
    assert (code, said[0], len(known())) == (0, f"crosscheck: {FILE}: made; 1 finding in all", 1)
    assert said[1].startswith("crosscheck: compared 2 articles (1 Arabic, 1 English), 1 story, ")
    assert known()[0]["sources"] == ["in/ar.txt", "in/en.txt"]
    assert run(CHECK) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[2].startswith("No findings: 0 errors, 0 warnings, 0 infos in 2 articles; compared ")
    assert "1 finding in the baseline, 0 suppressed" in " ".join(out.split())
    assert run([*CHECK, "--show-baseline"]) == 0
    assert "duration-differs  (in the baseline)" in capsys.readouterr().out


def rename(path):
    Path("in/deep").mkdir()
    Path("in/ar.txt").rename(f"in/deep/{path}")


# what is done to the articles, other arguments for the paths → whether what was known is known
LATER = [
    ("text before moves it", lambda: Path("in/ar.txt").write_text(f"خبر عاجل.\n{AR}", encoding="utf-8"), ["in"], True),
    ("a file is renamed and moved", lambda: rename("الجسر.txt"), ["in"], True),
    ("files in another order", lambda: None, ["in/en.txt", "in/ar.txt"], True),
    ("files in yet another order", lambda: None, ["in/ar.txt", "in/en.txt"], True),
    ("the folder by another name", lambda: None, [os.curdir], True),
    ("the sentence is edited", lambda: Path("in/ar.txt").write_text(AR.replace("بحسب", "على ما قال"), encoding="utf-8"), ["in"], True),
    ("the value changes in Arabic", lambda: Path("in/ar.txt").write_text(AR.replace("13 عاما", "15 عاما"), encoding="utf-8"), ["in"], False),
    ("the value changes in Arabic words", lambda: Path("in/ar.txt").write_text(AR.replace("13 عاما", "عشرين عاما"), encoding="utf-8"), ["in"], False),
    ("the value changes in English", lambda: Path("in/en.txt").write_text(EN.replace("12", "11"), encoding="utf-8"), ["in"], False),
]


@pytest.mark.parametrize(("change", "paths", "holds"), [case[1:] for case in LATER], ids=[case[0] for case in LATER])
def test_what_holds_and_what_lapses(articles, capsys, change, paths, holds):
    run(["baseline", "create", "in"])
    change()
    capsys.readouterr()
    code, said = told(capsys, "check", *paths, "--baseline", FILE)
    stale = f"crosscheck: {FILE}: 1 finding of the baseline is no more; crosscheck baseline prune takes it out"
    assert (code, said) == ((0, []) if holds else (1, [stale]))


def test_only_what_is_new_fails_and_is_marked(articles, capsys):
    run(["baseline", "create", "in"])
    Path("in/a.txt").write_text("The mayor of Beni Saf said 40 workers repaired the footbridge.\n", encoding="utf-8")
    Path("in/b.txt").write_text("The mayor of Beni Saf said 60 workers repaired the footbridge.\n", encoding="utf-8")
    assert run([*CHECK, "--report", "json=o.json", "--report", "sarif=o.sarif", "--report", "junit=o.xml"]) == 1
    findings = json.loads(Path("o.json").read_bytes())["findings"]
    assert sorted((f["rule"], f["baseline"]) for f in findings) == [("duration-differs", "unchanged"), ("quantity-differs", "new")]
    results = json.loads(Path("o.sarif").read_bytes())["runs"][0]["results"]
    assert sorted((r["ruleId"], r["baselineState"]) for r in results) == [("duration-differs", "unchanged"), ("quantity-differs", "new")]
    assert '<skipped message="in the baseline"' in Path("o.xml").read_text(encoding="utf-8")
    capsys.readouterr()
    code, said = told(capsys, "baseline", "update", "in")
    assert (code, said[0]) == (0, f"crosscheck: {FILE}: 1 added, 0 taken out; 2 findings in all")
    assert run(CHECK) == 0


def test_stale_entries_are_pruned(articles, capsys):
    run(["baseline", "create", "in"])
    Path("in/ar.txt").write_text(AR.replace("13", "12"), encoding="utf-8")
    assert run(CHECK) == 0
    before = Path(FILE).read_bytes()
    capsys.readouterr()
    assert told(capsys, *CHECK, "--quiet") == (0, [])
    assert Path(FILE).read_bytes() == before
    assert told(capsys, "baseline", "prune", "in")[1][0] == f"crosscheck: {FILE}: 1 taken out; 0 findings in all"
    assert (known(), told(capsys, *CHECK)) == ([], (0, []))


def test_a_run_over_some_files_leaves_the_others_known(articles, capsys):
    run(["baseline", "create", "in"])
    before = Path(FILE).read_bytes()
    capsys.readouterr()
    assert told(capsys, "check", "in/en.txt", "--baseline", FILE, "--quiet") == (0, [])
    for command in ("prune", "update"):
        assert run(["baseline", command, "in/en.txt"]) == 0
        assert Path(FILE).read_bytes() == before
    Path("in/ar.txt").unlink()
    run(["baseline", "prune", "in/en.txt"])
    assert known() == []


def test_nothing_is_taken_out_where_a_source_is_left_out(articles, capsys):
    run(["baseline", "create", "in"])
    before = Path(FILE).read_bytes()
    Path("in/ar.txt").write_bytes(b"\x00")
    Path("in/ar.txt").rename("in/z.txt")
    for command in ("prune", "update"):
        assert run(["baseline", command, "in"]) == 2
        assert Path(FILE).read_bytes() == before
    assert f"crosscheck: {FILE}: left as it was, as not all sources could be read" in capsys.readouterr().err


def test_the_configuration_says_where_the_baseline_is(articles, capsys, monkeypatch):
    Path("conf").mkdir()
    Path("conf/crosscheck.toml").write_text("baseline = '../kept/known.json'", encoding="utf-8")
    Path("kept").mkdir()
    config = ["--config", "conf/crosscheck.toml"]
    assert told(capsys, "check", "in", *config) == (
        2,
        ["crosscheck: conf/crosscheck.toml:1: baseline kept/known.json: there is no such file; crosscheck baseline create makes it"],
    )
    assert run(["baseline", "create", "in", *config]) == 0
    assert json.loads(Path("kept/known.json").read_bytes())["findings"][0]["sources"] == ["../in/ar.txt", "../in/en.txt"]
    assert run(["check", "in", *config]) == 0
    monkeypatch.chdir("in")
    assert run(["check", ".", "--config", "../conf/crosscheck.toml"]) == 0


WRONG = [
    ("no baseline", [*CHECK], None, f"--baseline {FILE}: there is no such file; crosscheck baseline create makes it"),
    ("no baseline to update", ["baseline", "update", "in"], None, f"--baseline {FILE}: there is no such file"),
    ("no baseline to prune", ["baseline", "prune", "in"], None, f"--baseline {FILE}: there is no such file"),
    ("a baseline already", ["baseline", "create", "in"], "{}", f"{FILE}: there is a baseline already; crosscheck baseline update brings it up to date"),
    ("broken", [*CHECK], "{\n", f"{FILE}:2: not valid JSON: "),
    ("newer", [*CHECK], '{"crosscheck_baseline": 7}', f"{FILE}: a baseline of version 7 needs a newer crosscheck; this one reads version 1"),
    ("broken, to update", ["baseline", "update", "in"], "[]", f"{FILE}: not a baseline; crosscheck baseline create makes one"),
    ("a folder", ["check", "in", "--baseline", "in"], None, "in: not a file"),
    ("in no folder", ["baseline", "create", "in", "--baseline", "no/b.json"], None, "--baseline no/b.json: there is no folder "),
    ("standard output", ["baseline", "create", "in", "--baseline", "-"], None, "--baseline -: a baseline is a file; name one"),
    ("among the articles", ["baseline", "create", "in", "--baseline", "in/b.txt"], None, "--baseline in/b.txt: this would be read as an article"),
    ("no day", ["check", "in", "--today", "tomorrow"], None, "--today 'tomorrow' isn't a day; write YYYY-MM-DD"),
    ("a day that isn't", ["check", "in", "--today", "2027-02-30"], None, "--today '2027-02-30' isn't a day; write YYYY-MM-DD"),
    ("a week", ["check", "in", "--today", "2027-W01-1"], None, "--today '2027-W01-1' isn't a day; write YYYY-MM-DD"),
    ("no such suppressions", ["check", "in", "--suppressions", "no.toml"], None, "no.toml:1: not a file"),
    (
        "an unknown rule",
        ["check", "in", "--suppressions", "s.toml"],
        None,
        "s.toml:2: unknown rule in [[suppress]]: 'date-difers'; allowed: attribution-differs,",
    ),
    ("a key too many", ["check", "in", "--suppressions", "t.toml"], None, "t.toml:1: unknown key: 'jobs'; allowed: suppress; a file of suppressions holds"),
    ("fewer than none", ["check", "in", "--max-findings", "-1"], None, "invalid value for '--max-findings': "),
]


@pytest.mark.parametrize(("arguments", "text", "message"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_mistake_is_one_line_and_exit_2(articles, capsys, arguments, text, message):
    Path("s.toml").write_text("\n[[suppress]]\nreason = 'a'\nrule = 'date-difers'", encoding="utf-8")
    Path("t.toml").write_text("jobs = 2", encoding="utf-8")
    if text is not None:
        Path(FILE).write_text(text, encoding="utf-8")
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), err.startswith(f"crosscheck: {message}")) == ("", 1, True), err
    assert text is None or Path(FILE).read_text(encoding="utf-8") == text


HOSTILE = '\x1b[31m::error::x\n##[error]y </skipped> ]]> \u202etxt " \\ رأيناه'


def test_a_suppression_with_its_reason_until_it_expires(articles, capsys):
    text = f"jobs = 1\n[[suppress]]\nrule = 'duration-differs'\nlanguages = 'ar'\nreason = {json.dumps(HOSTILE)}\nuntil = 2027-01-31\n"
    Path("crosscheck.toml").write_text(text, encoding="utf-8")
    reports = ["--report", "json=o.json", "--report", "sarif=o.sarif", "--report", "junit=o.xml"]
    assert told(capsys, "check", "in", "--today", "2027-01-31", *reports) == (0, [])
    (finding,) = json.loads(Path("o.json").read_bytes())["findings"]
    assert (finding["suppressed"], finding["baseline"]) == (HOSTILE, None)
    (result,) = json.loads(Path("o.sarif").read_bytes())["runs"][0]["results"]
    (suppression,) = result["suppressions"]
    assert (suppression["kind"], "رأيناه" in suppression["justification"], "\x1b" in suppression["justification"]) == ("external", True, False)
    for shown in ("terminal", "markdown"):
        assert run(["check", "in", "--today", "2027-01-31", "--format", shown, "--show-suppressed"]) == 0
        out = capsys.readouterr().out
        assert ("رأيناه" in out, "\x1b" in out, "##[" in out, "\n::error" in out) == (True, False, False, False)
    expired = "crosscheck: crosscheck.toml:2: this suppression has expired on 2027-01-31: 1 finding is back"
    assert told(capsys, "check", "in", "--today", "2027-02-01") == (1, [expired])
    Path("in/ar.txt").write_text(AR.replace("13", "12"), encoding="utf-8")
    unused = "crosscheck: crosscheck.toml:2: this suppression applies to no finding; take it out"
    assert told(capsys, "check", "in", "--today", "2027-01-31") == (0, [unused])


def test_what_is_suppressed_stays_out_of_the_baseline_but_what_was_in_it_stays_in(articles):
    side = ["--suppressions", "s.toml"]
    Path("s.toml").write_text("[[suppress]]\nrule = 'duration-differs'\nreason = 'looked at'\n", encoding="utf-8")
    run(["baseline", "create", "in", *side])
    assert known() == []
    run(["baseline", "update", "in"])
    assert len(known()) == 1
    run(["baseline", "update", "in", *side])
    assert len(known()) == 1


def test_the_same_articles_give_the_same_file(articles):
    Path("in/fr.txt").write_text(FR, encoding="utf-8")
    texts = set()
    for paths in (["in"], ["in/fr.txt", "in/en.txt", "in/ar.txt"], ["in/ar.txt", "in/en.txt", "in/fr.txt"]):
        run(["baseline", "create", *paths, "--force"])
        texts.add(Path(FILE).read_bytes())
    assert len(texts) == 1


def test_nothing_compared_is_no_success(articles, capsys):
    Path("in/en.txt").write_text("Yes.\n", encoding="utf-8")
    Path("in/ar.txt").unlink()
    assert run(["check", "in", "--exit-zero"]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == "crosscheck: nothing to check: the sources make no claims that can be compared"
    assert run(["baseline", "create", "in"]) == 2
    assert not Path(FILE).exists()
