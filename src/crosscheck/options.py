"""Options of comparers and checks: frozen records with typed fields, read from the texts of a rule file.

A field is a Fraction, int, bool, str, tuple[str, ...] or Rates, has a default, and says in its metadata what it is for:

    @dataclass(frozen=True, slots=True)
    class Options:
        tolerance: Fraction = option(Fraction(0), "Relative difference that is none: 0.05 is 5 %.")
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple, get_type_hints

from crosscheck.errors import allowed, quoted
from crosscheck.model import number_text
from crosscheck.rates import Rates

Written = str | Sequence[str]  # as in a rule file: a text, or a list of texts

_WHOLE = re.compile(r"[0-9]{1,6}")
_NUMBER = re.compile(r"[0-9]{1,6}(\.[0-9]{1,9})?")  # short enough for exact arithmetic
_MEANT = re.compile(r"(?P<sign>[-+−]?)\s*(?P<number>[0-9]{1,6}(?:[.,][0-9]{1,7})?)\s*(?P<percent>[%٪]?)")


class OptionMistake(Exception):  # noqa: N818 (what a user wrote is mistaken; who knows the file makes an error of it)
    """An option that can't be read: which, and what is wrong with it."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key
        self.message = message


class Described(NamedTuple):
    """An option for a page of documentation, everything in words."""

    name: str
    type: str
    default: str
    help: str


@dataclass(frozen=True, slots=True)
class NoOptions:
    """The options of what has none."""


def option(default: Any, help_: str, *, most: int | None = None) -> Any:
    """A field of a record of options, with its default, one sentence for the reader, and the largest number allowed: 1 for what is relative."""
    return dataclasses.field(default=default, metadata={"help": help_} if most is None else {"help": help_, "most": most})


def read(kind: type[Any], texts: Mapping[str, Written], *, of: str = "") -> Any:
    """The record of a kind that the texts make, defaults where they say nothing; `of` is whose options they are ("the comparer 'money'").

    Raises OptionMistake for an unknown key and for a text of the wrong form; with the key "" where the record refuses the whole.
    """
    known = types(kind)
    values: dict[str, object] = {}
    for key, text in texts.items():
        if key not in known:
            raise OptionMistake(key, allowed(f"option of {of}:" if of else "option:", key, known))
        values[key] = _read(text, known[key], next(f for f in dataclasses.fields(kind) if f.name == key))
    try:
        return kind(**values)
    except Exception as error:  # noqa: BLE001 (a record of a user's may check its own values, and says by any error what is wrong)
        raise OptionMistake("", f"options{f' of {of}' if of else ''}: {' '.join(str(error).split())}") from None


def types(kind: type[Any]) -> Mapping[str, Any]:
    """The name of each option with its type."""
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in dataclasses.fields(kind)}


def most(kind: type[Any]) -> Mapping[str, int]:
    """The options that have a largest number, with it."""
    return {f.name: f.metadata["most"] for f in dataclasses.fields(kind) if "most" in f.metadata}


def described(kind: type[Any]) -> tuple[Described, ...]:
    """Every option of a kind: its name, its type in plain words, its default, and what it is for."""
    written = as_text(kind())
    return tuple(Described(f.name, _FORMS[types(kind)[f.name]].words, written[f.name], f.metadata.get("help", "")) for f in dataclasses.fields(kind))


def as_text(options: Any) -> dict[str, str]:
    """Name → value, as a rule file would say it."""
    return {name: _FORMS[kind].text(getattr(options, name)) for name, kind in types(type(options)).items()}


def wrong_record(kind: object) -> tuple[str, str] | None:
    """Why a thing can't be a kind of options, with the field that is to blame ("" for the whole); None where it can."""
    if not isinstance(kind, type) or not dataclasses.is_dataclass(kind) or not kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        return "", "must be a frozen dataclass"
    hints = get_type_hints(kind)
    for f in dataclasses.fields(kind):
        if hints[f.name] not in _FORMS:
            return f.name, f"has an unsupported type; allowed: {', '.join(_named(t) for t in _FORMS)}"
        if f.default is dataclasses.MISSING:
            return f.name, "needs a default"
        if not isinstance(f.metadata.get("help", ""), str) or not f.metadata.get("help"):
            return f.name, 'needs metadata={"help": "…"}, one sentence for the reader'
        if not _FORMS[hints[f.name]].fits(f.default):
            return f.name, f"has a default that isn't of its type, {f.default!r}"
    return None


# ------------------------------------------------------------------ one option


@dataclass(frozen=True, slots=True)
class _Form:
    """How one type of option is called, read and written; `read` raises ValueError, or gives None, for what isn't of the form."""

    words: str
    read: Callable[[str], object]
    text: Callable[[Any], str]
    fits: Callable[[object], bool]


def _number(text: str) -> Fraction | None:
    return Fraction(text) if _NUMBER.fullmatch(text) else None


def _whole(text: str) -> int | None:
    return int(text) if _WHOLE.fullmatch(text) else None


def _switch(text: str) -> bool | None:
    return {"yes": True, "no": False}.get(text)


def _list(words: Iterable[str]) -> str:
    """`killed wounded`, or `[killed, badly wounded]` where a blank is in one of them."""
    words = list(words)
    return f"[{', '.join(words)}]" if any(" " in w for w in words) else " ".join(words)


_FORMS: Mapping[Any, _Form] = {
    Fraction: _Form("a plain number", _number, number_text, lambda v: isinstance(v, Fraction)),
    int: _Form("a whole number", _whole, str, lambda v: type(v) is int),
    bool: _Form("yes or no", _switch, lambda v: "yes" if v else "no", lambda v: isinstance(v, bool)),
    str: _Form("a text", str, str, lambda v: isinstance(v, str)),
    tuple[str, ...]: _Form("words", lambda text: tuple(text.split()), _list, lambda v: isinstance(v, tuple) and all(isinstance(w, str) for w in v)),
    Rates: _Form("rates of exchange", Rates.written, Rates.text, lambda v: isinstance(v, Rates)),
}


def _read(written: Written, kind: Any, field: dataclasses.Field[Any]) -> object:
    form, key, largest = _FORMS[kind], field.name, field.metadata.get("most")
    if not isinstance(written, str):
        if kind != tuple[str, ...]:
            raise OptionMistake(key, f"option {key!r} must be {form.words}, not a list")
        return tuple(written)
    try:
        value = form.read(written)
    except ValueError as error:
        raise OptionMistake(key, f"option {key!r}: {error}") from None
    if value is None:
        example = "" if kind is bool else f", such as {form.text(field.default)}"
        hint = _meant(written, largest == 1) if kind is Fraction else ""
        raise OptionMistake(key, f"option {key!r} must be {form.words}{example}, not {quoted(written)}{hint}")
    if isinstance(value, int | Fraction) and largest is not None and value > largest:
        hint = _share(value) if largest == 1 else ""
        raise OptionMistake(key, f"option {key!r} must lie from 0 to {largest}, not {quoted(written)}{hint}")
    return value


def _meant(text: str, relative: bool) -> str:
    """How a number is written that has a comma, a percent sign or a minus."""
    found = _MEANT.fullmatch(text)
    if found is None:
        return ""
    number = found["number"].replace(",", ".")
    if found["percent"]:
        return _share(Fraction(number)) if relative else f"; write {number}, without the percent sign"
    return f"; write {number}, {'without a sign' if found['sign'] else 'with a point'}"


def _share(percent: Fraction | int) -> str:
    return f"; {number_text(Fraction(percent))} % is {number_text(Fraction(percent) / 100)}"


def _named(kind: Any) -> str:
    return kind.__name__ if isinstance(kind, type) else str(kind)
