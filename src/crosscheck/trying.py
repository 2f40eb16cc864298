"""Does an example of a rule hold? What the rule makes of its story, against what is expected."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from crosscheck.model import Finding, Report, Severity
from crosscheck.pipeline import check
from crosscheck.rules import Adjustment, AnyRule, Example, House, Rule
from crosscheck.rules.model import Expect

BAD: tuple[Severity, ...] = ("error", "warning")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What came of an example: whether it holds, and what was expected and came, in words."""

    expected: str
    came: str
    holds: bool
    todo: bool  # the rule doesn't do it yet, and that fails nothing

    def text(self) -> str:
        """`expected a conflict; came nothing`."""
        return f"expected {self.expected}; came {self.came}"


def tried(example: Example, rule: AnyRule, rules: Sequence[AnyRule]) -> Trial:
    """Check the example's story by all rules, and see whether this rule does what the example expects."""
    return judged(example, rule, rules, check(example.articles(), rules=rules))


def outcome(rules: Sequence[AnyRule], example: Example) -> Trial:
    """The same for an example of one of the rules; raises ValueError where it is none's."""
    rule = next((rule for rule in rules if any(own is example for own in rule.examples)), None)
    if rule is None:
        raise ValueError(f"{example.name!r} is an example of none of these rules")
    return tried(example, rule, rules)


def judged(example: Example, rule: AnyRule, rules: Sequence[AnyRule], report: Report) -> Trial:
    """What a report by some rules says of an example of one of them."""
    speaking = speaks_for(rule, rules)
    own = [f for f in report.findings if f.rule in speaking]
    expected, holds = _EXPECTED[example.expect]
    if example.expect == "agree":
        came, kinds = [f for f in own if f.severity in BAD], _kinds(rule, rules)
        agreed = any(fact.kind in kinds for fact in report.facts)
        told = _came(came) if came or agreed else _no_agreement(kinds, report)
        return Trial(expected=expected, came=told, holds=not came and agreed, todo=example.todo)
    came = own if example.expect != "silent" else [f for f in report.findings if f.severity in BAD]
    unsaid = [words for words in example.says if not any(words in f.message for f in own)]
    told = _came(came)
    if holds(came) and unsaid:
        told += f", which doesn't say {', '.join(f'“{words}”' for words in unsaid)}"
    return Trial(expected=expected, came=told, holds=holds(came) and not unsaid, todo=example.todo)


def speaks_for(rule: AnyRule, rules: Sequence[AnyRule]) -> frozenset[str]:
    """The rules whose findings count as this one's: those that it adjusts, and those that judge by its facts of the house."""
    if isinstance(rule, Adjustment):
        return frozenset(rule.adjusts or (other.id for other in rules))
    if isinstance(rule, House) and (rule.same or rule.different or rule.rates.pairs or rule.currencies or rule.copies):
        return frozenset(other.id for other in rules)
    return frozenset((rule.id,))


def _kinds(rule: AnyRule, rules: Sequence[AnyRule]) -> frozenset[str]:
    """The kinds of facts that a rule, or one that it speaks through, looks at."""
    ids = speaks_for(rule, rules) if not isinstance(rule, House) else frozenset(other.id for other in rules)
    return frozenset(kind for other in rules if other.id in ids and isinstance(other, Rule) for kind in other.kinds)


def _worst(severity: Severity) -> Callable[[Sequence[Finding]], bool]:
    order = ("error", "warning", "info")
    return lambda found: bool(found) and min(found, key=lambda f: order.index(f.severity)).severity == severity


_EXPECTED: Mapping[Expect, tuple[str, Callable[[Sequence[Finding]], bool]]] = {
    "conflict": ("a conflict, which is an error or a warning", lambda found: any(f.severity in BAD for f in found)),
    "error": ("an error as the worst", _worst("error")),
    "warning": ("a warning as the worst", _worst("warning")),
    "info": ("an info as the worst", _worst("info")),
    "unresolved": ("something unresolved", lambda found: any(f.nature == "unresolved" for f in found)),
    "agree": ("neither error nor warning, and agreement", lambda found: not found),
    "silent": ("neither error nor warning from any rule", lambda found: not found),
}


def _came(findings: Sequence[Finding]) -> str:
    return "; ".join(f"{f.rule} ({f.severity}, {f.nature}): {f.message}" for f in findings) or "nothing"


def _no_agreement(kinds: frozenset[str], report: Report) -> str:
    told = ", ".join(f"{fact.kind} of “{fact.about}”" for fact in report.facts) or "nothing"
    return f"agreement on no {' or '.join(sorted(kinds))}, but on {told}"
