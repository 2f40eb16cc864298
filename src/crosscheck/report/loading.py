"""A JSON report read back into records, with the texts of its articles where the report holds them, or files still do.

Everything in the file is doubted: it may come from anywhere. It is held against the contract (`contract.py`), then against itself.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from crosscheck.errors import ReportError
from crosscheck.model import Agreement, Article, Compared, Finding, Position, PositionMention, Report, SentenceQuote, Skipped, SourceInfo, Span, StoryInfo
from crosscheck.report.contract import mistake
from crosscheck.report.json import SCHEMA_VERSION, schema
from crosscheck.report.order import entries
from crosscheck.report.originals import Originals, moved, pieces
from crosscheck.report.states import State
from crosscheck.textfile import read_text

MOST = 64 * 1024 * 1024  # bytes
Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A report as it was read back."""

    report: Report
    states: dict[str, State]
    contents: Mapping[str, str]  # the content fingerprints of the findings, by their fingerprints
    partial: tuple[str, ...] = ()  # paths of the articles that are gone or changed since: only the sentences that the report quotes are known of them


def load(path: Path, folders: Sequence[Path]) -> Loaded:
    """The report of a file; its articles are looked for in each folder in turn. Raises ReportError `path: what is wrong`."""
    text = read_text(path, MOST, lambda file, _line, what: _fail(str(file), what))
    return parse(text, str(path), Originals(folders))


def parse(text: str, name: str, originals: Originals | None = None) -> Loaded:
    """The report of a text that is called `name` in errors; without `originals` no article is looked for."""
    document = _document(text, name)
    wrong = _of_another_kind(document) or mistake(document, schema()) or _contradiction(document)
    if wrong:
        _fail(name, wrong)
    report, partial = _with_texts(_report(document), document, originals)
    names = {entry.fingerprint for entry in entries(report)}
    for number, finding in enumerate(document["findings"]):
        if finding["fingerprint"] not in names:
            _fail(name, f"findings[{number}]: its fingerprint isn't that of its values; was this report changed?")
    states = {f["fingerprint"]: State(baseline=f["baseline"], suppressed=f["suppressed"]) for f in document["findings"]}
    return Loaded(report=report, states=states, contents={f["fingerprint"]: f["content_fingerprint"] for f in document["findings"]}, partial=partial)


def _fail(name: str, what: str) -> NoReturn:
    raise ReportError(f"{name}: {what}")


def _document(text: str, name: str) -> Any:
    try:
        return json.loads(text, parse_constant=lambda word: _fail(name, f"not valid JSON: {word}"))
    except json.JSONDecodeError as error:
        raise ReportError(f"{name}:{error.lineno}: not valid JSON: {error.msg}") from None
    except RecursionError:
        _fail(name, "not valid JSON: nested too deeply")
    except ValueError:  # of a number longer than Python reads
        _fail(name, "not valid JSON: a number is too long")


def _of_another_kind(document: Any) -> str | None:
    if not isinstance(document, dict) or not {"schema_version", "findings"} <= document.keys():
        return "not a report; crosscheck check --report json=FILE makes one"
    if document["schema_version"] != SCHEMA_VERSION:
        return f"a report of another version of crosscheck; allowed: schema_version {SCHEMA_VERSION!r}"
    return None


# ------------------------------------------------------------------ held against itself


def _contradiction(document: Document) -> str | None:
    """What a schema can't say: names that lead nowhere, or to two things, and spans that aren't as long as their words."""
    ids = [source["id"] for source in document["sources"]]
    if len(set(ids)) < len(ids):
        return "sources: two have one id"
    names = [finding["fingerprint"] for finding in document["findings"]]
    if len(set(names)) < len(names):
        return "findings: two have one fingerprint"
    paths = {source["path"] for source in document["sources"]}
    known = set(ids)
    for what in ("findings", "facts"):
        for n, fact in enumerate(document[what]):
            for m, position in enumerate(fact["positions"]):
                if wrong := _astray(position, known, paths):
                    return f"{what}[{n}].positions[{m}]{wrong}"
    astray = (
        f"stories[{n}].sources: one isn't among the sources of the report"
        for n, story in enumerate(document["stories"])
        if not known.issuperset(story["sources"])
    )
    return next(astray, None)


def _astray(position: Document, ids: set[str], paths: set[str]) -> str | None:
    if not ids.issuperset(position["sources"]):
        return ".sources: one isn't among the sources of the report"
    for number, mention in enumerate(position["mentions"]):
        where, sentence = f".mentions[{number}]", mention["sentence"]
        if mention["source"] not in paths:
            return f"{where}.source: not the path of a source of the report"
        if mention["end"] - mention["start"] != len(mention["quote"]):
            return f"{where}: start and end aren't those of the quote"
        if sentence["end"] - sentence["start"] != len(sentence["text"]):
            return f"{where}.sentence: start and end aren't those of the text"
    return None


# ------------------------------------------------------------------ records


def _report(document: Document) -> Report:
    """The records of a document that has been checked; its articles are without their texts."""
    by_path: defaultdict[str, list[str]] = defaultdict(list)
    for source in document["sources"]:
        by_path[source["path"]].append(source["id"])
    house = frozenset(source["id"] for source in document["sources"] if source["house"])

    def positions(given: Sequence[Document]) -> tuple[Position, ...]:
        return tuple(_position(one, by_path, house) for one in given)

    return Report(
        sources=tuple(
            SourceInfo(article=_article(source), sentences=source["sentences"], claims=source["claims"], new=source["new"]) for source in document["sources"]
        ),
        compared=Compared(**{key: document["compared"][key] for key in ("articles", "stories", "claims", "facts", "rules", "new")}),
        findings=tuple(
            Finding(
                **{key: one[key] for key in ("rule", "kind", "nature", "severity", "scope", "about", "message", "story", "confidence")},
                positions=positions(one["positions"]),
            )
            for one in document["findings"]
        ),
        facts=tuple(Agreement(**{key: one[key] for key in ("kind", "about", "story")}, positions=positions(one["positions"])) for one in document["facts"]),
        skipped=tuple(Skipped(path=one["path"], reason=one["reason"]) for one in document["skipped"]),
        stories=tuple(map(_story, document["stories"])),
    )


def _story(given: Document) -> StoryInfo:
    first, last = (date.fromisoformat(day) if day else None for day in (given["first"], given["last"]))
    return StoryInfo(id=given["id"], sources=tuple(given["sources"]), languages=tuple(given["languages"]), first=first, last=last, about=given["about"])


def _article(source: Document) -> Article:
    same = ("id", "path", "language", "language_certainty", "language_from", "published_from", "outlet", "title", "house")
    published = date.fromisoformat(source["published"]) if source["published"] else None
    text = source["text"]
    return Article(
        text=text or "", extracted=text is not None, published=published, **{key: source[key] for key in same},
        author=source.get("author"), url=source.get("url"), notes=tuple(source.get("notes", ())),  # names with a default in the schema
    )  # fmt: skip


def _position(given: Document, by_path: Mapping[str, Sequence[str]], house: frozenset[str]) -> Position:
    sources = tuple(given["sources"])
    return Position(
        value=given["value"],
        display=given["display"],
        unit=given["unit"],
        sources=sources,
        independent=given["independent"],
        house=len(house.intersection(sources)),
        mentions=tuple(_mention(one, by_path[one["source"]], sources) for one in given["mentions"]),
    )


def _mention(given: Document, ids: Sequence[str], sources: Sequence[str]) -> PositionMention:
    sentence = given["sentence"]
    return PositionMention(
        source=next((name for name in ids if name in sources), ids[0]),
        path=given["source"],
        span=Span(given["start"], given["end"]),
        quote=given["quote"],
        sentence=SentenceQuote(span=Span(sentence["start"], sentence["end"]), text=sentence["text"]),
    )


# ------------------------------------------------------------------ texts


def _kept(article: Article, sha256: str, mentions: Sequence[PositionMention]) -> Article | None:
    """An article whose text the report itself holds, if that is the one that was compared."""
    right = article.extracted and article.sha256 == sha256 and all(article.text[m.span.start : m.span.end] == m.quote for m in mentions)
    return article if right else None


def _with_texts(report: Report, document: Document, originals: Originals | None) -> tuple[Report, tuple[str, ...]]:
    """The report with the texts of its articles; where one is gone or another now, with the sentences that are quoted of it, and the places moved to these."""
    said: defaultdict[str, list[PositionMention]] = defaultdict(list)
    for position in (*(p for finding in report.findings for p in finding.positions), *(p for fact in report.facts for p in fact.positions)):
        for mention in position.mentions:
            said[mention.source].append(mention)
    digests = {source["id"]: source["sha256"] for source in document["sources"]}
    articles: dict[str, Article] = {}
    partial: dict[str, Sequence[Span]] = {}
    for source in report.sources:
        article = source.article
        found = _kept(article, digests[article.id], said[article.id])
        if found is None and originals and not article.house:
            found = originals.find(article, digests[article.id], said[article.id])
        if found is None:
            text, partial[article.id] = pieces(said[article.id])
        articles[article.id] = found or replace(article, text=text)
    report = replace(report, sources=tuple(replace(source, article=articles[source.article.id]) for source in report.sources))
    gone = tuple(source.article.path for source in report.sources if source.article.id in partial and not source.article.house)
    return moved(report, partial), gone
