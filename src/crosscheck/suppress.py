"""Suppressions: findings that somebody has looked at and accepts, each with a reason, some until a day."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from crosscheck.letters import normal
from crosscheck.model import Article, Finding, Position, Report
from crosscheck.report.order import Entry, entries

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """Which findings, and why: one by its fingerprint, or all to which every filter applies; an empty filter applies to all."""

    reason: str
    origin: str  # path:line
    fingerprint: str | None = None  # by sources, as reports show it, or by content
    rules: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    natures: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()  # normalised
    languages: frozenset[str] = frozenset()
    about: tuple[str, ...] = ()  # normalised words; one of them stands in what the finding is about, or in a sentence of its sides
    until: date | None = None  # the last day on which it holds

    def expired(self, today: date) -> bool:
        return self.until is not None and self.until < today

    def __str__(self) -> str:
        """What it suppresses, in a line."""
        until = f" until {self.until}" if self.until else ""
        if self.fingerprint:
            return f"{self.fingerprint}{until}"
        filters = {"rule": self.rules, "kind": self.kinds, "nature": self.natures, "outlets": self.outlets, "languages": self.languages, "about": self.about}
        return "; ".join(f"{name} {', '.join(sorted(words))}" for name, words in filters.items() if words) + until


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """What suppressions make of a report: those that hold, by the fingerprints of its entries, and what is wrong with others."""

    reasons: Mapping[str, Suppression]
    expired: tuple[tuple[Suppression, int], ...]  # with the number of findings that are back
    unused: tuple[Suppression, ...]


def words(text: str) -> str:
    """The words of a text in one spelling, without what stands between them."""
    return " ".join(_WORD.findall(normal(text)))


def suppress(suppressions: Sequence[Suppression], report: Report, today: date) -> Suppressed:
    """Which findings are suppressed on a day: each by the first suppression that holds and applies; all that apply count as used."""
    articles = {source.article.id: source.article for source in report.sources}
    holding = [one for one in suppressions if not one.expired(today)]
    reasons: dict[str, Suppression] = {}
    used: set[int] = set()
    every = entries(report)
    for entry in every:
        applying = [i for i, one in enumerate(holding) if applies(one, entry, articles)]
        used.update(applying)
        if applying:
            reasons[entry.fingerprint] = holding[applying[0]]
    back = [entry for entry in every if entry.fingerprint not in reasons]
    return Suppressed(
        reasons=reasons,
        expired=tuple((one, sum(applies(one, entry, articles) for entry in back)) for one in suppressions if one.expired(today)),
        unused=tuple(one for i, one in enumerate(holding) if i not in used),
    )


def applies(one: Suppression, entry: Entry, articles: Mapping[str, Article]) -> bool:
    """Whether a suppression is meant for a finding, whatever the day."""
    finding = entry.finding
    if one.fingerprint is not None:
        return one.fingerprint in (entry.fingerprint, entry.content)
    return (
        _among(finding.rule, one.rules)
        and _among(finding.kind, one.kinds)
        and _among(finding.nature, one.natures)
        and (not one.about or _speaks_of(finding, one.about))
        and (not (one.outlets or one.languages) or any(_alone(one, position, articles) for position in finding.positions))
    )


def _speaks_of(finding: Finding, told: Sequence[str]) -> bool:
    """Whether some words stand in what a finding is about, or in a sentence of its sides: the counted thing is a part of the value, not of the former."""
    sentences = {mention.sentence.text for position in finding.positions for mention in position.mentions}
    texts = [f" {words(text)} " for text in (finding.about, *sentences)]
    return any(f" {said} " in text for said in told for text in texts)


def _among(word: str, allowed: Collection[str]) -> bool:
    return not allowed or word in allowed


def _alone(one: Suppression, position: Position, articles: Mapping[str, Article]) -> bool:
    """Whether a side is taken by sources of these outlets and languages alone: what another says too isn't theirs."""
    own = [articles[name] for name in position.sources if name in articles and not articles[name].house]
    return bool(own) and all(_among(words(article.outlet or ""), one.outlets) and _among(article.language, one.languages) for article in own)
