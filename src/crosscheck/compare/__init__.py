"""One comparer a kind: could two claims about one thing both be true?

A comparer is a module of this package with `compare(a, b, options) -> Comparison | None`; None means nothing to say.
Its `Options` are what a rule may set: a frozen record (`crosscheck.options`).
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
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
    return None if kind == "custom" else _by_default(kind)(a, b)  # of what comparers in Python read only a rule knows with what


@cache
def _by_default(kind: Kind) -> Callable[[Claim, Claim], bool | None]:
    """What a comparer says by its default options: by its `together`, where it has one that spares the words."""
    module = comparer(kind)
    options = module.Options()
    together: Callable[[Claim, Claim, Any], bool | None] | None = getattr(module, "together", None)
    if together is not None:
        return lambda a, b: together(a, b, options)
    return lambda a, b: None if (found := module.compare(a, b, options)) is None else found.verdict == "compatible"
