"""A summary table and every finding with all quotes, for a pull request or a wiki."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosscheck.model import Finding, Position, PositionMention, Report
from crosscheck.report.bidi import FSI, PDI, rtl_parts, safe
from crosscheck.report.grouped import others, stories
from crosscheck.report.order import Entry, entries, mentions, notes, sources
from crosscheck.report.states import NONE, PLAIN, State, States, known, why
from crosscheck.report.words import Places, compared, counted, excerpt, language_name, said, support

SHOWS = ("quoted",)

_MARKS = re.compile(r"[\\`*_{}\[\]|~!$^=]")
# bare links, mentions (@name) and issue numbers (#12) become links without any mark-up: a zero-width space parts them
_LINKS = re.compile(r"(?i)(@|#|\bGH-|://|\bwww\.|\b(?:mailto|xmpp):)")


def render(report: Report, *, states: States = NONE) -> str:
    """The report as GitHub-flavoured Markdown; nothing in an article's words can become mark-up, HTML, a link or a mention.

    What a baseline or a suppression has settled (`states`) is counted only.
    """
    found = tuple(entry for entry in entries(report) if not known(states.get(entry.fingerprint, PLAIN)))
    places = Places(report)
    parts = ["# Discrepancy report", f"Compared {plain(compared(report))}: **{counted(report, states)}**."]
    parts.append(_summary(found) if found else "No findings.")
    parts += [_finding(number, entry, places, states.get(entry.fingerprint, PLAIN)) for number, entry in enumerate(found, 1)]
    parts += _stories(report, found)
    parts += ["## Sources", _sources(report, places)]
    if report.skipped:
        rows = [(shown(s.path), plain(s.reason)) for s in sorted(report.skipped, key=lambda s: (s.path, s.reason))]
        parts += ["## Skipped", table(("Path", "Reason"), rows)]
    if told := notes(report):
        parts += ["## Notes on how sources were read", table(("Path", "Note"), [(shown(path), shown(note)) for path, note in told])]
    return "\n\n".join(parts) + "\n"


def plain(text: str) -> str:
    """Text that Markdown shows as it is, in the middle of a line."""
    return _LINKS.sub(_parted, _MARKS.sub(r"\\\g<0>", _no_html(text)))


def inert(text: str) -> str:
    """The same for text between HTML tags, where Markdown's own marks mean nothing but mentions and links are still made."""
    return _LINKS.sub(_parted, _no_html(text))


def _no_html(text: str) -> str:
    return safe(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _parted(match: re.Match[str]) -> str:
    word = match[0]
    return f":&#8203;{word[1:]}" if word[0] == ":" else f"{word}&#8203;"


def shown(text: str) -> str:
    """A quote, value or name, isolated from the direction of what stands around it."""
    return f"{FSI}{plain(text)}{PDI}"


def _summary(found: tuple[Entry, ...]) -> str:
    rows = []
    for number, entry in enumerate(found, 1):
        finding = entry.finding
        positions = " / ".join(f"**{shown(position.display)}** ({support(position)})" for position in finding.positions)
        rows.append((str(number), finding.severity, finding.nature, plain(finding.rule), shown(finding.about), positions))
    return table(("", "Severity", "Nature", "Rule", "About", "Positions"), rows)


def _finding(number: int, entry: Entry, places: Places, state: State) -> str:
    finding = entry.finding
    sure = "" if finding.confidence is None else f", confidence {finding.confidence:.0%}"
    rows = [row for position in finding.positions for row in _rows(position, places)]
    return "\n\n".join(
        (
            f"## {number}. {finding.severity}: {shown(finding.about)}",
            f"**{finding.nature}** ({plain(finding.rule)}{sure}): {message(finding)}",
            table(("Position", "Source", "Words"), rows),
            f"Fingerprint `{entry.fingerprint}`{f' ({shown(why(state))})' if why(state) else ''}",
        )
    )


def message(finding: Finding) -> str:
    return "".join(shown(piece) if known else plain(piece) for piece, known in rtl_parts(safe(finding.message), said(finding)))


def _rows(position: Position, places: Places) -> list[tuple[str, str, str]]:
    """A row a mention; the position is named on its first."""
    name = f"**{shown(position.display)}** ({support(position)})"
    return [
        (name if i == 0 else "", f"{shown(places.who(mention))}, {plain(places.when(mention))}, {shown(places.where(mention))}", words(mention))
        for i, mention in enumerate(mentions(position))
    ]


def words(mention: PositionMention) -> str:
    cut = excerpt(mention)
    # an isolate is no space and no punctuation, so the bold marks hold beside any letter
    return f"{FSI}{plain(cut.before)}**{FSI}{plain(cut.value)}{PDI}**{plain(cut.after)}{PDI}"


def _stories(report: Report, found: Sequence[Entry]) -> list[str]:
    """The stories, where there are several."""
    known = stories(report, found)
    if not known.several:
        return []
    rows = [(shown(line.story), plain(line.told), shown(line.about), line.findings.partition(" ")[2]) for line in known.lines]
    parts = ["## Stories", *([table(("Story", "Articles", "About", "Findings"), rows)] if rows else [])]
    if known.alone:
        parts.append(f"{others(known)}: {', '.join(map(shown, known.alone))}{f' and {known.more:,} more' if known.more else ''}.")
    return parts


def _sources(report: Report, places: Places) -> str:
    rows = []
    for source in sources(report):
        article = source.article
        outlet = shown(article.outlet) if article.outlet else ""
        title = shown(article.title) if article.title else ""
        rows.append((shown(article.path), outlet, title, plain(language_name(article.language)), places.date(article), f"{source.claims:,}"))
    return table(("Path", "Outlet", "Title", "Language", "Published", "Claims"), rows)


def table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = (header, tuple("---" for _ in header), *rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
