"""Plain data held against the schema of the report, so that whoever reads it back meets nothing that the contract doesn't name.

Only what `report.schema.json` uses of JSON Schema is known here. Names that the schema doesn't have are passed over: a later version may add some.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from crosscheck.errors import allowed, quoted

Schema = Mapping[str, Any]
_TYPES: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    "object": ("an object", lambda value: isinstance(value, dict)),
    "array": ("a list", lambda value: isinstance(value, list)),
    "string": ("a text", lambda value: isinstance(value, str)),
    "integer": ("a whole number", lambda value: isinstance(value, int) and not isinstance(value, bool)),
    "number": ("a number", lambda value: isinstance(value, int | float) and not isinstance(value, bool)),
    "boolean": ("true or false", lambda value: isinstance(value, bool)),
    "null": ("null", lambda value: value is None),
}
LARGEST = 2**53  # from here on JSON's numbers aren't the same in all programs
_HALF = re.compile("[\ud800-\udfff]")


def mistake(data: object, schema: Schema) -> str | None:
    """The first place where data isn't what the schema says: `findings[0].kind: unknown word 'mony'; allowed: …`; None where all of it is."""
    return next(_mistakes(data, schema, schema, ""), None)


def _mistakes(data: Any, part: Schema, whole: Schema, where: str) -> Iterator[str]:
    if "$ref" in part:
        yield from _mistakes(data, whole["$defs"][part["$ref"].rpartition("/")[2]], whole, where)
        return
    if wrong := _wrong(data, part):
        yield f"{where}: {wrong}" if where else wrong
    elif isinstance(data, dict):
        for key in part["required"]:
            if key not in data and "default" not in part["properties"][key]:  # which reports of older versions don't have
                yield f"{where or 'report'}: {key!r} is missing"
        for key, inner in ((key, inner) for key, inner in part["properties"].items() if key in data):
            yield from _mistakes(data[key], inner, whole, f"{where}.{key}" if where else key)
    elif isinstance(data, list):
        for number, one in enumerate(data):
            yield from _mistakes(one, part["items"], whole, f"{where}[{number}]")


def _wrong(data: Any, part: Schema) -> str | None:
    """What is wrong with a value itself."""
    if "const" in part and data != part["const"]:
        return f"must be {part['const']!r}"
    if "enum" in part and (data not in part["enum"] or isinstance(data, bool)):
        return allowed("word:", data, (word for word in part["enum"] if word)) if isinstance(data, str) else "must be a word"
    named = part.get("type")
    types = [named] if isinstance(named, str) else named or ()
    if types and not any(_TYPES[one][1](data) for one in types):
        return f"must be {' or '.join(_TYPES[one][0] for one in types)}"
    if isinstance(data, str):
        return _wrong_text(data, part)
    if isinstance(data, list):
        return _wrong_list(data, part)
    return _wrong_number(data, part) if isinstance(data, int | float) else None


def _wrong_text(text: str, part: Schema) -> str | None:
    if _HALF.search(text):
        return "holds half a surrogate pair"
    if len(text) < part.get("minLength", 0):
        return "is empty"
    if "pattern" in part and not re.fullmatch(part["pattern"].removeprefix("^").removesuffix("$"), text):
        return f"not in the form that crosscheck writes: {quoted(text)}"
    if part.get("format") == "date":
        try:
            date.fromisoformat(text)
        except ValueError:
            return f"no such day: {quoted(text)}"
    return None


def _wrong_list(values: list[Any], part: Schema) -> str | None:
    if len(values) < part.get("minItems", 0):
        return f"must have {part['minItems']} or more entries"
    if part.get("uniqueItems") and all(isinstance(value, str) for value in values) and len(set(values)) < len(values):
        return "names something twice"
    return None


def _wrong_number(number: float, part: Schema) -> str | None:
    low, high = part.get("minimum"), part.get("maximum")
    if abs(number) >= LARGEST:
        return "is too large a number"
    if (low is not None and not number >= low) or (high is not None and not number <= high):
        return f"must be {f'from {low} to {high}' if high is not None else f'{low} or more'}"
    return None
