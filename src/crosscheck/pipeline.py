"""The whole way in order: read → language → claims → align → compare → report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck import model
from crosscheck.errors import InputError
from crosscheck.model import Article, Claim, Compared, Fact, Kind, Skipped, SourceInfo

if TYPE_CHECKING:
    import pandas as pd

    from crosscheck.encode import Encoder, Vectors
    from crosscheck.entailment import SecondOpinion
    from crosscheck.rules import AnyRule
    from crosscheck.sentences import Sentence
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
    """The claims of each article, and the sources that couldn't be read."""

    articles: tuple[Article, ...]
    claims: tuple[tuple[Claim, ...], ...]  # of each article, in the same order
    skipped: tuple[Skipped, ...]


def extract(sources: Sequence[Path | str | Article], *, jobs: int = 1, progress: Progress | None = None) -> Extraction:
    """Read sources (paths of files and folders, or articles) and find their claims."""
    return _extract(sources, jobs, progress)


def check(
    sources: Sequence[Path | str | Article],
    *,
    rules: Sequence[AnyRule] | None = None,
    jobs: int = 1,
    encoder: Encoder | None = None,
    nli: SecondOpinion | None = None,
    progress: Progress | None = None,
) -> Report:
    """Compare the sources of one story (paths of files and folders, or articles) and report where they contradict one another.

    `encoder` takes the place of the embedded one; `nli` may take back findings of kinds polarity, status and meaning.
    Raises InputError where a path doesn't exist, RuleError for a bad rule; a source that can't be read is in `skipped`.
    """
    from crosscheck import house
    from crosscheck.encode import Vectors, embedded
    from crosscheck.entailment import review
    from crosscheck.findings import judge
    from crosscheck.rules import load_rules
    from crosscheck.sentences import sentences

    rules = load_rules() if rules is None else rules
    found = _extract(sources, jobs, progress, meanwhile=None if encoder else embedded)
    texts = {article.id: sentences(article) for article in found.articles}
    found = _with_own_values(found, texts, rules)
    claims = _compared(found)
    vectors = Vectors(encoder or embedded())
    met = _aligned(found.articles, claims, texts, rules, vectors)
    findings, agreements = judge(met.facts, rules, met.story, vectors, held=met.held)
    counts = zip(found.articles, found.claims, strict=True)
    return Report(
        sources=(*(SourceInfo(article=a, sentences=len(texts[a.id]), claims=len(own)) for a, own in counts), *house.shown(findings, rules)),
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
    from crosscheck.encode import Vectors, embedded
    from crosscheck.sentences import sentences

    found = _extract(sources, 1, None)
    texts = {article.id: sentences(article) for article in found.articles}
    return _aligned(found.articles, _compared(_with_own_values(found, texts, rules)), texts, rules, Vectors(embedded()))


def _aligned(
    articles: Sequence[Article], claims: Sequence[Claim], texts: Mapping[str, Sequence[Sentence]], rules: Sequence[AnyRule], vectors: Vectors
) -> Aligned:
    """Align the claims of one story with one another and with what the house holds to be true."""
    from crosscheck import house
    from crosscheck.align import align
    from crosscheck.claims import extract as read_claims
    from crosscheck.independence import voices
    from crosscheck.telling import Story

    own = {a.id: a for a in articles}
    held = house.references(rules, [s.text for each in texts.values() for s in each], vectors)
    beside = [claim for _, article in held.values() for claim in read_claims(article)]
    everything = own | {name: article for name, (_, article) in held.items()}
    claims, beside = house.told(claims, rules, own), house.told(beside, rules, everything)
    facts = align(claims, vectors)
    met = [fact for fact in align([*claims, *beside], vectors) if any(c.article in held for c in fact.claims)] if beside else []
    spoken = house.one_voice(voices(articles, texts, vectors), rules, own)
    story = Story(
        id="1",
        articles=everything,
        voices=spoken | {name: name for name in held},
        claims=tuple(c for c in claims if c.kind != "custom"),
        house={name: rule for name, (rule, _) in held.items()},
    )
    return Aligned(story=story, facts=tuple(facts), held=tuple(met), vectors=vectors)


def _with_own_values(found: Extraction, texts: Mapping[str, Sequence[Sentence]], rules: Sequence[AnyRule]) -> Extraction:
    """The claims, with what the rules' comparers in Python read."""
    from crosscheck.custom import custom_claims, readers

    own_readers = readers(rules)
    each = zip(found.articles, found.claims, strict=True)
    return replace(found, claims=tuple((*own, *custom_claims(article, texts[article.id], own, own_readers)) for article, own in each))


def _compared(found: Extraction) -> list[Claim]:
    """The claims of all articles that are compared."""
    return [claim for article, own in zip(found.articles, found.claims, strict=True) for claim in _first_of_each(_of_the_story(article, own))]


def _of_the_story(article: Article, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims without the date of the dateline: it is the article's own, not the story's."""
    from crosscheck.dateline import read_published

    found = read_published(article.text, article.language)
    return (c for c in claims if found is None or c.kind != "date" or not c.span.overlaps(found[1]))


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


def _articles(sources: Iterable[Path | str | Article]) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    from crosscheck.read import complete, read, unique

    given = list(sources)  # sorted, so that the order of the arguments changes nothing
    paths = sorted(Path(s) for s in given if not isinstance(s, Article))
    read_articles, read_skipped = read(paths) if paths else ((), ())
    articles, skipped = list(read_articles), list(read_skipped)
    for article in sorted((s for s in given if isinstance(s, Article)), key=lambda a: (a.id, a.path, a.text)):
        try:
            articles.append(complete(article))
        except InputError as error:
            skipped.append(Skipped(path=article.path, reason=str(error)))
    return unique(articles), tuple(sorted(skipped, key=lambda s: (s.path, s.reason)))


def _extract(sources: Iterable[Path | str | Article], jobs: int, progress: Progress | None, meanwhile: Callable[[], object] | None = None) -> Extraction:
    """Read the sources; `meanwhile` is done by this process while others read."""
    articles, skipped = _articles(sources)
    found = []
    with _reading(articles, jobs) as read:
        if meanwhile is not None:
            meanwhile()
        for done, own in enumerate(read, start=1):
            found.append(own)
            if progress is not None:
                progress("reading", done, len(articles))
    return Extraction(articles=articles, claims=tuple(found), skipped=skipped)


@contextmanager
def _reading(articles: Sequence[Article], jobs: int) -> Iterator[Iterable[tuple[Claim, ...]]]:
    """The claims of each article, by as many processes as there are jobs."""
    from crosscheck.claims import extract as read_claims

    if jobs > 1 and len(articles) > 1:
        with ProcessPoolExecutor(max_workers=min(jobs, len(articles))) as pool:
            yield pool.map(read_claims, articles)
    else:
        yield map(read_claims, articles)
