"""Records as plain lists that JSON can hold, and back, by the types of their fields.

A record is the list of its fields in order; one of several kinds of records (a claim's value) begins with the kind's name. Nothing but the records
of the types asked for can come out, whatever the data are: what doesn't fit is DamagedError.
"""

from __future__ import annotations

import types
from base64 import b64decode, b64encode
from collections.abc import Callable, Collection
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from math import isfinite
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


class DamagedError(ValueError):
    """Data that aren't what they should be."""


@dataclass(frozen=True, slots=True)
class Form:
    """How the values of one type are written as plain data, and read from them."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


@cache
def form(kind: Any) -> Form:
    """The form of a type: of texts, numbers, days, fractions, choices, tuples, sets, and records of these."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if origin is Literal:
        return Form(_same, _choice(frozenset(inner)))
    if origin is tuple:
        return _many(form(inner[0]), tuple) if inner[-1] is Ellipsis else _row(tuple, [form(one) for one in inner])
    if origin is frozenset:
        return _many(form(inner[0]), frozenset, sort=True)
    if origin in (Union, types.UnionType):
        return _maybe(inner) if type(None) in inner else _one_of(inner)
    if is_dataclass(kind) and isinstance(kind, type):
        return _record(kind)
    raise TypeError(f"no plain form for {kind}")


def _same(value: Any) -> Any:
    return value


def _exactly(kind: type) -> Callable[[Any], Any]:
    def read(data: Any) -> Any:
        if type(data) is not kind:
            raise DamagedError(f"not a {kind.__name__}")
        return data

    return read


def _number(data: Any) -> float:
    if type(data) is not float or not isfinite(data):
        raise DamagedError("not a number")
    return data


def _day(data: Any) -> date:
    if type(data) is not str:
        raise DamagedError("not a day")
    return date.fromisoformat(data)


def _bytes(data: Any) -> bytes:
    if type(data) is not str:
        raise DamagedError("not bytes")
    return b64decode(data, validate=True)


def _fraction(data: Any) -> Fraction:
    if type(data) is not list or len(data) != 2 or type(data[0]) is not int or type(data[1]) is not int or data[1] < 1:
        raise DamagedError("not a fraction")
    return Fraction(data[0], data[1])


def _choice(names: Collection[str]) -> Callable[[Any], Any]:
    def read(data: Any) -> Any:
        if type(data) is not str or data not in names:
            raise DamagedError("not one of the choices")
        return data

    return read


def _many(inner: Form, kind: Callable[[Any], Any], *, sort: bool = False) -> Form:
    def write(values: Any) -> list[Any]:
        return [inner.write(value) for value in (sorted(values) if sort else values)]

    def read(data: Any) -> Any:
        if type(data) is not list:
            raise DamagedError("not a list")
        return kind([inner.read(one) for one in data])

    return Form(write, read)


def _row(kind: Callable[[Any], Any], inner: Collection[Form]) -> Form:
    writers, readers = [one.write for one in inner], [one.read for one in inner]

    def write(values: Any) -> list[Any]:
        return [own(value) for own, value in zip(writers, values, strict=True)]

    def read(data: Any) -> Any:
        if type(data) is not list or len(data) != len(readers):
            raise DamagedError("not as many fields as there should be")
        return kind([own(one) for own, one in zip(readers, data, strict=True)])

    return Form(write, read)


def _maybe(kinds: tuple[Any, ...]) -> Form:
    """Of `X | None`."""
    rest = tuple(kind for kind in kinds if kind is not type(None))
    inner = form(rest[0]) if len(rest) == 1 else _one_of(rest)
    return Form(lambda value: None if value is None else inner.write(value), lambda data: None if data is None else inner.read(data))


def _one_of(kinds: tuple[Any, ...]) -> Form:
    """Of several kinds of records: the kind's name, and the record."""
    forms = {kind.__name__: form(kind) for kind in kinds}

    def write(value: Any) -> list[Any]:
        name = type(value).__name__
        return [name, forms[name].write(value)]

    def read(data: Any) -> Any:
        if type(data) is not list or len(data) != 2 or type(data[0]) is not str or data[0] not in forms:
            raise DamagedError("not one of the records")
        return forms[data[0]].read(data[1])

    return Form(write, read)


def _record(kind: type[Any]) -> Form:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    row = _row(lambda values: kind(**dict(zip(names, values, strict=True))), [form(hints[name]) for name in names])
    return Form(lambda record: row.write([getattr(record, name) for name in names]), row.read)


_SIMPLE: dict[Any, Form] = {
    str: Form(_same, _exactly(str)),
    bool: Form(_same, _exactly(bool)),
    int: Form(_same, _exactly(int)),
    float: Form(float, _number),
    bytes: Form(lambda value: b64encode(value).decode("ascii"), _bytes),
    date: Form(date.isoformat, _day),
    Fraction: Form(lambda value: [value.numerator, value.denominator], _fraction),
}
