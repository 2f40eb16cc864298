"""A JSON Schema (draft 2020-12) of rule files, made from the tables that read them: for completion and help in editors.

Editors read YAML with numbers and booleans, where rule files are text alone; wherever a text may look like one, the schema takes both.
It can't know which ids of rules there are, nor check a regular expression; reading the file does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from typing import Any, get_args

from crosscheck import options
from crosscheck.guide.keys import (
    ADJUSTING,
    COMMON,
    COMPARING,
    DISPUTE,
    DISSENTER,
    EXAMPLE,
    FACTS,
    HOUSE,
    PUBLISHED,
    SNIPPET,
    SOURCES,
    SPELLING,
    TOPIC,
    Keys,
)
from crosscheck.guide.words import EXPECTED, HEDGES, SCOPES
from crosscheck.lang import languages
from crosscheck.model import KINDS, NATURES, SEVERITIES
from crosscheck.plugins import Comparers
from crosscheck.rates import Rates
from crosscheck.rules import AnyRule
from crosscheck.rules.filters import roles, units
from crosscheck.rules.model import DEFAULT_SEVERITY, Expect, Hedges
from crosscheck.rules.reading import ALL, PLACEHOLDERS
from crosscheck.rules.section import LONGEST
from crosscheck.values.conversion import PER
from crosscheck.values.currencies import currencies

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
PHRASE: Schema = {**TEXT, "maxLength": LONGEST}
DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
WHOLE: Schema = {"type": ["integer", "string"], "minimum": 1, "pattern": "^[1-9][0-9]*$"}
NUMBER: Schema = {"type": ["number", "string"], "minimum": 0, "pattern": "^[0-9]{1,6}([.][0-9]{1,9})?$"}
RATE: Schema = {"type": ["number", "string"], "exclusiveMinimum": 0, "pattern": "^[0-9]{1,9}([.][0-9]{1,9})?$"}
FLAG: Schema = {"enum": [True, False, "yes", "no", "true", "false"]}
ID = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"


def schema(rules: Iterable[AnyRule], known: Comparers) -> Schema:
    """The schema; the ids of the rules are offered where a rule names others, `known` are the comparers that it may name."""
    ids = sorted(rule.id for rule in rules)
    shapes = {"comparer": _comparing(ids, known), "adjusts": _adjusting(ids), "house": _house()}
    every = sorted({key for shape in shapes.values() for key in shape["properties"]})
    return {
        "$schema": DRAFT,
        "title": "A rule of crosscheck",
        "description": "What to compare and how bad a difference is, what to change of other rules, or what the house holds to be true.",
        "type": "object",
        "required": ["summary", "why", "examples"],
        "properties": {key: _described(key) for key in every},
        "allOf": [{"if": {"required": [key]}, "then": shape} for key, shape in shapes.items()],
        "oneOf": [{"required": [key]} for key in shapes],
        "$defs": {"common": _common(), "only": _filter(SOURCES, TOPIC, DISPUTE), "except": _filter(SOURCES, TOPIC), "snippet": _snippet(SNIPPET)},
    }


def _described(key: str) -> Schema:
    return {"description": {**COMMON, **COMPARING, **ADJUSTING, **HOUSE}[key]}


# ------------------------------------------------------------------ shapes


def _comparing(ids: Collection[str], known: Comparers) -> Schema:
    own = {
        "comparer": _one_of(known),
        "kinds": _list(_one_of(KINDS)),
        "message": _template(),
        "natures": _list(_one_of(NATURES)),
        "options": {"type": "object"},
        "hedges": _one_of(get_args(Hedges), HEDGES),
        "scope": _one_of(SCOPES, SCOPES),
        "instead_of": _ids(ids, least=0),
    }
    of_comparers = [
        {"if": {"properties": {"comparer": {"const": name}}}, "then": {"properties": {"options": _options(known.get(name).Options)}}} for name in known
    ]
    return {**_shape(COMPARING, own, required=("comparer", "kinds", "message")), "allOf": of_comparers}


def _adjusting(ids: Collection[str]) -> Schema:
    return _shape(ADJUSTING, {"adjusts": {"anyOf": [{"const": ALL}, _ids(ids, least=1)]}}, required=("adjusts", "severity"))


def _house() -> Schema:
    snippet = _snippet({key: SNIPPET[key] for key in ("language", "text", "published")})
    groups = _list(_list(PHRASE, least=2))
    codes = _one_of(sorted(currencies()))
    spelling = _record(SPELLING, {"use": TEXT, "not": _list(PHRASE), "language": _one_of(languages())}, required=("use", "not"))
    own = {
        "references": _list(snippet, unique=False),
        "same": groups,
        "different": groups,
        "rates": {"type": "object", "patternProperties": {"^[A-Z]{3}/[A-Z]{3}$": RATE}, "additionalProperties": False},
        "currencies": _list(codes),
        "copies": groups,
        "spellings": _list(spelling, unique=False),
    }
    house = {**_record(FACTS, own), "minProperties": 1}
    sources = {**_record(SOURCES, _sources()), "minProperties": 1}
    found = _shape({**HOUSE, "message": COMPARING["message"]}, {"house": house, "message": _template()}, required=("house",))
    found["properties"] |= {key: {"description": COMMON[key], **sources} for key in ("only", "except")}
    return found


def _shape(keys: Keys, own: Mapping[str, Schema], *, required: Collection[str]) -> Schema:
    """A shape of rules: the common keys and its own, and no others."""
    common: Mapping[str, Schema] = {key: {"$ref": f"#/$defs/common/properties/{key}"} for key in COMMON}
    mine = {key: {"description": keys[key], **schema_} for key, schema_ in own.items()}
    return {"required": list(required), "properties": {**common, **mine}, "additionalProperties": False}


def _common() -> Schema:
    severity = _one_of(SEVERITIES)
    natures: Schema = {nature: {**severity, "description": f"{DEFAULT_SEVERITY[nature]}, if left out."} for nature in NATURES}
    sources = _list({"$ref": "#/$defs/snippet"}, unique=False)
    says = {"anyOf": [TEXT, _list(PHRASE)]}
    example = _record(
        EXAMPLE,
        {"name": TEXT, "expect": _one_of(get_args(Expect), EXPECTED), "sources": sources, "says": says, "todo": FLAG},
        required=("name", "expect", "sources"),
    )
    own: Mapping[str, Schema] = {
        "summary": TEXT,
        "why": TEXT,
        "examples": _list(example, unique=False),
        "link": {"type": "string", "pattern": "^https?://[^ ]+$"},
        "severity": {"anyOf": [severity, {"type": "object", "properties": natures, "additionalProperties": False}]},
        "only": {"$ref": "#/$defs/only"},
        "except": {"$ref": "#/$defs/except"},
    }
    return {"properties": {key: {"description": COMMON[key], **value} for key, value in own.items()}}


def _snippet(keys: Keys) -> Schema:
    own: Mapping[str, Schema] = {"language": _one_of(languages()), "text": TEXT, "title": TEXT, "published": DAY, "outlet": TEXT}
    return _record(keys, {key: own[key] for key in keys}, required=("language", "text"))


# ------------------------------------------------------------------ filters


def _filter(*groups: Keys) -> Schema:
    keys = {key: text for group in groups for key, text in group.items()}
    own = {**_sources(), **_topic(), **_stance()}
    return {**_record(keys, {key: own[key] for key in keys}), "minProperties": 1}


def _sources() -> dict[str, Schema]:
    published = {**_record(PUBLISHED, {"from": DAY, "to": DAY}), "minProperties": 1}
    return {"languages": _list(_one_of(languages())), "outlets": _list(PHRASE), "published": published}


def _topic() -> dict[str, Schema]:
    unit = {"anyOf": [_one_of(sorted(units())), {"type": "string", "pattern": PER}]}
    return {
        "about": _list(PHRASE),
        "names": _list(PHRASE),
        "places": _list(PHRASE),
        "roles": _list(_one_of(roles())),
        "units": _list(unit),
        "pattern": TEXT,
    }


def _stance() -> dict[str, Schema]:
    pair = {**_list(_one_of(languages()), least=2), "maxItems": 2}
    dissenter = _record({**SOURCES, **DISSENTER}, {**_sources(), "against": WHOLE})
    return {"pairs": _list(pair, unique=False), "dissenter": dissenter, "majority": WHOLE}


# ------------------------------------------------------------------ pieces


def _options(kind: type[Any]) -> Schema:
    helps = {o.name: f"{o.help} Default: {o.default or 'none'}." for o in options.described(kind)}
    return _record(helps, {key: _option(form) for key, form in options.types(kind).items()})


def _option(form: Any) -> Schema:
    forms: Mapping[Any, Schema] = {
        Fraction: NUMBER,
        int: {"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]{1,6}$"},
        bool: {"enum": [True, False, "yes", "no"]},
        str: TEXT,
        tuple[str, ...]: {"anyOf": [TEXT, {"type": "array", "items": TEXT}]},
        Rates: TEXT,
    }
    return forms[form]


def _record(keys: Keys, own: Mapping[str, Schema], *, required: Collection[str] = ()) -> Schema:
    properties = {key: {"description": keys[key], **value} for key, value in own.items()}
    return {"type": "object", "properties": properties, "additionalProperties": False, **({"required": list(required)} if required else {})}


def _list(items: Schema, *, least: int = 1, unique: bool = True) -> Schema:
    return {"type": "array", "items": items, "minItems": least, **({"uniqueItems": True} if unique else {})}


def _one_of(words: Iterable[str], helps: Mapping[str, str] | None = None) -> Schema:
    """One of some words; `enumDescriptions` is what editors show beside each."""
    words = list(words)
    return {"enum": words, **({"enumDescriptions": [helps[word] for word in words]} if helps else {})}


def _ids(ids: Collection[str], *, least: int) -> Schema:
    """Ids of rules: those that are known, and those of files that an editor doesn't see."""
    return _list({"anyOf": [_one_of(ids), {"type": "string", "pattern": ID}]}, least=least)


def _template() -> Schema:
    """A text in which only placeholders stand in braces."""
    return {"type": "string", "minLength": 1, "pattern": rf"^([^{{}}]|\{{\{{|\}}\}}|\{{({'|'.join(PLACEHOLDERS)})\}})*$"}
