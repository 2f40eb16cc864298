"""What is stated of an article in several places, laid over one another: the first that states something is taken, and who differs from it is noted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import regex

from crosscheck.errors import nearest, quoted
from crosscheck.lang import languages
from crosscheck.read._days import Stated, stated
from crosscheck.read._files import Unreadable

FIELDS = ("outlet", "published", "language", "title", "author", "url")
_NO_DATE = (date(1970, 1, 1), date(1, 1, 1))  # what programs write where they know none
_SIGNS = regex.compile(r"[^\p{L}\p{M}\p{N}]+")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Layer:
    """What one place states of an article, by the names of FIELDS, and how a note calls that place."""

    called: str
    fields: Mapping[str, str]
    strict: bool = True  # a user wrote it: a value that can't be read is a mistake; else the next place is asked
    compared: bool = True  # false for what is said of many articles at once, for those that state nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What is taken of all layers."""

    texts: Mapping[str, str]
    published: date | None
    language: str | None
    certain: bool  # whether the language is a user's own word
    notes: tuple[str, ...]


def settled(layers: Sequence[Layer]) -> Settled:
    """What the layers state, the first first; raises Unreadable for a wrong value in a strict one."""
    notes: list[str] = []
    days = [(layer, found) for layer, value in _said("published", layers) if (found := _day(layer, value, notes)) is not None]
    spoken = [(layer, code) for layer, value in _said("language", layers) if (code := _language(layer, value)) is not None]
    texts = {name: _said(name, layers) for name in FIELDS if name not in ("published", "language")}
    notes += _differing("published", days, lambda found: found.day.isoformat(), Stated.agrees)
    notes += _differing("language", spoken, str, str.__eq__)
    for name in ("outlet", "title"):
        notes += _differing(name, texts[name], quoted, _alike)
    return Settled(
        texts={name: found[0][1] for name, found in texts.items() if found},
        published=days[0][1].day if days else None,
        language=spoken[0][1] if spoken else None,
        certain=not spoken or spoken[0][0].strict,
        notes=tuple(notes),
    )


def language_code(text: str) -> str:
    """A declared language as one that there is data for: `fr-CA` is fr; raises Unreadable with what is allowed."""
    code = text.strip().lower().replace("_", "-").split("-")[0]
    if code not in languages():
        raise Unreadable(f"language {quoted(text)} isn't one of {', '.join(languages())}{nearest(code, languages())}")
    return code


def _said(name: str, layers: Sequence[Layer]) -> list[tuple[Layer, str]]:
    return [(layer, value) for layer in layers if (value := layer.fields.get(name, "").strip())]


def _day(layer: Layer, value: str, notes: list[str]) -> Stated | None:
    try:
        found = stated(value)
    except Unreadable as error:
        if layer.strict:
            raise
        notes.append(f"{error} ({layer.called})")
        return None
    return found if layer.strict or found.day not in _NO_DATE else None


def _language(layer: Layer, value: str) -> str | None:
    try:
        return language_code(value)
    except Unreadable:
        if layer.strict:
            raise
        return None  # the text will tell


def _differing(name: str, said: Sequence[tuple[Layer, T]], shown: Callable[[T], str], agree: Callable[[T, T], bool]) -> Iterator[str]:
    if not said or not said[0][0].compared:
        return
    (first, taken), *others = said
    for layer, value in others:
        if layer.compared and not agree(taken, value):
            yield f"{name}: {first.called} says {shown(taken)}, {layer.called} {shown(value)}; the first is taken"


def _alike(a: str, b: str) -> bool:
    """Whether two names or titles say the same, but for signs and what one has beside it ("Port reopens - The Pier", "Reuters", "reuters.com")."""
    first, second = (_SIGNS.sub("", text).casefold() for text in (a, b))
    return first in second or second in first
