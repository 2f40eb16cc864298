"""JUnit XML as junitparser and an XML parser read it: what fails, what passes, what is skipped, and nothing that XML can't hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase

from crosscheck.model import Report
from crosscheck.model import Skipped as Left
from crosscheck.report import render
from crosscheck.report.order import entries
from crosscheck.report.states import State

# what the schemas of Jenkins' plugins (junit-10.xsd of xunit) and GitLab's parser have in common
CHILDREN = {
    "testsuites": {"testsuite"}, "testsuite": {"testcase", "system-out"}, "testcase": {"failure", "error", "skipped", "system-out"},
    "failure": set(), "error": set(), "skipped": set(), "system-out": set(),
}  # fmt: skip
ATTRIBUTES = {
    "testsuites": {"name", "tests", "failures", "errors"}, "testsuite": {"name", "tests", "failures", "errors", "skipped"},
    "testcase": {"name", "classname"}, "failure": {"type", "message"}, "error": {"type", "message"}, "skipped": {"message"}, "system-out": set(),
}  # fmt: skip


def cases(report: Report, **options: object) -> list[tuple[str, TestCase]]:
    return [(suite.name, case) for suite in JUnitXml.fromstring(render("junit", report, **options).encode()) for case in suite]


def outcome(case: TestCase) -> str:
    return ", ".join(type(result).__name__ for result in case.result) or "passed"


def test_a_suite_a_story_and_a_case_a_fact(report: Report) -> None:
    assert [(suite, case.classname, case.name.split(" (")[0], outcome(case)) for suite, case in cases(report)] == [
        ("story 1", "crosscheck.duration-differs", "how long the bridge was closed", "Failure"),
        ("story 1", "crosscheck.place-differs", "\u2067جسر القصر\u2069", "Failure"),
        ("story 1", "crosscheck.quantity-rounded", "workers", "passed"),
        ("story 1", "crosscheck.agreed.date", "the reopening", "passed"),
        ("sources", "crosscheck.sources", "news/photo.jpg", "Error"),
    ]


def test_a_failure_holds_what_each_side_says(report: Report) -> None:
    (failure,) = cases(report)[0][1].result
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message[:28]) == ("contradiction", "error: 3 sources say 12 year")
    assert "12 years (3 sources, 2 independent)\n  River Post, 2025-03-04, English, news/en-1.txt:3\n" in failure.text
    assert "    The bridge at Al-Qasr reopened on Monday after a [12-year] closure.\n" in failure.text
    assert "    \u2067أعيد افتتاح جسر القصر بعد إغلاق دام [13 عامًا].\u2069" in failure.text


def test_an_info_passes_and_is_told(report: Report) -> None:
    assert cases(report)[2][1].system_out.startswith("info: one is the other rounded\n")


def test_counts_are_those_of_the_cases(report: Report, hostile: Report) -> None:
    for given in (report, hostile):
        read = JUnitXml.fromstring(render("junit", given).encode())
        said = [(s.tests, s.failures, s.errors, s.skipped) for s in read]
        whole = (read.tests, read.failures, read.errors)
        read.update_statistics()
        assert said == [(s.tests, s.failures, s.errors, s.skipped) for s in read]
        assert whole == (read.tests, read.failures, read.errors)


def test_what_was_compared_is_always_said(report: Report) -> None:
    empty = replace(report, findings=(), facts=(), sources=(), skipped=())
    root = ET.fromstring(render("junit", empty))
    assert "compared 1,212 claims on 7 facts" in (root.findtext("testsuite/system-out") or "")
    assert root.get("tests") == "0"


def test_what_is_settled_is_skipped(report: Report) -> None:
    first, second, _ = entries(report)
    states = {first.fingerprint: State(baseline="unchanged"), second.fingerprint: State(baseline="new", suppressed="two names <of one>")}
    results = [case.result[0] for _, case in cases(report, states=states)[:2]]
    assert all(isinstance(result, Skipped) for result in results)
    assert [result.message for result in results] == ["in the baseline", "suppressed: two names <of one>"]


def test_elements_and_attributes_are_those_of_the_schema(report: Report, hostile: Report) -> None:
    for given in (report, hostile):
        text = render("junit", given)
        assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ')
        for element in ET.fromstring(text).iter():
            assert {child.tag for child in element} <= CHILDREN[element.tag]
            assert set(element.attrib) <= ATTRIBUTES[element.tag]
            assert element.tag not in ("testsuite", "testcase") or element.get("name")


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1b", "\ud800", "\ufffe", "\uffff", "]]>", "<![CDATA[", "<!--", "&amp;", "\U0010ffff", "\u202e"])
def test_no_character_breaks_the_xml(make: Callable[..., Report], character: str) -> None:
    given = make([(f"a {character} 12", f"{character} 12"), ("b 13", "13")], about=f"a{character}b", message=character)
    given = replace(given, skipped=(Left(path=f"{character}.txt", reason=character),))
    found = cases(given)
    assert [outcome(case) for _, case in found] == ["Failure", "Error"]
    assert isinstance(found[1][1].result[0], Error)
