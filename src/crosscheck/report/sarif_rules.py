"""The rules of a run as SARIF describes them, and texts as SARIF messages hold them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from crosscheck.model import SEVERITIES, Severity
from crosscheck.report.bidi import safe
from crosscheck.report.markdown import plain
from crosscheck.report.words import language_name
from crosscheck.rules import Adjustment, AnyRule, Rule

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note", "off": "none"}
_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation", "none": "recommendation"}
_MARKS = re.compile(r"[\\\[\]]")
_BETWEEN = re.compile(r"[-_\s]+")


def escaped(text: str) -> str:
    """Text in a SARIF message (3.11): no bracket opens a link, no brace a placeholder."""
    return _braces(_MARKS.sub(r"\\\g<0>", safe(text)))


def _braces(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def descriptors(rules: Sequence[AnyRule] | None, used: Sequence[str]) -> list[dict[str, Any]]:
    """The rules by id: those of the run, or the built-in ones where they aren't given, and whatever else the findings name."""
    if rules is None:
        from crosscheck.rules import load_rules

        rules = load_rules()
    found = {rule.id: _descriptor(rule) for rule in rules if not isinstance(rule, Adjustment)}
    return [found.get(name) or _unknown(name) for name in sorted({*found, *used})]


def _descriptor(rule: AnyRule) -> dict[str, Any]:
    worst: Severity = min(rule.severity.values(), key=SEVERITIES.index, default="off")
    level = LEVELS[worst]
    tags = [*rule.kinds, "internal" if rule.within else rule.scope, rule.comparer] if isinstance(rule, Rule) else ["house"]
    return {
        "id": safe(rule.id),
        "name": _name(rule.id),
        "shortDescription": {"text": escaped(rule.summary)},
        "fullDescription": {"text": escaped(rule.why)},
        **({"helpUri": safe(rule.link)} if rule.link else {}),
        "help": {"text": escaped(_help_text(rule)), "markdown": _braces(_help_markdown(rule))},
        "defaultConfiguration": {"enabled": worst != "off", "level": level},
        "properties": {"tags": sorted({safe(tag) for tag in tags}), "problem.severity": _PROBLEM[level]},
    }


def _name(rule: str) -> str:
    """A rule's id as SARIF wants names (3.49.7, in Pascal case): `DurationDiffers`."""
    return "".join(f"{word[:1].upper()}{word[1:]}" for word in _BETWEEN.split(safe(rule)))


def _unknown(name: str) -> dict[str, Any]:
    """A rule of which only the name is known: somebody renders a report without the rules it was made by."""
    text = {"text": escaped(name)}
    return {"id": safe(name), "shortDescription": text, "fullDescription": text, "help": text, "properties": {"tags": []}}


def _help_text(rule: AnyRule) -> str:
    return " ".join([rule.summary, rule.why, *([f"More: {rule.link}"] if rule.link else [])])


def _help_markdown(rule: AnyRule) -> str:
    """What the rule finds and why, with its first example."""
    parts = [f"**{plain(rule.summary)}**", plain(rule.why)]
    example = next((e for e in rule.examples if e.expect not in ("others", "agree", "silent")), None)
    if example is not None:
        says = [f"- {plain(language_name(source.language))}: {plain(source.text)}" for source in example.sources]
        parts += [f"It finds, for example ({plain(example.name)}):", "\n".join(says)]
    if rule.link:
        parts.append(f"More: {plain(rule.link)}")
    return "\n\n".join(parts)
