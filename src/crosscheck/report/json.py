"""The public, versioned JSON contract, for programs."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import metadata, resources
from typing import Any

from crosscheck.model import Position, Report, SourceInfo, StoryInfo
from crosscheck.report.joblog import HASHES
from crosscheck.report.order import agreements, entries, mentions, sources
from crosscheck.report.states import NONE, PLAIN, States

SCHEMA_VERSION = "1"

_SURROGATES = re.compile("[\ud800-\udfff]")  # no valid text holds one; many parsers refuse them even escaped
ARMED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")  # what a terminal or an editor would obey


def render(report: Report, *, states: States = NONE) -> str:
    """The report as one JSON object, UTF-8 safe; offsets count code points of the article's text. `states` are told of every finding."""
    return written(document(report, states))


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
    done = report.compared
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "crosscheck", "version": version()},
        "sources": [_source(source) for source in sources(report)],
        "compared": {"articles": done.articles, "stories": done.stories, "claims": done.claims, "facts": done.facts, "rules": done.rules, "new": done.new},
        "findings": [
            {
                "fingerprint": entry.fingerprint,
                "content_fingerprint": entry.content,
                "rule": entry.finding.rule,
                "kind": entry.finding.kind,
                "nature": entry.finding.nature,
                "severity": entry.finding.severity,
                "confidence": entry.finding.confidence,
                "scope": entry.finding.scope,
                "about": entry.finding.about,
                "message": entry.finding.message,
                "story": entry.finding.story,
                "baseline": states.get(entry.fingerprint, PLAIN).baseline,
                "suppressed": states.get(entry.fingerprint, PLAIN).suppressed,
                "positions": [_position(position) for position in entry.finding.positions],
            }
            for entry in entries(report)
        ],
        "facts": [
            {"kind": fact.kind, "about": fact.about, "story": fact.story, "positions": [_position(position) for position in fact.positions]}
            for fact in agreements(report)
        ],
        "stories": [_story(story) for story in sorted(report.stories, key=lambda s: s.id)],
        "skipped": [{"path": s.path, "reason": s.reason} for s in sorted(report.skipped, key=lambda s: (s.path, s.reason))],
    }


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
        "sha256": article.sha256,
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
