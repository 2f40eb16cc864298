"""Facts become findings: positions that can't all be true, what kind of disagreement it is, and who says what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from crosscheck.clashes import inner
from crosscheck.display import display
from crosscheck.model import Agreement, Claim, Comparison, Fact, Finding, Nature, Position, Quantity, Scope, Statement
from crosscheck.repeats import without_repeats
from crosscheck.rules import Rule
from crosscheck.telling import TOPIC, Story, about, mention
from crosscheck.within import own_words

__all__ = ["TOPIC", "Story", "about", "judge"]

CERTAIN = 0.5  # a fact joined less surely than this is at best an unresolved difference
_WORST: tuple[Nature, ...] = ("contradiction", "regression", "update", "precision")


def judge(facts: Sequence[Fact], rules: Sequence[Rule], story: Story) -> tuple[tuple[Finding, ...], tuple[Agreement, ...]]:
    """The findings of all rules, worst first, and the facts on which all sources agree."""
    findings: list[Finding] = []
    agreements: list[Agreement] = []
    between = [rule for rule in rules if not rule.within]
    for fact in facts:
        found = [f for rule in between if rule.looks_at(fact) for f in _apply(rule, fact, story)]
        findings += found
        if not found and len({c.article for c in fact.claims}) > 1 and _agreed(fact, between):
            position = _position(fact.claims, story)
            agreements.append(Agreement(kind=fact.kind, about=about(fact.claims, story.articles), story=story.id, positions=(position,)))
    findings = list(without_repeats(findings))
    findings += inner([rule for rule in rules if rule.within], story, findings)
    rank = {"error": 0, "warning": 1, "info": 2}
    findings.sort(key=lambda f: (rank[f.severity], f.rule, f.positions[0].mentions[0].source, f.positions[0].mentions[0].span, f.fingerprint))
    return tuple(findings), tuple(agreements)


def _apply(rule: Rule, fact: Fact, story: Story) -> Iterator[Finding]:
    """The finding that a rule makes of a fact, if any."""
    positions = _partition(fact.claims, rule, strict=False)
    if len(positions) < 2:
        positions = _partition(fact.claims, rule, strict=True)
    if len(positions) < 2:
        return
    positions.sort(key=lambda p: (-len({story.voices[c.article] for c in p}), -len({c.article for c in p}), p[0].article, p[0].span))
    scope: Scope = "cross" if len({c.article for p in positions for c in p}) > 1 else "internal"
    nature, why = _nature(positions, rule)
    if nature == "contradiction" and fact.strength < CERTAIN:
        nature = "unresolved"
    severity = rule.severity[nature]
    if severity == "off" or rule.scope not in ("any", scope):
        return
    why = "; ".join([why, *_against_itself(positions, story)])
    told = tuple(_position(p, story) for p in positions)
    topic = about(fact.claims, story.articles)
    yield Finding(
        rule=rule.id, kind=fact.kind, nature=nature, severity=severity, scope=scope, about=topic, story=story.id, positions=told,
        message=rule.message.format(about=topic, positions=_who_says_what(told), why=why),
    )  # fmt: skip


def _against_itself(positions: Sequence[Sequence[Claim]], story: Story) -> Iterator[str]:
    """Which source disagrees with the dates and measures of its own text, where arithmetic can tell: `fr-2's own dates, 2012 to 2024, give 12 years`."""
    for own in positions:
        others = [c for p in positions if p is not own for c in p]
        for article in sorted({c.article for c in own}):
            claims = story.claims_of(article)
            notes = (own_words(story.articles[article], claims, c, others) for c in own if c.article == article)
            note = next((n for n in notes if n), None)
            if note:
                yield f"{Path(story.articles[article].path).stem}'s {note}"


def _partition(claims: Sequence[Claim], rule: Rule, *, strict: bool) -> list[list[Claim]]:
    """Claims that can all be true together, each in the first position that it fits; a rounding only counts apart if strict."""
    positions: list[list[Claim]] = []
    for claim in sorted(claims, key=_vagueness):
        home = next((p for p in positions if all(_fits(claim, other, rule, strict=strict) for other in p)), None)
        if home is None:
            positions.append([claim])
        else:
            home.append(claim)
    return [sorted(p, key=lambda c: (c.article, c.span)) for p in positions]


def _vagueness(claim: Claim) -> tuple[int, str, object]:
    """Exact values first, so that an open one ("more than 10") joins a position rather than founding one."""
    low, high = getattr(claim.value, "low", None), getattr(claim.value, "high", None)
    start, end = getattr(claim.value, "start", None), getattr(claim.value, "end", None)
    width = (end - start).days if start and end else 0
    return (width if start else 0 if low is not None and low == high else 1 if hasattr(claim.value, "low") else 0, claim.article, claim.span)


def _fits(a: Claim, b: Claim, rule: Rule, *, strict: bool) -> bool:
    found = rule.compare(a, b)
    return found is None or found.verdict == "compatible" or (not strict and found.nature == "precision")


def _nature(positions: Sequence[Sequence[Claim]], rule: Rule) -> tuple[Nature, str]:
    """The worst nature among the pairs of claims on different positions, and why."""
    found: list[Comparison] = []
    for i, p in enumerate(positions):
        for q in positions[i + 1 :]:
            found += [c for a in p for b in q if (c := rule.compare(a, b)) and c.verdict == "conflicting"]
    for nature in _WORST:
        why = next((c.why for c in found if c.nature == nature), None)
        if why is not None:
            return nature, why
    return "unresolved", "the values may speak of different things"


def _agreed(fact: Fact, rules: Sequence[Rule]) -> bool:
    return any(rule.looks_at(fact) and len(_partition(fact.claims, rule, strict=False)) == 1 for rule in rules)


def _position(claims: Sequence[Claim], story: Story) -> Position:
    first = min(claims, key=_vagueness)
    return Position(
        value=first.value.text(),
        display=_shown(first),
        sources=tuple(sorted({c.article for c in claims})),
        independent=len({story.voices[c.article] for c in claims}),
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
