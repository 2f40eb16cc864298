"""The whole way in order: read → language → claims → align → compare → report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck import model
from crosscheck.model import Article, Claim, Compared, Skipped, SourceInfo

if TYPE_CHECKING:
    import pandas as pd

    from crosscheck.encode import Encoder
    from crosscheck.rules import Rule

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
    articles, skipped = _articles(sources)
    found = tuple(_claims(articles, jobs, progress))
    return Extraction(articles=articles, claims=found, skipped=skipped)


def check(
    sources: Sequence[Path | str | Article], *, rules: Sequence[Rule] | None = None, jobs: int = 1, encoder: Encoder | None = None, progress: Progress | None = None
) -> Report:
    """Compare the sources of one story (paths of files and folders, or articles) and report where they contradict one another.

    Raises InputError where a path doesn't exist, RuleError for a bad rule; a source that can't be read is in `skipped`.
    """
    from crosscheck.align import align
    from crosscheck.encode import Vectors, embedded
    from crosscheck.findings import Story, judge
    from crosscheck.independence import voices
    from crosscheck.rules import load_rules
    from crosscheck.sentences import sentences

    rules = load_rules() if rules is None else rules
    found = extract(sources, jobs=jobs, progress=progress)
    claims = [claim for own in found.claims for claim in own]
    texts = {article.id: sentences(article) for article in found.articles}
    vectors = Vectors(encoder or embedded())
    facts = align(claims, vectors)
    story = Story(id="1", articles={a.id: a for a in found.articles}, voices=voices(found.articles, texts, vectors))
    findings, agreements = judge(facts, rules, story)
    return Report(
        sources=tuple(SourceInfo(article=a, sentences=len(texts[a.id]), claims=len(own)) for a, own in zip(found.articles, found.claims, strict=True)),
        compared=Compared(articles=len(found.articles), stories=1 if found.articles else 0, claims=len(claims), facts=len(facts), rules=len(rules)),
        findings=findings,
        facts=agreements,
        skipped=found.skipped,
    )


def _articles(sources: Iterable[Path | str | Article]) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    from crosscheck.read import complete, read

    given = list(sources)
    paths = [Path(s) for s in given if not isinstance(s, Article)]
    articles, skipped = read(paths) if paths else ((), ())
    own = tuple(complete(s) for s in given if isinstance(s, Article))
    return (*articles, *own), skipped


def _claims(articles: Sequence[Article], jobs: int, progress: Progress | None) -> Iterable[tuple[Claim, ...]]:
    from crosscheck.claims import extract as read_claims

    if jobs > 1 and len(articles) > 1:
        with ProcessPoolExecutor(max_workers=min(jobs, len(articles))) as pool:
            for done, own in enumerate(pool.map(read_claims, articles), start=1):
                _tell(progress, done, len(articles))
                yield own
        return
    for done, article in enumerate(articles, start=1):
        yield read_claims(article)
        _tell(progress, done, len(articles))


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress("reading", done, total)
