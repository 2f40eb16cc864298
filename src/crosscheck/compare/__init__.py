"""One comparer a kind: could two claims about one thing both be true?

A comparer is a module of this package with `compare(a, b, options) -> Comparison | None`; None means nothing to say.
Its `Options` are what a rule may set: a frozen record (`crosscheck.options`).
"""

from __future__ import annotations

import pkgutil
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, Protocol, cast

from crosscheck.compare._named import told_apart
from crosscheck.model import Claim, Comparison, Kind, Span, Value

__all__ = ["Comparer", "agree", "comparer", "comparers", "told_apart"]

BY_VALUE: frozenset[Kind] = frozenset(("quantity", "percent", "duration", "ordinal"))  # whether two of them agree, their values alone decide


class Comparer(Protocol):
    """What a module of this package offers."""

    Options: type[Any]

    def compare(self, a: Claim, b: Claim, options: Any) -> Comparison | None: ...


@cache
def comparers() -> tuple[str, ...]:
    """The names of all comparers."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")))


@cache
def comparer(name: str) -> Comparer:
    """A comparer by its name; raises KeyError for one that isn't there."""
    if name not in comparers():
        raise KeyError(name)
    return cast("Comparer", import_module(f"{__name__}.{name}"))


def agree(kind: Kind, a: Claim, b: Claim) -> bool | None:
    """Whether two claims of one kind can both be true, by the default options; None where nothing can be said."""
    if kind == "custom":
        return None  # only a rule knows with what
    return _values_agree(kind, a.value, b.value) if kind in BY_VALUE else _claims_agree(kind, a, b)


@lru_cache(maxsize=16_384)  # in a story the same few numbers meet thousands of times
def _values_agree(kind: Kind, a: Value, b: Value) -> bool | None:
    return _claims_agree(kind, _only(kind, a), _only(kind, b))


def _claims_agree(kind: Kind, a: Claim, b: Claim) -> bool | None:
    module = comparer(kind)
    found = module.compare(a, b, module.Options())
    return None if found is None else found.verdict == "compatible"


def _only(kind: Kind, value: Value) -> Claim:
    """A claim of which nothing is known but its value."""
    nowhere = Span(0, 0)
    return Claim(article="", kind=kind, span=nowhere, quote="", value=value, sentence=nowhere, sentence_text="", contexts=())
