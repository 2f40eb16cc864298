"""Sources become articles, and articles what is read of them: from a cache, here, or by several processes; one by one, so that no run holds all."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from crosscheck.deadline import within
from crosscheck.errors import CrosscheckError, InputError, unforeseen
from crosscheck.limits import SECONDS
from crosscheck.model import Article, Claim, Skipped
from crosscheck.workers import Done, Workers

if TYPE_CHECKING:
    from crosscheck.cache import Memory
    from crosscheck.encode import Encoder
    from crosscheck.grouping import Digest
    from crosscheck.read import Found, Source
    from crosscheck.reading import Reading

Wanted = Callable[[Path], bool]  # whether a file is to be read
Progress = Callable[[str, int, int], None]  # (what is being done, done, of how many)

_SAMPLE = "The ferry will run again from 14 March after 12 years, the port authority said."
SHARED = 16  # articles from where what all processes need is loaded before they part, so that it is there once


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


class Parted(NamedTuple):
    """Sources by their kinds, sorted, so that the order of the arguments changes nothing."""

    files: list[Path | str | Found]
    articles: list[Article]
    skipped: list[Skipped]


def parted(sources: Iterable[Source]) -> Parted:
    """Files and folders apart from articles, and from what couldn't be had."""
    found = list(sources)
    return Parted(
        [*sorted((s for s in found if isinstance(s, Path | str)), key=Path), *(s for s in found if not isinstance(s, Path | str | Article | Skipped))],
        sorted((s for s in found if isinstance(s, Article)), key=lambda a: (a.id, a.path, a.text)),
        sorted((s for s in found if isinstance(s, Skipped)), key=lambda s: (s.path, s.reason)),
    )


@dataclass(frozen=True, slots=True)
class Read:
    """An article and what is read of it; in short too, where events make the stories."""

    article: Article
    reading: Reading
    digest: Digest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Each:
    """How a run takes its sources in."""

    workers: Workers
    cache: Memory | None = None
    progress: Progress | None = None
    wanted: Wanted = lambda _path: True
    digesting: bool = False  # whether events make the stories
    encoding: bool = False  # whether vectors will be needed
    encoder: Encoder | None = None  # in the place of the embedded one
    columns: Mapping[str, str] | None = None  # what tables call the parts of an article

    def __call__(self, sources: Iterable[Source]) -> Iterator[Read | Skipped]:
        """All that can be read in sources, and what can't be, in order. Raises InputError where a path doesn't exist."""
        return self.reading(*self.found(sources))

    def found(self, sources: Iterable[Source]) -> tuple[Iterator[Article | Skipped], int]:
        """The articles of sources as they stand there, in order, and about how many there are. Raises InputError where a path doesn't exist."""
        from crosscheck.read import files, inside, named

        found = parted(sources)
        chosen = [file for file in files(found.files, self.columns) if file.data is not None or self.wanted(file.path)]
        return named(chain((item for file in chosen for item in inside(file)), found.articles, found.skipped)), len(chosen) + len(found.articles)

    def reading(self, articles: Iterable[Article | Skipped], about: int) -> Iterator[Read | Skipped]:
        """What is known of each article, or read of it by whoever has time; `about` is how many there may be."""
        under_way: deque[tuple[Article | Skipped, bool]] = deque()

        def tasks() -> Iterator[Article | Done[Read | Skipped]]:
            for article in articles:
                task = self._known(article)
                under_way.append((article, isinstance(task, Done)))
                yield task

        read = partial(read_one, digesting=self.digesting and self.encoder is None)
        rest = tasks()
        first = list(islice(rest, SHARED + 1))
        new = sum(not isinstance(task, Done) for task in first)
        loading = partial(_load, words=2 * new > SHARED) if self.encoding and self.encoder is None else None
        for done, one in enumerate(self.workers.map(read, chain(first, rest), loading, before=len(first) > SHARED, lost=_lost), 1):
            article, known = under_way.popleft()
            yield self._finished(article, one, known=known)
            if self.progress is not None and not known:
                self.progress("reading", done, max(done, about))

    def _known(self, article: Article | Skipped) -> Article | Done[Read | Skipped]:
        if isinstance(article, Skipped):
            return Done(article)
        if self.cache is None:
            return article
        from crosscheck.cache import completion, recall

        whole = completion(article, self.cache)
        reading = None if whole is None else recall(whole, self.cache)
        return article if whole is None or reading is None else Done(Read(whole, reading))

    def _finished(self, article: Article | Skipped, one: Read | Skipped, *, known: bool) -> Read | Skipped:
        """Keep what is new of an article, and add what is wanted of it in short."""
        if isinstance(one, Skipped) or isinstance(article, Skipped):
            return one
        if self.cache is not None and not known:
            from crosscheck.cache import keep, keep_completion

            keep_completion(article, one.article, self.cache)
            keep(one.article, one.reading, self.cache)
        if not self.digesting:
            return one
        from crosscheck.grouping import digest_of

        memory = self.cache if self.encoder is None else None  # what is kept is of the embedded encoder alone
        return replace(one, digest=digest_of(one.article, one.reading, encoder_of(self.encoder, self.cache), memory, one.digest))


def encoder_of(given: Encoder | None, cache: Memory | None) -> Encoder:
    """A given encoder, or the embedded one, which a cache may spare."""
    from crosscheck.encode import DIMENSIONS, embedded

    if given is not None or cache is None:
        return given or embedded()
    from crosscheck.cache import encoder as remembering

    return remembering(embedded, DIMENSIONS, cache)


def _load(*, words: bool) -> None:
    """Load what every process needs, so that they share it where they begin later; the `words` of all languages where there is much to read."""
    from crosscheck.encode import embedded
    from crosscheck.lang import languages
    from crosscheck.language import detect
    from crosscheck.reading import read_article

    if words:
        detect(_SAMPLE)
        for language in languages():
            read_article(Article(id="", path="", text=_SAMPLE, language=language))
    embedded()


def read_one(article: Article, *, digesting: bool) -> Read | Skipped:
    """Read an article, whose language may not be known yet; none, whatever is in it, stops a run."""
    try:
        with within(SECONDS):
            return _read(article, digesting)
    except InputError as error:
        return Skipped(path=article.path, reason=str(error))
    except CrosscheckError:  # not of the article: language data that can't be used
        raise
    except Exception as error:  # noqa: BLE001 (a mistake of ours, a library's, or no memory)
        return Skipped(path=article.path, reason=unforeseen(error))


def _read(article: Article, digesting: bool) -> Read:
    from crosscheck.read import complete
    from crosscheck.reading import read_article

    whole = complete(article)
    reading = read_article(whole)
    if not digesting:
        return Read(whole, reading)
    from crosscheck.encode import embedded
    from crosscheck.grouping import digest

    return Read(whole, reading, digest(whole, reading, embedded()))


def _lost(article: Article) -> Skipped:
    return Skipped(path=article.path, reason="ends the process that reads it: there isn't enough memory, or a library has a fault")


def take_in(
    sources: Iterable[Source],
    jobs: int,
    progress: Progress | None,
    cache: Memory | None,
    *,
    encoding: bool = False,
    columns: Mapping[str, str] | None = None,
) -> Extraction:
    """All sources at once, each with what is read of it; vectors may be needed next (`encoding`)."""
    with Workers(jobs) as workers:
        found = list(Each(workers=workers, cache=cache, progress=progress, encoding=encoding, columns=columns)(sources))
    read = [one for one in found if isinstance(one, Read)]
    skipped = sorted((one for one in found if isinstance(one, Skipped)), key=lambda s: (s.path, s.reason))
    return Extraction(articles=tuple(r.article for r in read), readings=tuple(r.reading for r in read), skipped=tuple(skipped))
