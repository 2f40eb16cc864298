"""What a rule is for, in plain words: its shape, its filters, its severities, what an example expects. Nothing here is mark-up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from crosscheck.model import NATURES, SEVERITIES, Nature, Severity
from crosscheck.report.words import count, language_name
from crosscheck.rules import Adjustment, AnyRule, House, Rule
from crosscheck.rules.model import ALARMING, Dispute, Filter, Sources, Topic

EXPECTED: Mapping[str, str] = {
    "conflict": "a conflict, which is an error or a warning",
    "error": "an error",
    "warning": "a warning as the worst",
    "info": "only infos",
    "unresolved": "something unresolved",
    "others": "nothing of this rule, and an alarm of another",
    "agree": "agreement: no alarm of this rule, and a fact of its kinds on which the sources agree",
    "silent": "silence: no error or warning of any rule",
}
SPEAKING = ("conflict", "error", "warning", "info", "unresolved")
HEDGES: Mapping[str, str] = {
    "widen": "a hedged number is as wide as its words: “about 300” holds 290",
    "exact": "a hedged number is the number as stated: “about 300” is 300",
    "skip": "what is hedged (“about 300”) isn't compared",
}
SCOPES: Mapping[str, str] = {"any": "between articles and inside one", "cross": "between articles alone", "internal": "inside one article alone"}


def shape(rule: AnyRule) -> str:
    """`comparing`, `adjusting` or `house`."""
    return "adjusting" if isinstance(rule, Adjustment) else "house" if isinstance(rule, House) else "comparing"


def looks_at(rule: AnyRule) -> str:
    """What a rule looks at, in a few words: `quantity`, `money by comparer quantity`, `check sums`, `adjusts all rules`, `house: same`."""
    if isinstance(rule, Adjustment):
        return f"adjusts {rule.adjusts[0] if len(rule.adjusts) == 1 else f'{len(rule.adjusts)} rules' if rule.adjusts else 'all rules'}"
    if isinstance(rule, House):
        return f"house: {', '.join(facts(rule))}"
    if isinstance(rule, Rule) and rule.within:
        return f"check {rule.comparer}"
    kinds = ", ".join(rule.kinds) if isinstance(rule, Rule) else ""
    return kinds if isinstance(rule, Rule) and kinds == rule.comparer else f"{kinds} by {getattr(rule, 'comparer', '')}"


def facts(rule: House) -> Iterator[str]:
    """The keys of the facts of the house that a rule states."""
    values = {"references": rule.references, "same": rule.same, "different": rule.different, "rates": rule.rates.pairs}
    values |= {"currencies": rule.currencies, "copies": rule.copies, "spellings": rule.spellings}
    return (key for key, value in values.items() if value)


def severities(rule: AnyRule) -> dict[Nature, Severity]:
    """The severity of each nature that a rule can report, or that it changes."""
    if isinstance(rule, House):
        found = dict(rule.severity) if rule.references else {}
        return {**found, "precision": rule.spelling} if rule.spellings else found
    natures = rule.natures if isinstance(rule, Rule) else NATURES
    return {nature: rule.severity[nature] for nature in natures if nature in rule.severity}


def in_brief(rule: AnyRule) -> str:
    """The severities of a rule, worst first, each once: `error, warning, info`."""
    found = set(severities(rule).values())
    return ", ".join(severity for severity in SEVERITIES if severity in found) or "reports nothing"


def with_severity(rule: AnyRule, severity: Severity) -> dict[Nature, Severity]:
    """The severities of a rule for which a configuration sets one."""
    return {nature: severity if severity == "off" or nature in ALARMING else own for nature, own in severities(rule).items()}


# ------------------------------------------------------------------ filters


def filtered(found: Filter, *, leaving: bool = False) -> list[str]:
    """What a filter says, a phrase a key; `leaving` is for `except`."""
    return [*_sources(found.sources, "sources"), *_topic(found.topic), *([] if leaving else _dispute(found.dispute))]


def _sources(sources: Sources, who: str) -> Iterator[str]:
    if sources.languages:
        yield f"{who} in {_or(map(language_name, sources.languages))}"
    if sources.outlets:
        yield f"{who} of the outlet {_or(map(quoted, sources.outlets))}"
    if sources.since and sources.until:
        yield f"{who} published from {sources.since} to {sources.until}"
    elif sources.since or sources.until:
        yield f"{who} published {f'from {sources.since} on' if sources.since else f'until {sources.until}'}"


def _topic(topic: Topic) -> Iterator[str]:
    if topic.about:
        yield f"facts like, by meaning, {_or(map(quoted, topic.about))}"
    if topic.names:
        yield f"facts whose sentence names {_or(map(quoted, topic.names))}, in any script"
    if topic.places:
        yield f"facts whose sentence names the place {_or(map(quoted, topic.places))}, in any script"
    if topic.roles:
        yield f"numbers of {_or(topic.roles)}"
    if topic.units:
        yield f"values in {_or(topic.units)}"
    if topic.pattern:
        yield f"facts with a sentence that matches {quoted(topic.pattern)}"


def _dispute(dispute: Dispute) -> Iterator[str]:
    if dispute.pairs:
        yield f"findings in which sources contradict each other in {_or(f'{language_name(a)} and {language_name(b)}' for a, b in dispute.pairs)}"
    if dispute.dissenter is not None:
        who = " and ".join(_sources(dispute.dissenter, "a source")) or "a source"
        yield f"findings in which {who} contradicts at least {count(dispute.against, 'independent source')}"
    if dispute.majority:
        yield f"findings in which one position has at least {count(dispute.majority, 'independent source')}, and more than any other"


def quoted(text: str) -> str:
    """A text in quotation marks."""
    return f"“{text}”"


def _or(words: Iterable[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last
