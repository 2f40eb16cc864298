"""Which stage lost a conflict that wasn't found? Each miss is labelled, with what was read at its quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from scoring import Outcome, Place, Planted, sides_of, tells_apart

from crosscheck import Article, Finding, extract
from crosscheck.align import align
from crosscheck.dateline import read_published
from crosscheck.encode import Encoder, Vectors
from crosscheck.model import Claim, Fact

Stage = Literal["not read", "other kind", "not aligned", "held to agree", "info", "silent"]
STAGES: tuple[Stage, ...] = get_args(Stage)


@dataclass(frozen=True, slots=True)
class Miss:
    """A conflict that wasn't found: the stage that lost it, and a line for each of its quotes."""

    planted: Planted
    stage: Stage
    read: tuple[str, ...]


Explained = tuple[Outcome, tuple[Miss, ...]]  # a story, scored, and its misses where their stages were asked for


@dataclass(frozen=True, slots=True)
class Reading:
    """What the stages before the report made of a story."""

    texts: dict[str, str]  # by file name
    claims: tuple[tuple[Place, Claim], ...]
    facts: tuple[Fact, ...]


def reading(sources: Sequence[Path | Article], encoder: Encoder) -> Reading:
    """Claims and facts as `check` has them: without the dates of datelines."""
    found = extract(sources)
    files = {article.id: Path(article.path).name for article in found.articles}
    claims = []
    for article, own in zip(found.articles, found.claims, strict=True):
        dateline = read_published(article.text, article.language)
        claims += [c for c in own if c.kind != "date" or dateline is None or not c.span.overlaps(dateline[1])]
    placed = tuple((Place(files[c.article], c.span.start, c.span.end), c) for c in claims)
    return Reading({files[a.id]: a.text for a in found.articles}, placed, align(claims, Vectors(encoder)))


def explain(outcome: Outcome, findings: Sequence[Finding], read: Reading) -> tuple[Miss, ...]:
    """The misses of a story, each with its stage."""
    return tuple(Miss(planted, _stage(planted, findings, read), tuple(_quotes(planted, read))) for planted in outcome.missed())


def _stage(planted: Planted, findings: Sequence[Finding], read: Reading) -> Stage:
    """How far a conflict got."""
    if any(tells_apart(sides_of(f), planted.sides, any_length=planted.any_length) for f in findings):
        return "info"  # an alarm would have been a hit
    if planted.kind is None:
        return "silent"
    any_kind = [_claims_at(side, read, planted) for side in planted.sides]
    sides = [[c for c in side if c.kind == planted.kind] for side in any_kind]
    if sum(map(bool, sides)) < 2:
        return "other kind" if sum(map(bool, any_kind)) > 1 else "not read"
    return "held to agree" if any(_joins(fact, sides) for fact in read.facts) else "not aligned"


def _joins(fact: Fact, sides: Sequence[Sequence[Claim]]) -> bool:
    """Whether a fact holds two claims, each of another side."""
    ids = set(map(id, fact.claims))
    held = [ids & set(map(id, side)) for side in sides]
    return any(len(a | b) > 1 for i, a in enumerate(held) for b in held[i + 1 :] if a and b)


def _claims_at(places: Sequence[Place], read: Reading, planted: Planted) -> list[Claim]:
    return [claim for place, claim in read.claims if any(place.lies_on(gold, any_length=planted.any_length) for gold in places)]


def _quotes(planted: Planted, read: Reading) -> Iterator[str]:
    """Each quote with what was read there: `b  fr-1.txt «94 personnes»: quantity 94`."""
    if planted.kind is None:
        return
    for letter, side in zip("abcdefghijklmnopqrstuvwxyz", planted.sides, strict=False):
        for place in side:
            claims = _claims_at([place], read, planted)
            own = [c for c in claims if c.kind == planted.kind] or claims
            values = dict.fromkeys(f"{c.kind} {c.value.text()}" for c in own)
            yield f"{letter}  {place.file} «{' '.join(read.texts[place.file][place.start : place.end].split())}»: {', '.join(values) or '–'}"
