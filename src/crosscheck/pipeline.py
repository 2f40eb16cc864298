"""The whole way in order: read → language → claims → align → compare → report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck import model
from crosscheck.errors import InputError
from crosscheck.model import Article, Claim, Compared, Fact, Kind, Skipped, SourceInfo

if TYPE_CHECKING:
    import pandas as pd

    from crosscheck.cache import Memory
    from crosscheck.encode import Encoder, Vectors
    from crosscheck.entailment import SecondOpinion
    from crosscheck.reading import Reading
    from crosscheck.rules import AnyRule
    from crosscheck.telling import Story

MOST = 500  # claims of one kind that are compared of an article: pairs grow with the square; 10,000 characters of news have 20 to 240
Progress = Callable[[str, int, int], None]  # (what is being done, done, of how many)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(model.Report):
    """A discrepancy report, with what a notebook wants of it."""

    def to_frame(self) -> pd.DataFrame:
        """Facts × sources: one row a fact, one column a source, what each says of it."""
        from crosscheck.report.frame import to_frame

        return to_frame(self)


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

    def texts(self) -> dict[str, tuple[str, ...]]:
        """The sentences of each article, by its id."""
        return {article.id: reading.texts(article) for article, reading in zip(self.articles, self.readings, strict=True)}


def extract(sources: Sequence[Path | str | Article], *, jobs: int = 1, progress: Progress | None = None, cache: Memory | None = None) -> Extraction:
    """Read sources (paths of files and folders, or articles) and find their claims; those that `cache` knows aren't read again."""
    return _extract(sources, jobs, progress, cache)


def check(  # noqa: PLR0913 (each argument is one of the API)
    sources: Sequence[Path | str | Article],
    *,
    rules: Sequence[AnyRule] | None = None,
    jobs: int = 1,
    encoder: Encoder | None = None,
    nli: SecondOpinion | None = None,
    progress: Progress | None = None,
    cache: Memory | None = None,
) -> Report:
    """Compare the sources of one story (paths of files and folders, or articles) and report where they contradict one another.

    `encoder` takes the place of the embedded one; `nli` may take back findings of kinds polarity, status and meaning. `cache` keeps what is read of the
    articles, and the vectors of the embedded encoder; it changes nothing in the report.
    Raises InputError where a path doesn't exist, RuleError for a bad rule; a source that can't be read is in `skipped`.
    """
    from crosscheck import house
    from crosscheck.encode import embedded
    from crosscheck.entailment import review
    from crosscheck.findings import judge
    from crosscheck.rules import load_rules

    rules = load_rules() if rules is None else rules
    found = _with_own_values(_extract(sources, jobs, progress, cache, meanwhile=None if encoder else embedded), rules)
    claims = _compared(found)
    vectors = _vectors(encoder, cache)
    met = _aligned(found, claims, rules, vectors)
    findings, agreements = judge(met.facts, rules, met.story, vectors, held=met.held)
    counts = zip(found.articles, found.readings, strict=True)
    return Report(
        sources=(*(SourceInfo(article=a, sentences=len(r.sentences), claims=len(r.claims)) for a, r in counts), *house.shown(findings, rules)),
        compared=Compared(articles=len(found.articles), stories=1 if found.articles else 0, claims=len(claims), facts=len(met.facts), rules=len(rules)),
        findings=findings if nli is None else review(findings, nli, vectors),
        facts=agreements,
        skipped=(*found.skipped, *_too_many(found)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """One story, ready to be judged: its claims joined into facts, and those that the house has something to say of."""

    story: Story
    facts: tuple[Fact, ...]
    held: tuple[Fact, ...]
    vectors: Vectors


def aligned(sources: Sequence[Article], rules: Sequence[AnyRule]) -> Aligned:
    """What `check` sets its rules against: the story of some articles, before it is judged."""
    found = _with_own_values(_extract(sources, 1, None, None), rules)
    return _aligned(found, _compared(found), rules, _vectors(None, None))


def _vectors(encoder: Encoder | None, cache: Memory | None) -> Vectors:
    """The vectors of a given encoder, or of the embedded one, which a cache may spare."""
    from crosscheck.encode import DIMENSIONS, Vectors, embedded

    if encoder is not None or cache is None:
        return Vectors(encoder or embedded())
    from crosscheck.cache import encoder as remembering

    return Vectors(remembering(embedded, DIMENSIONS, cache))


def _aligned(found: Extraction, claims: Sequence[Claim], rules: Sequence[AnyRule], vectors: Vectors) -> Aligned:
    """Align the claims of one story with one another and with what the house holds to be true."""
    from crosscheck import house
    from crosscheck.align import align
    from crosscheck.claims import extract as read_claims
    from crosscheck.independence import voices
    from crosscheck.telling import Story

    own, texts = {a.id: a for a in found.articles}, found.texts()
    held = house.references(rules, [sentence for each in texts.values() for sentence in each], vectors)
    beside = [claim for _, article in held.values() for claim in read_claims(article)]
    everything = own | {name: article for name, (_, article) in held.items()}
    claims, beside = house.told(claims, rules, own), house.told(beside, rules, everything)
    facts = align(claims, vectors)
    met = [fact for fact in align([*claims, *beside], vectors) if any(c.article in held for c in fact.claims)] if beside else []
    spoken = house.one_voice(voices(found.articles, texts, vectors), rules, own)
    story = Story(
        id="1",
        articles=everything,
        voices=spoken | {name: name for name in held},
        claims=tuple(c for c in claims if c.kind != "custom"),
        house={name: rule for name, (rule, _) in held.items()},
    )
    return Aligned(story=story, facts=tuple(facts), held=tuple(met), vectors=vectors)


def _with_own_values(found: Extraction, rules: Sequence[AnyRule]) -> Extraction:
    """The claims, with what the rules' comparers in Python read."""
    from crosscheck.custom import custom_claims, readers
    from crosscheck.sentences import sentences

    if not (own_readers := readers(rules)):
        return found
    each = zip(found.articles, found.readings, strict=True)
    more = ((reading, custom_claims(article, sentences(article), reading.claims, own_readers)) for article, reading in each)
    return replace(found, readings=tuple(replace(reading, claims=(*reading.claims, *own)) for reading, own in more))


def _compared(found: Extraction) -> list[Claim]:
    """The claims of all articles that are compared."""
    return [claim for reading in found.readings for claim in _first_of_each(_of_the_story(reading))]


def _of_the_story(reading: Reading) -> Iterator[Claim]:
    """The claims without the date of the dateline: it is the article's own, not the story's."""
    line = reading.dateline
    return (c for c in reading.claims if line is None or c.kind != "date" or not c.span.overlaps(line))


def _first_of_each(claims: Iterable[Claim]) -> list[Claim]:
    """The first MOST claims of each kind."""
    seen: Counter[Kind] = Counter()
    kept = []
    for claim in claims:
        seen[claim.kind] += 1
        if seen[claim.kind] <= MOST:
            kept.append(claim)
    return kept


def _too_many(found: Extraction) -> Iterator[Skipped]:
    """What is left out of the comparison, so that nobody takes it for compared."""
    for article, claims in zip(found.articles, found.claims, strict=True):
        for kind, count in sorted(Counter(c.kind for c in claims).items()):
            if count > MOST:
                yield Skipped(path=article.path, reason=f"{count:,} claims of kind {kind}; only the first {MOST} are compared")


def _articles(sources: Iterable[Path | str | Article], cache: Memory | None) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    from crosscheck.read import complete, read, unique

    completing = complete
    if cache is not None:
        from crosscheck.cache import completed

        completing = partial(completed, memory=cache)
    given = list(sources)  # sorted, so that the order of the arguments changes nothing
    paths = sorted(Path(s) for s in given if not isinstance(s, Article))
    read_articles, read_skipped = read(paths, completing) if paths else ((), ())
    articles, skipped = list(read_articles), list(read_skipped)
    for article in sorted((s for s in given if isinstance(s, Article)), key=lambda a: (a.id, a.path, a.text)):
        try:
            articles.append(completing(article))
        except InputError as error:
            skipped.append(Skipped(path=article.path, reason=str(error)))
    return unique(articles), tuple(sorted(skipped, key=lambda s: (s.path, s.reason)))


def _extract(
    sources: Iterable[Path | str | Article], jobs: int, progress: Progress | None, cache: Memory | None, meanwhile: Callable[[], object] | None = None
) -> Extraction:
    """Read the sources that aren't known; `meanwhile` is done by this process while others read."""
    articles, skipped = _articles(sources, cache)
    known = _known(articles, cache)
    unknown = [article for article in articles if article.id not in known]
    with _reading(unknown, jobs) as read:
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
def _reading(articles: Sequence[Article], jobs: int) -> Iterator[Iterable[Reading]]:
    """What is read of each article, by as many processes as there are jobs."""
    from crosscheck.reading import read_article

    if jobs > 1 and len(articles) > 1:
        with ProcessPoolExecutor(max_workers=min(jobs, len(articles))) as pool:
            yield pool.map(read_article, articles)
    else:
        yield map(read_article, articles)
