"""What git knows of a folder: the files that it tracks, and what a branch adds or changes, with those that git doesn't know yet."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from crosscheck.errors import OptionError

PATIENCE = 60  # seconds


def changed(base: str, paths: Sequence[Path], option: str) -> list[Path]:
    """The files below some paths that aren't as they were where HEAD left `base`; those that are gone are left out.

    Raises OptionError, which names the option, outside of a repository, for a base that git doesn't know, and where there is no git.
    """
    fork = _git(option, "merge-base", "--end-of-options", base, "HEAD").strip()
    top = _top(option)
    differing = _names(_git(option, "diff", "--name-only", "--no-renames", "-z", "--diff-filter=d", fork, "--"))
    unknown = _names(_git(option, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", str(top)))
    return list(below((top / name for name in sorted(differing | unknown)), paths))


def tracked(paths: Sequence[Path], option: str) -> list[Path]:
    """The files below some paths that git tracks, as they are on disk; raises OptionError as `changed` does."""
    top = _top(option)
    return list(below((top / name for name in sorted(_names(_git(option, "ls-files", "--full-name", "-z", "--", str(top))))), paths))


def below(files: Iterable[Path], folders: Sequence[Path]) -> Iterator[Path]:
    """The files that are there and below one of the folders, each called as its folder is; what is given twice comes twice."""
    roots = [(folder, folder.resolve()) for folder in folders]
    for file in files:
        real = file.resolve()
        if file.is_file():
            yield from (folder / real.relative_to(root) for folder, root in roots if real.is_relative_to(root))


def _top(option: str) -> Path:
    return Path(_git(option, "rev-parse", "--show-toplevel").rstrip("\n"))


def _names(listed: str) -> set[str]:
    return {*listed.split("\0")} - {""}


def ran(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """What the user's git makes of some arguments in the working folder; raises FileNotFoundError where there is none, TimeoutExpired after `PATIENCE`."""
    return subprocess.run(  # noqa: S603 (no shell, and a base that starts with a hyphen is no option)
        ["git", "-c", "core.quotePath=off", "-c", "diff.relative=off", *arguments],  # noqa: S607 (the user's own git)
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )


def told(done: subprocess.CompletedProcess[bytes]) -> str:
    """What git printed, names of files as they are."""
    return done.stdout.decode("utf-8", "surrogateescape")


def _git(option: str, *arguments: str) -> str:
    try:
        done = ran(*arguments)
    except FileNotFoundError:
        raise OptionError(f"{option}: there is no git on this machine") from None
    except subprocess.TimeoutExpired:
        raise OptionError(f"{option}: git didn't answer in {PATIENCE} seconds") from None
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise OptionError(f"{option}: {reason[0] if reason else 'git failed'}")
    return told(done)
