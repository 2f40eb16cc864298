"""Workflow commands that GitHub Actions shows as annotations, worst first, at most ten of a severity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from crosscheck.model import Finding, Report, Severity
from crosscheck.report.bidi import isolate, safe
from crosscheck.report.order import Entry, entries
from crosscheck.report.sides import anchor, first_of_each
from crosscheck.report.spots import Spot, Spots
from crosscheck.report.states import NONE, PLAIN, States, known
from crosscheck.report.words import Places, closing, count, told

SHOWS = ("quoted",)

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
MOST = 10  # annotations of one command that GitHub keeps of a step; what comes after is dropped without a word
SHOWN = 6  # sources named of a position
TITLE = 255  # characters of a title


def render(report: Report, *, root: str | None = None, states: States = NONE, new: Collection[str] = ()) -> str:
    """An annotation a finding, at the first mention of the side with the fewest independent sources, and a last line that tells what was compared.

    Sources that couldn't be read share one error. What a baseline or a suppression has settled (`states`) isn't annotated.
    Columns count UTF-16 code units, the last one not included.
    """
    found = [entry for entry in entries(report) if not known(states.get(entry.fingerprint, PLAIN))]
    room = Counter({"error": MOST - bool(report.skipped), "warning": MOST, "info": MOST})
    if any(number > room[severity] for severity, number in Counter(e.finding.severity for e in found).items()):
        room["info"] -= 1  # the notice on what is left out
    shown, left = _parted(found, room)
    places, spots = Places(report), Spots(report, root)
    house = {source.article.id for source in report.sources if source.article.house}
    lines = [_unread(report)] if report.skipped else []
    for entry in shown:
        spot = spots.spot(anchor(entry.finding, new, house).mention)
        lines.append(_command(COMMANDS[entry.finding.severity], _about(entry.finding, spot), _message(entry.finding, places)))
    if left:
        counts = Counter(entry.finding.severity for entry in left)
        rest = ", ".join(count(counts[severity], severity) for severity in COMMANDS if counts[severity])
        lines.append(_command("notice", {"title": "crosscheck"}, f"{rest} more: GitHub shows {MOST} of each a step; the summary of the job lists them"))
    return "\n".join((*lines, closing(report, states))) + "\n"


def _parted(found: list[Entry], room: Counter[str]) -> tuple[list[Entry], list[Entry]]:
    """The findings for which there is room, worst first, and the others."""
    shown: list[Entry] = []
    left: list[Entry] = []
    for entry in found:
        (shown if room[entry.finding.severity] > 0 else left).append(entry)
        room[entry.finding.severity] -= 1
    return shown, left


def _about(finding: Finding, spot: Spot) -> dict[str, str]:
    """The properties of an annotation; GitHub takes columns only where they are of one line."""
    path = spot.path if spot.path.isprintable() else safe(spot.path)
    place = {"file": path, "line": str(spot.line), "endLine": str(spot.end_line)}
    if spot.columns_utf16 is not None and spot.line == spot.end_line:
        place |= {"col": str(spot.columns_utf16[0]), "endColumn": str(spot.columns_utf16[1])}
    return {**place, "title": safe(f"{finding.rule}: {finding.nature}")[:TITLE]}


def _message(finding: Finding, places: Places) -> str:
    """The finding, and on a line each what is said and where."""
    lines = [told(finding)]
    for position in finding.positions:
        first = first_of_each(position)
        where = ", ".join(isolate(safe(places.where(mention))) for mention in first[:SHOWN])
        more = f" and {len(first) - SHOWN} more" if len(first) > SHOWN else ""
        lines.append(f"{isolate(safe(position.display))}: {where}{more}")
    return "\n".join(lines)


def _unread(report: Report) -> str:
    reasons = [f"{safe(s.path)}: {safe(s.reason)}" for s in sorted(report.skipped, key=lambda s: (s.path, s.reason))]
    return _command("error", {"title": f"crosscheck couldn't check {count(len(reasons), 'source')}"}, "\n".join(reasons))


def _command(name: str, properties: dict[str, str], message: str) -> str:
    """`::error file=…,line=…::…`, as the runner reads it: what it takes for syntax is percent-encoded."""
    given = ",".join(f"{key}={_data(value).replace(':', '%3A').replace(',', '%2C')}" for key, value in properties.items())
    return f"::{name} {given}::{_data(message)}"


def _data(text: str) -> str:
    return text.encode("utf-8", "replace").decode().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
