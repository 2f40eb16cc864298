"""Facts by sources as comma-separated values, for a spreadsheet."""

from __future__ import annotations

from crosscheck.model import Report
from crosscheck.report.bidi import safe
from crosscheck.report.frame import to_frame
from crosscheck.report.states import NONE, States, known

# A spreadsheet computes a cell that begins with one of these, the last four are full-width forms (OWASP, CSV injection).
FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")


def render(report: Report, *, states: States = NONE) -> str:
    """The frame as CSV (RFC 4180, lines end in a newline); a cell that a spreadsheet would compute begins with an apostrophe.

    What a baseline or a suppression has settled (`states`) is left out.
    """
    frame = to_frame(report)
    out = [fingerprint for fingerprint, state in states.items() if known(state)]
    frame = frame[~frame["fingerprint"].isin(out)].fillna("").map(cell)
    frame.columns = [cell(name) for name in frame.columns]
    return str(frame.to_csv(index=False, lineterminator="\n"))


def cell(text: str) -> str:
    """A text as no spreadsheet computes it, and no terminal obeys it."""
    text = safe(text)
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
