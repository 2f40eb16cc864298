"""Facts become findings: positions that can't all be true, what kind of disagreement it is, and who says what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from crosscheck import disputes
from crosscheck.bench import Bench
from crosscheck.clashes import inner
from crosscheck.display import display
from crosscheck.encode import Vectors
from crosscheck.model import Agreement, Claim, Fact, Finding, Nature, Position, Quantity, Scope, Statement
from crosscheck.positions import WORST, Side, vagueness
from crosscheck.repeats import without_repeats
from crosscheck.rules import AnyRule, Rule
from crosscheck.telling import TOPIC, Story, about, mention, worded
from crosscheck.within import own_words

__all__ = ["TOPIC", "Story", "about", "judge"]

CERTAIN = 0.5  # a fact joined less surely than this is at best an unresolved difference


def judge(facts: Sequence[Fact], rules: Sequence[AnyRule], story: Story, vectors: Vectors) -> tuple[tuple[Finding, ...], tuple[Agreement, ...]]:
    """The findings of all rules, worst first, and the facts on which all sources agree."""
    bench = Bench(rules, story, vectors)
    findings: list[Finding] = []
    agreements: list[Agreement] = []
    for fact in facts:
        found = [f for rule in bench.rules(fact.kind) for f in _apply(rule, fact, bench)]
        findings += found
        if not found and len({c.article for c in fact.claims}) > 1 and bench.agreed(fact):
            position = _position(fact.claims, story)
            agreements.append(Agreement(kind=fact.kind, about=about(fact.claims, story.articles), story=story.id, positions=(position,)))
    findings = list(without_repeats(findings))
    findings += inner(bench, findings)
    rank = {"error": 0, "warning": 1, "info": 2}
    findings.sort(key=lambda f: (rank[f.severity], f.rule, f.positions[0].mentions[0].source, f.positions[0].mentions[0].span, f.fingerprint))
    return tuple(findings), tuple(agreements)


def _apply(rule: Rule, fact: Fact, bench: Bench) -> Iterator[Finding]:
    """The finding that a rule makes of a fact, if any."""
    story = bench.story
    claims = bench.claims(rule, fact.claims)
    sides = bench.comparisons.sides(claims, rule)
    if len(sides) < 2 or not bench.topics.fits(rule, fact.claims):
        return
    sides = sorted(sides, key=lambda p: (-len(disputes.voices(p, story)), -len({c.article for c in p}), p[0].article, p[0].span))
    scope: Scope = "cross" if len({c.article for c in claims}) > 1 else "internal"
    nature, why, pairs = _nature(sides, rule, fact, bench)
    if nature not in rule.natures or rule.scope not in ("any", scope) or not disputes.stands(rule.only.dispute, pairs, sides, story):
        return
    severity = bench.severity(rule, nature, pairs, fact.claims)
    if severity == "off" or bench.taken_over(rule, nature, fact):
        return
    why = "; ".join([why, *_against_itself(sides, story)])
    told = tuple(_position(p, story) for p in sides)
    topic = about(claims, story.articles)
    yield Finding(
        rule=rule.id, kind=fact.kind, nature=nature, severity=severity, scope=scope, about=topic, story=story.id, positions=told,
        message=worded(rule.message, about=topic, positions=told, said=_who_says_what(told), why=why, nature=nature),
    )  # fmt: skip


def _against_itself(sides: Sequence[Side], story: Story) -> Iterator[str]:
    """Which source disagrees with the dates and measures of its own text, where arithmetic can tell: `fr-2's own dates, 2012 to 2024, give 12 years`."""
    for own in sides:
        others = [c for p in sides if p is not own for c in p]
        for article in sorted({c.article for c in own}):
            claims = story.claims_of(article)
            notes = (own_words(story.articles[article], claims, c, others) for c in own if c.article == article)
            note = next((n for n in notes if n), None)
            if note:
                yield f"{Path(story.articles[article].path).stem}'s {note}"


def _nature(sides: Sequence[Side], rule: Rule, fact: Fact, bench: Bench) -> tuple[Nature, str, list[disputes.Pair]]:
    """The worst nature, of those that the rule reports, among the pairs of claims on different sides; why; and the pairs that contradict each other."""
    found = list(bench.comparisons.conflicts(sides, rule))
    pairs = [(a, b) for a, b, _ in found]
    for nature in WORST:
        told: Nature = "unresolved" if nature == "contradiction" and fact.strength < CERTAIN else nature
        why = next((c.why for _, _, c in found if c.nature == nature), None)
        if why is not None and told in rule.natures:
            return told, why, pairs
    between = [(a, b) for i, p in enumerate(sides) for q in sides[i + 1 :] for a in p for b in q]
    return "unresolved", "the values may speak of different things", pairs or between


def _position(claims: Sequence[Claim], story: Story) -> Position:
    first = min(claims, key=vagueness)
    return Position(
        value=first.value.text(),
        display=_shown(first),
        sources=tuple(sorted({c.article for c in claims})),
        independent=len(disputes.voices(claims, story)),
        mentions=tuple(mention(c, story.articles) for c in claims),
    )


def _shown(claim: Claim) -> str:
    if isinstance(claim.value, Quantity) and claim.value.of and claim.value.unit is None:
        return f"{display(claim.value)} {claim.value.of}"
    if isinstance(claim.value, Statement) and claim.kind == "meaning":
        word = claim.value.concept.replace("_", " ")
        return word if claim.quote.casefold().startswith(word) else f"{word} ({claim.quote})"
    return display(claim.value)


def _who_says_what(positions: Sequence[Position]) -> str:
    """`4 sources (3 independent) say 12 years; 1 source says 13 years`."""
    parts = []
    for p in positions:
        count = len(p.sources)
        independent = f" ({p.independent} independent)" if p.independent != count else ""
        parts.append(f"{count} source{'s say' if count > 1 else ' says'} {p.display}" if not independent else f"{count} sources{independent} say {p.display}")
    return "; ".join(parts)
