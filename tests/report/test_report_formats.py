"""What holds for every format: found by walking, lazily loaded, the same bytes for the same report."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from crosscheck import shelf
from crosscheck.errors import OptionError
from crosscheck.model import SEVERITIES, Finding, Report
from crosscheck.report import encoded, formats, help_text, is_text, render
from crosscheck.shelf import Laid

TEXTS = [name for name in formats() if is_text(name)]


def test_formats_are_the_modules_with_render() -> None:
    assert {"csv", "github", "gitlab", "html", "json", "junit", "markdown", "pr", "sarif", "terminal", "xlsx"} <= set(formats())
    assert set(formats()) - set(TEXTS) == {"xlsx"}
    helpers = "bidi cells frame html_articles html_findings html_picture html_words interface layout order reorder sarif_rules shape sheet sides spots states visual words"
    assert not {*helpers.split()} & {*formats()}
    assert list(formats()) == sorted(formats())


@pytest.mark.parametrize("name", formats())
def test_help_is_one_line(name: str) -> None:
    assert help_text(name).endswith(".")
    assert "\n" not in help_text(name)


@pytest.mark.parametrize("name", formats())
def test_findings_in_a_file_are_told_in_the_same_order(name: str, report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    several = [replace(finding, severity=severity) for severity in ("info", "error", "off", "warning", "error") for finding in report.findings]
    laid: Laid[Finding] = Laid()
    for finding in several:
        laid.add(finding.story, [finding])
    held = replace(report, findings=laid.kept(lambda finding: SEVERITIES.index(finding.severity)))
    monkeypatch.setattr(shelf, "FEW", 0)
    assert encoded(name, replace(report, findings=laid.kept(lambda finding: SEVERITIES.index(finding.severity)))) == encoded(name, held)


UNKNOWN = [
    (
        "near-name",
        "markdwon",
        {},
        "no report format 'markdwon'; there is csv, github, gitlab, html, json, junit, markdown, pr, sarif, terminal, xlsx (did you mean 'markdown'?)",
    ),
    ("helper", "bidi", {}, "no report format 'bidi'"),
    ("path", "../cli", {}, "no report format '../cli'"),
    ("option", "terminal", {"colour": True}, "format 'terminal' has no option 'colour'; it takes width, color, show_agreements (did you mean 'color'?)"),
    ("option-of-none", "json", {"width": 80}, "format 'json' has no option 'width'; it takes states"),
    ("option-of-sarif", "sarif", {"rool": "."}, "format 'sarif' has no option 'rool'; it takes rules, root, states, new (did you mean 'root'?)"),
    ("language-of-html", "html", {"language": "af"}, "no report in 'af'; allowed: ar, en, fr"),
    ("marker", "pr", {"marker": "--> <b>"}, "marker '--> <b>': letters, digits and single marks - _ . are allowed"),
    ("no-room", "pr", {"limit": 100}, "limit must be at least 10,000, not 100"),
    ("too-narrow", "terminal", {"width": 12}, "at least 40, not 12"),
]


@pytest.mark.parametrize(("name", "options", "message"), [row[1:] for row in UNKNOWN], ids=[row[0] for row in UNKNOWN])
def test_unknown_names_and_options_say_what_is_allowed(report: Report, name: str, options: dict[str, object], message: str) -> None:
    with pytest.raises(OptionError) as caught:
        render(name, report, **options)
    assert message.removesuffix("?)").split(" (did")[0].split("; there is")[0] in str(caught.value)
    if "did you mean" in message:
        assert message[message.index("(did") :] in str(caught.value)


def test_names_are_known_without_loading_the_formats() -> None:
    code = "import sys, crosscheck.report as r; r.formats(); print([m for m in ('rich', 'pandas', 'babel', 'crosscheck.report.terminal') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


@pytest.mark.parametrize("name", formats())
def test_the_order_of_what_is_given_makes_no_difference(report: Report, name: str) -> None:
    findings = tuple(
        replace(finding, positions=tuple(replace(p, mentions=p.mentions[::-1], sources=p.sources[::-1]) for p in finding.positions))
        for finding in report.findings[::-1]
    )
    turned = replace(report, sources=report.sources[::-1], findings=findings, facts=report.facts[::-1], skipped=report.skipped[::-1])
    assert encoded(name, report) == encoded(name, turned)


@pytest.mark.parametrize("name", TEXTS)
def test_text_ends_in_one_newline_and_is_utf8(report: Report, hostile: Report, name: str) -> None:
    for text in (render(name, report), render(name, hostile)):
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert encoded(name, report) == render(name, report).encode("utf-8")


@pytest.mark.parametrize("name", formats())
def test_findings_that_are_off_are_left_out(report: Report, name: str) -> None:
    off = replace(report, findings=tuple(replace(finding, severity="off") for finding in report.findings))
    assert encoded(name, off) == encoded(name, replace(report, findings=()))


LINES = 1_000_000  # code points of one line


@pytest.mark.parametrize("name", formats())
def test_an_article_of_one_line_is_no_trouble(make: Callable[..., Report], name: str) -> None:
    text = "☃ " * (LINES // 2)
    shown = encoded(name, make([(f"{text}12 years {text}", "12 years"), (f"{text}١٣ عاما", "١٣ عاما")])).decode("utf-8", "ignore")
    assert len(shown) < 60_000 or name in ("html", "json")  # which hold articles, and sentences, in full


@pytest.mark.parametrize("name", TEXTS)
def test_controls_overrides_and_surrogates_are_in_no_report(hostile: Report, name: str) -> None:
    assert not re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", render(name, hostile))


@pytest.mark.parametrize(
    "name", sorted({*TEXTS} - {"github", "csv"})
)  # commands are what the first is for; the second keeps its cells, which tests/cli/test_job_log.py sees printed
def test_what_is_printed_in_a_workflow_is_no_command(hostile: Report, make: Callable[..., Report], name: str) -> None:
    for given in (hostile, make([("::error::forged after 12 years", "12 years"), ("##[error]forged 13", "13")], message="::x", about="::y")):
        lines = render(name, given).splitlines()
        assert not [line for line in lines if line.lstrip().startswith("::")]
        assert not [line for line in lines if re.search(r"(?i)##[a-z]*\[", line)]
