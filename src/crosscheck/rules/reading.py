"""Rule files: what to compare, how bad a difference is, and examples that are the rule's tests and its documentation.

A rule is one YAML file; its name without `.yaml` is its id. `docs/rules.md` describes the keys.
Every mistake in a file is a RuleError `path:line: what is wrong; allowed: …`.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any, Literal, TypedDict, cast

from crosscheck import options
from crosscheck.model import KINDS, NATURES, SEVERITIES, Kind, Nature, Scope, Severity
from crosscheck.plugins import Comparers
from crosscheck.rules.examples import read_examples
from crosscheck.rules.filters import read_filter
from crosscheck.rules.house import read_facts
from crosscheck.rules.model import ALARMING, DEFAULT_SEVERITY, Adjustment, AnyRule, Example, Hedges, House, Rule
from crosscheck.rules.section import Section, allowed
from crosscheck.rules.yaml_file import fail, read_yaml

SHAPES = ("comparer", "adjusts", "house")
PLACEHOLDERS = ("about", "positions", "why", "values", "value1", "value2", "sources1", "sources2", "nature")
ALL = "all"
HOUSE_MESSAGE = "“{about}”: {positions} ({why})"
_TOLD = ("summary", "why", "examples")
_ALWAYS = ("link", "only", "except")
KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class _Common(TypedDict):
    """What all rules hold but their severity and filters."""

    id: str
    summary: str
    why: str
    link: str | None
    examples: tuple[Example, ...]
    path: Path


def read_rule(path: Path, comparers: Comparers | None = None) -> AnyRule:
    """Read and check one rule file; `comparers` are those that it may name, the built-in ones and those of installed packages where it is left out."""
    if path.suffix != ".yaml" or not KEBAB.fullmatch(path.stem):
        fail(path, 1, f"the file's name is the rule's id: {path.name!r} must be small letters, digits and hyphens, such as 'quantity-differs.yaml'")
    top = Section(path, "the rule", read_yaml(path))
    shapes = [key for key in SHAPES if key in top.node.fields]
    if len(shapes) > 1:
        fail(path, top.line(shapes[1]), f"a rule has one of {', '.join(SHAPES)}; here are {' and '.join(shapes)}")
    if shapes == ["adjusts"]:
        return _adjustment(top)
    return _house(top) if shapes == ["house"] else _comparing(top, comparers or Comparers())


def _common(top: Section) -> _Common:
    return {
        "id": top.path.stem,
        "summary": top.text("summary"),
        "why": top.text("why"),
        "link": top.link("link"),
        "examples": read_examples(top),
        "path": top.path,
    }


def _comparing(top: Section, known: Comparers) -> Rule:
    top.require(("comparer", "kinds", "summary", "why", "message", "examples"), (*_ALWAYS, "severity", "natures", "options", "hedges", "scope", "instead_of"))
    name = top.word("comparer", known)
    own = known.own_one(name)
    kinds = KINDS if own and own.reading else tuple(kind for kind in KINDS if kind != "custom")
    fields = top.node.fields
    return Rule(
        comparer=name,
        kinds=cast("tuple[Kind, ...]", top.words("kinds", kinds)),
        severity={**DEFAULT_SEVERITY, **_severity(top)},
        natures=cast("tuple[Nature, ...]", top.words("natures", NATURES)) if "natures" in fields else NATURES,
        options=_options(top.section("options"), name, known.get(name).Options),
        own=own,
        hedges=cast("Hedges", top.word("hedges", ("widen", "exact", "skip"))) if "hedges" in fields else "widen",
        scope=cast("Literal['any'] | Scope", top.word("scope", ("any", "cross", "internal"))) if "scope" in fields else "any",
        message=top.template("message", PLACEHOLDERS),
        instead_of=_ids(top, "instead_of") if "instead_of" in fields else None,
        only=read_filter(top, "only"),
        excluding=read_filter(top, "except"),
        **_common(top),
    )


def _adjustment(top: Section) -> Adjustment:
    top.require(("adjusts", "severity", *_TOLD), _ALWAYS)
    everything = top.is_text("adjusts")
    if everything:
        top.word("adjusts", (ALL,))
    return Adjustment(
        adjusts=() if everything else _ids(top, "adjusts"),
        severity=_severity(top),
        only=read_filter(top, "only"),
        excluding=read_filter(top, "except"),
        **_common(top),
    )


def _house(top: Section) -> House:
    top.require(("house", *_TOLD), (*_ALWAYS, "severity", "message"))
    facts = read_facts(top)
    if not (facts.references or facts.spellings):
        for key in ("severity", "message"):
            if key in top.node.fields:
                fail(top.path, top.line(key), f"{key!r} is for 'references' and 'spellings', which report; this rule has neither")
    if not (facts.references or facts.spellings or facts.currencies):
        for key in ("only", "except"):
            if key in top.node.fields:
                fail(top.path, top.line(key), f"{key!r} is for 'references', 'spellings' and 'currencies'; the other facts of the house are for all sources")
    return House(
        severity={**DEFAULT_SEVERITY, **_severity(top)},
        message=top.template("message", PLACEHOLDERS) if "message" in top.node.fields else HOUSE_MESSAGE,
        only=read_filter(top, "only", dispute=False, topic=False),
        excluding=read_filter(top, "except", topic=False),
        references=facts.references,
        same=facts.same,
        different=facts.different,
        rates=facts.rates,
        currencies=facts.currencies,
        copies=facts.copies,
        spellings=facts.spellings,
        spelling=_spelling(top),
        **_common(top),
    )


def _spelling(top: Section) -> Severity:
    """How bad a wrong spelling is: the one word, what a mapping says of precision, or a warning."""
    if "severity" in top.node.fields and top.is_text("severity"):
        return cast("Severity", top.word("severity", SEVERITIES))
    return _severity(top).get("precision", "warning")


def _ids(top: Section, key: str) -> tuple[str, ...]:
    """Ids of rules; whether there are such rules is known once all are read."""
    return () if top.is_empty(key) else top.texts(key)


def _severity(top: Section) -> dict[Nature, Severity]:
    """One word is for the natures that alarm, `off` for all; a mapping for those it names."""
    if "severity" not in top.node.fields:
        return {}
    if top.is_text("severity"):
        word = cast("Severity", top.word("severity", SEVERITIES))
        return dict.fromkeys(NATURES if word == "off" else ALARMING, word)
    severity: dict[Nature, Severity] = {}
    section = top.section("severity")
    for key, (line, _) in section.node.fields.items():
        if key not in NATURES:
            fail(section.path, line, allowed("nature in severity:", key, NATURES))
        severity[key] = cast("Severity", section.word(key, SEVERITIES))
    return severity


def _options(section: Section, name: str, kind: type[Any]) -> Hashable:
    """The comparer's options, its defaults where the rule has none."""
    try:
        found: Hashable = options.read(kind, {key: section.written(key) for key in section.node.fields}, of=f"the comparer {name!r}")
    except options.OptionMistake as mistake:
        fail(section.path, section.line(mistake.key), mistake.message)
    return found
