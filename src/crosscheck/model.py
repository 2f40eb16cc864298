"""The frozen records that every stage takes and gives.

Words: an *article* is a source as read; a *mention* is a span of it that carries one typed *value*;
a *claim* is a mention with what it is said of and how; a *fact* is the claims about one thing;
a *position* is the claims of a fact that can all be true together; a *finding* is what a rule
reports of a fact with two or more positions. All offsets are half-open, in code points of
`Article.text`, which is the file as it is (front matter and page litter included).
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, get_args

from crosscheck.rates import NO_RATES, Rates

Kind = Literal[
    "quantity", "money", "percent", "duration", "date", "ordinal", "person",
    "role", "place", "organization", "polarity", "status", "attribution", "meaning",
    "custom",  # what a comparer in Python reads
]  # fmt: skip
Nature = Literal["contradiction", "regression", "update", "precision", "unresolved"]
Severity = Literal["error", "warning", "info", "off"]
Scope = Literal["cross", "internal"]
Grain = Literal["day", "week", "month", "quarter", "year", "decade", "century", "span"]
Certainty = Literal["declared", "read", "detected", "unknown"]

KINDS: tuple[Kind, ...] = get_args(Kind)
NATURES: tuple[Nature, ...] = get_args(Nature)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
_HALVES = re.compile("[\ud800-\udfff]")  # of surrogate pairs; the name of a file that isn't UTF-8 holds them


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of an article's text, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of an article in another language than the article's."""

    span: Span
    language: str  # there may be no data for it: then it is left out of claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A source exactly as read, with what is known of it and how it is known."""

    id: str
    text: str
    path: str
    language: str = "und"
    language_certainty: float = 0.0  # 1.0 where declared; less where a page states it, until the text is looked at
    language_from: Certainty = "unknown"
    published: date | None = None
    published_from: Certainty = "unknown"  # declared in metadata, or read from the text
    outlet: str | None = None
    author: str | None = None
    url: str | None = None  # where it appeared
    title: str | None = None
    title_span: Span | None = None  # where the title stands in front matter
    body: Span | None = None  # the text behind the front matter; None: all of it
    extracted: bool = False  # the text was taken out of a page, a document or a mail: reports keep it, since no file holds it as it is
    passages: tuple[Passage, ...] = ()  # in the order of the text, none over another
    notes: tuple[str, ...] = ()  # what a user should know of how it was read: its metadata contradict one another, its letters were mended
    house: bool = False  # no source, but what a rule of the user holds to be true; its path is the rule's file and line

    def language_at(self, offset: int) -> str:
        """The language of what stands at a place of the text."""
        before = bisect_right(self.passages, offset, key=lambda p: p.span.start)
        return self.passages[before - 1].language if before and offset < self.passages[before - 1].span.end else self.language

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


# ------------------------------------------------------------------ values


_MOST_DECIMALS = 20


def number_text(value: Fraction) -> str:
    """A fraction as a plain decimal: `12`, `12.5`, `9.2321312`; six decimals where it never ends (`0.333333`)."""
    if value.denominator == 1:
        return str(value.numerator)
    places = next((n for n in range(1, _MOST_DECIMALS) if 10**n % value.denominator == 0), 6)
    whole = str(round(abs(value) * 10**places)).rjust(places + 1, "0")
    text = f"{whole[:-places]}.{whole[-places:]}".rstrip("0").rstrip(".")
    return f"-{text}" if value < 0 and text != "0" else text


def bounds_text(low: Fraction | None, high: Fraction | None) -> str:
    """`12`, `10..12`, `1000..` or `..1000`."""
    if low is not None and low == high:
        return number_text(low)
    return f"{'' if low is None else number_text(low)}..{'' if high is None else number_text(high)}"


_DESIGNATORS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y"}
_LONGER = {"quarter": (3, "month"), "decade": (10, "year"), "century": (100, "year")}  # units ISO 8601 has no letter for


def duration_text(value: Fraction, unit: str) -> str:
    """A length of time in ISO 8601: 12 years are `P12Y`, two decades `P20Y`, three hours `PT3H`."""
    factor, basic = _LONGER.get(unit, (1, unit))
    mark = _DESIGNATORS[basic]
    return f"P{mark[:-1]}{number_text(value * factor)}{mark[-1]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many or how much. "over 1,000" is 1000..None, "nearly 300" is 270..300.

    `stated` is the number as written, before a hedge widened it. `unit` is a CLDR unit id, or None for counted things.
    `of` is the counted thing as written, `role` a concept that must never be merged with another (killed, wounded, …).
    """

    low: Fraction | None
    high: Fraction | None
    stated: Fraction
    unit: str | None = None
    of: str | None = None
    role: str | None = None
    part: bool = False  # added to an earlier number, not a total ("5 more bodies")

    def text(self) -> str:
        return bounds_text(self.low, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount of money; `currencies` are the ISO 4217 codes that are possible, the likeliest first (may be empty)."""

    low: Fraction | None
    high: Fraction | None
    stated: Fraction
    currencies: tuple[str, ...]
    rates: Rates = NO_RATES  # those of the user, so that whoever compares amounts knows them

    @property
    def unit(self) -> str | None:
        return self.currencies[0] if self.currencies else None

    def text(self) -> str:
        return bounds_text(self.low, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Percent:
    """A share in percent (unit `percent`), or a difference of shares (`percentage-point`, `basis-point`)."""

    low: Fraction | None
    high: Fraction | None
    stated: Fraction
    unit: str = "percent"
    of: str | None = None

    def text(self) -> str:
        return bounds_text(self.low, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """A length of time in calendar units (second, minute, hour, day, week, month, year, decade, century)."""

    low: Fraction | None
    high: Fraction | None
    stated: Fraction
    unit: str

    def text(self) -> str:
        """ISO 8601: `P12Y`, `PT3H`, `P1D..P2D`, `P3Y..`."""
        low, high = ("" if bound is None else duration_text(bound, self.unit) for bound in (self.low, self.high))
        return low if low and low == high else f"{low}..{high}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpan:
    """A stretch of the calendar, both ends included: "in January 2025" is 31 days.

    Where no day of the calendar can be given, `start` and `end` are None and `recurring` says what is known (EDTF): `XXXX-12-29` or
    `XXXX-12` without a year, `-0479` or `-04XX` before the common era.
    An open end is None ("since 2019"). `relative` is true where the text counts from its own date ("yesterday").
    """

    start: date | None
    end: date | None
    grain: Grain
    recurring: str | None = None
    relative: bool = False
    yearless: bool = False  # the text gives no year; the nearest that fits was taken
    approximate: bool = False

    def text(self) -> str:
        """ISO 8601: `2024-12-29`, `2024-12`, `2024`, `START..END`, `XXXX-12-29`, or `-0479`."""
        if self.recurring:
            return self.recurring
        if self.start is None or self.end is None:
            return f"{self.start or ''}..{self.end or ''}"
        if self.start == self.end:
            return self.start.isoformat()
        if self.grain == "month" and self.start.month == self.end.month and self.start.year == self.end.year:
            return f"{self.start:%Y-%m}"
        if self.grain == "year" and self.start.year == self.end.year:
            return f"{self.start.year:04d}"
        return f"{self.start}..{self.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day, in minutes since midnight (0 to 1439).

    `halved` is true where the text doesn't say which half of the day is meant ("at three o'clock"). `zone` is the UTC offset
    (`+03:00`), None where the text names none.
    """

    minute: int
    halved: bool = False
    zone: str | None = None
    approximate: bool = False

    def text(self) -> str:
        """ISO 8601: `T22:08`, `T09:19+00:00`."""
        return f"T{self.minute // 60:02d}:{self.minute % 60:02d}{self.zone or ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinal:
    """A place in an order: the third forum is 3; "last" is -1."""

    rank: int
    of: str | None = None

    def text(self) -> str:
        return str(self.rank)


HOUSE, APART = "house/", "house/apart/"  # before a key that the user's own lists of names give, and one of a name that they tell apart from others


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person, place or organization by name. `key` is the same for names known to be one (an acronym and its long form)."""

    name: str
    key: str | None = None
    role: Role | None = None  # the title said beside a person's name

    def text(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office, taken out of its language: "deputy foreign minister" is rank minister, modifiers (deputy,), domains (foreign-affairs,).

    `of` is the body or country as written; `holder` the name of who holds it, where said.
    """

    rank: str
    modifiers: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    of: str | None = None
    holder: str | None = None

    def text(self) -> str:
        return " ".join((*self.modifiers, *self.domains, self.rank))


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a clause says, as a concept out of its language.

    polarity: concept "affirmed"/"denied"; status: "planned", "begun", "done", …; meaning: a concept with
    exclusive alternatives ("cancel" against "suspend"); attribution: the words said, with the speaker's name.
    """

    concept: str
    group: str | None = None  # the set of concepts that exclude one another
    said: str | None = None
    speaker: str | None = None

    def text(self) -> str:
        return self.speaker or self.concept


@dataclass(frozen=True, slots=True, kw_only=True)
class Custom:
    """What a comparer in Python read: its name, and the value as it gave it."""

    comparer: str
    said: str

    def text(self) -> str:
        return self.said


Value = Quantity | Money | Percent | Duration | TimeSpan | Clock | Ordinal | Name | Role | Statement | Custom


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span of an article that carries one typed value."""

    kind: Kind
    span: Span
    value: Value


# ------------------------------------------------------------------ claims and facts


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
class Skipped:
    """A source that couldn't be read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInfo:
    """An article as the report lists it."""

    article: Article
    sentences: int
    claims: int
    new: bool = False  # one of those whose findings are wanted


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
    findings: tuple[Finding, ...]
    facts: tuple[Agreement, ...]
    skipped: tuple[Skipped, ...] = field(default=())
    stories: tuple[StoryInfo, ...] = field(default=())
