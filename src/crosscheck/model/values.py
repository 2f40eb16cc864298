"""What a mention can carry: an amount, a time, a name, a role, what somebody said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crosscheck.model.amounts import Duration, Money, Percent, Quantity
from crosscheck.model.article import Span
from crosscheck.model.kinds import Grain, Kind


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
