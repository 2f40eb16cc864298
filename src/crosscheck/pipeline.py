"""The whole way in order: read → language → claims → align → compare → report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck import model
from crosscheck.intake import Extraction, Progress, take_in
from crosscheck.model import SEVERITIES, Agreement, Article, Claim, Compared, Fact, Finding, Kind, Skipped, SourceInfo, StoryInfo
from crosscheck.stories import BY_EVENT, Chosen, Grouping, told

if TYPE_CHECKING:
    import pandas as pd

    from crosscheck.cache import Memory
    from crosscheck.encode import Encoder, Vectors
    from crosscheck.entailment import SecondOpinion
    from crosscheck.reading import Reading
    from crosscheck.rules import AnyRule
    from crosscheck.telling import Story

__all__ = ["Aligned", "Extraction", "Means", "Progress", "Report", "aligned", "check", "compared", "extract"]

MOST = 500  # claims of one kind that are compared of an article: pairs grow with the square; 10,000 characters of news have 20 to 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(model.Report):
    """A discrepancy report, with what a notebook wants of it."""

    def to_frame(self) -> pd.DataFrame:
        """Facts × sources: one row a fact, one column a source, what each says of it."""
        from crosscheck.report.frame import to_frame

        return to_frame(self)

    def __repr__(self) -> str:
        """What was found, in a line: notebooks keep this too, and all articles in full would be long."""
        from crosscheck.report.words import closing

        return f"<Report: {closing(self)}>"

    def _repr_html_(self) -> str:
        """What Jupyter and other notebooks show."""
        from crosscheck.report.notebook import fragment

        return fragment(self)


def extract(sources: Sequence[Path | str | Article], *, jobs: int = 1, progress: Progress | None = None, cache: Memory | None = None) -> Extraction:
    """Read sources (paths of files and folders, or articles) and find their claims; those that `cache` knows aren't read again."""
    return take_in(sources, jobs, progress, cache)


def check(  # noqa: PLR0913 (each argument is one of the API)
    sources: Sequence[Path | str | Article],
    *,
    new: Sequence[Path | str | Article] = (),
    only: Collection[Path | str] | None = None,
    stories: Grouping = BY_EVENT,
    story_window: int | None = None,
    rules: Sequence[AnyRule] | None = None,
    jobs: int = 1,
    encoder: Encoder | None = None,
    nli: SecondOpinion | None = None,
    progress: Progress | None = None,
    cache: Memory | None = None,
) -> Report:
    """Compare sources (paths of files and folders, or articles) and report where they contradict one another.

    Those that are about one event and appeared within `story_window` days are of one story and compared; with `stories="folders"` those of each folder
    are, with `stories="one"` all. With `new`, which join the sources, only findings that involve one of these are reported, and only their stories are compared.
    With `only`, of the files that are found no others are read. `encoder` takes the place of the embedded one; `nli` may take back findings of kinds
    polarity, status and meaning. `cache` keeps what is read of the articles, and the vectors of the embedded encoder; it changes nothing in the report.
    Raises InputError where a path doesn't exist, RuleError for a bad rule; a source that can't be read is in `skipped`.
    """
    from crosscheck.encode import embedded
    from crosscheck.rules import load_rules

    rules = load_rules() if rules is None else rules
    chosen = Chosen.of(sources, new, stories, only)
    found = take_in(chosen.sources, jobs, progress, cache, meanwhile=None if encoder else embedded, wanted=chosen.wanted)
    grouped = chosen.stories(found.articles, lambda: _by_event(found, encoder, cache, story_window))
    return compared(found, grouped, rules, chosen, Means(encoder=encoder, nli=nli, cache=cache))


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What stories are compared with, beside the rules."""

    encoder: Encoder | None = None  # None: the embedded one
    nli: SecondOpinion | None = None
    cache: Memory | None = None


def compared(found: Extraction, stories: Iterable[tuple[str, Collection[str]]], rules: Sequence[AnyRule], chosen: Chosen, means: Means) -> Report:
    """The report on stories, each a name and the ids of its articles, which are read already."""
    found = _with_own_values(found, rules)
    judged = [_judged(name, found.of(ids), rules, _vectors(means.encoder, means.cache), means.nli) for name, ids in stories]
    return _report(found, judged, rules, chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """What is found in one story."""

    name: str
    found: Extraction
    claims: int
    facts: int
    findings: tuple[Finding, ...]
    agreements: tuple[Agreement, ...]
    house: tuple[SourceInfo, ...]


def _judged(name: str, found: Extraction, rules: Sequence[AnyRule], vectors: Vectors, nli: SecondOpinion | None) -> _Judged:
    from crosscheck import house
    from crosscheck.entailment import review
    from crosscheck.findings import judge

    claims = _compared(found)
    met = _aligned(name, found, claims, rules, vectors)
    findings, agreements = judge(met.facts, rules, met.story, vectors, held=met.held)
    findings = findings if nli is None else review(findings, nli, vectors)
    return _Judged(
        name=name, found=found, claims=len(claims), facts=len(met.facts), findings=findings, agreements=agreements, house=house.shown(findings, rules)
    )  # fmt: skip


def _report(found: Extraction, judged: Sequence[_Judged], rules: Sequence[AnyRule], chosen: Chosen) -> Report:
    """The stories in one report: worst findings first, of those with new sources where there are any."""
    fresh = {a.id for a in found.articles if chosen.is_new(a)}
    findings = [f for own in judged for f in own.findings if chosen.reports(fresh, f.positions)]
    read = {a.id: (a, r) for own in judged for a, r in zip(own.found.articles, own.found.readings, strict=True)}
    house = {info.article.id: info for own in judged for info in own.house}
    return Report(
        sources=(
            *(SourceInfo(article=a, sentences=len(r.sentences), claims=len(r.claims), new=a.id in fresh) for a, r in read.values()),
            *(house[name] for name in sorted(house)),
        ),
        compared=Compared(
            articles=len(read),
            stories=len(judged),
            claims=sum(own.claims for own in judged),
            facts=sum(own.facts for own in judged),
            rules=len(rules),
            new=len(fresh & read.keys()),
        ),
        findings=tuple(sorted(findings, key=lambda f: SEVERITIES.index(f.severity))),
        facts=tuple(f for own in judged for f in own.agreements if chosen.reports(fresh, f.positions)),
        skipped=(*found.skipped, *(each for own in judged for each in _too_many(own.found))),
        stories=tuple(_story(own) for own in judged),
    )


def _story(own: _Judged) -> StoryInfo:
    return told(own.name, own.found.articles, own.found.texts())


def _by_event(found: Extraction, encoder: Encoder | None, cache: Memory | None, window: int | None) -> list[tuple[str, ...]]:
    """The ids of the articles of each event. What is kept of an article is of the embedded encoder alone."""
    from crosscheck.grouping import digests, group

    own = _encoder(encoder, cache)
    short = digests(found.articles, found.readings, own, None if encoder else cache)
    return [tuple(each.article for each in story) for story in group(short, own, window)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """One story, ready to be judged: its claims joined into facts, and those that the house has something to say of."""

    story: Story
    facts: tuple[Fact, ...]
    held: tuple[Fact, ...]
    vectors: Vectors


def aligned(sources: Sequence[Article], rules: Sequence[AnyRule]) -> Aligned:
    """What `check` sets its rules against: the story of some articles, before it is judged."""
    found = _with_own_values(take_in(sources, 1, None, None), rules)
    return _aligned("1", found, _compared(found), rules, _vectors(None, None))


def _vectors(encoder: Encoder | None, cache: Memory | None) -> Vectors:
    from crosscheck.encode import Vectors

    return Vectors(_encoder(encoder, cache))


def _encoder(encoder: Encoder | None, cache: Memory | None) -> Encoder:
    """A given encoder, or the embedded one, which a cache may spare."""
    from crosscheck.encode import DIMENSIONS, embedded

    if encoder is not None or cache is None:
        return encoder or embedded()
    from crosscheck.cache import encoder as remembering

    return remembering(embedded, DIMENSIONS, cache)


def _aligned(name: str, found: Extraction, claims: Sequence[Claim], rules: Sequence[AnyRule], vectors: Vectors) -> Aligned:
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
        id=name,
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
