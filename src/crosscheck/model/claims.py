"""What an article says, what is said of one thing, and what a comparison makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from crosscheck.model.article import Span
from crosscheck.model.kinds import Kind, Nature
from crosscheck.model.values import TimeSpan, Value

CueRole = Literal["hedge", "negation", "status"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWords:
    """The words that widen a value ("nearly"), keep a distance ("reportedly"), deny ("did not") or say how far a matter has got ("plans to")."""

    role: CueRole
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A mention with what it is said of, and how."""

    article: str  # Article.id
    kind: Kind
    span: Span
    quote: str
    value: Value
    sentence: Span
    sentence_text: str
    contexts: tuple[str, ...]  # the mention's surroundings at several widths, the value masked, widest first
    names: frozenset[str] = frozenset()  # keys of names in the sentence, across scripts
    position: float = 0.0  # 0 at the start of the article, 1 at its end
    title: bool = False
    hedged: bool = False
    polarity: str = "affirmed"
    status: str | None = None
    speaker: str | None = None
    as_of: date | None = None
    cues: tuple[CueWords, ...] = ()  # in the order of the text
    matters: frozenset[str] = frozenset()  # what a clause is about, across languages
    turned: frozenset[str] = frozenset()  # the matters in what is denied, planned, begun …
    days: tuple[TimeSpan, ...] = ()  # the dates that a clause names


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Claims that are about the same thing."""

    kind: Kind
    claims: tuple[Claim, ...]
    strength: float  # the weakest join inside, 0 to 1: how sure it is that all speak of one thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a comparer says of two claims; no comparison at all (None) means nothing to say."""

    verdict: Literal["compatible", "conflicting"]
    why: str
    nature: Nature = "contradiction"
