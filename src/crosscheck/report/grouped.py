"""The stories of a report, a line each: how many articles, in which languages, when, what about, and which findings are of it.

Only where there are several: one story needs no list. Stories of one article are named together, since they were compared with none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.model import Report, StoryInfo
from crosscheck.report.order import Entry
from crosscheck.report.words import count, language_name

MOST_ALONE = 10  # articles of a story of their own that are named; the others are counted


@dataclass(frozen=True, slots=True)
class Line:
    """A story to be shown: its id and what it is about in the articles' words, the rest in ours."""

    story: str
    told: str  # `4 articles (Arabic, English), 2025-11-06 to 2025-11-09`
    about: str
    findings: str  # `findings 1, 4`, or nothing


@dataclass(frozen=True, slots=True)
class Stories:
    """What a report shows of its stories."""

    lines: tuple[Line, ...]  # of those that have several articles
    alone: tuple[str, ...]  # the articles that are a story of their own, by path, as many as are named
    more: int  # how many others there are

    @property
    def several(self) -> bool:
        """Whether there is anything to tell."""
        return len(self.lines) + len(self.alone) > 1


def stories(report: Report, found: Sequence[Entry]) -> Stories:
    """The stories of a report; `found` are its findings as they are numbered there."""
    paths = {source.article.id: source.article.path for source in report.sources}
    numbers: dict[str, list[int]] = {}
    for number, entry in enumerate(found, 1):
        numbers.setdefault(entry.finding.story, []).append(number)
    alone = sorted(paths.get(story.sources[0], story.id) for story in report.stories if len(story.sources) == 1)
    lines = tuple(_line(story, numbers.get(story.id, ())) for story in report.stories if len(story.sources) > 1)
    return Stories(lines, tuple(alone[:MOST_ALONE]), len(alone[MOST_ALONE:]))


def others(known: Stories) -> str:
    """`3 articles have no other to be compared with`, for what stands before their names."""
    number = len(known.alone) + known.more
    return f"{count(number, 'article')} {'has' if number == 1 else 'have'} no other to be compared with"


def _line(story: StoryInfo, numbers: Sequence[int]) -> Line:
    languages = ", ".join(sorted(map(language_name, story.languages)))
    found = f"{'finding' if len(numbers) == 1 else 'findings'} {', '.join(map(str, numbers))}" if numbers else ""
    return Line(story.id, f"{count(len(story.sources), 'article')} ({languages}), {_when(story)}", story.about, found)


def _when(story: StoryInfo) -> str:
    if story.first is None or story.last is None:
        return "no date"
    return story.first.isoformat() if story.first == story.last else f"{story.first.isoformat()} to {story.last.isoformat()}"
