"""SARIF by its official schema and by sarif-tools; regions read back; links, escapes, states and the side that is shown."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft7Validator, FormatChecker

from crosscheck.model import Article, Finding, Position, Report, Skipped, SourceInfo
from crosscheck.report import render
from crosscheck.report.order import entries
from crosscheck.report.sarif_rules import escaped
from crosscheck.report.spots import seen_from, uri
from crosscheck.report.states import State
from crosscheck.rules import load_rules

LINK = re.compile(r"(?<!\\)\[((?:[^\\\[\]]|\\[\\\[\]])*)\]\(([^)]*)\)")  # 3.11.6
BARE = re.compile(r"(?<!\\)(?:\\\\)*[\[\]]")


def run(report: Report, **options: object) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(render("sarif", report, **options))
    return data["runs"][0]


def locations(result: dict[str, Any]) -> list[dict[str, Any]]:
    return [*result["locations"], *result["relatedLocations"]]


def test_it_follows_the_official_schema(report: Report, hostile: Report, sarif_schema: dict[str, Any]) -> None:
    validator = Draft7Validator(sarif_schema, format_checker=FormatChecker())
    states = {entries(report)[0].fingerprint: State(baseline="unchanged", suppressed="a known slip")}
    for given in (report, hostile, replace(report, findings=(), facts=(), sources=(), skipped=())):
        for options in ({}, {"root": "/nowhere"}, {"states": states}):
            validator.validate(json.loads(render("sarif", given, **options)))


def test_sarif_tools_reads_it(report: Report, tmp_path: Path) -> None:
    from sarif.loader import load_sarif_file  # heavy: only here

    path = tmp_path / "out.sarif"
    path.write_text(render("sarif", report), encoding="utf-8")
    records = load_sarif_file(str(path)).get_records()
    assert [(r["Tool"], r["Severity"], r["Location"], r["Line"]) for r in records] == [
        ("crosscheck", "error", "news/ar-1.txt", 1),
        ("crosscheck", "warning", "news/ar-1.txt", 1),
        ("crosscheck", "note", "news/fr-1.txt", 2),
    ]


def test_the_commands_of_sarif_tools_show_it(
    report: Report, hostile: Report, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sarif.cmdline.main import main  # heavy: only here

    monkeypatch.chdir(tmp_path)
    for name, given in {"all": report, "less": replace(report, findings=report.findings[:2]), "hostile": hostile}.items():
        Path(f"{name}.sarif").write_text(render("sarif", given), encoding="utf-8")

    def sarif(*arguments: str) -> str:
        monkeypatch.setattr("sys.argv", ["sarif", *arguments])
        assert main() == 0
        return capsys.readouterr().out

    assert [line for line in sarif("summary", "all.sarif").splitlines() if line[:1].isalpha()] == ["error: 1", "warning: 1", "note: 1"]
    sarif("csv", "--output", "all.csv", "all.sarif")
    rows = list(csv.DictReader(Path("all.csv").read_text(encoding="utf-8").splitlines()))
    assert [(row["Severity"], row["Code"], row["Location"], row["Line"]) for row in rows] == [
        ("error", "duration-differs", "news/ar-1.txt", "1"), ("warning", "place-differs", "news/ar-1.txt", "1"), ("note", "quantity-rounded", "news/fr-1.txt", "2"),
    ]  # fmt: skip
    assert "error level: +1 +0" in sarif("diff", "less.sarif", "all.sarif")
    sarif("html", "--output", "hostile.html", "hostile.sarif")
    page = Path("hostile.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page


# ------------------------------------------------------------------ regions

READ_BACK = [
    ("ascii", "It took\n12 years.\n", "12 years"),
    ("first", "12 years", "12 years"),
    ("arabic", "قال الوزير\nإن الجسر ظل مغلقا 13 عامًا.\n", "13 عامًا"),
    ("emoji", "👩‍👩‍👧 🌉\n🇲🇦🎉 closed 12 years 🎉", "12 years"),
    ("crlf", "a\r\nb\r\nclosed 12 years\r\n", "12 years"),
    ("over-crlf", "a\r\nclosed 12\r\nyears\r\n", "12\r\nyears"),
    ("lone-cr", "a\rb\nc\rclosed 12 years\r\n", "12 years"),
    ("separators", "a\u2028b\u2029c\x85d\x0be\x0cclosed 12 years\n", "12 years"),
    ("combining", "fe\u0301rme\u0301 12 anne\u0301es\n", "12 anne\u0301es"),
    ("mark", "\ufeffclosed 12 years\nand 12", "12 years"),
    ("mark-behind", "\ufeffclosed\n12 years\n", "12 years"),
    ("front-matter", "---\ntitle: x\nlanguage: en\n---\nclosed 12 years\n", "12 years"),
    ("to-the-end-of-a-line", "closed 12 years\nx", "12 years\n"),
]


@pytest.mark.parametrize(("text", "quote"), [row[1:] for row in READ_BACK], ids=[row[0] for row in READ_BACK])
def test_regions_read_back(make: Callable[..., Report], text: str, quote: str) -> None:
    found = run(make([(text, quote), (f"{text} ", quote)]))
    assert (found["columnKind"], found["newlineSequences"]) == ("unicodeCodePoints", ["\r\n", "\n"])
    content = text.removeprefix("\ufeff")  # "shall not depend on the presence of a byte order mark"
    lines = [m[0] for m in re.finditer(r"(?s).*?(?:\r\n|\n)|.+\Z", content)] + [""]
    for location in locations(found["results"][0]):
        region = location["physicalLocation"]["region"]
        assert content[region["charOffset"] : region["charOffset"] + region["charLength"]] == quote
        start, end = ((region[f"{edge}Line"] - 1, region[f"{edge}Column"] - 1) for edge in ("start", "end"))
        whole = lines[start[0] : end[0] + 1]
        whole[-1] = whole[-1][: end[1]]
        whole[0] = whole[0][start[1] :]
        assert "".join(whole) == quote
        assert region["snippet"]["text"] == quote


def test_places_inside_json_lines_and_rule_files_are_whole_lines(make: Callable[..., Report]) -> None:
    given = make([("a 12", "12"), ("b 13", "13"), ("c 13", "13")])
    paths = {"s0": "in/all.jsonl:7", "s1": "rules/house.yaml:3", "s2": "odd:3"}
    articles = [replace(s.article, path=paths[s.article.id], house=s.article.id == "s1") for s in given.sources]
    found = run(replace(given, sources=tuple(SourceInfo(article=a, sentences=1, claims=1) for a in articles)))
    places = {
        tuple(place["physicalLocation"]["region"].items())[:2]: place["physicalLocation"]["artifactLocation"]["uri"] for place in locations(found["results"][0])
    }
    assert places == {(("startLine", 7),): "in/all.jsonl", (("startLine", 3),): "rules/house.yaml", (("startLine", 1), ("startColumn", 3)): "odd%3A3"}
    sizes = {a["location"]["uri"]: a.get("length") for a in found["artifacts"]}
    assert sizes == {"in/all.jsonl": None, "rules/house.yaml": None, "odd%3A3": 4}


# ------------------------------------------------------------------ what a result says


def test_a_result(report: Report) -> None:
    result = run(report)["results"][0]
    assert (result["ruleId"], result["level"], result["kind"]) == ("duration-differs", "error", "fail")
    assert result["message"]["text"] == (
        "3 sources say 12 years, 1 says 13 years (\u206713 عاما\u2069); one closure has one length. "
        "12 years: [news/en-1.txt:3](1), [news/en-2.txt:1](2), [news/fr-1.txt:1](3); 13 years: here, [news/ar-1.txt:2](4)."
    )
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "news/ar-1.txt", "uriBaseId": "%SRCROOT%", "index": 0}
    assert [r["message"]["text"] for r in result["relatedLocations"]] == [
        "River Post (2025-03-04, English) says 12 years",
        "en-2 (no date, English) says 12 years",
        "Le Fleuve (2025-03-04, French) says 12 years",
        "\u2067جريدة النهر\u2069 (2025-03-04, Arabic) says 13 years",
    ]
    assert result["partialFingerprints"] == {"crosscheck/v1": entries(report)[0].fingerprint, "crosscheckContent/v1": entries(report)[0].content}
    assert result["properties"] | {"positions": len(result["properties"]["positions"])} == {
        "kind": "duration", "nature": "contradiction", "scope": "cross", "story": "1", "about": "how long the bridge was closed", "positions": 2,
    }  # fmt: skip


def test_every_link_leads_to_one_place(report: Report, hostile: Report) -> None:
    for given in (report, hostile):
        for result in run(given)["results"]:
            links = [int(target) for _, target in LINK.findall(result["message"]["text"])]
            assert links == [place["id"] for place in result["relatedLocations"]] == list(range(1, len(links) + 1))
            assert not BARE.search(LINK.sub("", result["message"]["text"]))


def test_twins_keep_fingerprints_of_their_own(report: Report) -> None:
    twins = replace(report, findings=(report.findings[-1], replace(report.findings[-1], about="another")))
    prints = [result["partialFingerprints"]["crosscheck/v1"] for result in run(twins)["results"]]
    assert prints == [prints[0], f"{prints[0]}:2"]


def test_what_was_skipped_and_compared(report: Report) -> None:
    found = run(report)
    assert found["invocations"][0]["executionSuccessful"] is True  # of a run that is not GitHub shows nothing
    assert run(replace(report, compared=replace(report.compared, articles=0)))["invocations"][0]["executionSuccessful"] is False
    notice = found["invocations"][0]["toolExecutionNotifications"][0]
    assert (notice["level"], notice["message"]["text"]) == ("error", "news/photo.jpg: not text")
    assert found["properties"]["compared"] == {"articles": 4, "stories": 1, "claims": 1212, "facts": 7, "rules": 14}
    record = run(replace(report, skipped=(Skipped(path="in/all.jsonl:3", reason="not JSON"),)))["invocations"][0]["toolExecutionNotifications"][0]
    assert record["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "in/all.jsonl", "uriBaseId": "%SRCROOT%"}, "region": {"startLine": 3}}
    assert run(replace(report, skipped=()))["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_artifacts_are_the_files(report: Report, tmp_path: Path) -> None:
    import hashlib

    for artifact, source in zip(run(report)["artifacts"], sorted(report.sources, key=lambda s: s.article.path), strict=True):
        data = source.article.text.encode()
        assert unquote(artifact["location"]["uri"]) == source.article.path
        assert (artifact["length"], artifact["hashes"]) == (len(data), {"sha-256": hashlib.sha256(data).hexdigest()})
        assert (artifact["encoding"], artifact["properties"]["language"]) == ("utf-8", source.article.language)
        assert "sourceLanguage" not in artifact  # of programming languages only


def test_rules_tell_what_they_find_and_why(report: Report) -> None:
    described = {rule["id"]: rule for rule in run(report)["tool"]["driver"]["rules"]}
    for rule in load_rules():
        own = described[rule.id]
        assert own["name"].lower() == rule.id.replace("-", "")
        assert own["shortDescription"]["text"] == escaped(rule.summary)
        assert own["fullDescription"]["text"] == escaped(rule.why)
        assert own["help"]["text"]
        assert own["help"]["markdown"].startswith("**")
        assert own["defaultConfiguration"]["level"] in ("error", "warning", "note", "none")
        assert own["properties"]["tags"] == sorted(own["properties"]["tags"])
    assert described["quantity-rounded"]["shortDescription"]["text"] == "quantity-rounded"  # of a rule that isn't given
    linked = replace(load_rules()[0], id="quantity-rounded", link="https://example.org/why")
    assert [rule.get("helpUri") for rule in run(report, rules=[linked])["tool"]["driver"]["rules"]] == [None, None, "https://example.org/why"]


def test_rules_are_found_by_their_index(report: Report) -> None:
    found = run(report)
    for result in found["results"]:
        assert found["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_states_are_said_of_all_results_or_of_none(report: Report) -> None:
    first, second, third = entries(report)
    assert not {"baselineState", "suppressions"} & {key for result in run(report)["results"] for key in result}
    states = {first.fingerprint: State(baseline="unchanged"), second.fingerprint: State(baseline="new", suppressed="two names of one place")}
    results = run(report, states=states)["results"]
    assert [result["baselineState"] for result in results] == ["unchanged", "new", "new"]
    assert [result["suppressions"] for result in results] == [
        [], [{"kind": "external", "status": "accepted", "justification": "two names of one place"}], [],
    ]  # fmt: skip
    assert third.fingerprint not in states


# ------------------------------------------------------------------ the side that is shown


def sides(report: Report, *changes: dict[str, Any]) -> Report:
    finding: Finding = report.findings[0]
    positions: tuple[Position, ...] = tuple(replace(p, **change) for p, change in zip(finding.positions, changes, strict=True))
    return replace(report, findings=(replace(finding, positions=positions),))


SHOWN = [
    ("fewest-independent", [{"independent": 3}, {"independent": 1}, {"independent": 2}], (), "s1.txt"),
    ("of-equals-the-last", [{"independent": 1}, {"independent": 1}, {"independent": 1}], (), "s2.txt"),
    ("new-first", [{"independent": 3}, {"independent": 1}, {"independent": 2}], ("s0",), "s0.txt"),
    ("of-new-the-fewest", [{"independent": 3}, {"independent": 1}, {"independent": 2}], ("s0", "s2"), "s2.txt"),
    ("with-the-house-no", [{"independent": 2}, {"independent": 1, "house": 1}, {"independent": 3}], (), "s0.txt"),
]


@pytest.mark.parametrize(("changes", "new", "path"), [row[1:] for row in SHOWN], ids=[row[0] for row in SHOWN])
def test_the_side_that_is_shown(make: Callable[..., Report], changes: list[dict[str, Any]], new: tuple[str, ...], path: str) -> None:
    given = sides(make([("a 12", "12"), ("b 13", "13"), ("c 14", "14")]), *changes)
    (place,) = run(given, new=new)["results"][0]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == path


# ------------------------------------------------------------------ texts and paths

ESCAPED = [
    ("words", "12 years", "12 years"),
    ("link", "[a](1)", r"\[a\](1)"),
    ("end-of-link", "x]](1)", r"x\]\](1)"),
    ("backslash", r"a\b \[", r"a\\b \\\["),
    ("placeholder", "{0} {", "{{0}} {{"),
    ("lines", "a\r\nb\u2028c", "a b c"),
    ("override", "a\u202eb\0", "ab␀"),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in ESCAPED], ids=[row[0] for row in ESCAPED])
def test_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


PATHS = [
    ("relative", "news/a.txt", None, "news/a.txt", "news/a.txt"),
    ("dots", "./news/../in//a.txt", None, "in/a.txt", "in/a.txt"),
    ("inside", "/w/news/a.txt", "/w", "news/a.txt", "news/a.txt"),
    ("up-and-inside", "../w/a.txt", "/w", "a.txt", "a.txt"),
    ("outside", "/v/a b.txt", "/w", "/v/a b.txt", "file:///v/a%20b.txt"),
    ("outside-by-dots", "../v/a.txt", "/w", "/v/a.txt", "file:///v/a.txt"),
    ("like-the-root", "/www/a.txt", "/w", "/www/a.txt", "file:///www/a.txt"),
    ("arabic", "أخبار/é.txt", "/w", "أخبار/é.txt", "%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%C3%A9.txt"),
    ("marks", "a?b#c%d:e[f].txt", "/w", "a?b#c%d:e[f].txt", "a%3Fb%23c%25d%3Ae%5Bf%5D.txt"),
    ("not-utf8", "a\udcff.txt", "/w", "a\udcff.txt", "a%FF.txt"),
    ("half-a-pair", "a\ud800.txt", "/w", "a\ud800.txt", "a%3F.txt"),
]


@pytest.mark.parametrize(("path", "root", "seen", "expected"), [row[1:] for row in PATHS], ids=[row[0] for row in PATHS])
def test_paths_and_uris(path: str, root: str | None, seen: str, expected: str) -> None:
    assert seen_from(path, root) == seen
    assert uri(seen) == expected


def test_a_file_outside_of_the_root_has_no_base(make: Callable[..., Report]) -> None:
    given = make([("a 12", "12"), ("b 13", "13")])
    articles: list[Article] = [replace(s.article, path=f"/v/{s.article.path}") for s in given.sources]
    found = run(replace(given, sources=tuple(SourceInfo(article=a, sentences=1, claims=1) for a in articles)), root="/w")
    assert [a["location"] for a in found["artifacts"]] == [{"uri": "file:///v/s0.txt"}, {"uri": "file:///v/s1.txt"}]
