"""One comparer a kind: could two claims about one thing both be true?

A comparer is a module of this package with `compare(a, b, options) -> Comparison | None`; None means nothing to say.
Its `Options` are what a rule may set: a frozen record (`crosscheck.options`).
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import Any, Protocol, cast

from crosscheck.compare._named import told_apart
from crosscheck.model import Claim, Comparison, Kind

__all__ = ["Comparer", "agree", "comparer", "comparers", "told_apart"]


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
    module = comparer(kind)
    found = module.compare(a, b, module.Options())
    return None if found is None else found.verdict == "compatible"
