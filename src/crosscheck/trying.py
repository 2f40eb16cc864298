"""Does an example of a rule hold? What the rule makes of its story, against what is expected."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from crosscheck.model import Finding, Report, Severity
from crosscheck.pipeline import check
from crosscheck.rules import Adjustment, AnyRule, Example, Expect, House, Rule
from crosscheck.stories import ONE_STORY

BAD: tuple[Severity, ...] = ("error", "warning")
_UNFILLED = re.compile(r"<[^<>]+>")


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
    return judged(example, rule, check(example.articles(), rules=rules, stories=ONE_STORY))


def outcome(rules: Sequence[AnyRule], example: Example) -> Trial:
    """The same for an example of one of the rules; raises ValueError where it is none's."""
    rule = next((rule for rule in rules if any(own is example for own in rule.examples)), None)
    if rule is None:
        raise ValueError(f"{example.name!r} is an example of none of these rules")
    return tried(example, rule, rules)


def filled_in(example: Example) -> bool:
    """Whether all its sources have words of their own, not those in angle brackets that a new rule file comes with."""
    return not any(_UNFILLED.fullmatch(source.text) for source in example.sources)


def judged(example: Example, rule: AnyRule, report: Report) -> Trial:
    """What a report says of an example; one that isn't filled in never holds."""
    if not filled_in(example):
        return Trial(
            expected=_EXPECTED[example.expect][0], came="an example that isn't filled in: a text stands in angle brackets", holds=False, todo=example.todo
        )
    own = [f for f in report.findings if speaks_for(rule, f.rule)]
    loud = [f for f in report.findings if f.severity in BAD]
    expected, holds = _EXPECTED[example.expect]
    came = {"silent": loud, "others": own or loud, "agree": [f for f in own if f.severity in BAD]}.get(example.expect, own)
    held, told = holds(came) and not (example.expect == "others" and own), _came(came)
    if example.expect == "agree" and held and not _agreed(rule, report):
        held, told = False, _no_agreement(rule, report)
    missing = [text for text in example.says if not any(text in f.message for f in came)]
    if held and missing:
        return Trial(expected=f"a message with {missing[0]!r}", came=told, holds=False, todo=example.todo)
    return Trial(expected=expected, came=told, holds=held, todo=example.todo)


def speaks_for(rule: AnyRule, other: str) -> bool:
    """Whether a finding of another rule, by its id, counts as the rule's.

    Its own does; that of a rule that it adjusts; any where it only tells others how to take names, money and outlets.
    """
    if isinstance(rule, Adjustment):
        return not rule.adjusts or other in rule.adjusts
    if isinstance(rule, House) and not (rule.references or rule.spellings):
        return True
    return other == rule.id


def _agreed(rule: AnyRule, report: Report) -> bool:
    return any(not isinstance(rule, Rule) or fact.kind in rule.kinds for fact in report.facts)


def _worst(severity: Severity) -> Callable[[Sequence[Finding]], bool]:
    order = ("error", "warning", "info")
    return lambda found: bool(found) and min(found, key=lambda f: order.index(f.severity)).severity == severity


_EXPECTED: Mapping[Expect, tuple[str, Callable[[Sequence[Finding]], bool]]] = {
    "conflict": ("a conflict, which is an error or a warning", lambda found: any(f.severity in BAD for f in found)),
    "error": ("an error as the worst", _worst("error")),
    "warning": ("a warning as the worst", _worst("warning")),
    "info": ("an info as the worst", _worst("info")),
    "unresolved": ("something unresolved", lambda found: any(f.nature == "unresolved" for f in found)),
    "others": ("nothing from this rule, and an error or a warning from another", lambda found: any(f.severity in BAD for f in found)),
    "agree": ("neither error nor warning, and agreement", lambda found: not found),
    "silent": ("neither error nor warning from any rule", lambda found: not found),
}


def _came(findings: Sequence[Finding]) -> str:
    return "; ".join(f"{f.rule} ({f.severity}, {f.nature}): {f.message}" for f in findings) or "nothing"


def _no_agreement(rule: AnyRule, report: Report) -> str:
    told = ", ".join(f"{fact.kind} of “{fact.about}”" for fact in report.facts) or "nothing"
    return f"agreement on no {' or '.join(rule.kinds) if isinstance(rule, Rule) else 'fact'}, but on {told}"
