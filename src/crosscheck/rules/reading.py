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
from crosscheck.errors import quoted
from crosscheck.loaded import Loaded
from crosscheck.model import KINDS, NATURES, SEVERITIES, Kind, Nature, Scope, Severity
from crosscheck.plugins import Comparers
from crosscheck.rates import Rates
from crosscheck.rules.examples import read_examples
from crosscheck.rules.filters import DISPUTE, read_filter
from crosscheck.rules.forms import such_as
from crosscheck.rules.house import known_currency, read_facts
from crosscheck.rules.model import ALARMING, DEFAULT_SEVERITY, Adjustment, AnyRule, Example, Hedges, House, Rule
from crosscheck.rules.section import Section, allowed
from crosscheck.rules.yaml_file import fail, read_yaml
from crosscheck.within import checks

SHAPES = ("comparer", "adjusts", "house")
PLACEHOLDERS = ("about", "positions", "why", "values", "value1", "value2", "sources1", "sources2", "nature")
ALL = "all"
DEFAULT_MESSAGE = "“{about}”: {positions} ({why})"
BUILT_IN: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind != "custom")
NAMES: tuple[Kind, ...] = ("organization", "person", "place")  # any of their comparers compares names
_TOLD = ("summary", "why", "examples")
_ALWAYS = ("link", "only", "except")
_COMPARING = ("kinds", "message", "severity", "natures", "options", "hedges", "scope", "instead_of")
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
    if path.suffix != ".yaml":
        fail(path, 1, f"the name of a rule file must end in .yaml, not {quoted(path.suffix)}, such as 'quantity-differs.yaml'")
    if not KEBAB.fullmatch(path.stem):
        fail(path, 1, f"the file's name is the rule's id: {path.name!r} must be small letters, digits and hyphens, such as 'quantity-differs.yaml'")
    top = Section(path, "the rule", read_yaml(path))
    shapes = sorted((key for key in SHAPES if key in top), key=top.line)
    if len(shapes) > 1:
        fail(path, top.line(shapes[1]), f"a rule has one of {', '.join(SHAPES)}; here are {', '.join(shapes[:-1])} and {shapes[-1]}")
    if not shapes:
        top.refuse_others((*SHAPES, *_TOLD, *_ALWAYS, *_COMPARING))
        fail(path, 1, f"the rule lacks what it does; required: one of {', '.join(SHAPES)}")
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
    top.require(("comparer", *_TOLD), (*_ALWAYS, *_COMPARING))
    name = top.word("comparer", known)
    if name in checks():
        _checking(top, name)
    own = known.own_one(name)
    fields = top.node.fields
    named = {} if "instead_of" not in top or top.is_empty("instead_of") else top.placed("instead_of")
    return Rule(
        comparer=name,
        kinds=_kinds(top, name, own),
        severity={**DEFAULT_SEVERITY, **_severity(top)},
        natures=cast("tuple[Nature, ...]", top.words("natures", NATURES)) if "natures" in fields else NATURES,
        options=_options(top.section("options"), name, known.get(name).Options),
        own=own,
        hedges=cast("Hedges", top.word("hedges", ("widen", "exact", "skip"))) if "hedges" in fields else "widen",
        scope=cast("Literal['any'] | Scope", top.word("scope", ("any", "cross", "internal"))) if "scope" in fields else "any",
        message=_message(top),
        instead_of=tuple(named) if "instead_of" in fields else None,
        named=named,
        only=read_filter(top, "only"),
        excluding=read_filter(top, "except"),
        **_common(top),
    )


def _kinds(top: Section, name: str, own: Loaded | None) -> tuple[Kind, ...]:
    """The kinds of claims that a rule looks at: if it doesn't say so, that which its comparer is named after, or reads, or all that a check may find."""
    possible = possible_kinds(name, own)
    if "kinds" in top:
        return cast("tuple[Kind, ...]", top.words("kinds", possible))
    if own and not own.reading:
        fail(top.path, top.line("comparer"), f"the rule lacks 'kinds', as {name!r} may compare claims of any kind; allowed: {', '.join(sorted(possible))}")
    return ("custom",) if own else tuple(kind for kind in possible if kind == name) or possible


def possible_kinds(name: str, own: Loaded | None) -> tuple[Kind, ...]:
    """The kinds of claims of which a comparer or check can say anything."""
    if own:
        return KINDS if own.reading else BUILT_IN
    if name in NAMES:
        return NAMES
    return tuple(kind for kind in KINDS if kind == name) or BUILT_IN


def _message(top: Section) -> str:
    return top.template("message", PLACEHOLDERS) if "message" in top else DEFAULT_MESSAGE


def _checking(top: Section, name: str) -> None:
    """Refuse what is of no use to a check of single articles."""
    if "hedges" in top:
        fail(top.path, top.line("hedges"), f"'hedges' is for rules that compare claims; {name!r} checks each article by itself")
    if "scope" in top and top.text("scope") == "cross":
        fail(top.path, top.line("scope"), f"{name!r} checks each article by itself, so that its 'scope' is never cross; allowed: any, internal")
    only = top.section("only")
    for key in DISPUTE:
        if key in only:
            fail(top.path, only.line(key), f"{key!r} is for rules that compare sources; {name!r} checks each article by itself")


def _adjustment(top: Section) -> Adjustment:
    top.require(("adjusts", "severity", *_TOLD), _ALWAYS)
    named = _adjusted(top)
    return Adjustment(
        adjusts=tuple(named),
        named=named,
        severity=_severity(top),
        only=read_filter(top, "only"),
        excluding=read_filter(top, "except"),
        **_common(top),
    )


def _adjusted(top: Section) -> dict[str, int]:
    """The rules that a rule adjusts, each with its line; none where it adjusts all."""
    if top.is_text("adjusts") and (text := top.text("adjusts")) != ALL:
        fail(top.path, top.line("adjusts"), f"'adjusts' must be a list of rules, or the word {ALL}{such_as('adjusts')}, not {quoted(text)}")
    named = {} if top.is_text("adjusts") else top.placed("adjusts")
    if ALL in named:
        fail(top.path, named[ALL], f"for every rule write 'adjusts: {ALL}', without brackets and without others")
    return named


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
        message=_message(top),
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


def _severity(top: Section) -> dict[Nature, Severity]:
    """One word is for the natures that alarm, `off` for all; a mapping for those it names."""
    if "severity" not in top.node.fields:
        return {}
    if top.is_text("severity"):
        word = cast("Severity", top.word("severity", SEVERITIES))
        return dict.fromkeys(NATURES if word == "off" else ALARMING, word)
    severity: dict[Nature, Severity] = {}
    top.refuse_empty("severity")
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
    for key in section.node.fields:
        if isinstance(rates := getattr(found, key), Rates):
            for code in (code for *pair, _ in rates.pairs for code in pair):
                known_currency(section, section.line(key), code)
    return found
