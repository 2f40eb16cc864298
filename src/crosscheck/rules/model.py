"""What a rule file says, as frozen records: a rule compares, adjusts other rules, or states facts of the house."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from crosscheck.compare import comparer
from crosscheck.loaded import Loaded
from crosscheck.model import NATURES, Article, Claim, Comparison, Custom, Kind, Nature, Scope, Severity, Span
from crosscheck.rates import NO_RATES, Rates
from crosscheck.within import checks

Expect = Literal["conflict", "error", "warning", "info", "unresolved", "others", "agree", "silent"]
Hedges = Literal["widen", "exact", "skip"]

DEFAULT_SEVERITY: Mapping[Nature, Severity] = {
    "contradiction": "error",
    "regression": "warning",
    "update": "info",
    "precision": "info",
    "unresolved": "warning",
}
ALARMING: tuple[Nature, ...] = ("contradiction", "regression", "unresolved")  # the natures that a severity of one word is for


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """What one source of an example says: a few sentences of news."""

    language: str
    text: str
    title: str | None = None
    published: date | None = None
    outlet: str | None = None

    def article(self, name: str, path: str) -> Article:
        """The snippet as an article, ready to be checked."""
        return Article(
            id=name,
            text=f"{self.title}\n\n{self.text}" if self.title else self.text,
            title=self.title,
            title_span=Span(0, len(self.title)) if self.title else None,
            path=path,
            language=self.language,
            language_certainty=1.0,
            language_from="declared",
            published=self.published,
            published_from="declared" if self.published else "unknown",
            outlet=self.outlet,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A small story and what the rule must make of it."""

    name: str
    expect: Expect
    sources: tuple[Snippet, ...]
    line: int
    says: tuple[str, ...] = ()  # what the message of its finding must hold
    todo: bool = False  # known not to hold yet: reported, and no failure

    def articles(self) -> tuple[Article, ...]:
        """The sources as articles, ready to be checked."""
        named = ((f"{number}.{source.language}", source) for number, source in enumerate(self.sources, start=1))
        return tuple(source.article(name, f"{name}.txt") for name, source in named)


# ------------------------------------------------------------------ filters


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Which sources: all that is given must hold; nothing given holds for any."""

    languages: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()  # `*` stands for any letters
    since: date | None = None  # publication dates, both ends included
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a fact is about: all that is given must hold for one of its claims."""

    about: tuple[str, ...] = ()  # phrases in any language, by meaning
    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()  # killed, wounded …
    units: tuple[str, ...] = ()  # CLDR unit ids, ISO 4217 codes
    pattern: str | None = None  # RE2, on the sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """How the sources of a finding stand against each other: all that is given must hold."""

    pairs: tuple[tuple[str, str], ...] = ()  # languages of two sources that contradict each other
    dissenter: Sources | None = None  # a source like this …
    against: int = 0  # … contradicts so many independent ones
    majority: int = 0  # so many independent sources hold one position, and more than any other


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a rule applies to (`only`), or what it leaves out (`except`)."""

    sources: Sources = Sources()
    topic: Topic = Topic()
    dispute: Dispute = Dispute()

    @property
    def empty(self) -> bool:
        return self == Filter()


# ------------------------------------------------------------------ rules


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyRule:
    """What all rule files hold."""

    id: str
    summary: str
    why: str
    severity: Mapping[Nature, Severity] = field(hash=False)
    link: str | None = None
    only: Filter = Filter()
    excluding: Filter = Filter()  # `except` in the file
    examples: tuple[Example, ...]
    path: Path
    named: Mapping[str, int] = field(default_factory=dict, hash=False, compare=False)  # ids of the rules that it names, with their lines

    def at(self, line: int) -> str:
        """A line of the rule's file, as `path:line`; what stands there is named so in reports."""
        return f"{self.path}:{line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(AnyRule):
    """Compares: every nature has a severity, every option of the comparer a value."""

    comparer: str  # or a check of one article
    kinds: tuple[Kind, ...]
    natures: tuple[Nature, ...] = NATURES
    options: Hashable  # the comparer's `Options`
    hedges: Hedges = "widen"
    scope: Literal["any"] | Scope
    message: str
    instead_of: tuple[str, ...] | None = None  # ids of the rules that say nothing of what this one looks at; None: those of its comparer without a topic

    own: Loaded | None = None  # the comparer, where it is one in Python

    def looks_at(self, kind: Kind, claims: Sequence[Claim]) -> bool:
        """Whether the claims of a fact are of the rule's kinds; of what comparers in Python read, each looks at its own."""
        value = claims[0].value
        return kind in self.kinds and (not isinstance(value, Custom) or value.comparer == self.comparer)

    def compare(self, a: Claim, b: Claim) -> Comparison | None:
        """What the rule's comparer says of two claims, with the rule's options."""
        return (self.own or comparer(self.comparer)).compare(a, b, self.options)

    @property
    def within(self) -> bool:
        """Whether the rule checks each article by itself."""
        return self.comparer in checks()


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment(AnyRule):
    """Gives the findings of other rules another severity; natures that it doesn't name keep theirs."""

    adjusts: tuple[str, ...]  # ids of rules; none: all


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """How the house writes a name, and how it doesn't."""

    use: str
    wrong: tuple[str, ...]
    language: str | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What the house holds to be true."""

    snippet: Snippet
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class House(AnyRule):
    """Facts of the house: what it holds to be true, how it takes names, currencies and outlets, how it spells."""

    message: str
    references: tuple[Reference, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    different: tuple[tuple[str, ...], ...] = ()
    rates: Rates = NO_RATES
    currencies: tuple[str, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    spellings: tuple[Spelling, ...] = ()
    spelling: Severity = "warning"  # of a wrong spelling
