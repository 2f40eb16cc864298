"""The rules of a run before one story: which look at a fact, which are taken over by others, and how bad a finding is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosscheck import disputes
from crosscheck.disputes import Pair
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact, Kind, Nature, Scope, Severity
from crosscheck.positions import Comparisons
from crosscheck.rules import Adjustment, AnyRule, House, Rule
from crosscheck.rules.model import Sources, Topic
from crosscheck.selecting import Topics, looks_at
from crosscheck.telling import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a rule has found, before it is told."""

    kind: Kind
    nature: Nature
    scope: Scope
    claims: Sequence[Claim]  # of the fact
    sides: Sequence[Sequence[Claim]]
    pairs: Sequence[Pair]  # claims that contradict each other


class Bench:
    """Rules and a story; what is asked of many rules is worked out once."""

    def __init__(self, rules: Sequence[AnyRule], story: Story, vectors: Vectors) -> None:
        self.story = story
        self.comparisons = Comparisons()
        self.topics = Topics(story, vectors)
        self.house = [rule for rule in rules if isinstance(rule, House)]
        self.checks = [rule for rule in rules if isinstance(rule, Rule) and rule.within]
        self._comparing = [rule for rule in rules if isinstance(rule, Rule) and not rule.within]
        self._adjusting = [rule for rule in rules if isinstance(rule, Adjustment)]
        self._by_kind: dict[Kind, list[Rule]] = {}
        for rule in self._comparing:
            for kind in rule.kinds:
                self._by_kind.setdefault(kind, []).append(rule)
        self._gives_way = {rule.id: frozenset(self._others(rule)) for rule in (*self._comparing, *self.checks)}
        self._instead: dict[str, list[Rule]] = {}
        for rule in (*self._comparing, *self.checks):
            for name in self._gives_way[rule.id]:
                self._instead.setdefault(name, []).append(rule)
        self._heard: dict[str, list[Adjustment]] = {}

    def _others(self, rule: Rule) -> Iterator[str]:
        """The rules that say nothing of what a rule looks at; if it doesn't name them, and is for some topics or sources, the general ones of its comparer."""
        if rule.instead_of is not None:
            yield from rule.instead_of
        elif _particular(rule):
            yield from (other.id for other in (*self._comparing, *self.checks) if other.comparer == rule.comparer and not _particular(other))

    def rules(self, fact: Fact) -> list[Rule]:
        """The rules that compare the claims of a fact."""
        return [rule for rule in self._by_kind.get(fact.kind, ()) if rule.looks_at(fact.kind, fact.claims)]

    def general(self, fact: Fact) -> Iterator[Rule]:
        """Those of them that are for all topics and sources."""
        return (rule for rule in self.rules(fact) if rule.only.empty and rule.excluding.empty)

    def claims(self, rule: Rule, claims: Sequence[Claim]) -> list[Claim]:
        """The claims of a fact that a rule compares: of sources that it is for, and that no other rule silences."""
        kept = [c for c in claims if looks_at(rule, self.story.articles[c.article])]
        for other in self._adjusts(rule):
            if disputes.silences(other) and any(self._named(other, c) for c in kept) and self.topics.fits(other, claims):
                kept = [c for c in kept if not self._named(other, c)]
        return self.comparisons.meant(kept, rule)

    def _named(self, rule: AnyRule, claim: Claim) -> bool:
        return looks_at(rule, self.story.articles[claim.article])

    def _adjusts(self, rule: AnyRule) -> list[Adjustment]:
        """The rules that adjust a rule, or one in whose place it speaks; asked of every fact, and worked out once."""
        if rule.id not in self._heard:
            meant = {rule.id, *self._gives_way.get(rule.id, ())}
            self._heard[rule.id] = [other for other in self._adjusting if not other.adjusts or not meant.isdisjoint(other.adjusts)]
        return self._heard[rule.id]

    def taken_over(self, rule: Rule, case: Case) -> bool:
        """Whether a more particular rule looks at the fact in the place of this one."""
        return next(self.takers(rule, case), None) is not None

    def takers(self, rule: Rule, case: Case) -> Iterator[Rule]:
        """The more particular rules that look at the fact, and at all of the sources that stand against each other, in the place of this one."""
        return (other for other in self._instead.get(rule.id, ()) if self._looks_at(other, case))

    def silencers(self, rule: Rule, claim: Claim, claims: Sequence[Claim]) -> Iterator[Adjustment]:
        """The rules for which a claim of a fact takes no part in what another rule compares."""
        return (o for o in self._adjusts(rule) if disputes.silences(o) and self._named(o, claim) and self.topics.fits(o, claims))

    def _looks_at(self, rule: Rule, case: Case) -> bool:
        if not rule.looks_at(case.kind, case.claims) or case.nature not in rule.natures or rule.scope not in ("any", case.scope):
            return False
        return all(looks_at(rule, self.story.articles[c.article]) for pair in case.pairs for c in pair) and self.topics.fits(rule, case.claims)

    def severity(self, rule: AnyRule, case: Case) -> Severity:
        """How bad a finding of a rule is, once the rules that adjust it have been heard."""
        return self.adjusted(rule, rule.severity[case.nature], case)

    def adjusted(self, rule: AnyRule, base: Severity, case: Case) -> Severity:
        """The same where the rule's own severity is another."""
        if base == "off":
            return base
        adjusting = [
            other
            for other in self._adjusts(rule)
            if other.severity.get(case.nature, base) != base
            and disputes.stands(other.only.dispute, case.pairs, case.sides, self.story)
            and self.topics.fits(other, case.claims)
        ]
        return disputes.adjusted(base, case.nature, adjusting, case.pairs, self.story)

    def agreed(self, fact: Fact) -> bool:
        """Whether a rule that looks at the fact finds all its claims true together."""
        ordered = sorted(self.rules(fact), key=_particular)  # of most facts a general rule says so
        return any(self._agreed(rule, fact) for rule in ordered)

    def _agreed(self, rule: Rule, fact: Fact) -> bool:
        claims = self.claims(rule, fact.claims)
        return len({c.article for c in claims}) > 1 and self.comparisons.agreed(claims, rule) and self.topics.fits(rule, fact.claims)


def _particular(rule: Rule) -> bool:
    """Whether a rule is for some topics or sources alone."""
    return rule.only.topic != Topic() or rule.only.sources != Sources()
