"""The repository that `crosscheck init` is run in: its root, its main branch, and the CI that it uses, as git and its files tell."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.cli._git import ran, told

if TYPE_CHECKING:
    from crosscheck.starter import CI

_HOST = re.compile(r"(?:[a-z+]+://)?(?:[^/@]*@)?([^/:@]+)[:/]")  # of an address, or of user@host:path
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./-]*")  # no letter that a pattern of branches or YAML would take for more


def asked(*arguments: str) -> str | None:
    """What git answers in the working folder, without the line's end; None where it knows nothing, or isn't there."""
    try:
        done = ran(*arguments)
    except (FileNotFoundError, subprocess.TimeoutExpired):
        return None
    return None if done.returncode else told(done).removesuffix("\n")


def way_to_root() -> str | None:
    """How the working folder sees the root of its repository, `.` where it is the root; None outside of any."""
    top = asked("rev-parse", "--show-toplevel")
    return None if top is None else os.path.relpath(Path(top).resolve(), Path.cwd().resolve())


def main_branch() -> str:
    """The name of the main branch: that of the origin, else main or master, else the one that is checked out."""
    there = (asked("for-each-ref", "--format=%(refname:short)", "refs/heads") or "").splitlines()
    at_origin = (asked("symbolic-ref", "--short", "refs/remotes/origin/HEAD") or "").removeprefix("origin/")
    here = asked("symbolic-ref", "--short", "HEAD") or ""
    found = at_origin or next((name for name in ("main", "master") if name in there), here)
    return found if _PLAIN.fullmatch(found) else "main"


def likely_ci(root: Path) -> CI:
    """What the origin's host or else the files say of the CI; a script for any where they say nothing."""
    from crosscheck.starter import GITLAB

    address = _HOST.match(asked("remote", "get-url", "origin") or "")
    host = address[1].lower() if address else ""
    if "gitlab" in host:
        return "gitlab"
    if "github" in host or (root / ".github").is_dir():
        return "github"
    return "gitlab" if (root / GITLAB).is_file() else "shell"
