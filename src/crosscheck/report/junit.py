"""JUnit XML, for the test tabs of Jenkins, GitLab and others: a suite a story, a case a fact."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree as ET

from crosscheck.model import Agreement, Finding, Report
from crosscheck.report.bidi import isolate, safe
from crosscheck.report.joblog import COLONS, HASHES
from crosscheck.report.order import Entry, agreements, entries
from crosscheck.report.sides import first_of_each
from crosscheck.report.states import NONE, PLAIN, State, States
from crosscheck.report.words import Places, closing, excerpt, support, told

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2; `safe` has shown the controls already
_COUNTED = ("failure", "error", "skipped")


def render(report: Report, *, states: States = NONE) -> str:
    """The report as JUnit XML, as Jenkins and GitLab read it; there is no clock in it, so no times.

    Errors and warnings fail, infos and agreed facts pass, what a baseline or a suppression has settled (`states`) is skipped,
    and sources that couldn't be read are errors of the suite `sources`.
    """
    places = Places(report)
    agreed: dict[str, list[Agreement]] = {}
    for fact in agreements(report):
        agreed.setdefault(fact.story, []).append(fact)
    contested: dict[str, list[Entry]] = {}
    for entry in entries(report):
        contested.setdefault(entry.finding.story, []).append(entry)
    root = ET.Element("testsuites", name="crosscheck")
    for story in sorted({*contested, *agreed}):
        suite = _suite(root, f"story {story}")
        for entry in contested.get(story, ()):
            _contested(suite, entry, places, states.get(entry.fingerprint, PLAIN))
        _agreed(suite, agreed.get(story, []), places)
    _sources(root, report, states)
    for suite in root:
        _count(suite, suite)
    _count(root, root)
    ET.indent(root, " ")
    text = HASHES.sub("&#35;", COLONS.sub(r"\1&#58;", ET.tostring(root, encoding="unicode")))  # for jobs that print the report
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


def _line(text: str) -> str:
    """Words from outside in one line, isolated where they are right-to-left."""
    return _clean(isolate(safe(text)))


def _suite(root: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(root, "testsuite", name=_line(name), tests="0", failures="0", errors="0", skipped="0")


def _case(suite: ET.Element, group: str, name: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", classname=f"crosscheck.{_clean(safe(group))}", name=name)


def _contested(suite: ET.Element, entry: Entry, places: Places, state: State) -> None:
    finding = entry.finding
    case = _case(suite, finding.rule, f"{_line(finding.about)} ({entry.fingerprint})")
    if state.suppressed is not None:
        ET.SubElement(case, "skipped", message=_line(f"suppressed: {state.suppressed}"))
    elif state.baseline == "unchanged":
        ET.SubElement(case, "skipped", message="in the baseline")
    elif finding.severity in ("error", "warning"):
        ET.SubElement(case, "failure", type=finding.nature, message=f"{finding.severity}: {_clean(told(finding))}").text = _positions(finding, places)
    else:
        ET.SubElement(case, "system-out").text = f"{finding.severity}: {_positions(finding, places)}"


def _agreed(suite: ET.Element, facts: list[Agreement], places: Places) -> None:
    """A case a fact; like names are numbered, as readers of JUnit take two of one name for one."""
    seen: Counter[str] = Counter()
    for fact in facts:
        name = _line(fact.about)
        seen[name] += 1
        case = _case(suite, f"agreed.{fact.kind}", name if seen[name] == 1 else f"{name} ({seen[name]})")
        ET.SubElement(case, "system-out").text = _said(fact.positions[0].display, [places.where(m) for m in first_of_each(fact.positions[0])])


def _said(display: str, where: list[str]) -> str:
    return f"{_line(display)}: {', '.join(map(_line, where))}"


def _positions(finding: Finding, places: Places) -> str:
    """What each side says, in its sources' words."""
    lines = [_clean(told(finding))]
    for position in finding.positions:
        lines += ["", f"{_line(position.display)} ({support(position)})"]
        for mention in first_of_each(position):
            cut = excerpt(mention)
            words = f"{cut.before}[{cut.value}]{cut.after}"
            lines += [f"  {_line(places.who(mention))}, {places.when(mention)}, {_line(places.where(mention))}", f"    {_clean(isolate(words))}"]
    return "\n".join(lines)


def _sources(root: ET.Element, report: Report, states: States) -> None:
    """What couldn't be read, and what was compared, so that no failures can't hide nothing compared."""
    suite = _suite(root, "sources")
    for skipped in sorted(report.skipped, key=lambda s: (s.path, s.reason)):
        case = _case(suite, "sources", _line(skipped.path))
        ET.SubElement(case, "error", type="skipped", message=_line(skipped.reason))
    ET.SubElement(suite, "system-out").text = closing(report, states)


def _count(element: ET.Element, inside: ET.Element) -> None:
    counts = {name: sum(1 for _ in inside.iter(name)) for name in _COUNTED}
    element.set("tests", str(sum(1 for _ in inside.iter("testcase"))))
    element.set("failures", str(counts["failure"]))
    element.set("errors", str(counts["error"]))
    if element.tag == "testsuite":  # the schema knows no such count of all suites
        element.set("skipped", str(counts["skipped"]))
