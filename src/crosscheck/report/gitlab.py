"""GitLab Code Quality: an issue for each side of a finding, which tells of the others."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

from crosscheck.address import parted
from crosscheck.model import Finding, Position, Report, Severity, Skipped
from crosscheck.report.bidi import isolate, safe
from crosscheck.report.json import written
from crosscheck.report.order import Entry, entries, mentions
from crosscheck.report.sides import first_of_each
from crosscheck.report.spots import Spots, seen_from
from crosscheck.report.states import NONE, PLAIN, States, known
from crosscheck.report.words import Places, support

SHOWS = ("quoted",)

SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}  # as linters do; critical and blocker are for what breaks
SHOWN = 3  # sources named of another side


def render(report: Report, *, root: str | None = None, states: States = NONE) -> str:
    """The report as a list of Code Quality issues; `root` is the folder of the project, from which paths are seen.

    Sources that couldn't be read are issues of severity critical. What a suppression or a baseline has settled (`states`) is left out.
    """
    places, spots = Places(report), Spots(report, root)
    house = {source.article.id for source in report.sources if source.article.house}
    issues = [_unread(skipped, root) for skipped in sorted(report.skipped, key=lambda s: (s.path, s.reason))]
    seen: Counter[str] = Counter()
    for entry in entries(report):
        if known(states.get(entry.fingerprint, PLAIN)):
            continue
        for position in entry.finding.positions:
            own = next((m for m in mentions(position) if m.source not in house), None)
            if own is None:  # nobody corrects what the house holds to be true
                continue
            spot = spots.spot(own)
            mark = _mark(entry, position, seen)
            issues.append(_issue(entry.finding, position, places) | {"fingerprint": mark, "location": _location(spot.path, spot.line, spot.end_line)})
    return written(issues)


def _issue(finding: Finding, position: Position, places: Places) -> dict[str, Any]:
    others = "; ".join(_side(other, places) for other in finding.positions if other is not position)
    told = f"{isolate(safe(finding.about))}: here {isolate(safe(position.display))}, but {others}"
    return {
        "description": f"{safe(finding.rule)} ({finding.nature}): {told}",  # GitLab doesn't show the name of a check
        "check_name": safe(finding.rule),
        "severity": SEVERITIES[finding.severity],
    }


def _side(position: Position, places: Places) -> str:
    """`4 sources, 3 independent: 12 years (a.txt:3, b.txt:7 and 2 more)`."""
    first = first_of_each(position)
    where = ", ".join(isolate(safe(places.where(mention))) for mention in first[:SHOWN])
    more = f" and {len(first) - SHOWN} more" if len(first) > SHOWN else ""
    return f"{isolate(safe(position.display))} ({support(position)}: {where}{more})"


def _mark(entry: Entry, position: Position, seen: Counter[str]) -> str:
    """The finding's fingerprint and the side, so that GitLab knows the issue again; a second one like it has another."""
    side = f"{entry.fingerprint}\n{position.value}\n{','.join(sorted(set(position.sources)))}"
    seen[side] += 1
    return _hash(side if seen[side] == 1 else f"{side}\n{seen[side]}")


def _unread(skipped: Skipped, root: str | None) -> dict[str, Any]:
    path, line = parted(skipped.path)
    return {
        "description": f"crosscheck couldn't check this source: {safe(skipped.reason)}",
        "check_name": "unreadable-source",
        "severity": "critical",
        "fingerprint": _hash(f"unreadable\n{skipped.path}\n{skipped.reason}"),
        "location": _location(seen_from(path, root), line or 1, line or 1),
    }


def _location(path: str, line: int, end_line: int) -> dict[str, Any]:
    return {"path": path, "lines": {"begin": line, "end": end_line}}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
