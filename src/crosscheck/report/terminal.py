"""Every finding with the sources' words side by side, to read in a terminal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from crosscheck.errors import OptionError, nearest
from crosscheck.model import Agreement, Finding, Position, Report
from crosscheck.report.bidi import BIDI, Bidi, isolate, safe
from crosscheck.report.grouped import others, stories
from crosscheck.report.joblog import HASHES
from crosscheck.report.layout import COLORS, message, position_lines
from crosscheck.report.order import Entry, agreements, entries, mentions, notes
from crosscheck.report.sheet import CODE, Sheet, console
from crosscheck.report.states import NONE, PLAIN, States, known, why
from crosscheck.report.words import Places, closing, compared, count, support

SHOWS = ("quoted",)

NARROWEST = 40  # cells
BESIDE_FROM = 100  # cells of width from which positions may stand side by side
COLUMN = 43  # cells a position needs to stand beside others
GAP = 3
NOTES = 3  # that are shown; other formats have all
INDENT = 3
# A zero-width space, which has no width, parts the marks of what a job would obey.
_COMMAND = re.compile(rf"(?m)^(?:[^\S\n]|{CODE})*:(?=:)|{HASHES.pattern}")


def render(  # noqa: PLR0913 (each argument is an option of the format)
    report: Report,
    *,
    width: int | None = None,
    color: bool = False,
    show_agreements: bool = False,
    bidi: Bidi = "terminal",
    links: str | None = None,
    states: States = NONE,
) -> str:
    """The report as text of at most `width` cells a line (default 100); positions stand side by side where they fit.

    With `color`, ANSI styles mark the values; without, square brackets do. With `links`, the folder from which paths are seen, and colour, places are
    links to their files (OSC 8). `bidi` says who turns right-to-left text around: the terminal, told by isolates; we (`visual`), but for the letters of each word
    (`words`); or nobody (`off`). What a baseline or a suppression has settled (`states`) is counted only. Raises OptionError for a width under 40.
    """
    width = 100 if width is None else width
    if width < NARROWEST:
        raise OptionError(f"a terminal report needs a width of at least {NARROWEST}, not {width}")
    if bidi not in BIDI:
        raise OptionError(f"bidi {bidi!r} isn't one of {', '.join(BIDI)}{nearest(bidi, BIDI)}")
    sheet = Sheet(console(width, color=color), bidi, links)
    text = sheet.text(Group(*_page(report, sheet, states, show_agreements=show_agreements)))
    return _COMMAND.sub("\\g<0>\u200b", text) + "\n"


def _page(report: Report, sheet: Sheet, states: States, *, show_agreements: bool) -> list[RenderableType]:
    found = [entry for entry in entries(report) if not known(states.get(entry.fingerprint, PLAIN))]
    places = Places(report)
    full = [entry for entry in found if entry.finding.severity != "info"]
    brief = [entry for entry in found if entry.finding.severity == "info"]
    page: list[RenderableType] = [Text.assemble(("crosscheck", "bold"), "  ", compared(report))]
    for number, entry in enumerate(full, 1):
        page += [Text(), _full(number, entry, _why(entry, states), places, sheet)]
    if brief:
        page += _section("for information")
        for number, entry in enumerate(brief, len(full) + 1):
            label = Text.assemble(
                (f"{number}  ", "bold"), ("info", COLORS["info"]), f"  {entry.finding.nature}  {safe(entry.finding.rule)}{_why(entry, states)}  "
            )
            page += _brief(label, entry.finding, places, sheet)
    if show_agreements:
        page += _section(f"{count(len(report.facts), 'fact')} on which the sources agree")
        for fact in agreements(report):
            page += _agreed(fact, places, sheet)
    page += _stories(report, (*full, *brief), sheet)
    if report.skipped:
        page += _section("skipped")
        for skipped in sorted(report.skipped, key=lambda s: (s.path, s.reason)):
            page += _indented(Text.assemble((isolate(safe(skipped.path)), "bold"), ": ", isolate(safe(skipped.reason))), sheet)
    page += _notes(report, sheet)
    end = closing(report, states)
    return [*page, Text(), Text(end if found else f"No findings: {end}", "bold")]


def _notes(report: Report, sheet: Sheet) -> list[RenderableType]:
    """What the user should know of how articles were read: the first notes, and how many there are."""
    found = notes(report)
    if not found:
        return []
    page = _section("notes on how sources were read")
    for path, note in found[:NOTES]:
        page += _indented(Text.assemble((isolate(safe(path)), "bold"), ": ", isolate(safe(note))), sheet)
    more = len(found) - NOTES
    return [*page, *([Text(f"and {more:,} more; crosscheck claims names all", "dim")] if more > 0 else [])]


def _why(entry: Entry, states: States) -> str:
    """Why nobody need look at a finding that is shown all the same."""
    reason = isolate(safe(why(states.get(entry.fingerprint, PLAIN))))
    return f"  ({reason})" if reason else ""


def _stories(report: Report, found: Sequence[Entry], sheet: Sheet) -> list[RenderableType]:
    """The stories, where there are several; the findings are numbered as they are shown."""
    known = stories(report, found)
    if not known.several:
        return []
    page = _section("stories")
    for line in known.lines:
        tail = f"  {line.findings}" if line.findings else ""
        page += _indented(Text.assemble((isolate(safe(line.story)), "bold"), f"  {line.told}: {isolate(safe(line.about))}", (tail, "dim")), sheet)
    if known.alone:
        names = ", ".join(isolate(safe(path)) for path in known.alone)
        page += _indented(Text(f"{others(known)}: {names}{f' and {known.more:,} more' if known.more else ''}"), sheet)
    return page


def _section(title: str) -> list[RenderableType]:
    return [Text(), Rule(Text(title, "bold"), align="left", style="dim")]


def _full(number: int, entry: Entry, reason: str, places: Places, sheet: Sheet) -> RenderableType:
    """A finding with its positions as columns, or one below the other."""
    finding = entry.finding
    inner = sheet.width - INDENT
    head = Table.grid(expand=True, padding=(0, 1, 0, 0))
    head.add_column(width=max(INDENT - 1, len(str(number))))
    head.add_column(ratio=1, overflow="fold")
    head.add_column(justify="right", overflow="fold")
    label = Text.assemble((finding.severity, f"bold {COLORS[finding.severity]}"), "  ", (finding.nature, "bold"), f"  {safe(finding.rule)}{reason}")
    if finding.confidence is not None:
        label.append(f"  confidence {finding.confidence:.0%}", "dim")
    label_width = sheet.width - max(INDENT, len(str(number)) + 1) - len(entry.fingerprint) - 1
    head.add_row(Text(str(number), "bold"), Group(*sheet.wrapped(label, max(label_width, 1))), Text(entry.fingerprint, "dim"))
    about = () if finding.about in finding.message else sheet.wrapped(Text(isolate(safe(finding.about)), "bold"), inner)
    told = [*about, *sheet.wrapped(message(finding), inner), Text()]
    return Group(Rule(style="dim"), head, _shifted(Group(*told, _positions(finding, places, sheet, inner))))


def _shifted(body: RenderableType) -> Padding:
    return Padding(body, (0, 0, 0, INDENT))


def _indented(text: Text, sheet: Sheet) -> list[RenderableType]:
    """The text's first line at the margin, the others indented."""
    first, *others = sheet.wrapped(text, sheet.width - INDENT)
    return [first, *map(_shifted, others)]


def _brief(label: Text, finding: Finding, places: Places, sheet: Sheet) -> list[RenderableType]:
    """What it is about and every position, in a line or two."""
    return _indented(Text.assemble(label, isolate(safe(finding.about)), ": ", _said(finding.positions, places, sheet)), sheet)


def _agreed(fact: Agreement, places: Places, sheet: Sheet) -> list[RenderableType]:
    """What all say, and then what of: a column of values is quickly looked through."""
    return _indented(Text.assemble((f"{fact.kind}  ", "dim"), _said(fact.positions, places, sheet), "  ", isolate(safe(fact.about))), sheet)


def _said(positions: Sequence[Position], places: Places, sheet: Sheet) -> Text:
    """Each position with its place, or with the number of its sources."""
    said = Text()
    for i, position in enumerate(positions):
        who = sheet.place(mentions(position)[0], places) if len(position.mentions) == 1 else support(position)
        said = Text.assemble(said, " | " if i else "", (isolate(safe(position.display)), "bold"), " (", who, ")")
    return said


def _positions(finding: Finding, places: Places, sheet: Sheet, width: int) -> RenderableType:
    number = len(finding.positions)
    column = (width + GAP) // max(number, 1) - GAP
    if sheet.width >= BESIDE_FROM and column >= COLUMN:
        table = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
        for _ in finding.positions:
            table.add_column(width=column)
        table.add_row(*(Group(*position_lines(position, places, sheet, column)) for position in finding.positions))
        return table
    stacked: list[RenderableType] = []
    for position in finding.positions:
        stacked += [*([Text()] if stacked else []), *position_lines(position, places, sheet, width)]
    return Group(*stacked)
