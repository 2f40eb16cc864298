"""What a job prints is read for commands: GitHub Actions, Azure Pipelines and TeamCity obey lines that anybody's words may hold."""

from __future__ import annotations

import re

# `##[error]…`, `##vso[task.setvariable …]…` and `##teamcity[…]` are obeyed anywhere in a line; this is the first of their marks
HASHES = re.compile(r"#(?=#[A-Za-z]*\[)")
COLONS = re.compile(r"(?m)^([^\S\n]*+):(?=:)")  # `::error::…`, at the start of a line


def disarmed(text: str, *, commands: bool = False) -> str:
    """Text that no job obeys: a blank parts the marks; where `commands` are meant to be in it, the lines that begin with `::` stay."""
    text = HASHES.sub("# ", text)
    return text if commands else COLONS.sub(r"\1: ", text)
