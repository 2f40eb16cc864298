"""Clashes inside one article become findings, but for those that a comparison of the sources has found already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.model import Finding, Position, Severity, Span
from crosscheck.rules import Rule
from crosscheck.telling import Story, about, mention
from crosscheck.within import Clash, Line, Side, check, lines

_LOUD: tuple[Severity, ...] = ("error", "warning")


def inner(rules: Sequence[Rule], story: Story, known: Sequence[Finding]) -> list[Finding]:
    """The findings of the rules that check each article by itself."""
    found: list[Finding] = []
    for article in sorted(story.articles):
        told = lines(story.articles[article], story.claims_of(article)) if rules else ()
        for rule in rules:
            found += (f for f, minor in _apply(rule, article, told, story) if not any(_same(f, other, minor=minor) for other in (*known, *found)))
    return found


def _apply(rule: Rule, article: str, told: Sequence[Line], story: Story) -> Iterator[tuple[Finding, bool]]:
    """What one rule finds in one article, and whether it is minor."""
    if rule.scope == "cross":
        return
    for clash in check(rule.comparer).clashes(story.articles[article], told, rule.options):
        severity = rule.severity[clash.nature]
        if severity != "off" and clash.kind in rule.kinds:
            yield _finding(rule, clash, severity, story), clash.minor


def _finding(rule: Rule, clash: Clash, severity: Severity, story: Story) -> Finding:
    topic = about([clash.sides[0].claims[0]], story.articles)
    shown = " against ".join(side.display for side in clash.sides)
    return Finding(
        rule=rule.id, kind=clash.kind, nature=clash.nature, severity=severity, scope="internal", about=topic, story=story.id,
        positions=tuple(_position(side, story) for side in clash.sides),
        message=rule.message.format(about=topic, positions=shown, why=clash.why),
    )  # fmt: skip


def _position(side: Side, story: Story) -> Position:
    return Position(
        value=side.value,
        display=side.display,
        sources=(side.claims[0].article,),
        independent=1,
        mentions=tuple(mention(c, story.articles) for c in side.claims),
    )


def _same(found: Finding, known: Finding, *, minor: bool) -> bool:
    """Whether an alarm already sets the same words of the article against each other; of a minor one, some of them against another source's."""
    if known.severity not in _LOUD or len(found.positions) < 2:
        return False
    sides = [_spans(p) for p in found.positions]
    there = [_spans(p) for p in known.positions]
    homes = [{i for i, own in enumerate(there) if _touch(side, own)} for side in sides]
    if minor and known.scope == "cross" and known.kind == found.kind:
        return any(homes)
    return any(i != j for i in homes[0] for j in homes[1])


def _spans(position: Position) -> list[tuple[str, Span]]:
    return [(m.source, m.span) for m in position.mentions]


def _touch(a: Sequence[tuple[str, Span]], b: Sequence[tuple[str, Span]]) -> bool:
    return any(x == y and s.overlaps(t) for x, s in a for y, t in b)
