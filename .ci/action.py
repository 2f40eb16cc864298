"""What action.yml runs once crosscheck is installed: it finds where the branch began, runs `crosscheck check`, and tells GitHub what came of it.

It needs nothing but Python, git, and the environment of a step. Inputs are read from the environment (INPUT_…) and handed on as lists of
arguments: no shell sees them.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

FAILED = 2  # crosscheck's exit code for what couldn't be checked
TOLD = 10  # last lines of standard error in an annotation
OPTIONS = ("config", "baseline", "fail-on")  # inputs that are options of crosscheck by the same names


class Mistake(Exception):  # noqa: N818 (it is the user's)
    """What is wrong, in a line for the user."""


def lines(name: str) -> list[str]:
    """The lines of an input, without the empty ones."""
    given = os.environ.get(f"INPUT_{name.upper().replace('-', '_')}", "")
    return [line.strip() for line in given.splitlines() if line.strip()]


def line(name: str) -> str:
    """An input of one line, or nothing."""
    found = lines(name)
    if len(found) > 1:
        raise Mistake(f"the input {name} has {len(found)} lines; allowed is one")
    return found[0] if found else ""


def git(*arguments: str) -> str | None:
    """What git answers, or None where it fails."""
    done = subprocess.run(["git", *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8", check=False)
    return done.stdout.strip() if done.returncode == 0 else None


def commit(*names: str) -> str | None:
    """The first of some names that is a commit here."""
    found = (git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}") for name in names)
    return next((one for one in found if one), None)


def fork(base: str) -> str:
    """A commit that git can find the new articles from; what a shallow checkout lacks is fetched. Raises Mistake where it can't be had."""
    if git("rev-parse", "HEAD") is None:
        raise Mistake("there is no checkout here that git can read; let actions/checkout come before, and name its folder as working-directory")
    return _merged(base) or _met(base) or _met(base, fetched=True) or _lost(base)


def _merged(base: str) -> str | None:
    """Where HEAD is the merge of a pull request into its base, as GitHub makes it: its first parent, for which two commits are enough."""
    if base != os.environ.get("GITHUB_BASE_REF") or not re.fullmatch(r"refs/pull/\d+/merge", os.environ.get("GITHUB_REF", "")):
        return None
    head = commit("HEAD")
    if head is None or head != os.environ.get("GITHUB_SHA"):
        return None
    if commit("HEAD^2") is None:  # a checkout of depth 1
        git("fetch", "--quiet", "--no-tags", "--depth=2", "origin", head)
    return commit("HEAD^2") and commit("HEAD^1")


def _met(base: str, *, fetched: bool = False) -> str | None:
    """The base, if it and HEAD have a common beginning: of a shallow checkout only when its whole history has been fetched, without the files."""
    shallow = git("rev-parse", "--is-shallow-repository") == "true"
    if fetched:
        git("fetch", "--quiet", *(["--unshallow", "--filter=blob:none"] if shallow else []), "origin")
    elif shallow:  # what meets here may have met later
        return None
    found = commit(f"refs/remotes/origin/{base.removeprefix('refs/heads/')}", base)
    return found if found and git("merge-base", found, "HEAD") else None


def _lost(base: str) -> str:
    raise Mistake(f"git can't tell where this branch left {base!r}, nor fetch what is missing here; give actions/checkout fetch-depth: 0")


def command(base: str, folder: Path, sarif: str) -> list[str]:
    """`crosscheck check`, with annotations for the log and three reports."""
    reports = {"sarif": sarif, "pr": folder / "comment.md", "json": folder / "report.json"}
    options = {name: line(name) for name in OPTIONS} | {"new-from-git": base}
    return [
        str(Path(sys.executable).with_name("crosscheck")),  # not -m: that would import what lies in the checkout
        "check",
        "--format=github",
        *(f"--report={name}={file}" for name, file in reports.items()),
        *(f"--{name}={value}" for name, value in options.items() if value),
        f"--cache-dir={folder / 'cache'}" if line("cache") == "true" else "--no-cache",
        *lines("args"),
        "--",
        *lines("articles"),
    ]


def check(folder: Path) -> int:
    """Run crosscheck, and write the outputs of the step."""
    base, report = line("base"), folder / "report.json"
    sarif = line("sarif") or str(folder / "crosscheck.sarif")
    report.unlink(missing_ok=True)  # of an earlier step
    if re.fullmatch("0{40}|0{64}", base):  # github.event.before of a branch's first push
        base = ""
    done = subprocess.run(command(base and fork(base), folder, sarif), stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace", check=False)
    sys.stderr.write(done.stderr)
    if report.exists():  # all are written, or none
        findings = json.loads(report.read_text(encoding="utf-8"))["findings"]
        new = [one for one in findings if one["baseline"] != "unchanged" and one["suppressed"] is None]
        tell({"findings": len(new), "sarif": Path(sarif).resolve(), "comment": folder / "comment.md"}.items())
    elif done.returncode:
        annotate("\n".join(said.removeprefix("crosscheck: ") for said in done.stderr.splitlines()[-TOLD:]) or "crosscheck failed")
    return done.returncode if done.returncode in (0, 1) else FAILED


def tell(outputs: Iterable[tuple[str, object]]) -> None:
    """Add outputs of the step."""
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{name}={value}\n" for name, value in outputs)


def annotate(message: str) -> None:
    """Show an error on the page of the run."""
    escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    sys.stdout.write(f"::error title=crosscheck::{escaped}\n")


def main() -> int:
    """The exit code of the step."""
    try:
        code = check(Path(os.environ["FOLDER"]))
    except Mistake as mistake:
        annotate(str(mistake))
        code = FAILED
    tell([("exit-code", code)])
    return code


if __name__ == "__main__":
    sys.exit(main())
