"""Which articles a run is to compare: all that are named, or what is new with what was there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.cli._git import changed
from crosscheck.cli._output import STDOUT, say
from crosscheck.errors import OptionError
from crosscheck.report.grouped import others, stories
from crosscheck.stories import Grouping

if TYPE_CHECKING:
    from crosscheck.config import Settings
    from crosscheck.model import Report


def articles(paths: Sequence[Path], known: Settings) -> tuple[Path, ...]:
    """The articles that a command line names, else those of the configuration; raises OptionError where neither does."""
    found = tuple(paths) or known.articles.value
    if not found:
        raise OptionError("missing argument 'PATH'; name files or folders of articles, or give the configuration articles = [\"FOLDER\"]")
    return found


def sources(
    paths: Sequence[Path], new: Sequence[Path], against: Sequence[Path], known: Settings, base: str | None
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The sources that were there, and the new ones; none of these where all are compared with all.

    With `against` the paths are new ones too, so that `--new a.txt b.txt --against archive/` says what it seems to. Where no paths are
    named those of the configuration count. Raises OptionError where nothing is named, or new sources are named and found by git.
    """
    if base is not None:
        if new or against:
            raise OptionError("--new-from-git finds the new sources itself; leave --new and --against away, and name the folders of all articles")
        from crosscheck.read import suffixes

        old = tuple(paths) or known.articles.value or (Path(),)
        return old, tuple(file for file in changed(base, old) if file.suffix.lower() in suffixes())
    if against:
        if not (new or paths):
            raise OptionError("--against: there is nothing new to compare; name it as PATH or with --new")
        return tuple(against), (*new, *paths)
    if new and not (paths or known.articles.value):
        raise OptionError("--new: there is nothing to compare it with; name it as PATH or with --against")
    return articles(paths, known), tuple(new)


def spare(outputs: Iterable[tuple[str, str]], read: Iterable[Path], known: Settings, *others: Path | None) -> None:
    """Raise OptionError where an output (a path, and who names it) would be read as an article, now or in the next run, or takes the place of a file that the run reads: those of the settings, and others."""
    from crosscheck.read import suffixes

    roots = [path.resolve() for path in read]
    files = {one.path.resolve() for one in known.files} | {one.value.resolve() for one in (*known.rules, *known.comparers, *known.suppressions)}
    files |= {path.resolve() for path in others if path is not None}
    for output, who in outputs:
        path = Path(output).resolve()
        if output == STDOUT or (path.exists() and not path.is_file()):
            continue
        if path in files:
            raise OptionError(f"{who} {output}: this file is read by the run, and would be overwritten; name another")
        if path in roots or (path.suffix.lower() in suffixes() and any(path.is_relative_to(root) for root in roots)):
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
            folders.setdefault(Path(source.article.path).parent.as_posix(), []).append(source.article.path)
    if report.compared.stories > 1 or report.compared.new:
        for own in (own for own in folders.values() if len(own) == 1 and report.compared.stories == len(folders)):
            say(f"crosscheck: {own[0]}: no other article in its folder to compare it with")


def _tell_apart(report: Report) -> None:
    """The same of articles that were grouped by their events: some are named, the others counted."""
    known = stories(report, ())
    if known.alone:
        say(f"crosscheck: {others(known)}: {', '.join(known.alone)}{f' and {known.more:,} more' if known.more else ''}")
