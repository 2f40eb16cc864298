"""SARIF 2.1.0, for GitHub code scanning and editors."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from crosscheck.address import parted
from crosscheck.model import Finding, Position, PositionMention, Report
from crosscheck.report.bidi import isolate, rtl_parts, safe
from crosscheck.report.json import version, written
from crosscheck.report.order import Entry, entries, mentions, sources
from crosscheck.report.sarif_rules import LEVELS, descriptors, escaped
from crosscheck.report.sides import Anchor, anchor
from crosscheck.report.spots import Spots, file_of, seen_from, uri
from crosscheck.report.states import NONE, PLAIN, State, States
from crosscheck.report.words import Places, said
from crosscheck.rules import AnyRule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"


def render(report: Report, *, rules: Sequence[AnyRule] | None = None, root: str | None = None, states: States = NONE, new: Collection[str] = ()) -> str:
    """The report as a SARIF log of one run; a result a finding, at the first mention of the side with the fewest independent sources.

    `rules` are those of the run (None: the built-in ones), `root` the folder from which URIs are seen, `states` what is known of findings
    by their fingerprints, `new` the ids of the sources at which findings are shown if they are in them.
    """
    found = entries(report)
    described = descriptors(rules, [entry.finding.rule for entry in found])
    log = _Log(report, root, new, described)
    run = {
        "tool": {"driver": {"name": "crosscheck", "fullName": f"crosscheck {version()}", "version": version(), "language": "en", "rules": described}},
        "invocations": [_invocation(report, root)],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which crosscheck ran."}}},
        "artifacts": log.artifacts,
        "results": [_result(entry, log, _settled(states, entry)) for entry in found],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n"],
        "defaultEncoding": "utf-8",
        "language": "en",
        "properties": {"compared": _compared(report)},
    }
    return written({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


class _Log:
    """What results refer to: artifacts by their place in the list, rules by theirs."""

    def __init__(self, report: Report, root: str | None, new: Collection[str], rules: Sequence[dict[str, Any]]) -> None:
        self.spots, self.names, self.new = Spots(report, root), Places(report), new
        self.house = {source.article.id for source in report.sources if source.article.house}
        self.artifacts = _artifacts(report, root)
        self.rules = {rule["id"]: i for i, rule in enumerate(rules)}
        self._index = {artifact["location"]["uri"]: i for i, artifact in enumerate(self.artifacts)}

    def at(self, mention: PositionMention) -> dict[str, Any]:
        """A physical location; a place without columns is its whole line."""
        spot = self.spots.spot(mention)
        region: dict[str, Any] = {"startLine": spot.line}
        if spot.columns is not None and spot.span is not None:
            start, end = spot.columns
            region |= {"startColumn": start, "endLine": spot.end_line, "endColumn": end, "charOffset": spot.span.start, "charLength": len(spot.span)}
            region["snippet"] = {"text": mention.quote}
        location = _location(spot.path)
        index = self._index.get(location["uri"])
        return {"artifactLocation": location if index is None else {**location, "index": index}, "region": region}


def _location(path: str) -> dict[str, Any]:
    found = uri(path)
    return {"uri": found} if found.startswith(("file:", "http:", "https:")) else {"uri": found, "uriBaseId": ROOT}


def _artifacts(report: Report, root: str | None) -> list[dict[str, Any]]:
    """The files by their URIs; size and hash where a file holds one article, which is then all its text, unless that was taken out of it."""
    found: dict[str, dict[str, Any]] = {}
    for source in sources(report):
        article = source.article
        path, line = file_of(article)
        location = _location(seen_from(path, root))
        artifact: dict[str, Any] = {"location": location} if article.extracted else {"location": location, "encoding": "utf-8"}
        if not article.house:
            artifact["roles"] = ["analysisTarget"]
        if line is None and not article.extracted:
            artifact["length"] = len(article.text.encode("utf-8", "surrogatepass"))
            artifact |= {"mimeType": "text/plain", "hashes": {"sha-256": article.sha256}, "properties": {"language": safe(article.language)}}
        found.setdefault(location["uri"], artifact)
    return [found[name] for name in sorted(found)]


def _invocation(report: Report, root: str | None) -> dict[str, Any]:
    """Whether anything was compared, and what couldn't be: GitHub shows no result of a run that calls itself unsuccessful."""
    left = []
    for skipped in sorted(report.skipped, key=lambda s: (s.path, s.reason)):
        path, line = parted(skipped.path)
        place = {"artifactLocation": _location(seen_from(path, root)), **({"region": {"startLine": line}} if line else {})}
        told = {"text": escaped(f"{skipped.path}: {skipped.reason}")}
        left.append({"level": "error", "message": told, "locations": [{"physicalLocation": place}]})
    return {"executionSuccessful": report.compared.articles > 0 or not report.skipped, "toolExecutionNotifications": left}


def _settled(states: States, entry: Entry) -> dict[str, Any]:
    """What is known of a result; where it is known of one, it is said of all (3.27.23, 3.27.24)."""
    state: State = states.get(entry.fingerprint, PLAIN)
    found: dict[str, Any] = {}
    if any(s.baseline for s in states.values()):
        found["baselineState"] = state.baseline or "new"
    if any(s.suppressed is not None for s in states.values()):
        reason = state.suppressed
        found["suppressions"] = [] if reason is None else [{"kind": "external", "status": "accepted", "justification": safe(reason)}]
    return found


@dataclass(frozen=True, slots=True)
class _Place:
    """A mention of a result with the number that links to it; 0 is the result's own place."""

    number: int
    position: Position
    mention: PositionMention


def _numbered(finding: Finding, main: Anchor) -> list[_Place]:
    found: list[_Place] = []
    number = 0
    for position in finding.positions:
        for mention in mentions(position):
            is_main = position is main.position and mention is main.mention
            number += not is_main
            found.append(_Place(0 if is_main else number, position, mention))
    return found


def _result(entry: Entry, log: _Log, settled: dict[str, Any]) -> dict[str, Any]:
    finding = entry.finding
    main = anchor(finding, log.new, log.house)
    places = _numbered(finding, main)
    positions = [{"value": p.value, "display": p.display, "sources": sorted(set(p.sources)), "independent": p.independent} for p in finding.positions]
    sure = {} if finding.confidence is None else {"confidence": finding.confidence}
    return {
        "ruleId": safe(finding.rule),
        "ruleIndex": log.rules[safe(finding.rule)],
        "kind": "fail",
        "level": LEVELS[finding.severity],
        "message": {"text": _message(finding, places, log)},
        "locations": [{"physicalLocation": log.at(main.mention)}],
        "relatedLocations": [_related(place, log) for place in places if place.number],
        "partialFingerprints": {"crosscheck/v1": entry.fingerprint, "crosscheckContent/v1": entry.content},
        **settled,
        "properties": {
            "kind": finding.kind, "nature": finding.nature, "scope": finding.scope, "story": finding.story, "about": finding.about, **sure,
            "positions": positions,
        },
    }  # fmt: skip


def _message(finding: Finding, places: Sequence[_Place], log: _Log) -> str:
    """The finding in a sentence, then who says what, every other place a link."""
    sides = []
    for position in finding.positions:
        own = [place for place in places if place.position is position]
        where = ", ".join(f"[{_shown(log.names.where(p.mention))}]({p.number})" if p.number else "here" for p in own)
        sides.append(f"{_shown(position.display)}: {where}")
    told = "".join(_shown(piece) if known else escaped(piece) for piece, known in rtl_parts(safe(finding.message), said(finding)))
    return f"{told.rstrip('.')}. {'; '.join(sides)}."


def _related(place: _Place, log: _Log) -> dict[str, Any]:
    who = f"{_shown(log.names.who(place.mention))} ({escaped(log.names.when(place.mention))})"
    return {"id": place.number, "physicalLocation": log.at(place.mention), "message": {"text": f"{who} says {_shown(place.position.display)}"}}


def _shown(text: str) -> str:
    """A name or value, escaped, and isolated where it is right-to-left; the other way round the isolates would be dropped."""
    return isolate(escaped(text))


def _compared(report: Report) -> dict[str, int]:
    done = report.compared
    return {"articles": done.articles, "stories": done.stories, "claims": done.claims, "facts": done.facts, "rules": done.rules}
