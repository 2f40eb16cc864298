"""The baseline: findings that are known already, in a file, so that a run shows and fails on what is new.

`made` lists the findings of a report, `text` and `parse` write and read the file, `match` sets a later report against it,
and `updated` and `pruned` say what the file is to hold then. docs/ci.md describes the file.
"""

from crosscheck.baseline.file import VERSION, parse, text
from crosscheck.baseline.known import Known, Matched, made, match, pruned, updated

__all__ = ["VERSION", "Known", "Matched", "made", "match", "parse", "pruned", "text", "updated"]
