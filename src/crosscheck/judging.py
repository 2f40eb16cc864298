"""One story, whose articles are read: its claims compared, aligned, and judged by the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crosscheck.deadline import TookTooLong, within
from crosscheck.intake import Extraction, encoder_of
from crosscheck.limits import COMPARING
from crosscheck.model import EVERYTHING, Agreement, Claim, Fact, Finding, Kind, Part, Skipped, SourceInfo, StoryInfo
from crosscheck.shelf import unpacked
from crosscheck.stories import told

if TYPE_CHECKING:
    from crosscheck.cache import Memory
    from crosscheck.encode import Encoder, Vectors
    from crosscheck.entailment import SecondOpinion
    from crosscheck.reading import Reading
    from crosscheck.rules import AnyRule
    from crosscheck.telling import Story

MOST = 500  # claims of one kind that are compared of an article: pairs grow with the square; 10,000 characters of news have 20 to 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What is found in one story, and what was compared."""

    story: StoryInfo
    sources: tuple[SourceInfo, ...]
    claims: int
    facts: int
    findings: tuple[Finding, ...]
    agreements: tuple[Agreement, ...]
    house: tuple[SourceInfo, ...]
    skipped: tuple[Skipped, ...]

    def cut(self, shows: Collection[Part]) -> Judged:
        """Without what nobody is shown."""
        quoted = {source for finding in self.findings for position in finding.positions for source in position.sources} if "quoted" in shows else set()
        needed = (s.article.id in quoted or ("extracted" in shows and s.article.extracted) or "texts" in shows for s in self.sources)
        sources = tuple(s if whole else s.without_text() for s, whole in zip(self.sources, needed, strict=True))
        return replace(self, sources=sources, agreements=self.agreements if "facts" in shows else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What stories are compared with, beside the rules."""

    encoder: Encoder | None = None  # in the place of the embedded one
    nli: SecondOpinion | None = None
    cache: Memory | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """How stories are judged: a function of what is read of their articles."""

    rules: Sequence[AnyRule]
    means: Means = Means()
    shows: Collection[Part] = EVERYTHING

    def packed(self, story: tuple[str, Sequence[bytes]]) -> Judged:
        """The same of a story's name and its articles with their readings as `shelf.packed` has them; one that takes too long is given up."""
        found = _unpacked(story)
        if self.means.encoder is not None or self.means.nli is not None:  # models of any size, on processors of their own
            return self(story[0], found)
        try:
            with within(COMPARING * max(1, len(found.articles)), "compare"):
                return self(story[0], found)
        except TookTooLong as error:
            return _not_judged(story[0], found, f"isn't compared: its story {error}")

    def __call__(self, name: str, read: Extraction) -> Judged:
        """What is found in the story of this name."""
        from crosscheck import house
        from crosscheck.entailment import review
        from crosscheck.findings import judge

        vectors = self._vectors()
        found = with_own_values(read, self.rules)
        claims = _compared(found)
        met = _aligned(name, found, claims, self.rules, vectors)
        findings, agreements = judge(met.facts, self.rules, met.story, vectors, held=met.held)
        findings = findings if self.means.nli is None else review(findings, self.means.nli, vectors)
        judged = Judged(
            story=told(name, found.articles, found.texts()),
            sources=_sources(found),
            claims=len(claims),
            facts=len(met.facts),
            findings=findings,
            agreements=agreements,
            house=house.shown(findings, self.rules),
            skipped=tuple(_too_many(found)),
        )
        return judged.cut(self.shows)

    def _vectors(self) -> Vectors:
        from crosscheck.encode import Vectors

        return Vectors(encoder_of(self.means.encoder, self.means.cache))


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """One story, ready to be judged: its claims joined into facts, and those that the house has something to say of."""

    story: Story
    facts: tuple[Fact, ...]
    held: tuple[Fact, ...]
    vectors: Vectors


def aligned(name: str, read: Extraction, rules: Sequence[AnyRule]) -> Aligned:
    """What the rules are set against: a story before it is judged."""
    from crosscheck.encode import Vectors

    found = with_own_values(read, rules)
    return _aligned(name, found, _compared(found), rules, Vectors(encoder_of(None, None)))


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


def lost(story: tuple[str, Sequence[bytes]]) -> Judged:
    """In the place of what is found in a story that kills the process which judges it."""
    return _not_judged(
        story[0], _unpacked(story), "isn't compared: its story ends the process that compares it: there isn't enough memory, or a library has a fault"
    )


def _unpacked(story: tuple[str, Sequence[bytes]]) -> Extraction:
    pairs = [unpacked(one) for one in story[1]]
    return Extraction(articles=tuple(a for a, _ in pairs), readings=tuple(r for _, r in pairs), skipped=())


def _not_judged(name: str, found: Extraction, reason: str) -> Judged:
    """A story of which nothing is said; its articles are named, each with the reason."""
    return Judged(
        story=told(name, found.articles, found.texts()),
        sources=_sources(found),
        claims=0,
        facts=0,
        findings=(),
        agreements=(),
        house=(),
        skipped=tuple(Skipped(path=article.path, reason=reason) for article in found.articles),
    )


def _sources(found: Extraction) -> tuple[SourceInfo, ...]:
    return tuple(SourceInfo(article=a, sentences=len(r.sentences), claims=len(r.claims)) for a, r in zip(found.articles, found.readings, strict=True))


def with_own_values(found: Extraction, rules: Sequence[AnyRule]) -> Extraction:
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
