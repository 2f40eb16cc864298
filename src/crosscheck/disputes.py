"""How the sources of a finding stand against each other, and how bad it is once the rules that adjust others have been heard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from crosscheck.model import NATURES, SEVERITIES, Claim, Nature, Severity
from crosscheck.rules import Adjustment, AnyRule
from crosscheck.rules.model import Dispute
from crosscheck.selecting import Topics, is_source, unwanted, wanted
from crosscheck.telling import Story

Pair = tuple[Claim, Claim]  # claims that contradict each other


def silences(rule: Adjustment) -> bool:
    """Whether what the rule names takes no part at all: all that it says of sources and topics is switched off, whoever stands against whom."""
    return rule.only.dispute == Dispute() and all(rule.severity.get(nature) == "off" for nature in NATURES)


def stands(dispute: Dispute, pairs: Sequence[Pair], sides: Sequence[Sequence[Claim]], story: Story) -> bool:
    """Whether the sources stand against each other as a rule wants it."""
    if dispute.pairs and not any(_languages(pair, story) in dispute.pairs for pair in pairs):
        return False
    if dispute.majority:
        first, second, *_ = sorted((len(voices(side, story)) for side in sides), reverse=True)
        if first < dispute.majority or first == second:
            return False
    return not dispute.against or any(len(against) >= dispute.against for against in _opponents(dispute, pairs, story))


def _opponents(dispute: Dispute, pairs: Sequence[Pair], story: Story) -> Iterable[set[str]]:
    """For each source that may be the dissenter, the independent voices that contradict it."""
    against: dict[str, set[str]] = {}
    for pair in pairs:
        for own, other in (pair, pair[::-1]):
            if dispute.dissenter is None or is_source(dispute.dissenter, story.articles[own.article]):
                against.setdefault(own.article, set()).add(story.voices[other.article])
    return (found - {story.voices[article]} for article, found in against.items())


def voices(claims: Iterable[Claim], story: Story) -> set[str]:
    """The independent sources that make claims; the house is none of them."""
    return {story.voices[c.article] for c in claims if c.article not in story.house}


def severity(base: Severity, nature: Nature, adjusting: Sequence[Adjustment], pairs: Sequence[Pair], story: Story) -> Severity:
    """The severity of a finding: that of its rule, or the worst that rules that are for this finding give it.

    A worse severity needs two claims that an adjusting rule is for among those that contradict each other; a milder one needs all to be such.
    """
    found = []
    for rule in adjusting:
        given = rule.severity.get(nature, base)
        milder = SEVERITIES.index(given) > SEVERITIES.index(base)
        if given != base and (all if milder else any)(_is_for(rule, pair, story) for pair in pairs):
            found.append(given)
    return min(found, key=SEVERITIES.index, default=base)


def _is_for(rule: AnyRule, pair: Pair, story: Story) -> bool:
    """Whether one of two claims is of a source that a rule names, none of a source that it leaves out, and their languages are a pair that it names."""
    own = [story.articles[c.article] for c in pair]
    if rule.only.dispute.pairs and _languages(pair, story) not in rule.only.dispute.pairs:
        return False
    return any(wanted(rule, a) for a in own) and not any(unwanted(rule, a) for a in own)


def _languages(pair: Pair, story: Story) -> tuple[str, str]:
    first, second = sorted(story.articles[c.article].language for c in pair)
    return first, second
