"""What a decision is, and what is none."""

import json

import pytest

from crosscheck.review.decisions import LONGEST, Decision, Tally, parsed, tally

NAME = "0123456789abcdef"


def said(**changes):
    return json.dumps({"fingerprint": NAME, "decision": "dismissed", "reason": "why", **changes}).encode()


RIGHT = [
    ("confirmed", said(decision="confirmed", reason=""), Decision(fingerprint=NAME, decision="confirmed")),
    ("without a reason", b'{"fingerprint": "0123456789abcdef", "decision": "check"}', Decision(fingerprint=NAME, decision="check")),
    ("open again", said(decision="open", reason=""), Decision(fingerprint=NAME, decision="open")),
    ("a twin", said(fingerprint=f"{NAME}:2"), Decision(fingerprint=f"{NAME}:2", decision="dismissed", reason="why")),
    ("Arabic", said(reason="الأرقام للمنظمين"), Decision(fingerprint=NAME, decision="dismissed", reason="الأرقام للمنظمين")),
    ("beyond the first plane", said(reason="𝟛 🛥"), Decision(fingerprint=NAME, decision="dismissed", reason="𝟛 🛥")),
    ("several lines", said(reason=" a\r\n\tb\u2028c\0 "), Decision(fingerprint=NAME, decision="dismissed", reason="a b c")),
    ("an escape", said(reason="\x1b[31mred\x9b"), Decision(fingerprint=NAME, decision="dismissed", reason="[31mred")),
    ("as long as may be", said(reason="ع" * LONGEST), Decision(fingerprint=NAME, decision="dismissed", reason="ع" * LONGEST)),
]


@pytest.mark.parametrize(("data", "expected"), [case[1:] for case in RIGHT], ids=[case[0] for case in RIGHT])
def test_a_decision(data, expected):
    assert parsed(data) == expected
    assert parsed(expected.line().encode()) == expected
    assert expected.line().count("\n") == 1


WRONG = [
    ("nothing", b"", "not valid JSON"),
    ("no JSON", b"{", "not valid JSON"),
    ("nested", b"[" * 100_000, "not valid JSON"),
    ("a long number", b"[" + b"1" * 5000 + b"]", "not valid JSON"),
    ("not UTF-8", b'"\xe9"', "not UTF-8 text"),
    ("a list", b"[]", "must be an object"),
    ("no fingerprint", b'{"decision": "check"}', "'fingerprint' must be 16 digits of 0-9 and a-f, as a report shows it"),
    ("no text", said(fingerprint=7), "'fingerprint' must be 16 digits"),
    ("capitals", said(fingerprint=NAME.upper()), "'fingerprint' must be 16 digits"),
    ("a line more", said(fingerprint=f"{NAME}\n"), "'fingerprint' must be 16 digits"),
    ("a path", said(fingerprint="../../etc/passwd"), "'fingerprint' must be 16 digits"),
    ("a misspelt decision", said(decision="dismised"),
     "unknown decision: 'dismised'; allowed: check, confirmed, dismissed, open (did you mean 'dismissed'?)"),
    ("no decision", said(decision=None), "'decision' must be a text"),
    ("a reason that is no text", said(reason=["a"]), "'reason' must be a text"),
    ("half a pair", said(reason="a\ud800"), "'reason' must be a text"),
    ("no reason", said(reason=""), "a dismissal needs a 'reason'"),
    ("a reason that says nothing", said(reason=" …\u202e!\0"), "a dismissal needs a 'reason'"),
    ("too long a reason", said(reason="a" * (LONGEST + 1)), "'reason' is too long; allowed: 1,000 characters"),
    ("a key too many", said(reasn="x"), "unknown key: 'reasn'; allowed: decision, fingerprint, reason (did you mean 'reason'?)"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_is_no_decision(data, expected):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 (its text is the next line)
        parsed(data)
    assert str(caught.value).startswith(expected)


def test_a_line_holds_nothing_that_an_editor_or_a_log_obeys():
    line = Decision(fingerprint=NAME, decision="check", reason='\u202e##[error]"\u2066').line()
    assert not set(line) & set("\u202e\u2066")
    assert "##[" not in line


def test_the_tally():
    assert tally(["confirmed", "open", "check", "confirmed"]) == Tally(confirmed=2, check=1, open=1)
    assert str(tally(["confirmed", "dismissed", "check", *["open"] * 4])) == "1 confirmed, 1 dismissed, 1 to be checked, 4 open"
