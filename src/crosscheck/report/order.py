"""The one order of a report's findings, with fingerprints told apart; every format shows this order."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from crosscheck.letters import normal
from crosscheck.model import KINDS, NATURES, SEVERITIES, Agreement, Finding, Position, PositionMention, Report, SourceInfo
from crosscheck.shelf import Laid


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding with the fingerprint it has in this report, unique in it."""

    fingerprint: str
    finding: Finding

    @property
    def content(self) -> str:
        """Names the finding by rule, values and the sentences they stand in, without the names of sources: it stays when files are renamed."""
        parts = sorted("|".join([*(position.said or (position.value,)), *_sentences(position)]) for position in self.finding.positions)
        return hashlib.sha256("\n".join([self.finding.rule, self.finding.kind, *parts]).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Entries(Sequence[Entry]):
    """The entries of findings that may lie in a file: each is made when it is asked for."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        ranks = {place: _rank(finding) for place, finding in enumerate(findings) if finding.severity != "off"}
        self._places = sorted(ranks, key=ranks.__getitem__)
        self._findings = findings
        self._fingerprints: list[str] = []
        seen: Counter[str] = Counter()
        for place in self._places:
            plain = findings[place].fingerprint
            seen[plain] += 1
            self._fingerprints.append(plain if seen[plain] == 1 else f"{plain}:{seen[plain]}")

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Entry, ...]: ...
    def __getitem__(self, place: int | slice) -> Entry | tuple[Entry, ...]:
        if isinstance(place, slice):
            return tuple(self[n] for n in range(*place.indices(len(self))))
        return Entry(self._fingerprints[place], self._findings[self._places[place]])


def entries(report: Report) -> Sequence[Entry]:
    """The findings, worst first; those that are off are left out. A tuple where they are few.

    Findings with one fingerprint (the same rule, sources and values twice) are told apart as `…`, `…:2`, `…:3`, in the order of their places.
    """
    found = Entries(report.findings)
    return found if isinstance(report.findings, Laid) else tuple(found)


def _sentences(position: Position) -> list[str]:
    """What the sentences say, whatever their spaces, their case and the spelling of their letters."""
    return sorted({" ".join(normal(mention.sentence.text).split()) for mention in position.mentions})


def agreements(report: Report) -> Iterator[Agreement]:
    """The facts on which the sources agree, sorted by story, kind and place; where they are many, they are read story by story."""
    for facts in report.facts.parts() if isinstance(report.facts, Laid) else [report.facts]:
        yield from sorted(facts, key=lambda fact: (fact.story, KINDS.index(fact.kind), _places(fact.positions), fact.about))


def sources(report: Report) -> tuple[SourceInfo, ...]:
    """The articles by path."""
    return tuple(sorted(report.sources, key=lambda source: (source.article.path, source.article.id)))


def notes(report: Report) -> tuple[tuple[str, str], ...]:
    """What the user should know of how articles were read, each with the article's path, by path."""
    return tuple((source.article.path, note) for source in sources(report) for note in source.article.notes)


def mentions(position: Position) -> tuple[PositionMention, ...]:
    """A position's mentions by path and place."""
    return tuple(sorted(position.mentions, key=_place))


def _place(mention: PositionMention) -> tuple[str, int, int, str]:
    return mention.path, mention.span.start, mention.span.end, mention.source


def _places(positions: tuple[Position, ...]) -> list[tuple[str, list[tuple[str, int, int, str]]]]:
    return sorted((position.value, sorted(map(_place, position.mentions))) for position in positions)


def _rank(finding: Finding) -> tuple[object, ...]:
    return (
        SEVERITIES.index(finding.severity),
        NATURES.index(finding.nature),
        finding.story,
        KINDS.index(finding.kind),
        finding.rule,
        _places(finding.positions),
        finding.about,
        finding.message,
    )
