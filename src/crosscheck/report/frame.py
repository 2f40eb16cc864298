"""The report as a table: a row for each fact, a column for each source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosscheck.model import Position, Report
from crosscheck.report.order import agreements, entries, sources

if TYPE_CHECKING:
    import pandas as pd

ABOUT = ("kind", "about", "nature", "severity", "rule", "fingerprint")


def to_frame(report: Report) -> pd.DataFrame:
    """Facts by sources: the contested facts first, worst first, then the agreed ones.

    A source's column is named by its id and holds what it says of the fact ("12 years"; "12 years; 13 years" where
    it says both), or NA. Agreed facts have no nature, severity, rule and fingerprint.
    """
    import pandas as pd  # 0.3 s: only for those who want a frame

    names = _columns(report)
    rows: list[dict[str, str]] = []
    for entry in entries(report):
        finding = entry.finding
        about = (finding.kind, finding.about, finding.nature, finding.severity, finding.rule, entry.fingerprint)
        rows.append({**dict(zip(ABOUT, about, strict=True)), **_said(finding.positions, names)})
    rows += [{"kind": fact.kind, "about": fact.about, **_said(fact.positions, names)} for fact in agreements(report)]
    columns = [*ABOUT, *names.values()]
    text = pd.StringDtype("python")  # the one of Arrow, which pandas takes where that is installed, knows no half characters
    return pd.DataFrame([[row.get(column, pd.NA) for column in columns] for row in rows], columns=pd.Index(columns, dtype=text), dtype=text)


def _columns(report: Report) -> dict[str, str]:
    """Each source's column name: its id, with `source:` before it where that is the name of another column."""
    return {source.article.id: f"source:{source.article.id}" if source.article.id in ABOUT else source.article.id for source in sources(report)}


def _said(positions: tuple[Position, ...], names: dict[str, str]) -> dict[str, str]:
    said: dict[str, list[str]] = {}
    for position in positions:
        for source in sorted(set(position.sources)):
            if source in names:
                said.setdefault(names[source], []).append(position.display)
    return {name: "; ".join(dict.fromkeys(displays)) for name, displays in said.items()}
