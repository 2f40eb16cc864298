"""Which articles a run is to compare: all that are named, or what is new with what was there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from crosscheck.cli._git import changed
from crosscheck.cli._output import say
from crosscheck.errors import OptionError
from crosscheck.model import Report


def sources(paths: Sequence[Path], new: Sequence[Path], against: Sequence[Path], base: str | None) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The sources that were there, and the new ones; none of these where all are compared with all.

    With `against` the paths are new ones too, so that `--new a.txt b.txt --against archive/` says what it seems to. Raises OptionError
    where nothing is named, or new sources are named and found by git.
    """
    if base is not None:
        if new or against:
            raise OptionError("--new-from-git finds the new sources itself; leave --new and --against away, and name the folders of all articles")
        from crosscheck.read import suffixes

        old = tuple(paths) or (Path(),)
        return old, tuple(file for file in changed(base, old) if file.suffix.lower() in suffixes())
    if against:
        if not (new or paths):
            raise OptionError("--against: there is nothing new to compare; name it as PATH or with --new")
        return tuple(against), (*new, *paths)
    if not (paths or new):
        raise OptionError("missing argument 'PATH'")
    if new and not paths:
        raise OptionError("--new: there is nothing to compare it with; name it as PATH or with --against")
    return tuple(paths), tuple(new)


def tell_alone(report: Report) -> None:
    """Say which articles were compared with none: no finding of theirs means nothing."""
    if report.compared.articles == 1:
        say("crosscheck: only one article to check: it is compared with itself alone")
        return
    folders: dict[str, list[str]] = {}
    for source in report.sources:
        if not source.article.house:
            folders.setdefault(Path(source.article.path).parent.as_posix(), []).append(source.article.path)
    if report.compared.stories > 1 or report.compared.new:
        for own in (own for own in folders.values() if len(own) == 1 and report.compared.stories == len(folders)):
            say(f"crosscheck: {own[0]}: no other article in its folder to compare it with")
