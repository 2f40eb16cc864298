"""The report as tables for a workbook, cell by cell: facts by sources, findings with their quotes, sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from crosscheck.model import Report
from crosscheck.report import order
from crosscheck.report.bidi import safe
from crosscheck.report.frame import ABOUT, to_frame
from crosscheck.report.order import Entry, entries, mentions
from crosscheck.report.states import NONE, PLAIN, States, known, why
from crosscheck.report.words import Excerpt, Places, excerpt, language_name

Cell = str | int | date | Excerpt
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet: its rows below a header, how wide each column is (in digits), and how many columns stay in sight."""

    name: str
    header: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    frozen: int = 0


def facts(report: Report, states: States = NONE) -> Table:
    """The frame: a row a fact, a column a source."""
    frame = to_frame(report)
    out = [fingerprint for fingerprint, state in states.items() if known(state)]
    frame = frame[~frame["fingerprint"].isin(out)].fillna("").map(safe)
    widths = (12, 56, 14, 10, 20, 18, *[28] * (frame.shape[1] - len(ABOUT)))
    rows = tuple(tuple(row) for row in frame.itertuples(index=False, name=None))
    return Table(name="Facts", header=tuple(map(safe, frame.columns)), widths=widths, rows=rows, frozen=2)


_FINDINGS = {
    "No.": 6, "Severity": 10, "Nature": 14, "Rule": 20, "About": 40, "Position": 24, "Independent sources": 12, "Source": 24, "Published": 12,
    "Language": 10, "Words": 60, "Place": 34, "Why": 80, "Settled": 16, "Fingerprint": 18,
}  # fmt: skip


def findings(report: Report, states: States = NONE) -> Table:
    """A row a mention of a finding, which is named in each, so that rows may be sorted and filtered."""
    found = [entry for entry in entries(report) if not known(states.get(entry.fingerprint, PLAIN))]
    places = Places(report)
    rows = tuple(row for number, entry in enumerate(found, 1) for row in _rows(number, entry, safe(why(states.get(entry.fingerprint, PLAIN))), places))
    return Table(name="Findings", header=tuple(_FINDINGS), widths=tuple(_FINDINGS.values()), rows=rows, frozen=1)


def _rows(number: int, entry: Entry, settled: str, places: Places) -> Iterator[Row]:
    finding = entry.finding
    head = (number, finding.severity, finding.nature, safe(finding.rule), safe(finding.about))
    tail = (safe(finding.message), settled, entry.fingerprint)
    for position in finding.positions:
        for mention in mentions(position):
            article = places.article(mention)
            published = (article.published if article else None) or ""
            language = language_name(article.language) if article and not article.house else ""
            said = (safe(places.who(mention)), published, language, excerpt(mention), safe(places.where(mention)))
            yield (*head, safe(position.display), position.independent, *said, *tail)


_SOURCES = {"Path": 40, "Outlet": 24, "Title": 60, "Language": 10, "Published": 12, "Claims": 10, "Skipped": 40}


def sources(report: Report) -> Table:
    """A row a source, and one for each that couldn't be read, with the reason."""
    rows: list[Row] = []
    for source in order.sources(report):
        article = source.article
        names = (safe(article.path), safe(article.outlet or ""), safe(article.title or ""))
        rows.append((*names, language_name(article.language), article.published or "", source.claims, ""))
    rows += [(safe(skipped.path), *[""] * 5, safe(skipped.reason)) for skipped in sorted(report.skipped, key=lambda s: (s.path, s.reason))]
    return Table(name="Sources", header=tuple(_SOURCES), widths=tuple(_SOURCES.values()), rows=tuple(rows), frozen=1)
