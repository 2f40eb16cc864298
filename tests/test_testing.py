"""The plug-in of pytest for rule files, and what an example's outcome says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import crosscheck
from crosscheck.model import Agreement, Compared, Finding, Position, PositionMention, Report, SentenceQuote, Span
from crosscheck.rules import Example, Rule, load_rules
from crosscheck.testing import outcome
from crosscheck.trying import judged

SOURCE = str(Path(crosscheck.__file__).parent.parent)
COOKBOOK = Path(__file__).parent.parent / "docs" / "cookbook"
RULE = """\
comparer: quantity
kinds: [quantity]
summary: Sources count differently.
why: Readers trust the number.
message: "{about}: {positions}"
examples:
  - name: holds
    expect: conflict
    sources:
      - {language: en, text: The ferry to Sfax carried 210 passengers.}
      - {language: fr, text: Le ferry pour Sfax transportait 120 passagers.}
  - name: doesn't hold
    expect: silent
    sources:
      - {language: en, text: The ferry to Sfax carried 210 passengers.}
      - {language: fr, text: Le ferry pour Sfax transportait 120 passagers.}
  - name: still to do
    expect: conflict
    todo: yes
    sources:
      - {language: en, text: The ferry to Sfax was late.}
      - {language: fr, text: Le ferry pour Sfax était à l'heure.}
  - name: to do, and done
    expect: conflict
    todo: yes
    sources:
      - {language: en, text: The ferry to Sfax carried 210 passengers.}
      - {language: fr, text: Le ferry pour Sfax transportait 120 passagers.}
"""


def pytest_in(folder: Path, *arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "pytest", "-p", "crosscheck.testing", "-p", "no:cacheprovider", "-q", "--tb=short", "-rx", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120, env={**os.environ, "PYTHONPATH": SOURCE})
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "crowd-differs.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / "notes.yaml").write_text("a: b\n", encoding="utf-8")
    (tmp_path / "test_own.py").write_text("def test_own():\n    pass\n", encoding="utf-8")
    return tmp_path


def summary(text: str) -> dict[str, int]:
    return {word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|xfailed|error)", text.strip().splitlines()[-1])}


def test_examples_are_tests(folder):
    code, text = pytest_in(folder, "--crosscheck-rules", "rules")
    assert (code, summary(text)) == (1, {"failed": 1, "passed": 3, "xfailed": 1})
    assert f"{folder / 'rules' / 'crowd-differs.yaml'}:12: expected neither error nor warning from any rule; came " in text
    assert "crowd-differs (error, contradiction)" in text
    assert "to do: expected a conflict" in text
    assert "Traceback" not in text


def test_the_ini_option_and_what_is_given(folder):
    (folder / "pytest.ini").write_text("[pytest]\ncrosscheck_rules = rules\n", encoding="utf-8")
    assert summary(pytest_in(folder)[1]) == {"failed": 1, "passed": 3, "xfailed": 1}
    assert summary(pytest_in(folder, "test_own.py")[1]) == {"passed": 1}
    assert summary(pytest_in(folder, "rules/crowd-differs.yaml", "-k", "hold")[1]) == {"failed": 1, "passed": 1}


def test_without_rules_nothing_changes(folder):
    assert summary(pytest_in(folder)[1]) == {"passed": 1}


def test_faults_are_one_line(folder):
    code, text = pytest_in(folder, "--crosscheck-rules", "nowhere")
    assert code == 4
    assert "--crosscheck-rules: there is no file or folder" in text
    (folder / "rules" / "crowd-differs.yaml").write_text(RULE.replace("kinds:", "kind:"), encoding="utf-8")
    code, text = pytest_in(folder, "--crosscheck-rules", "rules")
    assert code == 2
    assert "crowd-differs.yaml:2: unknown key in the rule: 'kind'" in text
    assert "rules.py" not in text


def test_comparers_in_python(tmp_path):
    for file in COOKBOOK.glob("football*"):
        shutil.copy(file, tmp_path)
    code, text = pytest_in(tmp_path, "--crosscheck-rules", "football-score-differs.yaml", "--crosscheck-comparers", "football_score.py")
    assert (code, summary(text)) == (0, {"passed": 5}), text


def test_outcome_needs_no_session():
    rules = load_rules()
    rule = next(r for r in rules if r.id == "ordinal-differs")
    trial = outcome(rules, rule.examples[0])
    assert (trial.holds, trial.todo) == (True, False)
    with pytest.raises(ValueError, match="is an example of none of these rules"):
        outcome(rules, replace(rule.examples[0]))


# ------------------------------------------------------------------ what holds

MENTION = PositionMention(source="1.en", path="1.en.txt", span=Span(0, 1), quote="q", sentence=SentenceQuote(span=Span(0, 1), text="q"))
POSITION = Position(value="1", display="1", sources=("1.en",), independent=1, mentions=(MENTION,))


def finding(rule: str, severity: str, nature: str = "contradiction") -> Finding:
    known = {"kind": "quantity", "scope": "cross", "about": "a", "message": "m", "story": "1", "positions": (POSITION, POSITION)}
    return Finding(rule=rule, severity=severity, nature=nature, **known)


AGREED = Agreement(kind="quantity", about="a", story="1", positions=(POSITION,))
OTHER = Agreement(kind="date", about="a", story="1", positions=(POSITION,))
HOLDS = [
    ("conflict", [finding("own", "error")], [], True),
    ("conflict", [finding("own", "warning")], [], True),
    ("conflict", [finding("own", "info")], [], False),
    ("conflict", [finding("other", "error")], [], False),
    ("error", [finding("own", "error"), finding("own", "info")], [], True),
    ("error", [finding("own", "warning")], [], False),
    ("error", [], [], False),
    ("warning", [finding("own", "warning"), finding("own", "info")], [], True),
    ("warning", [finding("own", "error"), finding("own", "warning")], [], False),
    ("info", [finding("own", "info"), finding("other", "error")], [], True),
    ("info", [finding("own", "warning"), finding("own", "info")], [], False),
    ("info", [], [], False),
    ("unresolved", [finding("own", "info", "unresolved")], [], True),
    ("unresolved", [finding("own", "error")], [], False),
    ("agree", [], [AGREED], True),
    ("agree", [], [OTHER], False),
    ("agree", [], [], False),
    ("agree", [finding("own", "info")], [AGREED], True),
    ("agree", [finding("own", "warning")], [AGREED], False),
    ("agree", [finding("other", "error")], [AGREED], True),
    ("others", [finding("other", "error")], [], True),
    ("others", [finding("other", "info")], [], False),
    ("others", [finding("own", "info"), finding("other", "error")], [], False),
    ("others", [], [], False),
    ("silent", [], [], True),
    ("silent", [finding("other", "info")], [], True),
    ("silent", [finding("other", "warning")], [], False),
]


@pytest.mark.parametrize(("expect", "findings", "facts", "holds"), HOLDS)
def test_what_holds(expect, findings, facts, holds):
    rule = replace(next(r for r in load_rules() if r.id == "quantity-differs"), id="own")
    report = Report(sources=(), compared=Compared(articles=2, stories=1, claims=2, facts=1, rules=1), findings=tuple(findings), facts=tuple(facts))
    trial = judged(Example(name="x", expect=expect, sources=(), line=1), rule, report)
    assert trial.holds is holds
    assert trial.text().startswith("expected ")
    assert isinstance(rule, Rule)
