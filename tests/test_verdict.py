"""Whether a run fails: words, numbers, what is settled, and what was compared."""

import pytest

from crosscheck.model import Compared, Finding, Report, Skipped
from crosscheck.report.order import entries
from crosscheck.report.states import State
from crosscheck.report.words import closing
from crosscheck.verdict import judge, split, wrong_word


def report(*found, skipped=(), **compared):
    findings = tuple(
        Finding(
            rule="r", kind="date", nature=nature, severity=severity, scope="cross", about=str(i), message="", story=str(i), positions=(),
        ) for i, (severity, nature) in enumerate(found)
    )  # fmt: skip
    done = {"articles": 2, "stories": 1, "claims": 3, "facts": 1, "rules": 1} | compared
    return Report(sources=(), compared=Compared(**done), findings=findings, facts=(), skipped=skipped)


ERROR, WARNING, INFO = ("error", "contradiction"), ("warning", "regression"), ("info", "update")
CASES = [
    ("nothing found", [], "error", 0, "clean"),
    ("an error", [ERROR], "error", 0, "findings"),
    ("a warning, errors fail", [WARNING], "error", 0, "clean"),
    ("a warning, warnings fail", [WARNING], "warning", 0, "findings"),
    ("an error, warnings fail", [ERROR], "warning", 0, "findings"),
    ("an info", [INFO], "info", 0, "findings"),
    ("by nature, however bad", [INFO], "update", 0, "findings"),
    ("another nature, however bad", [ERROR], "regression,update", 0, "clean"),
    ("severity or nature: the nature", [WARNING], "error,regression", 0, "findings"),
    ("severity or nature: the severity", [ERROR], "error,regression", 0, "findings"),
    ("severity or nature: neither", [INFO], "error,regression", 0, "clean"),
    ("never", [ERROR, WARNING], "never", 0, "clean"),
    ("as many as may be", [ERROR, ERROR], "error", 2, "clean"),
    ("one more", [ERROR, ERROR, ERROR], "error", 2, "findings"),
    ("what doesn't count isn't counted", [ERROR, INFO, INFO, INFO], "error", 1, "clean"),
]


@pytest.mark.parametrize(("found", "words", "most", "verdict"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_fails(found, words, most, verdict):
    assert judge(report(*found), words.split(","), most=most) == verdict


SETTLED = [
    ("no state", State(), "findings"),
    ("new", State(baseline="new"), "findings"),
    ("in the baseline", State(baseline="unchanged"), "clean"),
    ("in the baseline, shown", State(baseline="unchanged", shown=True), "clean"),
    ("suppressed", State(baseline="new", suppressed="why"), "clean"),
    ("suppressed, shown", State(suppressed="why", shown=True), "clean"),
]


@pytest.mark.parametrize(("state", "verdict"), [case[1:] for case in SETTLED], ids=[case[0] for case in SETTLED])
def test_what_is_settled_never_fails(state, verdict):
    given = report(ERROR)
    assert judge(given, ["error"], {entries(given)[0].fingerprint: state}) == verdict


FAILED = [
    ("a source left out", {"skipped": (Skipped(path="a", reason="b"),)}),
    ("no article", {"articles": 0}),
    ("no rule", {"rules": 0}),
    ("no claim", {"claims": 0}),
]


@pytest.mark.parametrize("known", [case[1] for case in FAILED], ids=[case[0] for case in FAILED])
def test_what_was_not_compared_is_not_clean(known):
    assert judge(report(ERROR, **known), ["never"]) == judge(report(**known), ["error"]) == "failed"


def test_claims_without_a_fact_in_common_were_compared():
    assert judge(report(facts=0), ["error"]) == "clean"


WORDS = [
    ("one", ["error"], ("error",), None),
    ("commas, blanks and twice", ["error, regression", "error,"], ("error", "regression"), None),
    ("unknown", ["eror"], ("eror",), "unknown x: 'eror'; allowed: contradiction, error, info, never, "),
    ("none", [",", " "], (), "x is empty; allowed: contradiction, "),
    ("never and more", ["never,info"], ("never", "info"), "x: 'never' excludes every other word, but there is 'info' too"),
    ("never twice", ["never", "never"], ("never",), None),
    ("hostile", ["\x1b[31m"], ("\x1b[31m",), "unknown x: '\\x1b[31m'; allowed: "),
]


@pytest.mark.parametrize(("texts", "found", "wrong"), [case[1:] for case in WORDS], ids=[case[0] for case in WORDS])
def test_the_words_that_say_what_fails(texts, found, wrong):
    assert split(texts) == found
    told = wrong_word("x", found)
    assert told is None if wrong is None else told is not None and told.startswith(wrong)


COMPARED = "in 2 articles; compared 3 claims on 1 fact of 1 story by 1 rule"
CLOSING = [
    ("nothing settled", {}, f"1 error, 1 warning, 0 infos {COMPARED}"),
    (
        "all new",
        {0: State(baseline="new"), 1: State(baseline="new")},
        f"1 error, 1 warning, 0 infos {COMPARED}; 0 findings in the baseline, 0 suppressed",
    ),
    (
        "one each",
        {0: State(baseline="unchanged"), 1: State(baseline="unchanged", suppressed="x")},
        f"0 errors, 0 warnings, 0 infos {COMPARED}; 1 finding in the baseline, 1 suppressed",
    ),
    ("suppressed alone", {0: State(suppressed="x", shown=True)}, f"0 errors, 1 warning, 0 infos {COMPARED}; 1 finding suppressed"),
]


@pytest.mark.parametrize(("states", "line"), [case[1:] for case in CLOSING], ids=[case[0] for case in CLOSING])
def test_the_last_line(states, line):
    given = report(ERROR, WARNING)
    prints = [entry.fingerprint for entry in entries(given)]
    assert closing(given, {prints[i]: state for i, state in states.items()}) == line
