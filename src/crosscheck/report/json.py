"""The public, versioned JSON contract, for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import metadata, resources
from typing import Any

from crosscheck.model import Agreement, Position, Report, SourceInfo, StoryInfo
from crosscheck.report.joblog import HASHES
from crosscheck.report.order import Entry, agreements, entries, mentions, sources
from crosscheck.report.states import NONE, PLAIN, State, States

SHOWS = ("facts", "extracted")
SCHEMA_VERSION = "1"

_SURROGATES = re.compile("[\ud800-\udfff]")  # no valid text holds one; many parsers refuse them even escaped
ARMED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")  # what a terminal or an editor would obey


def render(report: Report, *, states: States = NONE) -> str:
    """The report as one JSON object, UTF-8 safe; offsets count code points of the article's text. `states` are told of every finding."""
    return "".join(pieces(report, states=states))


def pieces(report: Report, *, states: States = NONE) -> Iterator[str]:
    """The same, record by record."""
    before = "{"
    for key, value in _members(report, states):
        yield f'{before}\n "{key}": '
        if isinstance(value, Iterator):
            yield from _list(value)
        else:
            yield guarded(_lines(value, " "))
        before = ","
    yield "\n}\n"


def _list(records: Iterator[Any]) -> Iterator[str]:
    before = "["
    for record in records:
        yield f"{before}\n  {guarded(_lines(record, '  '))}"
        before = ","
    yield "[]" if before == "[" else "\n ]"


def _lines(value: object, margin: str) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", f"\n{margin}")


def written(data: object) -> str:
    """Plain data as JSON that any parser takes, and that nothing which shows it obeys."""
    return guarded(json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def guarded(text: str) -> str:
    """JSON whose texts hold nothing that a parser refuses, or that what shows it obeys."""
    text = _SURROGATES.sub("\ufffd", text)  # one for one: lengths stay true
    text = HASHES.sub(r"\\u0023", text)
    return ARMED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def document(report: Report, states: States = NONE) -> dict[str, Any]:
    """The report as plain data in the contract's order of keys."""
    return {key: list(value) if isinstance(value, Iterator) else value for key, value in _members(report, states)}


def _members(report: Report, states: States) -> Iterator[tuple[str, Any]]:
    """The contract's keys in order, each with its value; lists come record by record."""
    done = report.compared
    yield "schema_version", SCHEMA_VERSION
    yield "tool", {"name": "crosscheck", "version": version()}
    yield "sources", map(_source, sources(report))
    yield "compared", {"articles": done.articles, "stories": done.stories, "claims": done.claims, "facts": done.facts, "rules": done.rules, "new": done.new}
    yield "findings", (_finding(entry, states.get(entry.fingerprint, PLAIN)) for entry in entries(report))
    yield "facts", map(_fact, agreements(report))
    yield "stories", map(_story, sorted(report.stories, key=lambda s: s.id))
    yield "skipped", ({"path": s.path, "reason": s.reason} for s in sorted(report.skipped, key=lambda s: (s.path, s.reason)))


def _finding(entry: Entry, state: State) -> dict[str, Any]:
    finding = entry.finding
    return {
        "fingerprint": entry.fingerprint,
        "content_fingerprint": entry.content,
        "rule": finding.rule,
        "kind": finding.kind,
        "nature": finding.nature,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "scope": finding.scope,
        "about": finding.about,
        "message": finding.message,
        "story": finding.story,
        "baseline": state.baseline,
        "suppressed": state.suppressed,
        "positions": [_position(position) for position in finding.positions],
    }


def _fact(fact: Agreement) -> dict[str, Any]:
    return {"kind": fact.kind, "about": fact.about, "story": fact.story, "positions": [_position(position) for position in fact.positions]}


def _story(story: StoryInfo) -> dict[str, Any]:
    return {
        "id": story.id,
        "about": story.about,
        "sources": list(story.sources),
        "languages": list(story.languages),
        "first": story.first.isoformat() if story.first else None,
        "last": story.last.isoformat() if story.last else None,
    }


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the report."""
    found: dict[str, Any] = json.loads(resources.files(__package__).joinpath("report.schema.json").read_text(encoding="utf-8"))
    return found


@cache
def version() -> str:
    """The installed version, `0` where crosscheck runs from its source tree."""
    try:
        return metadata.version("crosscheck")
    except metadata.PackageNotFoundError:
        return "0"


def _source(source: SourceInfo) -> dict[str, Any]:
    article = source.article
    return {
        "id": article.id,
        "path": article.path,
        "language": article.language,
        "language_certainty": article.language_certainty,
        "language_from": article.language_from,
        "outlet": article.outlet,
        "author": article.author,
        "url": article.url,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "published_from": article.published_from,
        "sentences": source.sentences,
        "claims": source.claims,
        "sha256": source.sha256,
        "notes": list(article.notes),
        "house": article.house,
        "new": source.new,
        "text": article.text if article.extracted else None,
    }


def _position(position: Position) -> dict[str, Any]:
    return {
        "value": position.value,
        "unit": position.unit,
        "display": position.display,
        "sources": sorted(set(position.sources)),
        "independent": position.independent,
        "mentions": [
            {
                "source": mention.path,
                "start": mention.span.start,
                "end": mention.span.end,
                "quote": mention.quote,
                "sentence": {"start": mention.sentence.span.start, "end": mention.sentence.span.end, "text": mention.sentence.text},
            }
            for mention in mentions(position)
        ],
    }
