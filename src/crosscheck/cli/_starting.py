"""What `crosscheck init` is about to do, worked out and checked before it does anything."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.cli._files import check_files
from crosscheck.cli._repository import likely_ci, main_branch, way_to_root
from crosscheck.errors import InputError, OptionError, nearest, printable
from crosscheck.starter import BASELINE, CONFIGURATION, FILES, GITLAB, GITLAB_BESIDE, Written, ci_file, configuration, is_ours, sample_rule
from crosscheck.starter.requirement import UNKNOWN, installed, wrong

if TYPE_CHECKING:
    from crosscheck.starter import CI
    from crosscheck.stories import Grouping

SHARED = "pyproject.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command line says."""

    articles: Sequence[Path]
    ci: CI | None  # None: as the repository's origin and files say
    install: str | None
    baseline: bool
    force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be written beside the baseline, and what is to be said of each, and at the end."""

    articles: tuple[str, ...]
    stories: Grouping
    files: tuple[tuple[Written, str], ...]
    notes: tuple[str, ...]


def planned(root: Path, asked: Asked) -> Plan:
    """Everything that can be known before the articles are read; raises OptionError or InputError for what stands in the way."""
    from crosscheck.starter.articles import grouping

    ci, requirement, way = asked.ci or likely_ci(root), _requirement(asked), way_to_root()
    if ci in ("github", "gitlab") and way not in (None, "."):
        raise OptionError(f"the root of this repository is {way}, and only there a file for {ci} counts: run crosscheck init there, or say --ci shell or none")
    articles = tuple(dict.fromkeys(_name(path, root) for path in asked.articles)) or _found(root)
    stories = grouping(root, articles)
    files = [(configuration(articles, stories, baseline=asked.baseline), f"checks {_counted(root, articles, stories)}")]
    files.append((sample_rule(), "a sample rule, of invented names"))
    notes = [] if way is not None else ["this is no git repository yet: git init makes it one, and what is new is found by git"]
    if ci != "none":
        path = _ci_path(root, ci)
        branch = main_branch()
        files.append((ci_file(ci, path, requirement, branch), _ci_says(ci, requirement, branch)))
        notes += _ci_notes(path, requirement, said=asked.install is not None)
    _free(root, [file.path for file, _ in files] + [BASELINE] * asked.baseline, asked.force)
    return Plan(articles=articles, stories=stories, files=tuple(files), notes=(*notes, *_other_configuration(root, asked.force)))


def _requirement(asked: Asked) -> str:
    if asked.install is None:
        return installed()
    if asked.ci == "none":
        raise OptionError("--install is for the file for CI, and --ci none writes none")
    if reason := wrong(asked.install):
        raise OptionError(f"--install: this {reason}")
    return asked.install.strip()


def _name(path: Path, root: Path) -> str:
    """How crosscheck.toml calls what the command line names; raises OptionError for what it can't hold, InputError for what isn't there."""
    from crosscheck.read import suffixes

    if not path.exists():
        siblings = [one.name for one in path.parent.iterdir()] if path.parent.is_dir() else []
        raise InputError(f"{printable(str(path))}: no such file or folder{nearest(path.name, siblings)}")
    name = Path(os.path.relpath(path, root)).as_posix()
    if name.startswith("../") or name == "..":
        raise OptionError(f"{printable(str(path))}: not in this folder; run crosscheck init at the root of the repository of the articles")
    if path.is_file() and path.suffix.lower() not in suffixes():
        raise OptionError(f"{printable(name)}: not an article; articles end in {', '.join(suffixes())}")
    if any("\ud800" <= letter <= "\udfff" for letter in name):
        raise OptionError(f"{printable(name)}: this name isn't UTF-8, so {CONFIGURATION} can't hold it; rename it")
    return name if name.strip() else f"./{name}"


def _found(root: Path) -> tuple[str, ...]:
    from crosscheck.read import suffixes
    from crosscheck.starter.articles import folders

    found = folders(root)
    if not found:
        raise OptionError(f"no folder here holds articles ({', '.join(suffixes())}); name the folder that does, or is to: crosscheck init FOLDER")
    return tuple(_name(root / name, root) for name in found)


def _counted(root: Path, articles: Sequence[str], stories: Grouping) -> str:
    """`5 articles in news; those of each folder are one story`."""
    from crosscheck.report.words import count
    from crosscheck.starter.articles import files

    how = "those of each folder are" if stories == "folders" else "those about one event are"
    return f"{count(len(files(root, articles)), 'article')} in {', '.join(map(printable, articles))}; {how} one story"


def _ci_path(root: Path, ci: CI) -> str:
    """Where the file for CI goes; beside a .gitlab-ci.yml of others, which is never overwritten."""
    if ci != "gitlab" or not (root / GITLAB).is_file():
        return FILES[ci]
    try:
        return GITLAB if is_ours((root / GITLAB).read_text(encoding="utf-8", errors="replace")) else GITLAB_BESIDE
    except OSError:
        return GITLAB_BESIDE


def _ci_says(ci: CI, requirement: str, branch: str) -> str:
    what = {
        "github": f"checks what a pull request adds or changes, and all articles on {branch}",
        "gitlab": "checks what a merge request adds or changes, and all articles on the main branch",
        "shell": "checks what a branch adds or changes, or all articles",
    }[ci]
    return f"{what}; pip installs {requirement}"


def _ci_notes(path: str, requirement: str, *, said: bool) -> list[str]:
    """What is still to be done for CI to run; `said` is whether the command line names the requirement."""
    notes = []
    if path == GITLAB_BESIDE:
        notes.append(f"{GITLAB} is there already and stays as it is; for crosscheck to run, add to it: include: [{{local: {path}}}]")
    if requirement == UNKNOWN:
        notes.append(f"put the address of crosscheck's repository in the place of ADDRESS in {path}: where this copy came from isn't known")
    elif not said and requirement.startswith("crosscheck=="):
        notes.append(
            f"look at what pip installs in {path}: this copy came from a package index, which CI must use too; the crosscheck of PyPI is another project"
        )
    return notes


def _free(root: Path, paths: Sequence[str], force: bool) -> None:
    """Raise OptionError where something is there that would be overwritten, or nothing can be written."""
    there = [path for path in paths if os.path.lexists(root / path)]
    if there and not force:
        raise OptionError(f"{', '.join(there)} {'is' if len(there) == 1 else 'are'} there already, and nothing was written; --force overwrites what is there")
    check_files(root, paths)


def _other_configuration(root: Path, force: bool) -> list[str]:
    """What is to be said of a configuration that counts here until now; raises OptionError for one that stands in this folder's pyproject.toml."""
    from crosscheck.config import settings

    if os.path.lexists(root / CONFIGURATION):
        return []
    path = next((one.path for one in settings(cwd=root).files), None)
    if path is None:
        return []
    if path.parent == root:
        if not force:
            raise OptionError(f"{path}: [tool.crosscheck] is a configuration already, and nothing was written; with --force {CONFIGURATION} takes its place")
        return [f"{path}: [tool.crosscheck] doesn't count any more, as {CONFIGURATION} comes before it; take one of them out"]
    return [f'{printable(path.as_posix())} doesn\'t count here any more; to build on it, write into {CONFIGURATION}: extend = "{printable(path.as_posix())}"']
