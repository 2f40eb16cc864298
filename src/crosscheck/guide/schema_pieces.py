"""The pieces of the JSON Schema of rule files: texts, numbers, lists, records, the options of a comparer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from typing import Any

from crosscheck import options
from crosscheck.guide.keys import Keys
from crosscheck.rates import Rates
from crosscheck.rules.reading import PLACEHOLDERS
from crosscheck.rules.section import LONGEST

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
PHRASE: Schema = {**TEXT, "maxLength": LONGEST}
DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
WHOLE: Schema = {"type": ["integer", "string"], "minimum": 1, "pattern": "^[1-9][0-9]*$"}
NUMBER: Schema = {"type": ["number", "string"], "minimum": 0, "pattern": "^[0-9]{1,6}([.][0-9]{1,9})?$"}
RATE: Schema = {"type": ["number", "string"], "exclusiveMinimum": 0, "pattern": "^[0-9]{1,9}([.][0-9]{1,9})?$"}
FLAG: Schema = {"enum": [True, False, "yes", "no", "true", "false"]}
ID = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"


def options_of(kind: type[Any]) -> Schema:
    """The options of a comparer, each with its help and its default."""
    most = {key: {"maximum": largest} for key, largest in options.most(kind).items()}
    helps = {o.name: f"{o.help} Default: {o.default or 'none'}." for o in options.described(kind)}
    return record(helps, {key: {**option(form), **most.get(key, {})} for key, form in options.types(kind).items()})


def option(form: Any) -> Schema:
    """An option of a type, as a number or as a text."""
    forms: Mapping[Any, Schema] = {
        Fraction: NUMBER,
        int: {"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]{1,6}$"},
        bool: {"enum": [True, False, "yes", "no"]},
        str: TEXT,
        tuple[str, ...]: {"anyOf": [TEXT, {"type": "array", "items": TEXT}]},
        Rates: TEXT,
    }
    return forms[form]


def record(keys: Keys, own: Mapping[str, Schema], *, required: Collection[str] = ()) -> Schema:
    """Keys and values, and no other keys."""
    properties = {key: {"description": keys[key], **value} for key, value in own.items()}
    return {"type": "object", "properties": properties, "additionalProperties": False, **({"required": list(required)} if required else {})}


def listed(items: Schema, *, least: int = 1, unique: bool = True) -> Schema:
    """A list of at least so many."""
    return {"type": "array", "items": items, "minItems": least, **({"uniqueItems": True} if unique else {})}


def one_of(words: Iterable[str], helps: Mapping[str, str] | None = None) -> Schema:
    """One of some words; `enumDescriptions` is what editors show beside each."""
    words = list(words)
    return {"enum": words, **({"enumDescriptions": [helps[word] for word in words]} if helps else {})}


def ids_of(ids: Collection[str], *, least: int) -> Schema:
    """Ids of rules: those that are known, and those of files that an editor doesn't see."""
    return listed({"anyOf": [one_of(ids), {"type": "string", "pattern": ID}]}, least=least)


def template() -> Schema:
    """A text in which only placeholders stand in braces."""
    return {"type": "string", "minLength": 1, "pattern": rf"^([^{{}}]|\{{\{{|\}}\}}|\{{({'|'.join(PLACEHOLDERS)})\}})*$"}
