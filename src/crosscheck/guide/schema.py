"""A JSON Schema (draft 2020-12) of rule files, made from the tables that read them: for completion and help in editors.

Editors read YAML with numbers and booleans, where rule files are text alone; wherever a text may look like one, the schema takes both.
It can't know which ids of rules there are, nor check a regular expression; reading the file does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import get_args

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
from crosscheck.guide.schema_pieces import DAY, FLAG, PHRASE, RATE, TEXT, WHOLE, Schema, ids_of, listed, one_of, options_of, record, template
from crosscheck.guide.words import EXPECTED, HEDGES, SCOPES
from crosscheck.lang import languages
from crosscheck.model import KINDS, NATURES, SEVERITIES
from crosscheck.plugins import Comparers
from crosscheck.rules import AnyRule
from crosscheck.rules.filters import roles, units
from crosscheck.rules.model import DEFAULT_SEVERITY, Expect, Hedges
from crosscheck.rules.reading import ALL, possible_kinds
from crosscheck.values.conversion import PER
from crosscheck.values.currencies import currencies
from crosscheck.within import checks

DRAFT = "https://json-schema.org/draft/2020-12/schema"


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
        "comparer": one_of(known),
        "kinds": listed(one_of(KINDS)),
        "message": template(),
        "natures": listed(one_of(NATURES)),
        "options": {"type": "object"},
        "hedges": one_of(get_args(Hedges), HEDGES),
        "scope": one_of(SCOPES, SCOPES),
        "instead_of": ids_of(ids, least=0),
    }
    of_comparers = [{"if": {"properties": {"comparer": {"const": name}}}, "then": _by(name, known)} for name in known]
    return {**_shape(COMPARING, own, required=("comparer",)), "allOf": of_comparers}


def _by(name: str, known: Comparers) -> Schema:
    """What the rules by one comparer have of their own: its options, the kinds of which it can say anything, and what is of no use to a check."""
    own = known.own_one(name)
    kinds = possible_kinds(name, own)
    found: Schema = {"properties": {"options": options_of(known.get(name).Options), "kinds": listed(one_of(kinds))}}
    if name in checks():
        found["properties"] |= {"hedges": False, "scope": one_of(("any", "internal"))}
        found["properties"]["only"] = {"properties": dict.fromkeys(DISPUTE, False)}
    return {**found, "required": ["kinds"]} if own and not own.reading else found


def _adjusting(ids: Collection[str]) -> Schema:
    return _shape(ADJUSTING, {"adjusts": {"anyOf": [{"const": ALL}, ids_of(ids, least=1)]}}, required=("adjusts", "severity"))


def _house() -> Schema:
    snippet = _snippet({key: SNIPPET[key] for key in ("language", "text", "published")})
    groups = listed(listed(PHRASE, least=2))
    codes = one_of(sorted(currencies()))
    spelling = record(SPELLING, {"use": TEXT, "not": listed(PHRASE), "language": one_of(languages())}, required=("use", "not"))
    own = {
        "references": listed(snippet, unique=False),
        "same": groups,
        "different": groups,
        "rates": {"type": "object", "patternProperties": {"^[A-Z]{3}/[A-Z]{3}$": RATE}, "additionalProperties": False},
        "currencies": listed(codes),
        "copies": groups,
        "spellings": listed(spelling, unique=False),
    }
    house = {**record(FACTS, own), "minProperties": 1}
    sources = {**record(SOURCES, _sources()), "minProperties": 1}
    found = _shape({**HOUSE, "message": COMPARING["message"]}, {"house": house, "message": template()}, required=("house",))
    found["properties"] |= {key: {"description": COMMON[key], **sources} for key in ("only", "except")}
    return found


def _shape(keys: Keys, own: Mapping[str, Schema], *, required: Collection[str]) -> Schema:
    """A shape of rules: the common keys and its own, and no others."""
    common: Mapping[str, Schema] = {key: {"$ref": f"#/$defs/common/properties/{key}"} for key in COMMON}
    mine = {key: {"description": keys[key], **schema_} for key, schema_ in own.items()}
    return {"required": list(required), "properties": {**common, **mine}, "additionalProperties": False}


def _common() -> Schema:
    severity = one_of(SEVERITIES)
    natures: Schema = {nature: {**severity, "description": f"{DEFAULT_SEVERITY[nature]}, if left out."} for nature in NATURES}
    sources = listed({"$ref": "#/$defs/snippet"}, unique=False)
    says = {"anyOf": [TEXT, listed(PHRASE)]}
    example = record(
        EXAMPLE,
        {"name": TEXT, "expect": one_of(get_args(Expect), EXPECTED), "sources": sources, "says": says, "todo": FLAG},
        required=("name", "expect", "sources"),
    )
    own: Mapping[str, Schema] = {
        "summary": TEXT,
        "why": TEXT,
        "examples": listed(example, unique=False),
        "link": {"type": "string", "pattern": "^https?://[^ ]+$"},
        "severity": {"anyOf": [severity, {"type": "object", "properties": natures, "additionalProperties": False}]},
        "only": {"$ref": "#/$defs/only"},
        "except": {"$ref": "#/$defs/except"},
    }
    return {"properties": {key: {"description": COMMON[key], **value} for key, value in own.items()}}


def _snippet(keys: Keys) -> Schema:
    own: Mapping[str, Schema] = {"language": one_of(languages()), "text": TEXT, "title": TEXT, "published": DAY, "outlet": TEXT}
    return record(keys, {key: own[key] for key in keys}, required=("language", "text"))


# ------------------------------------------------------------------ filters


def _filter(*groups: Keys) -> Schema:
    keys = {key: text for group in groups for key, text in group.items()}
    own = {**_sources(), **_topic(), **_stance()}
    return {**record(keys, {key: own[key] for key in keys}), "minProperties": 1}


def _sources() -> dict[str, Schema]:
    published = {**record(PUBLISHED, {"from": DAY, "to": DAY}), "minProperties": 1}
    return {"languages": listed(one_of(languages())), "outlets": listed(PHRASE), "published": published}


def _topic() -> dict[str, Schema]:
    unit = {"anyOf": [one_of(sorted(units())), {"type": "string", "pattern": PER}]}
    return {
        "about": listed(PHRASE),
        "names": listed(PHRASE),
        "places": listed(PHRASE),
        "roles": listed(one_of(roles())),
        "units": listed(unit),
        "pattern": TEXT,
    }


def _stance() -> dict[str, Schema]:
    pair = {**listed(one_of(languages()), least=2), "maxItems": 2}
    dissenter = record({**SOURCES, **DISSENTER}, {**_sources(), "against": WHOLE})
    return {"pairs": listed(pair, unique=False), "dissenter": dissenter, "majority": WHOLE}
