"""Clashes inside one article become findings, but for those that a comparison of the sources has found already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from crosscheck.bench import Bench, Case
from crosscheck.model import Article, Finding, Position, Severity, Span
from crosscheck.rules import Rule
from crosscheck.selecting import looks_at
from crosscheck.telling import Story, about, mention, worded
from crosscheck.within import Clash, Line, Side, check, lines

_LOUD: tuple[Severity, ...] = ("error", "warning")


def inner(bench: Bench, known: Sequence[Finding]) -> list[Finding]:
    """The findings of the rules that check each article by itself."""
    found: list[Finding] = []
    story = bench.story
    for name in sorted(story.articles.keys() - story.house.keys()):
        article = story.articles[name]
        told = lines(article, story.claims_of(name)) if bench.checks else ()
        for rule in bench.checks:
            found += (f for f, minor in _apply(rule, article, told, bench) if not any(_same(f, other, minor=minor) for other in (*known, *found)))
    return found


def _apply(rule: Rule, article: Article, told: Sequence[Line], bench: Bench) -> Iterator[tuple[Finding, bool]]:
    """What one rule finds in one article, and whether it is minor."""
    if rule.scope == "cross" or not looks_at(rule, article):
        return
    for clash in check(rule.comparer).clashes(article, told, rule.options):
        severity = _severity(rule, clash, bench)
        if severity != "off":
            yield _finding(rule, clash, severity, bench.story), clash.minor


def _severity(rule: Rule, clash: Clash, bench: Bench) -> Severity:
    """How bad a clash is; off where the rule isn't for it."""
    claims = [c for side in clash.sides for c in side.claims]
    pairs = [(a, b) for one, other in combinations(clash.sides, 2) for a in one.claims for b in other.claims]
    if clash.kind not in rule.kinds or clash.nature not in rule.natures or not bench.topics.fits(rule, claims):
        return "off"
    case = Case(kind=clash.kind, nature=clash.nature, scope="internal", claims=claims, sides=[side.claims for side in clash.sides], pairs=pairs)
    return "off" if bench.taken_over(rule, case) else bench.severity(rule, case)


def _finding(rule: Rule, clash: Clash, severity: Severity, story: Story) -> Finding:
    topic = about([clash.sides[0].claims[0]], story.articles)
    shown = " against ".join(side.display for side in clash.sides)
    positions = tuple(_position(side, story) for side in clash.sides)
    return Finding(
        rule=rule.id, kind=clash.kind, nature=clash.nature, severity=severity, scope="internal", about=topic, story=story.id,
        positions=positions, message=worded(rule.message, about=topic, positions=positions, said=shown, why=clash.why, nature=clash.nature),
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
