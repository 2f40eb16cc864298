"""What a branch adds or changes, as git knows it: the files that differ from where it left another, and those that git doesn't know yet."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from crosscheck.errors import OptionError

PATIENCE = 60  # seconds


def changed(base: str, paths: Sequence[Path]) -> list[Path]:
    """The files below some paths that aren't as they were where HEAD left `base`; those that are gone are left out.

    Raises OptionError outside of a repository, for a base that git doesn't know, and where there is no git.
    """
    fork = _git("merge-base", "--end-of-options", base, "HEAD").strip()
    top = Path(_git("rev-parse", "--show-toplevel").rstrip("\n"))
    differing = _git("diff", "--name-only", "-z", "--diff-filter=d", fork, "--").split("\0")
    unknown = _git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", str(top)).split("\0")
    files = (top / name for name in sorted({*differing, *unknown} - {""}))
    found = ((file.resolve(), root) for file in files if file.is_file() for root in paths if file.resolve().is_relative_to(root.resolve()))
    return [root / file.relative_to(root.resolve()) for file, root in found]  # called as the folders are


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 (no shell, and a base that starts with a hyphen is no option)
            ["git", "-c", "core.quotePath=off", "-c", "diff.relative=off", *arguments],  # noqa: S607 (the user's own git)
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except FileNotFoundError:
        raise OptionError("--new-from-git: there is no git on this machine") from None
    except subprocess.TimeoutExpired:
        raise OptionError(f"--new-from-git: git didn't answer in {PATIENCE} seconds") from None
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise OptionError(f"--new-from-git: {reason[0] if reason else 'git failed'}")
    return done.stdout.decode("utf-8", "surrogateescape")
