"""Sources become articles, and articles what is read of them: from a cache, here, or by several processes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.errors import InputError
from crosscheck.model import Article, Claim, Skipped

if TYPE_CHECKING:
    from crosscheck.cache import Memory
    from crosscheck.reading import Reading

Wanted = Callable[[Path], bool]  # whether a file is to be read
Progress = Callable[[str, int, int], None]  # (what is being done, done, of how many)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What is read of each article, and the sources that couldn't be read."""

    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]  # of each article, in the same order
    skipped: tuple[Skipped, ...]

    @property
    def claims(self) -> tuple[tuple[Claim, ...], ...]:
        """The claims of each article, in the same order."""
        return tuple(reading.claims for reading in self.readings)

    def of(self, ids: Collection[str]) -> Extraction:
        """The part of some articles."""
        own = set(ids)
        pairs = [(a, r) for a, r in zip(self.articles, self.readings, strict=True) if a.id in own]
        return Extraction(articles=tuple(a for a, _ in pairs), readings=tuple(r for _, r in pairs), skipped=())

    def texts(self) -> dict[str, tuple[str, ...]]:
        """The sentences of each article, by its id."""
        return {article.id: reading.texts(article) for article, reading in zip(self.articles, self.readings, strict=True)}


def _articles(sources: Iterable[Path | str | Article], cache: Memory | None, wanted: Wanted) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    from crosscheck.read import complete, read, unique

    completing = complete
    if cache is not None:
        from crosscheck.cache import completed

        completing = partial(completed, memory=cache)
    given = list(sources)  # sorted, so that the order of the arguments changes nothing
    paths = sorted(Path(s) for s in given if not isinstance(s, Article))
    read_articles, read_skipped = read(paths, completing, wanted) if paths else ((), ())
    articles, skipped = list(read_articles), list(read_skipped)
    for article in sorted((s for s in given if isinstance(s, Article)), key=lambda a: (a.id, a.path, a.text)):
        try:
            articles.append(completing(article))
        except InputError as error:
            skipped.append(Skipped(path=article.path, reason=str(error)))
    return unique(articles), tuple(sorted(skipped, key=lambda s: (s.path, s.reason)))


def take_in(
    sources: Iterable[Path | str | Article],
    jobs: int,
    progress: Progress | None,
    cache: Memory | None,
    *,
    meanwhile: Callable[[], object] | None = None,
    wanted: Wanted = lambda _path: True,
) -> Extraction:
    """Read the sources that aren't known, of files only those that are wanted; `meanwhile` is done by this process while others read."""
    articles, skipped = _articles(sources, cache, wanted)
    known = _known(articles, cache)
    unknown = [article for article in articles if article.id not in known]
    with _reading(unknown, jobs, busy=meanwhile is not None) as read:
        if meanwhile is not None and unknown:
            meanwhile()
        for done, (article, reading) in enumerate(zip(unknown, read, strict=True), start=len(known) + 1):
            known[article.id] = reading
            _keep(article, reading, cache)
            if progress is not None:
                progress("reading", done, len(articles))
    return Extraction(articles=articles, readings=tuple(known[article.id] for article in articles), skipped=skipped)


def _known(articles: Sequence[Article], cache: Memory | None) -> dict[str, Reading]:
    """What a cache knows of articles, by their ids."""
    if cache is None:
        return {}
    from crosscheck.cache import recall

    return {article.id: reading for article in articles if (reading := recall(article, cache)) is not None}


def _keep(article: Article, reading: Reading, cache: Memory | None) -> None:
    if cache is not None:
        from crosscheck.cache import keep

        keep(article, reading, cache)


@contextmanager
def _reading(articles: Sequence[Article], jobs: int, *, busy: bool) -> Iterator[Iterable[Reading]]:
    """What is read of each article, by as many processes as there are jobs; a single one by another process where this one is `busy`."""
    from crosscheck.reading import read_article

    if jobs > 1 and len(articles) > (0 if busy else 1):
        with ProcessPoolExecutor(max_workers=min(jobs, len(articles))) as pool:
            yield pool.map(read_article, articles)
    else:
        yield map(read_article, articles)
