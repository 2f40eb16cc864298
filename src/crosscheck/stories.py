"""Which articles are compared with which: one story, one a folder, or one an event; all of them, or only where there is something new."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, Protocol

from crosscheck.address import file_of, folder_of
from crosscheck.model import Article, Position, Skipped, StoryInfo

Grouping = Literal["auto", "folders", "one"]
GROUPINGS: tuple[Grouping, ...] = ("auto", "folders", "one")
BY_EVENT: Grouping = "auto"
ONE_STORY: Grouping = "one"
WINDOW = 7  # days that a story may last, where articles are grouped by their events
FEW = 10  # articles; whoever checks no more has most often chosen them for one event, however long it takes
LARGE = 1_000  # articles of a story that every machine of a cluster is trusted to hold and compare; larger ones are left out there
ONE = "1"  # the id of the story that all are of
_ABOUT = 100  # characters
_FIRST = ("en", "fr")  # languages whose titles an English report shows, where it can choose


class Known(Protocol):
    """What must be known of an article to tell its story."""

    @property
    def id(self) -> str: ...

    @property
    def path(self) -> str: ...

    @property
    def new(self) -> bool: ...


class Brought(Protocol):
    """What came from elsewhere than a file, by its address."""

    @property
    def shown(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What of a run's sources is new, and how they are grouped."""

    grouping: Grouping
    new: tuple[Article, ...] = ()
    files: frozenset[str] = frozenset()  # real paths of files and folders that are new, and of what came from elsewhere, as if it were a file
    only: frozenset[str] | None = None  # real paths of the files that are read; None: all that are found
    only_new: bool = False

    @classmethod
    def of(cls, new: Sequence[Path | str | Article | Brought | Skipped], grouping: Grouping, only: Collection[Path | str] | None = None) -> Chosen:
        """Of all sources some are new, where these are given; of files `only` some count."""
        names = (s if isinstance(s, Path | str) else s.shown for s in new if not isinstance(s, Article | Skipped))
        return cls(
            grouping=grouping,
            new=tuple(s for s in new if isinstance(s, Article)),
            files=frozenset(map(os.path.realpath, names)),
            only=None if only is None else frozenset(map(os.path.realpath, only)),
            only_new=bool(new),
        )

    def wanted(self, path: Path) -> bool:
        """Whether a file is to be read: not, if it isn't among those that count, or can't be of a story with something new."""
        if self.only is not None and os.path.realpath(path) not in self.only:
            return False
        if not self.only_new or self.grouping != "folders":
            return True
        folder = os.path.realpath(path.parent)
        return any(folder in (own, os.path.dirname(own)) or _below(folder, own) for own in self.files)  # noqa: PTH120 (real paths are texts)

    def is_new(self, article: Article) -> bool:
        """Whether an article is one of the new sources, or of a file or folder that is."""
        if any(article.path == own.path and article.text == own.text for own in self.new):
            return True
        real = os.path.realpath(file_of(article.path)) if self.files else ""
        return any(real == own or _below(real, own) for own in self.files)

    def stories(self, articles: Sequence[Known], by_event: Callable[[], Sequence[Sequence[str]]]) -> list[tuple[str, tuple[str, ...]]]:
        """The stories that are compared, by their names, each with the ids of its articles; `by_event` gives these where events make the stories.

        A story of one event is named by its first article.
        """
        if self.grouping == ONE_STORY:
            return [(ONE, tuple(a.id for a in articles))] if articles else []
        if self.grouping == BY_EVENT:
            fresh_ids = {a.id for a in articles if not self.only_new or a.new}
            order = {article.id: place for place, article in enumerate(articles)}  # as in every other way of grouping: a report depends on it
            return [(own[0], tuple(sorted(own, key=order.__getitem__))) for own in by_event() if not fresh_ids.isdisjoint(own)]
        found: dict[str, list[Known]] = {}
        for article in articles:
            found.setdefault(os.path.realpath(folder_of(article.path)), []).append(article)
        fresh = [own for own in found.values() if not self.only_new or any(a.new for a in own)]
        return sorted((folder_of(own[0].path), tuple(a.id for a in own)) for own in fresh)

    def reports(self, fresh: Collection[str], positions: Sequence[Position]) -> bool:
        """Whether something is reported: all is, or what involves a new source."""
        return not self.only_new or any(source in fresh for p in positions for source in p.sources)


def told(name: str, articles: Sequence[Article], sentences: Mapping[str, Sequence[str]]) -> StoryInfo:
    """A story as a report lists it."""
    ordered = sorted(articles, key=lambda a: (a.published or date.max, a.id))
    days = [a.published for a in ordered if a.published]
    named = min(ordered, key=lambda a: (a.title is None, _FIRST.index(a.language) if a.language in _FIRST else len(_FIRST)))
    about = " ".join((named.title or next(iter(sentences[named.id]), "")).split())
    return StoryInfo(
        id=name,
        sources=tuple(a.id for a in ordered),
        languages=tuple(sorted({a.language for a in ordered})),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        about=about if len(about) <= _ABOUT else f"{about[:_ABOUT].rstrip()} …",
    )


def _below(path: str, folder: str) -> bool:
    return path.startswith(folder.rstrip(os.sep) + os.sep)
