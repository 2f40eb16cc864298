"""Facts become findings: positions that can't all be true, what kind of disagreement it is, and who says what."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Literal

from crosscheck import disputes
from crosscheck.bench import Bench, Case
from crosscheck.clashes import inner
from crosscheck.encode import Vectors
from crosscheck.model import NATURES, Agreement, Claim, Fact, Finding, Kind, Nature, Position, Scope, Severity
from crosscheck.positions import WORST, Conflict, Side, vagueness
from crosscheck.repeats import covers, without_repeats
from crosscheck.rules import AnyRule, House, Rule
from crosscheck.selecting import looks_at
from crosscheck.spelling import spelt
from crosscheck.telling import TOPIC, Story, about, displayed, mention, unit_of, worded
from crosscheck.within import own_words

__all__ = ["TOPIC", "Story", "Weighed", "about", "judge", "weigh"]

SAID: tuple[Kind, ...] = ("meaning", "status", "polarity", "attribution")  # of what the house holds to be true, values are checked, not how it is said
CERTAIN = 0.5  # a fact joined less surely than this is at best an unresolved difference


def judge(
    facts: Sequence[Fact], rules: Sequence[AnyRule], story: Story, vectors: Vectors, *, held: Sequence[Fact] = ()
) -> tuple[tuple[Finding, ...], tuple[Agreement, ...]]:
    """The findings of all rules, worst first, and the facts on which all sources agree; `held` are the facts that the house has something to say of."""
    bench = Bench(rules, story, vectors)
    findings: list[Finding] = []
    agreements: list[Agreement] = []
    for fact in facts:
        found = [f for rule in bench.rules(fact) for f in _apply(rule, fact, bench)]
        findings += found
        if not found and len({c.article for c in fact.claims}) > 1 and bench.agreed(fact):
            position = _position(fact.claims, story)
            agreements.append(Agreement(kind=fact.kind, about=about(fact.claims, story.articles), story=story.id, positions=(position,)))
    told = [f for fact in held if fact.kind not in SAID for f in _against_house(fact, bench)]
    findings = [*told, *without_repeats(f for f in findings if not any(covers(own, f) for own in told))]
    findings += inner(bench, findings)
    findings += spelt(bench)
    rank = {"error": 0, "warning": 1, "info": 2}
    findings.sort(key=lambda f: (rank[f.severity], f.rule, f.positions[0].mentions[0].source, f.positions[0].mentions[0].span, f.fingerprint))
    return tuple(findings), tuple(agreements)


Stop = Literal["one position", "topic", "nature", "scope", "stance", "off", "taken over"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What a rule makes of a fact, and at which of its questions it stopped; None where it reports."""

    claims: Sequence[Claim]  # that the rule compares
    sides: Sequence[Side]
    case: Case | None = None
    nature: Nature = "unresolved"
    why: str = ""
    severity: Severity = "off"
    stopped: Stop | None = None


def weigh(rule: Rule, fact: Fact, bench: Bench) -> Weighed:
    """Put a fact to a rule, question by question."""
    claims = bench.claims(rule, fact.claims)
    sides = _ordered(bench.comparisons.sides(claims, rule), bench.story)
    if len(sides) < 2:
        return Weighed(claims=claims, sides=sides, stopped="one position")
    if not bench.topics.fits(rule, fact.claims):
        return Weighed(claims=claims, sides=sides, stopped="topic")
    found = list(bench.comparisons.conflicts(sides, rule))
    nature, why = _nature(found, rule.natures, fact)
    pairs = [(a, b) for a, b, _ in found] or [(a, b) for p, q in combinations(sides, 2) for a in p for b in q]
    case = Case(kind=fact.kind, nature=nature, scope=_scope(claims), claims=fact.claims, sides=sides, pairs=pairs)
    severity = bench.severity(rule, case)
    stopped: Stop | None = None
    if nature not in rule.natures:
        stopped = "nature"
    elif rule.scope not in ("any", case.scope):
        stopped = "scope"
    elif not disputes.stands(rule.only.dispute, pairs, sides, bench.story):
        stopped = "stance"
    elif severity == "off":
        stopped = "off"
    elif bench.taken_over(rule, case):
        stopped = "taken over"
    return Weighed(claims=claims, sides=sides, case=case, nature=nature, why=why, severity=severity, stopped=stopped)


def _apply(rule: Rule, fact: Fact, bench: Bench) -> Iterator[Finding]:
    """The finding that a rule makes of a fact, if any."""
    found = weigh(rule, fact, bench)
    if found.stopped is None:
        yield _finding(rule, found.severity, (found.nature, found.why), (fact, found.sides), bench.story)


def _against_house(fact: Fact, bench: Bench) -> Iterator[Finding]:
    """For each rule that holds something to be true: the finding where a source contradicts it, by the first comparing rule that says so."""
    story = bench.story
    for house in sorted({story.house[c.article] for c in fact.claims if c.article in story.house}, key=lambda rule: rule.id):
        claims = [c for c in fact.claims if (story.house.get(c.article) is house if c.article in story.house else looks_at(house, story.articles[c.article]))]
        for rule in bench.general(fact):
            sides = _ordered(bench.comparisons.sides(claims, rule), story)
            found = [
                (a, b, c) for a, b, c in bench.comparisons.conflicts(sides, rule) if (a.article in story.house) != (b.article in story.house) and _of_one(a, b)
            ]
            if not found:
                continue
            nature, why = _nature(found, NATURES, fact)
            case = Case(kind=fact.kind, nature=nature, scope=_scope(claims), claims=claims, sides=sides, pairs=[(a, b) for a, b, _ in found])
            severity = bench.severity(house, case)
            if severity != "off":
                yield _finding(house, severity, (nature, why), (fact, sides), story)
            break


def _of_one(a: Claim, b: Claim) -> bool:
    """Whether two sentences that name somebody or something name one in common: what the house holds is short, and like much else."""
    return not a.names or not b.names or bool(a.names & b.names)


def _finding(rule: Rule | House, severity: Severity, judged: tuple[Nature, str], fact: tuple[Fact, Sequence[Side]], story: Story) -> Finding:
    """The finding of a rule: what it is called and why, and the sides of the fact."""
    (nature, why), (about_it, sides) = judged, fact
    claims = [c for side in sides for c in side]
    why = "; ".join([why, *_against_itself(sides, story)])
    told = tuple(_position(p, story) for p in sides)
    topic = about([c for c in claims if c.article not in story.house], story.articles)
    return Finding(
        rule=rule.id, kind=about_it.kind, nature=nature, severity=severity, scope=_scope(claims), about=topic, story=story.id, positions=told,
        message=worded(rule.message, about=topic, positions=told, said=_who_says_what(told), why=why, nature=nature),
    )  # fmt: skip


def _ordered(sides: Sequence[Side], story: Story) -> list[Side]:
    """The sides of most independent sources first."""
    return sorted(sides, key=lambda p: (-len(disputes.voices(p, story)), -len({c.article for c in p}), p[0].article, p[0].span))


def _scope(claims: Sequence[Claim]) -> Scope:
    return "cross" if len({c.article for c in claims}) > 1 else "internal"


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


def _nature(found: Sequence[Conflict], natures: Collection[Nature], fact: Fact) -> tuple[Nature, str]:
    """The worst nature among the claims that contradict each other, and why: the worst of those that are reported, if there is one."""
    told = [(_surely(nature, fact), next((c.why for _, _, c in found if c.nature == nature), None)) for nature in WORST]
    there = [(nature, why) for nature, why in told if why is not None]
    reported = [(nature, why) for nature, why in there if nature in natures]
    return next(iter(reported or there), ("unresolved", "the values may speak of different things"))


def _surely(nature: Nature, fact: Fact) -> Nature:
    """A contradiction is unresolved where the claims may not speak of one thing."""
    return "unresolved" if nature == "contradiction" and fact.strength < CERTAIN else nature


def _position(claims: Sequence[Claim], story: Story) -> Position:
    first = min(claims, key=vagueness)
    return Position(
        value=first.value.text(),
        display=displayed(first, claims, story.articles),
        sources=tuple(sorted({c.article for c in claims})),
        independent=len(disputes.voices(claims, story)),
        house=len({c.article for c in claims} & story.house.keys()),
        mentions=tuple(mention(c, story.articles) for c in claims),
        unit=unit_of(first),
        said=tuple(sorted({f"{c.value.text()} {unit_of(c) or ''}".rstrip() for c in claims})),
    )


def _who_says_what(positions: Sequence[Position]) -> str:
    """`4 sources (3 independent) say 12 years; the house and 1 source say 13 years`."""
    return "; ".join(map(_who, positions))


def _who(position: Position) -> str:
    count = len(position.sources) - position.house
    independent = f" ({position.independent} independent)" if position.independent != count else ""
    who = [*(["the house"] if position.house else []), *([f"{count} source{'s' if count > 1 else ''}{independent}"] if count else [])]
    return f"{' and '.join(who)} {'says' if count + bool(position.house) == 1 else 'say'} {position.display}"
