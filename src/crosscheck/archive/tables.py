"""Claims, facts and findings as rows: what SQL is to find, in columns of plain types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from crosscheck.archive.records import plain
from crosscheck.display import display
from crosscheck.model import Agreement, Claim, Duration, Finding, Money, Name, Ordinal, Percent, Quantity, Role, Statement, TimeSpan

if TYPE_CHECKING:
    from crosscheck.reading import Reading

Row = tuple[Any, ...]
_LARGEST = 10**300  # what a DOUBLE holds


def claim_rows(number: int, reading: Reading) -> Iterator[Row]:
    """The claims of an article as rows of `claims`."""
    for at, claim in enumerate(sorted(reading.claims, key=lambda c: (c.span, c.kind, c.value.text()))):
        value = claim.value
        days = (value.start, value.end) if isinstance(value, TimeSpan) else (None, None)
        yield (
            number, at, claim.kind, *_texts(value.text(), display(value), unit(claim)), *bounds(claim), *days, *_texts(*_told(claim), claim.speaker),
            claim.hedged, claim.polarity, claim.status, claim.as_of, claim.title, plain(claim.quote), plain(claim.sentence_text), claim.span.start, claim.span.end,
        )  # fmt: skip


def unit(claim: Claim) -> str | None:
    """What a number is in."""
    return claim.value.unit if isinstance(claim.value, Quantity | Money | Percent | Duration) else None


def bounds(claim: Claim) -> tuple[float | None, float | None, float | None]:
    """A number's least and greatest value, and the one that is written; nothing for what is no number."""
    value = claim.value
    if isinstance(value, Quantity | Money | Percent | Duration):
        return _number(value.low), _number(value.high), _number(value.stated)
    return (float(value.rank),) * 3 if isinstance(value, Ordinal) and abs(value.rank) < _LARGEST else (None, None, None)


def _number(value: Fraction | None) -> float | None:
    return None if value is None or abs(value) > _LARGEST else float(value)


def _told(claim: Claim) -> tuple[str | None, str | None, str | None]:
    """What is counted, held or said; what for; and whose key it is."""
    match claim.value:
        case Quantity(of=of, role=role):
            return of, role, None
        case Percent(of=of) | Ordinal(of=of):
            return of, None, None
        case Name(key=key, role=role):
            return None, role.text() if role else None, key
        case Role() as role:
            return role.of, role.text(), None
        case Statement(said=said, concept=concept):
            return said, concept, None
    return None, None, None


def _texts(*texts: str | None) -> Iterator[str | None]:
    return (None if text is None else plain(text) for text in texts)


_Mention = tuple[str, str, int, int]  # article, kind, where


def fact_rows(story: int, number: int, fact: Finding | Agreement) -> Row:
    return story, number, fact.kind, plain(fact.about), isinstance(fact, Agreement)


def finding_row(story: int, number: int, found: Finding) -> Row:
    return (
        story, number, found.fingerprint, plain(found.rule), found.kind, found.nature, found.severity, found.scope, plain(found.about), plain(found.message),
        found.confidence,
    )  # fmt: skip


def position_rows(story: int, number: int, fact: Finding | Agreement, numbers: Mapping[str, int], claims: Mapping[_Mention, Claim]) -> Iterator[Row]:
    """A row a mention: who says what, and its number where it has one."""
    for at, position in enumerate(fact.positions):
        for mention in position.mentions:
            claim = claims.get((mention.source, fact.kind, mention.span.start, mention.span.end))
            low, high, _ = bounds(claim) if claim else (None, None, None)
            value = claim.value if claim else None
            texts = (
                (mention.source, value.text(), display(value), unit(claim) if claim else None)
                if value
                else (mention.source, position.value, position.display, position.unit)
            )
            yield (
                story, number, at, numbers.get(mention.source), *_texts(*texts), low, high, position.independent, plain(mention.quote),
                plain(mention.sentence.text), mention.span.start, mention.span.end,
            )  # fmt: skip


def by_mention(claims: Iterable[Claim]) -> dict[_Mention, Claim]:
    """Claims by where they stand."""
    found: dict[_Mention, Claim] = {}
    for claim in claims:
        found.setdefault((claim.article, claim.kind, claim.span.start, claim.span.end), claim)
    return found
