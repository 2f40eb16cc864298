"""The rules of a run before one story: which look at a fact, which are taken over by others, and how bad a finding is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck import disputes
from crosscheck.disputes import Pair
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact, Kind, Nature, Severity
from crosscheck.positions import Comparisons
from crosscheck.rules import Adjustment, AnyRule, House, Rule
from crosscheck.rules.model import Topic
from crosscheck.selecting import Topics, looks_at
from crosscheck.telling import Story


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
        self._instead: dict[str, list[Rule]] = {}
        for rule in self._comparing:
            for name in self._others(rule):
                self._instead.setdefault(name, []).append(rule)

    def _others(self, rule: Rule) -> Iterator[str]:
        """The rules that say nothing of what a rule looks at; if it doesn't name them, and has a topic, those of its comparer that have none."""
        if rule.instead_of is not None:
            yield from rule.instead_of
        elif _particular(rule):
            yield from (other.id for other in self._comparing if other.comparer == rule.comparer and not _particular(other))

    def rules(self, fact: Fact) -> list[Rule]:
        """The rules that compare the claims of a fact."""
        return [rule for rule in self._by_kind.get(fact.kind, ()) if rule.looks_at(fact)]

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

    def _adjusts(self, rule: AnyRule) -> Iterator[Adjustment]:
        return (other for other in self._adjusting if not other.adjusts or rule.id in other.adjusts)

    def taken_over(self, rule: Rule, nature: Nature, fact: Fact) -> bool:
        """Whether a more particular rule looks at the fact in the place of this one."""
        return next(self.takers(rule, nature, fact), None) is not None

    def takers(self, rule: Rule, nature: Nature, fact: Fact) -> Iterator[Rule]:
        """The more particular rules that look at the fact in the place of this one."""
        others = self._instead.get(rule.id, ())
        return (other for other in others if other.looks_at(fact) and nature in other.natures and self.topics.fits(other, fact.claims))

    def silencers(self, rule: Rule, claim: Claim, claims: Sequence[Claim]) -> Iterator[Adjustment]:
        """The rules for which a claim of a fact takes no part in what another rule compares."""
        return (o for o in self._adjusts(rule) if disputes.silences(o) and self._named(o, claim) and self.topics.fits(o, claims))

    def severity(self, rule: AnyRule, nature: Nature, pairs: Sequence[Pair], claims: Sequence[Claim]) -> Severity:
        """How bad a finding of a rule is, once the rules that adjust it have been heard."""
        return self.adjusted(rule, rule.severity[nature], nature, pairs, claims)

    def adjusted(self, rule: AnyRule, base: Severity, nature: Nature, pairs: Sequence[Pair], claims: Sequence[Claim]) -> Severity:
        """The same where the rule's own severity is another."""
        if base == "off":
            return base
        sides = [list(side) for side in zip(*pairs, strict=True)]
        adjusting = [
            other
            for other in self._adjusts(rule)
            if other.severity.get(nature, base) != base and disputes.stands(other.only.dispute, pairs, sides, self.story) and self.topics.fits(other, claims)
        ]
        return disputes.adjusted(base, nature, adjusting, pairs, self.story)

    def agreed(self, fact: Fact) -> bool:
        """Whether a rule that looks at the fact finds all its claims true together."""
        ordered = sorted(self.rules(fact), key=_particular)  # of most facts a general rule says so
        return any(self._agreed(rule, fact) for rule in ordered)

    def _agreed(self, rule: Rule, fact: Fact) -> bool:
        claims = self.claims(rule, fact.claims)
        return len({c.article for c in claims}) > 1 and self.comparisons.agreed(claims, rule) and self.topics.fits(rule, fact.claims)


def _particular(rule: Rule) -> bool:
    """Whether a rule is for some topics alone."""
    return rule.only.topic != Topic()
