"""A short Markdown comment for a pull or merge request: a table, and each finding's quotes folded below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosscheck.errors import OptionError
from crosscheck.model import Position, Report
from crosscheck.report.bidi import FSI, PDI
from crosscheck.report.markdown import inert, message, plain, shown, table, words
from crosscheck.report.order import Entry, entries
from crosscheck.report.sides import first_of_each
from crosscheck.report.states import NONE, PLAIN, States, known
from crosscheck.report.words import Places, compared, count, support, tally

SHOWS = ("quoted",)

MOST = 60_000  # UTF-16 code units; GitHub takes 65,536 characters
SHOWN = 4  # sources quoted of a position
ROOM = 20  # findings in the table, skipped sources in the list
SIDES = 3  # positions that fit side by side
_MARKER = re.compile(r"[A-Za-z0-9_.-]+")


def render(report: Report, *, states: States = NONE, marker: str = "crosscheck", limit: int = MOST) -> str:
    """The report as a comment of at most `limit` UTF-16 code units; its first line, `<!-- MARKER -->`, is there to find the comment again.

    Nothing in an article's words can become mark-up, HTML, a link or a mention. What a baseline or a suppression has settled (`states`) is counted only.
    """
    if not _MARKER.fullmatch(marker) or "--" in marker:
        raise OptionError(f"marker {marker!r}: letters, digits and single marks - _ . are allowed")
    if limit < 10_000:
        raise OptionError(f"limit must be at least 10,000, not {limit:,}")
    every = entries(report)
    found = [entry for entry in every if not known(states.get(entry.fingerprint, PLAIN))]
    head = [f"<!-- {marker} -->", f"### crosscheck: {tally([entry.finding for entry in found])}"]
    for rows in (ROOM, 5, 1):  # escaping can make words many times longer
        parts = [*head, *([_skipped(report, rows)] if report.skipped else []), *([_summary(found, rows)] if found else [])]
        if sum(map(_length, parts)) <= limit // 2:
            break
    ending = [_settled(len(every) - len(found))] if len(every) > len(found) else []
    ending.append(f"Compared {plain(compared(report))}.")
    return _joined(parts, [_details(number, entry, Places(report)) for number, entry in enumerate(found, 1)], ending, limit)


def _joined(parts: list[str], details: Sequence[str], ending: Sequence[str], limit: int) -> str:
    """As many findings in full as there is room for; a note says how many are left out."""
    room = limit - sum(map(_length, (*parts, *ending))) - 200  # for the note
    kept = 0
    for text in details:
        room -= _length(text)
        if room < 0:
            break
        kept += 1
    left = [f"The quotes of {count(len(details) - kept, 'finding')} more don't fit into a comment."] if kept < len(details) else []
    return "\n\n".join((*parts, *details[:kept], *left, *ending)) + "\n"


def _length(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text) + 2


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _summary(found: Sequence[Entry], most: int) -> str:
    rows = []
    for number, entry in enumerate(found[:most], 1):
        finding = entry.finding
        sides = " / ".join(f"{shown(_cut(p.display, 60))} ({support(p)})" for p in finding.positions[:SIDES])
        more = f" / {len(finding.positions) - SIDES} more" if len(finding.positions) > SIDES else ""
        rows.append((str(number), finding.severity, finding.nature, shown(_cut(finding.about, 120)), sides + more))
    text = table(("", "Severity", "Nature", "About", "Positions"), rows)
    return text if len(found) <= most else f"{text}\n\nand {count(len(found) - most, 'finding')} more."


def _details(number: int, entry: Entry, places: Places) -> str:
    """A finding folded: why, and what its sides say, beside each other where they are few."""
    finding = entry.finding
    return "\n\n".join(
        (
            f"<details><summary>{number}. {finding.severity}: {FSI}{inert(_cut(finding.about, 120))}{PDI}</summary>",
            f"**{finding.nature}** ({plain(finding.rule)}): {_cut_message(entry)}",
            _beside(finding.positions, places) if len(finding.positions) <= SIDES else _below(finding.positions, places),
            f"Fingerprint `{entry.fingerprint}`",
            "</details>",
        )
    )


def _cut_message(entry: Entry) -> str:
    return message(entry.finding) if len(entry.finding.message) <= 2_000 else plain(_cut(entry.finding.message, 2_000))


def _beside(positions: Sequence[Position], places: Places) -> str:
    """A column a position, a row for the next source of each."""
    columns = [_quotes(position, places) for position in positions]
    rows = [tuple(column[i] if i < len(column) else "" for column in columns) for i in range(max(map(len, columns)))]
    return table(tuple(_head(position) for position in positions), rows)


def _below(positions: Sequence[Position], places: Places) -> str:
    rows = [(_head(p) if i == 0 else "", quote) for p in positions for i, quote in enumerate(_quotes(p, places))]
    return table(("Position", "Words"), rows)


def _head(position: Position) -> str:
    return f"{shown(_cut(position.display, 200))} ({support(position)})"


def _quotes(position: Position, places: Places) -> list[str]:
    """Each source's own words, and where they stand."""
    first = first_of_each(position)
    found = [f"{words(m)}<br>{shown(places.who(m))}, {plain(places.when(m))}, {shown(places.where(m))}" for m in first[:SHOWN]]
    return [*found, *([f"and {count(len(first) - SHOWN, 'source')} more"] if len(first) > SHOWN else [])]


def _skipped(report: Report, most: int) -> str:
    rows = sorted((s.path, s.reason) for s in report.skipped)
    lines = [f"- {FSI}{plain(_cut(path, 200))}{PDI}: {plain(_cut(reason, 300))}" for path, reason in rows[:most]]
    more = [f"- and {count(len(rows) - most, 'source')} more"] if len(rows) > most else []
    return "\n".join((f"**{count(len(rows), 'source')} couldn't be checked:**", "", *lines, *more))


def _settled(number: int) -> str:
    return f"{count(number, 'finding')} that the baseline or a suppression has settled {'is' if number == 1 else 'are'} left out."
