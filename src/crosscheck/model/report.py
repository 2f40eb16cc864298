"""What a run reports: findings with each side's own words, agreed facts, sources, stories."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from crosscheck.model.article import Article, Skipped, Span
from crosscheck.model.kinds import Kind, Nature, Scope, Severity

_HALVES = re.compile("[\ud800-\udfff]")  # of surrogate pairs; the name of a file that isn't UTF-8 holds them


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceQuote:
    """The sentence a mention stands in, in its own words."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionMention:
    """One place where a source takes a position, in its own words."""

    source: str  # Article.id
    path: str
    span: Span
    quote: str
    sentence: SentenceQuote


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """The claims of one fact that can all be true together."""

    value: str  # normalised, as in the JSON contract
    display: str  # as a reader would say it
    sources: tuple[str, ...]
    independent: int  # copies and translations of one dispatch count once, and what the house holds to be true doesn't count
    mentions: tuple[PositionMention, ...]
    house: int = 0  # how many of the sources are what the house holds to be true
    unit: str | None = None  # of the value, where its text has none: a CLDR unit id or an ISO 4217 code
    said: tuple[str, ...] = ()  # the values of all mentions, each once, sorted; they don't depend on which source is named first


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule reports of a fact with two or more positions."""

    rule: str
    kind: Kind
    nature: Nature
    severity: Severity
    scope: Scope
    about: str
    message: str
    story: str
    positions: tuple[Position, ...]
    confidence: float | None = None

    @property
    def fingerprint(self) -> str:
        """Names the finding by rule, sources and values with their units; no offsets, so that edits elsewhere leave it as it is."""
        parts = sorted(f"{p.value}{f' {p.unit}' if p.unit else ''}|{','.join(sorted(p.sources))}" for p in self.positions)
        text = _HALVES.sub("\ufffd", "\n".join([self.rule, self.kind, *parts]))  # as the JSON report has it, so that who reads that finds the same
        return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A fact on which the sources agree."""

    kind: Kind
    about: str
    story: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInfo:
    """An article as the report lists it."""

    article: Article
    sentences: int
    claims: int
    new: bool = False  # one of those whose findings are wanted
    digest: str = ""  # of the article's text, where that is left out

    @property
    def sha256(self) -> str:
        return self.digest or self.article.sha256

    def without_text(self) -> SourceInfo:
        """The same without the article's text, and what is said of places in it."""
        return replace(self, article=replace(self.article, text="", title_span=None, body=None, passages=()), digest=self.sha256)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryInfo:
    """A story as the report lists it: the articles that were compared with one another."""

    id: str
    sources: tuple[str, ...]  # Article.id, in the order of their dates, those without one last
    languages: tuple[str, ...]  # sorted
    first: date | None  # when its articles appeared
    last: date | None
    about: str  # the title of its first article that has one, in English or French if there is one; else how an article begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What was compared, so that no findings can't hide nothing compared."""

    articles: int
    stories: int
    claims: int
    facts: int
    rules: int
    new: int = 0  # of the articles, where only their findings are wanted; 0: all are


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A discrepancy report: findings sorted worst first, the agreed facts, and what was compared."""

    sources: tuple[SourceInfo, ...]
    compared: Compared
    findings: Sequence[Finding]  # a tuple; where they are many, they lie in a file, as facts do
    facts: Sequence[Agreement]
    skipped: tuple[Skipped, ...] = field(default=())
    stories: tuple[StoryInfo, ...] = field(default=())
