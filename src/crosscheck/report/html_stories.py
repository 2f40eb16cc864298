"""The stories of the HTML report: what each is about, which articles it has, and which findings are of it; those with the worst ones first.

Only where there are several. Stories that a report made by hand names without listing them are told by what is said in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from crosscheck.model import SEVERITIES, Agreement, Article, Report, StoryInfo
from crosscheck.report.grouped import MOST_ALONE
from crosscheck.report.html_findings import Shown
from crosscheck.report.html_picture import speakers
from crosscheck.report.html_words import UNKNOWN, Cast, Tongue, cut, tongue
from crosscheck.report.interface import Interface
from crosscheck.report.order import Entry

NAMED = 8  # sources of a story that are named; the others are counted
LINKED = 40  # findings of a story that have a link; the others are counted
_OPEN = 6  # stories without findings that needn't be folded
_BEGINNING = 40  # characters by which a text is known again


@dataclass(frozen=True, slots=True)
class Source:
    """An article of a story, under its number in the page."""

    number: int
    name: str
    title: str
    tongue: Tongue


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A story as it is shown."""

    number: int
    story: str
    about: str
    tongue: Tongue
    told: tuple[str, str, str]  # how many articles, the languages, when
    sources: tuple[Source, ...]
    unnamed: str  # how many sources more it has, if any
    groups: tuple[tuple[str, tuple[Shown, ...]], ...]  # its findings by severity, the worst first
    unlinked: str  # how many findings more it has, if any


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The stories of a report, numbered from 1 as they are shown."""

    found: tuple[Row, ...]
    quiet: tuple[Row, ...]  # of several articles, without findings
    quiet_told: str  # how many these are
    alone: tuple[Source, ...]  # articles that are a story without findings by themselves, as many as are named
    alone_told: str  # how many these are
    unnamed: str  # how many of them aren't named, if any

    @property
    def rows(self) -> tuple[Row, ...]:
        return (*self.found, *self.quiet)

    @property
    def several(self) -> bool:
        """Whether there is anything to tell."""
        return len(self.rows) + len(self.alone) > 1

    @property
    def folded(self) -> bool:
        """Whether those without findings are so many that they would be in the way."""
        return len(self.quiet) > _OPEN


def listed(report: Report, found: Sequence[tuple[Entry, Shown]], facts: Iterable[Agreement], cast: Cast) -> Listed:
    """The stories; `found` are the findings that are shown, worst first."""
    stories = {story.id: story for story in report.stories}
    for key, said_by in sorted(speakers(found, facts).items()):
        stories.setdefault(key, _unlisted(key, said_by, cast))
    own: dict[str, list[Shown]] = {}
    for _, shown in found:
        own.setdefault(shown.story, []).append(shown)
    with_findings = sorted((key for key in stories if key in own), key=lambda key: _severity(own[key][0]))
    without = [key for key in stories if key not in own]
    quiet = [key for key in without if len(stories[key].sources) > 1]
    alone = _sources([source for key in without if len(stories[key].sources) == 1 for source in stories[key].sources], cast)
    rows = tuple(_row(number, stories[key], own.get(key, ()), cast) for number, key in enumerate([*with_findings, *quiet], 1))
    first = len(with_findings)
    return Listed(
        found=rows[:first], quiet=rows[first:], quiet_told=cast.words.count(len(quiet), "story"),
        alone=alone[:MOST_ALONE], alone_told=cast.words.count(len(alone), "article"), unnamed=_beyond(len(alone), MOST_ALONE, "article", cast.words),
    )  # fmt: skip


def _unlisted(key: str, said_by: Iterable[str], cast: Cast) -> StoryInfo:
    """A story of which only the findings and facts are known."""
    sources = sorted((source for source in said_by if source in cast.numbers), key=lambda source: cast.numbers[source])
    days = sorted(day for source in sources if (day := cast.articles[source].published))
    languages = tuple(sorted({cast.spoken[source] for source in sources}))
    return StoryInfo(id=key, sources=tuple(sources), languages=languages, first=days[0] if days else None, last=days[-1] if days else None, about=key)


def _row(number: int, story: StoryInfo, findings: Sequence[Shown], cast: Cast) -> Row:
    words = cast.words
    about, own = _about(story, cast)
    sources = _sources(story.sources, cast)
    return Row(
        number=number, story=story.id, about=about, tongue=own,
        told=(words.count(len(story.sources), "article"), words.text("page.list").join(sorted(cut(words.language(code)) for code in story.languages)), _when(story, words)),
        sources=sources[:NAMED], unnamed=_beyond(len(sources), NAMED, "source", words),
        groups=tuple((severity, tuple(of)) for severity, of in groupby(findings[:LINKED], lambda shown: shown.severity)),
        unlinked=_beyond(len(findings), LINKED, "finding", words),
    )  # fmt: skip


def _about(story: StoryInfo, cast: Cast) -> tuple[str, Tongue]:
    """The title of an article in the reader's language, if there is one; else what the report says, in the language that it is in."""
    articles = [cast.articles[source] for source in story.sources if source in cast.articles]
    for article in articles if cast.words.code != "en" else ():  # for English the report has chosen already
        if article.title and article.language == cast.words.code:
            return cut(article.title), tongue(article.language)
    language = next((article.language for article in articles if _begins(article, story.about)), None)
    return cut(story.about or story.id), tongue(language) if language else UNKNOWN


def _begins(article: Article, about: str) -> bool:
    """Whether it is this article's title, or how it begins."""
    begins = about[:_BEGINNING]
    return bool(begins) and (" ".join((article.title or "").split()).startswith(begins) or begins in article.text)


def _when(story: StoryInfo, words: Interface) -> str:
    if story.first is None or story.last is None:
        return words.text("no_date")
    if story.first == story.last:
        return words.day(story.first)
    return words.text("dates.range", start=words.day(story.first), end=words.day(story.last))


def _sources(sources: Iterable[str], cast: Cast) -> tuple[Source, ...]:
    """The articles that the page shows, in its order."""
    known = sorted((cast.numbers[source], source) for source in sources if source in cast.numbers)
    return tuple(Source(number, cast.name(key), cut(cast.articles[key].title or ""), cast.tongue(key)) for number, key in known)


def _beyond(number: int, shown: int, noun: str, words: Interface) -> str:
    return words.count(number - shown, noun) if number > shown else ""


def _severity(shown: Shown) -> int:
    return [str(severity) for severity in SEVERITIES].index(shown.severity)
