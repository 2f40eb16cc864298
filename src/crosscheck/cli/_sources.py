"""Which articles a run is to compare: all that are named, or what is new with what was there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.address import folder_of
from crosscheck.cli._git import below, changed, tracked
from crosscheck.cli._output import STDOUT, say
from crosscheck.cli._outside import Named, Outside
from crosscheck.errors import OptionError
from crosscheck.report.grouped import others, stories
from crosscheck.stories import Grouping

if TYPE_CHECKING:
    from crosscheck.config import Settings
    from crosscheck.model import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a command line says of which sources are compared, and which of them are new."""

    paths: tuple[Named, ...]
    new: tuple[Named, ...]
    against: tuple[Named, ...]
    against_git: bool  # with all others that git tracks
    base: str | None  # new is what differs from where the branch left it


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources that were there, and the new ones: none where all are compared with all. Of the folders among them only some files may count."""

    old: tuple[Named, ...]
    new: tuple[Named, ...] = ()
    only: frozenset[Path] | None = None
    outside: Outside = field(default_factory=Outside)


def articles(paths: Sequence[Named], known: Settings) -> tuple[Named, ...]:
    """The articles that a command line names, else those of the configuration; raises OptionError where neither does."""
    found = tuple(paths) or known.articles.value
    if not found:
        raise OptionError("missing argument 'PATH'; name files or folders of articles, or give the configuration articles = [\"FOLDER\"]")
    return found


def sources(asked: Asked, known: Settings, outside: Outside) -> Sources:
    """What a run reads; where no paths are named those of the configuration count.

    With `against` the paths are new ones too, so that `--new a.txt b.txt --against archive/` says what it seems to. Raises OptionError
    where nothing is named, or two ways of finding what is new are asked for.
    """
    if asked.base is not None:
        if asked.new or asked.against or asked.against_git:
            raise OptionError("--new-from-git finds the new sources itself; leave --new and --against away, and name the folders of all articles")
        old = _files(asked.paths, "--new-from-git") or known.articles.value or (Path(),)
        return Sources(old, tuple(file for file in changed(asked.base, old, "--new-from-git") if _readable(file)))
    if asked.against_git:
        return _tracked(asked, known)
    if asked.against:
        return Sources(asked.against, _named(asked, "--against"), outside=outside)
    if asked.new and not (asked.paths or known.articles.value):
        raise OptionError("--new: there is nothing to compare it with; name it as PATH or with --against")
    return Sources(articles(asked.paths, known), asked.new, outside=outside)


def _files(named: Iterable[Named], option: str) -> tuple[Path, ...]:
    """Sources that are files and folders; raises OptionError for others, of which git knows nothing."""
    found = tuple(one for one in named if isinstance(one, Path))
    if wrong := next((one for one in named if isinstance(one, str)), None):
        raise OptionError(f"{option}: {wrong} isn't a file; name files and folders alone")
    return found


def _named(asked: Asked, option: str) -> tuple[Named, ...]:
    """The new sources that a command line names."""
    if not (asked.new or asked.paths):
        raise OptionError(f"{option}: there is nothing new to compare; name it as PATH or with --new")
    return (*asked.new, *asked.paths)


def _tracked(asked: Asked, known: Settings) -> Sources:
    """What is named and may be an article, as the hook of a commit names every file that it changes, and all others that git tracks."""
    if asked.against:
        raise OptionError("--against-git finds the other sources itself; leave --against away")
    named, old = _files(_named(asked, "--against-git"), "--against-git"), known.articles.value or (Path(),)
    if gone := next((path for path in named if not path.is_file()), None):
        raise OptionError(f"--against-git: {gone} isn't a file; name the files that are new")
    new = tuple(file for file in below(named, old) if _readable(file))
    return Sources(old, new, frozenset((*(file for file in tracked(old, "--against-git") if _readable(file)), *new)))


def _readable(file: Path) -> bool:
    from crosscheck.read import suffixes

    return file.suffix.lower() in suffixes()


def spare(outputs: Iterable[tuple[str, str]], read: Iterable[Named], known: Settings, *others: Path | None) -> None:
    """Raise OptionError where an output (a path, and who names it) would be read as an article, now or in the next run, or takes the place of a file that the run reads: those of the settings, and others."""
    from crosscheck.read import MIXED, suffixes

    endings = frozenset(suffixes()) - MIXED - {".csv"}  # a table without texts, as reports are, is passed over
    roots = [Path(os.path.realpath(path)) for path in read if isinstance(path, Path)]  # resolve() would fail at a link that leads to itself
    files = {one.path.resolve() for one in known.files} | {one.value.resolve() for one in (*known.rules, *known.comparers, *known.suppressions)}
    files |= {path.resolve() for path in others if path is not None}
    for output, who in outputs:
        path = Path(output).resolve()
        if output == STDOUT or (path.exists() and not path.is_file()):
            continue
        if path in files:
            raise OptionError(f"{who} {output}: this file is read by the run, and would be overwritten; name another")
        if path in roots or (path.suffix.lower() in endings and any(path.is_relative_to(root) for root in roots)):
            raise OptionError(f"{who} {output}: this would be read as an article; name a file in another folder, or with another ending")


def tell_alone(report: Report, grouping: Grouping) -> None:
    """Say which articles were compared with none: no finding of theirs means nothing."""
    if report.compared.articles == 1:
        say("crosscheck: only one article to check: it is compared with itself alone")
        return
    if grouping == "auto":
        _tell_apart(report)
        return
    folders: dict[str, list[str]] = {}
    for source in report.sources:
        if not source.article.house:
            folders.setdefault(folder_of(source.article.path), []).append(source.article.path)
    if report.compared.stories > 1 or report.compared.new:
        for own in (own for own in folders.values() if len(own) == 1 and report.compared.stories == len(folders)):
            say(f"crosscheck: {own[0]}: no other article in its folder to compare it with")


def _tell_apart(report: Report) -> None:
    """The same of articles that were grouped by their events: some are named, the others counted."""
    known = stories(report, ())
    if known.alone:
        say(f"crosscheck: {others(known)}: {', '.join(known.alone)}{f' and {known.more:,} more' if known.more else ''}")
