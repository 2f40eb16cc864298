"""A JSON report read back: the same records, with the articles' texts where they are as they were; and every way in which a file can be no report."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.errors import ReportError
from crosscheck.model import Article, Finding, Position, PositionMention, Report, SentenceQuote, SourceInfo, Span
from crosscheck.report import render
from crosscheck.report.contract import mistake
from crosscheck.report.json import document
from crosscheck.report.loading import Loaded, load, parse
from crosscheck.report.order import entries
from crosscheck.report.originals import Originals
from crosscheck.report.states import State


def plain(report: Report, *without: str) -> dict[str, Any]:
    """What the contract says of a report, but for what a report alone can't tell."""
    data = document(report)
    for finding in data["findings"]:
        del finding["content_fingerprint"]  # made of values that the report doesn't hold
    for source in data["sources"]:
        for key in without:
            del source[key]
    return data


def on_disk(report: Report, folder: Path) -> Path:
    """The report's articles and the report itself, as files."""
    for source in report.sources:
        file = folder / source.article.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(source.article.text.encode())
    path = folder / "report.json"
    path.write_text(render("json", report), encoding="utf-8")
    return path


def every_mention(report: Report) -> list[PositionMention]:
    return [m for fact in (*report.findings, *report.facts) for p in fact.positions for m in p.mentions]


def test_a_report_comes_back_whole(report: Report, tmp_path: Path) -> None:
    loaded = load(on_disk(report, tmp_path), [tmp_path])
    assert plain(loaded.report) == plain(report)
    assert loaded.partial == ()
    assert {s.article.id: s.article.text for s in loaded.report.sources} == {s.article.id: s.article.text for s in report.sources}
    assert [e.fingerprint for e in entries(loaded.report)] == [e.fingerprint for e in entries(report)]
    assert loaded.contents == {e.fingerprint: e.content for e in entries(report)}


def test_the_first_folder_that_has_the_right_text_counts(report: Report, tmp_path: Path) -> None:
    path = on_disk(report, tmp_path / "right")
    on_disk(report, tmp_path / "wrong")
    (tmp_path / "wrong" / "news" / "fr-1.txt").write_text("Autre chose.", encoding="utf-8")
    assert load(path, [tmp_path / "wrong", tmp_path / "right"]).partial == ()
    assert load(path, [tmp_path / "wrong"]).partial == ("news/fr-1.txt",)


def test_an_article_that_has_changed_is_shown_by_its_sentences(report: Report, tmp_path: Path) -> None:
    path = on_disk(report, tmp_path)
    (tmp_path / "news" / "en-1.txt").write_text("The bridge is closed.", encoding="utf-8")
    (tmp_path / "news" / "ar-1.txt").unlink()
    loaded = load(path, [tmp_path])
    assert loaded.partial == ("news/ar-1.txt", "news/en-1.txt")
    assert plain(loaded.report, "sha256")["sources"] == plain(report, "sha256")["sources"]
    texts = {s.article.id: s.article.text for s in loaded.report.sources}
    assert texts["en-1"] == "The bridge at Al-Qasr reopened on Monday after a 12-year closure.\n\n[…]\n\nThe ministry said 40 workers took part."
    assert "closed." not in texts["en-1"]
    for mention in every_mention(loaded.report):
        text = texts[mention.source]
        assert text[mention.span.start : mention.span.end] == mention.quote
        assert text[mention.sentence.span.start : mention.sentence.span.end] == mention.sentence.text


def test_states_come_back(report: Report) -> None:
    worst, *_ = entries(report)
    states = {worst.fingerprint: State(baseline="unchanged", suppressed="they count differently")}
    loaded = parse(render("json", report, states=states), "r")
    assert loaded.states[worst.fingerprint] == State(baseline="unchanged", suppressed="they count differently")
    assert all(loaded.states[e.fingerprint] == State() for e in entries(report)[1:])


def test_articles_of_json_lines_come_back(tmp_path: Path, make: Callable[..., Report]) -> None:
    plain_report = make([("The dam held 40 boats.", "40"), ("The dam held 50 boats.", "50")])
    paths = {"s0": "in.jsonl:1", "s1": "in.jsonl:3"}
    sources = tuple(replace(s, article=replace(s.article, path=paths[s.article.id])) for s in plain_report.sources)
    (finding,) = plain_report.findings
    positions = tuple(replace(p, mentions=tuple(replace(m, path=paths[m.source]) for m in p.mentions)) for p in finding.positions)
    report = replace(plain_report, sources=sources, findings=(replace(finding, positions=positions),))
    lines = [json.dumps({"id": "s0", "text": "The dam held 40 boats."}), "", json.dumps({"id": "s1", "text": "The dam held 50 boats."})]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    loaded = parse(render("json", report), "r", Originals([tmp_path]))
    assert loaded.partial == ()
    assert [s.article.text for s in loaded.report.sources] == ["The dam held 40 boats.", "The dam held 50 boats."]


def test_hostile_text_comes_back_as_it_is(hostile: Report) -> None:
    whole = render("json", hostile)
    loaded = parse(whole, "r")
    again = json.loads(render("json", loaded.report))
    expected = json.loads(whole)
    for data in (again, expected):
        for finding in data["findings"]:
            del finding["content_fingerprint"]
            for position in finding["positions"]:
                del position["mentions"]  # moved, as no text is at hand
        for fact in data["facts"]:
            del fact["positions"]
        for source in data["sources"]:
            del source["sha256"]
    assert again == expected


# ------------------------------------------------------------------ any report

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
NAME = st.text("ab:. عé\u202e", min_size=1, max_size=6)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    names = draw(st.lists(NAME, min_size=2, max_size=4, unique=True))
    articles = [Article(id=name, path=f"{name}.txt", text=draw(TEXT), language="en", house=draw(st.booleans())) for name in names]

    def mention(article: Article) -> PositionMention:
        start = draw(st.integers(0, len(article.text)))
        end = draw(st.integers(start, len(article.text)))
        low, high = draw(st.integers(0, start)), draw(st.integers(end, len(article.text)))
        sentence = SentenceQuote(span=Span(low, high), text=article.text[low:high])
        return PositionMention(source=article.id, path=article.path, span=Span(start, end), quote=article.text[start:end], sentence=sentence)

    def position() -> Position:
        said = [mention(a) for a in draw(st.lists(st.sampled_from(articles), min_size=1, max_size=3))]
        sources = tuple(sorted({m.source for m in said}))
        house = sum(a.house for a in articles if a.id in sources)
        unit = draw(st.none() | st.sampled_from(["EUR", "kilometer"]))
        return Position(value=draw(TEXT), display=draw(TEXT), unit=unit, sources=sources, independent=len(sources), mentions=tuple(said), house=house)

    findings = [
        Finding(
            rule=draw(st.sampled_from(["a-differs", "b-differs"])), kind="quantity", nature="update", severity=draw(st.sampled_from(["error", "info"])),
            scope="cross", about=draw(TEXT), message=draw(TEXT), story="1", positions=(position(), position()),
            confidence=draw(st.none() | st.floats(0, 1)),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]  # fmt: skip
    plain = parse('{"schema_version": "1", "tool": {"name": "crosscheck", "version": "1"}, "sources": [], "findings": [], "facts": [], "stories": [], "skipped": [],'
                  ' "compared": {"articles": 2, "stories": 1, "claims": 3, "facts": 4, "rules": 5, "new": 0}}', "r").report  # fmt: skip
    return replace(plain, sources=tuple(SourceInfo(article=a, sentences=1, claims=1) for a in articles), findings=tuple(findings))


class AtHand(Originals):
    """The texts, without a disk."""

    def __init__(self, report: Report) -> None:
        super().__init__(())
        self._texts = {s.article.id: s.article for s in report.sources}

    def find(self, article: Article, sha256: str, mentions: object) -> Article | None:
        found = self._texts[article.id]
        return replace(article, text=found.text) if found.sha256 == sha256 else None


@given(reports())
def test_any_report_comes_back(report: Report) -> None:
    loaded = parse(render("json", report), "r", AtHand(report))
    house = {s.article.id for s in report.sources if s.article.house}
    for again, before in zip(plain(loaded.report)["sources"], plain(report)["sources"], strict=True):
        assert {**again, "sha256": ""} == {**before, "sha256": ""}
        assert again["id"] in house or again["sha256"] == before["sha256"]
    if not house:
        assert plain(loaded.report) == plain(report)
        assert sorted(loaded.report.findings, key=repr) == sorted((_bare(f) for f in report.findings), key=repr)


def _bare(finding: Finding) -> Finding:
    """A finding with its mentions in the contract's order."""
    ordered = (
        replace(p, mentions=tuple(sorted(p.mentions, key=lambda m: (m.path, m.span.start, m.span.end, m.source)))) for p in finding.positions
    )  # fmt: skip
    return replace(finding, positions=tuple(ordered))


@given(reports())
def test_any_report_can_do_without_its_texts(report: Report) -> None:
    loaded = parse(render("json", report), "r")
    texts = {s.article.id: s.article.text for s in loaded.report.sources}
    assert [e.fingerprint for e in entries(loaded.report)] == [e.fingerprint for e in entries(report)]
    for mention in every_mention(loaded.report):
        assert texts[mention.source][mention.span.start : mention.span.end] == mention.quote
    assert {m.quote for m in every_mention(loaded.report)} == {m.quote for m in every_mention(report)}


# ------------------------------------------------------------------ what is no report

Change = Callable[[dict[str, Any]], Any]


def put(*keys: str | int, value: object) -> Change:
    def change(data: dict[str, Any]) -> None:
        found: Any = data
        for key in keys[:-1]:
            found = found[key]
        found[keys[-1]] = value

    return change


def drop(*keys: str | int) -> Change:
    def change(data: dict[str, Any]) -> None:
        found: Any = data
        for key in keys[:-1]:
            found = found[key]
        del found[keys[-1]]

    return change


FIRST = ("findings", 0, "positions", 0)
WRONG = [
    ("another version", put("schema_version", value="2"), "a report of another version of crosscheck; allowed: schema_version '1'"),
    ("no version", drop("schema_version"), "not a report; crosscheck check --report json=FILE makes one"),
    ("another program", put("tool", "name", value="x"), "tool.name: must be 'crosscheck'"),
    ("a key too few", drop("findings", 0, "rule"), "findings[0]: 'rule' is missing"),
    ("a key too few at the top", drop("skipped"), "report: 'skipped' is missing"),
    ("no list", put("findings", value={}), "findings: must be a list"),
    ("no text", put("findings", 0, "about", value=3), "findings[0].about: must be a text"),
    ("text or nothing", put("sources", 0, "outlet", value=[]), "sources[0].outlet: must be a text or null"),
    ("an empty text", put("sources", 0, "id", value=""), "sources[0].id: is empty"),
    ("a misspelt word", put("findings", 0, "severity", value="eror"),
     "findings[0].severity: unknown word: 'eror'; allowed: error, info, warning (did you mean 'error'?)"),
    ("no word", put("findings", 0, "baseline", value=7), "findings[0].baseline: must be a word"),
    ("no number", put("compared", "facts", value=True), "compared.facts: must be a whole number"),
    ("less than nothing", put("compared", "facts", value=-1), "compared.facts: must be 0 or more"),
    ("more than anybody counts", put("sources", 0, "claims", value=10**30), "sources[0].claims: is too large a number"),
    ("more than sure", put("findings", 0, "confidence", value=1.5), "findings[0].confidence: must be from 0 to 1"),
    ("no fingerprint", put("findings", 0, "fingerprint", value="<script>"), "findings[0].fingerprint: not in the form that crosscheck writes: '<script>'"),
    ("no day", put("sources", 0, "published", value="2025-02-30"), "sources[0].published: no such day: '2025-02-30'"),
    ("a day with more behind it", put("sources", 0, "published", value="2025-02-03\n"), "sources[0].published: not in the form"),
    ("one side", drop("findings", 0, "positions", 1), "findings[0].positions: must have 2 or more entries"),
    ("a source twice", put(*FIRST, "sources", value=["en-1", "en-1"]), "findings[0].positions[0].sources: names something twice"),
    ("half a pair", put("findings", 0, "about", value="\ud800"), "findings[0].about: holds half a surrogate pair"),
    ("an unknown source", put(*FIRST, "sources", value=["xx"]), "findings[0].positions[0].sources: one isn't among the sources of the report"),
    ("an unknown path", put(*FIRST, "mentions", 0, "source", value="x"), "findings[0].positions[0].mentions[0].source: not the path of a source of the report"),
    ("a quote that is too short", put(*FIRST, "mentions", 0, "end", value=10**12), "findings[0].positions[0].mentions[0]: start and end aren't those of the quote"),
    ("an end before the start", put(*FIRST, "mentions", 0, "end", value=0), "findings[0].positions[0].mentions[0]: start and end aren't those of the quote"),
    ("a sentence of another length", put(*FIRST, "mentions", 0, "sentence", "start", value=0),
     "findings[0].positions[0].mentions[0].sentence: start and end aren't those of the text"),
    ("two of one id", put("sources", 1, "id", value="ar-1"), "sources: two have one id"),
    ("two of one fingerprint", lambda data: data["findings"].append(data["findings"][0]), "findings: two have one fingerprint"),
    ("another value", put(*FIRST, "value", value="P99Y"), "findings[0]: its fingerprint isn't that of its values; was this report changed?"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_is_wrong_is_said_in_a_line(report: Report, change: Change, expected: str) -> None:
    data = json.loads(render("json", report))
    change(data)
    with pytest.raises(ReportError) as caught:
        parse(json.dumps(data), "r.json")
    assert str(caught.value).startswith(f"r.json: {expected}")
    assert "\n" not in str(caught.value)


def test_names_that_a_later_version_adds_are_passed_over(report: Report) -> None:
    data = json.loads(render("json", report))
    data["later"] = data["findings"][0]["later"] = data["sources"][0]["later"] = {"x": [1]}
    assert plain(parse(json.dumps(data), "r").report, "sha256")["compared"] == plain(report)["compared"]


TEXTS = [
    ("broken", b'{"schema_version": "1",\n "findings": [', "r.json:2: not valid JSON: Expecting value"),
    ("empty", b"", "r.json:1: not valid JSON: Expecting value"),
    ("a list", b"[]", "r.json: not a report; crosscheck check --report json=FILE makes one"),
    ("SARIF", b'{"version": "2.1.0", "runs": []}', "r.json: not a report; crosscheck check --report json=FILE makes one"),
    ("not a number", b'{"schema_version": "1", "findings": NaN}', "r.json: not valid JSON: NaN"),
    ("nested", b"[" * 100_000, "r.json: not valid JSON: nested too deeply"),
    ("a long number", b"[" + b"1" * 5000 + b"]", "r.json: not valid JSON: a number is too long"),
    ("not UTF-8", b'{"a": "\xe9"}', "r.json: not UTF-8 text (byte 7)"),
]


@pytest.mark.parametrize(("data", "expected"), [case[1:] for case in TEXTS], ids=[case[0] for case in TEXTS])
def test_a_file_that_is_no_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, expected: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("r.json").write_bytes(data)
    with pytest.raises(ReportError) as caught:
        load(Path("r.json"), [Path()])
    assert str(caught.value) == expected


def test_a_file_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    for name in ("nothing", "pipe", "."):
        with pytest.raises(ReportError, match=rf"^{name}: not a file$"):
            load(Path(name), [Path()])


# ------------------------------------------------------------------ files that a report may name


def named(report: Report, path: str) -> Loaded:
    """The report with an article that is said to be another file, with that file's checksum."""
    data = json.loads(render("json", report).replace("news/fr-1.txt", path))
    if Path(path).is_file():
        for source in data["sources"]:
            if source["path"] == path:
                source["sha256"] = replace(report.sources[0].article, text=Path(path).read_text(encoding="utf-8")).sha256
    return parse(json.dumps(data), "r", Originals([Path()]))


def test_no_other_file_is_opened(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.txt")
    Path("secret").write_text("root:x:0:0", encoding="utf-8")
    Path("other.txt").write_text("root:x:0:0", encoding="utf-8")
    Path("folder.txt").mkdir()
    for path in ("secret", "/etc/passwd", "pipe.txt", "/dev/zero", "folder.txt", "x.txt/../secret", "//host/share/a.txt", "\\\\\\\\host\\\\share\\\\a.txt"):
        loaded = named(report, path)
        assert len(loaded.partial) == 4
        assert all("root" not in source.article.text for source in loaded.report.sources)
    loaded = named(report, "other.txt")  # its quotes don't stand there, so it isn't shown either
    assert all("root" not in source.article.text for source in loaded.report.sources)


def test_a_file_that_is_too_large_is_left_alone(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crosscheck.report.originals.MOST", 100)
    assert load(on_disk(report, tmp_path), [tmp_path]).partial != ()


def test_a_schema_that_is_kept_makes_no_mistake() -> None:
    assert mistake(3, {"type": "integer", "minimum": 1}) is None
    assert mistake("x", {"type": ["string", "null"]}) is None


# ------------------------------------------------------------------ articles that were taken out of pages


@pytest.fixture
def pages(make: Callable[..., Report]) -> Report:
    """Two articles that were taken out of pages, of which no file holds the text as it is."""
    plain_report = make([("Dam\n\nThe dam held 40 boats.", "40"), ("Dam\n\nThe dam held 50 boats.", "50")])
    paths = {"s0": "a.html", "s1": "b.html"}
    sources = tuple(replace(s, article=replace(s.article, path=paths[s.article.id], extracted=True)) for s in plain_report.sources)
    (finding,) = plain_report.findings
    positions = tuple(replace(p, mentions=tuple(replace(m, path=paths[m.source]) for m in p.mentions)) for p in finding.positions)
    return replace(plain_report, sources=sources, findings=(replace(finding, positions=positions),))


def test_the_text_of_a_page_comes_with_the_report(pages: Report) -> None:
    loaded = parse(render("json", pages), "r")
    assert loaded.partial == ()
    assert [(s.article.text, s.article.extracted) for s in loaded.report.sources] == [(s.article.text, True) for s in pages.sources]
    assert plain(loaded.report) == plain(pages)
    assert "The dam held" in render("html", loaded.report)


def test_a_text_that_is_not_the_one_compared_is_not_shown(pages: Report) -> None:
    data = document(pages)
    data["sources"][0]["text"] = data["sources"][0]["text"].replace("Dam", "Mad")
    loaded = parse(json.dumps(data), "r")
    assert loaded.partial == ("a.html",)
    assert "Mad" not in loaded.report.sources[0].article.text


def test_places_in_a_page_are_named_by_its_file(pages: Report) -> None:
    assert "a.html:" not in render("terminal", pages)
    assert "a.html" in render("terminal", pages)
    (result,) = json.loads(render("sarif", pages))["runs"][0]["results"]
    assert {frozenset(place["physicalLocation"]["region"].items()) for place in (*result["locations"], *result["relatedLocations"])} == {
        frozenset({("startLine", 1)})
    }
    artifacts = json.loads(render("sarif", pages))["runs"][0]["artifacts"]
    assert all(artifact.keys().isdisjoint({"length", "hashes", "mimeType", "encoding"}) for artifact in artifacts)
    assert {issue["location"]["lines"]["begin"] for issue in json.loads(render("gitlab", pages))} == {1}
    assert "line=1,endLine=1,title=" in render("github", pages)
