"""Reviewing a report: what a reader decides of each finding, kept at once, and written as suppressions and as labels.

`decisions` says what a decision is, `journal` keeps each the moment it is made, `suppressing` and `labels` write what follows from them, `desk` holds all
of it together, and `server` lets a browser on this machine in. docs/review.md describes the files.
"""

from crosscheck.review.decisions import DECISIONS, Decision, Tally, tally
from crosscheck.review.desk import Desk, Files

__all__ = ["DECISIONS", "Decision", "Desk", "Files", "Tally", "tally"]
